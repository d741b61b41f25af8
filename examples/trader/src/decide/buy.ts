import { getBuyingPower } from '@stockeye/kis-client'
import { marketOf } from '../market/watched.ts'
import { neverReached } from '../order-states.ts'
import { mayOpenPosition, sharesToBuy } from '../risk/sizing.ts'
import type { Actors } from './actors.ts'
import { attemptEach } from './attempt-each.ts'
import { decisionOf, nextAttempt } from './attempts.ts'
import { type Confirmed, confirm } from './confirm.ts'
import { orderPrice } from './order-price.ts'
import { orderedToday } from './ordered-today.ts'
import { submit } from './submit.ts'
import type { Wish } from './wish.ts'

/** Minutes until a wish that did not become an order, or whose order KIS refused, is wished for again. */
const restMinutes = 30

/**
 * Buys what the rules of one market wish, as far as the account may carry it: in the order of the wishes, up to the highest number of
 * positions, each within its budget. KIS's lists are read first.
 */
export async function buy(actors: Actors, wishes: readonly Wish[], signal: AbortSignal): Promise<void> {
  const { portfolio, holdings } = actors
  const confirmed: (Wish & Confirmed)[] = []
  const confirmOne = async (wish: Wish) => {
    const its = await confirm(portfolio, wish, signal)
    if (its !== undefined) confirmed.push({ ...wish, ...its })
  }
  await attemptEach(wishes, confirmOne, { log: portfolio.log, signal })
  const [first] = confirmed
  if (first === undefined) return
  const { market } = first.session
  await portfolio.trading.reconcile()
  const { symbols: held } = await holdings.now(market, signal)
  const order = async (wish: Wish & Confirmed) => {
    const { symbols, bought } = orderedToday(portfolio, market)
    const { symbol } = wish.instrument
    // A symbol that was ordered today gets no order until tomorrow: one intent a day cannot become two orders.
    if (held.has(symbol) || symbols.has(symbol)) return
    if (!mayOpenPosition(new Set([...held, ...bought]).size, portfolio.settings.risk.mostPositions)) return
    await buyOne(actors, wish, signal)
  }
  await attemptEach(confirmed, order, { log: portfolio.log, signal })
}

async function buyOne({ portfolio, rests }: Actors, wish: Wish & Confirmed, signal: AbortSignal): Promise<void> {
  const { kis, trading, settings, log } = portfolio
  const { instrument, session, quote, reason } = wish
  const { symbol, exchange } = instrument
  const { budget, slackTicks } = settings.risk
  const market = marketOf(instrument)
  rests.begin('buy', instrument, restMinutes)
  const price = orderPrice(market, 'buy', quote, slackTicks)
  const power = await getBuyingPower(kis, { symbol, exchange, price }, { signal })
  const quantity = sharesToBuy(budget[market], price, power)
  if (quantity === '0')
    return log.info(
      { symbol, price, budget: budget[market] },
      `NOT_BOUGHT ${symbol}: neither its budget nor the buying power has ${price}`,
    )
  const clientOrderId = await nextAttempt(trading, decisionOf('buy', session.date, symbol), neverReached)
  if (clientOrderId === undefined) return
  await submit(portfolio, { symbol, exchange, side: 'buy', quantity, price }, { clientOrderId, reason })
}
