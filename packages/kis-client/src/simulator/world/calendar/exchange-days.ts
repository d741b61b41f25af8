import { KisInputError } from '../../../errors.ts'
import type { Market } from '../../../market/market.ts'
import { marketRules } from '../../../market/rules.gen.ts'
import { koreanHolidays, newYorkHolidays } from './rule-holidays.ts'
import { dashedDate, utcMidnight } from './utc-days.ts'

// Days on which the exchanges trade, with any hours of the simulation. Dates are `yyyyMMdd` of the market.

const table: { readonly [market in Market]?: Readonly<Record<string, { readonly closed: readonly string[] }>> } = {
  KRX: marketRules.holidays.KRX,
  US: marketRules.holidays.NYSE,
}

// A year by rule costs milliseconds, and each simulator needs those since 2020.
const years = new Map<string, ReadonlySet<string>>()

/**
 * Returns whether the market's exchanges trade on a day. In the years of the table of holidays it is right, but for the two
 * days of 2027 that are not decided, on which they trade here. In other years it is approximate: KRX and New York by their
 * rules of holidays. The other markets trade on every weekday.
 */
export const isExchangeDay = (market: Market, date: string): boolean =>
  new Date(utcMidnight(date)).getUTCDay() % 6 !== 0 && !holidaysOf(market, date.slice(0, 4)).has(date)

/** Checks that the table has the year of that day. @throws {KisInputError} it has no holidays of KRX or New York for it */
export function checkKnownYear(market: Market, date: string): void {
  const known = table[market]
  if (known === undefined || Object.hasOwn(known, date.slice(0, 4))) return
  throw new KisInputError({
    field: 'date',
    rule: `"${dashedDate(date)}" is in a year whose holidays are not known; use a day of ${Object.keys(known).join(', ')}`,
  })
}

/** Returns the days of a year on which the market is closed. */
function holidaysOf(market: Market, year: string): ReadonlySet<string> {
  const key = `${market} ${year}`
  const holidays = years.get(key) ?? readHolidays(market, year)
  years.set(key, holidays)
  return holidays
}

function readHolidays(market: Market, year: string): ReadonlySet<string> {
  const known = table[market]?.[year]
  if (known !== undefined) return new Set(known.closed.map((day) => day.replaceAll('-', '')))
  if (market === 'KRX') return koreanHolidays(Number(year))
  return market === 'US' ? newYorkHolidays(Number(year)) : new Set()
}
