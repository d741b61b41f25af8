import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backoffMs } from './backoff.ts'

const pauses = { firstMs: 1_000, maxMs: 300_000 }

it('doubles from the first pause to the longest', () => {
  const all = [1, 2, 3, 9, 10, 60, 5_000].map((failures) => backoffMs(failures, { ...pauses, random: () => 1 }))

  expect(all).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000, 300_000])
})

it('draws half of a pause at random, and never returns less than the first pause', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const ms = backoffMs(failures, { ...pauses, random: () => chance })

      expect(ms).toBeGreaterThanOrEqual(1_000)
      expect(ms).toBeLessThanOrEqual(300_000)
    }),
  )
  expect(backoffMs(4, { ...pauses, random: () => 0 })).toBe(4_000)
})

it.each([Number.NaN, -5, 1e9])('counts %d from random as 1', (wrong) => {
  expect(backoffMs(2, { ...pauses, random: () => wrong })).toBe(2_000)
})
