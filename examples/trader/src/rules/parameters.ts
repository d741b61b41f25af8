import { type Decimal, divideDecimals, multiplyDecimals, parseDecimal } from '@stockeye/kis-client'

const mostDays = 250

/**
 * Checks a number of days.
 *
 * @throws {Error} it is not a whole number from 2 to 250
 */
export function checkDays(field: string, days: number): void {
  if (!Number.isInteger(days) || days < 2 || days > mostDays)
    throw new Error(`${field}: ${days} is not a number of days; use a whole number from 2 to ${mostDays}`)
}

/**
 * Checks a percentage.
 *
 * @throws {Error} it is not a number from 0.01 to 99.99
 */
export function checkPercent(field: string, percent: number): void {
  if (!(percent >= 0.01 && percent <= 99.99))
    throw new Error(`${field}: ${percent} is not a percentage; use a number from 0.01 to 99.99`)
}

/** Returns `percent` percent of a price, cut after six digits. */
export const percentOf = (price: Decimal, percent: Decimal): Decimal =>
  divideDecimals(multiplyDecimals(price, percent), parseDecimal('100'), 6)
