import type { Clock, TokenSource } from '@stockeye/token-manager'
import type { TokenSession, TokenSessions } from '../connection/token-session.ts'
import type { KisAppCredentials } from '../credentials/credentials.ts'
import type { AnyEndpoint } from '../endpoint.ts'
import type { RateLimit } from '../environment.ts'
import { isKisError, KisNoTokenError, type Outcome } from '../errors.ts'
import type { Pacer } from '../pacing/pacer.ts'
import type { AnsweredPage, NextPage } from '../paging/next-cursor.ts'
import { checkList } from '../paging/walk-pages.ts'
import type { AccountNumber } from '../values/account-number.ts'
import type { Body } from '../values/json-record.ts'
import { readAnswer, tidyAnswer } from './answer.ts'
import type { CallEnded } from './call-event.ts'
import type { Events } from './events.ts'
import { redactError } from './redact.ts'
import { type BuiltRequest, isAccountRead } from './request.ts'
import { isTokenRejection } from './retry-policy.ts'
import { roundTrip } from './round-trip.ts'

/** The parts of a client that every attempt of it uses. */
export interface AttemptContext {
  /** Origin of the REST API. */
  readonly rest: string
  readonly credentials: KisAppCredentials
  readonly account: AccountNumber
  readonly tokens: TokenSource
  readonly sessions: TokenSessions
  readonly pacer: Pacer
  readonly rate: RateLimit
  /** Names the app key and environment to the pacer. */
  readonly paceKey: string
  readonly clock: Clock
  readonly timeoutMs: number
  readonly events: Events
  readonly watchSchemaDrift: (endpoint: AnyEndpoint, body: Body) => void
  /** Returns a signal that aborts with the given one, and when the client closes. */
  readonly orClosing: (signal: AbortSignal | undefined) => AbortSignal
}

/** Parameters of the request for one page of a call. */
export interface Ask {
  readonly page: number
  readonly continuation: NextPage['continuation']
  readonly signal: AbortSignal | undefined
  /** Name of the list that the answer must have. */
  readonly list: string | undefined
}

/**
 * Sends a request once, when its turn comes, and reads the answer.
 *
 * @param number number of this attempt of the call, from 1
 */
export async function attempt(
  context: AttemptContext,
  endpoint: AnyEndpoint,
  request: BuiltRequest,
  { page, continuation, signal, list }: Ask,
  number: number,
): Promise<Omit<AnsweredPage, 'input'>> {
  const { rest, credentials, account, tokens, clock, timeoutMs, events, watchSchemaDrift, orClosing } = context
  const { method, target, trId } = request
  const startedAt = clock.monotonic()
  let sentAt: number | undefined
  let status: number | undefined
  const emitCall = (outcome: CallEnded['outcome'], messageCode: string | undefined) => {
    if (!events.hasListener('call')) return
    const endedAt = clock.monotonic()
    const leftAt = sentAt ?? endedAt
    const times = { waitedMs: leftAt - startedAt, durationMs: endedAt - leftAt }
    const about = { endpoint: endpoint.id, trId, method, page, attempt: number }
    events.emit('call', { ...about, ...times, status, messageCode, outcome })
  }

  let admission: Admission | undefined
  try {
    admission = await admit(context, request, orClosing(signal))
    const { token, connection } = admission.session
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${token.secret}`,
      appkey: credentials.appKey,
      appsecret: credentials.appSecret,
      custtype: 'P',
      tr_id: trId,
      tr_cont: continuation,
    }
    const wire = request.body === undefined ? { method, headers } : { method, headers, body: request.body }
    sentAt = clock.monotonic()
    const options = { clock, timeoutMs, signal: method === 'GET' ? signal : undefined }
    const response = await roundTrip(connection.fetch, rest + target, wire, options)
    status = response.status
    const body = await readAnswer(response)
    if (list !== undefined) checkList(endpoint, body, list)
    if (events.hasListener('irregular')) watchSchemaDrift(endpoint, body)
    const code = body['msg_cd']
    emitCall('answered', typeof code === 'string' ? code : undefined)
    return { body: tidyAnswer(endpoint, body), continuation: response.headers.get('tr_cont') }
  } catch (thrown) {
    const known = [credentials.appKey, credentials.appSecret, account.number]
    const error = redactError(thrown, admission ? [...known, admission.session.token.secret] : known)
    emitCall(outcomeOf(error, sentAt !== undefined), messageCodeOf(error))
    // The manager reports a failed renewal to its listeners and to the next `get`.
    if (admission && isTokenRejection(error)) await tokens.reject(admission.session.token).catch(() => undefined)
    throw error
  } finally {
    admission?.answered()
  }
}

/** Session and turn of a call that may start. */
interface Admission {
  readonly session: TokenSession
  /** Releases the turn once KIS has answered: then the next turn comes sooner. */
  answered(): void
}

/** Waits until a call may start. It waits for the token first, since a turn that waits for a token is lost. */
async function admit(
  { sessions, pacer, rate, paceKey }: AttemptContext,
  request: BuiltRequest,
  signal: AbortSignal,
): Promise<Admission> {
  try {
    await sessions.ready(signal)
  } catch (cause) {
    if (signal.aborted) throw signal.reason
    throw new KisNoTokenError('the token manager has no usable token', { cause })
  }
  const priority = request.method === 'POST' ? 'order' : 'query'
  const answered = await pacer.turn(paceKey, { rate, priority, accountRead: isAccountRead(request), signal })
  // The newest session: the token may have rotated while the call waited for its turn.
  return { session: sessions.newest(), answered }
}

/** Returns the outcome of a request that failed. Its caller may have aborted it while KIS still answered. */
const outcomeOf = (error: unknown, wasSent: boolean): Outcome =>
  isKisError(error) ? error.outcome : wasSent ? 'unknown' : 'not-sent'

const messageCodeOf = (error: unknown): string | undefined =>
  isKisError(error) && 'messageCode' in error ? error.messageCode : undefined
