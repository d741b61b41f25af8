import { newYorkOffsetMs } from '../../../market/local-time.ts'
import type { Market } from '../../../market/market.ts'
import { marketRules } from '../../../market/rules.gen.ts'
import { isExchangeDay } from './exchange-days.ts'
import { dashedDate, seoulOffsetMs } from './utc-days.ts'

/** Span of time, in ms since 1970. */
export interface Span {
  readonly opensAt: number
  readonly closesAt: number
}

/** Regular trading hours of a day, and its lunch break. */
export interface RegularHours extends Span {
  readonly pause?: Span
}

/** Market whose hours are known: Vietnam's are not. */
export type TimedMarket = Exclude<Market, 'VN'>

/**
 * Returns the regular trading hours of a day on which the market trades, `yyyyMMdd`. On days before the oldest hours that are
 * known, which only serve as history, it takes those.
 */
export function regularHoursOn(market: TimedMarket, date: string): RegularHours {
  const usual = usualHours[market].findLast(({ since }) => since <= dashedDate(date)) ?? usualHours[market][0]
  if (usual === undefined) throw new Error(`market-rules.json has no hours of ${market}`)
  const at = (time: string) => instantOf(market, date, time)
  const hours = { opensAt: at(usual.opens), closesAt: at(usual.closes) }
  if (market === 'KRX') return shiftKorean(hours, date)
  if (market === 'US') return earlyCloses.has(date) ? { ...hours, closesAt: at(earlyClose.closes) } : hours
  const lunch = lunches[market]
  return lunch === undefined ? hours : { ...hours, pause: { opensAt: at(lunch.from), closesAt: at(lunch.to) } }
}

/** Moves KRX's hours on exam day, and its open on the first trading day of a year. */
function shiftKorean(hours: Span, date: string): Span {
  const laterMs = 60_000 * (examDays.get(date) ?? 0)
  if (laterMs > 0) return { opensAt: hours.opensAt + laterMs, closesAt: hours.closesAt + laterMs }
  return isFirstOfYear(date) ? { ...hours, opensAt: instantOf('KRX', date, firstTradingDay.opens) } : hours
}

function isFirstOfYear(date: string): boolean {
  if (date.slice(4, 6) !== '01') return false
  const earlier = Array.from({ length: Number(date.slice(6)) - 1 }, (_, day) => String(day + 1).padStart(2, '0'))
  return !earlier.some((day) => isExchangeDay('KRX', `${date.slice(0, 6)}${day}`))
}

interface UsualHours {
  readonly since: string
  readonly opens: string
  readonly closes: string
}

interface Part {
  readonly from: string
  readonly to: string
}

const usualHours: Readonly<Record<TimedMarket, readonly UsualHours[]>> = marketRules.regularHours
const { firstTradingDay, earlyClose } = marketRules.shiftedDays
const examDays: ReadonlyMap<string, number> = new Map(
  marketRules.shiftedDays.examDays.map(({ date, laterByMinutes }) => [date.replaceAll('-', ''), laterByMinutes]),
)
const earlyCloses: ReadonlySet<string> = new Set(
  Object.values(marketRules.holidays.NYSE).flatMap(({ earlyClose13 }) =>
    earlyClose13.map((day) => day.replaceAll('-', '')),
  ),
)

/** Returns the time between the morning and the afternoon. */
const lunchOf = ([morning, afternoon]: readonly [Part, Part]): Part => ({ from: morning.to, to: afternoon.from })

const lunches: { readonly [market in TimedMarket]?: Part } = {
  HK: lunchOf(marketRules.hours.HK),
  JP: lunchOf(marketRules.hours.JP),
}

/** Returns the instant of a time of the market's day. Hours of Asia are in Korean time, which is Tokyo's too. */
function instantOf(market: TimedMarket, date: string, time: string): number {
  // New York's clocks change on Sundays before dawn, so the offset of noon holds for all trading hours.
  const offset = market === 'US' ? newYorkOffsetMs(Date.parse(`${dashedDate(date)}T12:00Z`)) : seoulOffsetMs
  return Date.parse(`${dashedDate(date)}T${time}Z`) - offset
}
