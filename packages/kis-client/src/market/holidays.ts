import { KisInputError } from '../errors.ts'
import { type CalendarDate, parseCalendarDate } from '../values/dates.ts'
import { type Market, parseMarket } from './market.ts'
import { marketRules } from './rules.gen.ts'

/** Markets whose holidays are known. */
export type KnownMarket = 'KRX' | 'US'

/** Whether a market trades on a day; `uncertain` where it is not decided yet whether the day becomes a holiday. */
export type MarketDay = 'open' | 'closed' | 'uncertain'

interface YearOfHolidays {
  readonly closed: readonly string[]
  readonly uncertain?: readonly string[]
  readonly earlyClose13?: readonly string[]
}

const holidays: Readonly<Record<KnownMarket, Readonly<Record<string, YearOfHolidays>>>> = {
  KRX: marketRules.holidays.KRX,
  US: marketRules.holidays.NYSE,
}

/**
 * Returns whether a market trades on a day, by the table of holidays of this package. KIS itself answers for KRX:
 * `createMarketCalendar` asks it.
 *
 * @example
 * if (marketDay('KRX', '2027-05-03') === 'uncertain') console.log('ask KIS in April 2027')
 * @param date `yyyy-MM-dd` in the market's own time zone: Seoul's for KRX, New York's for the US
 * @throws {KisInputError} another market than KRX and US, a text that is not a day, or a year that the table of holidays
 * lacks
 * @see catalog/market-rules.json holidays
 */
export function marketDay(market: Market, date: string): MarketDay {
  return dayInTable(parseKnownMarket(market), parseCalendarDate(date))
}

/** Checks that the holidays of a market are known. @throws {KisInputError} they are not */
export function parseKnownMarket(market: Market): KnownMarket {
  if (market === 'KRX' || market === 'US') return market
  const rule = `"${parseMarket(market)}" is a market whose holidays are not known; use KRX or US`
  throw new KisInputError({ field: 'market', rule })
}

/** Returns whether the table has the holidays of that day's year. */
export const isYearKnown = (market: KnownMarket, day: CalendarDate): boolean =>
  Object.hasOwn(holidays[market], day.slice(0, 4))

/** Returns the day as the table of holidays has it. @throws {KisInputError} the holidays of that year are not known */
export function dayInTable(market: KnownMarket, day: CalendarDate): MarketDay {
  const year = holidays[market][day.slice(0, 4)]
  if (year === undefined) {
    const known = Object.keys(holidays[market]).join(', ')
    throw new KisInputError({
      field: 'date',
      rule: `"${day}" is in a year whose holidays this version does not know; use a day of ${known}, or a newer version`,
    })
  }
  if (isWeekend(day) || year.closed.includes(day)) return 'closed'
  return year.uncertain?.includes(day) === true ? 'uncertain' : 'open'
}

/** Returns whether the market trades on a day. @throws {KisInputError} as `dayInTable`, or the day is uncertain */
export function isTradingDay(market: KnownMarket, day: CalendarDate): boolean {
  const found = dayInTable(market, day)
  if (found !== 'uncertain') return found === 'open'
  throw new KisInputError({
    field: 'date',
    rule: `"${day}" is uncertain: whether it becomes a holiday of ${market} is not decided; ask KIS for the day (createMarketCalendar), or use another day`,
  })
}

/** Returns whether New York closes at 13:00 on that day. */
export const closesEarly = (day: CalendarDate): boolean =>
  holidays.US[day.slice(0, 4)]?.earlyClose13?.includes(day) === true

/** Returns whether the day is a Sunday (0) or a Saturday (6). */
export const isWeekend = (day: CalendarDate): boolean => new Date(`${day}T00:00Z`).getUTCDay() % 6 === 0
