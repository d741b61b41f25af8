import type { CallOptions, KisClient } from '../client/client.ts'
import { orderRvsecncl } from '../endpoints/domestic-stock.gen.ts'
import { orderRvsecncl as overseasOrderRvsecncl } from '../endpoints/overseas-stock.gen.ts'
import { type OrderReference, parsePrice, parseQuantity, parseVenue, readAcknowledgement } from './order.ts'

export interface Revision {
  /** New limit, in the currency of the instrument. */
  readonly price: string
  /** Whole shares that get the new limit, at most the rest of the order. */
  readonly quantity: string
}

/**
 * Changes the limit of the rest of an order. KIS makes a new order of it, with a number of its own. In China and Vietnam
 * KIS only cancels: there cancel the order and place another.
 *
 * @example
 * const order = await placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '10', price: '70000' })
 * const revised = await reviseOrder(kis, order, { price: '69900', quantity: '10' })
 * @param order the reference that `placeOrder` and `reviseOrder` return, or an order of `listOrders`
 * @returns the reference of the new order
 * @throws {KisInputError} not-sent: a price or quantity that KIS cannot take, or an order in China or Vietnam
 * @throws {KisRefusedError} refused: the order is filled, or KIS does not know it
 * @throws {KisUnansweredError} unknown: KIS may have revised it. List today's orders to find out
 */
export async function reviseOrder(
  client: KisClient,
  order: OrderReference,
  change: Revision,
  options?: CallOptions,
): Promise<OrderReference> {
  const price = parsePrice(change.price, order.exchange)
  const quantity = parseQuantity(change.quantity)
  if (order.exchange === 'KRX') {
    const input = {
      KRX_FWDG_ORD_ORGNO: order.branch,
      ORGN_ODNO: order.number,
      ORD_DVSN: '00',
      RVSE_CNCL_DVSN_CD: '01',
      ORD_QTY: quantity,
      ORD_UNPR: price,
      QTY_ALL_ORD_YN: 'N',
      EXCG_ID_DVSN_CD: parseVenue(client, order.venue),
    } as const
    const { output } = await client.call(orderRvsecncl, input, options)
    return { ...order, ...readAcknowledgement(output) }
  }
  const input = {
    OVRS_EXCG_CD: order.exchange,
    PDNO: order.symbol,
    ORGN_ODNO: order.number,
    RVSE_CNCL_DVSN_CD: '01',
    ORD_QTY: quantity,
    OVRS_ORD_UNPR: price,
    ORD_SVR_DVSN_CD: '0',
  } as const
  const { output } = await client.call(overseasOrderRvsecncl, input, options)
  return { ...order, ...readAcknowledgement(output) }
}
