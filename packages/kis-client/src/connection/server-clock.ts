import type { Clock } from '@stockeye/token-manager'
import type { Connection, TransportResponse } from './transport.ts'

/** Difference of KIS's clock from the client's, as the headers `Date` of its answers prove it. */
export interface ServerClock {
  /** Time by which KIS's clock is ahead of the client's, in ms; negative if it is behind. */
  readonly aheadMs: number
  /** Largest error of `aheadMs`, in ms. */
  readonly errorMs: number
}

/** Largest difference at which the two clocks are in step, in ms. */
const toleranceMs = 2_000

/** Returns whether the clocks certainly differ by no more than 2 s. */
export const areInStep = ({ aheadMs, errorMs }: ServerClock): boolean => Math.abs(aheadMs) + errorMs <= toleranceMs

/** Returns whether the clocks certainly differ by more than 2 s. */
const areOutOfStep = ({ aheadMs, errorMs }: ServerClock): boolean => Math.abs(aheadMs) - errorMs > toleranceMs

/** Both times of the client's clock at one instant. */
export interface ClockReading {
  readonly now: number
  readonly monotonic: number
}

/** Bounds of the difference, in ms, and the reading at which they held. */
export interface ClockBounds {
  readonly leastMs: number
  readonly mostMs: number
  readonly readAt: ClockReading
}

/** Resolution of the header `Date`, in ms. */
const secondMs = 1_000

/** Returns the bounds that one answer proves: KIS wrote its date, cut to the second, between the sending and the receipt. */
export function boundsOf(dateAt: number, sent: ClockReading, received: ClockReading): ClockBounds {
  // The longer span: `now` may be set back meanwhile, and `monotonic` stands still while the machine sleeps.
  const tookMs = Math.ceil(Math.max(received.now - sent.now, received.monotonic - sent.monotonic))
  const leastMs = dateAt - received.now
  return { leastMs, mostMs: leastMs + tookMs + secondMs, readAt: received }
}

/** Largest drift between the two clocks: NTP slews each one by at most 500 ppm. @see RFC 5905, adjtimex(2) */
const mostDrift = 0.001

/**
 * Age at which bounds are dropped, in ms. By then they may have drifted by a second on either side: no bound is left that the
 * next answer, whose date is cut to the second, would not replace.
 */
const horizonMs = secondMs / mostDrift

/** Smallest difference of the two times of a clock that is a jump, in ms: `now` has whole ms, and a pause may part two readings. */
const leastJumpMs = 100

/** Returns bounds as they hold at a later reading: wider by the drift, and by a jump of the client's clock; undefined once they are old. */
export function boundsAt({ leastMs, mostMs, readAt }: ClockBounds, later: ClockReading): ClockBounds | undefined {
  const ageMs = later.monotonic - readAt.monotonic
  if (ageMs > horizonMs) return undefined
  const driftMs = Math.ceil(ageMs * mostDrift)
  const gainedMs = Math.round(later.now - readAt.now - ageMs)
  // A clock that was set is nearer to KIS's or farther from it by as much. After a sleep of the machine nothing has changed.
  const jumpMs = Math.abs(gainedMs) < leastJumpMs ? 0 : gainedMs
  return {
    leastMs: leastMs - driftMs - Math.max(0, jumpMs),
    mostMs: mostMs + driftMs - Math.min(0, jumpMs),
    readAt: later,
  }
}

/** Returns the bounds that two answers prove together; those of the newer one if they contradict, since a clock has jumped. */
export function narrow(older: ClockBounds | undefined, newer: ClockBounds): ClockBounds {
  if (older === undefined) return newer
  const leastMs = Math.max(older.leastMs, newer.leastMs)
  const mostMs = Math.min(older.mostMs, newer.mostMs)
  return leastMs <= mostMs ? { leastMs, mostMs, readAt: newer.readAt } : newer
}

/** Estimates the difference of KIS's clock from the answers that pass. */
export interface ClockWatch {
  /** Returns the difference now; undefined before the first answer with a date, and once the last one is old. */
  estimate(): ServerClock | undefined
  /** Returns the connection, whose answers are read from now on. */
  watched(connection: Connection): Connection
}

/** Creates the estimate of one client. @param options.onOff is called once the clocks are out of step, and again only after they were in step */
export function createClockWatch(options: {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly onOff: (found: ServerClock) => void
}): ClockWatch {
  const { clock, onOff } = options
  let kept: ClockBounds | undefined
  let isOff = false
  const read = (): ClockReading => ({ now: clock.now(), monotonic: clock.monotonic() })

  function learn({ headers }: TransportResponse, sent: ClockReading): void {
    const received = read()
    const dateAt = readDate(headers)
    if (dateAt === undefined) return
    kept = narrow(kept && boundsAt(kept, received), boundsOf(dateAt, sent, received))
    const found = middleOf(kept)
    if (areInStep(found)) isOff = false
    if (isOff || !areOutOfStep(found)) return
    isOff = true
    onOff(found)
  }

  return {
    estimate() {
      const bounds = kept && boundsAt(kept, read())
      return bounds && middleOf(bounds)
    },
    watched: (connection) => ({
      async fetch(url, request) {
        const sent = read()
        const answer = await connection.fetch(url, request)
        learn(answer, sent)
        return answer
      },
      close: () => connection.close(),
    }),
  }
}

const middleOf = ({ leastMs, mostMs }: ClockBounds): ServerClock => ({
  aheadMs: (leastMs + mostMs) / 2,
  errorMs: (mostMs - leastMs) / 2,
})

/** Returns the date of an answer, in ms since 1970; undefined where it has no readable one, or where a cache kept the answer. */
function readDate(headers: TransportResponse['headers']): number | undefined {
  const text = headers.get('date') ?? ''
  const at = Date.parse(text)
  // The form of RFC 9110 is that of toUTCString. Date.parse reads many more, some of them in the zone of the machine.
  if (Number.isNaN(at) || new Date(at).toUTCString() !== text) return undefined
  // A cache sends the age of its copy, and the date of KIS's answer long ago.
  return headers.get('age') ? undefined : at
}
