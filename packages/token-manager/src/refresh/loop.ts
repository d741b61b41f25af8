import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { TokenStoreError, TokenUnchangedError } from '../errors.ts'
import type { RefreshFailed } from '../events.ts'
import type { TokenIssuer } from '../issuer.ts'
import { readRecord, type TokenRecord, type TokenStore } from '../store.ts'
import { RefreshFailure, storeFailed } from './failure.ts'
import { checkMsOf, coolDownMsOf, phaseStartsOf, type Windows } from './freshness.ts'
import { leastIntervalOf, newerToken, pauseOf } from './issue-lease.ts'
import { type IssueOptions, issueWithRetries, storeLate } from './issue-with-retries.ts'
import type { Listeners } from './listeners.ts'
import type { ServedToken } from './served-token.ts'
import { isWithdrawn, undoWithdrawal } from './withdrawal.ts'

/** Runs one refresh at a time: every caller that needs its result shares the running refresh. */
export interface RefreshLoop {
  /** Starts a refresh, unless one is running, or the last one has failed and the time of the next try has not come. */
  ensure(): void
  /** Starts a refresh for a token that was rejected: a cool-down from the time when it was good does not hold. */
  replace(): void
  /**
   * Takes a newer token from the store, or notices that the store has lost the current one, or that it was withdrawn from
   * the store. Does nothing while a refresh is running, which reads the store itself. Never rejects.
   */
  adopt(): Promise<void>
  /** Settles when the running try has: with a token, or with a `failure`. */
  answer(): Promise<void>
  /** Returns why the last try failed, until the next one begins. */
  failure(): Pick<RefreshFailed, 'error' | 'nextAttemptAt'> | undefined
  /** Tries again to store a token that only this process has. */
  storeAgain(): void
  /** Returns the span until the next try, of a refresh or of storing a token, in ms. */
  msUntilNext(): number
  /** Releases the callers that wait for an answer, and settles when the running refresh has. */
  end(): Promise<void>
}

export function createRefreshLoop(options: {
  readonly issuer: TokenIssuer
  readonly store: TokenStore
  readonly clock: Clock
  readonly windows: Windows
  readonly servedToken: ServedToken
  readonly listeners: Listeners
  readonly signal: AbortSignal
  readonly onSettled: () => void
}): RefreshLoop {
  const { issuer, store, clock, windows, servedToken, listeners, signal, onSettled } = options
  const pauseMs = pauseOf(issuer)
  let running: Promise<void> | undefined
  let failure:
    | { readonly failed: RefreshFailure; readonly failedAt: number; readonly nextAttemptAt: number }
    | undefined
  // While a refresh is running, it is settled only if there is a `failure`: a caller that waits in a loop relies on that.
  let answer = Promise.withResolvers<void>()
  let hasRestored = false
  let notStored: TokenRecord | undefined

  const issueOptions: IssueOptions = {
    issuer,
    store,
    clock,
    holder: randomUUID(),
    signal,
    known: servedToken.known,
    checkMs: () => checkMsOf(servedToken.known().token, windows),
    coolDownMs: () => coolDownMsOf(servedToken.usable(), clock.now(), windows),
    onTry: expectAnswer,
    onFailedTry: fail,
  }

  function expectAnswer() {
    if (failure === undefined) return
    failure = undefined
    answer = Promise.withResolvers()
  }

  function fail(failed: RefreshFailure) {
    const failedAt = clock.now()
    failure = { failed, failedAt, nextAttemptAt: failedAt + failed.retryAfterMs }
    answer.resolve()
  }

  function emit({ retryAfterMs, toError }: RefreshFailure) {
    const now = clock.now()
    const leftMs = Math.max(0, (servedToken.usable()?.expiresAt ?? now) - now)
    void listeners.emit('refresh-failed', { error: toError(retryAfterMs), nextAttemptAt: now + retryAfterMs, leftMs })
  }

  /** Ends a withdrawal when the issuer has no other token: the current one is stored again, and served until it is due. */
  async function endWithdrawal(failed: RefreshFailure): Promise<RefreshFailure> {
    const token = servedToken.withdrawn()
    if (token === undefined || !(failed.toError(0) instanceof TokenUnchangedError)) return failed
    // If it cannot be stored now, the next read of the store finds the withdrawal again, and the issuer is asked again.
    await undoWithdrawal(store, { token, holder: issueOptions.holder, id: issuer.id }).catch(() => undefined)
    servedToken.setWithdrawn(false)
    const untilDueMs = phaseStartsOf(token, windows).dueAt - clock.now()
    return new RefreshFailure({ ...failed, retryAfterMs: Math.max(failed.retryAfterMs, untilDueMs) })
  }

  /** The token at hand, if the store has lost it: it was emptied, and who starts anew would ask the issuer for one. */
  function forgotten(record: TokenRecord | undefined): TokenRecord | undefined {
    const token = servedToken.usable()
    if (token === undefined || (record?.generation ?? 0) >= token.generation) return undefined
    const { secret, generation, issuedAt, expiresAt } = token
    const notBefore = Math.max(record?.notBefore ?? 0, issuedAt + leastIntervalOf(issuer))
    const attempts = record?.attempts ?? []
    return { id: issuer.id, generation, fence: 0, token: { secret, issuedAt, expiresAt }, attempts, notBefore }
  }

  async function runOnce() {
    try {
      if (!hasRestored) {
        const found = newerToken(await readRecord(store, issuer.id), servedToken.known(), clock.now())
        hasRestored = true
        if (found !== undefined) return await servedToken.take(found, 'restored')
      }
      const refreshed = await issueWithRetries(issueOptions)
      expectAnswer()
      notStored = refreshed.notStored && refreshed.record
      if (refreshed.notStored) emit(refreshed.notStored)
      await servedToken.take(refreshed, refreshed.isOurs ? 'issued' : 'adopted')
    } catch (error) {
      if (signal.aborted) return
      const reason = error instanceof TokenStoreError ? storeFailed(pauseMs, error) : error
      if (!(reason instanceof RefreshFailure)) throw reason
      const failed = await endWithdrawal(reason)
      fail(failed)
      if (failed.mustEmit) emit(failed)
    }
  }

  /** A failure that lies in the future says that the clock was set back, and then its next try is due. */
  function msUntilTry(): number {
    const now = clock.now()
    return failure === undefined || now < failure.failedAt ? 0 : failure.nextAttemptAt - now
  }

  function ensure() {
    if (running !== undefined || signal.aborted) return
    if (msUntilTry() > 0) return
    failure = undefined
    answer = Promise.withResolvers()
    running = runOnce().finally(() => {
      running = undefined
      answer.resolve()
      onSettled()
    })
  }

  return {
    ensure,
    replace() {
      if (running === undefined) failure = undefined
      ensure()
    },
    async adopt() {
      try {
        if (running !== undefined) return
        const record = await readRecord(store, issuer.id)
        if (running !== undefined) return
        const found = newerToken(record, servedToken.known(), clock.now())
        const hasChanged = found !== undefined || servedToken.setWithdrawn(isWithdrawn(record, servedToken.known()))
        // The cool-down was that of the previous token.
        if (hasChanged) failure = undefined
        notStored ??= forgotten(record)
        if (found !== undefined) await servedToken.take(found, 'adopted')
      } catch {
        // A store that is down is an error when it is needed; until then the current token is served.
      }
    },
    answer: () => answer.promise,
    failure() {
      if (failure === undefined) return undefined
      const { failed, nextAttemptAt } = failure
      return { error: failed.toError(Math.max(0, nextAttemptAt - clock.now())), nextAttemptAt }
    },
    storeAgain() {
      const record = notStored
      if (record === undefined) return
      const stored = () => {
        if (notStored === record) notStored = undefined
      }
      // Its first failure was emitted; the next check tries again.
      storeLate(issueOptions, record).then(stored, () => undefined)
    },
    msUntilNext() {
      // A running refresh keeps its own time, and while the token is fresh nothing is tried.
      const hasNoTry = failure === undefined || running !== undefined || servedToken.phase() === 'fresh'
      const untilTry = hasNoTry ? Infinity : msUntilTry()
      return Math.min(untilTry, notStored === undefined ? Infinity : pauseMs)
    },
    async end() {
      answer.resolve()
      await running
    },
  }
}
