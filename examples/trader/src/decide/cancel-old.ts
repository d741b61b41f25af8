import type { OrderRecord } from '@stockeye/kis-client'
import { type Market, marketOfOrder } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import { cancel } from './cancel.ts'

const minuteMs = 60_000

/** Cancels the orders of the trader in a market that have been open too long: their price was wrong. Those of others stay. */
export async function cancelOld(portfolio: Portfolio, market: Market, signal: AbortSignal): Promise<void> {
  const { clock, trading, settings } = portfolio
  const { buyMinutes, sellMinutes } = settings.risk
  for (const record of trading.listOrders()) {
    const { order, intendedAt } = record
    if (!mayBeCancelled(record) || marketOfOrder(order) !== market) continue
    const mostMs = (order.side === 'buy' ? buyMinutes : sellMinutes) * minuteMs
    if (clock.now() - intendedAt < mostMs) continue
    signal.throwIfAborted()
    await cancel(portfolio, record)
  }
}

/** Returns whether an order is open and certainly of the trader. An order that is only probably its own waits for a person. */
const mayBeCancelled = ({ state, change, isProbable }: OrderRecord): boolean =>
  (state === 'open' || state === 'partly-filled') && change?.kind !== 'cancel' && !isProbable
