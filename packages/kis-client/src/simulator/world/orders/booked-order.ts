import type { Market } from '../../../market/market.ts'
import type { SimulatedOrder } from './order.ts'

/** Order that KIS has numbered, and its state now, as `Simulator.orders` lists it. */
export interface BookedOrder {
  /** Number of the order, KIS's `ODNO`: ten digits. */
  readonly orderNumber: string
  /** Branch that has numbered it, KIS's `KRX_FWDG_ORD_ORGNO`. */
  readonly branch: string
  /** Account such as '12345678-01'. */
  readonly account: string
  /** Market of the instrument. */
  readonly market: Market
  /** Symbol in that market, such as '005930' or 'AAPL'. */
  readonly symbol: string
  /** Side of the order; of a revision or a cancellation that of the order on which it acts. */
  readonly side: 'buy' | 'sell'
  /** Order type, KIS's `ORD_DVSN`. */
  readonly type: string
  /** Quantity in shares; of a cancellation the shares that it asks to withdraw. */
  readonly quantity: number
  /** Price as the caller sent it; '0' on a cancellation. */
  readonly price: string
  /** Shares that have been filled. */
  readonly filled: number
  /** Shares withdrawn from the order; 0 on a cancellation. */
  readonly cancelled: number
  /** Shares that the exchange rejected after it had accepted the order. */
  readonly rejected: number
  /** True on an order of another program (`placeExternalOrder`, `cancelExternally`); missing on those of KIS's API. */
  readonly isExternal?: true
  /** Number of the order that a revision or a cancellation acts on; missing on others. */
  readonly original?: string
  /** Kind of the order: a new one, or a change of another one, which KIS numbers too. */
  readonly kind: 'new' | 'revise' | 'cancel'
  /** Simulated time at which KIS has numbered it, in ms since 1970. */
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
