import type { Clock } from '../clock.ts'
import { answerMs, type TokenIssuer } from '../issuer.ts'
import { fromStore, type Lease, readRecord, type TokenRecord, type TokenStore } from '../store.ts'
import type { PlainToken, Token } from '../token.ts'
import { wait } from '../wait.ts'
import { tooEarly } from './failure.ts'

/** The newest token in memory, expired or not, and whether the API has rejected it. */
export interface Known {
  readonly token: Token | undefined
  readonly isRejected: boolean
}

/** The right to ask the issuer now, and the record in which the try is noted already. */
export interface IssueLease {
  readonly lease: Lease
  readonly noted: TokenRecord
}

/** A token that another process has stored. */
export interface Found {
  readonly record: TokenRecord
  readonly token: PlainToken
}

export interface IssueLeaseOptions {
  readonly issuer: TokenIssuer
  readonly store: TokenStore
  readonly clock: Clock
  /** Name of this manager among the holders of leases. */
  readonly holder: string
  /** Ends every wait. */
  readonly signal: AbortSignal
  known(): Known
}

/** Length of a lease, in ms: longer than an answer may take, so that only a process that was paused loses its lease. */
export const leaseMs = 30_000
const minuteMs = 60_000
/** KIS counts its minute from the end of the last answer, and refused requests at 60 s sharp. */
const safetyMs = 2_000
/** Span between two reads while another process holds the lease, in ms: its token is a moment away. */
const lookAgainMs = 500
const keptAttempts = 4

/** Returns the least span between any two issues, in ms. */
export const leastIntervalOf = (issuer: TokenIssuer): number => (issuer.leastIntervalMs ?? minuteMs) + safetyMs
/** Returns the span from the end of a failed try to the next one, in ms. */
export const pauseOf = (issuer: TokenIssuer): number => Math.max(minuteMs + safetyMs, leastIntervalOf(issuer))

/** Returns the token of `record` if it replaces the known one. */
export function newerToken(record: TokenRecord | undefined, known: Known, now: number): Found | undefined {
  const token = record?.token
  if (record === undefined || token === undefined || token.expiresAt <= now) return undefined
  if (known.token === undefined || record.generation > known.token.generation) return { record, token }
  // The issuer may lend the same token for longer.
  const isLonger = token.secret === known.token.secret && token.expiresAt > known.token.expiresAt
  return isLonger && !known.isRejected ? { record, token } : undefined
}

/**
 * Waits until this process may ask the issuer and has noted in the store that it does, or until another process has a
 * token.
 *
 * @param patientUntil the instant until which the caller waits in any case
 * @throws {RefreshFailure} a cool-down that a process has noted lasts for longer
 * @throws {TokenStoreError}
 */
export async function takeIssueLease(options: IssueLeaseOptions, patientUntil: number): Promise<Found | IssueLease> {
  const { issuer, store, clock, holder, signal, known } = options
  const { id } = issuer
  for (;;) {
    const before = await readRecord(store, id)
    const found = newerToken(before, known(), clock.now())
    if (found !== undefined) return found

    const untilIssueMs = msUntilIssue(before, clock.now(), pauseOf(issuer))
    if (untilIssueMs > answerMs + pauseOf(issuer) && clock.now() + untilIssueMs > patientUntil)
      throw tooEarly(id, untilIssueMs)
    if (untilIssueMs > 0) {
      await wait(clock, store.supports.manyProcesses ? Math.min(untilIssueMs, lookAgainMs) : untilIssueMs, signal)
      continue
    }

    const lease = await fromStore(() => store.lease(id, { holder, leaseMs }))
    if (lease !== undefined) {
      // Read again: before the lease was ours, another holder may have tried.
      const record = await readRecord(store, id)
      const now = clock.now()
      const mayIssue =
        newerToken(record, known(), now) === undefined && msUntilIssue(record, now, pauseOf(issuer)) === 0
      const noted: TokenRecord = {
        id,
        generation: record?.generation ?? 0,
        token: record?.token,
        fence: lease.fence,
        attempts: [...(record?.attempts ?? []), now].slice(-keptAttempts),
        // The issuer counts from the end of its answer. No process learns that end when this one dies before it, hence
        // the latest possible; when the answer is there, its true end is noted.
        notBefore: now + answerMs + leastIntervalOf(issuer),
      }
      if (mayIssue && (await fromStore(() => store.write(lease, noted)))) return { lease, noted }
      await endIssueLease(store, lease)
    }
    await wait(clock, lookAgainMs, signal)
  }
}

/** Releases the lease. Before that it writes `record`, which notes the time of the next try. */
export async function endIssueLease(store: TokenStore, lease: Lease, record?: TokenRecord): Promise<void> {
  try {
    if (record !== undefined) await store.write(lease, record)
    await store.release(lease)
  } catch {
    // The try itself was noted, and a lease expires by itself: the next try is only later.
  }
}

function msUntilIssue(record: TokenRecord | undefined, now: number, pauseMs: number): number {
  if (record === undefined) return 0
  // A try in the future says that the clock was set back, and then `notBefore` says nothing. A minute is forgiven,
  // because the clocks of two machines differ.
  const lastAt = record.attempts.at(-1) ?? now
  return lastAt > now + pauseMs ? 0 : Math.max(0, record.notBefore - now)
}
