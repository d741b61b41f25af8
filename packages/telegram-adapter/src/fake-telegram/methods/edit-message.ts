import type { Parameters } from '../call/parameters.ts'
import { badRequest, tooManyRequests } from '../call/refusal.ts'
import { checkPerson } from '../chat/chats.ts'
import { readFormattedText } from '../text/formatted-text.ts'
import { checkButtons, checkOnServer, parseReplyMarkup, type ReplyMarkup } from '../text/reply-markup.ts'
import type { WireEntity, WireMessage } from '../wire-types.ts'
import type { World } from '../world.ts'

const mostCharacters = 4_096
const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

/** Edits a text. A call without `reply_markup` removes the keyboard. @throws {Refusal} in the order of the real server's checks */
export function editMessageText(world: World, parameters: Parameters): WireMessage {
  if (parameters.text('text') === '') throw badRequest('message text is empty')
  const { text, entities } = readFormattedText(parameters, 'text')
  const markup = parseReplyMarkup(parameters.text('reply_markup'))
  const message = ownMessage(world, parameters)
  if (message.text === undefined) throw badRequest('there is no text in the message to edit')
  checkButtons(markup)
  if (text === '') throw badRequest('text must be non-empty')
  if ([...text].length > mostCharacters) throw badRequest('MESSAGE_TOO_LONG')
  return replace(world, message, { text, entities }, markup)
}

/** Serves `editMessageReplyMarkup`. @throws {Refusal} in the order of the real server's checks */
export function editMessageReplyMarkup(world: World, parameters: Parameters): WireMessage {
  const markup = parseReplyMarkup(parameters.text('reply_markup'))
  const message = ownMessage(world, parameters)
  checkButtons(markup)
  return replace(world, message, { text: message.text, entities: message.entities ?? [] }, markup)
}

function ownMessage(world: World, parameters: Parameters): WireMessage {
  const chatId = parameters.text('chat_id')
  const messageId = parameters.integer('message_id', { default: 0 })
  if (chatId === '' && messageId === 0) {
    // No message here is an inline one.
    throw badRequest(parameters.has('inline_message_id') ? 'MESSAGE_ID_INVALID' : 'message identifier is not specified')
  }
  const { chat } = world.chats.resolve(chatId)
  const message = world.messages.find(chat.id, messageId)
  if (message === undefined) throw badRequest('message to edit not found')
  if (message.from?.id !== world.bot.id) throw badRequest("message can't be edited")
  return message
}

function replace(
  world: World,
  old: WireMessage,
  content: { readonly text: string | undefined; readonly entities: readonly WireEntity[] },
  markup: ReplyMarkup,
): WireMessage {
  const { reply_markup: keyboard, text, entities, ...rest } = old
  checkOnServer(markup)
  const seconds = world.flood.pass({ id: old.chat.id, isGroup: old.chat.type !== 'private' })
  if (seconds > 0) throw tooManyRequests(seconds)
  checkPerson(world.chats.resolve(String(old.chat.id)))
  const isSame =
    text === content.text &&
    JSON.stringify(entities ?? []) === JSON.stringify(content.entities) &&
    JSON.stringify(keyboard) === JSON.stringify(markup.keyboard)
  if (isSame) throw badRequest(notModified)
  const message: WireMessage = {
    ...rest,
    edit_date: Math.floor(world.clock.now() / 1_000),
    ...(content.text === undefined ? {} : { text: content.text }),
    ...(content.entities.length === 0 ? {} : { entities: content.entities }),
    ...(markup.keyboard === undefined ? {} : { reply_markup: markup.keyboard }),
  }
  world.messages.replace(message)
  world.log.add({ kind: 'bot-edited', chatId: message.chat.id, message })
  return message
}
