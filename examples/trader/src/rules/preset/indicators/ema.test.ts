import { describe, expect, it } from 'vitest'
import { exponentialAverage, exponentialDays, smooth } from './ema.ts'

// StockCharts ChartSchool, "Moving Averages - Simple and Exponential": 10-day average of Intel, 24-Mar-10 to 5-May-10.
const intel = [
  ...[22.27, 22.19, 22.08, 22.17, 22.18, 22.13, 22.23, 22.43, 22.24, 22.29, 22.15, 22.39, 22.38, 22.61, 23.36],
  ...[24.05, 23.75, 23.83, 23.95, 23.63, 23.82, 23.87, 23.65, 23.19, 23.1, 23.33, 22.68, 23.1, 22.4, 22.17],
]
const published = [
  ...[22.22, 22.21, 22.24, 22.27, 22.33, 22.52, 22.8, 22.97, 23.13, 23.28, 23.34],
  ...[23.43, 23.51, 23.54, 23.47, 23.4, 23.39, 23.26, 23.23, 23.08, 22.92],
]

describe('exponentialAverage', () => {
  it('agrees with a published example', () => {
    const averages = exponentialAverage(intel, 10)

    expect(averages.slice(0, 9).every(Number.isNaN)).toBe(true)
    // The page has prices with more digits than it prints: its 23.54 is 23.5335 from the printed ones.
    for (const [index, value] of published.entries())
      expect(Math.abs((averages[9 + index] ?? 0) - value)).toBeLessThan(0.0075)
  })

  it('needs ninety days for twenty, after which a thousandth of it depends on its beginning', () => {
    // Weight of the beginning after n more days: (19 / 21) ** n, which is 0.00101 for 69 and 0.00091 for 70.
    const weightOfBeginning = (days: number) =>
      exponentialAverage([...Array(20).fill(1), ...Array(days - 20).fill(0)], 20).at(-1)

    expect(exponentialDays(20)).toBe(90)
    expect(weightOfBeginning(89)).toBeGreaterThan(0.001)
    expect(weightOfBeginning(90)).toBeLessThan(0.001)
  })

  it('is the value itself for one day', () => {
    expect(exponentialAverage([3, 5], 1)).toEqual([3, 5])
    expect(exponentialDays(1)).toBe(1)
  })
})

describe('smooth', () => {
  it('skips leading days without a value', () => {
    // (2 + 4) / 2 = 3, then 3 + 0.5 * (9 - 3) = 6
    expect(smooth([Number.NaN, 2, 4, 9], 2, 0.5)).toEqual([Number.NaN, Number.NaN, 3, 6])
  })

  it('has no value without values', () => {
    expect(smooth([Number.NaN, Number.NaN], 1, 0.5)).toEqual([Number.NaN, Number.NaN])
    expect(smooth([1], 2, 0.5)).toEqual([Number.NaN])
  })
})
