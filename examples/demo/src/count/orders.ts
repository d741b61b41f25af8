import { compareDecimals, type OrderRecord, parseDecimal, type Trading } from '@stockeye/kis-client'

/** Counts of the orders so far. */
export interface OrderCounts {
  /** Number of decisions to order of which KIS may have an order. */
  readonly intents: number
  /** Number of times that a larger part of an order was filled. */
  readonly fills: number
}

/** Counter of the orders of a trader, also through its restarts. */
export interface OrderCounter {
  watch(trading: Pick<Trading, 'on' | 'listOrders'>): void
  counts(): OrderCounts
}

/** Creates a counter of decisions and of their fills. */
export function createOrderCounter(): OrderCounter {
  const orders = new Map<string, { readonly filled: string; readonly mayExist: boolean }>()
  let fills = 0

  function note({ clientOrderId, change, state, name, filled }: OrderRecord): void {
    if (change !== undefined) return
    const before = parseDecimal(orders.get(clientOrderId)?.filled ?? '0')
    if (compareDecimals(filled, before) > 0) fills += 1
    const mayExist = name !== undefined || (state !== 'not-taken' && state !== 'rejected')
    orders.set(clientOrderId, { filled, mayExist })
  }

  return {
    watch(trading) {
      for (const record of trading.listOrders()) note(record)
      trading.on('order', note)
    },
    counts: () => ({ intents: [...orders.values()].filter(({ mayExist }) => mayExist).length, fills }),
  }
}
