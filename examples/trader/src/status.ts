import { getBalance, getQuote } from '@stockeye/kis-client'
import type { Portfolio } from './portfolio.ts'
import { openMarkets } from './today.ts'
import { marketOf } from './watchlist.ts'

/** Logs the balance of the account and the prices of the watched instruments, while a market is open. */
export async function status({ kis, clock, log, watchlist, journal }: Portfolio, signal: AbortSignal): Promise<void> {
  for (const market of openMarkets({ clock })) {
    const { deposit, currency } = await getBalance(kis, { currency: market === 'KRX' ? 'KRW' : 'USD' }, { signal })
    const prices: Record<string, string> = {}
    for (const watched of watchlist.filter((one) => marketOf(one) === market)) {
      prices[watched.symbol] = (await getQuote(kis, watched, { signal })).price
    }
    log.info({ market, currency, deposit, prices, ...journal.counts() }, `STATUS ${market} ${deposit} ${currency}`)
  }
}
