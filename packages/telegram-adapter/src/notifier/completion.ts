import type { RunEnd } from '../messages/messages.ts'
import type { Json } from '../ports/ops-port.ts'

/** End of a run, for one recipient: the fields of the job runner's completion that a notice shows. */
export interface TelegramCompletion extends RunEnd {
  readonly deliveryId: string
  readonly jobId: string
  /** Cause of the run: `manual` for one that was triggered, `schedule`, or `misfire`. */
  readonly cause: string
  /**
   * `{ channel: 'telegram', chatId: '123', threadId: '45', language: 'en' }`; without `threadId` the notice goes to the chat
   * itself, and without `language` it is in the first one.
   */
  readonly recipient: { readonly channel: string; readonly [field: string]: Json }
  /** Whether it may have been delivered before. */
  readonly redelivered: boolean
}
