import { orderLife } from '../../market/order-life.ts'
import { isListed, type OrderRecord } from '../history/order-record.ts'
import type { NewOrder } from '../place-order.ts'

/**
 * Creates a function that returns the instant by which an order has ended by rule, on KIS's clock; undefined where no rule says it.
 * The order may have been taken as late as its call ended, and a booking delay after it.
 */
export function createOrderEnds(bookingDelayMs: number): (record: OrderRecord) => number | undefined {
  // A record is made again at each fact, and its order stays the same object.
  const known = new WeakMap<NewOrder, { readonly acceptedAt: number; readonly endsAt: number | undefined }>()
  return ({ order, call, leftFrom, leftTo, reading }) => {
    if (!isListed({ call })) return undefined
    // Of a call that has not ended, a reading after it is the latest instant that is known.
    const acceptedAt = (leftTo ?? reading?.to ?? leftFrom) + bookingDelayMs
    const found = known.get(order)
    if (found?.acceptedAt === acceptedAt) return found.endsAt
    const { exchange = 'KRX', venue, type = 'limit', daytime } = order
    const { endsAt } = orderLife({
      exchange,
      type,
      acceptedAt,
      ...(venue !== undefined && { venue }),
      ...(daytime !== undefined && { daytime }),
    })
    known.set(order, { acceptedAt, endsAt })
    return endsAt
  }
}
