import { KisInputError } from '../../errors.ts'
import { type Exchange, parseExchange } from '../../market/exchange.ts'
import type { InstrumentKind } from '../../market/instrument.ts'
import { parseCalendarDate } from '../../values/dates.ts'
import { isRecord } from '../../values/json-record.ts'
import { preview } from '../../values/preview.ts'
import type { KrxOrderType, UsOrderType } from '../order-type.ts'

/**
 * Reference to a reserved order: all that `cancelOrder` and `reviseOrder` need. It has no order number: KIS numbers the order when it
 * sends it.
 */
export interface ReservedOrderReference {
  /** Number of the reservation, KIS's `RSVN_ORD_SEQ` on KRX and `OVRS_RSVN_ODNO` abroad. */
  readonly reservation: string
  /** Day in Korea on which KIS took it, as `yyyy-MM-dd`. */
  readonly receivedOn: string
  /** Symbol on its exchange, KIS's `PDNO`. */
  readonly symbol: string
  /** Exchange that KIS sends the order to. */
  readonly exchange: Exchange
  /** Side of the order, which its cancellation in Asia repeats. */
  readonly side: 'buy' | 'sell'
  /** Shares as reserved. */
  readonly quantity: string
  /** Limit; missing for an order at the market. */
  readonly price?: string | undefined
  /** Order type; missing abroad in KIS's lists, and where KIS lists a code that is not known here. */
  readonly type?: KrxOrderType | UsOrderType | undefined
  /** Last day on which KIS sends what is left of it; missing for one that is sent once. */
  readonly until?: string | undefined
  /** Kind of a KRX instrument, where `placeOrder` was given it: the price of a revision is checked against its tick grid. */
  readonly kind?: InstrumentKind | undefined
}

/** Returns whether a reference is of a reserved order, also one that lacks other parts. */
export const isReserved = (order: object): order is ReservedOrderReference =>
  isRecord(order) && Object.hasOwn(order, 'reservation')

/**
 * Checks the reference to a reserved order, of which untyped code may have kept a part alone.
 *
 * @throws {KisInputError} the reference lacks a part
 */
export function checkReservation(order: ReservedOrderReference): void {
  const use =
    'pass what placeOrder returned, or an order of listReservedOrders; to use it later, store the whole reference'
  for (const part of ['reservation', 'symbol', 'quantity'] as const) {
    const value: unknown = order[part]
    if (typeof value === 'string' && value !== '') continue
    const found = value === undefined ? 'is missing' : `${preview(value)} is not text`
    throw new KisInputError({ field: `order.${part}`, rule: `${found}; ${use}` })
  }
  parseCalendarDate(order.receivedOn, 'order.receivedOn')
  parseExchange(order.exchange, 'order.exchange')
  if (order.side !== 'buy' && order.side !== 'sell')
    throw new KisInputError({ field: 'order.side', rule: `${preview(order.side)} is not a side; ${use}` })
}
