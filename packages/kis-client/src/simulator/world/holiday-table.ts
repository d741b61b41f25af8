import { newYorkOffsetMs } from '../../market/local-time.ts'
import type { Market } from '../../market/market.ts'
import { marketRules } from '../../market/rules.gen.ts'
import { regularTradingHours, type TradingHours } from '../../market/trading-hours.ts'
import { kstText } from '../../values/dates.ts'
import type { TradingDay } from './trading-day.ts'

/**
 * Trading hours of a simulation. `exchange`: each exchange trades in its own hours. `always`: all markets trade at any
 * hour, and each day of Korea is one trading day.
 */
export type Hours = 'always' | 'exchange'

/** Trading days of every market, and their hours. */
export interface HolidayTable {
  /**
   * Returns the latest trading day that has begun; undefined before the first.
   *
   * @throws {KisInputError} with hours `exchange`, on KRX and in the US, in a year whose holidays are not known
   */
  dayAt(market: Market, at: number): TradingDay | undefined
  /**
   * Returns a trading day by its date; undefined where the market did not trade. In the years before the holidays are
   * known every weekday is a trading day.
   */
  dayOn(market: Market, date: string): TradingDay | undefined
  /** Returns the calendar date of the market at an instant, whether it trades on that day or not. */
  dateAt(market: Market, at: number): string
  /** Returns whether the market trades at that instant. */
  isOpen(market: Market, at: number): boolean
  /** Returns whether the market trades on that day. @throws {KisInputError} as `dayAt` */
  isTradingDay(market: Market, date: string): boolean
  /**
   * Returns the dates of the trading days up to the latest that was asked for: `tradingDates(market)[day.index]` is
   * `day.date`.
   */
  tradingDates(market: Market): readonly string[]
}

const dayMs = 86_400_000
const seoulOffsetMs = 9 * 3_600_000
const firstDate = Date.UTC(2020, 0, 2)
const firstYearOfHolidays = 2025

const dateText = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10).replaceAll('-', '')
/** Returns the regular trading hours of a day that is written as on the wire, `yyyyMMdd`. */
const hoursOn = (market: Market, date: string): TradingHours | undefined =>
  regularTradingHours(market, date.replace(/^(....)(..)(..)$/, '$1-$2-$3'))
const utcMidnight = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6)))

export function createHolidayTable(hours: Hours): HolidayTable {
  const datesOf = (market: Market) => createDates((midnight) => tradesOn(market, midnight, hours))
  const years: Readonly<Record<Market, Dates>> = {
    KRX: datesOf('KRX'),
    US: datesOf('US'),
    HK: datesOf('HK'),
    CN: datesOf('CN'),
    JP: datesOf('JP'),
    VN: datesOf('VN'),
  }
  const latest: { [of in Market]?: TradingDay | undefined } = {}

  function dayAt(market: Market, at: number): TradingDay | undefined {
    const known = latest[market]
    // A market with trading hours does not open again within twelve hours of its close; others begin the next day at
    // once.
    const holdsMs = hours === 'exchange' && market !== 'VN' ? dayMs / 2 : 0
    if (known !== undefined && known.opensAt <= at && at < known.closesAt + holdsMs) return known
    latest[market] = findDay(market, at)
    return latest[market]
  }

  const dateAt = (market: Market, at: number): string =>
    market === 'US' && hours === 'exchange' ? dateText(at + newYorkOffsetMs(at)) : kstText(at).slice(0, 8)

  function findDay(market: Market, at: number): TradingDay | undefined {
    // A trading day of the US lies within one day of UTC, the others within one of Seoul.
    let midnight = utcMidnight(market === 'US' && hours === 'exchange' ? dateText(at) : kstText(at).slice(0, 8))
    for (; midnight >= firstDate; midnight -= dayMs) {
      const date = dateText(midnight)
      // Strict: the holidays of the day that the simulation is in must be known.
      const isKnown = hours === 'always' || (market !== 'KRX' && market !== 'US')
      const tradingHours = isKnown ? tradingHoursOn(market, midnight, hours) : hoursOn(market, date)
      if (tradingHours !== undefined && tradingHours.opensAt <= at)
        return { ...tradingHours, date, index: years[market].indexOf(date) }
    }
    return undefined
  }

  return {
    dayAt,
    dateAt,
    dayOn(market, date) {
      const midnight = utcMidnight(date)
      const tradingHours = midnight < firstDate ? undefined : tradingHoursOn(market, midnight, hours)
      return tradingHours && { ...tradingHours, date, index: years[market].indexOf(date) }
    },
    isOpen(market, at) {
      const day = dayAt(market, at)
      if (day === undefined || at >= day.closesAt) return false
      return day.pause === undefined || at < day.pause.opensAt || at >= day.pause.closesAt
    },
    isTradingDay(market, date) {
      if (hours === 'always') return true
      if (market === 'KRX' || market === 'US') return hoursOn(market, date) !== undefined
      return tradesOn(market, utcMidnight(date), hours)
    },
    tradingDates: (market) => years[market].list,
  }
}

type Day = Omit<TradingDay, 'index' | 'date'>

const allDay = (midnight: number): Day => ({
  opensAt: midnight - seoulOffsetMs,
  closesAt: midnight - seoulOffsetMs + dayMs,
})

/**
 * Returns whether the holidays are known: those of KRX and New York from 2025 on. In the years before, which only serve
 * as history, and in the other markets every weekday is a trading day.
 */
const hasHolidays = (market: Market, midnight: number): boolean =>
  (market === 'KRX' || market === 'US') && new Date(midnight).getUTCFullYear() >= firstYearOfHolidays

/** Returns whether a calendar day, given as its midnight in UTC, is a trading day. */
function tradesOn(market: Market, midnight: number, hours: Hours): boolean {
  if (hours === 'always') return true
  if (hasHolidays(market, midnight)) return hoursOn(market, dateText(midnight)) !== undefined
  return new Date(midnight).getUTCDay() % 6 !== 0
}

/**
 * Returns the trading hours of that day. Vietnam's hours are not known: its weekdays have no end.
 *
 * @see catalog/market-rules.json sessions
 */
function tradingHoursOn(market: Market, midnight: number, hours: Hours): Day | undefined {
  if (!tradesOn(market, midnight, hours)) return undefined
  if (hours === 'always' || market === 'VN') return allDay(midnight)
  if (hasHolidays(market, midnight)) return hoursOn(market, dateText(midnight))
  const day = new Date(midnight).toISOString().slice(0, 10)
  const offset = market === 'US' ? newYorkOffsetMs(Date.parse(`${day}T12:00Z`)) : seoulOffsetMs
  const instant = (time: string) => Date.parse(`${day}T${time}Z`) - offset
  const parts = usualHours[market].map(({ from, to }) => ({ opensAt: instant(from), closesAt: instant(to) }))
  const [first, second] = parts
  if (first === undefined) throw new Error(`market-rules.json has no hours of ${market}`)
  if (second === undefined) return first
  const pause = { opensAt: first.closesAt, closesAt: second.opensAt }
  return { opensAt: first.opensAt, closesAt: second.closesAt, pause }
}

type Hour = { readonly from: string; readonly to: string }

const { regularHours, hours: named } = marketRules
const krxAndUs = ([{ opens, closes }]: readonly [
  { readonly opens: string; readonly closes: string },
]): readonly Hour[] => [{ from: opens, to: closes }]

/** Usual trading hours in Korean time, for the US in that of New York; Tokyo has Korea's time. */
const usualHours: Readonly<Record<Exclude<Market, 'VN'>, readonly Hour[]>> = {
  KRX: krxAndUs(regularHours.KRX),
  US: krxAndUs(regularHours.US),
  HK: localHours(named.HK, regularHours.HK[0]),
  CN: localHours(named.CN, regularHours.CN[0]),
  JP: localHours(named.JP, regularHours.JP[1]),
}

/** Puts the open and the close in place of their names. */
function localHours(list: readonly Hour[], day: { readonly opens: string; readonly closes: string }): readonly Hour[] {
  const time = (text: string) => (text === 'open' ? day.opens : text === 'close' ? day.closes : text)
  return list.map(({ from, to }) => ({ from: time(from), to: time(to) }))
}

interface Dates {
  readonly list: readonly string[]
  indexOf(date: string): number
}

/** Lists the dates on which a market has traded, up to the latest that was asked for. */
function createDates(trades: (midnight: number) => boolean): Dates {
  const list: string[] = []
  const indexes = new Map<string, number>()
  let next = firstDate

  return {
    list,
    indexOf(date) {
      for (const end = utcMidnight(date); next <= end; next += dayMs) {
        if (!trades(next)) continue
        indexes.set(dateText(next), list.length)
        list.push(dateText(next))
      }
      return indexes.get(date) ?? -1
    },
  }
}
