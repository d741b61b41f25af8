import { compareDecimals, parseDecimal, type Trading } from '@stockeye/kis-client'

/** Counts of the orders so far. */
export interface OrderCounts {
  /** Number of decisions to order of which KIS may have an order. */
  readonly intents: number
  /** Number of times that a larger part of an order was filled. */
  readonly fills: number
}

/**
 * Counts the orders of a trading object and their fills.
 *
 * @returns a function that returns the counts so far
 */
export function countOrders(trading: Pick<Trading, 'on'>): () => OrderCounts {
  const orders = new Map<string, { readonly filled: string; readonly mayExist: boolean }>()
  let fills = 0
  trading.on('order', ({ clientOrderId, change, state, name, filled }) => {
    if (change !== undefined) return
    const before = parseDecimal(orders.get(clientOrderId)?.filled ?? '0')
    if (compareDecimals(filled, before) > 0) fills += 1
    const mayExist = name !== undefined || (state !== 'not-taken' && state !== 'rejected')
    orders.set(clientOrderId, { filled, mayExist })
  })
  return () => ({ intents: [...orders.values()].filter(({ mayExist }) => mayExist).length, fills })
}
