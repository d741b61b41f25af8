import { parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { apple, close, kodex, order, samsung } from '../record.test-kit.ts'
import { costsOf } from './costs.ts'

const start = parseDecimal('10000000')

describe('costsOf', () => {
  it('proves fee and tax of each year by the cash: 0.15 % tax in 2025, 0.20 % in 2026, and 0.015 % fee', () => {
    // 10 shares at 100,000 won: fee 150 each way; a sale of 1,000,000 won is taxed with 1,500 won in 2025 and with 2,000 in 2026.
    const closes = [
      close('KRX', '2025-12-29', String(10_000_000 - 1_000_000 - 150)),
      close('KRX', '2025-12-30', String(9_999_850 + -150 - 1_500)),
      close('KRX', '2026-01-05', String(9_998_200 - 1_000_000 - 150)),
      close('KRX', '2026-01-06', String(9_998_050 - 150 - 2_000)),
    ]
    const orders = [
      order('2025-12-29', 'buy', '10', '100000'),
      order('2025-12-30', 'sell', '10', '100000'),
      order('2026-01-05', 'buy', '10', '100000'),
      order('2026-01-06', 'sell', '10', '100000'),
    ]

    const costs = costsOf({ market: 'KRX', start, closes, orders, instruments: [samsung] })

    expect(costs).toMatchObject({ total: '4100', tax: '3500', fee: '600' })
    expect(costs.byYear).toEqual([
      { year: 2025, total: '1800', tax: '1500', fee: '300' },
      { year: 2026, total: '2300', tax: '2000', fee: '300' },
    ])
    expect([...costs.byOrder.values()]).toEqual(['150', '1650', '150', '2150'])
  })

  it('finds no tax on an ETF', () => {
    const closes = [close('KRX', '2026-01-05', String(10_000_000 - 150 - 150))]
    const orders = [
      order('2026-01-05', 'buy', '10', '100000', { symbol: '069500' }),
      order('2026-01-05', 'sell', '10', '100000', { symbol: '069500' }),
    ]

    const costs = costsOf({ market: 'KRX', start, closes, orders, instruments: [kodex] })

    expect(costs).toMatchObject({ total: '300', tax: '0', fee: '300' })
  })

  it('finds the fee of 0.25 % in the US, and no tax', () => {
    const closes = [close('US', '2026-01-05', '7995.00'), close('US', '2026-01-06', '10089.75')]
    const orders = [
      order('2026-01-05', 'buy', '10', '200.00', { market: 'US', symbol: 'AAPL' }),
      order('2026-01-06', 'sell', '10', '210.00', { market: 'US', symbol: 'AAPL' }),
    ]

    const costs = costsOf({ market: 'US', start: parseDecimal('10000'), closes, orders, instruments: [apple] })

    // 2,000 dollars cost 5.00 of fee, and 2,100 dollars 5.25.
    expect(costs).toMatchObject({ total: '10.25', tax: '0', fee: '10.25' })
  })

  it('splits the fee of one day by the amounts of its orders, and gives the tax to the sale alone', () => {
    const closes = [close('KRX', '2026-01-05', String(10_000_000 - 3_000_000 + 1_000_000 - 450 - 150 - 2_000))]
    const orders = [
      order('2026-01-05', 'buy', '30', '100000', { symbol: '000660' }),
      order('2026-01-05', 'sell', '10', '100000'),
    ]

    const { byOrder } = costsOf({ market: 'KRX', start, closes, orders, instruments: [samsung] })

    expect([...byOrder.values()]).toEqual(['450', '2150'])
  })

  it('takes the rate of 2026 where the law of a year is not known yet', () => {
    const closes = [close('KRX', '2027-01-05', String(10_000_000 + 1_000_000 - 150 - 2_000))]
    const orders = [order('2027-01-05', 'sell', '10', '100000')]

    const costs = costsOf({ market: 'KRX', start, closes, orders, instruments: [samsung] })

    expect(costs).toMatchObject({ tax: '2000', fee: '150' })
  })

  it('shows cash that no order explains, as costs without an order', () => {
    const closes = [close('KRX', '2026-01-05', '9999000')]

    const costs = costsOf({ market: 'KRX', start, closes, orders: [], instruments: [samsung] })

    expect(costs).toMatchObject({ total: '1000', tax: '0' })
    expect(costs.byOrder.size).toBe(0)
  })
})
