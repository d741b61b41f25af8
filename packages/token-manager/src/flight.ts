import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Current } from './current.ts'
import { TokenStoreError } from './errors.ts'
import type { RefreshFailed } from './events.ts'
import { FailedRefresh, storeFailed } from './failure.ts'
import { checkMsOf, type Limits, restMs } from './freshness.ts'
import type { TokenIssuer } from './issuer.ts'
import type { Listeners } from './listeners.ts'
import { type RefreshOptions, refresh, storeLate } from './refresh.ts'
import { readRecord, type TokenRecord, type TokenStore } from './store.ts'
import { newerToken, pauseOf } from './turn.ts'

/** A flight is the one running refresh of a manager; everybody who needs its result shares it. */
export interface Flights {
  /** Sees to it that one is under way, unless one has failed and the time for the next has not come. */
  ensure(): void
  /** The token at hand was rejected: what was decided while it was good does not hold. */
  replace(): void
  /** Takes a newer token from the store, if no flight is under way: that one reads the store itself. Never rejects. */
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
  readonly limits: Limits
  readonly current: Current
  readonly listeners: Listeners
  readonly signal: AbortSignal
  readonly onLanded: () => void
}): Flights {
  const { issuer, store, clock, limits, current, listeners, signal, onLanded } = options
  const pauseMs = pauseOf(issuer)
  let flight: Promise<void> | undefined
  let failure: { readonly failed: FailedRefresh; readonly nextAttemptAt: number } | undefined
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
    checkMs: () => checkMsOf(current.known().token, limits),
    restMs: () => restMs(current.usable(), clock.now(), limits),
    onTry: expectAnswer,
    onFailedTry: fail,
  }

  function expectAnswer() {
    if (failure === undefined) return
    failure = undefined
    answer = Promise.withResolvers()
  }

  function fail(failed: FailedRefresh) {
    failure = { failed, nextAttemptAt: clock.now() + failed.retryAfterMs }
    answer.resolve()
  }

  function tell({ retryAfterMs, toError }: FailedRefresh) {
    const now = clock.now()
    const leftMs = Math.max(0, (current.usable()?.expiresAt ?? now) - now)
    void listeners.tell('refresh-failed', { error: toError(retryAfterMs), nextAttemptAt: now + retryAfterMs, leftMs })
  }

  const readNewer = async () => newerToken(await readRecord(store, issuer.key), current.known(), clock.now())

  async function fly() {
    try {
      if (!hasRestored) {
        const found = await readNewer()
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
      const failed = error instanceof TokenStoreError ? storeFailed(pauseMs, error) : error
      if (!(failed instanceof FailedRefresh)) throw failed
      fail(failed)
      if (failed.isNews) tell(failed)
    }
  }

  function ensure() {
    if (flight !== undefined || signal.aborted) return
    if (failure !== undefined && clock.now() < failure.nextAttemptAt) return
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
        const found = flight === undefined ? await readNewer() : undefined
        if (found === undefined || flight !== undefined) return
        failure = undefined
        await current.take(found, 'adopted')
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
      // While a flight is under way it keeps its own time.
      const untilTry = failure === undefined || flight ? Infinity : failure.nextAttemptAt - clock.now()
      return Math.min(untilTry, notStored === undefined ? Infinity : pauseMs)
    },
    async end() {
      answer.resolve()
      await flight
    },
  }
}
