/** Share of the result below which the beginning of a smoothed average counts as forgotten. */
const forgotten = 0.001

/**
 * Returns the average that moves by `weight` of the distance to each new value. It begins with the simple average of the first
 * `period` values; leading NaN are skipped.
 */
export function smooth(values: readonly number[], period: number, weight: number): readonly number[] {
  const first = values.findIndex((value) => !Number.isNaN(value))
  const seedDay = first + period - 1
  let average = values.slice(first, seedDay + 1).reduce((sum, value) => sum + value, 0) / period
  return values.map((value, day) => {
    if (first < 0 || day < seedDay) return Number.NaN
    if (day > seedDay) average += weight * (value - average)
    return average
  })
}

/** Returns the days that a smoothed average needs until less than a thousandth of it depends on its beginning. */
export const smoothingDays = (period: number, weight: number): number =>
  period + (weight < 1 ? Math.ceil(Math.log(forgotten) / Math.log(1 - weight)) : 0)

const weightOf = (period: number) => 2 / (period + 1)

/** Returns the exponential average of `period` days for each day. */
export const exponentialAverage = (values: readonly number[], period: number): readonly number[] =>
  smooth(values, period, weightOf(period))

/** Returns the days that an exponential average needs. */
export const exponentialDays = (period: number): number => smoothingDays(period, weightOf(period))
