import type { OrderRecord } from '@stockeye/kis-client'
import { endedUnfilled } from '../decide/attempts.ts'

/** Orders as they were last reported, so that the log has each change once. */
export interface RecentOrders {
  /** Number of orders that are kept. */
  readonly count: number
  /** Keeps an order as it is now. @returns the order as it was kept before; undefined for a new one */
  replace(record: OrderRecord): OrderRecord | undefined
}

/** Time for which a settled order is kept after it was intended, in ms: KIS's lists still correct it for some days. */
const settledMs = 7 * 86_400_000

/** Creates a memory of orders. Settled ones are dropped a week after they were intended: a program runs for months. */
export function createRecentOrders(): RecentOrders {
  const known = new Map<string, OrderRecord>()

  function dropSettled(now: number): void {
    for (const [id, record] of known) if (isSettled(record) && now - record.intendedAt > settledMs) known.delete(id)
  }

  return {
    get count() {
      return known.size
    },
    replace(record) {
      const { clientOrderId, intendedAt } = record
      const before = known.get(clientOrderId)
      if (before === undefined) dropSettled(intendedAt)
      known.set(clientOrderId, record)
      return before
    },
  }
}

const isSettled = (record: OrderRecord): boolean => record.state === 'filled' || endedUnfilled(record)
