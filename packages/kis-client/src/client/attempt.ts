import type { Clock, Token, TokenSource } from '@stockeye/token-manager'
import type { TransportRequest } from '../connection/transport.ts'
import type { KisAppCredentials } from '../credentials/credentials.ts'
import type { Admission } from './admission.ts'
import { type KisResponse, readAnswer } from './answer.ts'
import type { CallReport } from './call-report.ts'
import type { CustomerType } from './options.ts'
import { redactError } from './redact.ts'
import type { KisRequest } from './request.ts'
import { isTokenRejection } from './retry-policy.ts'
import { roundTrip } from './round-trip.ts'

export interface AttemptContext {
  /** Origin of the REST API. */
  readonly rest: string
  readonly credentials: KisAppCredentials
  readonly customerType: CustomerType
  readonly userAgent: string
  /** Receives the token that KIS rejects. */
  readonly tokens: Pick<TokenSource, 'reject'>
  readonly clock: Clock
  readonly timeoutMs: number
  /** Texts that no error may hold, beside the token. */
  readonly secrets: readonly string[]
}

/** @param signal aborts a read; a write that has left is not aborted */
export type Attempt = (
  request: KisRequest,
  admission: Admission,
  about: { readonly report: CallReport; readonly signal: AbortSignal | undefined },
) => Promise<KisResponse>

/**
 * Creates the stage that sends a request once, with the token of its admission, and reads whether KIS executed it. It
 * reports the attempt, releases the turn, and hands a rejected token to the token manager.
 *
 * The stage throws {KisUnreachableError}, {KisRefusedError}, {KisUnansweredError}, or the reason of the signal.
 */
export function createAttempt(context: AttemptContext): Attempt {
  const { rest, tokens, clock, timeoutMs, secrets } = context
  return async (request, { session, answered }, { report, signal }) => {
    const { token, connection } = session
    const options = { clock, timeoutMs, signal: request.method === 'GET' ? signal : undefined }
    try {
      report.sent()
      const wire = wireOf(request, context, token.secret)
      const response = await roundTrip(connection.fetch, rest + request.target, wire, options)
      report.received(response.status)
      const body = await readAnswer(response, request.method)
      report.answered(body['msg_cd'])
      return { body, continuation: response.headers.get('tr_cont') }
    } catch (thrown) {
      const error = redactError(thrown, [...secrets, token.secret])
      report.failed(error)
      if (isTokenRejection(error)) await rejectToken(tokens, token)
      throw error
    } finally {
      answered()
    }
  }
}

/** Hands a token that KIS rejects to its source. An error of that must not replace the one of the call. */
async function rejectToken(tokens: AttemptContext['tokens'], token: Token): Promise<void> {
  try {
    await tokens.reject(token)
  } catch {
    // The token manager reports a failed renewal to its listeners and to the next `get`.
  }
}

/** Adds the headers that every request has. */
function wireOf(
  { method, trId, page, body }: KisRequest,
  { credentials, customerType, userAgent }: AttemptContext,
  token: string,
): TransportRequest {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    authorization: `Bearer ${token}`,
    appkey: credentials.appKey,
    appsecret: credentials.appSecret,
    custtype: customerType === 'person' ? 'P' : 'B',
    'user-agent': userAgent,
    tr_id: trId,
    tr_cont: page?.continuation ?? '',
  }
  return body === undefined ? { method, headers } : { method, headers, body }
}
