import type { RateLimit } from '../environment.ts'

export interface Pace {
  /** Milliseconds from `now` until one more call may start; 0 means now. */
  waitMs(now: number): number
  /** Records a call that starts at `now`. @returns a function that records the instant of its answer */
  record(now: number): (answeredAt: number) => void
}

/** Latest arrival of a call at KIS after its start, in ms, also with a new connection and TLS. */
export const latestArrivalMs = 1_000

/**
 * Allows `limit` calls in any `windowMs` as KIS counts them: by their arrival, which lies between a call's start and its
 * answer. @see environment.ts for KIS's numbers
 */
export function createPace({ limit, windowMs }: RateLimit): Pace {
  // Each of `limit` slots allows one call in a window, so all together never allow more than `limit`.
  const arrivals = Array<number>(limit).fill(-Infinity)
  return {
    waitMs: (now) => Math.max(0, Math.min(...arrivals) + windowMs - now),
    record(now) {
      const slot = arrivals.indexOf(Math.min(...arrivals))
      const latest = now + latestArrivalMs
      arrivals[slot] = latest
      return (answeredAt) => {
        // When a late answer comes, the slot may belong to the next call.
        if (arrivals[slot] === latest) arrivals[slot] = Math.min(latest, answeredAt)
      }
    },
  }
}

/** Margin for the difference between our clock and KIS's, in ms. */
const marginMs = 20

/** Returns a limit with the margin that a pacer adds. */
export const withMargin = ({ limit, windowMs }: RateLimit): RateLimit => ({ limit, windowMs: windowMs + marginMs })
