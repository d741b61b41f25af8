import type { TradingDay } from '../world/trading-day.ts'

/**
 * Returns the first day, `yyyyMMdd`, whose minutes KIS still has on a trading day: a year before it.
 *
 * @see the portal's page of inquire-time-dailychartprice: minutes of at most a year
 */
export const keptSince = ({ date }: Pick<TradingDay, 'date'>): string =>
  `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
