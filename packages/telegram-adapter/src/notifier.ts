import { type Clock, systemClock } from './clock.ts'
import { OpsTelegramError } from './errors.ts'
import { splitHtml } from './messages/html.ts'
import { korean } from './messages/ko.ts'
import { createMessages, type RunEnd } from './messages/messages.ts'
import type { OpsTexts } from './messages/texts.ts'
import type { Json } from './ports/ops-port.ts'
import { createTelegramApi, telegramRoot } from './telegram/api.ts'
import { createChatPace } from './telegram/chat-pace.ts'
import { type TelegramFetch, undiciFetch } from './telegram/fetch.ts'
import { checkToken } from './telegram/token.ts'

export interface TelegramNotifierOptions {
  /** From @BotFather. */
  readonly token: string
  /** @default https://api.telegram.org */
  readonly apiRoot?: string
  /** Function that calls the Bot API, in the shape of `fetch`. @default undici */
  readonly fetch?: TelegramFetch
  /** Texts of the notices: `korean`, `english`, or your own set. @default korean */
  readonly texts?: OpsTexts
  /** @default systemClock */
  readonly clock?: Clock
}

/** End of a run, for one recipient: the fields of the job runner's completion that a notice shows. */
export interface TelegramCompletion extends RunEnd {
  readonly deliveryId: string
  /** `{ channel: 'telegram', chatId: '123' }` */
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

/** Deliveries that are remembered because their answer was lost. */
const mostRemembered = 1_000

/** Creates the notifier of end notices: the state, the result and the duration of each run that was asked for in a chat. */
export function telegramNotifier({
  token,
  apiRoot = telegramRoot,
  fetch = undiciFetch(apiRoot),
  texts = korean,
  clock = systemClock,
}: TelegramNotifierOptions): TelegramNotifier {
  const messages = createMessages(texts)
  const chatPace = createChatPace()
  /** Deliveries that may have arrived: no call can find out, so the next notice says so. */
  const uncertain = new Set<string>()
  /** New ids of groups that became supergroups. */
  const moved = new Map<string, string>()
  const apiFor = (signal?: AbortSignal) => createTelegramApi({ token, apiRoot, fetch, clock, signal })

  async function send(chatId: string, completion: TelegramCompletion, signal: AbortSignal): Promise<void> {
    const waitMs = chatPace.turn(chatId, clock.monotonic())
    if (waitMs > 0) {
      throw new TelegramDeliveryError('sent too soon', { code: 'DELIVERY_THROTTLED', retryAfterMs: waitMs })
    }
    const { deliveryId, redelivered } = completion
    const text = messages.end(completion, { maybeRepeated: redelivered || uncertain.has(deliveryId) })
    // One message: the messages keep it short, so that a delivery is never half done.
    const [message] = splitHtml(text)
    try {
      await apiFor(signal).sendMessage(chatId, message?.html ?? '', {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      })
      uncertain.delete(deliveryId)
    } catch (error) {
      if (!(error instanceof OpsTelegramError)) throw error
      if (error.movedToChatId !== undefined && error.movedToChatId !== chatId) {
        moved.set(chatId, error.movedToChatId)
        return send(error.movedToChatId, completion, signal)
      }
      if (error.outcome === 'unknown') remember(deliveryId)
      throw deliveryErrorOf(error)
    }
  }

  function remember(deliveryId: string) {
    uncertain.add(deliveryId)
    const [oldest] = uncertain
    if (uncertain.size > mostRemembered && oldest !== undefined) uncertain.delete(oldest)
  }

  return {
    channel: 'telegram',
    async verify() {
      const [wrong] = checkToken(token)
      if (wrong !== undefined) throw new TelegramDeliveryError(wrong, { code: 'DELIVERY_CHANNEL_DOWN' })
      try {
        await apiFor().getMe()
      } catch (error) {
        throw error instanceof OpsTelegramError ? deliveryErrorOf(error) : error
      }
    },
    async deliver(completion, { signal }) {
      const { chatId } = completion.recipient
      if (typeof chatId !== 'string' || !/^-?\d{1,20}$/.test(chatId)) {
        throw new TelegramDeliveryError('recipient.chatId must be a Telegram chat id, as text', {
          code: 'DELIVERY_PERMANENT',
        })
      }
      await send(moved.get(chatId) ?? chatId, completion, signal)
    },
  }
}

function deliveryErrorOf({ status, message, description, retryAfterMs }: OpsTelegramError): TelegramDeliveryError {
  if (status === 429) return new TelegramDeliveryError(message, { code: 'DELIVERY_THROTTLED', retryAfterMs })
  if (status === 401 || status === 404) {
    return new TelegramDeliveryError('Telegram does not know the bot token', { code: 'DELIVERY_CHANNEL_DOWN' })
  }
  // Blocked, deactivated, kicked, deleted; or a chat that has never written to the bot.
  if (status === 403 || (status === 400 && description.includes('chat not found'))) {
    return new TelegramDeliveryError(message, { code: 'DELIVERY_PERMANENT' })
  }
  return new TelegramDeliveryError(message, { code: 'DELIVERY_FAILED' })
}
