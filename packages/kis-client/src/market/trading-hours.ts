import { KisInputError } from '../errors.ts'
import { type CalendarDate, dateAtOffset, parseCalendarDate, parseInstant } from '../values/dates.ts'
import { offsetMs } from './local-time.ts'
import { type Market, parseMarket } from './market.ts'
import { marketRules } from './rules.gen.ts'

// This module knows the regular trading hours of KRX (09:00-15:30, its auctions included) and of the US exchanges
// (09:30-16:00). It does not know times that are only for auctions, the Korean after-market, NXT's hours, or the US
// pre-market, after-hours and daytime trading. It does not know the other markets either: no table here has their
// holidays, and an answer without them would be wrong on some days.

/** Trading hours of a market on one day, in ms since 1970: open from `opensAt` on, closed from `closesAt` on. */
export interface TradingHours {
  readonly opensAt: number
  readonly closesAt: number
}

/**
 * Returns the regular trading hours of a day, or undefined if the market is closed on that day.
 *
 * @example
 * const hours = regularTradingHours('US', '2026-11-27')
 * if (hours !== undefined) console.log(new Date(hours.closesAt))
 * @param date `yyyy-MM-dd` in the market's own time zone: Seoul's for KRX, New York's for the US
 * @throws {KisInputError} another market than KRX and US, a text that is not a day, or a year that the table of holidays
 * lacks
 * @see catalog/market-rules.json: holidays, early closes, KRX's first trading day and university exam days
 */
export function regularTradingHours(market: Market, date: string): TradingHours | undefined {
  if (market !== 'KRX' && market !== 'US') {
    const rule = `"${parseMarket(market)}" is a market whose holidays are not known; use KRX or US`
    throw new KisInputError({ field: 'market', rule })
  }
  const day = parseCalendarDate(date)
  if (isClosed(market, day)) return undefined
  const { opens, closes } = market === 'KRX' ? krxHours(day) : usHours(day)
  // New York's clocks change on Sundays before dawn, so the offset of noon holds for all trading hours.
  const offset = offsetMs(market, Date.parse(`${day}T12:00Z`))
  return { opensAt: Date.parse(`${day}T${opens}Z`) - offset, closesAt: Date.parse(`${day}T${closes}Z`) - offset }
}

/**
 * Returns whether an instant lies in the market's regular trading hours.
 *
 * @example
 * if (isMarketOpen('KRX', Date.now())) await placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '1' })
 * @param at instant in ms since 1970
 * @throws {KisInputError} as `regularTradingHours`, or a number that is not an instant
 */
export function isMarketOpen(market: Market, at: number): boolean {
  const hours = regularTradingHours(market, tradingDate(market, at))
  return hours !== undefined && hours.opensAt <= at && at < hours.closesAt
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

/** Markets whose holidays are known. */
type KnownMarket = 'KRX' | 'US'

type Holidays = Readonly<
  Record<string, { readonly closed: readonly string[]; readonly earlyClose13?: readonly string[] }>
>
const holidays: Readonly<Record<KnownMarket, Holidays>> = {
  KRX: marketRules.holidays.KRX,
  US: marketRules.holidays.NYSE,
}

/** @throws {KisInputError} the holidays of that year are not known */
function isClosed(market: KnownMarket, day: string): boolean {
  const year = holidays[market][day.slice(0, 4)]
  if (year === undefined) {
    const known = Object.keys(holidays[market]).join(', ')
    throw new KisInputError({
      field: 'date',
      rule: `"${day}" is in a year whose holidays are not known; use a day of ${known}`,
    })
  }
  return isWeekend(day) || year.closed.includes(day)
}

/** Returns whether the day is a Sunday (0) or a Saturday (6). */
const isWeekend = (day: string): boolean => new Date(`${day}T00:00Z`).getUTCDay() % 6 === 0

interface LocalHours {
  readonly opens: string
  readonly closes: string
}

const krxRules = marketRules.sessions.KRX.exceptions

function krxHours(day: string): LocalHours {
  const usual = regularHours('KRX')
  const examDays: readonly string[] = krxRules.examDays
  if (examDays.includes(day)) return { opens: laterForExam(day, usual.opens), closes: laterForExam(day, usual.closes) }
  return isFirstTradingDay(day) ? { ...usual, opens: krxRules.firstTradingDayOpens } : usual
}

const laterForExam = (day: string, time: string): string =>
  new Date(Date.parse(`${day}T${time}Z`) + krxRules.universityExamShiftMinutes * 60_000).toISOString().slice(11, 16)

/** Returns whether every earlier day of the year was closed. */
function isFirstTradingDay(day: string): boolean {
  const [year, month, date] = day.split('-')
  if (month !== '01') return false
  const before = Array.from({ length: Number(date) - 1 }, (_, n) => `${year}-01-${String(n + 1).padStart(2, '0')}`)
  return before.every((earlier) => isClosed('KRX', earlier))
}

function usHours(day: string): LocalHours {
  const early = holidays.US[day.slice(0, 4)]?.earlyClose13 ?? []
  const usual = regularHours('US')
  return early.includes(day) ? { ...usual, closes: '13:00' } : usual
}

function regularHours(market: KnownMarket): LocalHours {
  const row = marketRules.sessions[market].list.find(({ name }) => name === 'regular')
  if (row === undefined) throw new Error(`market-rules.json names no regular hours for ${market}`)
  return { opens: row.from, closes: row.to }
}
