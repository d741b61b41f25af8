import { compareDecimals, type Decimal } from '@stockeye/kis-client'

/** Returns the higher of two prices or amounts. */
export const higher = (one: Decimal, other: Decimal): Decimal => (compareDecimals(one, other) >= 0 ? one : other)

/** Returns the lower of two prices or amounts. */
export const lower = (one: Decimal, other: Decimal): Decimal => (compareDecimals(one, other) <= 0 ? one : other)
