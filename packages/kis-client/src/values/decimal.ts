import { KisInputError } from '../errors.ts'
import { preview } from './preview.ts'
import { type Brand, trustText } from './trust.ts'

/** Decimal number as text, as KIS sent it but without blanks around it. Calculate with the functions of this file. */
export type Decimal = Brand<'Decimal'>

/**
 * Parses a decimal number. It keeps every digit, as a `number` would not.
 *
 * @example
 * const price = parseDecimal('70100')
 * @throws {KisInputError} the text is not a decimal number
 */
export function parseDecimal(text: string, field = 'number'): Decimal {
  // A number is refused too: its text, and perhaps its digits, are lost.
  const decimal = typeof text === 'string' ? findDecimal(text) : undefined
  if (decimal === undefined)
    throw new KisInputError({
      field,
      rule: `${preview(text)} is not a decimal number as text; use text such as '70000' or '1.25'`,
    })
  return decimal
}

/** Returns a text that is a decimal number, without blanks around it; undefined for other texts. */
export function findDecimal(text: string): Decimal | undefined {
  const trimmed = text.trim()
  return /^[+-]?\d+(\.\d+)?$/.test(trimmed) ? trustText<Decimal>(trimmed) : undefined
}

/** Decimal as a bigint: `units / 10 ** scale`. */
interface Scaled {
  readonly units: bigint
  readonly scale: number
}

function scaled(value: Decimal, field: string): Scaled {
  // A number, or text that was not parsed, would end in an error of BigInt, or in a wrong sum.
  const [whole = '0', fraction = ''] = parseDecimal(value, field).split('.')
  return { units: BigInt(`${whole}${fraction}`), scale: fraction.length }
}

function text({ units, scale }: Scaled): Decimal {
  const sign = units < 0n ? '-' : ''
  const digits = `${units < 0n ? -units : units}`.padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  return parseDecimal(scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`)
}

const at = ({ units, scale }: Scaled, wanted: number): bigint => units * 10n ** BigInt(wanted - scale)

/** Returns the units of both at the larger scale. */
function aligned(left: Decimal, right: Decimal): { a: bigint; b: bigint; scale: number } {
  const l = scaled(left, 'left')
  const r = scaled(right, 'right')
  const scale = Math.max(l.scale, r.scale)
  return { a: at(l, scale), b: at(r, scale), scale }
}

/**
 * Adds exactly. The sum keeps the longer fraction.
 *
 * @example
 * addDecimals(parseDecimal('0.10'), parseDecimal('0.2')) // '0.30'
 */
export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const { a, b, scale } = aligned(left, right)
  return text({ units: a + b, scale })
}

/**
 * Subtracts exactly. The difference keeps the longer fraction.
 *
 * @example
 * subtractDecimals(parseDecimal('0.3'), parseDecimal('0.10')) // '0.20'
 */
export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  const { a, b, scale } = aligned(left, right)
  return text({ units: a - b, scale })
}

/**
 * Multiplies exactly. The lengths of the fractions add up.
 *
 * @example
 * multiplyDecimals(parseDecimal('1.005'), parseDecimal('1000')) // '1005.000'
 */
export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  const l = scaled(left, 'left')
  const r = scaled(right, 'right')
  return text({ units: l.units * r.units, scale: l.scale + r.scale })
}

/**
 * Returns the quotient with `digits` after the point, cut towards zero: a budget divided by a price is never more than it buys.
 *
 * @example
 * divideDecimals(parseDecimal('100000'), parseDecimal('70100'), 0) // '1'
 * @throws {KisInputError} `right` is zero, or `digits` is not a whole number from 0 to 100
 */
export function divideDecimals(left: Decimal, right: Decimal, digits: number): Decimal {
  const { a, b } = aligned(left, right)
  if (b === 0n)
    throw new KisInputError({ field: 'right', rule: `${preview(right)} is zero; use a divisor other than zero` })
  if (!Number.isInteger(digits) || digits < 0 || digits > 100)
    throw new KisInputError({
      field: 'digits',
      rule: `${preview(digits)} is not a whole number; use one from 0 to 100`,
    })
  return text({ units: (a * 10n ** BigInt(digits)) / b, scale: digits })
}

/**
 * Returns a number below, at or above zero, as `Array.prototype.sort` takes it; '1.0' equals '1'.
 *
 * @example
 * compareDecimals(parseDecimal('9'), parseDecimal('70000')) < 0 // true
 */
export function compareDecimals(left: Decimal, right: Decimal): number {
  if (isShort(left) && isShort(right)) {
    const [a, b] = [Number(parseDecimal(left, 'left')), Number(parseDecimal(right, 'right'))]
    return a < b ? -1 : a > b ? 1 : 0
  }
  const { a, b } = aligned(left, right)
  return a < b ? -1 : a > b ? 1 : 0
}

/** Most letters of a text that is compared as a number: no two decimals of up to 15 digits are the same double. */
const mostLetters = 15
const isShort = (value: Decimal): boolean => typeof value === 'string' && value.length <= mostLetters
