import type { BookedFill } from '../account.ts'
import type { SimulatedInstrument } from '../instruments.ts'
import type { Side } from '../side.ts'
import type { TradingDay } from '../trading-day.ts'
import type { OrderSlot } from './hours.ts'

/** Terms of an order for the engine. */
export interface OrderTerms {
  readonly instrument: SimulatedInstrument
  readonly side: Side
  /** Order type, KIS's `ORD_DVSN`. */
  readonly type: string
  /** Code of the exchange: `EXCG_ID_DVSN_CD` in Korea, `OVRS_EXCG_CD` abroad. */
  readonly venue: string
  readonly quantity: number
  /** Price as the caller sent it. */
  readonly price: string
  /** Limit in units; undefined for an order at the market. */
  readonly limit: number | undefined
  /** Whether the order waits for the price of the close, and trades at that or not at all. */
  readonly atClose: boolean
  /** Whether the order trades at the price of the open or not at all. */
  readonly atOpen?: boolean
  /** Price in units that a trade must reach before the order enters the book. */
  readonly trigger?: number
  /** Whether the order trades at once: what it gets (`ioc`), or all of it (`fok`), and the rest is cancelled. */
  readonly atOnce?: 'ioc' | 'fok' | undefined
  /** Whether a limit order trades at any price in the closing auction. */
  readonly isConditional?: boolean
  /** Whether the order is of the US daytime market. */
  readonly isDaytime?: boolean
}

/** End of some shares of an order without a fill. */
export interface OrderChange {
  readonly at: number
  /** `expired`: cancelled by the exchange at the end of the order. */
  readonly kind: 'cancelled' | 'expired' | 'rejected'
  readonly quantity: number
}

/** Origin of an order, as KIS's rows show it. */
export interface OrderOrigin {
  /** Branch, `ord_gno_brno`. */
  readonly branch: string
  /** Person or program, `ordr_empno` of KRX's rows. */
  readonly employee: string
  /** IP address, `inqr_ip_addr` of KRX's rows. */
  readonly address: string
  /** Medium, `mdia_dvsn_name` of rows abroad. */
  readonly medium: string
  /** Whether the order came through the control port, and not through KIS's API. */
  readonly isExternal: boolean
}

/** Order that has a number, and its state. */
export interface SimulatedOrder extends OrderTerms {
  readonly kind: 'new' | 'revise' | 'cancel'
  readonly number: string
  readonly origin: OrderOrigin
  /** Number of the order that a revision or a cancellation acts on; '' on a new one. */
  readonly original: string
  readonly day: TradingDay
  /** Part of the day in which its venue has taken it. */
  readonly slot: OrderSlot
  /** Calendar day at the exchange when the order was booked, as `yyyyMMdd`; with hours `always` too. */
  readonly date: string
  readonly bookedAt: number
  readonly fills: readonly BookedFill[]
  readonly filled: number
  /** Shares withdrawn by a cancellation, by a revision or by the exchange; on a cancellation those that it has withdrawn. */
  readonly cancelled: number
  /** Shares that the exchange has rejected after it had accepted the order. */
  readonly rejected: number
  /** Ends of shares without a fill, oldest first. */
  readonly changes: readonly OrderChange[]
  /** Whether the exchange cancelled what was left of the order at its end. */
  readonly expired: boolean
  /** Shares that can still fill; 0 on a cancellation. */
  readonly remaining: number
}

/** Event of an order, in the moment in which it happens. */
export type OrderEvent =
  | { readonly is: 'booked'; readonly at: number; readonly order: SimulatedOrder }
  | { readonly is: 'filled'; readonly at: number; readonly order: SimulatedOrder; readonly fill: BookedFill }
  | { readonly is: 'ended'; readonly at: number; readonly order: SimulatedOrder; readonly change: OrderChange }

/** Returns the total amount of the fills of an order, in units of the market's money. */
export const filledAmount = ({ fills }: SimulatedOrder): bigint => fills.reduce((sum, { amount }) => sum + amount, 0n)
