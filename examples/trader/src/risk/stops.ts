import { type Candle, compareDecimals, type Decimal, multiplyDecimals, parseDecimal } from '@stockeye/kis-client'
import { higher } from '../market/price-order.ts'
import type { DaySoFar, HeldPosition } from '../rules/rules.ts'
import type { RiskSettings } from './settings.ts'

/** Reason of the risk rules to sell a position. */
export type StopReason = 'stop-loss' | 'take-profit' | 'trailing-stop' | 'time-stop'

/** Settings of the stops. */
export type StopSettings = Pick<
  RiskSettings,
  'stopLossPercent' | 'takeProfitPercent' | 'trailingStopPercent' | 'mostDays'
>

/** Stops of one position on one day. */
export interface Stops {
  /** Returns the reason to sell at the last price; undefined to hold. */
  reasonAt(day: DaySoFar): StopReason | undefined
}

/**
 * Computes the stops of a position.
 *
 * @param options.before trading days before today, oldest first, for the highest price since the purchase
 */
export function stopsOf(
  { averagePrice, daysHeld }: HeldPosition,
  { stopLossPercent, takeProfitPercent, trailingStopPercent, mostDays }: StopSettings,
  before: readonly Candle[],
): Stops {
  const lossAt = stopLossPercent === undefined ? undefined : portion(averagePrice, 100 - stopLossPercent)
  const profitAt = takeProfitPercent === undefined ? undefined : portion(averagePrice, 100 + takeProfitPercent)
  const isLate = mostDays !== undefined && daysHeld !== undefined && daysHeld >= mostDays
  const peakBefore = peakOf(averagePrice, daysHeld, before)

  function isTrailed({ high, last }: DaySoFar): boolean {
    if (trailingStopPercent === undefined) return false
    // On the day of the purchase the high may be older than the position.
    const peak = daysHeld === undefined || daysHeld === 0 ? peakBefore : higher(peakBefore, high)
    return compareDecimals(last, portion(peak, 100 - trailingStopPercent)) <= 0
  }

  return {
    reasonAt(day) {
      const { last } = day
      if (lossAt !== undefined && compareDecimals(last, lossAt) <= 0) return 'stop-loss'
      if (profitAt !== undefined && compareDecimals(last, profitAt) >= 0) return 'take-profit'
      if (isTrailed(day)) return 'trailing-stop'
      return isLate ? 'time-stop' : undefined
    },
  }
}

/** Returns so many percent of a price. */
const portion = (price: Decimal, percent: number): Decimal =>
  multiplyDecimals(price, parseDecimal((percent / 100).toFixed(8)))

/** Returns the highest price of the whole days since the purchase, at least its average price. */
function peakOf(averagePrice: Decimal, daysHeld: number | undefined, before: readonly Candle[]): Decimal {
  // The day of the purchase itself is left out.
  const days = daysHeld === undefined || daysHeld < 2 ? [] : before.slice(1 - daysHeld)
  return days.map(({ high }) => high).reduce(higher, averagePrice)
}
