import { compareDecimals, type OrderRecord, parseDecimal, type Trading } from '@stockeye/kis-client'
import type { Planned } from '../market/plans.ts'
import { attemptsOf, decisionOf, endedUnfilled } from './attempts.ts'

const zero = parseDecimal('0')

/**
 * Returns the trading days since the trader bought a symbol that it holds: 0 on the day itself; undefined where the journal has no
 * purchase of it on these days. It buys nothing that it holds, so the latest purchase is the one.
 */
export async function daysSincePurchase(
  trading: Pick<Trading, 'getOrder'>,
  symbol: string,
  { date, before }: Pick<Planned, 'date' | 'before'>,
): Promise<number | undefined> {
  const dates = [date, ...before.map((candle) => candle.date).reverse()]
  for (const [daysHeld, day] of dates.entries())
    for await (const order of attemptsOf(trading, decisionOf('buy', day, symbol))) if (mayHold(order)) return daysHeld
  return undefined
}

/** Returns whether shares of an order may be held. The list of positions may know of a fill before the journal does. */
const mayHold = (order: OrderRecord): boolean => compareDecimals(order.filled, zero) > 0 || !endedUnfilled(order)
