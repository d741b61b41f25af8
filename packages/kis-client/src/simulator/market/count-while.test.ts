import { expect, it } from 'vitest'
import { countWhile } from './count-while.ts'

it.each([
  [[], 0],
  [[5], 0],
  [[4], 1],
  [[1, 2, 3], 3],
  [[5, 6], 0],
  [[1, 4, 5, 9], 2],
  [[1, 1, 1, 5, 5], 3],
])('counts the items of %j that are less than 5: %i', (sorted, count) => {
  expect(countWhile(sorted, (item) => item < 5)).toBe(count)
})
