import { compareDecimals, type Decimal, divideDecimals, type OrderRecord, parseDecimal } from '@stockeye/kis-client'
import type { WantedSale } from '../desk/oversight.ts'
import { higher, lower } from '../market/price-order.ts'
import { marketOf } from '../market/watched.ts'
import { endedUnfilled, isOwnAndOpen } from '../order-states.ts'
import { mostNotional, mostQuantity } from '../risk/settings.ts'
import type { Actors } from './actors.ts'
import { decisionOf, nextAttempt } from './attempts.ts'
import { cancel } from './cancel.ts'
import { confirm } from './confirm.ts'
import { orderPrice } from './order-price.ts'
import { submit } from './submit.ts'
import type { Wish } from './wish.ts'

const zero = parseDecimal('0')
const oneShare = parseDecimal('1')
const minuteMs = 60_000

/**
 * Sells what is sellable of a position, if the wish still holds at the price of REST. A purchase of it that is still open is cancelled
 * first, and the sale waits for that: what it goes on to buy would have no stop today. A sale above the limit of the settings waits for a
 * person, unless a person has commanded it.
 */
export async function sell(actors: Actors, wish: Wish, signal: AbortSignal): Promise<void> {
  const { portfolio, holdings, rests } = actors
  const { clock, trading, settings } = portfolio
  const { instrument, session } = wish
  const { symbol, exchange } = instrument
  const { sellMinutes, slackTicks } = settings.risk
  const market = marketOf(instrument)
  const confirmed = await confirm(portfolio, wish, signal)
  if (confirmed === undefined) return
  const purchases = openPurchases(portfolio, symbol)
  for (const purchase of purchases) await cancel(portfolio, purchase)
  if (purchases.length > 0) return
  const { positions } = await holdings.now(market, signal)
  const position = positions.find((one) => one.symbol === symbol)
  // No share is sellable while an order of ours sells it.
  if (position === undefined || compareDecimals(position.sellable, zero) <= 0) return
  // A list of positions lags behind a fill: what it still shows of a sale that was filled is sold only some minutes later.
  const mayRepeat = (earlier: OrderRecord) =>
    endedUnfilled(earlier) || (earlier.state === 'filled' && clock.now() - earlier.intendedAt >= sellMinutes * minuteMs)
  const clientOrderId = await nextAttempt(trading, decisionOf('sell', session.date, symbol), mayRepeat)
  if (clientOrderId === undefined) return
  const price = orderPrice(market, 'sell', confirmed.quote, slackTicks)
  const wanted = { ...instrument, date: session.date, quantity: position.sellable, price, reason: confirmed.reason }
  if (!(await mayLeave(wish, wanted, portfolio.oversight))) return
  const quantity = withinLimits(position.sellable, mostNotional(settings.risk, market), confirmed.quote.price)
  const order = { symbol, exchange, side: 'sell', quantity, price } as const
  const hasLeft = await submit(portfolio, order, { clientOrderId, reason: confirmed.reason })
  // A sale that a guard denied, or that was not sent, is tried again with the next minute.
  if (hasLeft) rests.begin('sell', instrument, sellMinutes)
}

/** Returns whether a sale may leave: no person has to approve it, or has ended the flattening that it is part of. */
async function mayLeave(
  { isCommanded }: Wish,
  wanted: WantedSale,
  oversight: Actors['portfolio']['oversight'],
): Promise<boolean> {
  if (oversight === undefined) return true
  return isCommanded === true ? oversight.mode() === 'flattening' : oversight.isApproved(wanted)
}

/** Returns the purchases of a symbol that may still be filled. */
export const openPurchases = ({ trading }: Actors['portfolio'], symbol: string): readonly OrderRecord[] =>
  trading
    .listOrders()
    .filter((record) => isOwnAndOpen(record) && record.order.symbol === symbol && record.order.side === 'buy')

/** Returns the shares that one order may sell: a position beyond the limits of an order is sold in parts. */
function withinLimits(sellable: Decimal, most: Decimal, price: Decimal): Decimal {
  // The guards deny one share that is dearer than the limit, and the log says so.
  const affordable = higher(divideDecimals(most, price, 0), oneShare)
  return lower(sellable, lower(affordable, mostQuantity))
}
