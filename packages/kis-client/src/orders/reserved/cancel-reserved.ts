import type { CallOptions, KisClient } from '../../client/client.ts'
import { orderResvRvsecncl } from '../../endpoints/domestic-stock.gen.ts'
import { orderResv, orderResvCcnl } from '../../endpoints/overseas-stock.gen.ts'
import { marketOf } from '../../market/exchange.ts'
import { formatKisDate, parseCalendarDate } from '../../values/dates.ts'
import { checkProcessed, overseasFields } from './fields.ts'
import type { ReservedOrderReference } from './reference.ts'

/**
 * Cancels a reserved order, as a whole. In Asia the cancellation goes to the endpoint of new orders, with what the order was; in the US
 * it has an endpoint of its own.
 */
export async function cancelReserved(
  client: KisClient,
  order: ReservedOrderReference,
  options: CallOptions | undefined,
): Promise<ReservedOrderReference> {
  const { reservation, exchange } = order
  if (exchange === 'KRX') {
    // KIS's page needs the number alone. No answer to an order has the branch and the day that its sample sends too.
    const input = { ord_type: 'cancel', RSVN_ORD_SEQ: reservation } as const
    checkProcessed(await client.call(orderResvRvsecncl, input, options))
    return order
  }
  const RSVN_ORD_RCIT_DT = formatKisDate(parseCalendarDate(order.receivedOn, 'order.receivedOn'))
  const named = { RSVN_ORD_RCIT_DT, OVRS_RSVN_ODNO: reservation }
  if (marketOf(exchange) === 'US') await client.call(orderResvCcnl, named, options)
  else await client.call(orderResv, { ...overseasFields(order, exchange), RVSE_CNCL_DVSN_CD: '02', ...named }, options)
  return order
}
