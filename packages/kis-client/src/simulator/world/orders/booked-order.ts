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
  /** Shares withdrawn from the order; 0 on a cancellation. */
  readonly cancelled: number
  /** Shares that the exchange rejected after it had accepted the order. */
  readonly rejected: number
  /** True on an order that came through the control port; missing on those of KIS's API. */
  readonly isExternal?: true
  /** Number of the order that a revision or a cancellation acts on; missing on others. */
  readonly original?: string
  readonly kind: 'new' | 'revise' | 'cancel'
  readonly bookedAt: number
}

/** Returns the public view of an order of `account`. */
export function toBookedOrder(order: SimulatedOrder, account: string): BookedOrder {
  const { instrument, number: orderNumber, origin, side, type, quantity, price, kind, original, bookedAt } = order
  const { market, symbol } = instrument
  const { branch, isExternal } = origin
  const state = { filled: order.filled, cancelled: kind === 'cancel' ? 0 : order.cancelled, rejected: order.rejected }
  const booked = { orderNumber, branch, account, market, symbol, side, type, quantity, price, ...state, kind, bookedAt }
  return { ...booked, ...(original !== '' && { original }), ...(isExternal && { isExternal }) }
}
