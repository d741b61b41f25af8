import { type Decimal, findDecimal } from '../../values/decimal.ts'
import { trustText } from '../../values/trust.ts'

const blank = 0x20
const plus = 0x2b
const minus = 0x2d
const point = 0x2e
const zero = 0x30
const parenthesis = 0x28

/** Returns whether a value is the word that KIS writes into some empty cells. */
export const isNullWord = (text: string, from: number, to: number): boolean =>
  to - from === 6 && text.charCodeAt(from) === parenthesis && text.startsWith('(null)', from)

/** Returns the text between two places without blanks around it; undefined if it is empty, or "(null)". */
export function readTextAt(text: string, from: number, to: number): string | undefined {
  if (from === to || isNullWord(text, from, to)) return undefined
  const value = text.slice(from, to)
  if (text.charCodeAt(from) > blank && text.charCodeAt(to - 1) > blank) return value
  const trimmed = value.trim()
  return trimmed === '' || trimmed === '(null)' ? undefined : trimmed
}

/**
 * Returns the decimal number between two places, as the functions of `decimal.ts` write it: without a plus, leading zeros
 * and blanks, and zero without a minus. An empty value and "(null)" give undefined, another text gives null.
 */
export function readDecimalAt(text: string, from: number, to: number): Decimal | undefined | null {
  if (from === to) return undefined
  const first = text.charCodeAt(from)
  // Most values are plain: digits, a point perhaps, and no zero that has to go.
  if (first > zero || (first === zero && (to - from === 1 || text.charCodeAt(from + 1) === point))) {
    if (isPlain(text, from, to)) return trustText<Decimal>(text.slice(from, to))
  }
  const value = readTextAt(text, from, to)
  if (value === undefined) return undefined
  const decimal = findDecimal(value)
  return decimal === undefined ? null : normalize(decimal)
}

/** Returns whether the characters, of which the first is no point, are digits with at most one point before the last. */
function isPlain(text: string, from: number, to: number): boolean {
  let pointAt = -1
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - zero
    if (digit >= 0 && digit <= 9) continue
    if (digit !== point - zero || pointAt >= 0) return false
    pointAt = at
  }
  return pointAt < to - 1
}

function normalize(decimal: string): Decimal {
  const sign = decimal.charCodeAt(0)
  let from = sign === plus || sign === minus ? 1 : 0
  // Behind a zero there is a digit, a point, which is smaller, or nothing.
  while (decimal.charCodeAt(from) === zero && decimal.charCodeAt(from + 1) >= zero) from += 1
  const digits = decimal.slice(from)
  return trustText<Decimal>(sign === minus && /[1-9]/.test(digits) ? `-${digits}` : digits)
}
