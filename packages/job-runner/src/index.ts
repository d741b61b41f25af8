export type { ServedChannel } from './backends/backend.ts'
export { type MemoryBackendOptions, memoryBackend } from './backends/memory/backend.ts'
export { type Clock, systemClock } from './clock.ts'
export type { NotifierHealth } from './delivery/channel.ts'
export type { Completion, Recipient } from './delivery/completion.ts'
export { type Notifier, type OnCompleteOptions, onComplete, requireSettings } from './delivery/notifier.ts'
export {
  type AnyJobError,
  isJobError,
  JobBackendError,
  JobCalendarError,
  JobCancelledError,
  JobError,
  JobInputError,
  JobLeaseLostError,
  JobNotifierError,
  JobRejectedError,
  JobRunUnknownError,
  JobStoppedError,
  JobTimedOutError,
  JobUnknownError,
} from './errors.ts'
export type { JobEvents } from './events.ts'
export type { Health, HealthCode, HealthProblem } from './health.ts'
export type { Json } from './runner/input/json.ts'
export type { JobLimits } from './runner/input/limits.ts'
export type { JobRunnerOptions } from './runner/input/options.ts'
export type { JobDefinition, RetryPolicy, RunContext } from './runner/job-definition.ts'
export type { JobInfo } from './runner/job-registry.ts'
export type { StopOptions } from './runner/lifecycle.ts'
export type { HistoryOptions, WaitOptions } from './runner/queries.ts'
export {
  type FinalState,
  isFinal,
  type Progress,
  type RunCause,
  type RunError,
  type RunInfo,
  type RunState,
} from './runner/run-states.ts'
export { createJobRunner, type JobRunner } from './runner/runner.ts'
export type { Ack, TriggerOptions } from './runner/trigger.ts'
export type { Calendar } from './schedule/calendar.ts'
export type { Misfire } from './schedule/planner.ts'
export type { CompiledSchedule, CronRule, EveryRule, OnceRule, ScheduleRule } from './schedule/schedule.ts'
