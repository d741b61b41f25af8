import { expect, it } from 'vitest'
import { barStrength } from './ibs.ts'

it('places the close between low and high, and has no value for a day of one price', () => {
  const close = [10, 19, 20, 15]

  const strengths = barStrength({ open: close, high: [20, 20, 20, 15], low: [10, 10, 10, 15], close, volume: close })

  expect(strengths).toEqual([0, 0.9, 1, Number.NaN])
})
