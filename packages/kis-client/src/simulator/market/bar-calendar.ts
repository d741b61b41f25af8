import type { Market } from '../../market/market.ts'
import { dayMs, utcDate } from '../world/calendar/utc-days.ts'
import type { HolidayTable } from '../world/holiday-table.ts'

/**
 * Days on which a market has bars: the trading days of its exchanges, even where the simulation lets it trade at any hour.
 */
export interface BarCalendar {
  /** Returns whether a day, `yyyyMMdd`, has a bar. */
  hasBar(market: Market, date: string): boolean
  /** Returns the day with a bar that lies `back` such days before 2020-01-02, from 0. */
  pastDate(market: Market, back: number): string
}

const firstDate = Date.UTC(2020, 0, 2)

export function createBarCalendar({ isExchangeDay }: Pick<HolidayTable, 'isExchangeDay'>): BarCalendar {
  const past = new Map<Market, { readonly dates: string[]; next: number }>()

  return {
    hasBar: isExchangeDay,
    pastDate(market, back) {
      const listed = past.get(market) ?? { dates: [], next: firstDate - dayMs }
      past.set(market, listed)
      for (; listed.dates.length <= back; listed.next -= dayMs) {
        const date = utcDate(listed.next)
        if (isExchangeDay(market, date)) listed.dates.push(date)
      }
      return listed.dates[back] ?? ''
    },
  }
}
