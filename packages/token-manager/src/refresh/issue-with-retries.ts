import pRetry from 'p-retry'
import { codeOf, TokenInputError, TokenStoreError } from '../errors.ts'
import { askIssuer, type IssuerVerdict } from '../issuer.ts'
import { fromStore, type Lease, readRecord, type TokenRecord } from '../store.ts'
import type { PlainToken } from '../token.ts'
import { type RefreshFailure, refused, storeFailed, unchanged } from './failure.ts'
import {
  endIssueLease,
  type IssueLease,
  type IssueLeaseOptions,
  leaseMs,
  leastIntervalOf,
  pauseOf,
  takeIssueLease,
} from './issue-lease.ts'

export interface IssueOptions extends IssueLeaseOptions {
  /** Returns the span until the next check, in ms. */
  checkMs(): number
  /** Returns the cool-down after the last try has failed, in ms. */
  coolDownMs(): number
  /** Called when a try begins: from now on callers wait for its answer. */
  onTry(): void
  /** Called when a try has failed and another one follows: until then callers get this failure. */
  onFailedTry(failure: RefreshFailure): void
}

export interface Refreshed {
  readonly record: TokenRecord
  readonly token: PlainToken
  /** Whether this process has issued it; otherwise it was found in the store. */
  readonly isOurs: boolean
  /** Reason why `record` is in memory only. */
  readonly notStored?: RefreshFailure | undefined
}

/** The issuer returned no token. The lease is still held, so that the time of the next try can be noted under it. */
class FailedTry extends Error {
  readonly issueLease: IssueLease
  readonly verdict: IssuerVerdict
  constructor(issueLease: IssueLease, verdict: IssuerVerdict, options: { cause: unknown }) {
    super('', options)
    this.issueLease = issueLease
    this.verdict = verdict
  }
}

const mostRetries = 3
/** A verdict `wait` costs no try; still a refresh has to end, and to emit its failure. */
const mostWaits = 3
const leastCoolDownMs = 5 * 60_000

/**
 * Returns a token that another process has stored, or asks the issuer: 1 try and 3 retries, each noted in the store
 * before it is made.
 *
 * @throws {RefreshFailure}
 */
export async function issueWithRetries(options: IssueOptions): Promise<Refreshed> {
  const { issuer, store, clock } = options
  const pauseMs = pauseOf(issuer)
  let attempts = 0
  let waits = 0
  let nextTryAt = -Infinity

  async function tryOnce(): Promise<Refreshed> {
    const taken = await takeIssueLease(options, nextTryAt)
    if ('token' in taken) return { ...taken, isOurs: false }
    options.onTry()
    let issued: PlainToken
    try {
      issued = await askIssuer(issuer, clock)
    } catch (cause) {
      throw new FailedTry(taken, verdictOn(cause), { cause })
    }
    // Another process has tried since; if it has a token, every process uses that one.
    return (await keep(taken, issued)) ?? tryOnce()
  }

  /** @returns undefined if another process has taken the lease */
  async function keep({ lease, noted }: IssueLease, issued: PlainToken): Promise<Refreshed | undefined> {
    const { token: known, isRejected } = options.known()
    const isSame = issued.secret === known?.secret || issued.secret === noted.token?.secret
    const isLonger = issued.expiresAt > Math.max(known?.expiresAt ?? 0, noted.token?.expiresAt ?? 0)
    if (isSame && (isRejected || !isLonger)) {
      const now = clock.now()
      const retryAfterMs = Math.max(pauseMs, Math.min(options.checkMs(), issued.expiresAt - now))
      await endIssueLease(store, lease, { ...noted, notBefore: now + retryAfterMs })
      throw unchanged(issuer.id, retryAfterMs, issued)
    }

    const generation = Math.max(noted.generation, known?.generation ?? 0) + (isSame ? 0 : 1)
    const record = { ...noted, generation, token: issued, notBefore: clock.now() + leastIntervalOf(issuer) }
    try {
      if (!(await fromStore(() => writeUnderLease(lease, record)))) return undefined
    } catch (error) {
      if (!(error instanceof TokenStoreError)) throw error
      // The token is good, and the next one is a minute away: better served from memory than lost.
      return { record, token: issued, isOurs: true, notStored: storeFailed(pauseMs, error) }
    }
    await endIssueLease(store, lease)
    return { record, token: issued, isOurs: true }
  }

  /** @returns whether it is written, under another lease if need be */
  async function writeUnderLease(lease: Lease, record: TokenRecord): Promise<boolean> {
    if (await store.write(lease, record)) return true
    // This process was paused past its lease, or the clock was set. As long as nobody else has noted a try, the token
    // is the newest: to drop it would mean to ask again, within the minute.
    const next = await store.lease(issuer.id, { holder: options.holder, leaseMs })
    if (next === undefined) return false
    const { fence } = (await readRecord(store, issuer.id)) ?? {}
    const isWritten = fence === record.fence && (await store.write(next, { ...record, fence: next.fence }))
    await endIssueLease(store, next)
    return isWritten
  }

  /** Notes the time of the next try. @throws {RefreshFailure} this was the last one */
  async function concede({ issueLease, verdict, cause }: FailedTry, retriesLeft: number): Promise<void> {
    attempts += 1
    if (verdict.kind === 'wait') waits += 1
    const isFatal = verdict.kind === 'fatal'
    const isLast = isFatal || retriesLeft === 0 || waits > mostWaits
    // A Retry-After that is a date becomes NaN in a careless adapter, and would poison the record.
    const askedMs = verdict.retryAfterMs ?? 0
    const nextMs = Math.max(pauseMs, Number.isFinite(askedMs) ? Math.ceil(askedMs) : 0)
    // A fatal verdict notes no cool-down: a process that is restarted with a repaired key need not wait for its end.
    const notedMs = isLast && !isFatal ? Math.max(nextMs, leastCoolDownMs) : nextMs
    const now = clock.now()
    await endIssueLease(store, issueLease.lease, { ...issueLease.noted, notBefore: now + notedMs })

    const details = {
      attempts,
      issuerCode: verdict.code ?? codeOf(cause),
      ...(cause instanceof TokenInputError && { cause }),
    }
    if (isLast) {
      const coolDownMs = isFatal ? options.checkMs() : options.coolDownMs()
      throw refused(issuer.id, Math.max(notedMs, coolDownMs), details)
    }
    nextTryAt = now + notedMs
    // Too early is no failure: the next try is a minute away, and callers wait for it as for any first try.
    const isTooEarly = verdict.kind === 'wait' && notedMs <= pauseMs
    if (!isTooEarly) options.onFailedTry(refused(issuer.id, notedMs, details))
  }

  function verdictOn(error: unknown): IssuerVerdict {
    // The issuer resolved with something that is no token: a mistake in the program, which no further try repairs.
    if (error instanceof TokenInputError) return { kind: 'fatal', code: error.code }
    try {
      return issuer.verdict?.(error) ?? { kind: 'retry' }
    } catch {
      return { kind: 'retry' }
    }
  }

  try {
    return await pRetry(tryOnce, {
      retries: mostRetries,
      // p-retry would wait on the real clock: `takeIssueLease` waits on ours, for the instant that `concede` has noted.
      minTimeout: 0,
      signal: options.signal,
      shouldConsumeRetry: ({ error }) => !(error instanceof FailedTry && error.verdict.kind === 'wait'),
      async onFailedAttempt({ error, retriesLeft }) {
        if (!(error instanceof FailedTry)) throw error
        await concede(error, retriesLeft)
      },
    })
  } catch (error) {
    throw error instanceof TokenStoreError ? storeFailed(pauseMs, error) : error
  }
}

/** Stores a token that is in memory only, unless another process has stored one meanwhile. */
export async function storeLate({ issuer, store, holder }: IssueLeaseOptions, record: TokenRecord): Promise<void> {
  await fromStore(async () => {
    const lease = await store.lease(issuer.id, { holder, leaseMs })
    if (lease === undefined) throw new TokenStoreError('another process holds the lease')
    const stored = await readRecord(store, issuer.id)
    if ((stored?.generation ?? 0) < record.generation) await store.write(lease, { ...record, fence: lease.fence })
    await store.release(lease)
  })
}
