import { untilAborted } from '@stockeye/internal/wait'
import type { Clock } from './clock.ts'
import { TokenInputError } from './errors.ts'
import type { PlainToken } from './token.ts'

/** Source of tokens: the one part that you write. */
export interface TokenIssuer {
  /** Name of the issuer, client, environment and kind of token, without a secret. Each id has a record of its own. */
  readonly id: string
  /** How long the issuer wants to be left alone after an answer, in ms; two seconds are added. @default 60_000 */
  readonly leastIntervalMs?: number
  /** Asks once for a token. The signal aborts after 20 s. */
  issue(options: { signal: AbortSignal }): Promise<IssuedToken>
  /** Returns what an error of `issue` means for the next try. @default `{ kind: 'retry' }` for every error */
  verdict?(error: unknown): IssuerVerdict
}

export interface IssuedToken {
  readonly secret: string
  /** Milliseconds since 1970, from the issuer's answer. */
  readonly expiresAt: number
  /** Milliseconds since 1970. @default when it was asked for */
  readonly issuedAt?: number | undefined
}

export interface IssuerVerdict {
  /** `wait`: too early, which costs no try. `retry`: try again. `fatal`: only a person can mend it, such as a bad key. */
  readonly kind: 'wait' | 'retry' | 'fatal'
  /** What the issuer asked for, in ms; a shorter one than ours does not hurry us. */
  readonly retryAfterMs?: number | undefined
  /** The issuer's own code, for errors and events; no secret. */
  readonly code?: string | undefined
}

/** How long an issuer may take. Below the 30 s of a lease, so that the answer can still be stored under it. */
export const answerMs = 20_000

/** The one place where an issuer is called. */
export async function askIssuer(issuer: TokenIssuer, clock: Clock): Promise<PlainToken> {
  const startedAt = clock.now()
  const timeout = new AbortController()
  const timer = clock.setTimeout(
    () => timeout.abort(new DOMException(`no answer within ${answerMs} ms`, 'TimeoutError')),
    answerMs,
    { background: true },
  )
  try {
    const issued = await untilAborted(issuer.issue({ signal: timeout.signal }), timeout.signal)
    return checkIssued(issued, { startedAt, now: clock.now() })
  } finally {
    clock.clearTimeout(timer)
  }
}

function checkIssued(issued: IssuedToken, { startedAt, now }: { startedAt: number; now: number }): PlainToken {
  const { secret, expiresAt, issuedAt = startedAt } = issued
  if (typeof secret !== 'string' || secret === '') {
    throw new TokenInputError({ field: 'issue().secret', rule: 'must be a string that is not empty' })
  }
  if (!Number.isFinite(expiresAt) || expiresAt <= now) {
    const rule = 'must be an instant to come, in milliseconds since 1970 (not in seconds, not a span)'
    throw new TokenInputError({ field: 'issue().expiresAt', rule })
  }
  if (!Number.isFinite(issuedAt)) {
    throw new TokenInputError({ field: 'issue().issuedAt', rule: 'must be milliseconds since 1970, or left out' })
  }
  // Whole milliseconds, as timers count; rounded down, because a token is never served for longer than it lives.
  return { secret, expiresAt: Math.floor(expiresAt), issuedAt: Math.floor(issuedAt) }
}
