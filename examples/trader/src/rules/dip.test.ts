import { describe, expect, it } from 'vitest'
import { candlesOf, dayAt, heldFor, samsung } from './days.test-kit.ts'
import { dipRules } from './dip.ts'

const repeat = (times: number, close: number) => Array.from({ length: times }, () => close)
// 40 closes of 90, then 20 of 100: the average of 20 days is 100, that of 60 days is (40 * 90 + 20 * 100) / 60 = 93.33.
const rising = candlesOf([...repeat(40, 90), ...repeat(20, 100)])
// 40 closes of 110, then 20 of 100: the longer average is 106.67, above the shorter one.
const falling = candlesOf([...repeat(40, 110), ...repeat(20, 100)])

describe('dipRules', () => {
  it('buys more than two percent below the average of twenty closes', () => {
    const plan = dipRules().plan(rising, samsung)

    expect(plan.entry(dayAt('97.99'))).toBe('below-average')
    expect(plan.entry(dayAt('98'))).toBeUndefined()
  })

  it('buys nothing in a falling market, nor in a flat one', () => {
    const flat = candlesOf(repeat(60, 100))

    expect(dipRules().plan(falling, samsung).entry(dayAt('50'))).toBeUndefined()
    expect(dipRules().plan(flat, samsung).entry(dayAt('50'))).toBeUndefined()
  })

  it('sells at the return to the average, also in a falling market', () => {
    const plan = dipRules().plan(falling, samsung)

    expect(plan.exit(dayAt('100'), heldFor(3))).toBe('back-at-average')
    expect(plan.exit(dayAt('99.99'), heldFor(3))).toBeUndefined()
  })

  it('takes days and percentage from its parameters', () => {
    const rules = dipRules({ days: 2, below: 2.5, trendDays: 3 })

    // Average of two days: (100 + 110) / 2 = 105, of three: 101.67; 105 * 0.975 = 102.375.
    const plan = rules.plan(candlesOf([95, 100, 110]), samsung)

    expect(rules.days).toBe(3)
    expect(plan.entry(dayAt('102.37'))).toBe('below-average')
    expect(plan.entry(dayAt('102.38'))).toBeUndefined()
  })

  it('leaves a symbol alone that has fewer days than they need', () => {
    const plan = dipRules().plan(rising.slice(1), samsung)

    expect(plan.entry(dayAt('1'))).toBeUndefined()
    expect(plan.exit(dayAt('1000'), heldFor(3))).toBeUndefined()
  })

  it.each([
    [{ days: 1 }, 'days: 1 is not a number of days; use a whole number from 2 to 250'],
    [{ days: 20.5 }, 'days: 20.5 is not a number of days; use a whole number from 2 to 250'],
    [{ trendDays: 251 }, 'trendDays: 251 is not a number of days; use a whole number from 2 to 250'],
    [{ below: 0 }, 'below: 0 is not a percentage; use a number from 0.01 to 99.99'],
    [{ below: Number.NaN }, 'below: NaN is not a percentage; use a number from 0.01 to 99.99'],
    [{ days: 60 }, 'trendDays: 60 is not above days, 60; use a longer average'],
  ])('refuses %o', (parameters, message) => {
    expect(() => dipRules(parameters)).toThrow(message)
  })
})
