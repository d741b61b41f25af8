import { KisInputError } from '../errors.ts'
import { preview } from './preview.ts'
import { type Brand, trustText } from './trust.ts'

/** A decimal number as text, as KIS sent it but for blanks around it: add and compare it with the functions of this file. */
export type Decimal = Brand<'Decimal'>

/** @throws {KisInputError} the text is no decimal number */
export function parseDecimal(text: string, field = 'number'): Decimal {
  // A number from plain JavaScript has lost its text already.
  const decimal = typeof text === 'string' ? findDecimal(text) : undefined
  if (decimal === undefined)
    throw new KisInputError({
      field,
      rule: `must be a decimal number as text, such as '70000' or '1.25', not ${preview(text)}`,
    })
  return decimal
}

/** Returns the decimal number that a text is, without the blanks around it; undefined for any other text. */
export function findDecimal(text: string): Decimal | undefined {
  const trimmed = text.trim()
  return /^[+-]?\d+(\.\d+)?$/.test(trimmed) ? trustText<Decimal>(trimmed) : undefined
}

/** A decimal as bigint: `units / 10 ** scale`. */
interface Scaled {
  readonly units: bigint
  readonly scale: number
}

function scaled(value: Decimal): Scaled {
  const [whole = '0', fraction = ''] = value.split('.')
  return { units: BigInt(`${whole}${fraction}`.replace('+', '')), scale: fraction.length }
}

function text({ units, scale }: Scaled): Decimal {
  const sign = units < 0n ? '-' : ''
  const digits = `${units < 0n ? -units : units}`.padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  return parseDecimal(scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`)
}

const at = ({ units, scale }: Scaled, wanted: number): bigint => units * 10n ** BigInt(wanted - scale)

/** The units of both at their larger scale. */
function aligned(left: Decimal, right: Decimal): { a: bigint; b: bigint; scale: number } {
  const l = scaled(left)
  const r = scaled(right)
  const scale = Math.max(l.scale, r.scale)
  return { a: at(l, scale), b: at(r, scale), scale }
}

/** Exact; keeps the longer fraction: '0.10' + '0.2' is '0.30'. */
export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const { a, b, scale } = aligned(left, right)
  return text({ units: a + b, scale })
}

/** Exact; keeps the longer fraction. */
export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  const { a, b, scale } = aligned(left, right)
  return text({ units: a - b, scale })
}

/** Exact: the fractions' lengths add up. */
export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  const l = scaled(left)
  const r = scaled(right)
  return text({ units: l.units * r.units, scale: l.scale + r.scale })
}

/**
 * The quotient with `digits` after the point, cut off towards zero: a budget divided by a price never says more than it buys.
 *
 * @throws {RangeError} division by zero
 */
export function divideDecimals(left: Decimal, right: Decimal, digits: number): Decimal {
  const { a, b } = aligned(left, right)
  if (b === 0n) throw new RangeError('division by zero')
  return text({ units: (a * 10n ** BigInt(digits)) / b, scale: digits })
}

/** Below zero, zero or above it, as `Array.prototype.sort` wants it; '1.0' equals '1'. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const { a, b } = aligned(left, right)
  return a < b ? -1 : a > b ? 1 : 0
}
