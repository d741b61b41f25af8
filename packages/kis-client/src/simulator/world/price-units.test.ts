import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOnTick, tickSize } from '../../market/tick.ts'
import { compareDecimals, parseDecimal } from '../../values/decimal.ts'
import { instruments } from './instruments.ts'
import { formatRatio, formatUnits, nearestTick, parseUnits, priceLimits, tickOf } from './price-units.ts'

const anyInstrument = fc.constantFrom(...instruments.filter(({ market }) => market === 'KRX' || market === 'US'))
const anyUnits = fc.integer({ min: 1, max: 30_000_000 })

describe('prices as whole numbers', () => {
  it('reads and writes won without decimals and dollars with four', () => {
    expect(
      ['70000', '070000', '70000.00', '70000.5', '', '-1', '1e5', '7.'].map((text) => parseUnits('KRX', text)),
    ).toEqual([70_000, 70_000, 70_000, undefined, undefined, undefined, undefined, undefined])
    expect(['180.12', '0.0001', '180.00000000', '180.00001'].map((text) => parseUnits('US', text))).toEqual([
      1_801_200,
      1,
      1_800_000,
      undefined,
    ])
    expect([formatUnits('KRX', 70_000), formatUnits('US', 1_801_234), formatUnits('US', -1_801_299n, 2)]).toEqual([
      '70000',
      '180.1234',
      '-180.12',
    ])
    expect([formatRatio(2n, 3n, 4), formatRatio(1n, 0n, 2), formatRatio(-1n, 3n, 0)]).toEqual(['0.6666', '0.00', '0'])
  })

  it('uses the same grid as the client', () => {
    fc.assert(
      fc.property(anyInstrument, anyUnits, (instrument, units) => {
        const { market, kind } = instrument
        const decimal = (of: number) => parseDecimal(formatUnits(market, of))

        expect(compareDecimals(decimal(tickOf(instrument, units)), tickSize(market, decimal(units), { kind }))).toBe(0)
        expect(isOnTick(market, decimal(nearestTick(instrument, units)), { kind })).toBe(true)
      }),
    )
  })

  // KRX's grid since 2023-01-25, and that of ETFs since 2023-12-11: the last price below each border, and the border.
  it.each([
    ['005930', [1_999, 2_000, 4_999, 5_000, 19_999, 20_000, 49_999, 50_000], [1, 5, 5, 10, 10, 50, 50, 100]],
    ['005930', [199_999, 200_000, 499_999, 500_000, 3_000_000], [100, 500, 500, 1_000, 1_000]],
    ['069500', [1_999, 2_000, 60_000], [1, 5, 5]],
    ['AAPL', [9_999, 10_000], [1, 100]],
  ])('has the steps of the grid of %s at %j: %j', (symbol, prices, expected) => {
    const of = instruments.find((known) => known.symbol === symbol)

    expect(prices.map((units) => of && tickOf(of, units))).toEqual(expected)
  })

  it('has the grid of ETFs of the day, and the oldest known one on days before', () => {
    const etf = instruments.find(({ symbol }) => symbol === '069500')
    const steps = (date: string) => etf && [1_999, 2_000].map((units) => tickOf(etf, units, date))

    expect(steps('20231210')).toEqual([5, 5])
    expect(steps('20231211')).toEqual([1, 5])
    expect(steps('19990101')).toEqual([5, 5])
    expect(etf && nearestTick(etf, 1_998, '20231208')).toBe(2_000)
    expect(etf && nearestTick(etf, 1_998)).toBe(1_998)
  })

  it('uses the decimals that KIS prints for other markets, and invents no grid for them', () => {
    const asian = instruments.filter(({ market }) => market !== 'KRX' && market !== 'US')
    const printed = asian.map((instrument) => [instrument.market, formatUnits(instrument.market, 1)])

    expect(new Map(printed.map(([market, step]) => [market, step]))).toEqual(
      new Map([
        ['HK', '0.001'],
        ['CN', '0.001'],
        ['JP', '0.1'],
        ['VN', '1'],
      ]),
    )
    expect(asian.map((instrument) => tickOf(instrument, 12_345))).toEqual(asian.map(() => 1))
  })

  it('sets limits 30 % from the close before, on the grid and never beyond', () => {
    const korean = fc.constantFrom(...instruments.filter(({ market }) => market === 'KRX'))

    fc.assert(
      fc.property(
        korean,
        anyUnits.filter((units) => units > 100),
        (instrument, close) => {
          const { upper, lower } = priceLimits(instrument, close)

          expect(
            [upper, lower].every((limit) => isOnTick('KRX', parseDecimal(String(limit)), { kind: instrument.kind })),
          ).toBe(true)
          expect(upper <= close * 1.3 && upper + tickOf(instrument, upper) > Math.floor((close * 130) / 100)).toBe(true)
          expect(lower >= close * 0.7 && lower - tickOf(instrument, lower) < close * 0.7).toBe(true)
        },
      ),
    )
  })
})
