import { type ChatRecord, privateChat } from '../chat/chats.ts'
import type { MessageContent } from '../chat/message-book.ts'
import { commandEntities } from '../text/entities.ts'
import type { Press } from '../updates/callback-queries.ts'
import type { WireButton, WireMessage, WireUser } from '../wire-types.ts'
import type { World } from '../world.ts'
import type { FakeGroup } from './group.ts'
import { emitMembership, noteAccess } from './membership.ts'

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

/** Data of a person: the id, the first name, and the public name without the `@`. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly username?: string
}

/** Creates a person in the world; the bot cannot write to a person who has not written to it. */
export function createUser(world: World, person: Person): FakeUser {
  const { chats, messages, bot, log } = world
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

  const reachesBot = (record: ChatRecord) => record.state === 'open' || record.state === 'muted'

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
    if (reachesBot(record)) world.emit('callback_query', whole, String(chatId))
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
      if (reachesBot(record) && isForBot(message, bot)) world.emit('message', message, String(record.chat.id))
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
      if (reachesBot(record) && isForBot(message, bot)) world.emit('edited_message', message, String(record.chat.id))
      return message
    },
    remove: (messageId, options = {}) => messages.remove(enter(options.in).chat.id, messageId),
    setLanguage(code) {
      self = { ...self, language_code: code }
    },
    block() {
      own.state = 'blocked'
      noteAccess(world, own.chat, 'blocked')
      emitMembership(world, own.chat, self, 'member', 'kicked')
    },
    unblock() {
      own.state = 'open'
      noteAccess(world, own.chat, 'unblocked')
      emitMembership(world, own.chat, self, 'kicked', 'member')
    },
    deactivate() {
      own.state = 'deactivated'
      noteAccess(world, own.chat, 'deactivated')
    },
  }
}

// The bot does not read everything in a group: commands for it, and replies to it.
function isForBot(message: WireMessage, bot: WireUser): boolean {
  if (message.chat.type === 'private' || message.reply_to_message?.from?.id === bot.id) return true
  const command = /^\/\w+(?:@(\w+))?/.exec(message.text ?? '')
  return command !== null && (command[1] ?? bot.username)?.toLowerCase() === bot.username?.toLowerCase()
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
