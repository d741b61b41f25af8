import type { CallRate } from '../environment.ts'
import { createLine } from './line.ts'

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
 * answer. A turn costs the same at any limit, and only the calls of the last window are kept.
 *
 * @see environment.ts for KIS's numbers
 */
export function createPace({ limit, windowMs, spacingMs = 0 }: CallRate): Pace {
  // Latest arrivals, each line in their order, so the earliest of all is the first of one of the two.
  const unanswered = createLine<Call>()
  const answered = createLine<Call>()
  const earliest = () => Math.min(unanswered.first()?.arrivedBy ?? Infinity, answered.first()?.arrivedBy ?? Infinity)
  let lastStart = -Infinity

  function forgetBefore(now: number): void {
    for (const line of [unanswered, answered]) {
      for (let call = line.first(); call !== undefined && call.arrivedBy + windowMs <= now; call = line.first()) {
        call.leave()
      }
    }
  }

  function add(line: typeof answered, arrivedBy: number): Call {
    const call: Call = { arrivedBy, leave: () => leave() }
    const leave = line.join(call)
    return call
  }

  return {
    waitMs(now) {
      forgetBefore(now)
      const isFull = unanswered.length + answered.length >= limit
      return Math.max(0, lastStart + spacingMs - now, isFull ? earliest() + windowMs - now : 0)
    },
    record(now) {
      lastStart = now
      const call = add(unanswered, now + latestArrivalMs)
      return (answeredAt) => {
        // After a later answer the call counts from its latest arrival, or is forgotten already.
        if (answeredAt >= call.arrivedBy) return
        call.leave()
        add(answered, answeredAt)
      }
    },
  }
}

interface Call {
  /** Latest instant at which KIS may have counted it. */
  readonly arrivedBy: number
  leave(): void
}

/** Margin for the difference between our clock and KIS's, in ms. */
const marginMs = 20

/** Returns a rate with the margin that a pacer adds. */
export const withMargin = (rate: CallRate): CallRate => ({ ...rate, windowMs: rate.windowMs + marginMs })
