import { isMarketOpen, listOrders, type Order, type OrderPeriod, toKstDate } from '@stockeye/kis-client'
import type { Portfolio } from './portfolio.ts'
import type { Market } from './watchlist.ts'

const dayMs = 86_400_000

/** The markets whose regular session is on. */
export const openMarkets = ({ clock }: Pick<Portfolio, 'clock'>): readonly Market[] =>
  (['KRX', 'US'] as const).filter((market) => isMarketOpen(market, clock.now()))

/** The orders of the session that is on: a US session runs over midnight in Korea, and its day is the one before. */
export function listTodaysOrders(
  { kis, clock }: Pick<Portfolio, 'kis' | 'clock'>,
  market: Market,
  signal: AbortSignal,
): Promise<readonly Order[]> {
  const now = clock.now()
  const from = toKstDate(market === 'KRX' ? now : now - dayMs)
  const period: OrderPeriod = { market, from, to: toKstDate(now) }
  return listOrders(kis, period, { signal })
}
