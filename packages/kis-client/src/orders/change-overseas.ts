import type { CallOptions, KisClient } from '../client/client.ts'
import { daytimeOrderRvsecncl, orderRvsecncl } from '../endpoints/overseas-stock.gen.ts'
import type { OverseasExchange } from '../market/exchange.ts'
import { parseDaytime } from './daytime.ts'
import { type OrderReference, readAcknowledgement } from './order.ts'

/** Order abroad. */
export type OverseasOrder = OrderReference & { readonly exchange: OverseasExchange }

/** Revision or cancellation of an order abroad. */
export interface OverseasChange {
  /** KIS's `RVSE_CNCL_DVSN_CD`: 01 revises, 02 cancels. */
  readonly kind: '01' | '02'
  readonly quantity: string
  /** New limit; '0' for a cancellation. */
  readonly price: string
}

export const isOverseas = (order: OrderReference): order is OverseasOrder => order.exchange !== 'KRX'

/**
 * Sends a revision or a cancellation to the endpoint of the order's trading hours: the US daytime market has one of its own.
 *
 * @throws {KisInputError} a daytime order on an exchange that has no daytime market
 */
export async function changeOverseasOrder(
  client: KisClient,
  order: OverseasOrder,
  { kind, quantity, price }: OverseasChange,
  options: CallOptions | undefined,
): Promise<{ readonly number: string; readonly branch: string }> {
  const input = {
    PDNO: order.symbol,
    ORGN_ODNO: order.number,
    RVSE_CNCL_DVSN_CD: kind,
    ORD_QTY: quantity,
    OVRS_ORD_UNPR: price,
    ORD_SVR_DVSN_CD: '0',
  } as const
  const { output } = order.daytime
    ? await client.call(daytimeOrderRvsecncl, { ...input, OVRS_EXCG_CD: parseDaytime(order.exchange) }, options)
    : await client.call(orderRvsecncl, { ...input, OVRS_EXCG_CD: order.exchange }, options)
  return readAcknowledgement(output)
}
