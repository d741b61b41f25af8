import { describe, expect, it } from 'vitest'
import { findOperator } from './operators.ts'

const sides = (left: number, right: number) => ({ left, right })
/** Returns whether an operator holds with its left side below, at and above the right one. */
const holdsAt = (name: string) => [1, 2, 3].map((left) => findOperator(name)?.holds(sides(left, 2), sides(0, 0)))

describe('findOperator', () => {
  it.each([
    [
      ['greater_than', '>', 'gt', 'breaks', ' Greater_Than '],
      [false, false, true],
    ],
    [
      ['greater_equal', '>=', 'gte'],
      [false, true, true],
    ],
    [
      ['less_than', '<', 'lt'],
      [true, false, false],
    ],
    [
      ['less_equal', '<=', 'lte'],
      [true, true, false],
    ],
    [
      ['equal', '=='],
      [false, true, false],
    ],
    [
      ['not_equal', '!='],
      [true, false, true],
    ],
  ])('compares the day by %j', (names, held) => {
    for (const name of names) {
      expect(holdsAt(name)).toEqual(held)
      expect(findOperator(name)?.crosses).toBe(false)
    }
  })

  it.each([
    [['cross_above', 'crosses_above', 'crossover', 'indicator_cross_above'], 1, 3],
    [['cross_below', 'crosses_below', 'crossunder', 'indicator_cross_below'], 3, 1],
  ])('compares the day before, too, by %j', (names, from, to) => {
    for (const name of names) {
      const holds = (before: number, day: number) => findOperator(name)?.holds(sides(day, 2), sides(before, 2))

      expect(findOperator(name)?.crosses).toBe(true)
      expect([holds(from, to), holds(2, to)]).toEqual([true, true])
      expect([holds(to, to), holds(from, 2), holds(from, from), holds(to, from)]).toEqual([false, false, false, false])
    }
  })

  it('knows no other name', () => {
    expect(findOperator('between')).toBeUndefined()
    expect(findOperator('constructor')).toBeUndefined()
  })
})
