import { addDays, type CalendarDate, dateAtOffset, parseCalendarDate, parseInstant } from '../values/dates.ts'
import { entryOn } from './dated.ts'
import { closesEarly, dayInTable, isTradingDay, type KnownMarket, parseKnownMarket } from './holidays.ts'
import { offsetMs } from './local-time.ts'
import type { Market } from './market.ts'
import { marketRules } from './rules.gen.ts'

// Every border of a day is computed from the regular hours of that day, which move on exam day, on the first trading day and
// before holidays. The markets other than KRX and the US are not here: no table has their holidays, and an answer without
// them would be wrong on some days.

/** Trading hours of a market on one day. */
export interface TradingHours {
  /** First instant at which the market is open, in ms since 1970. */
  readonly opensAt: number
  /** First instant at which it is closed again, in ms since 1970. */
  readonly closesAt: number
}

/**
 * Returns the regular trading hours of a day, or undefined if the market is closed on that day.
 *
 * @example
 * const hours = regularTradingHours('US', '2026-11-27')
 * if (hours !== undefined) console.log(new Date(hours.closesAt))
 * @param date `yyyy-MM-dd` in the market's own time zone: Seoul's for KRX, New York's for the US
 * @throws {KisInputError} another market than KRX and US, a text that is not a day, a year that the table of holidays lacks,
 * or a day that is uncertain for `marketDay`
 * @see catalog/market-rules.json: holidays, early closes, KRX's first trading day and university exam days
 */
export function regularTradingHours(market: Market, date: string): TradingHours | undefined {
  const known = parseKnownMarket(market)
  const day = parseCalendarDate(date)
  return isTradingDay(known, day) ? regularHoursOn(known, day) : undefined
}

/**
 * Returns whether an instant lies in the market's regular trading hours. On an uncertain day it throws within them only.
 *
 * @example
 * if (isMarketOpen('KRX', Date.now())) await placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '1', type: 'market' })
 * @param at instant in ms since 1970
 * @throws {KisInputError} as `regularTradingHours`, or a number that is not an instant
 */
export function isMarketOpen(market: Market, at: number): boolean {
  const known = parseKnownMarket(market)
  const day = tradingDate(market, at)
  if (dayInTable(known, day) === 'closed') return false
  const { opensAt, closesAt } = regularHoursOn(known, day)
  // Outside of the hours it is closed on an uncertain day too.
  return opensAt <= at && at < closesAt && isTradingDay(known, day)
}

/**
 * Returns the first instant after `at` at which regular trading hours begin, in ms since 1970.
 *
 * @example
 * const waitMs = nextOpen('US', Date.now()) - Date.now()
 * @param at instant in ms since 1970
 * @throws {KisInputError} as `regularTradingHours`, or a number that is not an instant
 */
export function nextOpen(market: Market, at: number): number {
  parseKnownMarket(market)
  for (let day = at; ; day += dayMs) {
    const hours = regularTradingHours(market, tradingDate(market, day))
    if (hours !== undefined && hours.opensAt > at) return hours.opensAt
  }
}

const dayMs = 86_400_000

/**
 * Returns the day whose trading hours may include the instant. 09:30-16:00 in New York lies within one day of UTC, winter and
 * summer, so no zone is needed to name that day.
 */
const tradingDate = (market: Market, at: number): CalendarDate =>
  dateAtOffset(parseInstant(at), market === 'US' ? 0 : offsetMs(market, at))

/** Returns the regular trading hours of a day on which the market trades. */
export function regularHoursOn(market: KnownMarket, day: CalendarDate): TradingHours {
  const { opens, closes } = entryOn(regularHours[market], day, { subject: 'regular trading hours' })
  const hours = { opensAt: localInstant(market, day, opens), closesAt: localInstant(market, day, closes) }
  return market === 'KRX' ? krxHours(day, hours) : usHours(day, hours)
}

interface RegularHours {
  readonly since: string
  readonly until?: string
  readonly opens: string
  readonly closes: string
}

const regularHours: Readonly<Record<KnownMarket, readonly RegularHours[]>> = marketRules.regularHours
const shifts = marketRules.shiftedDays

function krxHours(day: CalendarDate, hours: TradingHours): TradingHours {
  const exam = findExamDay(day)
  if (exam !== undefined) {
    const laterMs = exam.laterByMinutes * 60_000
    return { opensAt: hours.opensAt + laterMs, closesAt: hours.closesAt + laterMs }
  }
  return isFirstTradingDay(day) ? { ...hours, opensAt: localInstant('KRX', day, shifts.firstTradingDay.opens) } : hours
}

const findExamDay = (day: CalendarDate) => shifts.examDays.find(({ date }) => date === day)

/** Returns whether the university entrance exam moves KRX's hours on that day. */
export const isExamDay = (day: CalendarDate): boolean => findExamDay(day) !== undefined

/**
 * Returns how much later than its regular hours KRX may trade on a day that may still be named as the exam day of its year,
 * in ms; 0 on other days.
 */
export function possibleDelayMs(market: KnownMarket, day: CalendarDate): number {
  if (market !== 'KRX' || shifts.examDays.some(({ date }) => date.startsWith(day.slice(0, 4)))) return 0
  const { month, weekday, laterByMinutes } = shifts.unknownExamDay
  const at = new Date(`${day}T00:00Z`)
  return at.getUTCMonth() + 1 === month && at.getUTCDay() === weekday ? laterByMinutes * 60_000 : 0
}

const usHours = (day: CalendarDate, hours: TradingHours): TradingHours =>
  closesEarly(day) ? { ...hours, closesAt: localInstant('US', day, shifts.earlyClose.closes) } : hours

/** Returns whether every earlier day of the year was closed. */
export function isFirstTradingDay(day: CalendarDate): boolean {
  if (!day.includes('-01-')) return false
  for (let before = addDays(day, -1); before.startsWith(day.slice(0, 4)); before = addDays(before, -1))
    if (isTradingDay('KRX', before)) return false
  return true
}

/**
 * Returns the instant at which the market's clock shows a time of that day. New York's clocks change on Sundays before dawn,
 * so the offset of noon holds for the whole trading day.
 */
export const localInstant = (market: KnownMarket, day: CalendarDate, time: string): number =>
  Date.parse(`${day}T${time}Z`) - offsetMs(market, Date.parse(`${day}T12:00Z`))
