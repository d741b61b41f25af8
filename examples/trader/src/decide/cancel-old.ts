import { isKisError, type OrderRecord } from '@stockeye/kis-client'
import { type Market, marketOf } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import { nextAttempt } from './attempts.ts'

const minuteMs = 60_000

/** Cancels the orders of the trader in a market that have been open too long: their price was wrong. Those of others stay. */
export async function cancelOld(portfolio: Portfolio, market: Market, signal: AbortSignal): Promise<void> {
  const { clock, trading, settings } = portfolio
  const { buyMinutes, sellMinutes } = settings.risk
  for (const record of trading.listOrders()) {
    const { order, intendedAt } = record
    if (!mayBeCancelled(record) || marketOf({ exchange: order.exchange ?? 'KRX' }) !== market) continue
    const mostMs = (order.side === 'buy' ? buyMinutes : sellMinutes) * minuteMs
    if (clock.now() - intendedAt < mostMs) continue
    signal.throwIfAborted()
    await cancel(portfolio, record)
  }
}

/** Returns whether an order is open and certainly of the trader. An order that is only probably its own waits for a person. */
const mayBeCancelled = ({ state, change, isProbable }: OrderRecord): boolean =>
  (state === 'open' || state === 'partly-filled') && change?.kind !== 'cancel' && !isProbable

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
