import type { TokenSession, TokenSessions } from '../connection/token-session.ts'
import type { CallRate } from '../environment.ts'
import { KisNoTokenError } from '../errors.ts'
import type { Pacer } from '../pacing/pacer.ts'
import { redactError } from './redact.ts'
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
      throw new KisNoTokenError('the token manager has no usable token', { cause })
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
