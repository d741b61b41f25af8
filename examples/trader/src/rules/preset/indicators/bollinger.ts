import type { DailyBars, Indicator } from './bars.ts'
import { simpleAverage } from './sma.ts'
import { standardDeviation } from './std.ts'

/** Returns Bollinger's bands: the average of the closes, and `std` standard deviations above and below it. */
export function bollinger({ period, std }: { readonly period: number; readonly std: number }): Indicator {
  const band =
    (deviations: number) =>
    ({ close }: DailyBars) => {
      const averages = simpleAverage(close, period)
      return standardDeviation(close, period).map(
        (deviation, day) => (averages[day] ?? Number.NaN) + deviations * deviation,
      )
    }
  return { days: period, outputs: { upper: band(std), middle: band(0), lower: band(-std) } }
}
