import { parseJson } from '../../parse-json.ts'
import { isObject } from '../call/json.ts'
import type { Parameters } from '../call/parameters.ts'
import { badRequest, tooManyRequests } from '../call/refusal.ts'
import { type ChatRecord, checkPerson, checkWriteAccess } from '../chat/chats.ts'
import type { MessageContent } from '../chat/message-book.ts'
import { checkOnServer, type ReplyMarkup } from '../text/reply-markup.ts'
import type { WireMessage } from '../wire-types.ts'
import type { World } from '../world.ts'

/** The message that a call replies to. */
export interface ReplyTo {
  readonly messageId: number
  readonly mayBeMissing: boolean
}

/** Parses the message that is replied to. @throws {Refusal} 400 */
export function parseReplyTo(parameters: Parameters): ReplyTo | undefined {
  const json = parameters.text('reply_parameters')
  if (json === '') {
    const messageId = parameters.integer('reply_to_message_id', { default: 0 })
    return messageId === 0 ? undefined : { messageId, mayBeMissing: parameters.flag('allow_sending_without_reply') }
  }
  const value = parseJson(json)
  if (value === undefined) throw badRequest("can't parse reply parameters JSON object")
  if (!isObject(value)) throw badRequest('object expected as reply parameters')
  const messageId = Number(value['message_id'])
  return { messageId, mayBeMissing: value['allow_sending_without_reply'] === true }
}

/** Returns the chat of a message, after checks of the thread and of the message that it answers. @throws {Refusal} 400 or 403 */
export function openChat(
  world: World,
  parameters: Parameters,
  replyTo: ReplyTo | undefined,
): { record: ChatRecord; reply: MessageContent } {
  const record = world.chats.resolve(parameters.text('chat_id'))
  const topic = parameters.integer('message_thread_id', { default: 0 })
  if (topic > 0 && !record.topics.has(topic)) throw badRequest('message thread not found')
  const repliedTo = replyTo === undefined ? undefined : world.messages.find(record.chat.id, replyTo.messageId)
  if (replyTo !== undefined && repliedTo === undefined && !replyTo.mayBeMissing) {
    throw badRequest('message to be replied not found')
  }
  checkWriteAccess(record)
  return {
    record,
    reply: {
      ...(topic > 0 && { message_thread_id: topic, is_topic_message: true as const }),
      ...(repliedTo !== undefined && { reply_to_message: repliedTo }),
    },
  }
}

/** Makes the checks that Telegram's own servers make last, in their order. @throws {Refusal} 400, 429 or 403 */
export function passServer(world: World, record: ChatRecord, markup: ReplyMarkup): void {
  checkOnServer(markup)
  const seconds = world.flood.pass({ id: record.chat.id, isGroup: record.chat.type !== 'private' })
  if (seconds > 0) throw tooManyRequests(seconds)
  checkPerson(record)
}

/** Puts the bot's message into the chat. */
export function post(world: World, record: ChatRecord, markup: ReplyMarkup, content: MessageContent): WireMessage {
  const message = world.messages.add(record.chat, world.bot, {
    ...content,
    ...(markup.keyboard === undefined ? {} : { reply_markup: markup.keyboard }),
  })
  world.log.add({ kind: 'bot-sent', chatId: record.chat.id, message })
  return message
}
