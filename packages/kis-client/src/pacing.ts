import type { Clock } from '@stockeye/token-manager'
import type { RateLimit } from './environment.ts'

export interface Pace {
  /** Milliseconds from `now` until one more call may start; 0 means now. */
  waitMs(now: number): number
  /** Notes a call that starts at `now`. @returns what notes the instant of its answer */
  record(now: number): (answeredAt: number) => void
}

/** By then a call has arrived at KIS, were it with a new connection and TLS. */
const latestArrivalMs = 1_000

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

/** Gives out turns, so that calls start no faster than KIS allows. */
export interface Pacer {
  /**
   * Resolves when a call with this key may start, with what to call once KIS has answered: then the next turn comes
   * sooner. Rejects with the signal's reason, and the turn is not used up.
   */
  turn(
    key: string,
    options: { readonly priority: Priority; readonly signal?: AbortSignal | undefined },
  ): Promise<() => void>
}

interface Waiter {
  readonly start: (answered: () => void) => void
}

interface Lane {
  readonly pace: Pace
  readonly waiting: Readonly<Record<Priority, Set<Waiter>>>
  timer: unknown
}

/** Two clocks, ours and KIS's, may run a little apart. */
const marginMs = 20

/** Paces the calls of one process. */
export function createLocalPacer({ clock, rate }: { readonly clock: Clock; readonly rate: RateLimit }): Pacer {
  const lanes = new Map<string, Lane>()

  const next = ({ waiting }: Lane): [Set<Waiter>, Waiter] | undefined => {
    for (const queue of [waiting.order, waiting.query]) for (const waiter of queue) return [queue, waiter]
    return undefined
  }

  const serve = (lane: Lane) => {
    for (let found = next(lane); found !== undefined; found = next(lane)) {
      const waitMs = lane.pace.waitMs(clock.monotonic())
      if (waitMs > 0) {
        lane.timer ??= clock.setTimeout(() => {
          lane.timer = undefined
          serve(lane)
        }, waitMs)
        return
      }
      const [queue, waiter] = found
      queue.delete(waiter)
      const answered = lane.pace.record(clock.monotonic())
      waiter.start(() => {
        answered(clock.monotonic())
        clock.clearTimeout(lane.timer)
        lane.timer = undefined
        serve(lane)
      })
    }
  }

  const laneOf = (key: string): Lane => {
    const known = lanes.get(key)
    if (known !== undefined) return known
    const pace = createPace({ limit: rate.limit, windowMs: rate.windowMs + marginMs })
    const lane: Lane = { pace, waiting: { order: new Set(), query: new Set() }, timer: undefined }
    lanes.set(key, lane)
    return lane
  }

  return {
    turn(key, { priority, signal }) {
      if (signal?.aborted) return Promise.reject(signal.reason)
      const lane = laneOf(key)
      return new Promise((resolve, reject) => {
        const queue = lane.waiting[priority]
        const leave = () => {
          queue.delete(waiter)
          reject(signal?.reason)
        }
        const waiter: Waiter = {
          start(answered) {
            signal?.removeEventListener('abort', leave)
            resolve(answered)
          },
        }
        signal?.addEventListener('abort', leave, { once: true })
        queue.add(waiter)
        serve(lane)
      })
    },
  }
}
