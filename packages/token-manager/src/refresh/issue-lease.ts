import type { Clock } from '../clock.ts'
import { answerMs, type TokenIssuer } from '../issuer.ts'
import { fromStore, type Lease, readRecord, type TokenRecord, type TokenStore } from '../store.ts'
import type { PlainToken, Token } from '../token.ts'
import { wait } from '../wait.ts'
import { tooEarly } from './failure.ts'

/** What this process knows: the newest token in memory, good or not, and whether the API has refused it. */
export interface Known {
  readonly token: Token | undefined
  readonly isRejected: boolean
}

/** The right to ask the issuer now, and the record in which that is noted already. */
export interface Turn {
  readonly lease: Lease
  readonly noted: TokenRecord
}

/** What another process has stored. */
export interface Found {
  readonly record: TokenRecord
  readonly token: PlainToken
}

export interface TurnOptions {
  readonly issuer: TokenIssuer
  readonly store: TokenStore
  readonly clock: Clock
  /** Names this manager among the holders of leases. */
  readonly holder: string
  /** Ends every wait. */
  readonly signal: AbortSignal
  known(): Known
}

/** Longer than an answer may take, so that only a process that was paused loses its lease. */
export const leaseMs = 30_000
const minuteMs = 60_000
/** KIS counts its minute from the end of the last answer, and refused those who came back at 60 s sharp. */
const safetyMs = 2_000
/** While another process holds the right to issue, its token is a moment away. */
const lookAgainMs = 500
const keptAttempts = 4

/** Between any two issues. */
export const leastIntervalOf = (issuer: TokenIssuer): number => (issuer.leastIntervalMs ?? minuteMs) + safetyMs
/** From the end of a failed try to the next one. */
export const pauseOf = (issuer: TokenIssuer): number => Math.max(minuteMs + safetyMs, leastIntervalOf(issuer))

/** The token of `record`, if it is one to take in the place of the known one. */
export function newerToken(record: TokenRecord | undefined, known: Known, now: number): Found | undefined {
  const token = record?.token
  if (record === undefined || token === undefined || token.expiresAt <= now) return undefined
  if (known.token === undefined || record.generation > known.token.generation) return { record, token }
  // The issuer may lend the same token for longer.
  const isLonger = token.secret === known.token.secret && token.expiresAt > known.token.expiresAt
  return isLonger && !known.isRejected ? { record, token } : undefined
}

/**
 * Waits until this process may ask the issuer, and notes in the store that it does, or until another process has a token.
 *
 * @param patientUntil the instant until which the caller means to wait anyhow
 * @throws {FailedRefresh} a cool-down that somebody has noted goes on for longer
 * @throws {TokenStoreError}
 */
export async function takeTurn(options: TurnOptions, patientUntil: number): Promise<Found | Turn> {
  const { issuer, store, clock, holder, signal, known } = options
  const { key } = issuer
  for (;;) {
    const before = await readRecord(store, key)
    const found = newerToken(before, known(), clock.now())
    if (found !== undefined) return found

    const turnMs = msUntilTurn(before, clock.now(), pauseOf(issuer))
    if (turnMs > answerMs + pauseOf(issuer) && clock.now() + turnMs > patientUntil) throw tooEarly(key, turnMs)
    if (turnMs > 0) {
      await wait(clock, store.supports.manyProcesses ? Math.min(turnMs, lookAgainMs) : turnMs, signal)
      continue
    }

    const lease = await fromStore(() => store.lease(key, { holder, leaseMs }))
    if (lease !== undefined) {
      // Read again: before the lease was ours, another holder may have tried.
      const record = await readRecord(store, key)
      const now = clock.now()
      const isOurTurn =
        newerToken(record, known(), now) === undefined && msUntilTurn(record, now, pauseOf(issuer)) === 0
      const noted: TokenRecord = {
        key,
        generation: record?.generation ?? 0,
        token: record?.token,
        fence: lease.fence,
        attempts: [...(record?.attempts ?? []), now].slice(-keptAttempts),
        // The issuer counts from the end of its answer. Of one who dies in between nobody learns when that was, hence
        // the latest; whoever lives to see the answer notes the true one.
        notBefore: now + answerMs + leastIntervalOf(issuer),
      }
      if (isOurTurn && (await fromStore(() => store.write(lease, noted)))) return { lease, noted }
      await endTurn(store, lease)
    }
    await wait(clock, lookAgainMs, signal)
  }
}

/** Gives the lease back, and notes before that when the next turn is. */
export async function endTurn(store: TokenStore, lease: Lease, record?: TokenRecord): Promise<void> {
  try {
    if (record !== undefined) await store.write(lease, record)
    await store.release(lease)
  } catch {
    // The try itself was noted, and a lease ends by itself: what is lost is some patience.
  }
}

function msUntilTurn(record: TokenRecord | undefined, now: number, pauseMs: number): number {
  if (record === undefined) return 0
  // A try in the future says that the clock was set back, and then `notBefore` says nothing. A minute is forgiven,
  // because the clocks of two machines differ.
  const lastAt = record.attempts.at(-1) ?? now
  return lastAt > now + pauseMs ? 0 : Math.max(0, record.notBefore - now)
}
