import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { TokenStoreError, TokenUnchangedError } from '../errors.ts'
import type { RefreshFailed } from '../events.ts'
import type { TokenIssuer } from '../issuer.ts'
import { readRecord, type TokenRecord, type TokenStore } from '../store.ts'
import { isRecalled, putBack } from './expire.ts'
import { FailedRefresh, storeFailed } from './failure.ts'
import { checkMsOf, coolDownMsOf, phaseStartsOf, type Windows } from './freshness.ts'
import { leastIntervalOf, newerToken, pauseOf } from './issue-lease.ts'
import type { Listeners } from './listeners.ts'
import { type RefreshOptions, refresh, storeLate } from './series.ts'
import type { Current } from './served-token.ts'

/** A flight is the one running refresh of a manager; everybody who needs its result shares it. */
export interface Flights {
  /** Sees to it that one is under way, unless one has failed and the time for the next has not come. */
  ensure(): void
  /** The token at hand was rejected: what was decided while it was good does not hold. */
  replace(): void
  /**
   * Takes a newer token from the store, or sees that the one at hand was dropped from it or lost by it, if no flight is
   * under way: that one reads the store itself. Never rejects.
   */
  adopt(): Promise<void>
  /** Settles when the try that is under way has: with a token, or with `failure` saying why not. */
  answer(): Promise<void>
  /** Stands from a failed try until the next one. */
  failure(): Pick<RefreshFailed, 'error' | 'nextAttemptAt'> | undefined
  /** Tries once more to store a token that only this process has. */
  storeAgain(): void
  /** How long until there is something to try again, in ms. */
  msUntilNext(): number
  /** Settles when the last flight has; who waits for an answer has waited long enough. */
  end(): Promise<void>
}

export function createFlights(options: {
  readonly issuer: TokenIssuer
  readonly store: TokenStore
  readonly clock: Clock
  readonly windows: Windows
  readonly current: Current
  readonly listeners: Listeners
  readonly signal: AbortSignal
  readonly onLanded: () => void
}): Flights {
  const { issuer, store, clock, windows, current, listeners, signal, onLanded } = options
  const pauseMs = pauseOf(issuer)
  let flight: Promise<void> | undefined
  let failure: { readonly failed: FailedRefresh; readonly failedAt: number; readonly nextAttemptAt: number } | undefined
  /** While a flight is under way it is settled only if `failure` stands: whoever waits in a loop relies on that. */
  let answer = Promise.withResolvers<void>()
  let hasRestored = false
  let notStored: TokenRecord | undefined

  const refreshOptions: RefreshOptions = {
    issuer,
    store,
    clock,
    holder: randomUUID(),
    signal,
    known: current.known,
    checkMs: () => checkMsOf(current.known().token, windows),
    coolDownMs: () => coolDownMsOf(current.usable(), clock.now(), windows),
    onTry: expectAnswer,
    onFailedTry: fail,
  }

  function expectAnswer() {
    if (failure === undefined) return
    failure = undefined
    answer = Promise.withResolvers()
  }

  function fail(failed: FailedRefresh) {
    const failedAt = clock.now()
    failure = { failed, failedAt, nextAttemptAt: failedAt + failed.retryAfterMs }
    answer.resolve()
  }

  function tell({ retryAfterMs, toError }: FailedRefresh) {
    const now = clock.now()
    const leftMs = Math.max(0, (current.usable()?.expiresAt ?? now) - now)
    void listeners.tell('refresh-failed', { error: toError(retryAfterMs), nextAttemptAt: now + retryAfterMs, leftMs })
  }

  /** The drill is over when the issuer has no other token: the one at hand is stored again, and served on until it is due. */
  async function endRecall(failed: FailedRefresh): Promise<FailedRefresh> {
    const token = current.recalled()
    if (token === undefined || !(failed.toError(0) instanceof TokenUnchangedError)) return failed
    // If it cannot be stored now, it is seen to be missing at the next look, and asked for once more.
    await putBack(store, { token, holder: refreshOptions.holder, key: issuer.key }).catch(() => undefined)
    current.recall(false)
    const untilDueMs = phaseStartsOf(token, windows).dueAt - clock.now()
    return new FailedRefresh({ ...failed, retryAfterMs: Math.max(failed.retryAfterMs, untilDueMs) })
  }

  /** The token at hand, if the store has lost it: it was emptied, and who starts anew would ask the issuer for one. */
  function forgotten(record: TokenRecord | undefined): TokenRecord | undefined {
    const token = current.usable()
    if (token === undefined || (record?.generation ?? 0) >= token.generation) return undefined
    const { secret, generation, issuedAt, expiresAt } = token
    const notBefore = Math.max(record?.notBefore ?? 0, issuedAt + leastIntervalOf(issuer))
    const attempts = record?.attempts ?? []
    return { key: issuer.key, generation, fence: 0, token: { secret, issuedAt, expiresAt }, attempts, notBefore }
  }

  async function fly() {
    try {
      if (!hasRestored) {
        const found = newerToken(await readRecord(store, issuer.key), current.known(), clock.now())
        hasRestored = true
        if (found !== undefined) return await current.take(found, 'restored')
      }
      const refreshed = await refresh(refreshOptions)
      expectAnswer()
      notStored = refreshed.notStored && refreshed.record
      if (refreshed.notStored) tell(refreshed.notStored)
      await current.take(refreshed, refreshed.isOurs ? 'issued' : 'adopted')
    } catch (error) {
      if (signal.aborted) return
      const reason = error instanceof TokenStoreError ? storeFailed(pauseMs, error) : error
      if (!(reason instanceof FailedRefresh)) throw reason
      const failed = await endRecall(reason)
      fail(failed)
      if (failed.isNews) tell(failed)
    }
  }

  /** A failure that lies in the future says that the clock was set back, and then its next try is due. */
  function msUntilTry(): number {
    const now = clock.now()
    return failure === undefined || now < failure.failedAt ? 0 : failure.nextAttemptAt - now
  }

  function ensure() {
    if (flight !== undefined || signal.aborted) return
    if (msUntilTry() > 0) return
    failure = undefined
    answer = Promise.withResolvers()
    flight = fly().finally(() => {
      flight = undefined
      answer.resolve()
      onLanded()
    })
  }

  return {
    ensure,
    replace() {
      if (flight === undefined) failure = undefined
      ensure()
    },
    async adopt() {
      try {
        if (flight !== undefined) return
        const record = await readRecord(store, issuer.key)
        if (flight !== undefined) return
        const found = newerToken(record, current.known(), clock.now())
        const isNews = found !== undefined || current.recall(isRecalled(record, current.known()))
        // What was decided about the token of before does not hold.
        if (isNews) failure = undefined
        notStored ??= forgotten(record)
        if (found !== undefined) await current.take(found, 'adopted')
      } catch {
        // A store that is down is told of when it is needed; until then the token at hand is served.
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
      // That it failed was told when it first did; the next check tries again.
      storeLate(refreshOptions, record).then(stored, () => undefined)
    },
    msUntilNext() {
      // While a flight is under way it keeps its own time, and while the token is fresh nothing is tried.
      const isResting = failure === undefined || flight !== undefined || current.phase() === 'fresh'
      const untilTry = isResting ? Infinity : msUntilTry()
      return Math.min(untilTry, notStored === undefined ? Infinity : pauseMs)
    },
    async end() {
      answer.resolve()
      await flight
    },
  }
}
