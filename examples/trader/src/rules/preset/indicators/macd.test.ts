import { describe, expect, it } from 'vitest'
import type { DailyBars } from './bars.ts'
import { macd } from './macd.ts'

const barsOf = (close: readonly number[]): DailyBars => ({ open: close, high: close, low: close, close, volume: close })

describe('macd', () => {
  it('computes line, signal and histogram', () => {
    // Fast is the close. Slow of three days, by half: (1 + 2 + 3) / 3 = 2, 2 + (4 - 2) / 2 = 3, 3 + (8 - 3) / 2 = 5.5.
    // Line: 3 - 2 = 1, 4 - 3 = 1, 8 - 5.5 = 2.5. Signal of two, by two thirds: (1 + 1) / 2 = 1, 1 + 1.5 * 2 / 3 = 2.
    const { outputs } = macd({ fast: 1, slow: 3, signal: 2 })
    const latest = (name: string) => outputs[name]?.(barsOf([1, 2, 3, 4, 8])).slice(-2)

    expect(latest('value')).toEqual([1, 2.5])
    expect(latest('signal')).toEqual([1, 2])
    expect(latest('histogram')).toEqual([0, 0.5])
  })

  it('needs 155 days for 12, 26 and 9', () => {
    // Slow: 26 + 90, as (25 / 27) ** 90 = 0.00098; signal: 9 + 31, as 0.8 ** 31 = 0.00099; they share a day.
    expect(macd({ fast: 12, slow: 26, signal: 9 }).days).toBe(155)
  })
})
