import { type CalendarDate, parseCalendarDate, regularTradingHours, tradingHours } from '@stockeye/kis-client'
import type { GridMarket } from './price-grid.ts'

/** Minutes of the regular hours of a trading day. */
export interface SessionMinutes {
  /** Start of the first minute, in ms since 1970. */
  readonly opensAt: number
  /** Number of minutes in which trades follow one another. */
  readonly count: number
  /** Instant of the closing auction of KRX, in ms since 1970; undefined in the US, whose data has no row of its own for it. */
  readonly auctionAt: number | undefined
}

const dayMs = 86_400_000
const minuteMs = 60_000

/**
 * Returns the trading days of a market from one day to another, both included.
 *
 * @throws {KisInputError} a year whose holidays are not known, or a day of which it is not decided whether it becomes a holiday
 */
export function listTradingDays(market: GridMarket, from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = []
  for (let date = from; date <= to; date = dayAfter(date)) {
    if (regularTradingHours(market, date) !== undefined) days.push(date)
  }
  return days
}

const dayAfter = (date: CalendarDate): CalendarDate =>
  parseCalendarDate(new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10))

/** Returns the minutes of a trading day. @throws {Error} the market is closed on that day */
export function sessionMinutes(market: GridMarket, date: CalendarDate): SessionMinutes {
  const hours = tradingHours(market, date).filter(({ venue }) => venue === market)
  const continuous = hours.find(({ name }) => name === (market === 'KRX' ? 'continuous' : 'regular'))
  if (continuous === undefined) throw new Error(`date: "${date}" is not a trading day of ${market}; use another day`)
  const { opensAt, closesAt } = continuous
  return {
    opensAt,
    count: Math.round((closesAt - opensAt) / minuteMs),
    auctionAt: hours.find(({ name }) => name === 'closing-auction')?.closesAt,
  }
}
