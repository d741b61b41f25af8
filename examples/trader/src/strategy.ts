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

// Want, not may: what the trader would like to do, from prices alone. It is an example of a strategy, not advice.

const days = 20
const buyBelow = parseDecimal('0.98')
const takeProfitAt = parseDecimal('1.03')
const stopLossAt = parseDecimal('0.97')

/** Buys what stands two per cent below its average close of the last twenty days, and hopes for its return. */
export function wantsToBuy(candles: readonly Candle[], price: Decimal): boolean {
  const recent = candles.slice(-days)
  if (recent.length < days) return false
  const sum = recent.map(({ close }) => close).reduce(addDecimals)
  const average = divideDecimals(sum, parseDecimal(String(days)), 4)
  return compareDecimals(price, multiplyDecimals(average, buyBelow)) < 0
}

/** Sells at three per cent up or down. @returns why, or undefined to hold on */
export function wantsToSell(
  { averagePrice }: Pick<Position, 'averagePrice'>,
  price: Decimal,
): 'take-profit' | 'stop-loss' | undefined {
  if (compareDecimals(price, multiplyDecimals(averagePrice, takeProfitAt)) >= 0) return 'take-profit'
  return compareDecimals(price, multiplyDecimals(averagePrice, stopLossAt)) <= 0 ? 'stop-loss' : undefined
}
