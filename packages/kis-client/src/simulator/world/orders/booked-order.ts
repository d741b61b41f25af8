import type { Market } from '../../../market/market.ts'
import type { SimulatedOrder } from './order.ts'

/** Order that KIS has numbered, and its state now, as `Simulator.orders` lists it. */
export interface BookedOrder {
  readonly orderNumber: string
  readonly branch: string
  readonly account: string
  readonly market: Market
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  /** Order type, KIS's `ORD_DVSN`. */
  readonly type: string
  readonly quantity: number
  /** Price as the caller sent it. */
  readonly price: string
  readonly filled: number
  readonly cancelled: number
  /** Number of the order that a revision or a cancellation acts on; missing on others. */
  readonly original?: string
  readonly kind: 'new' | 'revise' | 'cancel'
  readonly bookedAt: number
}

/** Returns the public view of an order of `account`. */
export function toBookedOrder(order: SimulatedOrder, account: string): BookedOrder {
  const { instrument, number: orderNumber, branch, side, type, quantity, price, kind, original, bookedAt } = order
  const { market, symbol } = instrument
  const state = { filled: order.filled, cancelled: order.cancelled }
  const booked = { orderNumber, branch, account, market, symbol, side, type, quantity, price, ...state, kind, bookedAt }
  return original === '' ? booked : { ...booked, original }
}
