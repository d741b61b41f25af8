import type { KisReply } from './reply.ts'
import type { HttpRequest } from './server.ts'

/** Answer of KIS, with the values of its headers. */
export interface KisAnswer {
  readonly reply: KisReply
  /** Time of the header `Date`, in ms since 1970. */
  readonly at: number
  /** TR id of the call; undefined where the answer has no headers of KIS's own. */
  readonly trId: string | undefined
  /** Header `gt_uid`. */
  readonly callId: string
}

/**
 * Answers one request. It is the same for every way on which calls come.
 *
 * @param holdBack waits before the answer, in ms; it returns false if the caller has gone meanwhile
 * @returns undefined if the connection ends without an answer
 */
export type AnswerRequest = (
  request: HttpRequest,
  holdBack: (ms: number) => Promise<boolean>,
) => Promise<KisAnswer | undefined>

/** Answer as it goes over a wire. */
export interface FormattedAnswer {
  readonly status: number
  /** Names and values of the headers, one after the other. */
  readonly headers: readonly string[]
  readonly text: string
}

/**
 * Formats an answer as KIS does: its own headers in small letters, the standard ones in Title-Case. KIS's sample client
 * takes every header in small letters for a field name, and throws on `content-type`.
 */
export function formatAnswer({ reply: { status, body, trCont }, at, trId, callId }: KisAnswer): FormattedAnswer {
  const text = JSON.stringify(body)
  const standard = ['Content-Type', 'application/json; charset=utf-8', 'Content-Length', `${Buffer.byteLength(text)}`]
  const own = trId === undefined ? [] : ['tr_id', trId, 'tr_cont', trCont ?? '', 'gt_uid', callId]
  return { status, headers: [...standard, 'Date', new Date(at).toUTCString(), ...own], text }
}
