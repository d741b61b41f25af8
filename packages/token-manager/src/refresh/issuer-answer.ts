import { MissingPackageError } from '@stockeye/internal/peer'
import { codeOf, longestCode, TokenInputError, TokenStoreError } from '../errors.ts'
import type { Rotation } from '../events.ts'
import { EndedTokenError, type IssuerVerdict, type TokenIssuer, verdictKinds } from '../issuer.ts'
import { fromStore } from '../store.ts'
import { fingerprintOf, type PlainToken } from '../token.ts'
import type { RefreshFailure } from './failure.ts'
import { checkMsOf, coolDownMsOf, msUntilAskAgain } from './freshness.ts'
import {
  endIssueLease,
  type Found,
  type IssueLease,
  leastIntervalOf,
  longestRetryAfterMs,
  pauseOf,
  type RefreshContext,
  writeIssued,
} from './issue-lease.ts'
import { withRefreshToken } from './stored-refresh-token.ts'

/** A token to take: from the store or from the issuer. */
export interface NewToken extends Found {
  readonly cause: Rotation['cause']
  /** Reason why the record is in memory only. */
  readonly notStored?: RefreshFailure
}

/** The tries of one refresh so far. */
export interface Tries {
  readonly made: number
  /** Number of those that the issuer called too early: verdict `wait`. */
  readonly tooEarly: number
  /** Time of the next try, in ms since 1970. */
  readonly nextAt: number
}

/** Result of a try that the issuer has refused, before another try. */
export interface Retry {
  readonly kind: 'retry'
  readonly tries: Tries
  /** Failure that callers get until then; without it they wait. */
  readonly failure?: RefreshFailure
}

/** Most by which two answers can differ about the end of one token, in ms: rounding to seconds, and a slow answer. */
const mostImpreciseMs = 60_000
const mostRetries = 3
/** A try that was too early does not count as a retry; still a refresh has to end, and to emit its failure. */
const mostTooEarly = 3
const leastCoolDownMs = 5 * 60_000

/**
 * Stores a token that was issued under the lease.
 *
 * @returns undefined if another process has taken the lease and tried
 */
export async function storeIssued(
  context: RefreshContext,
  { lease, noted: before }: IssueLease,
  {
    token: issued,
    refreshToken: successor,
  }: { readonly token: PlainToken; readonly refreshToken?: string | undefined },
): Promise<NewToken | RefreshFailure | undefined> {
  const noted = withRefreshToken(before, context.refreshTokens.answered(before.refreshToken, successor))
  const { issuer, store, clock, windows, servedToken } = context
  const { token: known, isRejected } = servedToken.known()
  const isSame = issued.secret === known?.secret || issued.secret === noted.token?.secret
  const now = clock.now()
  const knownUntil = Math.max(known?.expiresAt ?? 0, noted.token?.expiresAt ?? 0)
  // The end of a token from `expires_in` differs by a second and more from one answer to the next. Such a difference
  // counts only once the token has ended.
  const isLonger = issued.expiresAt - knownUntil > (now < knownUntil ? mostImpreciseMs : 0)
  if (isSame && (isRejected || !isLonger)) {
    const life = known ?? noted.token ?? issued
    const untilAskMs = msUntilAskAgain(life, now, { windows, pauseMs: pauseOf(issuer), isRejected })
    // The interval is the issuer's own demand, which holds even where the token ends before it does.
    const retryAfterMs = Math.max(leastIntervalOf(issuer), untilAskMs)
    await endIssueLease(store, lease, { ...noted, notBefore: now + retryAfterMs })
    return { kind: 'unchanged', retryAfterMs, expiresAt: issued.expiresAt, fingerprint: fingerprintOf(issued.secret) }
  }

  const generation = Math.max(noted.generation, known?.generation ?? 0) + (isSame ? 0 : 1)
  const notBefore = now + leastIntervalOf(issuer)
  const record = { ...noted, generation, token: issued, notBefore }
  const result: NewToken = { kind: 'token', record, token: issued, cause: 'issued' }
  try {
    if (!(await fromStore(() => writeIssued(context, lease, record)))) return undefined
  } catch (error) {
    if (!(error instanceof TokenStoreError)) throw error
    // The token is good, and the next one is a minute away: serve it from memory rather than lose it.
    return { ...result, notStored: { kind: 'store-failed', retryAfterMs: pauseOf(issuer), error } }
  }
  await endIssueLease(store, lease)
  return result
}

/**
 * Notes the time of the next try in the store.
 *
 * @returns a failure after the last try; undefined if the lease has ended meanwhile, since this process was paused: another one may have a token
 */
export async function noteRefusal(
  { issuer, store, clock, windows, servedToken, refreshTokens }: RefreshContext,
  { lease, noted: before, wasSent }: IssueLease,
  { error, refreshToken: successor }: { readonly error: unknown; readonly refreshToken?: string | undefined },
  tries: Tries,
): Promise<RefreshFailure | Retry | undefined> {
  const verdict = verdictOf(issuer, error)
  // After a `retry` it is not known whether the request arrived: a connection may break before the answer. A wrong answer
  // may have held the successor in a field that is not known.
  const isUnknown = verdict.kind === 'retry' || error instanceof TokenInputError
  const isUnused = !isUnknown || successor !== undefined
  const noted = isUnused ? withRefreshToken(before, refreshTokens.answered(before.refreshToken, successor)) : before
  const isFatal = verdict.kind === 'fatal' || verdict.kind === 'sign-in'
  const made = tries.made + 1
  const tooEarly = tries.tooEarly + (verdict.kind === 'wait' ? 1 : 0)
  const isLast = isFatal || tries.made - tries.tooEarly === mostRetries || tooEarly > mostTooEarly
  // A token that has just ended is no failure of the issuer: its next one needs only the least interval.
  const pauseMs = error instanceof EndedTokenError ? leastIntervalOf(issuer) : pauseOf(issuer)
  // A Retry-After that is a date becomes NaN in an adapter that expects seconds, and would spoil the record.
  const askedMs = typeof verdict.retryAfterMs === 'number' ? Math.ceil(verdict.retryAfterMs) || 0 : 0
  const nextMs = Math.max(pauseMs, Math.min(askedMs, longestRetryAfterMs))
  // A fatal verdict notes no cool-down: a process that is restarted with a repaired key must not wait for its end.
  const now = clock.now()
  const usable = servedToken.usable()
  // No cool-down of ours lasts beyond the end of the token: the issuer may have recovered by then.
  const untilEndMs = usable === undefined ? Infinity : Math.max(pauseMs, usable.expiresAt - now)
  const notedMs = isLast && !isFatal ? Math.max(nextMs, Math.min(leastCoolDownMs, untilEndMs)) : nextMs
  if (!(await endIssueLease(store, lease, { ...noted, notBefore: now + notedMs }))) return undefined

  const refused = {
    kind: 'refused',
    attempts: made,
    issuerCode: typeof verdict.code === 'string' ? verdict.code.slice(0, longestCode) : codeOf(error),
    ...(verdict.mistake && { cause: verdict.mistake }),
    ...(askedMs > longestRetryAfterMs && { cause: cutSpan(askedMs) }),
  } as const
  if (isLast) {
    const coolDownMs = isFatal ? checkMsOf(servedToken.known().token, windows) : coolDownMsOf(usable, now, windows)
    const retryAfterMs = Math.max(notedMs, Math.min(coolDownMs, untilEndMs))
    if (verdict.kind !== 'sign-in') return { ...refused, retryAfterMs }
    const { issuerCode } = refused
    return { kind: 'sign-in', issuerCode, reason: wasSent ? 'interrupted' : 'refused', retryAfterMs }
  }
  const retry: Retry = { kind: 'retry', tries: { made, tooEarly, nextAt: now + notedMs } }
  // Too early is not a failure: the next try is a minute away, and callers wait for it as for any first try.
  const isTooEarly = verdict.kind === 'wait' && notedMs <= pauseMs
  return isTooEarly ? retry : { ...retry, failure: { ...refused, retryAfterMs: notedMs } }
}

/** Returns the report of a span that was cut. */
function cutSpan(askedMs: number): TokenInputError {
  const rule = `${askedMs} ms was cut to ${longestRetryAfterMs} ms; give a span in milliseconds, not an instant`
  return new TokenInputError({ field: 'verdict().retryAfterMs', rule })
}

/** A verdict, and the mistake of the program that the error has to name: a wrong answer of `issue` or `verdict`, or a missing package. */
interface CheckedVerdict extends IssuerVerdict {
  readonly mistake?: TokenInputError | MissingPackageError
}

function verdictOf(issuer: TokenIssuer, error: unknown): CheckedVerdict {
  // The issuer resolved with a value that is not a token, which no further try repairs.
  if (error instanceof TokenInputError) return { kind: 'fatal', mistake: error }
  // Nothing was sent: unlike after a wrong answer, the refresh token is unused.
  if (error instanceof MissingPackageError) return { kind: 'fatal', mistake: error }
  if (error instanceof EndedTokenError) return { kind: 'retry' }
  const kinds = verdictKinds.map((kind) => `'${kind}'`).join(', ')
  try {
    const verdict = issuer.verdict?.(error) ?? { kind: 'retry' }
    const { kind, retryAfterMs, code } = verdict
    if (verdictKinds.includes(kind)) return { kind, retryAfterMs, code }
    const rule = `is not known; return one of ${kinds}`
    return { kind: 'retry', mistake: new TokenInputError({ field: 'verdict().kind', rule }) }
  } catch (thrown) {
    // The error itself may quote the secret.
    const rule = `failed with ${codeOf(thrown)}; return { kind } for each error, which is one of ${kinds}`
    return { kind: 'retry', mistake: new TokenInputError({ field: 'verdict()', rule }) }
  }
}
