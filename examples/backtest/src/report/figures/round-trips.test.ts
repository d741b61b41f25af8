import { parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { close, order } from '../record.test-kit.ts'
import { roundTripsOf, statisticsOf } from './round-trips.ts'

const closes = [
  close('KRX', '2026-01-05', '0', [['005930', '10', '71000']]),
  close('KRX', '2026-01-06', '0', [['005930', '6', '69000']]),
  close('KRX', '2026-01-07', '0', [['005930', '6', '69500']]),
]
const costsByOrder = new Map([
  ['buy-2026-01-05-005930-1', parseDecimal('105')],
  ['sell-2026-01-06-005930-1', parseDecimal('619')],
  ['sell-2026-01-07-005930-1', parseDecimal('877')],
])

describe('roundTripsOf', () => {
  it('is one trip from no share to no share, also with several sales', () => {
    const orders = [
      order('2026-01-05', 'buy', '10', '70000'),
      order('2026-01-06', 'sell', '4', '72000'),
      order('2026-01-07', 'sell', '6', '68000', { reason: 'stop-loss' }),
    ]

    const trips = roundTripsOf({ market: 'KRX', orders, closes, costsByOrder })

    // Sold for 288,000 + 408,000 = 696,000, bought for 700,000; costs 105 + 619 + 877.
    expect(trips).toEqual([
      {
        market: 'KRX',
        symbol: '005930',
        inOn: '2026-01-05',
        inReason: 'below-average',
        outOn: '2026-01-07',
        outReason: 'stop-loss',
        isOpen: false,
        shares: '10',
        inPrice: '70000.0000',
        outPrice: '69600.0000',
        profitBeforeCosts: '-4000',
        costs: '1601',
        profit: '-5601',
        return: -0.008001428571,
        daysHeld: 2,
      },
    ])
  })

  it('values the shares that are still held at the last close, and marks the trip', () => {
    const orders = [order('2026-01-05', 'buy', '10', '70000'), order('2026-01-06', 'sell', '4', '72000')]

    const [trip] = roundTripsOf({ market: 'KRX', orders, closes, costsByOrder })

    // 288,000 and 6 × 69,500 = 417,000 make 705,000; costs 105 + 619.
    expect(trip).toMatchObject({ isOpen: true, outOn: undefined, outReason: undefined, outPrice: '70500.0000' })
    expect(trip).toMatchObject({ profitBeforeCosts: '5000', costs: '724', profit: '4276', daysHeld: 2 })
  })

  it('counts only what was filled of an order, and begins again after the last share', () => {
    const orders = [
      order('2026-01-05', 'buy', '0', '70000', { state: 'cancelled', fillPrice: undefined }),
      order('2026-01-05', 'buy', '2', '100', { symbol: '000660', quantity: parseDecimal('5'), state: 'cancelled' }),
      order('2026-01-06', 'sell', '2', '110', { symbol: '000660' }),
      order('2026-01-07', 'buy', '1', '120', { symbol: '000660' }),
    ]

    const trips = roundTripsOf({ market: 'KRX', orders, closes: [], costsByOrder: new Map() })

    expect(trips.map(({ symbol, shares, isOpen }) => [symbol, shares, isOpen])).toEqual([
      ['000660', '2', false],
      ['000660', '1', true],
    ])
  })
})

describe('statisticsOf', () => {
  it('counts wins after costs, with the means of wins and of losses', () => {
    const trip = (price: string, day: string) => [
      order(`2026-01-${day}`, 'buy', '1', '1000'),
      order(`2026-01-${day}`, 'sell', '1', price),
    ]
    const orders = [...trip('1100', '05'), ...trip('1300', '06'), ...trip('900', '07'), ...trip('1000', '08')]

    const statistics = statisticsOf(roundTripsOf({ market: 'KRX', orders, closes: [], costsByOrder: new Map() }))

    // Wins of 10 % and 30 %; losses of 10 % and, without a profit, 0 %.
    expect(statistics).toMatchObject({ count: 4, open: 0, wins: 2, winRate: 0.5, averageDays: 0 })
    expect(statistics.averageWin).toBeCloseTo(0.2, 12)
    expect(statistics.averageLoss).toBeCloseTo(-0.05, 12)
  })

  it('has zeros without a trip', () => {
    expect(statisticsOf([])).toEqual({
      count: 0,
      open: 0,
      wins: 0,
      winRate: 0,
      averageWin: 0,
      averageLoss: 0,
      averageDays: 0,
    })
  })
})
