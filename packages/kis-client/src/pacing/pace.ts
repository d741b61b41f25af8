import type { RateLimit } from '../environment.ts'

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

/** Two clocks, ours and KIS's, may run a little apart. */
const marginMs = 20

/** A limit as a pacer keeps to it. */
export const withMargin = ({ limit, windowMs }: RateLimit): RateLimit => ({ limit, windowMs: windowMs + marginMs })
