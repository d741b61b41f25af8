import { checkFunction, checkNames, checkObject, type NamesOf } from './check-input.ts'
import { OpsTelegramError } from './errors.ts'
import { createRedaction, createSafeLog, faultOf, type OpsLog } from './log.ts'
import { type Html, html, messageSize, splitHtml } from './messages/html.ts'
import type { TelegramCompletion } from './notifier/completion.ts'
import { deliveryErrorOf, TelegramDeliveryError } from './notifier/delivery-error.ts'
import { createFormReader, type TelegramFormOf } from './notifier/form.ts'
import { connectionOf, type Telegram } from './telegram/connection.ts'
import { sendNotice } from './telegram/notice.ts'
import { checkSettings, unansweredOf } from './telegram/settings.ts'
import type { Place } from './telegram/updates.ts'

/** Notifier of @stockeye/job-runner that delivers completions to chats. This package does not depend on the job runner. */
export interface TelegramNotifier {
  /** Channel of the recipients that it delivers to. */
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

/** Options of `telegramNotifier`. */
export interface TelegramNotifierOptions {
  /**
   * Decides how one completion reads: whether it is sent, with sound or without, its text, a picture and buttons. A notice is
   * not lost by it: one that throws, takes longer than 10 s, or returns a part that is wrong or that Telegram refuses is
   * logged, and the notice is sent without that part.
   *
   * @default each completion is sent with sound, as text
   * @example
   * const notifier = telegramNotifier(telegram, {
   *   form: ({ jobId, cause }) => ({ silent: jobId === 'report', send: cause !== 'misfire' }),
   * })
   */
  readonly form?: TelegramFormOf
  /** Receives an entry `form-failed` for each part of a form without which a notice was sent. @default none */
  readonly log?: OpsLog
}

const optionNames: NamesOf<TelegramNotifierOptions> = { form: true, log: true }

/** Deliveries that are remembered because their answer was lost, and notices that were begun. */
const mostRemembered = 1_000

/**
 * Creates the notifier of end notices: the state, the result and the duration of each run that was asked for in a chat. It
 * needs no bot in its process, and continues when a bot on the same connection is stopped.
 *
 * @example
 * const jobs = createJobRunner({ backend, notifiers: [telegramNotifier(telegram)] })
 * await jobs.trigger('update_stock_master', { recipient: { channel: 'telegram', chatId: '123456789' } })
 * @throws {OpsInputError} `telegram` was not made by `createTelegram`, or an option is not a function or not known
 */
export function telegramNotifier(telegram: Telegram, options: TelegramNotifierOptions = {}): TelegramNotifier {
  const connection = connectionOf(telegram)
  checkObject('options', options, 'pass { form, log }, or leave it out')
  checkNames(options, optionNames)
  const { form: formOf } = options
  checkFunction('form', formOf, 'pass a function that returns the form of a completion, or leave it out')
  checkFunction('log', options.log, 'pass a function that takes an entry, such as (entry) => console.log(entry)')
  const log = createSafeLog(options.log, createRedaction([connection.token]))
  const readForm = createFormReader(connection, { formOf, log })
  /** Deliveries that may have arrived: no call can find out, so the next notice says so. */
  const uncertain = new Set<string>()
  /** Deliveries whose picture could not be sent: the next try is the text alone. */
  const withoutPhoto = new Set<string>()
  /** Deliveries by run and chat: a chat that asked for a run in two languages gets one notice, in the first of them. */
  const noticeOf = new Map<string, string>()

  async function send(to: Place, completion: TelegramCompletion, signal: AbortSignal): Promise<void> {
    const { deliveryId } = completion
    const { isSent, photo, text: ownText, ...form } = await readForm(completion, signal)
    // A delivery without a message must not stand for another one to the same chat.
    if (!isSent || hasOther(completion, to)) return
    const text = ownText === undefined ? endText(completion) : withMark(ownText, completion)
    const sentPhoto = withoutPhoto.has(deliveryId) ? undefined : photo
    const onPhotoLost = (error: unknown) =>
      log({ level: 'warn', code: 'form-failed', message: faultOf(error), chatId: to.chatId })
    try {
      const waitMs = await sendNotice(connection, { ...form, to, text, photo: sentPhoto, onPhotoLost, signal })
      if (waitMs > 0) {
        throw new TelegramDeliveryError('sent too soon', { code: 'DELIVERY_THROTTLED', retryAfterMs: waitMs })
      }
      uncertain.delete(deliveryId)
      withoutPhoto.delete(deliveryId)
    } catch (error) {
      if (!(error instanceof OpsTelegramError)) throw error
      if (error.outcome === 'unknown') remember(uncertain, deliveryId)
      // A picture that a slow line never carries must not hold the notice back until it is given up.
      if (error.method === 'sendPhoto' && error.status !== 429) {
        onPhotoLost(error)
        remember(withoutPhoto, deliveryId)
      }
      throw deliveryErrorOf(error)
    }
  }

  const messagesFor = ({ recipient: { language } }: TelegramCompletion) =>
    connection.languages.messagesIn(typeof language === 'string' ? language : undefined)

  const maybeRepeated = ({ redelivered, deliveryId }: TelegramCompletion) => redelivered || uncertain.has(deliveryId)

  const endText = (completion: TelegramCompletion) =>
    messagesFor(completion).end(completion, { maybeRepeated: maybeRepeated(completion) })

  /** Puts the mark of a repeat above a text of the form, which is cut before: a cut at a line must not leave the mark alone. */
  function withMark(text: Html, completion: TelegramCompletion): Html {
    if (!maybeRepeated(completion)) return text
    const mark = html`${messagesFor(completion).texts.maybeRepeated}\n`
    const [first = text] = splitHtml(text, { ...messageSize, codePoints: messageSize.codePoints - mark.html.length })
    return html`${mark}${first}`
  }

  function remember(deliveries: Set<string>, deliveryId: string) {
    deliveries.add(deliveryId)
    forgetOldest(deliveries)
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
      const faults = checkSettings(connection)
      if (faults.length > 0) throw new TelegramDeliveryError(faults.join('; '), { code: 'DELIVERY_CHANNEL_DOWN' })
      try {
        await connection.api().call('getMe')
      } catch (error) {
        if (!(error instanceof OpsTelegramError)) throw error
        const refusal = deliveryErrorOf(error)
        if (refusal.code !== 'DELIVERY_FAILED') throw refusal
        throw new TelegramDeliveryError(unansweredOf(connection.apiRoot, error.message), { code: refusal.code })
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
      await send(to, completion, signal)
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
