import { randomUUID } from 'node:crypto'
import { isListed, type OrderRecord } from '../history/order-record.ts'
import { isUnsettled } from '../history/order-states.ts'

/** Result of `halt`. */
export interface Halted {
  /** Cancellations that were sent, as far as they are known. */
  readonly cancellations: readonly OrderRecord[]
  /**
   * Orders that may still be filled and were not cancelled: what became of them is not known, or it is not known whether they are
   * ours, or their cancellation did not leave. Look at the account.
   */
  readonly left: readonly OrderRecord[]
}

/** Cancels the orders that are ours and may still be filled. Of an unknown one there is nothing to cancel yet. */
export async function cancelAll(
  live: () => readonly OrderRecord[],
  cancel: (orderId: string, options: { readonly clientOrderId: string }) => Promise<OrderRecord>,
): Promise<Halted> {
  const open = live().filter(({ state, change }) => isUnsettled(state) && change?.kind !== 'cancel')
  const known = open.filter((record) => record.name !== undefined && !record.isProbable && isListed(record))
  const results = await Promise.allSettled(
    known.map(({ clientOrderId }) => cancel(clientOrderId, { clientOrderId: `halt ${randomUUID()}` })),
  )
  const cancellations = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const taken = new Set(cancellations.flatMap(({ state, change }) => (state === 'open' ? (change?.of ?? []) : [])))
  return { cancellations, left: open.filter(({ clientOrderId }) => !taken.has(clientOrderId)) }
}
