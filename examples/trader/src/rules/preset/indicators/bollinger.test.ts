import { expect, it } from 'vitest'
import { bollinger } from './bollinger.ts'

it('draws the bands at a multiple of the standard deviation', () => {
  // Average 5, standard deviation 2 (see std.test.ts): 5 + 1.5 * 2 = 8, 5 - 1.5 * 2 = 2.
  const close = [2, 4, 4, 4, 5, 5, 7, 9]
  const { outputs, days } = bollinger({ period: 8, std: 1.5 })
  const latest = Object.fromEntries(
    Object.entries(outputs).map(([name, column]) => [
      name,
      column({ open: close, high: close, low: close, close, volume: close }).at(-1),
    ]),
  )

  expect(latest).toEqual({ upper: 8, middle: 5, lower: 2 })
  expect(days).toBe(8)
})
