import { expect, it } from 'vitest'
import { rateOfChange } from './roc.ts'

it('compares with the value of some days before, in percent', () => {
  // 150 / 100 - 1 = 50 %, 50 / 200 - 1 = -75 %
  expect(rateOfChange([100, 200, 150, 50], 2)).toEqual([Number.NaN, Number.NaN, 50, -75])
})
