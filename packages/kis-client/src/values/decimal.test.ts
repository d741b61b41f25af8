import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from './decimal.ts'

const decimal = (text: string) => parseDecimal(text)
const anyDecimal = fc
  .record({ units: fc.bigInt(-(10n ** 18n), 10n ** 18n), scale: fc.integer({ min: 0, max: 6 }) })
  .map(({ units, scale }) => decimalOf(units, scale))

/** Decimals around the length from which on they are compared as bigints. */
const shortDecimal = fc
  .record({ units: fc.bigInt(-(10n ** 16n), 10n ** 16n), scale: fc.integer({ min: 0, max: 6 }) })
  .map(({ units, scale }) => ({ units: units * 10n ** BigInt(6 - scale), text: decimalOf(units, scale) }))

function decimalOf(units: bigint, scale: number) {
  const digits = `${units < 0n ? -units : units}`.padStart(scale + 1, '0')
  const point = scale === 0 ? '' : `.${digits.slice(-scale)}`
  return decimal(`${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${point}`)
}

describe('decimals', () => {
  it('keeps a number as KIS wrote it, and refuses other text', () => {
    expect(parseDecimal(' 0.10 ')).toBe('0.10')
    for (const wrong of ['', '1,000', '1e3', 'NaN', '.5', '-'])
      expect(() => parseDecimal(wrong)).toThrow('decimal number')
  })

  it('compares short decimals as it compares long ones', () => {
    fc.assert(
      fc.property(shortDecimal, shortDecimal, (one, other) => {
        const expected = one.units < other.units ? -1 : one.units > other.units ? 1 : 0
        expect(compareDecimals(one.text, other.text)).toBe(expected)
      }),
      { numRuns: 2_000 },
    )
  })

  it('adds and multiplies exactly, where numbers do not', () => {
    expect(addDecimals(decimal('0.1'), decimal('0.2'))).toBe('0.3')
    expect(multiplyDecimals(decimal('1.005'), decimal('1000'))).toBe('1005.000')
    expect(subtractDecimals(decimal('0'), decimal('0.05'))).toBe('-0.05')
  })

  it('compares by value, where text does not', () => {
    expect(compareDecimals(decimal('9'), decimal('70000'))).toBeLessThan(0)
    expect(compareDecimals(decimal('1.0'), decimal('1'))).toBe(0)
    expect(compareDecimals(decimal('+1.26'), decimal('-1.26'))).toBeGreaterThan(0)
    expect(compareDecimals(decimal('000123'), decimal('123'))).toBe(0)
    expect(compareDecimals(decimal('-0.0'), decimal('0'))).toBe(0)
    // Sixteen digits: the numbers of both texts are the same double.
    expect(compareDecimals(decimal('9007199254740993'), decimal('9007199254740992'))).toBeGreaterThan(0)
    // Fifteen letters, and the last digit decides.
    expect(compareDecimals(decimal('9999999999999.2'), decimal('9999999999999.1'))).toBeGreaterThan(0)
  })

  it('cuts a quotient off towards zero, so that a budget never buys too much', () => {
    expect(divideDecimals(decimal('100000'), decimal('70100'), 0)).toBe('1')
    expect(divideDecimals(decimal('2'), decimal('3'), 4)).toBe('0.6666')
    expect(divideDecimals(decimal('-2'), decimal('3'), 2)).toBe('-0.66')
    expect(() => divideDecimals(decimal('1'), decimal('0.00'), 2)).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'right' }),
    )
  })

  it('subtracts what it added', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (left, right) => {
        expect(compareDecimals(subtractDecimals(addDecimals(left, right), right), left)).toBe(0)
      }),
    )
  })
})
