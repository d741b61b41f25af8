import { untilAborted } from '@stockeye/internal/wait'
import type { Clock } from './clock.ts'
import { TokenInputError } from './errors.ts'
import { noEnd, type PlainToken } from './token.ts'

/** Source of tokens: the part that you write. */
export interface TokenIssuer {
  /**
   * Name of the issuer, the client, the environment and the kind of token, without a secret. Each id has a record of
   * its own.
   */
  readonly id: string
  /**
   * Least span that the issuer demands between an answer and the next request, in ms; two seconds are added.
   *
   * @default 60_000
   */
  readonly leastIntervalMs?: number
  /** Requests one token. The signal aborts after 20 s. */
  issue(options: { signal: AbortSignal }): Promise<IssuedToken>
  /** Returns what an error of `issue` means for the next try. @default `{ kind: 'retry' }` for every error */
  verdict?(error: unknown): IssuerVerdict
}

/** Answer of an issuer. */
export interface IssuedToken {
  /** The access token or approval key itself. */
  readonly secret: string
  /**
   * Time when the token ends, in ms since 1970, from the issuer's answer; `null` for a token without an end, which is
   * replaced only after `reject` or the command `expire`.
   */
  readonly expiresAt: number | null
  /** Time when the token was issued, in ms since 1970. @default the time of the request */
  readonly issuedAt?: number | undefined
}

/** Meaning of an error of `issue`. */
export interface IssuerVerdict {
  /**
   * `wait`: too early, which costs no try. `retry`: try again. `fatal`: only a person can fix it, such as a bad key.
   */
  readonly kind: 'wait' | 'retry' | 'fatal'
  /**
   * Span until the next try that the issuer asked for, in ms; one that is shorter than ours is ignored, and one longer
   * than an hour is cut to an hour and reported in the error.
   */
  readonly retryAfterMs?: number | undefined
  /** Code of the issuer for the failure, for errors and events; no secret. */
  readonly code?: string | undefined
}

/**
 * Longest time for an answer, in ms: less than the 30 s of a lease, so that the answer can still be stored under it.
 */
export const answerMs = 20_000

/** Calls the issuer, and checks its answer. No other code calls an issuer. */
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

/**
 * The issuer returned a token that has just ended, as one does whose `expires_in` was rounded down to 0. Its next token
 * comes soon.
 */
export class EndedTokenError extends Error {
  readonly code = 'TOKEN_ENDED'
}

/** Longest time since the end of a token that has just ended, in ms: a mistaken unit differs by years. */
const justEndedMs = 60_000

/** Returns a number as it is, and only the type of any other value: an issuer may have mixed up its fields. */
const shown = (value: unknown): string => (typeof value === 'number' ? `${value}` : `a value of type ${typeof value}`)

/** Returns the end of a token. An end later than the last instant, such as that of an `expires_in` of 1e400, is no end. */
function endOf({ expiresAt }: IssuedToken): number {
  if (expiresAt === null) return noEnd
  return typeof expiresAt === 'number' ? Math.min(expiresAt, noEnd) : Number.NaN
}

function checkIssued(issued: IssuedToken, { startedAt, now }: { startedAt: number; now: number }): PlainToken {
  if (typeof issued !== 'object' || issued === null) {
    throw new TokenInputError({ field: 'issue()', rule: 'resolved with no object; resolve with { secret, expiresAt }' })
  }
  const { secret, issuedAt = startedAt } = issued
  const expiresAt = endOf(issued)
  if (typeof secret !== 'string' || secret === '') {
    throw new TokenInputError({
      field: 'issue().secret',
      rule: 'is not a string, or is empty; resolve with the text of the token',
    })
  }
  if (expiresAt <= now && expiresAt > startedAt - justEndedMs) {
    throw new EndedTokenError('the issuer returned a token that has just ended')
  }
  if (!Number.isFinite(expiresAt) || expiresAt <= now) {
    const use = 'give milliseconds since 1970 (not seconds, not a span), or null for a token without an end'
    const rule = `${shown(issued.expiresAt)} is not an instant to come; ${use}`
    throw new TokenInputError({ field: 'issue().expiresAt', rule })
  }
  if (!Number.isFinite(issuedAt)) {
    const rule = `${shown(issuedAt)} is not an instant; give milliseconds since 1970, or leave it out`
    throw new TokenInputError({ field: 'issue().issuedAt', rule })
  }
  // Timers count whole milliseconds. The times are rounded down, because a token must not be served after its end.
  return { secret, expiresAt: Math.floor(expiresAt), issuedAt: Math.floor(issuedAt) }
}
