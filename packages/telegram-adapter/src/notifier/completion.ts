import type { RunEnd } from '../messages/messages.ts'
import type { Json } from '../ports/ops-port.ts'

/** End of a run, for one recipient: the fields of the job runner's completion that a notice shows, or that its form may use. */
export interface TelegramCompletion extends RunEnd {
  /** Id of the delivery: the same one when it is repeated. */
  readonly deliveryId: string
  /** Id of the job. */
  readonly jobId: string
  /** Cause of the run: `manual` for one that was triggered, `schedule`, or `misfire`. */
  readonly cause: string
  /**
   * `{ channel: 'telegram', chatId: '123', threadId: '45', language: 'en' }`; without `threadId` the notice goes to the chat
   * itself, and without `language` it is in the first one.
   */
  readonly recipient: { readonly channel: string; readonly [field: string]: Json }
  /** Time of the job's next run by its schedule, in ms since 1970; missing when it has none. */
  readonly nextRunAt?: number
  /** Whether it may have been delivered before. */
  readonly redelivered: boolean
}
