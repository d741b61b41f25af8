import type { Clock } from '@stockeye/token-manager'
import { kisLimits, type RateLimit } from '../environment.ts'
import { createWaitingLine, type Lane, type WaitingLine } from './queue.ts'

export interface Pace {
  /** Milliseconds from `now` until one more call may start; 0 means now. */
  waitMs(now: number): number
  /** Notes a call that starts at `now`. @returns what notes the instant of its answer */
  record(now: number): (answeredAt: number) => void
}

/** By then a call has arrived at KIS, were it with a new connection and TLS. */
export const latestArrivalMs = 1_000

/**
 * Keeps to `limit` calls in any `windowMs` as KIS counts them: by their arrival, which lies somewhere between a call's
 * start and its answer. @see environment.ts for KIS's numbers
 */
export function createPace({ limit, windowMs }: RateLimit): Pace {
  // Each of `limit` slots lets one call through in a window, so all together never more than `limit`.
  const arrivals = Array<number>(limit).fill(-Infinity)
  return {
    waitMs: (now) => Math.max(0, Math.min(...arrivals) + windowMs - now),
    record(now) {
      const slot = arrivals.indexOf(Math.min(...arrivals))
      const latest = now + latestArrivalMs
      arrivals[slot] = latest
      return (answeredAt) => {
        // A late answer may find the slot with the next call.
        if (arrivals[slot] === latest) arrivals[slot] = Math.min(latest, answeredAt)
      }
    },
  }
}

/** Orders go before queries; within each, first come is first served. */
export type Priority = 'order' | 'query'

export interface TurnOptions {
  readonly priority: Priority
  /** A query that the ledger's limit, by account, counts too: the turn waits for both. @default false */
  readonly ledger?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/** Gives out turns, so that calls start no faster than KIS allows. */
export interface Pacer {
  /**
   * Resolves when a call with this key may start, with what to call once KIS has answered: then the next turn comes
   * sooner. Rejects with the signal's reason, and the turn is not used up.
   *
   * @param key names the app key and environment, without telling the app key
   */
  turn(key: string, options: TurnOptions): Promise<() => void>
}

/** Two clocks, ours and KIS's, may run a little apart. */
const marginMs = 20

/** A limit as a pacer keeps to it. */
export const withMargin = ({ limit, windowMs }: RateLimit): RateLimit => ({ limit, windowMs: windowMs + marginMs })

export function laneFor({ priority, ledger }: TurnOptions): Lane {
  if (priority === 'order') return 'order'
  return ledger ? 'ledger' : 'query'
}

/**
 * Paces the calls of one process.
 *
 * @param options.rate what KIS allows the app key: `kisLimits.calls` by environment, `{ limit: 3, windowMs: 1_000 }` on
 * real accounts of customers who are new to the API. The ledger's limit, by account, is `kisLimits.ledger`
 */
export function createLocalPacer({ clock, rate }: { readonly clock: Clock; readonly rate: RateLimit }): Pacer {
  const lines = new Map<string, WaitingLine>()

  function open(): WaitingLine {
    const calls = createPace(withMargin(rate))
    const ledger = createPace(withMargin(kisLimits.ledger))
    let timer: unknown
    const line = createWaitingLine(serve)

    function serve(): void {
      clock.clearTimeout(timer)
      const soonestMs = serveFirsts()
      if (soonestMs !== undefined) timer = clock.setTimeout(serve, soonestMs)
    }

    /** @returns how long until the next one may start; undefined when nobody waits */
    function serveFirsts(): number | undefined {
      const now = clock.monotonic()
      let soonestMs: number | undefined
      for (const { lane, start } of line.firsts()) {
        const waitMs = Math.max(calls.waitMs(now), lane === 'ledger' ? ledger.waitMs(now) : 0)
        if (waitMs === 0) {
          const paces = lane === 'ledger' ? [calls, ledger] : [calls]
          const notes = paces.map((pace) => pace.record(now))
          start(() => {
            for (const answered of notes) answered(clock.monotonic())
            serve()
          })
          return serveFirsts()
        }
        soonestMs = Math.min(waitMs, soonestMs ?? waitMs)
      }
      return soonestMs
    }
    return line
  }

  return {
    turn(key, options) {
      const line = lines.get(key) ?? open()
      lines.set(key, line)
      return line.join(laneFor(options), clock.monotonic(), options.signal)
    },
  }
}
