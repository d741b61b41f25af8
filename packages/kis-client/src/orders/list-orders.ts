import type { CallOptions, KisClient } from '../client/client.ts'
import { KisAnswerError } from '../errors.ts'
import type { CalendarDate } from '../values/dates.ts'
import { addDecimals, compareDecimals, type Decimal, parseDecimal } from '../values/decimal.ts'
import type { OrderReference } from './order.ts'
import { type OrderPeriod, type OrderRow, readOrderRows } from './rows.ts'

/** State of an order. `cancelled`: it ended before it was filled, by a cancellation, a revision or the end of trading hours. */
export type OrderState = 'open' | 'filled' | 'cancelled' | 'rejected'

/** Order that KIS has numbered, and its state. */
export interface Order extends OrderReference {
  /** Number of the order that this one revised or cancelled. */
  readonly original: string | undefined
  readonly side: 'buy' | 'sell'
  readonly quantity: Decimal
  /** Limit; missing for an order at the market. */
  readonly price: Decimal | undefined
  readonly filled: Decimal
  /** Shares that may still be filled. */
  readonly remaining: Decimal
  readonly state: OrderState
  /** Day of the order in the exchange's own time zone. */
  readonly orderedOn: CalendarDate
  /**
   * Instant at which KIS took the order, in ms since 1970; missing where KIS sends no time, or abroad no Korean day.
   *
   * Abroad it is read from 국내주문일자 (`dmst_ord_dt`), which KIS documents as Korea's day, and 주문시각 (`ord_tmd`), whose zone
   * KIS does not document: rows of real accounts have Korea's time there.
   */
  readonly orderedAt: number | undefined
}

/**
 * Returns the account's orders as KIS lists them, newest first. Revisions and cancellations are orders too.
 *
 * @example
 * const today = exchangeDate('NASD', Date.now())
 * const orders = await listOrders(kis, { market: 'US', from: today, to: today })
 * @throws {KisInputError} not-sent: a day that no calendar has, an unknown market, or a `from` after `to`
 * @throws {KisAnswerError} a field of an order cannot be read safely
 * @throws what `KisClient.rows` throws
 */
export async function listOrders(
  client: KisClient,
  period: OrderPeriod,
  options?: CallOptions,
): Promise<readonly Order[]> {
  const rows = await readOrderRows(client, period, options)
  // KIS uses a number again on another day.
  const rowsOfOrders = Map.groupBy(rows, ({ orderedOn, number }) => `${orderedOn} ${number}`).values()
  return [...rowsOfOrders].map((parts) => {
    const [first, ...others] = parts
    if (first === undefined) throw new Error('groupBy makes no empty group')
    return orderOf(first, others)
  })
}

/**
 * Returns the orders of `listOrders` that may still be filled.
 *
 * @example
 * const today = exchangeDate('KRX', Date.now())
 * for (const order of await listOpenOrders(kis, { market: 'KRX', from: today, to: today })) await cancelOrder(kis, order)
 * @throws what `listOrders` throws
 */
export async function listOpenOrders(
  client: KisClient,
  period: OrderPeriod,
  options?: CallOptions,
): Promise<readonly Order[]> {
  return (await listOrders(client, period, options)).filter(({ state }) => state === 'open')
}

function orderOf(first: OrderRow, others: readonly OrderRow[]): Order {
  const { isRejected, fillPrice, ...order } = first
  const filled = others.map((row) => row.filled).reduce(addDecimals, first.filled)
  // Each row has the shares that were left after its fill.
  const remaining = others.map((row) => row.remaining).reduce(smaller, first.remaining)
  return { ...order, filled, remaining, state: stateOf(order.quantity, filled, remaining, isRejected) }
}

const zero = parseDecimal('0')
const smaller = (left: Decimal, right: Decimal): Decimal => (compareDecimals(left, right) <= 0 ? left : right)

/** Computes the state of an order from its quantities: KIS has no field for it. */
function stateOf(quantity: Decimal, filled: Decimal, remaining: Decimal, isRejected: boolean): OrderState {
  if (compareDecimals(addDecimals(filled, remaining), quantity) > 0) {
    throw new KisAnswerError('KIS sent an order whose filled and open shares exceed its quantity', {
      field: 'filled',
    })
  }
  if (compareDecimals(remaining, zero) > 0) return 'open'
  if (compareDecimals(filled, quantity) === 0) return 'filled'
  return isRejected ? 'rejected' : 'cancelled'
}
