import { addDays } from '@stockeye/example-trader/market/add-days'
import type { Market } from '@stockeye/example-trader/market/watched'
import {
  type CalendarDate,
  type Exchange,
  marketOf,
  parseCalendarDate,
  regularTradingHours,
  tradingHours,
} from '@stockeye/kis-client'

/** Minutes of the regular hours of a trading day. */
export interface SessionMinutes {
  /** Start of the first minute, in ms since 1970. */
  readonly opensAt: number
  /** Number of minutes in which trades follow one another. */
  readonly count: number
  /** Instant of the closing auction of KRX, in ms since 1970; undefined in the US, whose data has no row of its own for it. */
  readonly auctionAt: number | undefined
}

const minuteMs = 60_000

/** First day whose holidays kis-client knows. */
export const holidaysSince: CalendarDate = parseCalendarDate('2025-01-01')

/**
 * Returns the trading days of a market from one day to another, both included.
 *
 * @throws {KisInputError} a year whose holidays are not known, or a day of which it is not decided whether it becomes a holiday
 */
export function listTradingDays(market: Market, from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (regularTradingHours(market, date) !== undefined) days.push(date)
  }
  return days
}

/**
 * Returns the starts of the first and the last minute of a day's regular hours, in ms since 1970; undefined without trading. KIS names the
 * auction of KRX by 15:30, its close; in New York a minute of 16:00 is after the close.
 */
export function regularStarts(
  exchange: Exchange,
  date: CalendarDate,
): { readonly fromAt: number; readonly toAt: number } | undefined {
  const market = marketOf(exchange)
  const hours = regularTradingHours(market, date)
  return hours && { fromAt: hours.opensAt, toAt: market === 'KRX' ? hours.closesAt : hours.closesAt - 1 }
}

/** Returns the minutes of a trading day. @throws {Error} the market is closed on that day */
export function sessionMinutes(market: Market, date: CalendarDate): SessionMinutes {
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
