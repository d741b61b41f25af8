import type { CalendarDate } from '../values/dates.ts'
import { exchangeDate } from './exchange-date.ts'
import { dayInTable, isYearKnown } from './holidays.ts'
import { newYorkOffsetMs } from './local-time.ts'
import type { Market } from './market.ts'
import { marketRules } from './rules.gen.ts'
import { localInstant, possibleDelayMs, regularHoursOn } from './trading-hours.ts'

interface ReservedHours {
  readonly season?: 'winter' | 'summer'
  readonly from: string
  readonly to: string
}

const minuteMs = 60_000
const rules = marketRules.otherHours.reservedOrders

/**
 * Returns whether KIS may take a reserved order at `at`, or a minute before or after, in case the clocks differ. A day that may be
 * a holiday, the days whose hours are shifted and the block "about" 16:30 in the US are left to KIS.
 *
 * @see catalog/market-rules.json otherHours.reservedOrders
 */
export function mayBeReserved(market: Market, at: number): boolean {
  // All times of the table are Korea's.
  const day = exchangeDate('KRX', at)
  const timeOf = (text: string): number => localInstant('KRX', day, text.slice(0, 'hh:mm'.length))
  if (market !== 'KRX')
    return hoursOf(market, day).some(({ from, to }) => at >= timeOf(from) - minuteMs && at < timeOf(to) + minuteMs)
  const [blockedFrom, blockedTo] = rules.blockedOnKrx
  if (at >= timeOf(blockedFrom) + minuteMs || at < timeOf(blockedTo) - minuteMs) return false
  if (!isYearKnown('KRX', day) || dayInTable('KRX', day) !== 'open') return true
  const [from, to] = rules.KRX
  const shiftMs = Math.max(possibleDelayMs('KRX', day), regularHoursOn('KRX', day).opensAt - timeOf('09:00'))
  return at < timeOf(to) + shiftMs + minuteMs || at >= timeOf(from) - minuteMs
}

function hoursOf(market: Exclude<Market, 'KRX'>, day: CalendarDate): readonly ReservedHours[] {
  const rows: readonly ReservedHours[] = rules[market]
  const isSummer = newYorkOffsetMs(localInstant('KRX', day, '23:00')) === -4 * 60 * minuteMs
  return rows.filter(({ season }) => season === undefined || (season === 'summer') === isSummer)
}

/** Returns the hours in which KIS takes reserved orders, as a text in Korea's time. */
export function describeReservedHours(market: Market): string {
  if (market === 'KRX') return '15:40 to 07:30 of the next business day, but not 23:40 to 00:10'
  const rows: readonly ReservedHours[] = rules[market]
  return rows.map(({ season, from, to }) => `${from} to ${to}${season === undefined ? '' : ` in ${season}`}`).join(', ')
}
