import { exchangeDate, isMarketOpen } from '@stockeye/kis-client'
import { neverReached } from './decision.ts'
import type { Portfolio } from './portfolio.ts'
import { type Market, marketOf } from './watchlist.ts'

/** Returns the markets in their regular trading hours. */
export const openMarkets = ({ clock }: Pick<Portfolio, 'clock'>): readonly Market[] =>
  (['KRX', 'US'] as const).filter((market) => isMarketOpen(market, clock.now()))

/**
 * Returns the symbols that were ordered today at the exchange, by the trader or by others, as the latest reading shows it. Trading
 * hours in the US last over midnight in Korea, and are one day there.
 */
export function symbolsOrderedToday(
  { trading, clock }: Pick<Portfolio, 'trading' | 'clock'>,
  market: Market,
): ReadonlySet<string> {
  const dayOf = (at: number) => exchangeDate(market === 'US' ? 'NASD' : 'KRX', at)
  const today = dayOf(clock.now())
  const ours = trading
    .listOrders()
    .filter((record) => !neverReached(record) && dayOf(record.intendedAt) === today)
    .map(({ order }) => ({ exchange: order.exchange ?? 'KRX', symbol: order.symbol }))
  const others = trading.listOthers().filter(({ orderedOn }) => orderedOn === today)
  return new Set([...ours, ...others].filter((order) => marketOf(order) === market).map(({ symbol }) => symbol))
}
