import { expect, it } from 'vitest'
import { disparity } from './disparity.ts'

it('is the close as a percentage of its average', () => {
  // Average (8 + 12) / 2 = 10: 12 is 120 % of it.
  expect(disparity([8, 12], 2)).toEqual([Number.NaN, 120])
})
