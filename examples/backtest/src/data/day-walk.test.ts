import { parseCalendarDate } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { type DayWalkOptions, walkDays } from './day-walk.ts'
import { createPriceGrid } from './price-grid.ts'
import { listTradingDays } from './trading-days.ts'

const dates = listTradingDays('KRX', parseCalendarDate('2026-01-02'), parseCalendarDate('2026-12-30'))
const options: DayWalkOptions = {
  seed: 1,
  symbol: '005930',
  grid: createPriceGrid('KRX', 'stock'),
  base: 70_000,
  usualVolume: 1_000_000,
  limit: undefined,
}

/** Returns how far the prices of days go from the close before them, as ratios. */
function ratiosOf(days: ReturnType<typeof walkDays>): readonly number[] {
  return days.flatMap(({ open, high, low, close }, index) => {
    const before = days[index - 1]?.close ?? options.base
    return [open, high, low, close].map((price) => price / before - 1)
  })
}

describe('walkDays', () => {
  it('keeps every price within the limit around the close before', () => {
    const free = ratiosOf(walkDays(dates, options))
    const limited = ratiosOf(walkDays(dates, { ...options, limit: 0.01 }))

    expect(Math.max(...free.map(Math.abs))).toBeGreaterThan(0.05)
    expect(Math.max(...limited.map(Math.abs))).toBeLessThanOrEqual(0.01 + 1e-12)
    // The limit is reached on both sides: it cuts the prices, and does not draw calmer ones.
    expect(Math.max(...limited)).toBeGreaterThan(0.008)
    expect(Math.min(...limited)).toBeLessThan(-0.008)
  })

  it('stays within a few times its base for three years', () => {
    const closes = Array.from({ length: 20 }, (_, seed) =>
      walkDays([...dates, ...dates, ...dates], { ...options, seed }).map(({ close }) => close / options.base),
    ).flat()

    expect(Math.min(...closes)).toBeGreaterThan(0.1)
    expect(Math.max(...closes)).toBeLessThan(6)
  })
})
