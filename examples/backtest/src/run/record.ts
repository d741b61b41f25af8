import type { Market } from '@stockeye/example-trader/market/watched'
import type { CalendarDate, Decimal, OrderRecord, Position } from '@stockeye/kis-client'

/** Order of the trader in a backtest: as the journal knows it, with the price that KIS lists for its fills. */
export interface PlayedOrder {
  /** Id of the decision, such as `buy-2026-10-19-005930-1`. */
  readonly clientOrderId: string
  readonly market: Market
  /** Trading day in the exchange's own time zone. */
  readonly date: CalendarDate
  /** Instant of the order, in ms since 1970. */
  readonly at: number
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  /** Reason of the rules or of a stop. */
  readonly reason: string
  readonly quantity: Decimal
  /** Limit. */
  readonly price: Decimal
  readonly state: OrderRecord['state']
  readonly filled: Decimal
  /** Average price of its fills; undefined without a fill. */
  readonly fillPrice: Decimal | undefined
  /** Code of a refusal, by KIS or by a guard; undefined without one. */
  readonly code: string | undefined
}

/** Account at the close of a session of one market. */
export interface Close {
  readonly market: Market
  readonly date: CalendarDate
  /** Cash with all trades settled, in the currency of the market. */
  readonly cash: Decimal
  /** Positions, each with the price that KIS shows at the close. */
  readonly positions: readonly Pick<Position, 'symbol' | 'quantity' | 'averagePrice' | 'price'>[]
}

/** All that a backtest has seen. */
export interface BacktestRecord {
  /** Number of bars by which it decided. */
  readonly bars: number
  /** Cash at the beginning, by market. */
  readonly cash: Readonly<Partial<Record<Market, Decimal>>>
  /** Closes, oldest first. */
  readonly closes: readonly Close[]
  /** Orders, oldest first. */
  readonly orders: readonly PlayedOrder[]
}
