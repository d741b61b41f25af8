import { dropOldest } from '@stockeye/example-shared/drop-oldest'
import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import type { Clock } from '@stockeye/job-runner'
import { type KeyedNotice, knownMs } from './event.ts'
import { noticesOfOrder } from './texts.ts'

/** Time in which further fills of an order are one notice with the first, in ms. */
const fillsMs = 10_000
const mostMet = 10_000

export interface OrderNotice extends KeyedNotice {
  readonly notice: ReturnType<typeof noticesOfOrder>[number]
}

/** Notices of orders: of their fills, and of their trouble. */
export interface OrderNotices {
  /** Returns the notices of an order that are new. */
  newOf(order: DeskOrder): readonly OrderNotice[]
  /** Reports the new notices of an order at once, unless it may be filled further within seconds. */
  note(order: DeskOrder): void
  /** Ends the waits for further fills. */
  stop(): void
}

/**
 * Creates the notices of orders.
 *
 * @param options.isNew returns whether a key comes for the first time, and keeps it
 */
export function createOrderNotices({
  clock,
  isNew,
  report,
}: {
  readonly clock: Clock
  readonly isNew: (key: string) => boolean
  readonly report: (notice: OrderNotice) => void
}): OrderNotices {
  /** Ids of orders that this process has met. */
  const met = new Set<string>()
  /** Timers of orders that were filled in part, and may be filled further. */
  const waiting = new Map<string, unknown>()

  function newOf(order: DeskOrder): readonly OrderNotice[] {
    clock.clearTimeout(waiting.get(order.id))
    waiting.delete(order.id)
    // A trader that comes back shows its orders of days ago, whose keys the job runner no longer knows.
    const isOfBefore = clock.now() - order.intendedAt >= knownMs && !met.has(order.id)
    met.add(order.id)
    dropOldest(met, mostMet)
    return noticesOfOrder(order).flatMap((notice) => {
      const key = `${notice.kind}:${order.id}:${notice.kind === 'fills' ? order.filled : order.state}`
      return isNew(key) && !isOfBefore ? { key, notice } : []
    })
  }

  const reportNow = (order: DeskOrder) => newOf(order).forEach(report)

  return {
    newOf,
    note(order) {
      if (order.state !== 'partly-filled') return reportNow(order)
      clock.clearTimeout(waiting.get(order.id))
      waiting.set(
        order.id,
        clock.setTimeout(() => reportNow(order), fillsMs),
      )
    },
    stop() {
      for (const timer of waiting.values()) clock.clearTimeout(timer)
    },
  }
}
