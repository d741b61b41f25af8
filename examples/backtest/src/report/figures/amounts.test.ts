import { parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { order } from '../record.test-kit.ts'
import { filledAmount, ratioOf, roundMoney } from './amounts.ts'

describe('filledAmount', () => {
  it('is exact although KIS cuts the average price: 1 share at 70,000 and 2 at 70,100 cost 210,200 won', () => {
    const bought = order('2026-01-05', 'buy', '3', '70066.6666')

    expect(filledAmount(bought)).toBe('210200')
  })

  it('is exact in cents: 1 share at 200.01 and 2 at 200.02 cost 600.05 dollars', () => {
    const bought = order('2026-01-05', 'buy', '3', '200.016666', { market: 'US' })

    expect(filledAmount(bought)).toBe('600.05')
  })

  it('is 0 without a fill', () => {
    expect(filledAmount(order('2026-01-05', 'buy', '0', '70000', { fillPrice: undefined }))).toBe('0')
  })
})

describe('roundMoney', () => {
  it.each([
    ['KRX', '1.5', '2'],
    ['KRX', '1.4999', '1'],
    ['KRX', '-1.5', '-2'],
    ['US', '0.125', '0.13'],
    ['US', '-0.124', '-0.12'],
  ] as const)('rounds on %s %s to %s', (market, amount, expected) => {
    expect(roundMoney(market, parseDecimal(amount))).toBe(expected)
  })
})

it('divides by zero to 0', () => {
  expect(ratioOf(parseDecimal('5'), parseDecimal('0.00'))).toBe(0)
})
