import { type ChatRecord, privateChat } from './chat/chats.ts'
import type { MessageContent } from './chat/message-book.ts'
import { commandEntities } from './text/entities.ts'
import type { AccessChange } from './transcript/transcript.ts'
import type { Press } from './updates/callback-queries.ts'
import type { WireButton, WireChat, WireMessage, WireUser } from './wire-types.ts'
import type { World } from './world.ts'

/** Message whose button is pressed. @default the newest message of the chat that has the button */
export interface PressTarget {
  /** The private chat when missing. */
  readonly in?: FakeGroup | undefined
  /** Id of the message. @default the newest one that has the button */
  readonly messageId?: number
}

/** Place and origin of a message that a user sends. */
export interface SendOptions {
  /** Group of the message. @default the private chat */
  readonly in?: FakeGroup | undefined
  /** Topic of the group, as `createTopic` returned it. */
  readonly topic?: number
  /** Id of the message that this one answers. */
  readonly replyTo?: number
  /** Author of the text: the message is forwarded. */
  readonly forwardedFrom?: FakeUser
  /** Username of the inline bot that made the text. */
  readonly viaBot?: string
}

/** Person who writes to the bot and presses its buttons. */
export interface FakeUser {
  /** Telegram id; the private chat with the bot has the same. */
  readonly id: number
  /** First name, as the bot receives it. */
  readonly name: string
  /** Returns the messages of the private chat with the bot, as they stand. */
  messages(): readonly WireMessage[]
  /** Sends a message to the bot, in the private chat or in a group. The bot is started by the first private message. @throws Error after `block` */
  send(text: string, options?: SendOptions): WireMessage
  /**
   * Presses a button of a message of the bot.
   * @param label its text, whole, or a pattern
   * @throws Error when no message has such a button, with those there are
   */
  press(label: string | RegExp, target?: PressTarget): Press
  /** Taps once: the tap arrives as two callback queries with different ids. */
  pressTwice(label: string | RegExp, target?: PressTarget): readonly [Press, Press]
  /** Presses with any data, as a changed client can send it. The message is the bot's newest, unless `target` names one. */
  forge(data: string, target?: PressTarget): Press
  /** Changes an own message: the bot gets `edited_message`. */
  edit(messageId: number, text: string, options?: { readonly in?: FakeGroup | undefined }): WireMessage
  /** Deletes a message of the chat, also one of the bot: an edit of it gets 400. */
  remove(messageId: number, options?: { readonly in?: FakeGroup | undefined }): void
  /** Changes the language of the app, `ko` at first: the bot receives it with each later message and press. */
  setLanguage(code: string): void
  /** Blocks the bot: from here on it gets 403. The bot receives `my_chat_member`. */
  block(): void
  /** Unblocks the bot. It receives `my_chat_member`. */
  unblock(): void
  /** Deletes the account: the bot gets 403. */
  deactivate(): void
}

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

/** People and groups that a test plays. */
export interface People {
  user(person: { readonly id: number; readonly name: string; readonly username?: string }): FakeUser
  group(group: { readonly title: string; readonly id?: number }): FakeGroup
}

export function createPeople(world: World): People {
  const { chats, messages, bot, log } = world
  const users = new Map<number, FakeUser>()
  let nextGroupId = -1_000_001

  const emitMembership = (chat: WireChat, from: WireUser, before: string, after: string) =>
    world.emit(
      'my_chat_member',
      {
        chat,
        from,
        date: Math.floor(world.clock.now() / 1_000),
        old_chat_member: { user: bot, status: before },
        new_chat_member: { user: bot, status: after },
      },
      String(chat.id),
    )

  const noteAccess = (chat: WireChat, change: AccessChange, toChatId?: number) =>
    log.add({ kind: 'access', chatId: chat.id, change, ...(toChatId === undefined ? {} : { toChatId }) })

  // The bot does not read everything in a group: commands for it, and replies to it.
  const isForBot = (message: WireMessage) => {
    if (message.chat.type === 'private' || message.reply_to_message?.from?.id === bot.id) return true
    const command = /^\/\w+(?:@(\w+))?/.exec(message.text ?? '')
    return command !== null && (command[1] ?? bot.username) === bot.username
  }

  function createUser(person: { readonly id: number; readonly name: string; readonly username?: string }): FakeUser {
    let self: WireUser = {
      id: person.id,
      is_bot: false,
      first_name: person.name,
      ...(person.username === undefined ? {} : { username: person.username }),
      language_code: 'ko',
    }
    const own = chats.get(person.id) ?? chats.add({ chat: privateChat(self), state: 'unknown', topics: new Set() })

    function enter(group: FakeGroup | undefined): ChatRecord {
      const record = group === undefined ? own : chats.get(group.id)
      if (record === undefined) throw new Error(`the group ${group?.id} does not exist: make it with group()`)
      if (record.state === 'blocked' || record.state === 'deactivated') {
        throw new Error(`${person.name} cannot write to the bot: ${record.state}`)
      }
      if (record === own) own.state = 'open'
      else if (own.state === 'unknown') own.state = 'met'
      return record
    }

    const isHeard = (record: ChatRecord) => record.state === 'open' || record.state === 'muted'

    function pressOn(
      button: { readonly label: string | undefined; readonly data: string },
      message: WireMessage | undefined,
      record: ChatRecord,
    ): Press {
      const chatId = record.chat.id
      const press = world.callbacks.add({ data: button.data, chatId })
      log.add({
        kind: 'user-pressed',
        chatId,
        callbackId: press.id,
        userId: self.id,
        name: self.first_name,
        label: button.label,
        data: button.data,
        messageId: message?.message_id,
      })
      const body = { id: press.id, from: self, chat_instance: String(chatId), data: button.data }
      const whole = message === undefined ? body : { ...body, message }
      if (isHeard(record)) world.emit('callback_query', whole, String(chatId))
      return press
    }

    function findButton(label: string | RegExp, target: PressTarget) {
      const record = enter(target.in)
      const matches = ({ text }: WireButton) => (typeof label === 'string' ? text === label : label.test(text))
      const there: string[] = []
      for (const message of messages.of(record.chat.id).toReversed()) {
        if (target.messageId !== undefined && target.messageId !== message.message_id) continue
        const buttons = message.reply_markup?.inline_keyboard.flat() ?? []
        const button = buttons.find(matches)
        if (button?.callback_data !== undefined) {
          return { record, message, button: { label: button.text, data: button.callback_data } }
        }
        there.push(...buttons.map(({ text }) => text))
      }
      throw new Error(`no button ${String(label)}; there are: ${there.join(', ') || 'none'}`)
    }

    const pressOnce = (label: string | RegExp, target: PressTarget = {}) => {
      const { record, message, button } = findButton(label, target)
      return () => pressOn(button, message, record)
    }

    return {
      id: person.id,
      name: person.name,
      messages: () => messages.of(person.id),
      send(text, options = {}) {
        const record = enter(options.in)
        const repliedTo = options.replyTo === undefined ? undefined : messages.find(record.chat.id, options.replyTo)
        const message = messages.add(record.chat, self, {
          ...textOf(text),
          ...(repliedTo === undefined ? {} : { reply_to_message: repliedTo }),
          ...(options.topic !== undefined && { message_thread_id: options.topic, is_topic_message: true as const }),
          ...originOf(options, Math.floor(world.clock.now() / 1_000)),
        })
        log.add({ kind: 'user-sent', chatId: record.chat.id, message })
        if (isHeard(record) && isForBot(message)) world.emit('message', message, String(record.chat.id))
        return message
      },
      press: (label, target) => pressOnce(label, target)(),
      pressTwice(label, target) {
        const press = pressOnce(label, target)
        return [press(), press()]
      },
      forge(data, target = {}) {
        const record = enter(target.in)
        const message = messages
          .of(record.chat.id)
          .findLast((one) => (target.messageId ?? one.message_id) === one.message_id && one.from?.id === bot.id)
        return pressOn({ label: undefined, data }, message, record)
      },
      edit(messageId, text, options = {}) {
        const record = enter(options.in)
        const old = messages.find(record.chat.id, messageId)
        if (old?.from?.id !== self.id) throw new Error(`message ${messageId} is not a message of ${person.name}`)
        const { entities: _, ...rest } = old
        const message = { ...rest, edit_date: Math.floor(world.clock.now() / 1_000), ...textOf(text) }
        messages.replace(message)
        log.add({ kind: 'user-edited', chatId: record.chat.id, message })
        if (isHeard(record) && isForBot(message)) world.emit('edited_message', message, String(record.chat.id))
        return message
      },
      remove: (messageId, options = {}) => messages.remove(enter(options.in).chat.id, messageId),
      setLanguage(code) {
        self = { ...self, language_code: code }
      },
      block() {
        own.state = 'blocked'
        noteAccess(own.chat, 'blocked')
        emitMembership(own.chat, self, 'member', 'kicked')
      },
      unblock() {
        own.state = 'open'
        noteAccess(own.chat, 'unblocked')
        emitMembership(own.chat, self, 'kicked', 'member')
      },
      deactivate() {
        own.state = 'deactivated'
        noteAccess(own.chat, 'deactivated')
      },
    }
  }

  function createGroup({ title, id }: { readonly title: string; readonly id: number }): FakeGroup {
    let record = chats.add({ chat: { id, type: 'group', title }, state: 'open', topics: new Set() })
    // Owner of the group: a person from whom the bot receives nothing else.
    const owner: WireUser = { id: -id, is_bot: false, first_name: 'group owner' }
    const change = (state: ChatRecord['state'], what: AccessChange, before: string, after: string) => {
      record.state = state
      noteAccess(record.chat, what)
      emitMembership(record.chat, owner, before, after)
    }
    const service = (chat: WireChat, content: MessageContent) =>
      world.emit('message', messages.add(chat, owner, content), String(chat.id))
    emitMembership(record.chat, owner, 'left', 'member')
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
        noteAccess(old.chat, 'upgraded', toChatId)
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
        noteAccess(record.chat, 'deleted')
      },
    }
  }

  return {
    user(person) {
      if (!Number.isSafeInteger(person.id) || person.id <= 0)
        throw new RangeError(`id: ${person.id} is not the id of a person; pass a positive integer`)
      const user = users.get(person.id) ?? createUser(person)
      users.set(person.id, user)
      return user
    },
    group({ title, id = nextGroupId-- }) {
      if (!Number.isSafeInteger(id) || id >= 0)
        throw new RangeError(`id: ${id} is not the id of a group; pass a negative integer`)
      return createGroup({ title, id })
    },
  }
}

/** Returns the fields of a message whose text is not of its sender. @param at seconds since 1970 */
function originOf({ forwardedFrom: author, viaBot }: SendOptions, at: number) {
  return {
    ...(author !== undefined && {
      forward_origin: {
        type: 'user' as const,
        sender_user: { id: author.id, is_bot: false, first_name: author.name },
        date: at,
      },
    }),
    ...(viaBot !== undefined && { via_bot: { id: 99, is_bot: true, first_name: viaBot, username: viaBot } }),
  }
}

function textOf(text: string): Pick<MessageContent, 'text' | 'entities'> {
  const entities = commandEntities(text)
  return entities.length === 0 ? { text } : { text, entities }
}
