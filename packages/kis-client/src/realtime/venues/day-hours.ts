import { isKisError } from '../../errors.ts'
import { dayInTable, isWeekend, isYearKnown, type KnownMarket, type MarketDay } from '../../market/holidays.ts'
import { hoursOfTradingDay, type NamedHours } from '../../market/named-hours.ts'
import { possibleDelayMs, regularHoursOn } from '../../market/trading-hours.ts'
import { type CalendarDate, dateAtOffset } from '../../values/dates.ts'

/** Day of a market with its hours, from `fromAt` on and not from `untilAt` on, in ms since 1970. */
export interface DayHours {
  readonly market: KnownMarket
  readonly day: CalendarDate
  readonly fromAt: number
  readonly untilAt: number
  /** Hours in which a venue of the market trades or takes orders; empty on a closed day. */
  readonly hours: readonly NamedHours[]
  /** False where the table of holidays does not decide the day: then `hours` are those that it has if the market is open. */
  readonly isCertain: boolean
  /**
   * Span by which the borders may lie later, in ms: an hour on the Thursdays of a November whose exam day KRX has not named,
   * else 0.
   */
  readonly possibleDelayMs: number
}

/** Returns the day of a market at an instant in ms since 1970, with its hours. It never throws for an instant. */
export type DayHoursAt = (market: KnownMarket, at: number) => DayHours

/**
 * Returns a lookup of the hours of a day that keeps the present day of each market and the days of a search: topics are looked at
 * every few seconds, and the hours of a day are built from text.
 */
export function createDayHours(): DayHoursAt {
  const last = new Map<KnownMarket, DayHours>()
  const known = new Map<string, DayHours>()

  function find(market: KnownMarket, day: CalendarDate): DayHours {
    const name = `${market} ${day}`
    const found = known.get(name) ?? hoursOfDay(market, day)
    // A replay of years would keep every day of them.
    if (known.size >= keptDays) known.clear()
    known.set(name, found)
    return found
  }

  return (market, at) => {
    const present = last.get(market)
    if (present !== undefined && present.fromAt <= at && at < present.untilAt) return present
    const found = find(market, dateAtOffset(at, dayOffsetMs[market]))
    last.set(market, found)
    return found
  }
}

/** Number of days that a lookup keeps: those of a search in both markets. */
const keptDays = 32

const hourMs = 3_600_000
const dayMs = 24 * hourMs

// A day of KRX is one of Seoul's clock. A day of the US begins with its daytime hours, at 10:00 in Korea, and ends with its
// after-hours, at 07:00 in Korea on the next day: nothing trades between these two, so it changes at 07:00 in Korea.
const dayOffsetMs: Readonly<Record<KnownMarket, number>> = { KRX: 9 * hourMs, US: 2 * hourMs }

function hoursOfDay(market: KnownMarket, day: CalendarDate): DayHours {
  const fromAt = Date.parse(`${day}T00:00Z`) - dayOffsetMs[market]
  const table = readTable(market, day)
  const hours = table === 'closed' ? [] : findHours(market, day)
  return {
    market,
    day,
    fromAt,
    untilAt: fromAt + dayMs,
    hours: hours ?? [],
    isCertain: table !== 'uncertain' && hours !== undefined,
    possibleDelayMs: possibleDelayMs(market, day),
  }
}

function readTable(market: KnownMarket, day: CalendarDate): MarketDay {
  if (isYearKnown(market, day)) return dayInTable(market, day)
  return isWeekend(day) ? 'closed' : 'uncertain'
}

/** Returns the hours of a day as if the market trades on it, or undefined where the tables do not reach that day. */
function findHours(market: KnownMarket, day: CalendarDate): readonly NamedHours[] | undefined {
  try {
    return hoursOfTradingDay({ market, day, claims: [] }, regularHoursOn(market, day))
  } catch (error) {
    if (isKisError(error)) return undefined
    throw error
  }
}

/** Days that a search for coming hours looks ahead: more than any closure of KRX or New York that the tables have. */
const searchedDays = 14

/** Returns the days from the one of `at` on, as far as a search for coming hours looks. */
export function* daysFrom(hoursAt: DayHoursAt, market: KnownMarket, at: number): Generator<DayHours, void> {
  let day = hoursAt(market, at)
  for (let count = 0; count < searchedDays; count += 1) {
    yield day
    day = hoursAt(market, day.untilAt)
  }
}

/** Returns whether hours include an instant. */
export const includes = ({ opensAt, closesAt }: Pick<NamedHours, 'opensAt' | 'closesAt'>, at: number): boolean =>
  opensAt <= at && at < closesAt
