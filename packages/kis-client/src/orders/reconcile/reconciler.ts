import type { Exchange } from '../../market/exchange.ts'
import { kisNow } from '../history/kis-time.ts'
import type { OrderRecord } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'
import { type ListPart, partOf, partsOf } from './list-part.ts'
import { createOrderEnds } from './order-ends.ts'
import {
  bookingDelayMs,
  createPartReconciler,
  keptSince,
  type LatestReading,
  type PartReconciler,
  type ReconcilerOptions,
} from './part-reconciler.ts'

/** Reader of KIS's lists, which stores what they prove. */
export interface Reconciler {
  /**
   * Reads the lists of each part, one reading at a time, and stores what they prove.
   *
   * @param options.withHoldings whether the holdings are read too, where nothing asks for them
   * @throws the first error of a part, after the others were read
   */
  reconcile(options?: { readonly withHoldings?: boolean }): Promise<void>
  /** Returns whether the orders of an exchange were read once, so that the fate of those before is known. */
  hasRead(exchange: Exchange | undefined): boolean
  /** Returns whether no part was read yet. */
  isBlind(): boolean
  /** Returns whether a further reading is wanted, even if no order is open. */
  isWanted(): boolean
  /** Returns whether an order is past its life by rule, and past the time in which its row may still change. */
  isOver(record: OrderRecord): boolean
  /** Returns the latest reading of the orders of an exchange; undefined before the first one. */
  latest(exchange: Exchange | undefined): LatestReading | undefined
  /** Returns the orders of the latest readings that are not ours. */
  others(): readonly Order[]
}

/** Creates the reader of the lists of one account. */
export function createReconciler(options: ReconcilerOptions): Reconciler {
  const { client, histories, keeper, marginMs } = options
  const endsAt = createOrderEnds(bookingDelayMs)
  const ofPart = { ...options, endsAt, isOver }
  const parts = new Map<ListPart, PartReconciler>(
    partsOf(client).map((part) => [part, createPartReconciler(part, ofPart)]),
  )
  let last: Promise<unknown> = Promise.resolve()

  function isOver(record: OrderRecord): boolean {
    const endedAt = endsAt(record)
    return endedAt !== undefined && kisNow(client).earliestAt >= endedAt + marginMs
  }

  async function reconcile({ withHoldings = false } = {}) {
    await histories.flush()
    const errors: unknown[] = []
    for (const part of parts.values())
      await part.reconcile(withHoldings).catch((error: unknown) => void errors.push(error))
    histories.forget(keptSince(histories.live(), client.clock.now()))
    if (errors.length > 0) throw errors[0]
  }

  const latest = (exchange: Exchange | undefined) => parts.get(partOf(exchange))?.latest()
  const isUnread = (part: PartReconciler) => part.latest() === undefined

  return {
    reconcile(given) {
      const next = last.then(() => reconcile(given))
      last = next.catch(() => undefined)
      return next
    },
    hasRead: (exchange) => parts.size === 0 || latest(exchange) !== undefined,
    isBlind: () => parts.size > 0 && [...parts.values()].every(isUnread),
    isWanted: () => [...parts].some(([name, part]) => isUnread(part) || keeper.isWaiting(name)),
    isOver,
    latest,
    others: () => [...parts.values()].flatMap((part) => part.latest()?.others ?? []),
  }
}
