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

// Around the length at which the calculation changes its way: 15 digits.
const nearFifteenDigits = fc
  .record({ digits: fc.integer({ min: 1, max: 17 }), scale: fc.integer({ min: 0, max: 13 }), negative: fc.boolean() })
  .chain(({ digits, scale, negative }) =>
    fc.bigInt(0n, 10n ** BigInt(digits) - 1n).map((units) => decimal(exactText(negative ? -units : units, scale))),
  )

/** Formats units of a scale, as a model of the calculation in whole numbers. */
function exactText(units: bigint, scale: number): string {
  const digits = `${units < 0n ? -units : units}`.padStart(scale + 1, '0')
  const point = scale === 0 ? '' : `.${digits.slice(-scale)}`
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${point}`
}
const scaleOf = (text: string): number => (text.split('.')[1] ?? '').length
const unitsAt = (text: string, scale: number): bigint =>
  BigInt(text.replace('.', '')) * 10n ** BigInt(scale - scaleOf(text))

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
    // Three letters and 22: the numbers of both texts are the same double, too.
    expect(compareDecimals(decimal('0.1'), decimal('0.10000000000000000001'))).toBeLessThan(0)
    // Fifteen letters, and the last digit decides.
    expect(compareDecimals(decimal('9999999999999.2'), decimal('9999999999999.1'))).toBeGreaterThan(0)
  })

  it('cuts a quotient off towards zero, so that a budget never buys too much', () => {
    expect(divideDecimals(decimal('100000'), decimal('70100'), 0)).toBe('1')
    expect(divideDecimals(decimal('2'), decimal('3'), 4)).toBe('0.6666')
    expect(divideDecimals(decimal('-2'), decimal('3'), 2)).toBe('-0.66')
    expect(() => divideDecimals(decimal('1'), decimal('0.00'), 2)).toThrow(
      expect.objectContaining({
        code: 'KIS_INPUT',
        field: 'right',
        rule: '"0.00" is zero; use a divisor other than zero',
      }),
    )
  })

  it.each([-1, 0.5, 101, NaN, '2', undefined])('divides to no %j digits', (digits) => {
    expect(() => Reflect.apply(divideDecimals, undefined, ['1', '3', digits])).toThrow(
      expect.objectContaining({
        code: 'KIS_INPUT',
        field: 'digits',
        rule: expect.stringMatching(/ is not a whole number; use one from 0 to 100$/),
      }),
    )
  })

  it('divides to as many digits as asked, from 0 to 100', () => {
    expect(divideDecimals(decimal('7'), decimal('2'), 0)).toBe('3')
    expect(divideDecimals(decimal('1'), decimal('3'), 100)).toBe(`0.${'3'.repeat(100)}`)
  })

  it('names a wrong text as the field of its caller, or as a number', () => {
    expect(() => parseDecimal('x')).toThrow(expect.objectContaining({ field: 'number' }))
    expect(() => parseDecimal('x', 'price')).toThrow(
      expect.objectContaining({
        field: 'price',
        rule: `"x" is not a decimal number as text; use text such as '70000' or '1.25'`,
      }),
    )
  })

  it('calculates as whole numbers do, with short texts and with long ones', () => {
    fc.assert(
      fc.property(nearFifteenDigits, nearFifteenDigits, (left, right) => {
        const scale = Math.max(scaleOf(left), scaleOf(right))
        const [a, b] = [unitsAt(left, scale), unitsAt(right, scale)]

        expect(compareDecimals(left, right)).toBe(a < b ? -1 : a > b ? 1 : 0)
        expect(compareDecimals(left, left)).toBe(0)
        expect(addDecimals(left, right)).toBe(exactText(a + b, scale))
        expect(subtractDecimals(left, right)).toBe(exactText(a - b, scale))
        expect(multiplyDecimals(left, right)).toBe(
          exactText(unitsAt(left, scaleOf(left)) * unitsAt(right, scaleOf(right)), scaleOf(left) + scaleOf(right)),
        )
      }),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['999999999999999', '1', '1000000000000000'],
    ['-0.1', '0.1', '0.0'],
    ['+1', '-1', '0'],
    ['0.0000001', '9999999', '9999999.0000001'],
    ['99999999999999.9', '0.00000001', '99999999999999.90000001'],
  ])('adds %s and %s exactly', (left, right, sum) => {
    expect(addDecimals(decimal(left), decimal(right))).toBe(sum)
  })

  it.each(['', ' ', '-', '+', '.', '.5', '5.', '1e3', '1.2.3', '--1', '0x10', 'Infinity', 'NaN', '1,000', 7, null])(
    'refuses to calculate with %j, which no parser returned, on either side',
    (wrong) => {
      for (const calculate of [addDecimals, subtractDecimals, multiplyDecimals, compareDecimals]) {
        for (const [field, sides] of [
          ['left', [wrong, '1']],
          ['right', ['1', wrong]],
        ] as const)
          expect(() => Reflect.apply(calculate, undefined, sides)).toThrow(
            expect.objectContaining({ code: 'KIS_INPUT', field }),
          )
      }
    },
  )

  it('takes blanks around a number, which a caller without types may leave there', () => {
    expect(Reflect.apply(addDecimals, undefined, [' 1 ', '2'])).toBe('3')
    expect(Reflect.apply(compareDecimals, undefined, ['1 ', '1'])).toBe(0)
  })

  it('subtracts what it added', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (left, right) => {
        expect(compareDecimals(subtractDecimals(addDecimals(left, right), right), left)).toBe(0)
      }),
    )
  })
})
