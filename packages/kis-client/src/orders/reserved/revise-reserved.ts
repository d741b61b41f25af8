import type { CallOptions, KisClient } from '../../client/client.ts'
import { orderResvRvsecncl } from '../../endpoints/domestic-stock.gen.ts'
import { KisInputError } from '../../errors.ts'
import type { Decimal } from '../../values/decimal.ts'
import { parseQuantity } from '../order.ts'
import { checkProcessed, krxFields } from './fields.ts'
import type { ReservedOrderReference } from './reference.ts'

/** Changes the limit, and the shares if they are given, of a reserved order on KRX. @throws {KisInputError} an order abroad */
export async function reviseReserved(
  client: KisClient,
  order: ReservedOrderReference,
  change: { readonly price: Decimal; readonly quantity: Decimal | undefined },
  options: CallOptions | undefined,
): Promise<ReservedOrderReference> {
  const { reservation, exchange, type } = order
  if (exchange !== 'KRX') {
    const rule = `is a reserved order on ${exchange}, which KIS does not revise; cancel it, and reserve another one`
    throw new KisInputError({ field: 'order', rule })
  }
  // What had no limit becomes a limit.
  const revisedType = type === 'conditional limit' ? type : 'limit'
  const quantity = change.quantity ?? parseQuantity(order.quantity)
  const revised = { ...order, type: revisedType, price: change.price, quantity } as const
  const input = { ord_type: 'modify', RSVN_ORD_SEQ: reservation, ...krxFields(revised) } as const
  checkProcessed(await client.call(orderResvRvsecncl, input, options))
  return revised
}
