import { exchangeDate, isMarketOpen, listOrders, type Order } from '@stockeye/kis-client'
import type { Portfolio } from './portfolio.ts'
import type { Market } from './watchlist.ts'

/** Returns the markets in their regular trading hours. */
export const openMarkets = ({ clock }: Pick<Portfolio, 'clock'>): readonly Market[] =>
  (['KRX', 'US'] as const).filter((market) => isMarketOpen(market, clock.now()))

/** Lists the orders of today at the exchange: trading hours in the US last over midnight in Korea, and are one day there. */
export function listTodaysOrders(
  { kis, clock }: Pick<Portfolio, 'kis' | 'clock'>,
  market: Market,
  signal: AbortSignal,
): Promise<readonly Order[]> {
  const today = exchangeDate(market === 'US' ? 'NASD' : 'KRX', clock.now())
  return listOrders(kis, { market, from: today, to: today }, { signal })
}
