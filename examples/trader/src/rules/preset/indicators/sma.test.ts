import { expect, it } from 'vitest'
import { simpleAverage } from './sma.ts'

it('averages the latest values, and has no value before there are enough', () => {
  // (1 + 2 + 6) / 3 = 3, (2 + 6 + 7) / 3 = 5
  expect(simpleAverage([1, 2, 6, 7], 3)).toEqual([Number.NaN, Number.NaN, 3, 5])
})
