import type { AccessChange } from '../transcript/transcript.ts'
import type { WireChat, WireUser } from '../wire-types.ts'
import type { World } from '../world.ts'

/** Sends the bot the update that its membership in a chat has changed: `my_chat_member`. */
export function emitMembership(
  { bot, clock, emit }: World,
  chat: WireChat,
  from: WireUser,
  before: string,
  after: string,
): void {
  emit(
    'my_chat_member',
    {
      chat,
      from,
      date: Math.floor(clock.now() / 1_000),
      old_chat_member: { user: bot, status: before },
      new_chat_member: { user: bot, status: after },
    },
    String(chat.id),
  )
}

/** Notes in the transcript that the access of the bot to a chat has changed. */
export function noteAccess({ log }: World, chat: WireChat, change: AccessChange, toChatId?: number): void {
  log.add({ kind: 'access', chatId: chat.id, change, ...(toChatId === undefined ? {} : { toChatId }) })
}
