import type { CallOptions, KisClient } from '../client.ts'
import { orderCash } from '../endpoints/domestic-stock.gen.ts'
import { order as overseasOrder } from '../endpoints/overseas-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import { type Instrument, parseInstrument } from '../market/instrument.ts'
import { parseDecimal } from '../values.ts'
import { type OrderReference, parsePrice, parseQuantity, parseVenue, readAcknowledgement, type Venue } from './order.ts'

export interface NewOrder extends Instrument {
  readonly side: 'buy' | 'sell'
  /** Whole shares. */
  readonly quantity: string
  /** A limit, in the instrument's currency. Left out, the order is one at the market: KRX only. */
  readonly price?: string
  /** Where a KRX order goes; paper trading knows KRX alone. @default 'KRX' */
  readonly venue?: Venue
}

/**
 * Places an order, once. It is never sent again, whatever happens.
 *
 * @returns what revising and cancelling need
 * @throws {KisInputError} not-sent: a symbol, side, quantity, price or venue that cannot be one
 * @throws {KisRefusedError} refused: KIS did not take it
 * @throws {KisUnansweredError} unknown: the order may stand. List today's orders to find out
 */
export async function placeOrder(client: KisClient, order: NewOrder, options?: CallOptions): Promise<OrderReference> {
  const { symbol, exchange } = parseInstrument(order)
  if (order.side !== 'buy' && order.side !== 'sell') {
    throw new KisInputError({ field: 'side', rule: 'must be buy or sell' })
  }
  const ORD_QTY = parseQuantity(order.quantity)
  const price = order.price === undefined ? undefined : parsePrice(order.price, exchange)
  if (exchange === 'KRX') {
    const venue = parseVenue(client, order.venue)
    const input = {
      ord_dv: order.side,
      PDNO: symbol,
      ORD_DVSN: price === undefined ? '01' : '00',
      ORD_QTY,
      ORD_UNPR: price ?? parseDecimal('0'),
      EXCG_ID_DVSN_CD: venue,
    } as const
    const { output } = await client.call(orderCash, input, options)
    return { ...readAcknowledgement(output), symbol, exchange, venue }
  }
  if (price === undefined) {
    throw new KisInputError({
      field: 'price',
      rule: 'is required: the exchanges abroad take no order at the market through KIS',
    })
  }
  const input = {
    ord_dv: order.side,
    OVRS_EXCG_CD: exchange,
    PDNO: symbol,
    ORD_QTY,
    OVRS_ORD_UNPR: price,
    ...(order.side === 'sell' && { SLL_TYPE: '00' as const }),
    ORD_SVR_DVSN_CD: '0',
    ORD_DVSN: '00',
  } as const
  const { output } = await client.call(overseasOrder, input, options)
  return { ...readAcknowledgement(output), symbol, exchange }
}
