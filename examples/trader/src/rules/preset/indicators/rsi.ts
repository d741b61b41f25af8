import { smooth, smoothingDays } from './ema.ts'

/**
 * Returns Wilder's relative strength index for each day: the average gain as a percentage of the average gain and loss. It is 100
 * where no close was lower, as in the vendor's engine.
 */
export function relativeStrength(closes: readonly number[], period: number): readonly number[] {
  // The first close has no change: NaN, which the averages skip.
  const changes = closes.map((close, day) => close - (closes[day - 1] ?? Number.NaN))
  const gains = smooth(changes.map(positive), period, 1 / period)
  const losses = smooth(
    changes.map((change) => positive(-change)),
    period,
    1 / period,
  )
  return gains.map((gain, day) => {
    const loss = losses[day] ?? Number.NaN
    return loss === 0 ? 100 : 100 - 100 / (1 + gain / loss)
  })
}

const positive = (change: number) => Math.max(change, 0)

/** Returns the days that the index needs: its averages are of changes, one fewer than days. */
export const relativeStrengthDays = (period: number): number => 1 + smoothingDays(period, 1 / period)
