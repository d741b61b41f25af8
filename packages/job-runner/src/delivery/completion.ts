import { canonicalJson, type Json } from '../runner/input/json.ts'
import {
  type FinalState,
  isFinal,
  type RunCause,
  type RunError,
  type RunInfo,
  type RunState,
} from '../runner/run-states.ts'

/** Address of a completion: `{ channel: 'telegram', chatId: '123' }`. Fields beyond `channel` and `states` are the notifier's; ids are text. */
export type Recipient = {
  /** Channel of the notifier that delivers to it. */
  readonly channel: string
  /** States of a run whose completion it gets, such as `['failed', 'timed_out']`. @default all of them */
  readonly states?: readonly FinalState[]
  // Apart: without exactOptionalPropertyTypes an optional field does not fit an index signature beside it (TS2411).
} & { readonly [field: string]: Json }

/**
 * Returns whether a recipient gets the completion of a run that ended in a state.
 *
 * @example
 * const isTold = wantsState({ channel: 'mail', to: 'kim', states: ['failed'] }, 'succeeded') // false
 */
export const wantsState = ({ states }: Recipient, state: RunState): boolean =>
  !Array.isArray(states) || states.includes(state)

/** How a run ended, for one recipient. Stored with the run's end, in one step. */
export interface Completion {
  /** Version of this shape. */
  readonly v: 1
  /** Id of the delivery, for `redeliver` and `discard`. */
  readonly deliveryId: string
  /** Id of the run: use it to recognize a message that comes twice. */
  readonly runId: string
  /** Id of the job. */
  readonly jobId: string
  /** Name of the job when the run was made. */
  readonly jobName: string
  /** Cause of the run: a trigger, or a slot of the schedule. */
  readonly cause: RunCause
  /** Slot that the run was for, in ms since 1970; missing for a triggered run. */
  readonly scheduledFor?: number
  /** The recipient as the caller passed it. */
  readonly recipient: Recipient
  /** State in which the run has ended. */
  readonly status: FinalState
  /** Number of attempts begun; 0 for a run that never began. */
  readonly attempt: number
  /** Number of attempts that the run might have had. */
  readonly maxAttempts: number
  /** Time when the run was stored, in ms since 1970. */
  readonly acceptedAt: number
  /** Time when the first attempt began, in ms since 1970; missing for a run that never began. */
  readonly startedAt?: number
  /** Time when the run ended, in ms since 1970. */
  readonly finishedAt: number
  /** Duration of the last attempt, in ms; 0 for a run that had none. */
  readonly durationMs: number
  /** JSON of at most 64 KiB; a longer one is cut, and `isTruncated` says so. */
  readonly result?: Json
  /** True if the result was cut: then it is the beginning of its JSON text. */
  readonly isTruncated?: boolean
  /** Error of the run; always present unless the run succeeded. */
  readonly error?: RunError
  /** Time of the job's next run by its schedule, in ms since 1970. */
  readonly nextRunAt?: number
  /**
   * True if the completion may have been delivered before: a process died after it sent it and before it stored that, or a
   * notifier gave no answer within 30 s.
   */
  readonly redelivered: boolean
}

/** Error of a delivery that is dead because of its age. */
export const tooOld = 'no process has delivered it within keepMs, the age up to which runs are kept'

/**
 * Returns the id of the delivery to a run's recipient at `index`; `wait` is for a caller that waits in this process.
 *
 * @example
 * const id = deliveryIdOf('run-1', 0) // run-1/0
 */
export const deliveryIdOf = (runId: string, index: number | 'wait'): string => `${runId}/${index}`

/**
 * Returns the recipients of a run after others joined it: equal recipients get one delivery.
 *
 * @example
 * const recipients = addRecipients([{ channel: 'mail', to: 'kim' }], [{ to: 'kim', channel: 'mail' }]) // one
 */
export function addRecipients(known: readonly Recipient[], more: readonly Recipient[]): readonly Recipient[] {
  if (known.length === 0 && more.length < 2) return more
  const all = new Map(known.map((recipient) => [canonicalJson(recipient), recipient]))
  for (const recipient of more) if (!all.has(canonicalJson(recipient))) all.set(canonicalJson(recipient), recipient)
  return [...all.values()]
}

/**
 * Returns the completion of a run that has ended, for the recipient at `index`.
 *
 * @example
 * const recipients: Recipient[] = [{ channel: 'mail', to: 'kim' }]
 * const completions = recipients.map((recipient, index) => completionFor(run, { recipient, index, nextRunAt: undefined }))
 */
export function completionFor(
  run: RunInfo,
  to: { readonly recipient: Recipient; readonly index: number | 'wait'; readonly nextRunAt: number | undefined },
): Completion {
  if (!isFinal(run.state)) throw new Error(`run ${run.runId} has not ended: it is ${run.state}`)
  return {
    v: 1,
    deliveryId: deliveryIdOf(run.runId, to.index),
    runId: run.runId,
    jobId: run.jobId,
    jobName: run.jobName,
    cause: run.cause,
    ...(run.scheduledFor !== undefined && { scheduledFor: run.scheduledFor }),
    recipient: to.recipient,
    status: run.state,
    attempt: run.attempt,
    maxAttempts: run.maxAttempts,
    acceptedAt: run.acceptedAt,
    ...(run.startedAt !== undefined && { startedAt: run.startedAt }),
    finishedAt: run.finishedAt ?? run.acceptedAt,
    durationMs: run.durationMs ?? 0,
    ...(run.result !== undefined && { result: run.result }),
    ...(run.isTruncated && { isTruncated: true }),
    ...(run.error !== undefined && { error: run.error }),
    ...(to.nextRunAt !== undefined && { nextRunAt: to.nextRunAt }),
    redelivered: false,
  }
}
