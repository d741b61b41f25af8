import { parseJson } from '../../parse-json.ts'
import { isObject, type JsonObject } from '../call/json.ts'
import { badRequest } from '../call/refusal.ts'
import type { WireButton, WireKeyboard } from '../wire-types.ts'
import { checkedUrl } from './entities.ts'

/** Markup below a message: an inline keyboard, or another kind, which is not kept. */
export interface ReplyMarkup {
  readonly keyboard: WireKeyboard | undefined
}

const mostDataBytes = 64
// Telegram publishes neither number; bots have met the refusal at about these.
const mostButtons = 100
const mostMarkupBytes = 10_240

/** Parses `reply_markup`, before the other checks. @throws {Refusal} 400 */
export function parseReplyMarkup(json: string): ReplyMarkup {
  if (json === '') return { keyboard: undefined }
  const value = parseJson(json)
  if (value === undefined) throw badRequest("can't parse reply keyboard markup JSON object")
  if (!isObject(value)) throw badRequest('object expected as reply markup')
  const rows = value['inline_keyboard']
  // Keyboards in place of the letters, and forced replies, change nothing that the bot could read back.
  if (rows === undefined) return { keyboard: undefined }
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" must be of type Array')
  const buttons = rows
    .map((row: unknown) => {
      if (!Array.isArray(row)) throw badRequest('field "inline_keyboard" must be an Array of Arrays')
      return row.map(parseButton)
    })
    .filter((row) => row.length > 0)
  return { keyboard: buttons.length === 0 ? undefined : { inline_keyboard: buttons } }
}

const cannotParseButton = (reason: string) => badRequest(`can't parse inline keyboard button: ${reason}`)

const otherKinds = [
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'copy_text',
  'pay',
]

function parseButton(button: unknown): WireButton {
  if (!isObject(button)) throw cannotParseButton('InlineKeyboardButton must be an Object')
  const text = textField(button, 'text')
  if (text === undefined) throw cannotParseButton('Can\'t find field "text"')
  const url = textField(button, 'url')
  const data = textField(button, 'callback_data')
  if (url !== undefined) return { text, url }
  if (data !== undefined) return { text, callback_data: data }
  if (otherKinds.some((kind) => button[kind] !== undefined)) return { text }
  throw cannotParseButton('Text buttons are unallowed in the inline keyboard')
}

function textField(object: JsonObject, name: string): string | undefined {
  const value = object[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw cannotParseButton(`Field "${name}" must be of type String`)
}

/** Checks the buttons, after the chat was checked. @throws {Refusal} 400 */
export function checkButtons({ keyboard }: ReplyMarkup): void {
  for (const { text, url } of allButtons(keyboard)) {
    if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty')
    if (url !== undefined && checkedUrl(url) === undefined) {
      throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
    }
  }
}

/** Makes the checks of Telegram's own servers, which come last. @throws {Refusal} 400 */
export function checkOnServer({ keyboard }: ReplyMarkup): void {
  const buttons = allButtons(keyboard)
  for (const { callback_data: data } of buttons) {
    if (data !== undefined && (data === '' || Buffer.byteLength(data) > mostDataBytes)) {
      throw badRequest('BUTTON_DATA_INVALID')
    }
  }
  if (buttons.length > mostButtons || Buffer.byteLength(JSON.stringify(keyboard ?? {})) > mostMarkupBytes) {
    throw badRequest('reply markup is too long')
  }
}

const allButtons = (keyboard: WireKeyboard | undefined): readonly WireButton[] => keyboard?.inline_keyboard.flat() ?? []
