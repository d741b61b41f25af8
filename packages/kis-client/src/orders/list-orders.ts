import type { CallOptions, KisClient } from '../client/client.ts'
import { KisAnswerError } from '../errors.ts'
import { addDecimals, compareDecimals, type Decimal, parseDecimal } from '../values/decimal.ts'
import type { OrderReference } from './order.ts'
import { type OrderPeriod, type OrderRow, readOrderRows } from './rows.ts'

/** `cancelled`: it ended without being filled whole, by a cancellation, a revision or the end of the trading hours. */
export type OrderState = 'open' | 'filled' | 'cancelled' | 'rejected'

/** An order that KIS numbered, and what became of it. */
export interface Order extends OrderReference {
  /** The number of the order that this one revised or cancelled. */
  readonly original: string | undefined
  readonly side: 'buy' | 'sell'
  readonly quantity: Decimal
  /** Its limit; missing for an order at the market. */
  readonly price: Decimal | undefined
  readonly filled: Decimal
  /** What may still be filled. */
  readonly remaining: Decimal
  readonly state: OrderState
  /** `yyyyMMdd` by the exchange's calendar, and `HHmmss`. */
  readonly orderedOn: string
  readonly orderedAt: string | undefined
}

/**
 * The account's orders as KIS lists them, newest first: revisions and cancellations are orders too.
 *
 * @throws {KisInputError} not-sent: a day or a market that is none, or an end before the beginning
 * @throws {KisAnswerError} KIS describes an order in a way that must not be guessed at
 * @throws what `KisClient.rows` throws
 */
export async function listOrders(
  client: KisClient,
  period: OrderPeriod,
  options?: CallOptions,
): Promise<readonly Order[]> {
  const rows = await readOrderRows(client, period, options)
  // The same number comes back on another day.
  const rowsOfOrders = Map.groupBy(rows, ({ orderedOn, number }) => `${orderedOn} ${number}`).values()
  return [...rowsOfOrders].map((parts) => {
    const [first, ...others] = parts
    if (first === undefined) throw new Error('groupBy makes no empty group')
    return orderOf(first, others)
  })
}

/**
 * Those of `listOrders` that may still be filled.
 *
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
  // Each part says what was left after it.
  const remaining = others.map((row) => row.remaining).reduce(smaller, first.remaining)
  return { ...order, filled, remaining, state: stateOf(order.quantity, filled, remaining, isRejected) }
}

const zero = parseDecimal('0')
const smaller = (left: Decimal, right: Decimal): Decimal => (compareDecimals(left, right) <= 0 ? left : right)

/** KIS has no field for an order's state: the quantities tell it. */
function stateOf(quantity: Decimal, filled: Decimal, remaining: Decimal, isRejected: boolean): OrderState {
  if (compareDecimals(addDecimals(filled, remaining), quantity) > 0) {
    throw new KisAnswerError('KIS answered an order of which more is filled and open than was ordered', {
      field: 'filled',
    })
  }
  if (compareDecimals(remaining, zero) > 0) return 'open'
  if (compareDecimals(filled, quantity) === 0) return 'filled'
  return isRejected ? 'rejected' : 'cancelled'
}
