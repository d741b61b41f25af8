import { type BuyingPower, compareDecimals, type Decimal, divideDecimals, parseDecimal } from '@stockeye/kis-client'
import type { Market } from './watchlist.ts'

// May, not want: how much of a wish the account can bear.

/** The most that one position may cost when it is bought, in the market's currency. */
const positionBudget: Readonly<Record<Market, Decimal>> = { KRX: parseDecimal('3000000'), US: parseDecimal('3000') }

/** The most positions held, and orders waiting to become one, in one market. */
const mostPositions = 5

export const mayOpenPosition = (heldAndOrdered: number): boolean => heldAndOrdered < mostPositions

/** Whole shares that may be bought at `price`: within the budget, and within what the account can pay. */
export function sharesToBuy(market: Market, price: Decimal, power: Pick<BuyingPower, 'quantity'>): Decimal {
  const affordable = divideDecimals(positionBudget[market], price, 0)
  return compareDecimals(affordable, power.quantity) <= 0
    ? affordable
    : divideDecimals(power.quantity, parseDecimal('1'), 0)
}
