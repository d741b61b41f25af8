import { regularSession } from '../market/market-hours.ts'
import type { Market } from '../market/tick.ts'
import { toKstDate } from '../values.ts'

/** `krx` keeps the exchanges' real hours. In `open` both markets trade at any hour: each day of Korea is one session. */
export type Hours = 'open' | 'krx'

export interface TradingDay {
  /** Counts the market's trading days from 0, the first one since 2020-01-02. */
  readonly index: number
  /** `yyyyMMdd`, of New York in the US; of Korea for both markets where the hours are `open`. */
  readonly date: string
  readonly opensAt: number
  readonly closesAt: number
}

export interface Calendar {
  /**
   * The latest trading day that has begun; undefined before the first.
   *
   * @throws {KisInputError} with hours `krx`, in a year whose holidays are not known
   */
  dayAt(market: Market, at: number): TradingDay | undefined
  /** Whether the market trades at that instant. */
  isOpen(market: Market, at: number): boolean
  /** Whether the market trades on that day. @throws {KisInputError} as `dayAt` */
  isTradingDay(market: Market, date: string): boolean
  /** The trading days' dates, so far as any has been asked for: `dates(market)[day.index]` is `day.date`. */
  dates(market: Market): readonly string[]
}

const dayMs = 86_400_000
const seoulOffsetMs = 9 * 3_600_000
const firstDate = Date.UTC(2020, 0, 2)
const firstYearOfHolidays = 2025

const dateText = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10).replaceAll('-', '')
const utcMidnight = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6)))

export function createCalendar(hours: Hours): Calendar {
  const years = { KRX: createDates('KRX', hours), US: createDates('US', hours) }
  const latest: { [of in Market]?: TradingDay | undefined } = {}

  function dayAt(market: Market, at: number): TradingDay | undefined {
    const known = latest[market]
    // No market opens again within twelve hours of its close; with open hours the next day follows at once.
    const holdsMs = hours === 'krx' ? dayMs / 2 : 0
    if (known !== undefined && known.opensAt <= at && at < known.closesAt + holdsMs) return known
    latest[market] = findDay(market, at)
    return latest[market]
  }

  function findDay(market: Market, at: number): TradingDay | undefined {
    // The US session lies within one day of UTC, the Korean one within one of Seoul.
    let midnight = utcMidnight(market === 'US' && hours === 'krx' ? dateText(at) : toKstDate(at))
    for (; midnight >= firstDate; midnight -= dayMs) {
      const date = dateText(midnight)
      const session = hours === 'krx' ? regularSession(market, date) : allDay(midnight)
      if (session !== undefined && session.opensAt <= at)
        return { ...session, date, index: years[market].indexOf(date) }
    }
    return undefined
  }

  return {
    dayAt,
    isOpen(market, at) {
      const day = dayAt(market, at)
      return day !== undefined && at < day.closesAt
    },
    isTradingDay: (market, date) => hours === 'open' || regularSession(market, date) !== undefined,
    dates: (market) => years[market].list,
  }
}

const allDay = (midnight: number) => ({
  opensAt: midnight - seoulOffsetMs,
  closesAt: midnight - seoulOffsetMs + dayMs,
})

/** The dates on which a market has traded, listed as far as they are asked for. */
function createDates(
  market: Market,
  hours: Hours,
): { readonly list: readonly string[]; indexOf(date: string): number } {
  const list: string[] = []
  const indexes = new Map<string, number>()
  let next = firstDate

  function trades(midnight: number): boolean {
    if (hours === 'open') return true
    const weekday = new Date(midnight).getUTCDay()
    // The years before the table of holidays are only a history to look at: any weekday will do.
    if (new Date(midnight).getUTCFullYear() < firstYearOfHolidays) return weekday % 6 !== 0
    return regularSession(market, dateText(midnight)) !== undefined
  }

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
