import { expect, it } from 'vitest'
import { averageTrueRange } from './atr.ts'

it('averages the ranges, each of which reaches to the close before', () => {
  const high = [12, 13, 20, 16]
  const low = [8, 11, 18, 9]
  const close = [10, 12, 19, 10]

  const ranges = averageTrueRange({ open: close, high, low, close, volume: close }, 2)

  // Ranges: 13 - 10 = 3 (close 10 below the low), 20 - 12 = 8, 19 - 9 = 10 (close 19 above the high).
  expect(ranges).toEqual([Number.NaN, Number.NaN, 5.5, 9])
})
