import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { orderRvsecncl } from '../endpoints/domestic-stock.gen.ts'
import { KisInputError, KisRefusedError } from '../errors.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { preview } from '../values/preview.ts'
import { changeOverseasOrder, isOverseas } from './change-overseas.ts'
import { checkReference, type OrderReference, parseQuantity, readAcknowledgement } from './order.ts'
import { findKrxOrderType, type KrxOrderType } from './order-type.ts'
import { cancelReserved } from './reserved/cancel-reserved.ts'
import { checkReservation, isReserved, type ReservedOrderReference } from './reserved/reference.ts'
import { parseVenue } from './venue.ts'

/** Part of an order to cancel. */
export interface Cancellation {
  /** Whole shares to cancel, at most the rest of the order; a reserved order is cancelled as a whole. @default the whole rest */
  readonly quantity?: string
}

/** Cancels a reserved order as a whole. The other form has an example and the errors. */
export async function cancelOrder(
  client: KisClient,
  order: ReservedOrderReference,
  cancellation?: { readonly quantity?: never },
  options?: CallOptions,
): Promise<ReservedOrderReference>
/**
 * Cancels an order: the whole rest of it, or a part. It costs one call; two for an order of the pre-market or after-market whose
 * type KIS does not take in the cancellation.
 *
 * The whole rest is sent as KIS's "all", so fills since the order was read do not matter. Abroad that is the quantity 0, which
 * other clients send and KIS does not document.
 *
 * @example
 * const order = await placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '10', price: '70000' })
 * await cancelOrder(kis, order, { quantity: '4' })
 * await cancelOrder(kis, order)
 * @param order the reference that `placeOrder` and `reviseOrder` return, or an order of `listOrders` or `listReservedOrders`
 * @returns the reference of the cancellation, which KIS numbers and lists as an order of its own; of a reserved order, whose
 * cancellation KIS does not number, its own reference
 * @throws {KisInputError} not-sent: `quantity` is not a whole number above zero, a part of a reserved order, an unknown field, or
 * `order` is not a reference
 * @throws {KisRefusedError} refused: nothing is left of the order, less than `quantity` is, or KIS does not know it
 * @throws {KisUnansweredError} unknown: KIS may have cancelled it. List today's orders to find out
 */
export async function cancelOrder(
  client: KisClient,
  order: OrderReference,
  cancellation?: Cancellation,
  options?: CallOptions,
): Promise<OrderReference>
export async function cancelOrder(
  client: KisClient,
  order: OrderReference | ReservedOrderReference,
  cancellation: Cancellation = {},
  options?: CallOptions,
): Promise<OrderReference | ReservedOrderReference> {
  checkAction({ of: 'cancelOrder', client, input: cancellation, fields: cancellationFields, options })
  if (isReserved(order)) {
    checkReservation(order)
    if (cancellation.quantity === undefined) return cancelReserved(client, order, options)
    const rule = `${preview(cancellation.quantity)} is a part, and KIS cancels a reserved order as a whole; leave it out`
    throw new KisInputError({ field: 'quantity', rule })
  }
  checkReference(order)
  const part = cancellation.quantity === undefined ? undefined : parseQuantity(cancellation.quantity)
  if (isOverseas(order)) {
    // These endpoints have no QTY_ALL_ORD_YN. 0 means the whole rest: KIS's documents do not say so, python-kis sends it.
    const change = { kind: '02', quantity: part ?? '0', price: '0' } as const
    return { ...order, ...(await changeOverseasOrder(client, order, change, options)) }
  }
  const cancelAs = async (ORD_DVSN: string): Promise<OrderReference> => {
    const input = {
      KRX_FWDG_ORD_ORGNO: order.branch,
      ORGN_ODNO: order.number,
      ORD_DVSN,
      RVSE_CNCL_DVSN_CD: '02',
      // With 'Y' KIS cancels the whole rest and does not read the quantity.
      ORD_QTY: part ?? '0',
      ORD_UNPR: '0',
      QTY_ALL_ORD_YN: part === undefined ? 'Y' : 'N',
      EXCG_ID_DVSN_CD: parseVenue(client, order.venue),
    } as const
    const { output } = await client.call(orderRvsecncl, input, options)
    return { ...order, ...readAcknowledgement(output) }
  }
  const ownType = typeOfCancellation(order.type)
  try {
    return await cancelAs(ownType ?? '00')
  } catch (error) {
    if (ownType === undefined || !isRefusedForType(error)) throw error
    return cancelAs('00')
  }
}

const cancellationFields: FieldsOf<Cancellation> = { quantity: true }

/**
 * Returns the type that the cancellation of a pre-market or after-market order names; undefined for other orders, whose
 * cancellation names 00.
 *
 * Which of the two KIS takes for these types, which exist since 2026-09-14, is verified by no source. A refused cancellation
 * changes nothing, so the other one can be tried.
 */
function typeOfCancellation(type: KrxOrderType | undefined): string | undefined {
  const isOutsideRegularHours = type?.startsWith('pre-market') || type?.startsWith('after-market')
  return type !== undefined && isOutsideRegularHours ? findKrxOrderType(type)?.code : undefined
}

/** Codes of a refused order type. @see catalog/codes.json errors */
const typeCodes: readonly string[] = ['APBK0918', 'APBK1269', 'APBK1507']

const isRefusedForType = (error: unknown): boolean =>
  error instanceof KisRefusedError && error.outcome === 'refused' && typeCodes.includes(error.messageCode ?? '')
