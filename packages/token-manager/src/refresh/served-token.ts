import type { Clock } from '../clock.ts'
import type { Rotation } from '../events.ts'
import type { TokenRecord } from '../store.ts'
import { createToken, type PlainToken, type Token } from '../token.ts'
import { type Phase, phaseOf, phaseStartsOf, type Windows } from './freshness.ts'
import type { Known } from './issue-lease.ts'
import type { Listeners } from './listeners.ts'

/** The token in memory. A new one is swapped in first, its listeners are called next, and it is served when they have settled. */
export interface ServedToken {
  known(): Known
  phase(): Phase
  /** Returns the token, unless it has expired or was rejected. */
  usable(): Token | undefined
  /** Returns the token while it is fresh and its listeners have settled: one look at the clock, and a promise that exists already. */
  fresh(): Promise<Token> | undefined
  /** Settles with the listeners that are still called with the token; undefined when there are none. */
  unsettled(): Promise<void> | undefined
  /** Swaps in a token that is newer, and settles with its listeners. */
  take(found: { readonly record: TokenRecord; readonly token: PlainToken }, cause: Rotation['cause']): Promise<void>
  /** @returns whether `token` was the current one, and good until now */
  reject(token: Token): boolean
  /**
   * Says whether an operator has dropped the token from the store. One that was dropped counts as critical, not as
   * rejected: the API takes it, so it is served whenever the issuer gives no other one. Another token ends that, and
   * to one that the API has rejected nothing is added.
   *
   * @returns whether that is news
   */
  recall(isRecalled: boolean): boolean
  /** The token that an operator has dropped, while it can be served. */
  recalled(): Token | undefined
  /** Returns the rotation with which a listener that is added later is called. */
  announced(): Rotation | undefined
  /** Makes `fresh` return nothing until `listening` has settled. */
  serveAfter(listening: Promise<void>): Promise<void>
  /** Makes `fresh` return nothing from now on. */
  stopServing(): void
}

export function createServedToken(options: {
  readonly clock: Clock
  readonly windows: Windows
  readonly listeners: Listeners
}): ServedToken {
  const { clock, windows, listeners } = options
  let latest: Rotation | undefined
  let isRejected = false
  let isRecalled = false
  let isStopped = false
  let unsettled: Promise<void> | undefined
  let answer: Promise<Token> | undefined
  let servedUntil = -Infinity

  const unlessRejected = () => (isRejected ? undefined : latest?.token)

  function usable() {
    const token = unlessRejected()
    return token !== undefined && clock.now() < token.expiresAt ? token : undefined
  }

  function serve() {
    const token = unlessRejected()
    if (token === undefined || unsettled !== undefined || isStopped || isRecalled) return
    answer = Promise.resolve(token)
    servedUntil = phaseStartsOf(token, windows).dueAt
  }

  function serveAfter(listening: Promise<void>): Promise<void> {
    const all = Promise.all([unsettled, listening]).then(() => {
      // Another token may have come meanwhile, and its listeners with it.
      if (unsettled !== all) return
      unsettled = undefined
      serve()
    })
    unsettled = all
    servedUntil = -Infinity
    return all
  }

  function phase(): Phase {
    const byClock = phaseOf(unlessRejected(), clock.now(), windows)
    return isRecalled && byClock !== 'expired' ? 'critical' : byClock
  }

  return {
    known: () => ({ token: latest?.token, isRejected }),
    phase,
    usable,
    fresh: () => (clock.now() < servedUntil ? answer : undefined),
    unsettled: () => unsettled,
    take({ record, token: plain }, cause) {
      const token = createToken(plain, record.generation)
      const previous = latest?.token
      if (previous !== undefined && token.generation <= previous.generation) {
        // The same token with a later expiry is no rotation: no client has anything to rebuild.
        if (latest && token.fingerprint === previous.fingerprint && !isRejected) {
          latest = { ...latest, token }
          isRecalled = false
        }
        serve()
        return Promise.resolve()
      }
      latest = { token, previous, cause }
      isRejected = false
      isRecalled = false
      return serveAfter(listeners.tell('rotated', latest))
    },
    reject(token) {
      if (isRejected || token.generation !== latest?.token.generation) return false
      isRejected = true
      servedUntil = -Infinity
      return true
    },
    recall(isNow) {
      if (isNow === isRecalled || isRejected) return false
      isRecalled = isNow
      servedUntil = -Infinity
      serve()
      return true
    },
    recalled: () => (isRecalled ? usable() : undefined),
    announced() {
      const token = usable()
      return token && latest && { token, cause: latest.cause }
    },
    serveAfter,
    stopServing() {
      isStopped = true
      servedUntil = -Infinity
    },
  }
}
