import { isKisError, type OrderRecord } from '@stockeye/kis-client'
import type { Portfolio } from '../portfolio.ts'
import { nextAttempt } from './attempts.ts'

/**
 * Returns whether a cancellation is sent again: KIS has not taken it, or its answer was lost, and KIS refuses a second one. One that
 * was taken may be listed as done before the order is.
 */
const isNotTaken = ({ state }: OrderRecord): boolean =>
  state === 'rejected' || state === 'not-taken' || state === 'unknown'

/** Cancels an order, unless a cancellation of it is under way. A refusal is logged: the order was probably filled meanwhile. */
export async function cancel(
  { trading, log }: Pick<Portfolio, 'trading' | 'log'>,
  { clientOrderId, order }: Pick<OrderRecord, 'clientOrderId' | 'order'>,
): Promise<void> {
  const id = await nextAttempt(trading, `cancel-${clientOrderId}`, isNotTaken)
  if (id === undefined) return
  try {
    await trading.cancel(clientOrderId, { clientOrderId: id })
  } catch (error) {
    if (!isKisError(error)) throw error
    // The next reading of KIS's lists says what became of it.
    const { code, outcome, message } = error
    log.warn({ clientOrderId, code, outcome }, `ORDER_NOT_CANCELLED ${order.symbol}: ${message}`)
  }
}
