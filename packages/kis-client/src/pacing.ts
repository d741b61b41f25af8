import type { Clock } from '@stockeye/token-manager'
import type { RateLimit } from './environment.ts'

export interface Pace {
  /** Milliseconds from `now` until one more call may start; 0 means now. */
  waitMs(now: number): number
  /** Notes a call that starts at `now`. */
  record(now: number): void
}

/** Keeps to `limit` starts in any `windowMs`, the way KIS meters one app key. @see environment.ts for KIS's numbers */
export function createPace({ limit, windowMs }: RateLimit): Pace {
  // Only the last `limit` starts can fill a window, so the oldest of them decides and no other is kept.
  const starts: number[] = []
  let oldest = 0
  return {
    waitMs: (now) => Math.max(0, (starts[oldest] ?? -Infinity) + windowMs - now),
    record(now) {
      starts[oldest] = now
      oldest = (oldest + 1) % limit
    },
  }
}

/** Orders go before queries; within each, first come is first served. */
export type Priority = 'order' | 'query'

/** Gives out turns, so that calls start no faster than KIS allows. */
export interface Pacer {
  /** Resolves when a call with this key may start. Rejects with the signal's reason, and then the turn is not used up. */
  turn(key: string, options: { readonly priority: Priority; readonly signal?: AbortSignal | undefined }): Promise<void>
}

interface Waiter {
  readonly start: () => void
}

interface Lane {
  readonly pace: Pace
  readonly waiting: Readonly<Record<Priority, Set<Waiter>>>
  timer: unknown
}

/**
 * Paces the calls of one process. KIS sees the calls arrive, not start: `marginMs` is how much closer together two of
 * them may arrive than they left.
 */
export function createLocalPacer(options: {
  readonly clock: Clock
  readonly rate: RateLimit
  readonly marginMs?: number
}): Pacer {
  const { clock, rate, marginMs = 50 } = options
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
      lane.pace.record(clock.monotonic())
      waiter.start()
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
          start() {
            signal?.removeEventListener('abort', leave)
            resolve()
          },
        }
        signal?.addEventListener('abort', leave, { once: true })
        queue.add(waiter)
        serve(lane)
      })
    },
  }
}
