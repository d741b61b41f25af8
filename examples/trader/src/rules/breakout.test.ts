import { describe, expect, it } from 'vitest'
import { breakoutRules } from './breakout.ts'
import { candlesOf, dayAt, heldFor, samsung, type TestDay } from './days.test-kit.ts'

const repeat = (times: number, day: TestDay) => Array.from({ length: times }, () => day)
// 10 days from 85 to 100 and 10 days from 92 to 98: high of 20 days 100, low of 20 days 85, low of 10 days 92.
const narrow = [...repeat(10, { low: 85, high: 100, close: 95 }), ...repeat(10, { low: 92, high: 98, close: 95 })]

describe('breakoutRules', () => {
  it('buys above the highest price of twenty days, and below two percent above it', () => {
    const plan = breakoutRules().plan(candlesOf(narrow), samsung)

    expect(plan.entry(dayAt('100'))).toBeUndefined()
    expect(plan.entry(dayAt('100.01'))).toBe('above-high')
    expect(plan.entry(dayAt('101.99'))).toBe('above-high')
    expect(plan.entry(dayAt('102'))).toBeUndefined()
  })

  it('buys nothing out of a range of more than fifteen percent', () => {
    const wide = [{ low: 84.99, high: 100, close: 95 }, ...narrow.slice(1)]

    const plan = breakoutRules().plan(candlesOf(wide), samsung)

    expect(plan.entry(dayAt('100.01'))).toBeUndefined()
  })

  it('sells below the lowest price of ten days, also out of a wide range', () => {
    const wide = [{ low: 50, high: 100, close: 95 }, ...narrow.slice(1)]

    const plan = breakoutRules().plan(candlesOf(wide), samsung)

    expect(plan.exit(dayAt('92'), heldFor(3))).toBeUndefined()
    expect(plan.exit(dayAt('91.99'), heldFor(3))).toBe('below-low')
  })

  it('takes days and percentages from its parameters', () => {
    const rules = breakoutRules({ days: 2, exitDays: 3, range: 10, chase: 1 })

    // High of two days 200, range 200 - 180 = 10 %; low of three days 100; 200 * 1.01 = 202.
    const plan = rules.plan(
      candlesOf([{ low: 100, high: 300, close: 200 }, ...repeat(2, { low: 180, high: 200, close: 190 })]),
      samsung,
    )

    expect(rules.days).toBe(3)
    expect(plan.entry(dayAt('200.5'))).toBe('above-high')
    expect(plan.entry(dayAt('202'))).toBeUndefined()
    expect(plan.exit(dayAt('100'), heldFor(3))).toBeUndefined()
    expect(plan.exit(dayAt('99.99'), heldFor(3))).toBe('below-low')
  })

  it('leaves a symbol alone that has fewer days than they need', () => {
    const plan = breakoutRules().plan(candlesOf(narrow.slice(1)), samsung)

    expect(plan.entry(dayAt('101'))).toBeUndefined()
    expect(plan.exit(dayAt('1'), heldFor(3))).toBeUndefined()
  })

  it.each([
    [{ days: 0 }, 'days: 0 is not a number of days; use a whole number from 2 to 250'],
    [{ exitDays: 300 }, 'exitDays: 300 is not a number of days; use a whole number from 2 to 250'],
    [{ range: 100 }, 'range: 100 is not a percentage; use a number from 0.01 to 99.99'],
    [{ chase: -1 }, 'chase: -1 is not a percentage; use a number from 0.01 to 99.99'],
  ])('refuses %o', (parameters, message) => {
    expect(() => breakoutRules(parameters)).toThrow(message)
  })
})
