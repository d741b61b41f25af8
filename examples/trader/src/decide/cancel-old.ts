import type { OrderRecord } from '@stockeye/kis-client'
import { type Market, marketOfOrder } from '../market/watched.ts'
import { isOwnAndOpen } from '../order-states.ts'
import type { Portfolio } from '../portfolio.ts'
import { cancel } from './cancel.ts'
import { readLists } from './read-lists.ts'

const minuteMs = 60_000

/**
 * Cancels the orders of the trader in a market that have been open too long: their price was wrong. After a kill it cancels every open
 * one: its cancellation may have failed, or it may have been found only since. Those of others stay. KIS's lists are read before, since
 * the last reading may be a minute old, and KIS refuses to cancel what was filled meanwhile.
 */
export async function cancelOld(portfolio: Portfolio, market: Market, signal: AbortSignal): Promise<void> {
  const { trading } = portfolio
  const mustEnd = (record: OrderRecord) => marketOfOrder(record.order) === market && isUnwanted(portfolio, record)
  if (!trading.listOrders().some(mustEnd)) return
  await readLists(portfolio, signal)
  for (const record of trading.listOrders().filter(mustEnd)) {
    signal.throwIfAborted()
    await cancel(portfolio, record)
  }
}

/** Returns whether an order must end: it is too old, or the trader was killed and no cancellation of it is under way. */
function isUnwanted({ clock, settings, trading, oversight }: Portfolio, record: OrderRecord): boolean {
  if (!isOwnAndOpen(record)) return false
  if (oversight?.mode() === 'killed') return !isBeingCancelled(trading, record)
  const { order, intendedAt } = record
  const { buyMinutes, sellMinutes } = settings.risk
  return clock.now() - intendedAt >= (order.side === 'buy' ? buyMinutes : sellMinutes) * minuteMs
}

/** Returns whether KIS has taken a cancellation of an order, which its list may show later. */
const isBeingCancelled = (trading: Portfolio['trading'], { clientOrderId }: OrderRecord): boolean =>
  trading
    .listOrders()
    .some(({ change, state }) => change?.kind === 'cancel' && change.of === clientOrderId && state === 'open')
