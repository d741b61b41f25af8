import type { OpsTelegramError } from '../errors.ts'
import { unknownToken } from '../telegram/settings.ts'

/** Error of a notice that was not delivered; a job runner acts on its `code`. */
export class TelegramDeliveryError extends Error {
  override readonly name = 'TelegramDeliveryError'
  /**
   * `DELIVERY_THROTTLED`: again after `retryAfterMs` · `DELIVERY_PERMANENT`: this chat cannot be reached ·
   * `DELIVERY_CHANNEL_DOWN`: the token is not good · `DELIVERY_FAILED`: again later
   */
  readonly code: 'DELIVERY_THROTTLED' | 'DELIVERY_PERMANENT' | 'DELIVERY_CHANNEL_DOWN' | 'DELIVERY_FAILED'
  /** Span after which to try again, in ms; with `DELIVERY_THROTTLED`. */
  readonly retryAfterMs: number | undefined
  constructor(message: string, options: { code: TelegramDeliveryError['code']; retryAfterMs?: number | undefined }) {
    super(message)
    this.code = options.code
    this.retryAfterMs = options.retryAfterMs
  }
}

/** Descriptions of a 400 that a repeat does not change: an unknown chat, and a group where the bot may not write. */
const lastingRefusals = [
  'chat not found',
  'have no write access to the chat',
  'not enough rights',
  'CHAT_WRITE_FORBIDDEN',
]

/** Returns the error of a delivery that Telegram refused or did not answer. */
export function deliveryErrorOf({
  status,
  message,
  description,
  retryAfterMs,
}: OpsTelegramError): TelegramDeliveryError {
  if (status === 429) return new TelegramDeliveryError(message, { code: 'DELIVERY_THROTTLED', retryAfterMs })
  if (status === 401 || status === 404) {
    return new TelegramDeliveryError(unknownToken, { code: 'DELIVERY_CHANNEL_DOWN' })
  }
  // The bot is blocked or kicked, the user is deactivated, the chat is deleted, or has never written to the bot.
  if (status === 403 || (status === 400 && lastingRefusals.some((text) => description.includes(text)))) {
    return new TelegramDeliveryError(message, { code: 'DELIVERY_PERMANENT' })
  }
  return new TelegramDeliveryError(message, { code: 'DELIVERY_FAILED' })
}
