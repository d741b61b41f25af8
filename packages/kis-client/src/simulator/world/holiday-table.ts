import { newYorkOffsetMs } from '../../market/local-time.ts'
import type { Market } from '../../market/market.ts'
import { kstText } from '../../values/dates.ts'
import { checkKnownYear, isExchangeDay } from './calendar/exchange-days.ts'
import { type RegularHours, regularHoursOn } from './calendar/regular-hours.ts'
import { dayMs, seoulOffsetMs, utcDate, utcMidnight } from './calendar/utc-days.ts'
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
   * known, which only serve as history, the days of KRX and New York are those of their rules.
   */
  dayOn(market: Market, date: string): TradingDay | undefined
  /** Returns the calendar date of the market at an instant, whether it trades on that day or not. */
  dateAt(market: Market, at: number): string
  /** Returns whether the market trades at that instant. */
  isOpen(market: Market, at: number): boolean
  /**
   * Returns the dates of the trading days up to the latest that this process has asked for: `tradingDates(market)[day.index]`
   * is `day.date`.
   */
  tradingDates(market: Market): readonly string[]
}

const firstDate = Date.UTC(2020, 0, 2)

/** Returns a day of Korea, on which a market trades at any hour. */
const allDay = (midnight: number): RegularHours => ({
  opensAt: midnight - seoulOffsetMs,
  closesAt: midnight - seoulOffsetMs + dayMs,
})

export function createHolidayTable(hours: Hours): HolidayTable {
  const latest: { [of in Market]?: TradingDay | undefined } = {}

  /** Returns the hours of a day on which the market trades. Vietnam's are not known: its weekdays have no end. */
  const hoursOn = (market: Market, midnight: number): RegularHours =>
    hours === 'always' || market === 'VN' ? allDay(midnight) : regularHoursOn(market, utcDate(midnight))

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
    market === 'US' && hours === 'exchange' ? utcDate(at + newYorkOffsetMs(at)) : kstText(at).slice(0, 8)

  function findDay(market: Market, at: number): TradingDay | undefined {
    // A trading day of the US lies within one day of UTC, the others within one of Seoul.
    let midnight = utcMidnight(market === 'US' && hours === 'exchange' ? utcDate(at) : kstText(at).slice(0, 8))
    // The holidays of the day that the simulation is in must be known; the trading day before it is history.
    if (hours === 'exchange') checkKnownYear(market, dateAt(market, at))
    for (; midnight >= firstDate; midnight -= dayMs) {
      const date = utcDate(midnight)
      const day = isTradingDay(hours, market, date) ? hoursOn(market, midnight) : undefined
      if (day !== undefined && day.opensAt <= at) return { ...day, date, index: datesOf(hours, market).indexOf(date) }
    }
    return undefined
  }

  return {
    dayAt,
    dateAt,
    dayOn(market, date) {
      const midnight = utcMidnight(date)
      if (midnight < firstDate || !isTradingDay(hours, market, date)) return undefined
      return { ...hoursOn(market, midnight), date, index: datesOf(hours, market).indexOf(date) }
    },
    isOpen(market, at) {
      const day = dayAt(market, at)
      if (day === undefined || at >= day.closesAt) return false
      return day.pause === undefined || at < day.pause.opensAt || at >= day.pause.closesAt
    },
    tradingDates: (market) => datesOf(hours, market).list,
  }
}

const isTradingDay = (hours: Hours, market: Market, date: string): boolean =>
  hours === 'always' || isExchangeDay(market, date)

interface Dates {
  readonly list: readonly string[]
  indexOf(date: string): number
}

// The trading days of a market are the same in each simulation, and are listed once: six years of them cost milliseconds.
const listed = new Map<string, Dates>()

function datesOf(hours: Hours, market: Market): Dates {
  const key = `${hours} ${market}`
  const dates = listed.get(key) ?? createDates((date) => isTradingDay(hours, market, date))
  listed.set(key, dates)
  return dates
}

/** Lists the dates on which a market has traded, up to the latest that was asked for. */
function createDates(trades: (date: string) => boolean): Dates {
  const list: string[] = []
  const indexes = new Map<string, number>()
  let next = firstDate

  return {
    list,
    indexOf(date) {
      for (const end = utcMidnight(date); next <= end; next += dayMs) {
        const known = utcDate(next)
        if (!trades(known)) continue
        indexes.set(known, list.length)
        list.push(known)
      }
      return indexes.get(date) ?? -1
    },
  }
}
