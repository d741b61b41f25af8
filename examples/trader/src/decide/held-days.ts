import { type CalendarDate, compareDecimals, type OrderRecord, parseDecimal, type Trading } from '@stockeye/kis-client'
import { addDays } from '../market/add-days.ts'
import type { Planned } from '../market/plans.ts'
import { endedUnfilled } from '../order-states.ts'
import { attemptsOf, decisionOf } from './attempts.ts'

const zero = parseDecimal('0')
/** Longest time for which the purchase of a position is looked for, in days. */
const mostDaysBack = 400

/**
 * Returns the trading days since the trader bought a symbol that it holds: 0 on the day itself; undefined where the journal has no
 * purchase of it within 400 days. It buys nothing that it holds, so the latest purchase is the one. Of days older than `before` the
 * weekdays are counted, holidays included.
 */
export async function daysSincePurchase(
  trading: Pick<Trading, 'getOrder'>,
  symbol: string,
  { date, before }: Pick<Planned, 'date' | 'before'>,
): Promise<number | undefined> {
  for (let back = 0; back <= mostDaysBack; back += 1) {
    const day = addDays(date, -back)
    for await (const order of attemptsOf(trading, decisionOf('buy', day, symbol)))
      if (mayHold(order)) return tradingDaysSince(day, before)
  }
  return undefined
}

/** Returns whether shares of an order may be held. The list of positions may know of a fill before the journal does. */
const mayHold = (order: OrderRecord): boolean => compareDecimals(order.filled, zero) > 0 || !endedUnfilled(order)

function tradingDaysSince(boughtOn: CalendarDate, before: Planned['before']): number {
  const known = before.filter(({ date }) => date >= boughtOn).length
  let older = 0
  const first = before[0]?.date ?? boughtOn
  for (let day = boughtOn; day < first; day = addDays(day, 1)) if (isWeekday(day)) older += 1
  return known + older
}

const isWeekday = (date: CalendarDate): boolean => ![0, 6].includes(new Date(date).getUTCDay())
