import type { Outcome } from '../errors.ts'

/**
 * One request that has ended; each retry and each page is a request of its own. It holds nothing secret: no field of the
 * request, no account, no header.
 */
export interface CallEnded {
  /** The catalogue's id, such as `domestic-stock/inquire-price`. */
  readonly endpoint: string
  readonly trId: string
  readonly method: 'GET' | 'POST'
  /** Which page of a list, from 1. */
  readonly page: number
  /** Number of the attempt, from 1: a read may be retried, a write never is. */
  readonly attempt: number
  /** Milliseconds before it was sent: for a token, and for KIS's limits. */
  readonly waitedMs: number
  /** Milliseconds from sending it to having read its answer; 0 if it was never sent. */
  readonly durationMs: number
  /** HTTP status; missing where no answer came. */
  readonly status: number | undefined
  /** KIS's `msg_cd`, also of an answer that says yes. */
  readonly messageCode: string | undefined
  readonly outcome: 'answered' | Outcome
}
