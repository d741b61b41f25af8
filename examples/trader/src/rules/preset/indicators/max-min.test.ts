import { expect, it } from 'vitest'
import { highestBefore, lowestBefore } from './max-min.ts'

it('looks at the days before, without the day itself', () => {
  expect(highestBefore([3, 1, 2, 9], 2)).toEqual([Number.NaN, Number.NaN, 3, 2])
  expect(lowestBefore([3, 1, 2, 0], 2)).toEqual([Number.NaN, Number.NaN, 1, 1])
})
