import type { CallOptions, KisClient } from '../client/client.ts'
import { orderRvsecncl } from '../endpoints/domestic-stock.gen.ts'
import { orderRvsecncl as overseasOrderRvsecncl } from '../endpoints/overseas-stock.gen.ts'
import { type OrderReference, parseQuantity, parseVenue, readAcknowledgement } from './order.ts'

export interface Cancellation {
  /** Whole shares to cancel, at most the rest of the order. @default the whole rest */
  readonly quantity?: string
}

/**
 * Cancels an order: the whole rest of it, or a part.
 *
 * Abroad the whole rest is sent as the quantity 0, which KIS does not document: give `quantity` there if you know it.
 *
 * @example
 * const order = await placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '10', price: '70000' })
 * await cancelOrder(kis, order, { quantity: '4' })
 * await cancelOrder(kis, order)
 * @param order the reference that `placeOrder` and `reviseOrder` return, or an order of `listOrders`
 * @throws {KisInputError} not-sent: `quantity` is not a whole number above zero
 * @throws {KisRefusedError} refused: nothing is left of the order, less than `quantity` is, or KIS does not know it
 * @throws {KisUnansweredError} unknown: KIS may have cancelled it. List today's orders to find out
 */
export async function cancelOrder(
  client: KisClient,
  order: OrderReference,
  cancellation: Cancellation = {},
  options?: CallOptions,
): Promise<void> {
  const part = cancellation.quantity === undefined ? undefined : parseQuantity(cancellation.quantity)
  if (order.exchange === 'KRX') {
    const input = {
      KRX_FWDG_ORD_ORGNO: order.branch,
      ORGN_ODNO: order.number,
      ORD_DVSN: '00',
      RVSE_CNCL_DVSN_CD: '02',
      // With 'Y' KIS cancels the whole rest and does not read the quantity.
      ORD_QTY: part ?? '0',
      ORD_UNPR: '0',
      QTY_ALL_ORD_YN: part === undefined ? 'Y' : 'N',
      EXCG_ID_DVSN_CD: parseVenue(client, order.venue),
    } as const
    const { output } = await client.call(orderRvsecncl, input, options)
    readAcknowledgement(output)
    return
  }
  const input = {
    OVRS_EXCG_CD: order.exchange,
    PDNO: order.symbol,
    ORGN_ODNO: order.number,
    RVSE_CNCL_DVSN_CD: '02',
    // This endpoint has no QTY_ALL_ORD_YN. 0 means the whole rest: KIS's documents do not say so, python-kis sends it.
    ORD_QTY: part ?? '0',
    OVRS_ORD_UNPR: '0',
    ORD_SVR_DVSN_CD: '0',
  } as const
  const { output } = await client.call(overseasOrderRvsecncl, input, options)
  readAcknowledgement(output)
}
