import {
  type BuyingPower,
  compareDecimals,
  type Decimal,
  divideDecimals,
  type OrderLimits,
  parseDecimal,
} from '@stockeye/kis-client'
import type { Market } from './watchlist.ts'

// Risk rules: the part of the strategy's proposals that the account may carry out.

/** Highest cost of one position when it is bought, in the currency of the market. */
const positionBudget: Readonly<Record<Market, Decimal>> = { KRX: parseDecimal('3000000'), US: parseDecimal('3000') }

/**
 * Limits on each order that the strategy proposes: an order that breaks one is refused before it is sent. A sale counts at its
 * price of then, so a position that has risen needs more than its budget.
 */
export const orderLimits: OrderLimits = { mostNotional: { KRW: '6000000', USD: '6000' } }

/** Highest number of positions, with orders that may become one, in one market. */
const mostPositions = 5

/** Returns whether another position may be opened in a market. */
export const mayOpenPosition = (heldAndOrdered: number): boolean => heldAndOrdered < mostPositions

/**
 * Returns the whole shares that may be bought at `price`: within the budget, and within the buying power of the
 * account.
 */
export function sharesToBuy(market: Market, price: Decimal, power: Pick<BuyingPower, 'quantity'>): Decimal {
  const affordable = divideDecimals(positionBudget[market], price, 0)
  return compareDecimals(affordable, power.quantity) <= 0
    ? affordable
    : divideDecimals(power.quantity, parseDecimal('1'), 0)
}
