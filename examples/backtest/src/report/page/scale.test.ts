import { describe, expect, it } from 'vitest'
import { fromTop, scaleOf } from './scale.ts'

const rounded = (numbers: readonly number[]) => numbers.map((number) => Number(number.toFixed(9)))

describe('scaleOf', () => {
  it.each([
    [
      [0.031, -0.012],
      [-0.02, 0, 0.02, 0.04],
    ],
    [[0.2], [0, 0.05, 0.1, 0.15, 0.2]],
    [[-0.0031], [-0.004, -0.003, -0.002, -0.001, 0]],
    [[], [0, 0.0005]],
  ])('has marks on round numbers around zero for %j', (values, marks) => {
    const scale = scaleOf(values)

    expect(rounded(scale.marks)).toEqual(marks)
    expect(scale.low).toBeLessThan(scale.high)
    for (const value of [0, ...values]) {
      expect(fromTop(scale, value)).toBeGreaterThanOrEqual(-1e-9)
      expect(fromTop(scale, value)).toBeLessThanOrEqual(100 + 1e-9)
    }
  })
})

it('puts the highest mark at the top and the lowest at the bottom', () => {
  const scale = scaleOf([0.04, -0.04])

  expect([fromTop(scale, scale.high), fromTop(scale, 0), fromTop(scale, scale.low)]).toEqual([0, 50, 100])
})
