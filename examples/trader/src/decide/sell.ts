import { compareDecimals, parseDecimal } from '@stockeye/kis-client'
import { marketOf } from '../market/watched.ts'
import type { Actors } from './actors.ts'
import { decisionOf, endedUnfilled, nextAttempt } from './attempts.ts'
import { confirm } from './confirm.ts'
import { orderPrice } from './order-price.ts'
import { submit } from './submit.ts'
import type { Wish } from './wish.ts'

const zero = parseDecimal('0')

/** Sells what is sellable of a position, if the wish still holds at the price of REST. */
export async function sell({ portfolio, holdings, rests }: Actors, wish: Wish, signal: AbortSignal): Promise<void> {
  const { trading, settings } = portfolio
  const { instrument, session } = wish
  const { symbol, exchange } = instrument
  const { sellMinutes, slackTicks } = settings.risk
  const market = marketOf(instrument)
  const confirmed = await confirm(portfolio, wish, signal)
  if (confirmed === undefined) return
  const { positions } = await holdings.now(market, signal)
  const position = positions.find((one) => one.symbol === symbol)
  // No share is sellable while an order of ours sells it.
  if (position === undefined || compareDecimals(position.sellable, zero) <= 0) return
  // An order that was filled today has sold them: a list of positions lags behind a fill.
  const clientOrderId = await nextAttempt(trading, decisionOf('sell', session.date, symbol), endedUnfilled)
  if (clientOrderId === undefined) return
  rests.begin('sell', instrument, sellMinutes)
  const price = orderPrice(market, 'sell', confirmed.quote, slackTicks)
  const order = { symbol, exchange, side: 'sell', quantity: position.sellable, price } as const
  await submit(portfolio, order, { clientOrderId, reason: confirmed.reason })
}
