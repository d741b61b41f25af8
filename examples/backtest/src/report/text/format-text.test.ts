import { describe, expect, it } from 'vitest'
import { figuresOf } from '../figures/figures.ts'
import { order, threeDays, threeDaysData, threeDaysRun } from '../record.test-kit.ts'
import { formatText } from './format-text.ts'

const daysNeeded = { KRX: 1, US: 1 }
const figures = figuresOf({ record: threeDays, data: threeDaysData, daysNeeded })

/** Returns the lines of a report with single blanks. */
const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trim().replace(/ +/g, ' '))

describe('formatText', () => {
  it('shows the strategy beside the benchmark, each market and symbol, trips, costs and assumptions', () => {
    const lines = linesOf(formatText(threeDaysRun, figures))

    // Returns, days and amounts are those of the record, computed by hand. The benchmark rises from close to close:
    // (69,000 / 71,000 + 210 / 200) / 2 = 1.0109, then 1.025. Invested is (3.74 % + 14.13 %) / 2.
    for (const line of [
      'Backtest from 2026-01-05 to 2026-01-07',
      'strategy +0.95 % 0.00 % 8.9 %',
      'bought and held +2.50 % 0.00 % 100.0 %',
      '2 round trips (1 still open): 50.0 % won, mean win +9.75 %, mean loss -0.80 %, held 1.5 days.',
      '4 orders, 1 filled in part, 1 cancelled.',
      'KRX 10,000,000 KRW 9,994,399 KRW -0.06 % -5.00 % -0.15 % 3.7 % 1 0.0 %',
      'US 10,000.00 USD 10,195.00 USD +1.95 % +10.00 % 0.00 % 14.1 % 1 100.0 %',
      '005930 1 0.0 % -5,601 KRW 1,601 -5.00 %',
      'AAPL 1 100.0 % +195.00 USD 5.00 +10.00 %',
      '005930 2026-01-05 01-07 70,000 69,600 -5,601 -0.80 % below-average, stop-loss',
      'AAPL 2026-01-06 open 200.00 220.00 +195.00 +9.75 % above-high, held',
      'KRX 2026 KRW 209 1,392 1,601',
      'US 2026 USD 5.00 0.00 5.00',
      'Orders fill 1 tick or more worse than each trade, within their limit, or not at all.',
      "Together they get at most 10 % of a minute's volume, or one share.",
    ])
      expect(lines).toContain(line)
  })

  it('fits 100 columns, also with long reasons and troubles', () => {
    const reason = 'crosses-above-the-upper-band-of-a-preset-with-a-long-name'
    const record = { ...threeDays, orders: threeDays.orders.map((its) => ({ ...its, reason })) }
    const first = `NO_PLAN 005930: ${'it needs more days '.repeat(20)}`
    const run = { ...threeDaysRun, troubles: [{ word: 'NO_PLAN', count: 3, first }] }

    const text = formatText(run, figuresOf({ record, data: threeDaysData, daysNeeded }))

    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
    expect(text).toContain('3 × NO_PLAN')
  })

  it('lists the ten best and the ten worst of many round trips, and no trip twice', () => {
    const day = (index: number) => `2026-01-${String(index + 1).padStart(2, '0')}`
    const orders = Array.from({ length: 15 }, (_, index) => [
      order(day(index), 'buy', '1', '1000'),
      order(day(index), 'sell', '1', String(1000 + index)),
    ]).flat()

    const text = formatText(
      threeDaysRun,
      figuresOf({ record: { ...threeDays, closes: [], orders }, data: threeDaysData, daysNeeded }),
    )

    const trips = linesOf(text).filter((line) => /^005930 2026-01-\d\d /.test(line))
    expect(text).toContain('Best 10 round trips')
    expect(text).toContain('Worst 5 round trips')
    expect(trips).toHaveLength(15)
    expect(new Set(trips).size).toBe(15)
    expect(trips[0]).toContain(day(14))
    expect(trips[10]).toContain(day(0))
  })

  it('has a report for a backtest without orders', () => {
    const none = figuresOf({ record: { ...threeDays, closes: [], orders: [] }, data: threeDaysData, daysNeeded })

    const text = formatText(threeDaysRun, none)

    expect(text).toContain('No round trip.')
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
  })
})
