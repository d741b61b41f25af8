import type { CalendarDate, Decimal } from '@stockeye/kis-client'
import type { DaySoFar } from '../rules/rules.ts'
import { higher, lower } from './price-order.ts'

/** Returns the day after a further trade. @param volume shares of the day so far */
export function withTrade(
  day: DaySoFar | undefined,
  { date, price, volume }: { readonly date: CalendarDate; readonly price: Decimal; readonly volume: Decimal },
): DaySoFar {
  if (day === undefined || day.date !== date) return { date, open: price, high: price, low: price, last: price, volume }
  const { open, high, low } = day
  return { date, open, high: higher(high, price), low: lower(low, price), last: price, volume }
}
