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

export interface CancelAllOptions {
  readonly live: () => readonly OrderRecord[]
  readonly cancel: (orderId: string, options: { readonly clientOrderId: string }) => Promise<OrderRecord>
  /** Resolves once the calls that are under way have ended. */
  readonly idle: () => Promise<void>
  /** Reads the lists, which may show that an order has ended meanwhile. It does not reject. */
  readonly look: () => Promise<void>
}

/**
 * Cancels the orders that are ours and may still be filled, and those whose calls are under way once their answers come. Of an unknown
 * one there is nothing to cancel yet.
 */
export async function cancelAll({ live, cancel, idle, look }: CancelAllOptions): Promise<Halted> {
  const cancellations = new Map<string, OrderRecord | undefined>()
  const open = () => live().filter(({ state, change }) => isUnsettled(state) && change?.kind !== 'cancel')

  async function cancelKnown() {
    const known = open().filter((record) => record.name !== undefined && !record.isProbable && isListed(record))
    const fresh = known.filter(({ clientOrderId }) => !cancellations.has(clientOrderId))
    for (const { clientOrderId } of fresh) cancellations.set(clientOrderId, undefined)
    await Promise.all(
      fresh.map(async ({ clientOrderId }) => {
        const sent = await cancel(clientOrderId, { clientOrderId: `halt ${randomUUID()}` }).catch(() => undefined)
        cancellations.set(clientOrderId, sent)
      }),
    )
  }

  await cancelKnown()
  await idle()
  await cancelKnown()
  await look()
  const isTaken = ({ clientOrderId }: OrderRecord) => cancellations.get(clientOrderId)?.state === 'open'
  const sent = [...cancellations.values()].filter((record) => record !== undefined)
  return { cancellations: sent, left: open().filter((record) => !isTaken(record)) }
}
