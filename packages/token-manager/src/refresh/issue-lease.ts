import { randomUUID } from 'node:crypto'
import { wait } from '@stockeye/internal/wait'
import type { Clock } from '../clock.ts'
import { TokenStoreError } from '../errors.ts'
import { answerMs, type TokenIssuer } from '../issuer.ts'
import { fromStore, type Lease, readRecord, type TokenRecord, type TokenStore } from '../store.ts'
import { noEnd, type PlainToken } from '../token.ts'
import type { RefreshFailure } from './failure.ts'
import type { Windows } from './freshness.ts'
import type { Known, ServedToken } from './served-token.ts'
import type { RefreshTokens } from './stored-refresh-token.ts'

/** The right to ask the issuer now, and the record in which the try is noted already. */
export interface IssueLease {
  readonly kind: 'lease'
  readonly lease: Lease
  readonly noted: TokenRecord
  /** Whether the refresh token was sent before, and no answer to it was stored. */
  readonly wasSent: boolean
}

/** A token that another process has stored. */
export interface Found {
  readonly kind: 'token'
  readonly record: TokenRecord
  readonly token: PlainToken
}

/** The parts that a refresh works with. */
export interface RefreshContext {
  readonly issuer: TokenIssuer
  readonly store: TokenStore
  readonly clock: Clock
  readonly windows: Windows
  readonly servedToken: ServedToken
  readonly refreshTokens: RefreshTokens
  /** Name of this manager among the holders of leases. */
  readonly holder: string
  /** Aborts every wait. */
  readonly signal: AbortSignal
}

/** Length of a lease, in ms: longer than an answer may take, so that only a process that was paused loses its lease. */
const leaseMs = 30_000
const minuteMs = 60_000
/** KIS counts its minute from the end of the last answer, and refused requests at 60 s sharp. */
const safetyMs = 2_000
/** Span between two reads while another process holds the lease, in ms: its token comes soon. */
const lookAgainMs = 500
/** Longest span that an issuer may ask for, in ms: an adapter that mixes up units, or passes an instant, asks for years. */
export const longestRetryAfterMs: number = 60 * minuteMs
/** Number of tries that a record notes. */
const keptAttempts = 4

/** Least span between any two issues of an issuer that states none, in ms. */
export const defaultIntervalMs: number = minuteMs + safetyMs
/** Returns the least span between any two issues, in ms. */
export const leastIntervalOf = (issuer: TokenIssuer): number =>
  issuer.leastIntervalMs === undefined ? defaultIntervalMs : issuer.leastIntervalMs + safetyMs
/** Returns the span from the end of a failed try to the next one, in ms. */
export const pauseOf = (issuer: TokenIssuer): number => Math.max(minuteMs + safetyMs, leastIntervalOf(issuer))

/** Returns the token of `record` if it replaces the known one. */
export function newerToken(record: TokenRecord | undefined, known: Known, now: number): Found | undefined {
  const token = record?.token
  if (record === undefined || token === undefined || token.expiresAt <= now) return undefined
  const { token: own, isRejected } = known
  if (own === undefined || record.generation > own.generation) return { kind: 'token', record, token }
  if (token.secret === own.secret) {
    // The issuer may return the same token with a later end.
    return token.expiresAt > own.expiresAt && !isRejected ? { kind: 'token', record, token } : undefined
  }
  if (!isRejected && now < own.expiresAt) return undefined
  // The store was emptied while this process had no good token, and another process has begun again at generation 1. Its
  // token gets the next generation here, and in the store later, as each token that the store has lost.
  return { kind: 'token', record: { ...record, generation: own.generation + 1 }, token }
}

/**
 * Waits until this process may ask the issuer and has noted in the store that it does, or until another process has a
 * token.
 *
 * @param patientUntil the instant until which this process waits in any case
 * @param onHeld called at each look while other processes have made the tries for longer than one try and its pause: callers
 * must not wait for all of them
 * @returns a failure if a cool-down that a process has noted lasts for longer
 * @throws {TokenStoreError}
 */
export async function takeIssueLease(
  context: RefreshContext,
  { patientUntil, onHeld }: { readonly patientUntil: number; readonly onHeld: (reason: RefreshFailure) => void },
): Promise<IssueLease | Found | RefreshFailure> {
  const { issuer, store, clock, servedToken, holder, signal } = context
  const { id } = issuer
  const longestMs = answerMs + pauseOf(issuer)
  const heldFrom = clock.now() + longestMs
  for (;;) {
    const record = await readRecord(store, id)
    const found = newerToken(record, servedToken.known(), clock.now())
    if (found !== undefined) return found

    const untilIssueMs = msUntilIssue(record, clock.now(), pauseOf(issuer))
    const waiting = { kind: 'waiting', retryAfterMs: untilIssueMs } as const
    if (untilIssueMs > longestMs && clock.now() + untilIssueMs > patientUntil) return waiting
    if (untilIssueMs > 0) {
      if (clock.now() >= heldFrom) onHeld(waiting)
      await wait(clock, store.supports.manyProcesses ? Math.min(untilIssueMs, lookAgainMs) : untilIssueMs, signal, {
        background: true,
      })
      continue
    }

    const lease = await fromStore(() => store.lease(id, { holder, leaseMs }))
    const noted = lease && (await noteTry(context, lease))
    if (noted !== undefined) return noted
    await wait(clock, lookAgainMs, signal, { background: true })
  }
}

/**
 * Notes a try under a lease.
 *
 * @returns undefined if another holder has tried before the lease was ours, or has it now; then the lease is released
 * @throws {TokenStoreError} the store failed; the lease is released, if the store can do that
 * @throws {TokenInputError} the issuer has no refresh token
 */
async function noteTry(
  { issuer, store, clock, servedToken, refreshTokens }: RefreshContext,
  lease: Lease,
): Promise<IssueLease | undefined> {
  let isNoted = false
  try {
    const record = await readRecord(store, issuer.id)
    const now = clock.now()
    const mayIssue =
      newerToken(record, servedToken.known(), now) === undefined && msUntilIssue(record, now, pauseOf(issuer)) === 0
    if (!mayIssue) return undefined
    const refreshToken = refreshTokens.next(record)
    const noted: TokenRecord = {
      id: issuer.id,
      generation: record?.generation ?? 0,
      token: record?.token,
      ...(refreshToken && { refreshToken }),
      fence: lease.fence,
      attempts: [...(record?.attempts ?? []), now].slice(-keptAttempts),
      // The issuer counts from the end of its answer. If this process dies before that, no process learns the end:
      // hence the latest possible one. When the answer comes, its true end is noted.
      notBefore: now + answerMs + leastIntervalOf(issuer),
    }
    isNoted = await fromStore(() => store.write(lease, noted))
    const stored = record?.refreshToken
    const wasSent = stored?.isSent === true && stored.number === refreshToken?.number
    return isNoted ? { kind: 'lease', lease, noted, wasSent } : undefined
  } finally {
    if (!isNoted) await endIssueLease(store, lease)
  }
}

/**
 * Releases the lease. Before that it writes `record`, which notes the time of the next try.
 *
 * @returns false if the lease has ended or passed on to another process, so that nothing was written
 */
export async function endIssueLease(store: TokenStore, lease: Lease, record?: TokenRecord): Promise<boolean> {
  let isWritten = true
  try {
    if (record !== undefined) isWritten = await store.write(lease, record)
    await store.release(lease)
  } catch {
    // The try itself was noted, and the lease expires by itself: the only effect is a later next try.
  }
  return isWritten
}

/**
 * Writes a token under its lease, or under a new one if no other process has noted a try since.
 *
 * @returns false if another process has
 */
export async function writeIssued(
  { issuer: { id }, store, holder }: RefreshContext,
  lease: Lease,
  record: TokenRecord,
): Promise<boolean> {
  if (await store.write(lease, record)) return true
  // This process was paused past its lease, or the clock was set. Unless another process has noted a try, the token is
  // the newest one: without it the issuer would be asked again, within the minute.
  const next = await store.lease(id, { holder, leaseMs })
  if (next === undefined) return false
  const { fence } = (await readRecord(store, id)) ?? {}
  const isWritten = fence === record.fence && (await store.write(next, { ...record, fence: next.fence }))
  await endIssueLease(store, next)
  return isWritten
}

/**
 * Takes a lease for `work` and releases it afterwards.
 *
 * @param holder name of the manager, unless it may be asking the issuer: a store leases to the same holder again, and the
 * token of that request could not be stored. @default a new name
 * @throws {TokenStoreError} another holder has the lease
 */
export async function underLease<T>(
  store: TokenStore,
  { id, holder = randomUUID() }: { readonly id: string; readonly holder?: string | undefined },
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  const lease = await fromStore(() => store.lease(id, { holder, leaseMs }))
  if (lease === undefined) {
    throw new TokenStoreError(`another process holds the lease of ${id}: it is asking the issuer for a token now`)
  }
  try {
    return await work(lease)
  } finally {
    await endIssueLease(store, lease)
  }
}

/** Writes a record under a lease. @throws {TokenStoreError} the store failed, or the lease has passed on */
export async function rewrite(store: TokenStore, lease: Lease, record: TokenRecord): Promise<void> {
  if (await fromStore(() => store.write(lease, { ...record, fence: lease.fence }))) return
  throw new TokenStoreError(`the lease of ${lease.recordId} has passed on to another process: nothing was written`)
}

function msUntilIssue(record: TokenRecord | undefined, now: number, pauseMs: number): number {
  if (record === undefined) return 0
  // A try in the future means that the clock was set back, and that `notBefore` has no meaning. A difference of a
  // minute is tolerated, because the clocks of two machines differ.
  const lastAt = record.attempts.at(-1) ?? now
  if (lastAt > now + pauseMs) return 0
  // No version of this package notes a later time: the record was written by other code, or is damaged.
  const longest = lastAt + answerMs + Math.max(longestRetryAfterMs, pauseMs)
  const endsAt = record.token?.expiresAt ?? 0
  const latest = endsAt === noEnd ? longest : Math.max(longest, endsAt)
  return Math.max(0, Math.min(record.notBefore, latest) - now)
}
