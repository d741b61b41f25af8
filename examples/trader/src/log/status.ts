import { compareDecimals, getBalance, getQuote, isMarketOpen, listPositions } from '@stockeye/kis-client'
import { currencyOf, marketOf, markets } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'
import { countOrders } from './order-log.ts'

/**
 * Logs the cash and the positions of the account, the orders of the trader, and the prices of the watched instruments, while a market
 * is open. Its cash is `settled`, which counts the trades of today: the deposit stays as it is until they are settled, two days later.
 */
export async function status(
  { kis, clock, log, settings, trading, oversight }: Portfolio,
  signal: AbortSignal,
): Promise<void> {
  for (const market of markets.filter((its) => isMarketOpen(its, clock.now()))) {
    const currency = currencyOf[market]
    const { deposit, settled } = await getBalance(kis, { currency }, { signal })
    const { positions, unreadable } = await listPositions(kis, { market }, { signal })
    oversight?.notePositions(market, positions)
    if (oversight !== undefined) {
      const after = await getBalance(kis, { currency }, { signal })
      // A trade between the readings would count its shares and its cash together, or neither.
      const isSame = compareDecimals(after.settled, settled) === 0
      if (isSame) await oversight.noteAccount({ market, settled, positions, unreadable: unreadable.length })
    }
    const held = positions.length + unreadable.length
    const prices: Record<string, string> = {}
    for (const watched of settings.watchlist.filter((one) => marketOf(one) === market)) {
      prices[watched.symbol] = (await getQuote(kis, watched, { signal })).price
    }
    const { mode } = trading.getAccount()
    const figures = { market, currency, deposit, settled, positions: held, prices, mode, ...countOrders(trading) }
    log.info(figures, `STATUS ${market} ${settled} ${currency}, ${held} positions`)
  }
}
