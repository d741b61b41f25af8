export type {
  Backend,
  BackendContext,
  BackendStats,
  Claim,
  DeliverOptions,
  Delivery,
  DeliveryEnd,
  Enqueue,
  Enqueued,
  ScheduleState,
  Taker,
  WorkOptions,
} from './backend.ts'
export { createMemory, type Memory, memoryBackend } from './backends/memory.ts'
export type { Calendar } from './calendar.ts'
export { type Clock, systemClock } from './clock.ts'
export { addRecipients, type Completion, completionFor, deliveryIdOf, type Recipient } from './completion.ts'
export type { NotifierHealth } from './deliveries.ts'
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
export type { Health } from './health.ts'
export type { JobDefinition, RetryPolicy, RunContext } from './job.ts'
export type { JobInfo } from './jobs.ts'
export type { Json } from './json.ts'
export type { Limits } from './limits.ts'
export { type Notifier, onComplete, requireSettings } from './notifier.ts'
export type { Misfire } from './planner.ts'
export {
  type AttemptEnd,
  cancelRun,
  createRun,
  endAttempt,
  expireRun,
  type FinalState,
  giveBackRun,
  hasExpired,
  isDue,
  isFinal,
  isSettled,
  loseRun,
  type NewRun,
  type Progress,
  type RunCause,
  type RunError,
  type RunInfo,
  type RunState,
  startRun,
} from './run.ts'
export {
  type Ack,
  createJobRunner,
  type JobRunner,
  type JobRunnerOptions,
  type TriggerOptions,
} from './runner.ts'
export type { CompiledSchedule, CronRule, EveryRule, OnceRule, ScheduleRule } from './schedule.ts'
