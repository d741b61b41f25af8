import { type BuyingPower, compareDecimals, type Decimal, divideDecimals, parseDecimal } from '@stockeye/kis-client'

/** Returns whether another position may be opened in a market. */
export const mayOpenPosition = (heldAndBought: number, mostPositions: number): boolean => heldAndBought < mostPositions

const one = parseDecimal('1')

/** Returns the whole shares that may be bought at `price`: within the budget, and within the buying power of the account. */
export function sharesToBuy(budget: Decimal, price: Decimal, { quantity }: Pick<BuyingPower, 'quantity'>): Decimal {
  const affordable = divideDecimals(budget, price, 0)
  return compareDecimals(affordable, quantity) <= 0 ? affordable : divideDecimals(quantity, one, 0)
}
