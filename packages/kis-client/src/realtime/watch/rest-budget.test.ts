import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { createRestBudget } from './rest-budget.ts'

describe('createRestBudget', () => {
  it('spreads the calls of a minute evenly', () => {
    const clock = manualClock()
    const budget = createRestBudget({ clock, mostCallsPerMinute: 20 })
    const startedAt: number[] = []

    for (let second = 0; second < 120; second += 1) {
      if (budget.take('check') === 0) startedAt.push(second)
      clock.advance(1_000)
    }

    expect(startedAt).toEqual(Array.from({ length: 40 }, (_, index) => index * 3))
  })

  it('returns the time until the next call', () => {
    const clock = manualClock()
    const budget = createRestBudget({ clock })
    budget.take('check')
    clock.advance(1_000)

    expect(budget.take('check')).toBe(2_000)
  })

  it('alternates between checks and prices while both wait', () => {
    const clock = manualClock()
    const budget = createRestBudget({ clock })
    const taken: string[] = []

    for (let tick = 0; tick < 60; tick += 1) {
      // Checks come first at each tick.
      if (budget.take('check') === 0) taken.push('check')
      if (budget.take('price') === 0) taken.push('price')
      clock.advance(500)
    }

    expect(taken).toEqual(['check', 'price', 'check', 'price', 'check', 'price', 'check', 'price', 'check', 'price'])
  })

  it('leaves all calls to the one use that asks', () => {
    const clock = manualClock()
    const budget = createRestBudget({ clock })
    budget.take('check')
    budget.take('price')
    const taken: number[] = []

    // The price never comes for its turn.
    for (let tick = 0; tick < 40; tick += 1) {
      if (budget.take('check') === 0) taken.push(tick * 500)
      clock.advance(500)
    }

    expect(taken).toEqual([4_500, 7_500, 10_500, 13_500, 16_500, 19_500])
  })
})
