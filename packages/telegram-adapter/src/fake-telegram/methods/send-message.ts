import type { Parameters } from '../call/parameters.ts'
import { badRequest } from '../call/refusal.ts'
import { readFormattedText } from '../text/formatted-text.ts'
import { checkButtons, parseReplyMarkup } from '../text/reply-markup.ts'
import type { WireMessage } from '../wire-types.ts'
import type { World } from '../world.ts'
import { openChat, parseReplyTo, passServer, post } from './outgoing.ts'

const mostCharacters = 4_096

/** Serves `sendMessage`. @throws {Refusal} in the order of the real server's checks */
export function sendMessage(world: World, parameters: Parameters): WireMessage {
  if (parameters.text('text') === '') throw badRequest('message text is empty')
  const { text, entities } = readFormattedText(parameters, 'text')
  const replyTo = parseReplyTo(parameters)
  const markup = parseReplyMarkup(parameters.text('reply_markup'))
  const { record, reply } = openChat(world, parameters, replyTo)
  checkButtons(markup)
  if (text === '') throw badRequest('text must be non-empty')
  if ([...text].length > mostCharacters) throw badRequest('message is too long')
  passServer(world, record, markup)
  return post(world, record, markup, { ...reply, text, ...(entities.length === 0 ? {} : { entities }) })
}
