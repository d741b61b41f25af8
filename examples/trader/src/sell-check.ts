import { getQuote, listPositions, roundToTick } from '@stockeye/kis-client'
import type { Portfolio } from './portfolio.ts'
import { wantsToSell } from './strategy.ts'
import { submit } from './submit.ts'
import { openMarkets } from './today.ts'

/** Places the sell orders that the strategy proposes, in every open market. */
export async function sellCheck(portfolio: Portfolio, signal: AbortSignal): Promise<void> {
  const { kis, log, journal } = portfolio
  for (const market of openMarkets(portfolio)) {
    const { positions } = await listPositions(kis, { market }, { signal })
    for (const { symbol, exchange, sellable, averagePrice } of positions) {
      // No share is sellable while an order of ours sells it.
      if (Number(sellable) === 0 || journal.mayHaveOrdered(symbol)) continue
      const quote = await getQuote(kis, { symbol, exchange }, { signal })
      // The close before is not a price at which anything sells now: a stop that it triggers would be a false one.
      if (quote.basis === 'previous-close') continue
      const reason = wantsToSell({ averagePrice }, quote.price)
      if (reason === undefined) continue
      const price = roundToTick(market, quote.price, 'down')
      await submit(portfolio, { symbol, exchange, side: 'sell', quantity: sellable, price }, reason, signal)
    }
    log.info({ market, positions: positions.length }, `SELL_CHECK ${market}`)
  }
}
