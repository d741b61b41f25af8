import { areInStep } from '../../connection/server-clock.ts'
import type { ContestedClaim } from '../../market/dated.ts'
import { marketOf } from '../../market/exchange.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import { marketRules } from '../../market/rules.gen.ts'
import { addDays, type CalendarDate } from '../../values/dates.ts'
import type { ParsedOrder } from '../place-order.ts'
import { knownHours } from './exchange-rules.ts'
import type { Guard } from './facts.ts'

const dayMs = 86_400_000

/**
 * Finds an order on which the two clocks may disagree: by one of them the venue is closed, or trades in other hours. While they are in
 * step, an order near a border is the caller's choice.
 */
export const findClock: Guard = ({ order, facts: { at, clock } }) => {
  if (clock === undefined || areInStep(clock) || order.reserved !== undefined) return undefined
  const { aheadMs, errorMs } = clock
  const side = aheadMs < 0 ? 'behind' : 'ahead of'
  const differs = `clock: KIS's clock is ${seconds(Math.abs(aheadMs))} s ${side} ours, with an error of at most ${seconds(errorMs)} s`
  const from = at + Math.min(0, aheadMs - errorMs)
  const to = at + Math.max(0, aheadMs + errorMs)
  if (to - from > dayMs) return `${differs}: they may show two days`
  const border = bordersOf(order, from, to).find((each) => from < each && each <= to)
  if (border === undefined) return undefined
  const venue = order.exchange === 'KRX' ? order.venue : order.exchange
  return `${differs}, and the hours of ${venue} have a border between them at ${new Date(border).toISOString()}`
}

const seconds = (ms: number): number => Math.round(ms) / 1_000

const claims = Object.keys(marketRules.contested) as ContestedClaim[]

/**
 * Returns the instants at which the hours of an order's venues begin, end or first take orders, on the days around two instants. Contested
 * hours count, and a day whose hours are not known has no border.
 */
function bordersOf(order: ParsedOrder, from: number, to: number): readonly number[] {
  const days: CalendarDate[] = []
  // The hours of a day in New York begin on the evening before, with the daytime market of KIS.
  const last = addDays(exchangeDate(order.exchange, to), 1)
  for (let day = exchangeDate(order.exchange, from); day <= last; day = addDays(day, 1)) days.push(day)
  return days
    .flatMap((day) => knownHours(marketOf(order.exchange), day, { claims }))
    .filter(({ venue, name }) =>
      order.exchange === 'KRX'
        ? order.venue === 'SOR' || venue === order.venue
        : (name === 'daytime') === (order.daytime !== undefined),
    )
    .flatMap(({ ordersFromAt, opensAt, closesAt }) => [ordersFromAt, opensAt, closesAt])
}
