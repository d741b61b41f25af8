import type { Market } from '../../market/market.ts'
import type { Span } from './calendar/regular-hours.ts'
import { dayMs } from './calendar/utc-days.ts'

/** Day on which a market trades. */
export interface TradingDay {
  /** Index of the market's trading days from 0, the first one since 2020-01-02. */
  readonly index: number
  /** Date as `yyyyMMdd`, of New York in the US; of Korea for all markets where the hours are `always`. */
  readonly date: string
  readonly opensAt: number
  readonly closesAt: number
  /** Span without trading in between: lunch in Tokyo and Hong Kong. */
  readonly pause?: Span
}

const minuteMs = 60_000

/** Returns how many minutes the day trades. */
export const minuteCount = ({ opensAt, closesAt, pause }: TradingDay): number =>
  (closesAt - opensAt - (pause === undefined ? 0 : pause.closesAt - pause.opensAt)) / minuteMs

/** Minutes without continuous trading before KRX closes. @see catalog/market-rules.json hours.KRX closing-auction */
const krxAuctionMinutes = 10

/** Returns the length of the closing auction of a day, in minutes; 0 where the market has none, or is open at any hour. */
export const closingAuctionMinutes = (market: Market, { opensAt, closesAt }: TradingDay): number =>
  market === 'KRX' && closesAt - opensAt < dayMs ? krxAuctionMinutes : 0

/** Returns the trading minute of an instant, from 0; during the pause the last minute before it. */
export function minuteAt({ opensAt, pause }: TradingDay, at: number): number {
  if (pause === undefined || at < pause.opensAt) return Math.floor((at - opensAt) / minuteMs)
  const before = (pause.opensAt - opensAt) / minuteMs
  return at < pause.closesAt ? before - 1 : before + Math.floor((at - pause.closesAt) / minuteMs)
}

/** Returns the instant at which a trading minute begins. */
export function minuteStart({ opensAt, pause }: TradingDay, minute: number): number {
  const at = opensAt + minute * minuteMs
  return pause === undefined || at < pause.opensAt ? at : at + (pause.closesAt - pause.opensAt)
}
