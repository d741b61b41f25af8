import type { Market } from '../../market/market.ts'
import { createHolidayTable } from '../world/holiday-table.ts'

/**
 * Days on which a market has bars: the trading days of its exchanges, even where the simulation lets it trade at any hour.
 */
export interface BarCalendar {
  /** Returns whether a day, `yyyyMMdd`, has a bar. */
  hasBar(market: Market, date: string): boolean
  /** Returns the day with a bar that lies `back` such days before 2020-01-02, from 0. */
  pastDate(market: Market, back: number): string
}

const dayMs = 86_400_000
const firstDate = Date.UTC(2020, 0, 2)
const dateText = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10).replaceAll('-', '')

export function createBarCalendar(): BarCalendar {
  const exchanges = createHolidayTable('exchange')
  const known = new Map<string, boolean>()
  const past: { [of in Market]?: string[] } = {}

  function hasBar(market: Market, date: string): boolean {
    const key = `${market}${date}`
    const answer = known.get(key) ?? (exchanges.dayOn(market, date) !== undefined && !isFixedHoliday(market, date))
    known.set(key, answer)
    return answer
  }

  return {
    hasBar,
    pastDate(market, back) {
      past[market] ??= []
      const dates = past[market]
      let midnight = dates.length === 0 ? firstDate : midnightOf(dates.at(-1) ?? '')
      while (dates.length <= back) {
        midnight -= dayMs
        const date = dateText(midnight)
        if (new Date(midnight).getUTCDay() % 6 !== 0 && !isFixedHoliday(market, date)) dates.push(date)
      }
      return dates[back] ?? ''
    },
  }
}

const midnightOf = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6)))

/** First year whose holidays are known; the years before have only those that fall on the same day each year. */
const firstYearOfHolidays = '2025'
const fixedHolidays: { readonly [of in Market]?: readonly string[] } = {
  KRX: ['0101', '0301', '0501', '0505', '0606', '0815', '1003', '1009', '1225', '1231'],
  US: ['0101', '0619', '0704', '1225'],
}

/** Returns whether a day before the known years is a holiday by its date alone. New York keeps 19 June since 2022. */
function isFixedHoliday(market: Market, date: string): boolean {
  if (date >= firstYearOfHolidays || (market === 'US' && date.endsWith('0619') && date < '2022')) return false
  return fixedHolidays[market]?.includes(date.slice(4)) ?? false
}
