import { isKisError, type OrderRecord } from '@stockeye/kis-client'
import { nextAttempt } from './decision.ts'
import type { Portfolio } from './portfolio.ts'
import { openMarkets } from './today.ts'
import { marketOf } from './watchlist.ts'

/** Age at which an open order is cancelled, in ms: its price was wrong. */
const mostAgeMs = 30 * 60_000

/** Reads KIS's lists into the journal, and cancels the orders of the trader that have been open too long. Those of others stay. */
export async function cleanUp(portfolio: Portfolio, signal: AbortSignal): Promise<void> {
  const { clock, trading, log } = portfolio
  const markets = openMarkets(portfolio)
  if (markets.length === 0) return
  // Nothing else looks at the account while no order is open: new orders of others and mismatches come from here.
  const orders = (await trading.reconcile()).filter(mayBeCancelled)
  for (const market of markets) {
    const open = orders.filter(({ order }) => marketOf({ exchange: order.exchange ?? 'KRX' }) === market)
    for (const order of open) {
      signal.throwIfAborted()
      if (clock.now() - order.intendedAt >= mostAgeMs) await cancel(portfolio, order)
    }
    log.info({ market, open: open.length }, `CLEAN_UP ${market}`)
  }
}

/** Returns whether an order is open and certainly of the trader. An order that is only probably its own waits for a person. */
const mayBeCancelled = ({ state, change, isProbable }: OrderRecord): boolean =>
  (state === 'open' || state === 'partly-filled') && change?.kind !== 'cancel' && !isProbable

async function cancel({ trading, log }: Portfolio, { clientOrderId, order }: OrderRecord): Promise<void> {
  // A cancellation that KIS has not taken is sent again: KIS refuses a second one.
  const id = await nextAttempt(trading, `cancel-${clientOrderId}`, ({ state }) => state !== 'open')
  if (id === undefined) return
  try {
    await trading.cancel(clientOrderId, { clientOrderId: id })
  } catch (error) {
    if (!isKisError(error)) throw error
    // The order was probably filled meanwhile; the next clean-up reads its state.
    const { code, outcome, message } = error
    log.warn({ clientOrderId, code, outcome }, `ORDER_NOT_CANCELLED ${order.symbol}: ${message}`)
  }
}
