import type { DailyBars } from './bars.ts'
import { simpleAverage } from './sma.ts'

/**
 * Returns the average true range of `period` days for each day: the simple average, as the vendor's engine computes it, not
 * Wilder's. The range of a day reaches to the close before, so the first day has none.
 */
export const averageTrueRange = ({ high, low, close }: DailyBars, period: number): readonly number[] =>
  simpleAverage(
    close.map((_, day) => {
      const before = close[day - 1] ?? Number.NaN
      const [top = Number.NaN, bottom = Number.NaN] = [high[day], low[day]]
      return Math.max(top, before) - Math.min(bottom, before)
    }),
    period,
  )
