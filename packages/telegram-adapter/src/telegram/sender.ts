import { wait } from '@stockeye/internal/wait'
import type { Api } from 'grammy'
import type { Clock } from '../clock.ts'
import { OpsTelegramError } from '../errors.ts'
import type { OpsLog } from '../log.ts'
import { captionSize, type Html, splitHtml } from '../messages/html.ts'
import type { Keyboard } from './updates.ts'
import type { Upload } from './upload.ts'

/** Sends messages to chats. A message that cannot be sent is logged, and no error is thrown: the work that it reports is done. */
export interface Sender {
  /** Sends a text in as many messages as it needs; the keyboard is below the last one. @returns the id of the last one, or undefined when it is not known */
  send(chatId: string, text: Html, keyboard?: Keyboard): Promise<number | undefined>
  /**
   * Sends a picture or a document with the text as its caption. A text that is longer than a caption follows as messages of
   * its own. The keyboard is below the last message.
   *
   * @throws {OpsTelegramError} Telegram refuses the file: the program that made it must know
   */
  sendFile(chatId: string, file: SentFile, text: Html, keyboard?: Keyboard): Promise<void>
  /** Replaces text and keyboard; without one the keyboard goes. */
  edit(chatId: string, messageId: number, text: Html, keyboard?: Keyboard): Promise<void>
  redraw(chatId: string, messageId: number, keyboard: Keyboard): Promise<void>
  /** Answers a press: once, before anything else. */
  answer(callbackId: string, toast?: string): Promise<void>
  /** Returns whether the chat has removed the bot: no message is sent there until a user writes from it. */
  isClosed(chatId: string): boolean
  reopen(chatId: string): void
}

export interface SentFile {
  readonly kind: 'photo' | 'document'
  readonly upload: Upload
}

const mostTries = 4
const firstPauseMs = 1_000
/** Longest pause that Telegram may ask for: a message that would wait longer is not sent. */
const longestPauseMs = 60_000
const mostClosed = 10_000

export function createSender(
  api: Api,
  { clock, signal, log }: { readonly clock: Clock; readonly signal: AbortSignal; readonly log: OpsLog },
): Sender {
  const closed = new Set<string>()
  /** New ids of groups that became supergroups. */
  const moved = new Map<string, string>()

  /**
   * Repeats a call only when it surely was not done: after 429, a 5xx, or when no byte was sent. A message whose answer was
   * lost may have arrived: a repeat would send it twice.
   */
  async function tried<T>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask()
      } catch (error) {
        if (!(error instanceof OpsTelegramError) || tries === mostTries) throw error
        const isPutOff = error.status === 429
        if (!(isPutOff || error.outcome === 'not-sent' || (error.status ?? 0) >= 500)) throw error
        const pauseMs = isPutOff ? (error.retryAfterMs ?? firstPauseMs) : firstPauseMs * 2 ** (tries - 1)
        if (pauseMs > longestPauseMs) throw error
        await wait(clock, pauseMs, signal)
      }
    }
  }

  async function inChat<T>(chatId: string, ask: (chatId: string) => Promise<T>): Promise<T | undefined> {
    const id = moved.get(chatId) ?? chatId
    if (closed.has(id)) return undefined
    try {
      return await tried(() => ask(id))
    } catch (error) {
      if (!(error instanceof OpsTelegramError)) return undefined // The bot stops.
      if (error.movedToChatId !== undefined && error.movedToChatId !== id) {
        moved.set(chatId, error.movedToChatId)
        return inChat(error.movedToChatId, ask)
      }
      // Two looks at a run that came to the same text.
      if (error.description.includes('message is not modified')) return undefined
      if (error.status === 403) close(id)
      if (isRefusalOfFile(error)) throw error
      log({ level: 'warn', code: 'not-sent', message: error.message, chatId: id })
      return undefined
    }
  }

  function close(chatId: string) {
    closed.add(chatId)
    const [oldest] = closed
    if (closed.size > mostClosed && oldest !== undefined) closed.delete(oldest)
  }

  async function send(chatId: string, text: Html, keyboard?: Keyboard) {
    const parts = splitHtml(text)
    let messageId: number | undefined
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1
      const sent = await inChat(chatId, (id) =>
        api.sendMessage(id, part.html, { ...asHtml, ...(isLast && keyboard && markupOf(keyboard)) }),
      )
      messageId = sent?.message_id
    }
    return messageId
  }

  return {
    send,
    async sendFile(chatId, { kind, upload }, text, keyboard) {
      const parts = splitHtml(text, captionSize)
      const [caption] = parts
      const isCaption = parts.length <= 1
      const options = {
        ...(isCaption && caption && { caption: caption.html, parse_mode: 'HTML' as const }),
        ...(isCaption && keyboard && markupOf(keyboard)),
      }
      await inChat<unknown>(chatId, (id) =>
        kind === 'photo' ? api.sendPhoto(id, upload, options) : api.sendDocument(id, upload, options),
      )
      if (!isCaption) await send(chatId, text, keyboard)
    },
    async edit(chatId, messageId, text, keyboard) {
      const [first] = splitHtml(text)
      if (first === undefined) return
      await inChat(chatId, (id) =>
        api.editMessageText(id, messageId, first.html, { ...asHtml, ...(keyboard && markupOf(keyboard)) }),
      )
    },
    async redraw(chatId, messageId, keyboard) {
      await inChat(chatId, (id) => api.editMessageReplyMarkup(id, messageId, markupOf(keyboard)))
    },
    async answer(callbackId, toast) {
      try {
        await tried(() => api.answerCallbackQuery(callbackId, toast === undefined ? {} : { text: toast }))
      } catch (error) {
        // A press that comes again after a restart was answered before, or is too old to be.
        if (error instanceof OpsTelegramError && error.status !== 400) {
          log({ level: 'warn', code: 'not-sent', message: error.message })
        }
      }
    },
    isClosed: (chatId) => closed.has(moved.get(chatId) ?? chatId),
    reopen(chatId) {
      closed.delete(chatId)
    },
  }
}

/** Returns whether Telegram refuses the file of a call. A 400 or 413 is about the file in nearly every case, and another upload of it would fail too. */
const isRefusalOfFile = ({ method, status }: OpsTelegramError): boolean =>
  (method === 'sendPhoto' || method === 'sendDocument') && (status === 400 || status === 413)

// A link in a job's note is not to be fetched by Telegram for a preview.
const asHtml = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const

const markupOf = (keyboard: Keyboard) => ({
  reply_markup: { inline_keyboard: keyboard.map((row) => row.map((button) => ({ ...button }))) },
})
