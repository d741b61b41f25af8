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
  Subscription,
  WorkOptions,
} from './backends/backend.ts'
export { createMemory, type Memory } from './backends/memory/memory.ts'
export { addRecipients, type Completion, completionFor, deliveryIdOf, type Recipient } from './delivery/completion.ts'
export type { Json } from './runner/json.ts'
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
} from './runner/run-states.ts'
