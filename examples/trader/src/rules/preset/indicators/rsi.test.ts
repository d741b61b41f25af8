import { describe, expect, it } from 'vitest'
import { relativeStrength, relativeStrengthDays } from './rsi.ts'

// StockCharts ChartSchool, "Relative Strength Index (RSI)": 14-day index of QQQQ.
const closes = [
  ...[44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931],
  ...[46.0328, 45.614, 46.282, 46.282, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521],
  ...[45.7137, 46.4515, 45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314],
]
const published = [
  ...[70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38],
  ...[54.71, 50.42, 39.99, 41.46, 41.87, 45.46, 37.3, 33.08, 37.77],
]

describe('relativeStrength', () => {
  it('agrees with a published example', () => {
    const values = relativeStrength(closes, 14)

    expect(values.slice(0, 14).every(Number.isNaN)).toBe(true)
    for (const [index, value] of published.entries()) expect(values[14 + index]).toBeCloseTo(value, 2)
  })

  it('is 100 where no close is lower, and 0 where no close is higher', () => {
    expect(relativeStrength([1, 2, 2, 3], 2).at(-1)).toBe(100)
    expect(relativeStrength([3, 2, 2, 1], 2).at(-1)).toBe(0)
  })
})

it('needs 109 days for fourteen', () => {
  // One for the first change, 14 for the beginning, and (13 / 14) ** 94 = 0.00094 is the first below a thousandth.
  expect(relativeStrengthDays(14)).toBe(109)
})
