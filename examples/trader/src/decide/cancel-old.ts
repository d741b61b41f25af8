import type { OrderRecord } from '@stockeye/kis-client'
import { type Market, marketOfOrder } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import { cancel } from './cancel.ts'

const minuteMs = 60_000

/**
 * Cancels the orders of the trader in a market that have been open too long: their price was wrong. After a kill it cancels every open
 * one: its cancellation may have failed, or it may have been found only since. Those of others stay.
 */
export async function cancelOld(portfolio: Portfolio, market: Market, signal: AbortSignal): Promise<void> {
  const { clock, trading, settings, oversight } = portfolio
  const { buyMinutes, sellMinutes } = settings.risk
  const isKilled = oversight?.mode() === 'killed'
  for (const record of trading.listOrders()) {
    const { order, intendedAt } = record
    if (!mayBeCancelled(record) || marketOfOrder(order) !== market) continue
    const mostMs = (order.side === 'buy' ? buyMinutes : sellMinutes) * minuteMs
    if (isKilled ? isBeingCancelled(trading, record) : clock.now() - intendedAt < mostMs) continue
    signal.throwIfAborted()
    await cancel(portfolio, record)
  }
}

/** Returns whether KIS has taken a cancellation of an order, which its list may show later. */
const isBeingCancelled = (trading: Portfolio['trading'], { clientOrderId }: OrderRecord): boolean =>
  trading
    .listOrders()
    .some(({ change, state }) => change?.kind === 'cancel' && change.of === clientOrderId && state === 'open')

/** Returns whether an order is open and certainly of the trader. An order that is only probably its own waits for a person. */
const mayBeCancelled = ({ state, change, isProbable }: OrderRecord): boolean =>
  (state === 'open' || state === 'partly-filled') && change?.kind !== 'cancel' && !isProbable
