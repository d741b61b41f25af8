import {
  addDecimals,
  compareDecimals,
  type Decimal,
  multiplyDecimals,
  parseDecimal,
  type Quote,
  roundToTick,
  subtractDecimals,
  tickSize,
} from '@stockeye/kis-client'
import type { Market } from '../market/watched.ts'

/** Most by which a limit lies beyond the last price, as a part of it: the guards deny more than five percent. */
const mostSlack = parseDecimal('0.03')

/**
 * Returns the limit of an order that shall trade at once: some steps of the price grid beyond the last price, at most three percent, and
 * within the day's price limits.
 */
export function orderPrice(
  market: Market,
  side: 'buy' | 'sell',
  { price, upperLimit, lowerLimit }: Pick<Quote, 'price' | 'upperLimit' | 'lowerLimit'>,
  slackTicks: number,
): Decimal {
  const direction = side === 'buy' ? 'up' : 'down'
  let limit = roundToTick(market, price, direction)
  for (let tick = 0; tick < slackTicks; tick += 1) {
    const size = tickSize(market, limit)
    const next = roundToTick(
      market,
      side === 'buy' ? addDecimals(limit, size) : subtractDecimals(limit, size),
      direction,
    )
    if (compareDecimals(distance(next, price), multiplyDecimals(price, mostSlack)) > 0) break
    limit = next
  }
  if (side === 'buy') return upperLimit !== undefined && compareDecimals(limit, upperLimit) > 0 ? upperLimit : limit
  return lowerLimit !== undefined && compareDecimals(limit, lowerLimit) < 0 ? lowerLimit : limit
}

const distance = (one: Decimal, other: Decimal): Decimal =>
  compareDecimals(one, other) >= 0 ? subtractDecimals(one, other) : subtractDecimals(other, one)
