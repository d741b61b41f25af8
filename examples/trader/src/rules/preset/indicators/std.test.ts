import { expect, it } from 'vitest'
import { standardDeviation } from './std.ts'

it('divides by the number of values, as of a population', () => {
  // Average 5; squares 9, 1, 1, 1, 0, 0, 4, 16 make 32, by 8 is 4, whose root is 2.
  const values = standardDeviation([2, 4, 4, 4, 5, 5, 7, 9], 8)

  expect(values.at(-1)).toBe(2)
  expect(values.slice(0, 7).every(Number.isNaN)).toBe(true)
})
