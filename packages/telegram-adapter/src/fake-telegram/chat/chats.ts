import { badRequest, Refusal } from '../call/refusal.ts'
import type { WireChat, WireUser } from '../wire-types.ts'

/** How a chat stands to the bot. */
export type ChatState =
  /** The bot may write. */
  | 'open'
  /** Person who has never written to the bot and shares no group with it. */
  | 'unknown'
  /** Person whom the bot has seen in a group only. */
  | 'met'
  | 'blocked'
  | 'deactivated'
  | 'kicked'
  | 'left'
  | 'deleted'
  | 'upgraded'
  /** A group where the bot may read only. */
  | 'muted'

export interface ChatRecord {
  chat: WireChat
  state: ChatState
  /** Id of the supergroup that a group became. */
  upgradedTo?: number
  /** Ids of the topics of a forum. */
  readonly topics: Set<number>
}

export interface Chats {
  add(record: ChatRecord): ChatRecord
  get(chatId: number): ChatRecord | undefined
  /** Returns the chat that a call names, as far as the Bot API server itself stores it. @throws {Refusal} 400 or 403 */
  resolve(chatId: string): ChatRecord
}

export function createChats(): Chats {
  const records = new Map<number, ChatRecord>()
  return {
    add(record) {
      records.set(record.chat.id, record)
      return record
    },
    get: (chatId) => records.get(chatId),
    resolve(chatId) {
      if (chatId === '') throw badRequest('chat_id is empty')
      // No chat here has a public name, and a person's name is not an address: `@anything` is not found.
      const record = /^-?\d+$/.test(chatId) ? records.get(Number(chatId)) : undefined
      if (record === undefined || record.state === 'unknown') throw badRequest('chat not found')
      const kind = record.chat.type === 'supergroup' ? 'supergroup' : 'group'
      switch (record.state) {
        case 'deactivated':
          throw new Refusal(403, 'user is deactivated')
        case 'deleted':
          throw new Refusal(403, 'the group chat was deleted')
        case 'kicked':
          throw new Refusal(403, `bot was kicked from the ${kind} chat`)
        case 'left':
          throw new Refusal(403, `bot is not a member of the ${kind} chat`)
        case 'upgraded':
          throw new Refusal(400, 'group chat was upgraded to a supergroup chat', {
            migrate_to_chat_id: record.upgradedTo ?? 0,
          })
        default:
          return record
      }
    },
  }
}

/** Checks that the bot may write there. @throws {Refusal} 400 */
export function checkWriteAccess({ state }: ChatRecord): void {
  if (state === 'muted') throw badRequest('have no write access to the chat')
}

/** Checks whether the person accepts messages of the bot, which only Telegram's own servers store. @throws {Refusal} 403 */
export function checkPerson({ state }: ChatRecord): void {
  if (state === 'blocked') throw new Refusal(403, 'bot was blocked by the user')
  if (state === 'met') throw new Refusal(403, "bot can't initiate conversation with a user")
}

/** Returns a person's private chat with the bot: it has the person's id. */
export const privateChat = (user: WireUser): WireChat => ({
  id: user.id,
  first_name: user.first_name,
  ...(user.username === undefined ? {} : { username: user.username }),
  type: 'private',
})
