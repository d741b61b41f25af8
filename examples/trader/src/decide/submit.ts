import { isKisError, type NewOrder } from '@stockeye/kis-client'
import type { Portfolio } from '../portfolio.ts'

/** Decision to order. */
export interface Decision {
  /** Id of the order: the same for the same decision, so that it is sent at most once. */
  readonly clientOrderId: string
  readonly reason: string
}

/**
 * Places an order, and logs why it did not leave. `watchOrders` logs all that becomes of it.
 *
 * @returns whether it has left: KIS may have it, or has refused it
 */
export async function submit(
  { trading, log }: Pick<Portfolio, 'trading' | 'log'>,
  order: NewOrder,
  { clientOrderId, reason }: Decision,
): Promise<boolean> {
  try {
    await trading.place(order, { clientOrderId, decision: reason })
    return true
  } catch (error) {
    if (!isKisError(error)) throw error
    const { symbol, exchange, side, quantity, price } = order
    const { code, outcome } = error
    const fields = { clientOrderId, symbol, exchange, side, quantity, price, reason, code, outcome }
    // It was sent, and the journal has not stored its answer: the next reconcile looks for it.
    if (outcome === 'unknown') log.error(fields, `ORDER_UNKNOWN ${side} ${quantity} ${symbol}: ${error.message}`)
    else log.warn(fields, `ORDER_REFUSED ${side} ${quantity} ${symbol}: ${error.message}`)
    return outcome !== 'not-sent'
  }
}
