import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { refusingUnknownSymbol } from '../client/unknown-symbol.ts'
import { orderCash } from '../endpoints/domestic-stock.gen.ts'
import { daytimeOrder, order as overseasOrder } from '../endpoints/overseas-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import { marketOf, type OverseasExchange } from '../market/exchange.ts'
import { type Instrument, type InstrumentKind, parseInstrument, parseKind } from '../market/instrument.ts'
import type { FieldsOf } from '../values/check-names.ts'
import { type Decimal, parseDecimal } from '../values/decimal.ts'
import { preview } from '../values/preview.ts'
import type { OverseasSymbol, StockSymbol } from '../values/symbols.ts'
import { parseDaytime } from './daytime.ts'
import { type OrderReference, parsePrice, parseQuantity, readAcknowledgement } from './order.ts'
import type { OrderContext } from './order-context.ts'
import { checkKrxOrderType, type KrxOrderType, krxOrderCode, type UsOrderType, usOrderTypes } from './order-type.ts'
import { parseReserved, type Reservation } from './reserved/parse-reserved.ts'
import type { ReservedOrderReference } from './reserved/reference.ts'
import { sendReserved } from './reserved/send-reserved.ts'
import { parseVenue, type Venue } from './venue.ts'

/** Order to place now. */
export interface NewOrder extends Instrument {
  /** Purchase, or sale of shares that are held in cash. */
  readonly side: 'buy' | 'sell'
  /** Whole shares. */
  readonly quantity: string
  /**
   * Limit in the instrument's currency, for order types that have one. Take it from the venue that the order goes to: the prices
   * of KRX and NXT differ.
   */
  readonly price?: string
  /**
   * Order type. An order at the market says `market`: a limit whose `price` is missing is refused. Abroad only the US
   * exchanges have more than limits.
   *
   * @default 'limit'
   */
  readonly type?: KrxOrderType | UsOrderType
  /** Price at which a `stop limit` order on KRX or NXT enters the book. */
  readonly triggerPrice?: string
  /** Venue of a KRX order; paper trading has KRX alone. @default 'KRX' */
  readonly venue?: Venue
  /** Whether the order is for the US daytime market, which is open by day in Korea and takes limits only. @default false */
  readonly daytime?: boolean
  /**
   * Kind of a KRX instrument, as `downloadInstruments` and `getInstrumentInfo` return it. With it a limit off the tick grid of that
   * kind is refused before it is sent, without it one that is on no grid: those of stocks and of ETFs differ.
   */
  readonly kind?: InstrumentKind
  /** Reservation, which `NewReservedOrder` has. */
  readonly reserved?: never
}

/**
 * Order that KIS keeps, and sends when its market opens next. On KRX it is a limit, a conditional limit, or one at the market or at the
 * previous close before the open; in the US a limit, and for sales `MOO`; on other exchanges a limit.
 */
export interface NewReservedOrder extends Omit<NewOrder, 'reserved'> {
  /**
   * `true` for an order that KIS sends once. On KRX `until` is the last day on which it sends what is left of the order, at most 30
   * days after the next business day.
   */
  readonly reserved: true | { readonly until: string }
}

/** Places a reserved order, which KIS sends to the exchange later. The other form has examples and errors. */
export async function placeOrder(
  client: KisClient,
  order: NewReservedOrder,
  options?: CallOptions,
): Promise<ReservedOrderReference>
/**
 * Places an order, once, in one call. The client never sends it again.
 *
 * @example
 * const order = await placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '10', price: '70000' })
 * const atTheMarket = await placeOrder(kis, { symbol: '005930', side: 'sell', quantity: '10', type: 'market' })
 * const tomorrow = await placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '10', price: '70000', reserved: true })
 * @returns the reference that `reviseOrder` and `cancelOrder` take; of a reserved order one that has no order number
 * @throws {KisInputError} not-sent: a symbol, side, quantity, price, type or venue that KIS cannot take, a limit without a
 * price, an hour at which KIS takes no reserved orders, or an unknown field
 * @throws {KisNotOfferedError} not-sent: paper trading has no daytime market, and no reserved orders on KRX
 * @throws {KisUnknownSymbolError} refused: the exchange or the venue lists no such symbol
 * @throws {KisRefusedError} refused: KIS did not take the order
 * @throws {KisUnansweredError} unknown: the order may exist. List today's orders to find out; KIS's list may lag behind the order
 */
export async function placeOrder(client: KisClient, order: NewOrder, options?: CallOptions): Promise<OrderReference>
export async function placeOrder(
  client: KisClient,
  order: NewOrder | NewReservedOrder,
  options?: CallOptions,
): Promise<OrderReference | ReservedOrderReference> {
  checkAction({ of: 'placeOrder', client, input: order, fields: orderFields, options })
  const parsed = parseNewOrder(client, order)
  if (parsed.reserved !== undefined) return sendReserved(client, reservedTerms(parsed, parsed.reserved), options)
  return parsed.exchange === 'KRX' ? sendKrxOrder(client, parsed, options) : sendOverseasOrder(client, parsed, options)
}

/**
 * Parses an order: all that can be known of it without a call.
 *
 * @throws {KisInputError} as `placeOrder`
 */
export function parseNewOrder(client: OrderContext, order: NewOrder | NewReservedOrder): ParsedOrder {
  const instrument = parseInstrument(order)
  if (order.side !== 'buy' && order.side !== 'sell') {
    throw new KisInputError({ field: 'side', rule: `${preview(order.side)} is not a side; use buy or sell` })
  }
  const kind = order.kind === undefined ? undefined : parseKind(order.kind)
  const { exchange } = instrument
  const { reserved } = order
  const terms = {
    reserved: reserved === undefined ? undefined : parseReserved(client, { ...order, reserved }, exchange),
    side: order.side,
    quantity: parseQuantity(order.quantity),
    price: order.price === undefined ? undefined : parsePrice(client, order.price, { exchange, kind }),
  }
  if (instrument.exchange === 'KRX') return parseKrxOrder(client, order, { ...instrument, ...terms, kind })
  if (order.triggerPrice !== undefined)
    throw new KisInputError({
      field: 'triggerPrice',
      rule: `is given, and ${exchange} has no stop limits; leave it out`,
    })
  return parseOverseasOrder(client, order, { ...instrument, ...terms })
}

/** Fields of a new order. */
export const orderFields: FieldsOf<NewOrder> = {
  symbol: true,
  exchange: true,
  side: true,
  quantity: true,
  price: true,
  type: true,
  triggerPrice: true,
  venue: true,
  daytime: true,
  kind: true,
  reserved: true,
}

interface Terms {
  /** Reservation; undefined for an order that KIS sends at once. */
  readonly reserved: Reservation | undefined
  readonly side: 'buy' | 'sell'
  readonly quantity: Decimal
  readonly price: Decimal | undefined
}

/** Order on KRX whose form was checked. */
interface KrxOrder extends Terms {
  readonly symbol: StockSymbol
  readonly exchange: 'KRX'
  readonly kind: InstrumentKind | undefined
  readonly venue: Venue
  readonly type: KrxOrderType
  readonly triggerPrice: Decimal | undefined
}

/** Order abroad whose form was checked. */
interface OverseasOrder extends Terms {
  readonly symbol: OverseasSymbol
  readonly exchange: OverseasExchange
  readonly type: UsOrderType
  /** Exchange of an order for the US daytime market; undefined for another order. */
  readonly daytime: 'NASD' | 'NYSE' | 'AMEX' | undefined
}

/** Order whose form was checked, with its defaults. */
export type ParsedOrder = KrxOrder | OverseasOrder

const none = parseDecimal('0')

function parseKrxOrder(
  client: OrderContext,
  order: NewOrder | NewReservedOrder,
  parsed: Omit<KrxOrder, 'venue' | 'type' | 'triggerPrice'>,
): KrxOrder {
  if (order.daytime)
    throw new KisInputError({ field: 'daytime', rule: 'is true, and KRX has no daytime market; leave it out' })
  const { exchange, kind, price } = parsed
  const venue = parseVenue(client, order.venue)
  const triggerPrice =
    order.triggerPrice === undefined
      ? undefined
      : parsePrice(client, order.triggerPrice, { exchange, kind }, 'triggerPrice')
  const type = checkKrxOrderType(client, {
    type: order.type ?? 'limit',
    venue,
    hasPrice: price !== undefined,
    hasTrigger: triggerPrice !== undefined,
  })
  return { ...parsed, venue, type, triggerPrice }
}

function parseOverseasOrder(
  client: Pick<KisClient, 'environment'>,
  order: NewOrder | NewReservedOrder,
  parsed: Omit<OverseasOrder, 'type' | 'daytime'>,
): OverseasOrder {
  const type = checkOverseasType(client, order.type, parsed)
  if (!order.daytime) return { ...parsed, type, daytime: undefined }
  if (type !== 'limit')
    throw new KisInputError({ field: 'type', rule: `"${type}" is not taken by the daytime market; use limit` })
  return { ...parsed, type, daytime: parseDaytime(parsed.exchange) }
}

function reservedTerms(order: ParsedOrder, { until }: Reservation) {
  const { symbol, exchange, side, quantity, price, type } = order
  const kind = order.exchange === 'KRX' ? order.kind : undefined
  return {
    ...{ symbol, exchange, side, quantity, type },
    ...(price !== undefined && { price }),
    ...(until !== undefined && { until }),
    ...(kind !== undefined && { kind }),
  }
}

async function sendKrxOrder(
  client: KisClient,
  { symbol, side, quantity, price, kind, venue, type, triggerPrice }: KrxOrder,
  options: CallOptions | undefined,
): Promise<OrderReference> {
  const input = {
    ord_dv: side,
    PDNO: symbol,
    ORD_DVSN: krxOrderCode(type),
    ORD_QTY: quantity,
    ORD_UNPR: price ?? none,
    EXCG_ID_DVSN_CD: venue,
    ...(triggerPrice !== undefined && { CNDT_PRIC: triggerPrice }),
  } as const
  const { output } = await refusingUnknownSymbol({ symbol, exchange: venue }, client.call(orderCash, input, options))
  return { ...readAcknowledgement(output), symbol, exchange: 'KRX', venue, type, ...(kind && { kind }) }
}

async function sendOverseasOrder(
  client: KisClient,
  order: OverseasOrder,
  options: CallOptions | undefined,
): Promise<OrderReference> {
  const { symbol, exchange, side, quantity, price, type, daytime } = order
  const terms = { PDNO: symbol, ORD_QTY: quantity, OVRS_ORD_UNPR: price ?? none, ORD_SVR_DVSN_CD: '0' } as const
  if (daytime !== undefined) {
    const input = { ...terms, order_dv: side, OVRS_EXCG_CD: daytime, ORD_DVSN: '00' } as const
    const { output } = await refusingUnknownSymbol(order, client.call(daytimeOrder, input, options))
    return { ...readAcknowledgement(output), symbol, exchange, daytime: true }
  }
  const input = {
    ...terms,
    ord_dv: side,
    OVRS_EXCG_CD: exchange,
    ...(side === 'sell' && { SLL_TYPE: '00' as const }),
    ORD_DVSN: usOrderTypes[type],
  } as const
  const { output } = await refusingUnknownSymbol(order, client.call(overseasOrder, input, options))
  return { ...readAcknowledgement(output), symbol, exchange }
}

/** Checks the type of an order abroad. @throws {KisInputError} an unknown type, or one that does not fit the order */
function checkOverseasType(
  { environment }: Pick<KisClient, 'environment'>,
  type: string = 'limit',
  { exchange, side, price }: Pick<OverseasOrder, 'exchange' | 'side' | 'price'>,
): UsOrderType {
  const no = (rule: string, field = 'type') => new KisInputError({ field, rule })
  const value = preview(type)
  if (!isUsOrderType(type))
    throw no(`${value} is not an order type abroad; use ${Object.keys(usOrderTypes).join(', ')}`)
  if (type === 'limit') {
    if (price !== undefined) return type
    throw no('is missing, and KIS takes no orders at the market abroad except MOO and MOC; use a limit', 'price')
  }
  if (marketOf(exchange) !== 'US') throw no(`${value} is for orders on NASD, NYSE and AMEX; use limit on ${exchange}`)
  if (environment === 'paper') throw no(`${value} is not offered in paper trading; use limit`)
  const isAtMarket = type === 'MOO' || type === 'MOC'
  if (isAtMarket && side === 'buy') throw no(`${value} only sells; use ${type === 'MOO' ? 'LOO' : 'LOC'} to buy`)
  if (isAtMarket && price !== undefined)
    throw no(`${preview(price)} is a limit, and ${type} is at the market; leave it out`, 'price')
  if (!isAtMarket && price === undefined) throw no(`is missing; use a limit, which ${type} needs`, 'price')
  return type
}

const isUsOrderType = (type: string): type is UsOrderType => Object.hasOwn(usOrderTypes, type)
