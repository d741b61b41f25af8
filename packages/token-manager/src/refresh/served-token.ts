import type { Clock } from '../clock.ts'
import type { Rotation } from '../events.ts'
import type { TokenRecord } from '../store.ts'
import { createToken, type PlainToken, type Token } from '../token.ts'
import { type Phase, phaseOf, phaseStartsOf, type Windows } from './freshness.ts'
import type { Listeners } from './listeners.ts'

/** The newest token in memory, expired or not, and whether the API has rejected it. */
export interface Known {
  readonly token: Token | undefined
  readonly isRejected: boolean
}

/**
 * The token in memory. A new token is swapped in, then its listeners are called, and it is served when they have
 * ended.
 */
export interface ServedToken {
  /** Returns the newest token, expired or not. */
  known(): Known
  /** Returns the phase of the token now. */
  phase(): Phase
  /** Returns the token, unless it has expired or was rejected. */
  usable(): Token | undefined
  /**
   * Returns the token while it is fresh and its listeners have ended. Costs one read of the clock, and returns a
   * promise that exists already.
   */
  fresh(): Promise<Token> | undefined
  /** Resolves when the listeners that are still called with the token have ended; undefined when all have. */
  unsettled(): Promise<void> | undefined
  /** Swaps in a newer token, and resolves when its listeners have ended. */
  take(found: { readonly record: TokenRecord; readonly token: PlainToken }, cause: Rotation['cause']): Promise<void>
  /** Drops a token that the API has refused. @returns whether `token` was the current one, and not rejected before */
  reject(token: Token): boolean
  /**
   * Notes whether an operator has withdrawn the token from the store. A withdrawn token is critical, not rejected: the
   * API accepts it, so it is served when the issuer has no other one. The next token ends the withdrawal; a rejected
   * token stays rejected.
   *
   * @returns whether the state has changed
   */
  setWithdrawn(isWithdrawn: boolean): boolean
  /** Returns the token if an operator has withdrawn it and it can be served. */
  withdrawn(): Token | undefined
  /** Returns the rotation with which a listener that is added later is called. */
  announced(): Rotation | undefined
  /** Makes `fresh` return nothing until `listening` has resolved. */
  serveAfter(listening: Promise<void>): Promise<void>
  /** Makes `fresh` return nothing from now on. */
  stopServing(): void
}

/** Creates the place of the token in memory. */
export function createServedToken(options: {
  readonly clock: Clock
  readonly windows: Windows
  readonly listeners: Listeners
}): ServedToken {
  const { clock, windows, listeners } = options
  let latest: Rotation | undefined
  let isRejected = false
  let isWithdrawn = false
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
    if (token === undefined || unsettled !== undefined || isStopped || isWithdrawn) return
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
    return isWithdrawn && byClock !== 'expired' ? 'critical' : byClock
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
        // The same token with a later expiry is not a rotation: no client has to rebuild.
        if (latest && token.fingerprint === previous.fingerprint && !isRejected) {
          latest = { ...latest, token }
          isWithdrawn = false
        }
        serve()
        return Promise.resolve()
      }
      latest = { token, previous, cause }
      isRejected = false
      isWithdrawn = false
      return serveAfter(listeners.emit('rotated', latest))
    },
    reject(token) {
      if (isRejected || token.generation !== latest?.token.generation) return false
      isRejected = true
      servedUntil = -Infinity
      return true
    },
    setWithdrawn(isNow) {
      if (isNow === isWithdrawn || isRejected) return false
      isWithdrawn = isNow
      servedUntil = -Infinity
      serve()
      return true
    },
    withdrawn: () => (isWithdrawn ? usable() : undefined),
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
