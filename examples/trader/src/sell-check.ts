import { getQuote, listPositions, roundToTick } from '@stockeye/kis-client'
import type { Desk } from './desk.ts'
import { wantsToSell } from './strategy.ts'
import { submit } from './submit.ts'
import { openMarkets } from './today.ts'

/** Sells what the strategy wants to be rid of, in every market that is open. */
export async function sellCheck(desk: Desk, signal: AbortSignal): Promise<void> {
  const { kis, log, ledger } = desk
  for (const market of openMarkets(desk)) {
    const positions = await listPositions(kis, { market }, { signal })
    for (const { symbol, exchange, sellable, averagePrice } of positions) {
      // Nothing is sellable while an order of ours sells it.
      if (Number(sellable) === 0 || ledger.mayHaveOrdered(symbol)) continue
      const quote = await getQuote(kis, { symbol, exchange }, { signal })
      const reason = wantsToSell({ averagePrice }, quote.price)
      if (reason === undefined) continue
      const price = roundToTick(market, quote.price, 'down')
      await submit(desk, { symbol, exchange, side: 'sell', quantity: sellable, price }, reason, signal)
    }
    log.info({ market, positions: positions.length }, `SELL_CHECK ${market}`)
  }
}
