import { addDecimals, type Candle, type Decimal, divideDecimals, parseDecimal } from '@stockeye/kis-client'
import { higher, lower } from '../market/price-order.ts'

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
    .reduce(higher)

/** Returns the lowest price of the latest `days` candles. */
export const lowestLow = (candles: readonly Candle[], days: number): Decimal =>
  candles
    .slice(-days)
    .map(({ low }) => low)
    .reduce(lower)
