import { isKisError, type NewOrder, placeOrder } from '@stockeye/kis-client'
import type { Portfolio } from './portfolio.ts'

/** Sends one order once, and notes the result in the journal. */
export async function submit(
  { kis, journal, log, clock }: Portfolio,
  order: NewOrder,
  reason: string,
  signal: AbortSignal,
): Promise<void> {
  const intent = journal.intend(order, clock.now())
  const { symbol, exchange, side, quantity, price } = order
  const fields = { intent: intent.id, symbol, exchange, side, quantity, price, reason }
  try {
    const { number } = await placeOrder(kis, order, { signal })
    journal.settle(intent, { state: 'ordered', number })
    log.info({ ...fields, number }, `ORDER_PLACED ${side} ${quantity} ${symbol} at ${price}`)
  } catch (error) {
    if (!isKisError(error)) {
      // The trader stopped while the order waited for its turn: placeOrder ignores the signal once the order was sent.
      if (signal.aborted) journal.settle(intent, { state: 'not-sent' })
      throw error
    }
    journal.settle(intent, { state: error.outcome })
    const failure = { ...fields, code: error.code, outcome: error.outcome, error: error.message }
    if (error.outcome === 'unknown')
      log.error(failure, `ORDER_UNKNOWN ${side} ${quantity} ${symbol}: KIS may hold it, and it is not sent again`)
    else log.warn(failure, `ORDER_REFUSED ${side} ${quantity} ${symbol}: ${error.message}`)
  }
}
