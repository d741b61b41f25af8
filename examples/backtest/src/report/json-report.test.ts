import { describe, expect, it } from 'vitest'
import { figuresOf } from './figures/figures.ts'
import { formatJson } from './json-report.ts'
import { threeDays, threeDaysData, threeDaysRun } from './record.test-kit.ts'

const figures = figuresOf({ record: threeDays, data: threeDaysData, daysNeeded: { KRX: 1, US: 1 } })

describe('formatJson', () => {
  it('has amounts as text in the currency of their market, and ratios as numbers', () => {
    const report = JSON.parse(formatJson(threeDaysRun, figures))

    expect(report).toMatchObject({
      seed: 7,
      from: '2026-01-05',
      to: '2026-01-07',
      symbols: ['005930', 'AAPL'],
      interval: 'minute',
      source: 'seeded',
      bars: 1170,
      trades: 2,
      // (-0.0005601 + 0.0195) / 2
      return: 0.00946995,
      drawdown: 0,
      drawdownFrom: null,
      costs: { KRW: '1601', USD: '5.00' },
      benchmark: { return: 0.025 },
      orders: { placed: 4, filled: 3, partlyFilled: 1, cancelled: 1, refused: {} },
    })
    expect(report.markets.KRX).toMatchObject({
      start: '10000000',
      end: '9994399',
      return: -0.0005601,
      costs: { total: '1601', byYear: [{ year: 2026, total: '1601', tax: '1392', fee: '209' }] },
      equity: [
        { date: '2026-01-05', equity: '10009895' },
        { date: '2026-01-06', equity: '10001276' },
        { date: '2026-01-07', equity: '9994399' },
      ],
    })
    expect(report.roundTrips[1]).toMatchObject({ symbol: 'AAPL', isOpen: true, outOn: null, profit: '195.00' })
  })

  it('names no negative zero and nothing that JSON does not have', () => {
    const none = figuresOf({
      record: { ...threeDays, closes: [], orders: [] },
      data: threeDaysData,
      daysNeeded: { KRX: 1, US: 1 },
    })

    expect(formatJson(threeDaysRun, none)).not.toMatch(/-0[,\n]|NaN/)
    expect(JSON.parse(formatJson(threeDaysRun, none))).toMatchObject({
      trades: 0,
      return: 0,
      markets: { KRX: { from: null } },
    })
  })
})
