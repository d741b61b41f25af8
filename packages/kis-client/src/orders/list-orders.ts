import type { CallOptions, KisClient } from '../client/client.ts'
import { KisAnswerError } from '../errors.ts'
import type { CalendarDate } from '../values/dates.ts'
import { addDecimals, compareDecimals, type Decimal, parseDecimal } from '../values/decimal.ts'
import type { OrderReference } from './order.ts'
import type { OrderOrigin } from './order-origin.ts'
import { numberKey, type OrderRow, orderKey, replacedIn, sumRows } from './order-row.ts'
import { type OrderPeriod, readOrderRows } from './rows.ts'

/**
 * State of an order, as far as KIS's rows prove it; KIS has no field for it.
 *
 * - `open`: shares are left
 * - `filled`: all of its shares were filled
 * - `cancelled`: it ended before all was filled, by a cancellation, a revision, or its type (IOC, FOK)
 * - `expired`: its own row says that the exchange cancelled what was left at the end of trading hours; `filled` has its fills
 * - `rejected`: it was refused after it had a number
 * - `unknown`: nothing is left, not all was filled, and no row says why
 */
export type OrderState = 'open' | 'filled' | 'cancelled' | 'expired' | 'rejected' | 'unknown'

/** Order that KIS has numbered, and its state. */
export interface Order extends OrderReference {
  /** Number of the order that this one revised or cancelled. */
  readonly original: string | undefined
  /** Side of the order, KIS's `sll_buy_dvsn_cd`; of a revision or cancellation that of the order which it changes. */
  readonly side: 'buy' | 'sell'
  /** Shares as ordered; 0 in the row of a cancellation that KIS made on its own. */
  readonly quantity: Decimal
  /** Limit; missing for an order at the market. */
  readonly price: Decimal | undefined
  /**
   * Shares filled, at least: abroad a row that KIS lists twice counts once, unless the quantities prove two fills. How the fills
   * of an order and of its revisions add up is not documented.
   */
  readonly filled: Decimal
  /** Shares filled, at most, where KIS's rows leave it open; missing where they do not. */
  readonly mostFilled?: Decimal | undefined
  /** Shares that may still be filled. */
  readonly remaining: Decimal
  /**
   * State. How KIS lists an order that KRX cancels at the close of 15:30 is not known, since no source has captured such a row: it
   * may be `cancelled` or `unknown`.
   */
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
  /** Origin of the order, where KIS shows one: a hint, and no proof, of who placed it. */
  readonly origin?: OrderOrigin | undefined
}

/**
 * Returns the account's orders as KIS lists them, newest first. Revisions and cancellations are orders too.
 *
 * It costs one call for each page: of 100 orders on KRX and 20 rows abroad (15 and 15 in paper trading). On KRX days before the
 * last three calendar months are another list, and in China and Vietnam each exchange is one; without a market all exchanges
 * abroad are one list. KIS's list of today may lag behind an order: an order that is missing may exist.
 *
 * @example
 * const [newYork, korea] = [exchangeDate('NASD', Date.now()), exchangeDate('KRX', Date.now())]
 * const orders = await listOrders(kis, { from: newYork, to: korea })
 * @throws {KisInputError} not-sent: a day that no calendar has, an unknown market, or a `from` after `to`
 * @throws {KisAnswerError} a field of an order cannot be read safely
 * @throws what `KisClient.rows` throws
 */
export async function listOrders(
  client: KisClient,
  period: OrderPeriod,
  options?: CallOptions,
): Promise<readonly Order[]> {
  return ordersOf(await readOrderRows(client, 'listOrders', period, options))
}

/** Makes one order of each order's rows. */
export function ordersOf(rows: readonly OrderRow[]): readonly Order[] {
  const replaced = replacedIn(rows)
  return [...Map.groupBy(rows, orderKey).values()].map((parts) => orderOf(parts, replaced))
}

/**
 * Returns the orders of `listOrders` that may still be filled, in the same calls.
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

function orderOf(rows: readonly OrderRow[], replaced: ReadonlySet<string>): Order {
  const [first] = rows
  if (first === undefined) throw new Error('groupBy makes no empty group')
  const { end: _end, fillPrice: _fillPrice, repeated, ...order } = first
  const { filled, remaining } = sumRows(rows)
  const ends = rows.map(({ end }) => end)
  // What the rows of the order say themselves goes before what a cancellation, perhaps of a part, says of it.
  const own = (['rejected', 'expired', 'cancelled'] as const).find((end) => ends.includes(end))
  const end = own ?? (replaced.has(numberKey(first)) ? 'cancelled' : undefined)
  const state = stateOf({ quantity: order.quantity, filled, remaining, end })
  const most = repeated === undefined ? {} : { mostFilled: addDecimals(filled, repeated) }
  return { ...order, filled, ...most, remaining, state }
}

const zero = parseDecimal('0')

/** Computes the state of an order from what its rows prove. */
function stateOf({
  quantity,
  filled,
  remaining,
  end,
}: Pick<OrderRow, 'quantity' | 'filled' | 'remaining' | 'end'>): OrderState {
  // KIS's own cancellation wipes the quantity, and leaves fills in the row.
  const isWiped = compareDecimals(quantity, zero) === 0 && compareDecimals(remaining, zero) === 0
  if (!isWiped && compareDecimals(addDecimals(filled, remaining), quantity) > 0) {
    throw new KisAnswerError('KIS sent an order whose filled and open shares exceed its quantity', {
      field: 'filled',
    })
  }
  if (compareDecimals(remaining, zero) > 0) return 'open'
  if (end === 'rejected') return end
  // A row of zeros is not an order of nothing that was filled.
  if (compareDecimals(quantity, zero) > 0 && compareDecimals(filled, quantity) === 0) return 'filled'
  return end ?? 'unknown'
}
