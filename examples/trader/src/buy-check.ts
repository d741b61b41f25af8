import { exchangeDate, getBuyingPower, getCandles, getQuote, listPositions, roundToTick } from '@stockeye/kis-client'
import { neverReached, nextAttempt } from './decision.ts'
import type { Portfolio } from './portfolio.ts'
import { mayOpenPosition, sharesToBuy } from './risk.ts'
import { wantsToBuy } from './strategy.ts'
import { submit } from './submit.ts'
import { openMarkets, symbolsOrderedToday } from './today.ts'
import { type Market, marketOf } from './watchlist.ts'

const candleDaysMs = 40 * 86_400_000

/** Places the buy orders that the strategy proposes and the risk rules allow, in every open market. */
export async function buyCheck(portfolio: Portfolio, signal: AbortSignal): Promise<void> {
  const { trading, log } = portfolio
  const markets = openMarkets(portfolio)
  if (markets.length === 0) return
  const { mode } = trading.getAccount()
  if (mode !== 'active') return log.info({ mode }, `BUY_CHECK skipped: trading is ${mode}`)
  await trading.reconcile()
  for (const market of markets) await checkMarket(portfolio, market, signal)
}

async function checkMarket(portfolio: Portfolio, market: Market, signal: AbortSignal): Promise<void> {
  const { kis, clock, log, trading, watchlist } = portfolio
  const { positions, unreadable } = await listPositions(kis, { market }, { signal })
  // A holding that cannot be read counts too: it must not be bought a second time.
  const held = new Set([...positions, ...unreadable].map(({ symbol }) => symbol))
  // A symbol that was traded or ordered today gets no order until tomorrow: one intent a day cannot become two orders.
  const ordered = new Set(symbolsOrderedToday(portfolio, market))
  const candidates = watchlist.filter(
    (watched) => marketOf(watched) === market && !held.has(watched.symbol) && !ordered.has(watched.symbol),
  )
  for (const { symbol, exchange } of candidates) {
    if (!mayOpenPosition(held.size + ordered.size)) break
    const now = clock.now()
    const range = { from: exchangeDate(exchange, now - candleDaysMs), to: exchangeDate(exchange, now) }
    const candles = await getCandles(kis, { symbol, exchange, interval: 'day', ...range }, { signal })
    const quote = await getQuote(kis, { symbol, exchange }, { signal })
    // The close before is not a price at which anything is for sale now.
    if (quote.basis === 'previous-close' || !wantsToBuy(candles, quote.price)) continue
    const price = roundToTick(market, quote.price, 'up')
    const power = await getBuyingPower(kis, { symbol, exchange, price }, { signal })
    const quantity = sharesToBuy(market, price, power)
    if (quantity === '0') continue
    const clientOrderId = await nextAttempt(trading, `buy-${range.to}-${symbol}`, neverReached)
    if (clientOrderId === undefined) continue
    const order = { symbol, exchange, side: 'buy', quantity, price } as const
    await submit(portfolio, order, { clientOrderId, reason: 'below-average' })
    ordered.add(symbol)
  }
  log.info({ market, candidates: candidates.length, held: held.size }, `BUY_CHECK ${market}`)
}
