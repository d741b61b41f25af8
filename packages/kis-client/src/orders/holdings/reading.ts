import type { Positions } from '../../account/position.ts'
import { marketOf } from '../../market/exchange.ts'
import type { Market } from '../../market/market.ts'
import { addDecimals, type Decimal } from '../../values/decimal.ts'
import type { Order } from '../list-orders.ts'
import { zero } from './fills.ts'

/**
 * Orders and positions of one market, each list complete and read without an error: what `listOrders` and `listPositions`
 * return. Rows of other markets do not count.
 */
export interface HoldingsReading extends Positions {
  readonly market: Market
  /** First day of the orders, as `yyyy-MM-dd` in the market's own time zone; their last day is the market's today. */
  readonly from: string
  /** Instant after the last call, in ms since 1970. */
  readonly at: number
  /** Orders of ours and of others since `from`. */
  readonly orders: readonly Order[]
}

/**
 * Adds up the shares held, by symbol: a position in cash and those bought by loans are one holding, and so are the rows of one
 * US symbol under several exchanges.
 */
export function heldBySymbol({ positions, market }: HoldingsReading): ReadonlyMap<string, Decimal> {
  const held = new Map<string, Decimal>()
  for (const { symbol, exchange, quantity } of positions)
    if (marketOf(exchange) === market) held.set(symbol, addDecimals(held.get(symbol) ?? zero, quantity))
  return held
}

/** Returns the symbols whose position cannot be read; undefined if one of them has no symbol, and could be any. */
export function unreadableSymbols({ unreadable }: HoldingsReading): readonly string[] | undefined {
  const symbols = unreadable.flatMap(({ symbol }) => (symbol === undefined ? [] : [symbol]))
  return symbols.length === unreadable.length ? symbols : undefined
}
