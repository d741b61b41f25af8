import { marketOf } from '../../market/exchange.ts'
import type { Instrument } from '../../market/instrument.ts'
import { addDecimals, compareDecimals, type Decimal, parseDecimal, subtractDecimals } from '../../values/decimal.ts'
import type { Guard } from './facts.ts'

export const findHalted: Guard = ({ mode }) => (mode === 'halted' ? 'mode: "halted" takes no order' : undefined)

/** Returns the reason to deny a purchase in the mode `reducing`. */
export const purchaseText = (symbol: string): string =>
  `side: the mode is reducing, and a purchase of ${symbol} increases a position`

/**
 * Finds an order that may increase a position, or turn it over. A cash account has no short position, so only sales reduce. Our open
 * sales count, even if KIS's list of positions does not show them yet.
 */
export const findIncrease: Guard = ({ order, mode, own, isRevision, facts: { positions } }) => {
  if (mode !== 'reducing') return undefined
  const { symbol, side, quantity } = order
  if (side === 'buy') return purchaseText(symbol)
  if (positions === undefined) return { needs: 'positions' }
  const isSame = (other: Instrument) =>
    other.symbol === symbol && marketOf(other.exchange ?? 'KRX') === marketOf(order.exchange)
  // An order in cash does not sell shares that a loan paid for.
  const rows = positions.positions.filter((row) => isSame(row) && row.loanedOn === undefined)
  const selling = own.filter((each) => isSame(each.order) && each.order.side === 'sell')
  const held = sum(rows.map((row) => row.quantity))
  const left = subtractDecimals(held, sum(selling.map(({ remaining }) => remaining)))
  const sellable = sum(rows.map((row) => row.sellable))
  // KIS subtracts the shares of the sale that is revised, too. Of that sale it takes no more than what is left.
  const most = isRevision || compareDecimals(left, sellable) < 0 ? left : sellable
  if (compareDecimals(quantity, most) <= 0) return undefined
  return `quantity: "${quantity}" is more than the ${atLeastZero(most)} shares of ${symbol} that may still be sold`
}

const zero = parseDecimal('0')
const sum = (parts: readonly Decimal[]): Decimal => parts.reduce(addDecimals, zero)
const atLeastZero = (value: Decimal): Decimal => (compareDecimals(value, zero) < 0 ? zero : value)
