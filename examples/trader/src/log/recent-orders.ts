import type { OrderRecord } from '@stockeye/kis-client'
import { mayFill } from '../order-states.ts'

/** Orders as they were last reported. */
export interface RecentOrders {
  /** Returns the orders that are kept. */
  list(): readonly OrderRecord[]
  /** Keeps an order as it is now. @returns the order as it was kept before; undefined for a new one */
  replace(record: OrderRecord): OrderRecord | undefined
}

/** Time for which an order that has ended is kept after it was intended, in ms: KIS's lists still correct it for some days. */
const keptMs = 7 * 86_400_000

/** Creates a memory of orders. Those that have ended are dropped a week after they were intended: a program runs for months. */
export function createRecentOrders(): RecentOrders {
  const known = new Map<string, OrderRecord>()

  function dropOld(now: number): void {
    for (const [id, record] of known) if (!mayFill(record) && now - record.intendedAt > keptMs) known.delete(id)
  }

  return {
    list: () => [...known.values()],
    replace(record) {
      const { clientOrderId, intendedAt } = record
      const before = known.get(clientOrderId)
      if (before === undefined) dropOld(intendedAt)
      known.set(clientOrderId, record)
      return before
    },
  }
}
