import type { Clock } from '@stockeye/token-manager'
import type { AnyEndpoint } from '../endpoint.ts'
import { isKisError, type Outcome } from '../errors.ts'
import type { CallEnded } from './call-event.ts'
import type { Events } from './events.ts'
import type { KisRequest } from './request.ts'

/** Record of one attempt of a call. Its end emits the event `call`. */
export interface CallReport {
  /** Records that the request leaves now. */
  sent(): void
  /** Records the HTTP status of the answer. */
  received(status: number): void
  /** Ends the record: KIS executed the call. `messageCode` is the `msg_cd` of the answer. */
  answered(messageCode: unknown): void
  /** Ends the record with the error that the caller gets. */
  failed(error: unknown): void
}

export type StartReport = (endpoint: AnyEndpoint, request: KisRequest, attempt: number) => CallReport

/** Creates the function that starts a record, at the moment from which an attempt waits for its token and its turn. */
export function createReports({ events, clock }: { readonly events: Events; readonly clock: Clock }): StartReport {
  return (endpoint, { trId, method, page }, attempt) => {
    const startedAt = clock.monotonic()
    let sentAt: number | undefined
    let status: number | undefined

    const end = (outcome: CallEnded['outcome'], messageCode: string | undefined) => {
      if (!events.hasListener('call')) return
      const endedAt = clock.monotonic()
      const leftAt = sentAt ?? endedAt
      const times = { waitedMs: leftAt - startedAt, durationMs: endedAt - leftAt }
      const about = { endpoint: endpoint.id, trId, method, page: page?.number ?? 1, attempt }
      events.emit('call', { ...about, ...times, status, messageCode, outcome })
    }
    return {
      sent() {
        sentAt = clock.monotonic()
      },
      received(answered) {
        status = answered
      },
      answered: (messageCode) => end('answered', typeof messageCode === 'string' ? messageCode : undefined),
      failed: (error) => end(outcomeOf(error, sentAt !== undefined), messageCodeOf(error)),
    }
  }
}

/** Returns the outcome of a request that failed. Its caller may have aborted it while KIS still answered. */
const outcomeOf = (error: unknown, wasSent: boolean): Outcome =>
  isKisError(error) ? error.outcome : wasSent ? 'unknown' : 'not-sent'

const messageCodeOf = (error: unknown): string | undefined =>
  isKisError(error) && 'messageCode' in error ? error.messageCode : undefined
