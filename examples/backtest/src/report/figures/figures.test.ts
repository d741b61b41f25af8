import { describe, expect, it } from 'vitest'
import { threeDays, threeDaysData } from '../record.test-kit.ts'
import { figuresOf } from './figures.ts'

const of = (daysNeeded: { readonly KRX: number; readonly US: number }) =>
  figuresOf({ record: threeDays, data: threeDaysData, daysNeeded })

describe('figuresOf', () => {
  it('has each market in its own currency: equity, return, drawdown, benchmark and costs', () => {
    const { markets } = of({ KRX: 1, US: 1 })
    const [krx, us] = markets

    expect(krx).toMatchObject({ market: 'KRX', currency: 'KRW', from: '2026-01-05', to: '2026-01-07' })
    expect(krx?.curve.map(({ equity }) => equity)).toEqual(['10009895', '10001276', '9994399'])
    // 9,994,399 of 10,000,000; the peak is 10,009,895.
    expect(krx?.return).toBeCloseTo(-0.0005601, 10)
    expect(krx?.drawdown).toMatchObject({ from: '2026-01-05', to: '2026-01-07' })
    expect(krx?.drawdown.depth).toBeCloseTo(15_496 / 10_009_895, 10)
    expect(krx?.costs).toMatchObject({ total: '1601', tax: '1392', fee: '209' })
    // 67,450 of 71,000.
    expect(krx?.benchmark.return).toBeCloseTo(-0.05, 10)

    expect(us?.curve.map(({ equity }) => Number(equity))).toEqual([10_000, 10_095, 10_195])
    expect(us?.return).toBeCloseTo(0.0195, 10)
    expect(us?.benchmark.return).toBeCloseTo(0.1, 10)
    expect(us?.costs.total).toBe('5.00')
    // 2,100 of 10,095 and 2,200 of 10,195, over three closes.
    expect(us?.exposure).toBeCloseTo((2_100 / 10_095 + 2_200 / 10_195) / 3, 8)
  })

  it('combines both markets as the mean of their curves, and adds no amount of two currencies', () => {
    const figures = of({ KRX: 1, US: 1 })

    expect(figures.return).toBeCloseTo((-0.0005601 + 0.0195) / 2, 10)
    expect(figures.benchmark.return).toBeCloseTo((-0.05 + 0.1) / 2, 10)
    expect(figures.statistics).toMatchObject({ count: 2, open: 1, wins: 1, winRate: 0.5 })
    expect(figures.orders).toMatchObject({ placed: 4, filled: 3, partlyFilled: 1, cancelled: 1 })
    expect(Object.keys(figures)).not.toContain('costs')
  })

  it('makes the profits of the round trips add up to the change of the equity', () => {
    const [krx, us] = of({ KRX: 1, US: 1 }).markets

    expect(krx?.symbols.map(({ symbol, profit, costs }) => [symbol, profit, costs])).toEqual([
      ['005930', '-5601', '1601'],
    ])
    // 10,195 − 10,000: 20 dollars a share less the fee.
    expect(us?.symbols.map(({ symbol, profit }) => [symbol, profit])).toEqual([['AAPL', '195.00']])
  })

  it('leaves out the days on which no symbol has the days that its rules need', () => {
    const [krx, us] = of({ KRX: 1, US: 3 }).markets

    expect([krx?.from, us?.from]).toEqual(['2026-01-05', '2026-01-07'])
    expect(us?.benchmark.return).toBe(0)
  })

  it('has zeros for a market without a close', () => {
    const figures = figuresOf({
      record: { ...threeDays, closes: [], orders: [] },
      data: threeDaysData,
      daysNeeded: { KRX: 1, US: 1 },
    })

    expect(figures).toMatchObject({ return: 0, exposure: 0, drawdown: { depth: 0 }, benchmark: { return: 0 } })
    expect(figures.markets[0]).toMatchObject({ start: '10000000', end: '10000000', from: undefined, trips: [] })
  })
})
