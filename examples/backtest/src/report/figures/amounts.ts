import type { Market } from '@stockeye/example-trader/market/watched'
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from '@stockeye/kis-client'
import type { PlayedOrder } from '../../run/record.ts'

export const zero: Decimal = parseDecimal('0')
export const one: Decimal = parseDecimal('1')

/** Digits of a market's money after the point: whole won, cents. */
export const moneyDigits: Readonly<Record<Market, number>> = { KRX: 0, US: 2 }

/** Half of the smallest amount of a market's money. */
const halves: Readonly<Record<Market, Decimal>> = { KRX: parseDecimal('0.5'), US: parseDecimal('0.005') }

/** Rounds an amount to the money of a market, halves away from zero. */
export function roundMoney(market: Market, amount: Decimal): Decimal {
  const half = halves[market]
  const moved = isNegative(amount) ? subtractDecimals(amount, half) : addDecimals(amount, half)
  return divideDecimals(moved, one, moneyDigits[market])
}

export const isNegative = (amount: Decimal): boolean => compareDecimals(amount, zero) < 0
export const isPositive = (amount: Decimal): boolean => compareDecimals(amount, zero) > 0

export const totalOf = (amounts: readonly Decimal[]): Decimal => amounts.reduce(addDecimals, zero)

/** Returns the quotient of two amounts as a ratio; 0 where the divisor is zero. */
export const ratioOf = (amount: Decimal, of: Decimal): number =>
  compareDecimals(of, zero) === 0 ? 0 : Number(divideDecimals(amount, of, 12))

/**
 * Returns the amount of an order's fills. The average price that KIS lists is cut after some digits; prices are whole won or whole
 * cents, so the product is rounded to them.
 */
export const filledAmount = ({ market, filled, fillPrice }: PlayedOrder): Decimal =>
  fillPrice === undefined ? zero : roundMoney(market, multiplyDecimals(filled, fillPrice))
