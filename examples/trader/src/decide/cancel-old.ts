import { isKisError, type OrderRecord } from '@stockeye/kis-client'
import { type Market, marketOfOrder } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import { cancel } from './cancel.ts'

const minuteMs = 60_000

/**
 * Cancels the orders of the trader in a market that have been open too long: their price was wrong. Those of others stay. KIS's lists are
 * read before, since the last reading may be a minute old, and KIS refuses to cancel what was filled meanwhile.
 */
export async function cancelOld(portfolio: Portfolio, market: Market, signal: AbortSignal): Promise<void> {
  const { trading, log } = portfolio
  if (!trading.listOrders().some((record) => isOld(portfolio, market, record))) return
  try {
    await trading.reconcile()
  } catch (error) {
    if (!isKisError(error)) throw error
    log.warn({ code: error.code }, `TRADING_TROUBLE ${error.message}`)
  }
  for (const record of trading.listOrders()) {
    if (!isOld(portfolio, market, record)) continue
    signal.throwIfAborted()
    await cancel(portfolio, record)
  }
}

function isOld({ clock, settings }: Portfolio, market: Market, record: OrderRecord): boolean {
  const { order, intendedAt } = record
  const { buyMinutes, sellMinutes } = settings.risk
  const mostMs = (order.side === 'buy' ? buyMinutes : sellMinutes) * minuteMs
  return mayBeCancelled(record) && marketOfOrder(order) === market && clock.now() - intendedAt >= mostMs
}

/** Returns whether an order is open and certainly of the trader. An order that is only probably its own waits for a person. */
const mayBeCancelled = ({ state, change, isProbable }: OrderRecord): boolean =>
  (state === 'open' || state === 'partly-filled') && change?.kind !== 'cancel' && !isProbable
