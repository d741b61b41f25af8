import type { Clock } from '../clock.ts'
import { OpsTelegramError } from '../errors.ts'
import { createChatPace } from './chat-pace.ts'

/** Chats of one bot: their pace, and the new ids of groups that became supergroups. The bot and the notifier share them. */
export interface Chats {
  /** Calls with the current id of the chat; follows a group that became a supergroup. */
  inChat<T>(chatId: string, ask: (chatId: string) => Promise<T>): Promise<T>
  /** Returns the current id of the chat. */
  idOf(chatId: string): string
  /** Notes a message that goes to the chat at once: the answer to a user waits for no pace. */
  noteMessage(chatId: string): void
  /** Returns whether half of the messages that a group may receive in a minute were sent: the rest is for admins. */
  isHalfUsed(chatId: string): boolean
  /** Returns the ms until an edit may go to the chat; 0 means now, and then it is noted. */
  turnOfEdit(chatId: string): number
  /** Returns the ms until a notice may go to the chat; 0 means now, and then it is noted. No edit goes before a notice that waits. */
  turnOfNotice(chatId: string): number
}

export function createChats(clock: Clock): Chats {
  const pace = createChatPace()
  const moved = new Map<string, string>()
  const idOf = (chatId: string) => moved.get(chatId) ?? chatId

  async function inChat<T>(chatId: string, ask: (chatId: string) => Promise<T>): Promise<T> {
    const id = idOf(chatId)
    try {
      return await ask(id)
    } catch (error) {
      const newId = error instanceof OpsTelegramError ? error.movedToChatId : undefined
      if (newId === undefined || newId === id) throw error
      moved.set(chatId, newId)
      return inChat(newId, ask)
    }
  }

  return {
    inChat,
    idOf,
    noteMessage: (chatId) => pace.note(idOf(chatId), clock.monotonic()),
    isHalfUsed: (chatId) => pace.isHalfUsed(idOf(chatId), clock.monotonic()),
    turnOfEdit: (chatId) => pace.turn(idOf(chatId), clock.monotonic()),
    turnOfNotice: (chatId) => pace.turn(idOf(chatId), clock.monotonic(), { isFirst: true }),
  }
}
