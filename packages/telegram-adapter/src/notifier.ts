import { OpsTelegramError } from './errors.ts'
import type { RunEnd } from './messages/messages.ts'
import type { Json } from './ports/ops-port.ts'
import { connectionOf, type Telegram } from './telegram/connection.ts'
import { sendNotice } from './telegram/sender.ts'
import { checkSettings, unknownToken } from './telegram/settings.ts'
import type { Place } from './telegram/updates.ts'

/** End of a run, for one recipient: the fields of the job runner's completion that a notice shows. */
export interface TelegramCompletion extends RunEnd {
  readonly deliveryId: string
  /**
   * `{ channel: 'telegram', chatId: '123', threadId: '45', language: 'en' }`; without `threadId` the notice goes to the chat
   * itself, and without `language` it is in the first one.
   */
  readonly recipient: { readonly channel: string; readonly [field: string]: Json }
  /** Whether it may have been delivered before. */
  readonly redelivered: boolean
}

/** Notifier of @stockeye/job-runner that delivers completions to chats. This package does not depend on the job runner. */
export interface TelegramNotifier {
  readonly channel: 'telegram'
  /** Checks the token at Telegram. It rejects with a message that names the fault. */
  verify(): Promise<void>
  /**
   * Delivers a notice. Resolves when the chat has it.
   *
   * @throws {TelegramDeliveryError} its `code` says what the job runner should do with the delivery. A notice that would break
   * Telegram's rate limits is refused with `DELIVERY_THROTTLED`, so that no chat waits for another
   */
  deliver(completion: TelegramCompletion, options: { readonly signal: AbortSignal }): Promise<void>
}

/** Error of a notice that was not delivered; a job runner acts on its `code`. */
export class TelegramDeliveryError extends Error {
  override readonly name = 'TelegramDeliveryError'
  /**
   * `DELIVERY_THROTTLED`: again after `retryAfterMs` · `DELIVERY_PERMANENT`: this chat cannot be reached ·
   * `DELIVERY_CHANNEL_DOWN`: the token is not good · `DELIVERY_FAILED`: again later
   */
  readonly code: 'DELIVERY_THROTTLED' | 'DELIVERY_PERMANENT' | 'DELIVERY_CHANNEL_DOWN' | 'DELIVERY_FAILED'
  readonly retryAfterMs: number | undefined
  constructor(message: string, options: { code: TelegramDeliveryError['code']; retryAfterMs?: number | undefined }) {
    super(message)
    this.code = options.code
    this.retryAfterMs = options.retryAfterMs
  }
}

/** Deliveries that are remembered because their answer was lost, and notices that were begun. */
const mostRemembered = 1_000

/**
 * Creates the notifier of end notices: the state, the result and the duration of each run that was asked for in a chat. It
 * needs no bot in its process, and continues when a bot on the same connection is stopped.
 *
 * @example
 * const jobs = createJobRunner({ backend, notifiers: [telegramNotifier(telegram)] })
 * await jobs.trigger('update_stock_master', { recipient: { channel: 'telegram', chatId: '123456789' } })
 * @throws {OpsInputError} `telegram` was not made by `createTelegram`
 */
export function telegramNotifier(telegram: Telegram): TelegramNotifier {
  const connection = connectionOf(telegram)
  /** Deliveries that may have arrived: no call can find out, so the next notice says so. */
  const uncertain = new Set<string>()
  /** Deliveries by run and chat: a chat that asked for a run in two languages gets one notice, in the first of them. */
  const noticeOf = new Map<string, string>()

  async function send(to: Place, completion: TelegramCompletion, signal: AbortSignal): Promise<void> {
    const { deliveryId, redelivered } = completion
    const maybeRepeated = redelivered || uncertain.has(deliveryId)
    const { language } = completion.recipient
    const messages = connection.languages.messagesIn(typeof language === 'string' ? language : undefined)
    const text = messages.end(completion, { maybeRepeated })
    try {
      const waitMs = await sendNotice(connection, { to, text, signal })
      if (waitMs > 0) {
        throw new TelegramDeliveryError('sent too soon', { code: 'DELIVERY_THROTTLED', retryAfterMs: waitMs })
      }
      uncertain.delete(deliveryId)
    } catch (error) {
      if (!(error instanceof OpsTelegramError)) throw error
      if (error.outcome === 'unknown') remember(deliveryId)
      throw deliveryErrorOf(error)
    }
  }

  function remember(deliveryId: string) {
    uncertain.add(deliveryId)
    forgetOldest(uncertain)
  }

  /** Returns whether the chat gets the notice of the run by another delivery. */
  function hasOther({ runId, deliveryId }: TelegramCompletion, { chatId, threadId = '' }: Place): boolean {
    const key = `${runId} ${chatId} ${threadId}`
    const first = noticeOf.get(key) ?? deliveryId
    noticeOf.set(key, first)
    forgetOldest(noticeOf)
    return first !== deliveryId
  }

  return {
    channel: 'telegram',
    async verify() {
      const [wrong] = checkSettings(connection)
      if (wrong !== undefined) throw new TelegramDeliveryError(wrong, { code: 'DELIVERY_CHANNEL_DOWN' })
      try {
        await connection.api().call('getMe')
      } catch (error) {
        throw error instanceof OpsTelegramError ? deliveryErrorOf(error) : error
      }
    },
    async deliver(completion, { signal }) {
      const { chatId } = completion.recipient
      if (typeof chatId !== 'string' || !/^-?\d{1,20}$/.test(chatId)) {
        const shown = (JSON.stringify(chatId) ?? 'undefined').slice(0, 40)
        throw new TelegramDeliveryError(
          `recipient.chatId: ${shown} is not a Telegram chat id; pass the number as text`,
          {
            code: 'DELIVERY_PERMANENT',
          },
        )
      }
      const to = { chatId, threadId: threadOf(completion.recipient) }
      if (!hasOther(completion, to)) await send(to, completion, signal)
    },
  }
}

/** Returns the topic of a recipient. One that is no topic is left out: the notice then goes to the chat itself. */
const threadOf = ({ threadId }: TelegramCompletion['recipient']): string | undefined =>
  typeof threadId === 'string' && /^\d{1,15}$/.test(threadId) ? threadId : undefined

function forgetOldest(memory: Map<string, unknown> | Set<string>): void {
  const [oldest] = memory.keys()
  if (memory.size > mostRemembered && oldest !== undefined) memory.delete(oldest)
}

/** Descriptions of a 400 that a repeat does not change: an unknown chat, and a group where the bot may not write. */
const lastingRefusals = [
  'chat not found',
  'have no write access to the chat',
  'not enough rights',
  'CHAT_WRITE_FORBIDDEN',
]

function deliveryErrorOf({ status, message, description, retryAfterMs }: OpsTelegramError): TelegramDeliveryError {
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
