import type { BookedFill } from './account.ts'
import type { SimulatedInstrument } from './instruments.ts'
import type { Side } from './side.ts'
import type { TradingDay } from './trading-day.ts'

/** Terms of an order, as the engine takes them. */
export interface OrderTerms {
  readonly instrument: SimulatedInstrument
  readonly side: Side
  /** KIS's `ORD_DVSN`. */
  readonly type: string
  /** `EXCG_ID_DVSN_CD` in Korea, `OVRS_EXCG_CD` abroad. */
  readonly venue: string
  readonly quantity: number
  /** As the caller sent it. */
  readonly price: string
  /** In units; undefined is an order at the market. */
  readonly limit: number | undefined
  /** It waits for the price of the close, and trades at that or not at all. */
  readonly atClose: boolean
}

/** An order that has a number, and its state. */
export interface SimulatedOrder extends OrderTerms {
  readonly kind: 'new' | 'revise' | 'cancel'
  readonly number: string
  readonly branch: string
  /** The number of the order that a revision or a cancellation acts on; '' on a new one. */
  readonly original: string
  readonly day: TradingDay
  readonly bookedAt: number
  readonly fills: readonly BookedFill[]
  readonly filled: number
  /** Withdrawn by a cancellation, by a revision or by the end of the trading day. */
  readonly cancelled: number
  /** The trading day ended before it was done. */
  readonly expired: boolean
  /** What can still fill; 0 on a cancellation. */
  readonly remaining: number
}

/** Returns what the fills of an order amount to, in units of the market's money. */
export const filledAmount = ({ fills }: SimulatedOrder): bigint => fills.reduce((sum, { amount }) => sum + amount, 0n)
