import { untilAborted } from '@stockeye/internal/wait'
import { isTokenError } from '@stockeye/token-manager'
import { explainCode } from '../codes.ts'
import type { TokenSessions } from '../connection/token-session.ts'
import type { CallRate } from '../environment.ts'
import { isKisError, KisNoTokenError } from '../errors.ts'
import type { Pacer } from '../pacing/pacer.ts'
import { checkOption, type OptionRule } from '../values/check-options.ts'
import { codesOf, redactError } from './redact.ts'
import { isAccountRead, type KisRequest } from './request.ts'

/** @returns a function that releases the turn once KIS has answered: then the next turn comes sooner */
export type Admit = (request: KisRequest, signal: AbortSignal) => Promise<() => void>

export interface AdmitContext {
  readonly sessions: Pick<TokenSessions, 'ready'>
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
      // A token source of the caller's own may ignore the signal.
      await untilAborted(sessions.ready(signal), signal)
    } catch (cause) {
      if (signal.aborted) throw signal.reason
      // The token is there, and `connect` of the options returned no connection for it.
      if (isKisError(cause) && cause.code === 'KIS_INPUT') throw cause
      // An error of another source may hold a secret anywhere.
      throw new KisNoTokenError(`no usable token: ${reasonOf(cause)}`, isTokenError(cause) ? { cause } : undefined)
    }
  }

  /** Waits for a turn. A pacer of the caller's own may ignore the signal: its turn, when it comes, is released unused. */
  async function turnOf(request: KisRequest, signal: AbortSignal): Promise<() => void> {
    const priority = request.method === 'POST' ? 'order' : 'query'
    const ask = async () => {
      const release = await pacer.turn(paceKey, { rate, priority, accountRead: isAccountRead(request), signal })
      checkOption('pacer', release, releaseRule)
      return () => releaseQuietly(release)
    }
    const turn = ask()
    try {
      return await untilAborted(turn, signal)
    } catch (error) {
      if (signal.aborted)
        turn.then(
          (release) => release(),
          () => undefined,
        )
      throw error
    }
  }

  return async (request, signal) => {
    try {
      await readySession(signal)
      return await turnOf(request, signal)
    } catch (error) {
      throw redactError(error, secrets)
    }
  }
}

const releaseRule: OptionRule = {
  is: 'a pacer, whose turns resolve to a function',
  use: 'createLocalPacer(), redisPacer({ redis }), or turns that resolve to a function',
  fits: (value) => typeof value === 'function',
}

/** Releases a turn. An error of a pacer of the caller's own must not replace the answer of an order. */
function releaseQuietly(release: () => void): void {
  try {
    release()
  } catch {
    // The pacers of this package throw nothing here.
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
