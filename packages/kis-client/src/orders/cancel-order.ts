import type { CallOptions, KisClient } from '../client/client.ts'
import { orderRvsecncl } from '../endpoints/domestic-stock.gen.ts'
import { orderRvsecncl as overseasOrderRvsecncl } from '../endpoints/overseas-stock.gen.ts'
import { type OrderReference, parseQuantity, parseVenue, readAcknowledgement } from './order.ts'

/**
 * Cancels what is left of an order.
 *
 * @param order.remaining whole shares that are left, as `listOrders` says; KIS's overseas orders ask for it
 * @throws {KisInputError} not-sent: `remaining` is no whole number above zero
 * @throws {KisRefusedError} refused: nothing is left of it, or it was never there
 * @throws {KisUnansweredError} unknown: it may have been cancelled. List today's orders to find out
 */
export async function cancelOrder(
  client: KisClient,
  order: OrderReference & { readonly remaining: string },
  options?: CallOptions,
): Promise<void> {
  const quantity = parseQuantity(order.remaining)
  if (order.exchange === 'KRX') {
    const input = {
      KRX_FWDG_ORD_ORGNO: order.branch,
      ORGN_ODNO: order.number,
      ORD_DVSN: '00',
      RVSE_CNCL_DVSN_CD: '02',
      // All of it: the two numbers are not looked at.
      ORD_QTY: quantity,
      ORD_UNPR: '0',
      QTY_ALL_ORD_YN: 'Y',
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
    ORD_QTY: quantity,
    OVRS_ORD_UNPR: '0',
    ORD_SVR_DVSN_CD: '0',
  } as const
  const { output } = await client.call(overseasOrderRvsecncl, input, options)
  readAcknowledgement(output)
}
