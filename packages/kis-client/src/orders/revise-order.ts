import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { orderRvsecncl } from '../endpoints/domestic-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import { marketOf } from '../market/exchange.ts'
import type { FieldsOf } from '../values/check-names.ts'
import type { Decimal } from '../values/decimal.ts'
import { changeOverseasOrder, isOverseas } from './change-overseas.ts'
import { checkReference, type OrderReference, parsePrice, parseQuantity, readAcknowledgement } from './order.ts'
import type { OrderContext } from './order-context.ts'
import { findKrxOrderType, type KrxOrderType, krxOrderCode } from './order-type.ts'
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
  /** New trigger of a `stop limit` order, which needs one; other orders have none. */
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
 * @throws {KisInputError} not-sent: a price, quantity or trigger that KIS cannot take, no quantity abroad, an unknown field,
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
  const { price, quantity, triggerPrice } = parseRevision(client, order, change)
  if (isOverseas(order)) {
    const revised = await changeOverseasOrder(client, order, { kind: '01', quantity: quantity ?? '0', price }, options)
    return { ...order, ...revised }
  }
  const type = typeOfRevision(order.type)
  const input = {
    KRX_FWDG_ORD_ORGNO: order.branch,
    ORGN_ODNO: order.number,
    ORD_DVSN: krxOrderCode(type),
    RVSE_CNCL_DVSN_CD: '01',
    // With 'Y' KIS revises the whole rest, however much of the order was filled since it was read.
    ORD_QTY: quantity ?? '0',
    ORD_UNPR: price,
    QTY_ALL_ORD_YN: quantity === undefined ? 'Y' : 'N',
    EXCG_ID_DVSN_CD: parseVenue(client, order.venue),
    ...(triggerPrice !== undefined && { CNDT_PRIC: triggerPrice }),
  } as const
  const { output } = await client.call(orderRvsecncl, input, options)
  return { ...order, type, ...readAcknowledgement(output) }
}

/** Change of an order that was checked. */
interface ParsedRevision {
  readonly price: Decimal
  /** Shares that get the new limit; undefined for the whole rest of an order on KRX. */
  readonly quantity: Decimal | undefined
  readonly triggerPrice: Decimal | undefined
}

/**
 * Parses the change of an order that KIS has numbered.
 *
 * @throws {KisInputError} a price, quantity or trigger that KIS cannot take, no quantity abroad, a stop limit without its trigger, or
 * an order in China or Vietnam
 */
export function parseRevision(
  client: Pick<OrderContext, 'clock'>,
  order: OrderReference,
  change: Revision,
): ParsedRevision {
  const { exchange, type } = order
  const no = (field: string, rule: string) => new KisInputError({ field, rule })
  const market = marketOf(exchange)
  if (market === 'CN' || market === 'VN')
    throw no('order', `is on ${exchange}, where KIS only cancels; cancel it, and place another one`)
  const price = parsePrice(client, change.price, order)
  const quantity = change.quantity === undefined ? undefined : parseQuantity(change.quantity)
  if (market !== 'KRX' && quantity === undefined)
    throw no('quantity', 'is missing; use the shares that are left of the order')
  const isStop = type === 'stop limit'
  if (change.triggerPrice === undefined) {
    // No source says what KIS makes of a stop limit whose revision has no trigger.
    if (isStop) throw no('triggerPrice', 'is missing; use the price at which the stop limit order enters the book')
    return { price, quantity, triggerPrice: undefined }
  }
  if (!isStop) {
    const found = market === 'KRX' ? 'only a stop limit has a trigger' : `${exchange} has no stop limits`
    throw no('triggerPrice', `is given, and ${found}; leave it out`)
  }
  return { price, quantity, triggerPrice: parsePrice(client, change.triggerPrice, order, 'triggerPrice') }
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
