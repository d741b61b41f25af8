import { OpsTelegramError } from '../errors.ts'
import type { Keyboard, Place } from './updates.ts'

/** Parameters of a text: Telegram must not fetch a link in a job's note for a preview. */
export const asHtml = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const

interface Markup {
  readonly reply_markup: { readonly inline_keyboard: { text: string; callback_data: string }[][] }
}

/** Returns the parameters of a keyboard. */
export const markupOf = (keyboard: Keyboard): Markup => ({
  reply_markup: { inline_keyboard: keyboard.map((row) => row.map((button) => ({ ...button }))) },
})

/** Sends to the topic of a place. The chat itself receives the messages of a topic that was deleted. */
export async function inTopic<T>(
  { threadId }: Place,
  send: (topic: { readonly message_thread_id?: number }) => Promise<T>,
): Promise<T> {
  if (threadId === undefined) return send({})
  try {
    return await send({ message_thread_id: Number(threadId) })
  } catch (error) {
    if (!(error instanceof OpsTelegramError && error.description.includes('message thread not found'))) throw error
    return send({})
  }
}

/** Returns whether Telegram refuses the file of a call. A 400 or 413 is about the file in nearly every case, and another upload of it would fail too. */
export const isRefusalOfFile = ({ method, status }: OpsTelegramError): boolean =>
  (method === 'sendPhoto' || method === 'sendDocument') && (status === 400 || status === 413)
