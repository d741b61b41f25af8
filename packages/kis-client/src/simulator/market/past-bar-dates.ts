import type { Market } from '../../market/market.ts'
import { isExchangeDay } from '../world/calendar/exchange-days.ts'
import { dayMs, utcDate } from '../world/calendar/utc-days.ts'

/** Days of a market, newest first, as far as they were asked for. The same in each simulation, so they are listed once. */
const past = new Map<Market, { readonly dates: string[]; next: number }>()

/** Returns the day on which the exchanges of a market traded, `yyyyMMdd`, that lies `back` such days before 2020-01-02, from 0. */
export function pastBarDate(market: Market, back: number): string {
  const listed = past.get(market) ?? { dates: [], next: Date.UTC(2020, 0, 1) }
  past.set(market, listed)
  for (; listed.dates.length <= back; listed.next -= dayMs) {
    const date = utcDate(listed.next)
    if (isExchangeDay(market, date)) listed.dates.push(date)
  }
  return listed.dates[back] ?? ''
}
