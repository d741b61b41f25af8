import type { WireChat, WireMessage, WireUser } from '../wire-types.ts'

/** Every message, by chat, as it stands. */
export interface MessageBook {
  /** Stores a message under the chat's next id, dated now. */
  add(chat: WireChat, from: WireUser | undefined, content: MessageContent): WireMessage
  /** Puts a new version in the place of one that is there. */
  replace(message: WireMessage): void
  remove(chatId: number, messageId: number): void
  find(chatId: number, messageId: number): WireMessage | undefined
  of(chatId: number): readonly WireMessage[]
}

export type MessageContent = Omit<WireMessage, 'message_id' | 'date' | 'chat' | 'from'>

export function createMessageBook({ now }: { now: () => number }): MessageBook {
  const byChat = new Map<number, Map<number, WireMessage>>()
  // Private chats and groups share the account's count; each supergroup has its own.
  const lastIds = new Map<number, number>()
  const chatOf = (chatId: number) => {
    const messages = byChat.get(chatId) ?? new Map<number, WireMessage>()
    byChat.set(chatId, messages)
    return messages
  }
  return {
    add(chat, from, content) {
      const counter = chat.type === 'supergroup' ? chat.id : 0
      const id = (lastIds.get(counter) ?? 0) + 1
      lastIds.set(counter, id)
      const message: WireMessage = {
        message_id: id,
        ...(from === undefined ? {} : { from }),
        chat,
        date: Math.floor(now() / 1_000),
        ...content,
      }
      chatOf(chat.id).set(id, message)
      return message
    },
    replace(message) {
      chatOf(message.chat.id).set(message.message_id, message)
    },
    remove(chatId, messageId) {
      chatOf(chatId).delete(messageId)
    },
    find: (chatId, messageId) => byChat.get(chatId)?.get(messageId),
    of: (chatId) => [...(byChat.get(chatId)?.values() ?? [])],
  }
}
