import { exchangeDate, getQuote, listPositions, roundToTick } from '@stockeye/kis-client'
import { endedUnfilled, nextAttempt } from './decision.ts'
import type { Portfolio } from './portfolio.ts'
import { wantsToSell } from './strategy.ts'
import { submit } from './submit.ts'
import { openMarkets } from './today.ts'

/** Places the sell orders that the strategy proposes, in every open market. */
export async function sellCheck(portfolio: Portfolio, signal: AbortSignal): Promise<void> {
  const { kis, clock, log, trading } = portfolio
  const { mode } = trading.getAccount()
  for (const market of openMarkets(portfolio)) {
    if (mode === 'halted') return log.info({ mode }, 'SELL_CHECK skipped: trading is halted')
    const { positions } = await listPositions(kis, { market }, { signal })
    for (const { symbol, exchange, sellable, averagePrice } of positions) {
      // No share is sellable while an order of ours sells it.
      if (Number(sellable) === 0) continue
      const quote = await getQuote(kis, { symbol, exchange }, { signal })
      // The close before is not a price at which anything sells now: a stop that it triggers would be a false one.
      if (quote.basis === 'previous-close') continue
      const reason = wantsToSell({ averagePrice }, quote.price)
      if (reason === undefined) continue
      const today = exchangeDate(exchange, clock.now())
      // An order that was filled today has sold them: a list of positions lags behind a fill.
      const clientOrderId = await nextAttempt(trading, `sell-${today}-${symbol}`, endedUnfilled)
      if (clientOrderId === undefined) continue
      const price = roundToTick(market, quote.price, 'down')
      const order = { symbol, exchange, side: 'sell', quantity: sellable, price } as const
      await submit(portfolio, order, { clientOrderId, reason })
    }
    log.info({ market, positions: positions.length }, `SELL_CHECK ${market}`)
  }
}
