import type { CallOptions, KisClient } from '../client/client.ts'
import type { Exchange } from '../market/exchange.ts'
import { readDecimal } from '../values/answer-fields.ts'
import type { Decimal } from '../values/decimal.ts'
import { type OrderPeriod, readOrderRows } from './rows.ts'

/** An execution of our order. */
export interface Fill {
  /** Of the order that was filled. */
  readonly orderNumber: string
  readonly symbol: string
  readonly exchange: Exchange
  readonly side: 'buy' | 'sell'
  /** On KRX all that was filled of the order so far: KIS does not list the parts. */
  readonly quantity: Decimal
  /** On KRX the average over the parts. */
  readonly price: Decimal
  /** The order's day as `yyyyMMdd`, by the exchange's calendar. */
  readonly orderedOn: string
}

/**
 * What was filled of the account's orders, newest first.
 *
 * @throws {KisInputError} not-sent: a day or a market that is none, or an end before the beginning
 * @throws {KisAnswerError} KIS describes an order in a way that must not be guessed at
 * @throws what `KisClient.rows` throws
 */
export async function listFills(
  client: KisClient,
  period: OrderPeriod,
  options?: CallOptions,
): Promise<readonly Fill[]> {
  const rows = await readOrderRows(client, period, options)
  return rows
    .filter(({ filled }) => Number(filled) > 0)
    .map(({ number, symbol, exchange, side, filled, fillPrice, orderedOn }) => {
      const price = readDecimal(fillPrice, 'fill price')
      return { orderNumber: number, symbol, exchange, side, quantity: filled, price, orderedOn }
    })
}
