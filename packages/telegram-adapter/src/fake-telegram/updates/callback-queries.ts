import type { Parameters } from '../call/parameters.ts'
import { badRequest } from '../call/refusal.ts'

/** Press of a button, with the answers of the bot. */
export interface Press {
  /** `callback_query.id`. */
  readonly id: string
  /** Callback data of the button. */
  readonly data: string
  /** Answers of the bot, in order; a well-behaved bot gives one. Empty text is an answer that shows nothing. */
  readonly answers: readonly CallbackAnswer[]
}

/** Answer of the bot to a press. */
export interface CallbackAnswer {
  /** Toast that the app shows, of 200 characters at most; missing for an answer that shows nothing. */
  readonly text?: string
  /** Whether the app shows the text in a window in place of a toast. */
  readonly showAlert: boolean
  /** Address that the app opens. */
  readonly url?: string
  /** Time of the answer, in ms since 1970. */
  readonly at: number
}

/** Presses, and the answers to them. */
export interface CallbackQueries {
  /** Adds a press. @param press.chatId chat in which the button was */
  add(press: { readonly data: string; readonly chatId: number }): Press
  /** Serves `answerCallbackQuery`. @throws {Refusal} 400 for an id that is unknown, too old or not a number, and for over 200 characters */
  answer(parameters: Parameters): { readonly id: string; readonly chatId: number; readonly answer: CallbackAnswer }
  /** Returns the chat of a press that can still be answered; undefined for any other id. */
  chatOf(id: string): number | undefined
}

interface StoredPress {
  readonly chatId: number
  readonly pressedAt: number
  readonly answers: CallbackAnswer[]
}

const mostTextLength = 200
const tooOld = 'query is too old and response timeout expired or query ID is invalid'

export function createCallbackQueries({
  now,
  answerMs,
  firstId,
}: {
  now: () => number
  answerMs: number
  firstId: bigint
}): CallbackQueries {
  const presses = new Map<string, StoredPress>()
  let nextId = firstId
  return {
    add({ data, chatId }) {
      const id = String(nextId++)
      const answers: CallbackAnswer[] = []
      presses.set(id, { chatId, pressedAt: now(), answers })
      return { id, data, answers }
    },
    answer(parameters) {
      const id = parameters.text('callback_query_id')
      const press = presses.get(id)
      if (press === undefined || now() - press.pressedAt > answerMs) throw badRequest(tooOld)
      const text = parameters.text('text')
      if ([...text].length > mostTextLength) throw badRequest('MESSAGE_TOO_LONG')
      const answer: CallbackAnswer = {
        ...(text === '' ? {} : { text }),
        ...(parameters.has('url') ? { url: parameters.text('url') } : {}),
        showAlert: parameters.flag('show_alert'),
        at: now(),
      }
      press.answers.push(answer)
      return { id, chatId: press.chatId, answer }
    },
    chatOf: (id) => presses.get(id)?.chatId,
  }
}
