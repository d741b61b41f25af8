import type { CallOptions, KisClient } from '../client/client.ts'
import { KisAnswerError } from '../errors.ts'
import type { Exchange } from '../market/exchange.ts'
import { readDecimal } from '../values/answer-fields.ts'
import type { CalendarDate } from '../values/dates.ts'
import type { Decimal } from '../values/decimal.ts'
import { type OrderPeriod, readOrderRows } from './rows.ts'

/** Execution of an order of this account. */
export interface Fill {
  /** Number of the order that was filled. */
  readonly orderNumber: string
  /** Symbol on its exchange, KIS's `pdno`. */
  readonly symbol: string
  /** Exchange of the instrument: KRX also for a fill on NXT. */
  readonly exchange: Exchange
  /** Side of the order, KIS's `sll_buy_dvsn_cd`. */
  readonly side: 'buy' | 'sell'
  /** Shares filled. On KRX the sum of all fills of the order so far: KIS does not list its parts. */
  readonly quantity: Decimal
  /** Price of the fill. On KRX the average over all fills of the order. */
  readonly price: Decimal
  /** Day of the order in the exchange's own time zone. KIS's lists do not have the time of a fill. */
  readonly orderedOn: CalendarDate
}

/**
 * Returns the fills of the account's orders, newest first, in the calls of `listOrders`. A fill that KIS lists twice is one fill,
 * unless the quantities of its order prove two of one size and price.
 *
 * @example
 * const fills = await listFills(kis, { market: 'KRX', from: '2026-10-01', to: '2026-10-31' })
 * @throws {KisInputError} not-sent: a day that no calendar has, an unknown market, or a `from` after `to`
 * @throws {KisAnswerError} a field of an order cannot be read safely
 * @throws what `KisClient.rows` throws
 */
export async function listFills(
  client: KisClient,
  period: OrderPeriod,
  options?: CallOptions,
): Promise<readonly Fill[]> {
  const rows = await readOrderRows(client, 'listFills', period, options)
  return rows
    .filter(({ filled }) => Number(filled) > 0)
    .map(({ number, symbol, exchange, side, filled, fillPrice, orderedOn }) => {
      const price = readDecimal(fillPrice, 'fill price')
      // Zero is never a price.
      if (Number(price) === 0)
        throw new KisAnswerError(`KIS filled ${filled} of order ${number} at the price 0`, { field: 'fill price' })
      return { orderNumber: number, symbol, exchange, side, quantity: filled, price, orderedOn }
    })
}
