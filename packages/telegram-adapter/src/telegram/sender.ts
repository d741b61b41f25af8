import { wait } from '@stockeye/internal/wait'
import { OpsTelegramError } from '../errors.ts'
import type { OpsLog } from '../log.ts'
import { captionSize, type Html, splitHtml } from '../messages/html.ts'
import type { Connection } from './connection.ts'
import { asHtml, inTopic, isRefusalOfFile, markupOf } from './parameters.ts'
import type { Keyboard, Place } from './updates.ts'

/** Sends messages to chats. A message that cannot be sent is logged, and no error is thrown: the work that it reports is done. */
export interface Sender {
  /**
   * Sends a text in as many messages as it needs. The keyboard is below the last one; it is left out when an earlier one was
   * not sent, or may not have been: a person must not confirm what was not shown.
   *
   * @returns the id of the last one, or undefined when it is not known
   */
  send(to: Place, text: Html, keyboard?: Keyboard): Promise<number | undefined>
  /**
   * Sends a picture or a document with the text as its caption. A text that is longer than a caption follows as messages of
   * its own. The keyboard is below the last message.
   *
   * @throws {OpsTelegramError} Telegram refuses the file: the program that made it must receive the error
   */
  sendFile(to: Place, file: SentFile, text: Html, keyboard?: Keyboard): Promise<void>
  /** Replaces text and keyboard; without one the keyboard goes. */
  edit(chatId: string, messageId: number, text: Html, keyboard?: Keyboard): Promise<EditOutcome>
  redraw(chatId: string, messageId: number, keyboard: Keyboard): Promise<void>
  /** Answers a press: once, before anything else. */
  answer(callbackId: string, toast?: string): Promise<void>
  /** Returns whether the chat has removed the bot: no message is sent there until a user writes from it. */
  isClosed(chatId: string): boolean
  reopen(chatId: string): void
}

/** Outcome of an edit. `refused`: the message was deleted, or cannot be edited any more; `failed`: another edit may be done. */
export type EditOutcome = 'done' | 'refused' | 'failed'

export interface SentFile {
  readonly kind: 'photo' | 'document'
  readonly file: File
}

const mostTries = 4
const firstPauseMs = 1_000
/** Longest pause that Telegram may ask for: a message that would wait longer is not sent. */
const longestPauseMs = 60_000
const mostClosed = 10_000

/** Creates the sender of a bot. `signal` ends its calls, and no other call of the connection. */
export function createSender(
  connection: Connection,
  { signal, log }: { readonly signal: AbortSignal; readonly log: OpsLog },
): Sender {
  const { chats, clock } = connection
  const api = connection.api(signal)
  const closed = new Set<string>()

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
    if (closed.has(chats.idOf(chatId))) return undefined
    try {
      return await chats.inChat(chatId, (id) => tried(() => ask(id)))
    } catch (error) {
      if (!(error instanceof OpsTelegramError)) {
        if (signal.aborted) return undefined // The bot stops.
        // A file that cannot be read, such as one that was written again after `openAsBlob`.
        throw error
      }
      if (isUnchanged(error)) return undefined
      const id = chats.idOf(chatId)
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

  async function send(to: Place, text: Html, keyboard?: Keyboard) {
    const parts = splitHtml(text)
    let messageId: number | undefined
    let isWhole = true
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1
      chats.noteMessage(to.chatId)
      const sent = await inChat(to.chatId, (id) =>
        inTopic(to, (topic) =>
          api.call('sendMessage', {
            chat_id: id,
            ...topic,
            text: part.html,
            ...asHtml,
            ...(isLast && isWhole && keyboard && markupOf(keyboard)),
          }),
        ),
      )
      messageId = sent?.message_id
      isWhole &&= sent !== undefined
    }
    return messageId
  }

  return {
    send,
    async sendFile(to, { kind, file }, text, keyboard) {
      const parts = splitHtml(text, captionSize)
      const [caption] = parts
      const isCaption = parts.length <= 1
      const options = {
        ...(isCaption && caption && { caption: caption.html, parse_mode: 'HTML' as const }),
        ...(isCaption && keyboard && markupOf(keyboard)),
      }
      chats.noteMessage(to.chatId)
      await inChat<unknown>(to.chatId, (id) =>
        inTopic<unknown>(to, (topic) =>
          kind === 'photo'
            ? api.call('sendPhoto', { chat_id: id, ...topic, photo: file, ...options })
            : api.call('sendDocument', { chat_id: id, ...topic, document: file, ...options }),
        ),
      )
      if (!isCaption) await send(to, text, keyboard)
    },
    async edit(chatId, messageId, text, keyboard) {
      const [first] = splitHtml(text)
      if (first === undefined) return 'done'
      let outcome: EditOutcome = 'failed'
      await inChat(chatId, async (id) => {
        try {
          await api.call('editMessageText', {
            chat_id: id,
            message_id: messageId,
            text: first.html,
            ...asHtml,
            ...(keyboard && markupOf(keyboard)),
          })
          outcome = 'done'
        } catch (error) {
          if (error instanceof OpsTelegramError && error.status === 400)
            outcome = isUnchanged(error) ? 'done' : 'refused'
          throw error
        }
      })
      return outcome
    },
    async redraw(chatId, messageId, keyboard) {
      await inChat(chatId, (id) =>
        api.call('editMessageReplyMarkup', { chat_id: id, message_id: messageId, ...markupOf(keyboard) }),
      )
    },
    async answer(callbackId, toast) {
      try {
        await tried(() =>
          api.call('answerCallbackQuery', {
            callback_query_id: callbackId,
            ...(toast !== undefined && { text: toast }),
          }),
        )
      } catch (error) {
        // A press that comes again after a restart was answered before, or is too old to be.
        if (error instanceof OpsTelegramError && error.status !== 400) {
          log({ level: 'warn', code: 'not-sent', message: error.message })
        }
      }
    },
    isClosed: (chatId) => closed.has(chats.idOf(chatId)),
    reopen(chatId) {
      closed.delete(chatId)
    },
  }
}

/** Returns whether an edit has changed nothing: two reads of a run gave the same text. */
const isUnchanged = ({ description }: OpsTelegramError): boolean => description.includes('message is not modified')
