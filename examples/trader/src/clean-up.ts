import { cancelOrder, isKisError, type Order } from '@stockeye/kis-client'
import type { Portfolio } from './portfolio.ts'
import { listTodaysOrders, openMarkets } from './today.ts'

/** Age at which an open order is cancelled, in ms: its price was wrong. */
const mostAgeMs = 30 * 60_000

/** Logs new fills, and cancels orders that have been open too long: all of the account, which only the trader uses. */
export async function cleanUp(portfolio: Portfolio, signal: AbortSignal): Promise<void> {
  const { clock, journal, log } = portfolio
  for (const market of openMarkets(portfolio)) {
    const orders = await listTodaysOrders(portfolio, market, signal)
    for (const order of orders) {
      const { number, symbol, side, orderedOn, filled, state } = order
      const key = `${market} ${orderedOn} ${number}`
      const { since, newlyFilled } = journal.see({ key, filled: Number(filled), at: clock.now() })
      if (newlyFilled > 0)
        log.info({ number, symbol, side, filled, state }, `ORDER_FILLED ${side} ${newlyFilled} ${symbol}`)
      if (state === 'open' && clock.now() - since >= mostAgeMs) await cancel(portfolio, order, signal)
    }
    const open = orders.filter(({ state }) => state === 'open').length
    log.info({ market, open }, `CLEAN_UP ${market}`)
  }
}

async function cancel({ kis, log }: Portfolio, order: Order, signal: AbortSignal): Promise<void> {
  const { number, symbol, side, remaining } = order
  try {
    await cancelOrder(kis, order, {}, { signal })
    log.info({ number, symbol, side, remaining }, `ORDER_CANCELLED ${side} ${remaining} ${symbol}`)
  } catch (error) {
    if (!isKisError(error)) throw error
    // The order was probably filled meanwhile; the next clean-up reads its state.
    log.warn(
      { number, symbol, code: error.code, outcome: error.outcome },
      `ORDER_NOT_CANCELLED ${symbol}: ${error.message}`,
    )
  }
}
