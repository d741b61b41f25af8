import { isTokenError } from '@stockeye/token-manager'
import { explainCode } from '../codes.ts'
import type { TokenSession, TokenSessions } from '../connection/token-session.ts'
import type { CallRate } from '../environment.ts'
import { isKisError, KisNoTokenError } from '../errors.ts'
import type { Pacer } from '../pacing/pacer.ts'
import { codesOf, redactError } from './redact.ts'
import { isAccountRead, type KisRequest } from './request.ts'

/** Session and turn of a request that may leave. */
export interface Admission {
  readonly session: TokenSession
  /** Releases the turn once KIS has answered: then the next turn comes sooner. */
  answered(): void
}

export type Admit = (request: KisRequest, signal: AbortSignal) => Promise<Admission>

export interface AdmitContext {
  readonly sessions: Pick<TokenSessions, 'ready' | 'newest'>
  readonly pacer: Pacer
  readonly rate: CallRate
  /** Names the app key and environment to the pacer. */
  readonly paceKey: string
  /** Texts that no error may hold. */
  readonly secrets: readonly string[]
}

/**
 * Creates the stage that waits until a request may leave. It waits for the token first, since a turn that waits for a
 * token is lost.
 *
 * The stage throws {KisNoTokenError} without a usable token, what the pacer throws, or the reason of the signal.
 */
export function createAdmit({ sessions, pacer, rate, paceKey, secrets }: AdmitContext): Admit {
  async function readySession(signal: AbortSignal): Promise<void> {
    try {
      await sessions.ready(signal)
    } catch (cause) {
      if (signal.aborted) throw signal.reason
      // The token is there, and `connect` of the options returned no connection for it.
      if (isKisError(cause) && cause.code === 'KIS_INPUT') throw cause
      // An error of another source may hold a secret anywhere.
      throw new KisNoTokenError(`no usable token: ${reasonOf(cause)}`, isTokenError(cause) ? { cause } : undefined)
    }
  }

  return async (request, signal) => {
    try {
      await readySession(signal)
      const priority = request.method === 'POST' ? 'order' : 'query'
      const answered = await pacer.turn(paceKey, { rate, priority, accountRead: isAccountRead(request), signal })
      // The newest session: the token may have rotated while the call waited for its turn.
      return { session: sessions.newest(), answered }
    } catch (error) {
      throw redactError(error, secrets)
    }
  }
}

/** Returns code and reason of the error of a token source: of another source than the token manager only names and codes. */
function reasonOf(cause: unknown): string {
  if (!isTokenError(cause)) return codesOf(cause)
  const issuerCode = cause.code === 'TOKEN_REFUSED' ? cause.issuerCode : undefined
  const meaning = issuerCode && (hints[issuerCode] ?? explainCode(issuerCode)?.label)
  return `[${cause.code}] ${cause.message}${meaning ? ` (${issuerCode}: ${meaning})` : ''}`
}

/** Reasons of failures that are no codes of KIS. */
const hints: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server listens there; start it, or correct hosts.rest',
  EAI_AGAIN: 'the name of the host was not resolved; check the network, or correct hosts.rest',
  ENOTFOUND: 'the name of the host is unknown; check the network, or correct hosts.rest',
  KIS_INPUT:
    'connect threw or returned no connection, or undici does not load; return { fetch, close }, or bundle as docs/size.md shows',
}
