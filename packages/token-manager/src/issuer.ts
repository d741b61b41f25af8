import { untilAborted } from '@stockeye/internal/wait'
import { checkFunction, checkId, checkMs, checkNames, checkPort, checkSendable, type NamesOf } from './check-options.ts'
import type { Clock } from './clock.ts'
import { TokenInputError } from './errors.ts'
import { nearName } from './near-name.ts'
import { noEnd, type PlainToken } from './token.ts'

/** Source of tokens: the part that you write. */
export interface TokenIssuer {
  /**
   * Name of the issuer, the client, the environment and the kind of token, without a secret: 1 to 4,096 characters, no
   * control character. Each id has a record of its own.
   */
  readonly id: string
  /**
   * Least span that the issuer demands between an answer and the next request, in ms; two seconds are added.
   *
   * @default 60_000
   */
  readonly leastIntervalMs?: number
  /** Requests one token. */
  issue(options: IssueOptions): Promise<IssuedToken>
  /**
   * Returns the refresh token of the last sign-in. It is used once: `issue` gets it, and after that the refresh tokens of
   * the answers, which the store keeps. Another one that it returns later, after a new sign-in, replaces the stored one.
   */
  firstRefreshToken?(): string
  /** Returns what an error of `issue` means for the next try. @default `{ kind: 'retry' }` for every error */
  verdict?(error: unknown): IssuerVerdict
}

/** Argument of `issue`. */
export interface IssueOptions {
  /** Aborts after 20 s. */
  readonly signal: AbortSignal
  /** Newest refresh token; missing before the first. It is noted in the store that it is sent now. */
  readonly refreshToken?: string | undefined
}

/** Answer of an issuer. One with another field is refused, because a misspelt one would be lost. */
export interface IssuedToken {
  /** The access token or approval key itself: 1 to 65,536 characters that a header can hold. */
  readonly secret: string
  /**
   * Time when the token ends, in ms since 1970, from the issuer's answer; `null` for a token without an end, which is
   * replaced only after `reject` or the command `expire`.
   */
  readonly expiresAt: number | null
  /** Time when the token was issued, in ms since 1970; not after `expiresAt`. @default the time of the request */
  readonly issuedAt?: number | undefined
  /**
   * Refresh token that replaces the one that was sent: 1 to 65,536 characters that a header can hold; missing if the one
   * that was sent stays valid.
   */
  readonly refreshToken?: string | undefined
}

/** Meaning of an error of `issue`. */
export interface IssuerVerdict {
  /**
   * `wait`: too early, which costs no try. `retry`: try again. `fatal`: only a person can fix it, such as a bad key.
   * `sign-in`: the refresh token is refused, so a person has to sign in again.
   */
  readonly kind: 'wait' | 'retry' | 'fatal' | 'sign-in'
  /**
   * Span until the next try that the issuer asked for, in ms; one that is shorter than ours is ignored, and one longer
   * than an hour is cut to an hour and reported in the error.
   */
  readonly retryAfterMs?: number | undefined
  /** Code of the issuer for the failure, for errors and events; no secret. */
  readonly code?: string | undefined
}

/** All kinds of a verdict. */
export const verdictKinds: readonly IssuerVerdict['kind'][] = ['wait', 'retry', 'fatal', 'sign-in']

const issuerNames: NamesOf<TokenIssuer> = {
  id: true,
  leastIntervalMs: true,
  issue: true,
  firstRefreshToken: true,
  verdict: true,
}
const answerNames: NamesOf<IssuedToken> = { secret: true, expiresAt: true, issuedAt: true, refreshToken: true }

/** Checks an issuer. It may have fields of its own, except one whose name is near that of a field that it lacks. */
export function checkIssuer(issuer: TokenIssuer): void {
  checkPort('issuer', issuer, ['issue'], 'pass an object with an id and the method issue')
  checkId('issuer.id', issuer.id, 'name the issuer, the client, the environment and the kind of token')
  for (const method of ['verdict', 'firstRefreshToken'] as const) {
    const use = 'leave it out or pass a function'
    if (issuer[method] !== undefined) checkFunction(`issuer.${method}`, issuer[method], use)
  }
  if (issuer.leastIntervalMs !== undefined) checkMs('issuer.leastIntervalMs', issuer.leastIntervalMs, 0)
  const missing = Object.keys(issuerNames).filter((name) => Reflect.get(issuer, name) === undefined)
  for (const name of allNames(issuer)) {
    const near = Object.hasOwn(issuerNames, name) ? undefined : nearName(name, missing)
    if (near === undefined) continue
    throw new TokenInputError({ field: `issuer.${name}`, rule: `is not known; did you mean ${near}?` })
  }
}

/** Returns the names of all fields and methods of an object, also those of its class. */
function allNames(object: object): readonly string[] {
  const parent: unknown = Object.getPrototypeOf(object)
  const inherited = typeof parent === 'object' && parent !== null && parent !== Object.prototype ? allNames(parent) : []
  return [...Object.getOwnPropertyNames(object), ...inherited]
}

/**
 * Longest time for an answer, in ms: less than the 30 s of a lease, so that the answer can still be stored under it.
 */
export const answerMs = 20_000

/** Answer to one request: a token, or an error. The refresh token counts in both cases, because it may be the only one. */
export type IssuerAnswer = { readonly refreshToken?: string | undefined } & (
  | { readonly token: PlainToken; readonly error?: undefined }
  | { readonly token?: undefined; readonly error: unknown }
)

/** Calls the issuer, and checks its answer. No other code calls an issuer. Never rejects. */
export async function askIssuer(
  issuer: TokenIssuer,
  { clock, refreshToken }: { readonly clock: Clock; readonly refreshToken: string | undefined },
): Promise<IssuerAnswer> {
  const startedAt = clock.now()
  const timeout = new AbortController()
  const timer = clock.setTimeout(
    () => timeout.abort(new DOMException(`no answer within ${answerMs} ms`, 'TimeoutError')),
    answerMs,
    { background: true },
  )
  let issued: IssuedToken
  try {
    issued = await untilAborted(issuer.issue({ signal: timeout.signal, refreshToken }), timeout.signal)
  } catch (error) {
    return { error }
  } finally {
    clock.clearTimeout(timer)
  }
  const successor = refreshTokenOf(issued)
  try {
    return { token: checkIssued(issued, { startedAt, now: clock.now() }), refreshToken: successor }
  } catch (error) {
    const isLost = refreshToken !== undefined && successor === undefined
    return { error: isLost ? withSignIn(error) : error, refreshToken: successor }
  }
}

/** Adds to the error of a wrong answer that the issuer may have replaced the refresh token in it. */
function withSignIn(error: unknown): unknown {
  if (!(error instanceof TokenInputError)) return error
  const { field, rule } = error
  const use = 'the refresh token that was sent may be used up: if the issuer refuses it, sign in again'
  return new TokenInputError({ field, rule: `${rule}; ${use}` })
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
/** End of the year 9999, in ms since 1970. */
export const lastInstant: number = Date.UTC(10_000, 0) - 1
/** Most characters of a secret: a longer one fits into no header of a request. */
const longestSecret = 65_536

/** Returns a number as it is, and only the type of any other value: an issuer may have mixed up its fields. */
const shown = (value: unknown): string => (typeof value === 'number' ? `${value}` : `a value of type ${typeof value}`)

/** Returns the refresh token of an answer that may be wrong in other fields. */
function refreshTokenOf(issued: unknown): string | undefined {
  if (typeof issued !== 'object' || issued === null || !('refreshToken' in issued)) return undefined
  const { refreshToken } = issued
  try {
    checkSecret('issue().refreshToken', refreshToken)
    return refreshToken
  } catch {
    return undefined
  }
}

/**
 * Returns whether a value is an instant between 2001 and 9999, in ms since 1970. Seconds are before that, and microseconds
 * after.
 */
const isInstant = (value: unknown): value is number =>
  typeof value === 'number' && value >= 1e12 && value <= lastInstant

function checkSecret(field: string, value: unknown): asserts value is string {
  if (typeof value !== 'string' || value === '' || value.length > longestSecret) {
    const found = typeof value === 'string' ? `has ${value.length} characters` : 'is not a string'
    throw new TokenInputError({ field, rule: `${found}; resolve with a text of 1 to ${longestSecret} characters` })
  }
  checkSendable(field, value, 'resolve with the text of the answer alone')
}

function checkIssued(issued: IssuedToken, { startedAt, now }: { startedAt: number; now: number }): PlainToken {
  if (typeof issued !== 'object' || issued === null) {
    throw new TokenInputError({ field: 'issue()', rule: 'resolved with no object; resolve with { secret, expiresAt }' })
  }
  // A copy: the fields of a class count, too.
  checkNames({ ...issued }, answerNames, 'issue().')
  const { secret, issuedAt = startedAt, refreshToken } = issued
  checkSecret('issue().secret', secret)
  if (refreshToken !== undefined) checkSecret('issue().refreshToken', refreshToken)
  const expiresAt = issued.expiresAt === null ? noEnd : issued.expiresAt
  if (expiresAt <= now && expiresAt > startedAt - justEndedMs) {
    throw new EndedTokenError('the issuer returned a token that has just ended')
  }
  if (issued.expiresAt !== null && !(isInstant(expiresAt) && expiresAt > now)) {
    const use = 'give milliseconds since 1970 (not seconds, microseconds or a span), or null for a token without an end'
    const rule = `${shown(issued.expiresAt)} is not an instant to come; ${use}`
    throw new TokenInputError({ field: 'issue().expiresAt', rule })
  }
  if (!isInstant(issuedAt)) {
    const rule = `${shown(issuedAt)} is not an instant; give milliseconds since 1970 (not seconds), or leave it out`
    throw new TokenInputError({ field: 'issue().issuedAt', rule })
  }
  // The time of the request is no claim of the issuer: the clock may have been set back since.
  if (issued.issuedAt !== undefined && issuedAt > expiresAt) {
    const rule = `${issuedAt} is after expiresAt, ${expiresAt}; give the time of the issue, or leave it out`
    throw new TokenInputError({ field: 'issue().issuedAt', rule })
  }
  // Timers count whole milliseconds. The times are rounded down, because a token must not be served after its end.
  // A token that was issued in the future, by a clock that differs, would have a life that is too short.
  return { secret, expiresAt: Math.floor(expiresAt), issuedAt: Math.floor(Math.min(issuedAt, now)) }
}
