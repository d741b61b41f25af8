import type { Clock } from '../clock.ts'
import type { BotCommands } from './bot-commands.ts'
import type { CallbackQueries } from './callback-queries.ts'
import type { Chats } from './chats.ts'
import type { FloodGate } from './flood-limits.ts'
import type { MessageBook } from './message-book.ts'
import type { Polling } from './polling.ts'
import type { TranscriptLog } from './transcript-log.ts'
import type { UpdateQueue } from './update-queue.ts'
import type { Webhook } from './webhook.ts'
import type { WireUpdate, WireUser } from './wire.ts'

/** All that the methods work on. */
export interface World {
  readonly clock: Clock
  readonly bot: WireUser
  readonly chats: Chats
  readonly messages: MessageBook
  readonly updates: UpdateQueue
  readonly polling: Polling
  readonly webhook: Webhook
  readonly callbacks: CallbackQueries
  readonly commands: BotCommands
  readonly flood: FloodGate
  readonly log: TranscriptLog
  /** Makes an update and tells whoever waits for one. @returns undefined when the bot does not want its kind */
  tell(kind: string, body: unknown, of: string): WireUpdate | undefined
}
