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
  return { units: BigInt(`${whole}${fraction}`.replace('+', '')), scale: fraction.length }
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

/** Length of the longest text whose digits a number holds exactly, and largest whole number with so many digits. */
const shortLength = 15
const mostShort = 1e15

/**
 * Returns the digits of a short decimal as a whole number, since that costs a tenth of a bigint; NaN for a text that is long, or that is
 * not a decimal without blanks.
 */
function shortUnits(text: unknown): number {
  if (typeof text !== 'string' || text.length > shortLength) return Number.NaN
  const sign = text.charCodeAt(0)
  const start = sign === 43 || sign === 45 ? 1 : 0
  let units = 0
  let point = -1
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= 48 && code <= 57) units = 10 * units + code - 48
    else if (code === 46 && point === -1 && index > start) point = index
    else return Number.NaN
  }
  if (text.length === start || point === text.length - 1) return Number.NaN
  return sign === 45 ? -units : units
}

const scaleOf = (text: string): number => {
  const point = text.indexOf('.')
  return point === -1 ? 0 : text.length - 1 - point
}

/** Formats whole units of a scale; undefined where they have too many digits to be exact. */
function shortText(units: number, scale: number): Decimal | undefined {
  if (!(Math.abs(units) < mostShort)) return undefined
  if (scale === 0) return trustText<Decimal>(`${units}`)
  const digits = `${Math.abs(units)}`.padStart(scale + 1, '0')
  const point = digits.length - scale
  return trustText<Decimal>(`${units < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`)
}

/** Returns `left + sign * right` of short decimals; undefined for others. */
function addShort(left: Decimal, right: Decimal, sign: 1 | -1): Decimal | undefined {
  const [a, b] = [shortUnits(left), shortUnits(right)]
  if (Number.isNaN(a) || Number.isNaN(b)) return undefined
  const [l, r] = [scaleOf(left), scaleOf(right)]
  const scale = Math.max(l, r)
  const [first, second] = [a * 10 ** (scale - l), b * 10 ** (scale - r)]
  // A summand with more digits than a number holds would be rounded, even if the sum is short again.
  if (Math.abs(first) >= mostShort || Math.abs(second) >= mostShort) return undefined
  return shortText(first + sign * second, scale)
}

/**
 * Adds exactly. The sum keeps the longer fraction.
 *
 * @example
 * addDecimals(parseDecimal('0.10'), parseDecimal('0.2')) // '0.30'
 */
export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const short = addShort(left, right, 1)
  if (short !== undefined) return short
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
  const short = addShort(left, right, -1)
  if (short !== undefined) return short
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
  const product = shortUnits(left) * shortUnits(right)
  const short = Number.isNaN(product) ? undefined : shortText(product, scaleOf(left) + scaleOf(right))
  if (short !== undefined) return short
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
  const [short, other] = [shortUnits(left), shortUnits(right)]
  if (!Number.isNaN(short) && !Number.isNaN(other)) {
    // Exact: two decimals of at most 15 digits that differ are two numbers that differ in the same way.
    const [a, b] = [short / 10 ** scaleOf(left), other / 10 ** scaleOf(right)]
    return a < b ? -1 : a > b ? 1 : 0
  }
  const { a, b } = aligned(left, right)
  return a < b ? -1 : a > b ? 1 : 0
}
