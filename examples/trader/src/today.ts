import { isMarketOpen, listOrders, type Order, type OrderPeriod, toKstDate } from '@stockeye/kis-client'
import type { Portfolio } from './portfolio.ts'
import type { Market } from './watchlist.ts'

const dayMs = 86_400_000

/** Returns the markets in their regular session. */
export const openMarkets = ({ clock }: Pick<Portfolio, 'clock'>): readonly Market[] =>
  (['KRX', 'US'] as const).filter((market) => isMarketOpen(market, clock.now()))

/**
 * Lists the orders of the current session: a US session lasts over midnight in Korea, and its day is the previous one.
 */
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
