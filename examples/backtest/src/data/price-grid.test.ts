import { isOnTick, parseDecimal, roundToTick } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { createPriceGrid } from './price-grid.ts'

describe('createPriceGrid', () => {
  it('rounds won to the grid of shares', () => {
    const grid = createPriceGrid('KRX', 'stock')

    // KRX since 2023-01-25: 1 won below 2,000, 5 below 5,000, 10 below 20,000, 50 below 50,000, 100 below 200,000, 500 below 500,000.
    expect([1_999.6, 4_998, 19_994, 49_960, 70_149, 70_150, 499_800].map(grid.nearest)).toEqual([
      2_000, 5_000, 19_990, 49_950, 70_100, 70_200, 500_000,
    ])
    expect([70_199, 1_999.9].map(grid.below)).toEqual([70_100, 1_999])
    expect([70_101, 199_901].map(grid.above)).toEqual([70_200, 200_000])
    expect(grid.format(70_100)).toBe('70100')
  })

  it('rounds dollars to cents, and writes both of their digits', () => {
    const grid = createPriceGrid('US', 'stock')

    expect(grid.nearest(18_905.4)).toBe(18_905)
    expect([18_905, 18_950, 18_900, 100].map(grid.format)).toEqual(['189.05', '189.50', '189.00', '1.00'])
  })

  it.each([
    ['KRX', 'stock'],
    ['KRX', 'etf'],
    ['US', 'stock'],
  ] as const)('agrees with the grid of kis-client on %s for a %s', (market, kind) => {
    const grid = createPriceGrid(market, kind)
    const decimals = market === 'KRX' ? 0 : 2

    // Each band, on and between its prices: the step of the numbers is prime to every tick, and grows with them.
    const wanted = Array.from({ length: 2_000 }, (_, index) => grid.scale + Math.floor(index ** 3 / 101) + index)
    const found = wanted.map((units) => [units, grid.below(units), grid.above(units)].map(grid.format))
    const expected = wanted.map((units) => {
      const text = parseDecimal((units / grid.scale).toFixed(decimals))
      return [text, roundToTick(market, text, 'down', { kind }), roundToTick(market, text, 'up', { kind })]
    })
    const offGrid = wanted.filter(
      (units) => !isOnTick(market, parseDecimal(grid.format(grid.nearest(units))), { kind }),
    )

    expect(found).toEqual(expected)
    expect(offGrid).toEqual([])
    expect(wanted.at(-1)).toBeGreaterThan(500_000 * grid.scale)
  })
})
