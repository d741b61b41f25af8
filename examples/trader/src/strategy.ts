import {
  addDecimals,
  type Candle,
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  type Position,
  parseDecimal,
} from '@stockeye/kis-client'

// Strategy: the trades that the trader proposes, from prices alone. It is an example, not advice.

const days = 20
const buyBelow = parseDecimal('0.98')
const takeProfitAt = parseDecimal('1.03')
const stopLossAt = parseDecimal('0.97')

/**
 * Returns whether to buy: at two per cent below the average close of the last twenty days, in the hope of its return.
 */
export function wantsToBuy(candles: readonly Candle[], price: Decimal): boolean {
  const recent = candles.slice(-days)
  if (recent.length < days) return false
  const sum = recent.map(({ close }) => close).reduce(addDecimals)
  const average = divideDecimals(sum, parseDecimal(String(days)), 4)
  return compareDecimals(price, multiplyDecimals(average, buyBelow)) < 0
}

/** Returns the reason to sell, at three per cent up or down; undefined to hold. */
export function wantsToSell(
  { averagePrice }: Pick<Position, 'averagePrice'>,
  price: Decimal,
): 'take-profit' | 'stop-loss' | undefined {
  if (compareDecimals(price, multiplyDecimals(averagePrice, takeProfitAt)) >= 0) return 'take-profit'
  return compareDecimals(price, multiplyDecimals(averagePrice, stopLossAt)) <= 0 ? 'stop-loss' : undefined
}
