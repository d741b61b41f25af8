import type { ChatRecord } from '../chat/chats.ts'
import type { MessageContent } from '../chat/message-book.ts'
import type { AccessChange } from '../transcript/transcript.ts'
import type { WireChat, WireMessage, WireUser } from '../wire-types.ts'
import type { World } from '../world.ts'
import { emitMembership, noteAccess } from './membership.ts'

/** Group of the fake Telegram. */
export interface FakeGroup {
  /** The current one: it changes with `upgrade`. */
  readonly id: number
  /** Name of the group. */
  readonly title: string
  /** Returns the messages of the group, as they stand. */
  messages(): readonly WireMessage[]
  /** Makes it a supergroup: a new id, and for the old one 400 with `migrate_to_chat_id`. @returns the new id */
  upgrade(): number
  /** Removes the bot: 403. */
  kickBot(): void
  /** Removes the bot from the members (it left): 403 in a supergroup. */
  removeBot(): void
  /** Adds the bot to the members again. */
  addBot(): void
  /** Mutes the bot: it may read, and gets 400 when it writes. */
  muteBot(): void
  /** Adds a topic, as a forum has them: only a supergroup may. @returns its id, the `message_thread_id` */
  createTopic(): number
  /** Deletes a topic: 400 for a message to it. */
  deleteTopic(topic: number): void
  /** Deletes the group: 403. */
  delete(): void
}

/** Creates a group in the world, with the bot as a member. */
export function createGroup(world: World, { title, id }: { readonly title: string; readonly id: number }): FakeGroup {
  const { chats, messages } = world
  let record = chats.add({ chat: { id, type: 'group', title }, state: 'open', topics: new Set() })
  // Owner of the group: a person from whom the bot receives nothing else.
  const owner: WireUser = { id: -id, is_bot: false, first_name: 'group owner' }
  const change = (state: ChatRecord['state'], what: AccessChange, before: string, after: string) => {
    record.state = state
    noteAccess(world, record.chat, what)
    emitMembership(world, record.chat, owner, before, after)
  }
  const service = (chat: WireChat, content: MessageContent) =>
    world.emit('message', messages.add(chat, owner, content), String(chat.id))
  emitMembership(world, record.chat, owner, 'left', 'member')
  return {
    get id() {
      return record.chat.id
    },
    title,
    messages: () => messages.of(record.chat.id),
    upgrade() {
      const old = record
      const toChatId = -1_000_000_000_000 + old.chat.id
      record = chats.add({ chat: { id: toChatId, type: 'supergroup', title }, state: old.state, topics: new Set() })
      old.state = 'upgraded'
      old.upgradedTo = toChatId
      noteAccess(world, old.chat, 'upgraded', toChatId)
      service(old.chat, { migrate_to_chat_id: toChatId })
      service(record.chat, { migrate_from_chat_id: old.chat.id })
      return toChatId
    },
    kickBot: () => change('kicked', 'bot-removed', 'member', 'kicked'),
    removeBot: () => change('left', 'bot-removed', 'member', 'left'),
    addBot: () => change('open', 'bot-added', 'left', 'member'),
    muteBot: () => change('muted', 'bot-muted', 'member', 'restricted'),
    createTopic() {
      const { chat, topics } = record
      if (chat.type !== 'supergroup') throw new Error(`${title} is a group: call upgrade() before createTopic()`)
      record.chat = { ...chat, is_forum: true }
      const topic = messages.add(record.chat, owner, {}).message_id
      topics.add(topic)
      return topic
    },
    deleteTopic: (topic) => void record.topics.delete(topic),
    delete() {
      record.state = 'deleted'
      noteAccess(world, record.chat, 'deleted')
    },
  }
}
