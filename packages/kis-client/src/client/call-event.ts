import type { Outcome } from '../errors.ts'

/**
 * Request that has ended; each retry and each page is a request of its own. The event holds no secret: no field of the
 * request, no account, no header.
 */
export interface CallEnded {
  /** Id of the endpoint in the catalogue, such as `domestic-stock/inquire-price`. */
  readonly endpoint: string
  /** TR id of the request. */
  readonly trId: string
  /** HTTP method: a POST is a write. */
  readonly method: 'GET' | 'POST'
  /** Page of a list, from 1. */
  readonly page: number
  /** Number of the attempt, from 1. A read may be retried, a write is not. */
  readonly attempt: number
  /** Wait for a token and for the rate limit before the request was sent, in ms. */
  readonly waitedMs: number
  /** Time from the sending to the end of the answer, in ms; 0 if the request was not sent. */
  readonly durationMs: number
  /** HTTP status; missing if no answer came. */
  readonly status: number | undefined
  /** KIS's `msg_cd`, also that of a success. */
  readonly messageCode: string | undefined
  /** `answered`: KIS executed the call. Otherwise the outcome of its error. */
  readonly outcome: 'answered' | Outcome
}
