import { type CalendarDate, isKisError, tradingHours } from '@stockeye/kis-client'
import { type Market, marketDate } from './watched.ts'

/** Times of decisions in a session: each minute; after the first minute and then each half hour; or once, after the first minute. */
export const intervals = ['minute', 'half-hour', 'day'] as const
export type Interval = (typeof intervals)[number]

/** Hours of one day in which the trader decides: those in which the exchange trades without auctions. */
export interface Session {
  readonly market: Market
  /** Trading day in the exchange's own time zone. */
  readonly date: CalendarDate
  readonly opensAt: number
  readonly closesAt: number
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const slotMs: Readonly<Record<Interval, number>> = { minute: minuteMs, 'half-hour': 30 * minuteMs, day: dayMs }
/** Longest break of an exchange, and then some, in days. */
const mostClosedDays = 21

/**
 * Returns the session of a day; undefined on a day without trading. On KRX it ends with the closing auction's beginning, 15:20: an
 * order would wait in the auction for ten minutes, at a price that is not known.
 *
 * @throws {KisInputError} the holidays of the year are not known, or the day is uncertain
 */
export function sessionOn(market: Market, date: CalendarDate): Session | undefined {
  const name = market === 'KRX' ? 'continuous' : 'regular'
  const hours = tradingHours(market, date).find((part) => part.venue === market && part.name === name)
  return hours && { market, date, opensAt: hours.opensAt, closesAt: hours.closesAt }
}

/** Returns the session of a day; undefined also where it is not known whether the exchange opens: then the trader stays away. */
function sessionIfKnown(market: Market, date: CalendarDate): Session | undefined {
  try {
    return sessionOn(market, date)
  } catch (error) {
    if (isKisError(error)) return undefined
    throw error
  }
}

/** Sessions of one market, looked up once a day. */
export interface Sessions {
  /**
   * Returns the session that is under way at an instant, or the next one that is known.
   *
   * @throws {Error} none is known for three weeks, such as after the last year whose holidays are known
   */
  atOrAfter(at: number): Session
}

export function createSessions(market: Market): Sessions {
  let known: Session | undefined
  /** Instant from which on `known` is the answer. */
  let from = Infinity

  return {
    atOrAfter(at) {
      if (known !== undefined && from <= at && at < known.closesAt) return known
      for (let days = 0; days < mostClosedDays; days += 1) {
        const session = sessionIfKnown(market, marketDate(market, at + days * dayMs))
        if (session === undefined || session.closesAt <= at) continue
        known = session
        from = at
        return session
      }
      throw new Error(
        `${market}: no session within ${mostClosedDays} days of ${new Date(at).toISOString()} is known; update kis-client for its holidays`,
      )
    },
  }
}

/** End of a minute, by which the trader decides. */
export interface DecisionTime {
  readonly session: Session
  readonly minuteEnd: number
}

/** Returns the first minute of a session that ends after an instant. @throws {Error} no session is known */
export function nextDecision(sessions: Sessions, after: number): DecisionTime {
  for (let at = after; ; ) {
    const session = sessions.atOrAfter(at)
    const { opensAt, closesAt } = session
    const minuteEnd = opensAt + minuteMs * Math.max(1, Math.floor((at - opensAt) / minuteMs) + 1)
    // An order that is sent with the close would be too late.
    if (minuteEnd > after && minuteEnd < closesAt) return { session, minuteEnd }
    at = closesAt
  }
}

/** Returns the name of the part of a session for which one decision is made: a minute, a half hour, or the day. */
export const slotOf = (interval: Interval, { session, minuteEnd }: DecisionTime): string =>
  // The first minute ends in the first slot, and each slot begins with the end of a minute.
  `${session.date} ${Math.floor((minuteEnd - session.opensAt) / slotMs[interval])}`
