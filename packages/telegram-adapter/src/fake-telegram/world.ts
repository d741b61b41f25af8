import type { Clock } from '../clock.ts'
import type { BotCommands } from './chat/bot-commands.ts'
import type { Chats } from './chat/chats.ts'
import type { FloodGate } from './chat/flood-limits.ts'
import type { MessageBook } from './chat/message-book.ts'
import type { StoredFiles } from './files/stored-files.ts'
import type { TranscriptLog } from './transcript/log.ts'
import type { CallbackQueries } from './updates/callback-queries.ts'
import type { Polling } from './updates/polling.ts'
import type { UpdateQueue } from './updates/queue.ts'
import type { Webhook } from './updates/webhook.ts'
import type { WireUpdate, WireUser } from './wire-types.ts'

/** State of the fake Telegram, which the methods of the Bot API and the people share. */
export interface World {
  readonly clock: Clock
  readonly bot: WireUser
  readonly chats: Chats
  readonly messages: MessageBook
  readonly files: StoredFiles
  readonly updates: UpdateQueue
  readonly polling: Polling
  readonly webhook: Webhook
  readonly callbacks: CallbackQueries
  readonly commands: BotCommands
  readonly flood: FloodGate
  readonly log: TranscriptLog
  /** Emits an update to the bot. @returns undefined when the bot does not want its kind */
  emit(kind: string, body: unknown, of: string): WireUpdate | undefined
}
