import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, parseDecimal, subtractDecimals } from '../values/decimal.ts'
import { isOnTick, roundToTick, tickSize } from './tick.ts'

const decimal = (text: string) => parseDecimal(text)

describe('the price grid', () => {
  // KRX's grid since 2023-01-25: the last price below each border, and the border.
  it.each([
    ['1999', '1'],
    ['2000', '5'],
    ['4995', '5'],
    ['5000', '10'],
    ['19990', '10'],
    ['20000', '50'],
    ['49950', '50'],
    ['50000', '100'],
    ['199900', '100'],
    ['200000', '500'],
    ['499500', '500'],
    ['500000', '1000'],
    ['1200000', '1000'],
  ])('has for a Korean stock at %s won steps of %s', (price, step) => {
    expect(tickSize('KRX', decimal(price))).toBe(step)
  })

  it('has steps of 5 won for a Korean ETF from 2,000 won on, at any price', () => {
    expect(['1999', '2000', '60000'].map((price) => tickSize('KRX', decimal(price), { kind: 'etf' }))).toEqual([
      '1',
      '5',
      '5',
    ])
  })

  it('has steps of 5 won for a Korean ETF at any price before 2023-12-11', () => {
    const steps = (price: string) =>
      ['2023-12-10', '2023-12-11'].map((date) => tickSize('KRX', decimal(price), { kind: 'etf', date }))

    expect(steps('1999')).toEqual(['5', '1'])
    expect(steps('2000')).toEqual(['5', '5'])
    expect(roundToTick('KRX', decimal('1998'), 'down', { kind: 'etf', date: '2023-12-08' })).toBe('1995')
  })

  it('has steps of 50 won for an ETF from 50,000 won on, for a caller who believes it', () => {
    const claims = ['krx-etf-tick-50'] as const

    expect(['49995', '50000'].map((price) => tickSize('KRX', decimal(price), { kind: 'etf', claims }))).toEqual([
      '5',
      '50',
    ])
    expect(tickSize('KRX', decimal('50000'), { claims })).toBe('100')
  })

  it('refuses a day before the oldest grid that is known', () => {
    const unknown = expect.objectContaining({ code: 'KIS_INPUT', field: 'date' })

    expect(tickSize('KRX', decimal('70000'), { date: '2023-01-25' })).toBe('100')
    expect(() => tickSize('KRX', decimal('70000'), { date: '2023-01-24' })).toThrow(unknown)
    expect(() => isOnTick('KRX', decimal('70000'), { date: '20261130' })).toThrow(unknown)
  })

  it('has cents for a US stock from one dollar on, and hundredths of a cent below', () => {
    expect(['0.9999', '1.00', '250'].map((price) => tickSize('US', decimal(price)))).toEqual(['0.0001', '0.01', '0.01'])
  })

  it('finds an order price that KIS would refuse', () => {
    expect(isOnTick('KRX', decimal('70050'))).toBe(false)
    expect(isOnTick('KRX', decimal('70100'))).toBe(true)
    expect(isOnTick('US', decimal('180.005'))).toBe(false)
    expect(isOnTick('US', decimal('180.0'))).toBe(true)
  })

  it('rounds a price down for a buyer and up for a seller, across bands too', () => {
    expect(roundToTick('KRX', decimal('70050'), 'down')).toBe('70000')
    expect(roundToTick('KRX', decimal('70050'), 'up')).toBe('70100')
    expect(roundToTick('KRX', decimal('19991'), 'up')).toBe('20000')
    expect(roundToTick('US', decimal('0.99995'), 'up')).toBe('1.00')
    expect(roundToTick('US', decimal('1.019'), 'down')).toBe('1.01')
  })

  it('moves any price by less than one step, and only onto the grid', () => {
    const prices = fc.record({
      market: fc.constantFrom('KRX' as const, 'US' as const),
      kind: fc.constantFrom('stock' as const, 'etf' as const),
      price: fc.integer({ min: 1, max: 9_999_999_999 }).map((units) => decimal((units / 10_000).toFixed(4))),
    })

    fc.assert(
      fc.property(prices, ({ market, kind, price }) => {
        const below = roundToTick(market, price, 'down', { kind })
        const above = roundToTick(market, price, 'up', { kind })

        expect([below, above].every((rounded) => isOnTick(market, rounded, { kind }))).toBe(true)
        expect(compareDecimals(below, price)).toBeLessThanOrEqual(0)
        expect(compareDecimals(above, price)).toBeGreaterThanOrEqual(0)
        expect(compareDecimals(subtractDecimals(above, below), tickSize(market, price, { kind }))).toBeLessThanOrEqual(
          0,
        )
      }),
    )
  })

  it.each(['HK', 'CN', 'JP', 'VN'] as const)('refuses %s, whose grid is not known', (market) => {
    const unknown = expect.objectContaining({ code: 'KIS_INPUT', field: 'market' })

    expect(() => tickSize(market, decimal('100'))).toThrow(unknown)
    expect(() => isOnTick(market, decimal('100'))).toThrow(unknown)
    expect(() => roundToTick(market, decimal('100'), 'down')).toThrow(unknown)
  })

  it('refuses a price below zero', () => {
    expect(() => tickSize('KRX', decimal('-1'))).toThrow(expect.objectContaining({ code: 'KIS_INPUT' }))
  })
})
