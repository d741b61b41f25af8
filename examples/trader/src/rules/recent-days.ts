import {
  addDecimals,
  type Candle,
  compareDecimals,
  type Decimal,
  divideDecimals,
  parseDecimal,
} from '@stockeye/kis-client'

/** Returns the average close of the latest `days` candles, cut after four digits. */
export function averageClose(candles: readonly Candle[], days: number): Decimal {
  const sum = candles
    .slice(-days)
    .map(({ close }) => close)
    .reduce(addDecimals)
  return divideDecimals(sum, parseDecimal(String(days)), 4)
}

/** Returns the highest price of the latest `days` candles. */
export const highestHigh = (candles: readonly Candle[], days: number): Decimal =>
  candles
    .slice(-days)
    .map(({ high }) => high)
    .reduce((left, right) => (compareDecimals(left, right) >= 0 ? left : right))

/** Returns the lowest price of the latest `days` candles. */
export const lowestLow = (candles: readonly Candle[], days: number): Decimal =>
  candles
    .slice(-days)
    .map(({ low }) => low)
    .reduce((left, right) => (compareDecimals(left, right) <= 0 ? left : right))
