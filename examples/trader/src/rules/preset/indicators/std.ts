import { simpleAverage } from './sma.ts'

/** Returns the standard deviation of the latest `period` values for each day, of a population: divided by `period`. */
export function standardDeviation(values: readonly number[], period: number): readonly number[] {
  const averages = simpleAverage(values, period)
  return averages.map((average, day) => {
    const window = values.slice(Math.max(0, day - period + 1), day + 1)
    return Math.sqrt(window.reduce((sum, value) => sum + (value - average) ** 2, 0) / period)
  })
}
