import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { orderRvsecncl } from '../endpoints/domestic-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { changeOverseasOrder, isOverseas } from './change-overseas.ts'
import { checkReference, type OrderReference, parsePrice, parseQuantity, readAcknowledgement } from './order.ts'
import { findKrxOrderType, type KrxOrderType } from './order-type.ts'
import { checkReservation, isReserved, type ReservedOrderReference } from './reserved/reference.ts'
import { reviseReserved } from './reserved/revise-reserved.ts'
import { parseVenue } from './venue.ts'

/** Change of an order. */
export interface Revision {
  /** New limit, in the currency of the instrument. */
  readonly price: string
  /**
   * Whole shares that get the new limit, at most the rest of the order. Abroad it is needed: KIS has no "all that is left" for
   * revisions there, and refuses more than the rest, which fills may have made smaller since the order was read.
   *
   * @default the whole rest, on KRX; all shares of a reserved order
   */
  readonly quantity?: string
  /** New trigger of a `stop limit` order. */
  readonly triggerPrice?: string
}

/** Changes a reserved order, which keeps its number. The other form has an example and the errors. */
export async function reviseOrder(
  client: KisClient,
  order: ReservedOrderReference,
  change: Revision,
  options?: CallOptions,
): Promise<ReservedOrderReference>
/**
 * Changes the limit of the rest of an order, in one call. KIS makes a new order of it, with a number of its own. In China and
 * Vietnam KIS only cancels: there cancel the order and place another.
 *
 * KIS does not document how the fills of an order and of its revisions add up: read the position, not the sum of the chain.
 *
 * @example
 * const order = await placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '10', price: '70000' })
 * const revised = await reviseOrder(kis, order, { price: '69900' })
 * @param order the reference that `placeOrder` and `reviseOrder` return, or an order of `listOrders` or `listReservedOrders`
 * @returns the reference of the new order; of a reserved order, which keeps its number, the changed reference
 * @throws {KisInputError} not-sent: a price or quantity that KIS cannot take, no quantity abroad, an unknown field,
 * an order in China or Vietnam, a reserved order abroad, or `order` is not a reference
 * @throws {KisRefusedError} refused: the order is filled, or KIS does not know it
 * @throws {KisUnansweredError} unknown: KIS may have revised it. List today's orders to find out
 */
export async function reviseOrder(
  client: KisClient,
  order: OrderReference,
  change: Revision,
  options?: CallOptions,
): Promise<OrderReference>
export async function reviseOrder(
  client: KisClient,
  order: OrderReference | ReservedOrderReference,
  change: Revision,
  options?: CallOptions,
): Promise<OrderReference | ReservedOrderReference> {
  checkAction({ of: 'reviseOrder', client, input: change, fields: revisionFields, options })
  if (isReserved(order)) return reviseReservation(client, order, change, options)
  checkReference(order)
  const price = parsePrice(client, change.price, order)
  const quantity = change.quantity === undefined ? undefined : parseQuantity(change.quantity)
  if (!isOverseas(order)) {
    const type = typeOfRevision(order.type)
    const input = {
      KRX_FWDG_ORD_ORGNO: order.branch,
      ORGN_ODNO: order.number,
      ORD_DVSN: findKrxOrderType(type)?.code ?? '00',
      RVSE_CNCL_DVSN_CD: '01',
      // With 'Y' KIS revises the whole rest, however much of the order was filled since it was read.
      ORD_QTY: quantity ?? '0',
      ORD_UNPR: price,
      QTY_ALL_ORD_YN: quantity === undefined ? 'Y' : 'N',
      EXCG_ID_DVSN_CD: parseVenue(client, order.venue),
      ...(change.triggerPrice !== undefined && {
        CNDT_PRIC: parsePrice(client, change.triggerPrice, order, 'triggerPrice'),
      }),
    } as const
    const { output } = await client.call(orderRvsecncl, input, options)
    return { ...order, type, ...readAcknowledgement(output) }
  }
  if (quantity === undefined)
    throw new KisInputError({ field: 'quantity', rule: 'is missing; use the shares that are left of the order' })
  return { ...order, ...(await changeOverseasOrder(client, order, { kind: '01', quantity, price }, options)) }
}

function reviseReservation(
  client: KisClient,
  order: ReservedOrderReference,
  { price, quantity, triggerPrice }: Revision,
  options: CallOptions | undefined,
): Promise<ReservedOrderReference> {
  checkReservation(order)
  if (triggerPrice !== undefined)
    throw new KisInputError({
      field: 'triggerPrice',
      rule: 'is given, and reserved orders have no trigger; leave it out',
    })
  const change = {
    price: parsePrice(client, price, order),
    quantity: quantity === undefined ? undefined : parseQuantity(quantity),
  }
  return reviseReserved(client, order, change, options)
}

const revisionFields: FieldsOf<Revision> = { price: true, quantity: true, triggerPrice: true }

/** Returns the type of the revised order, which has a limit: types with one stay what they are, others become a limit. */
export function typeOfRevision(type: KrxOrderType | undefined): KrxOrderType {
  return type !== undefined && findKrxOrderType(type)?.price === 'limit' ? type : 'limit'
}
