import type { CallOptions, KisClient } from '../client/client.ts'
import { orderCash } from '../endpoints/domestic-stock.gen.ts'
import { order as overseasOrder } from '../endpoints/overseas-stock.gen.ts'
import { KisInputError } from '../errors.ts'
import { type Exchange, marketOf } from '../market/exchange.ts'
import { type Instrument, parseInstrument } from '../market/instrument.ts'
import { parseDecimal } from '../values/decimal.ts'
import { preview } from '../values/preview.ts'
import { type OrderReference, parsePrice, parseQuantity, parseVenue, readAcknowledgement, type Venue } from './order.ts'

export interface NewOrder extends Instrument {
  readonly side: 'buy' | 'sell'
  /** Whole shares. */
  readonly quantity: string
  /** Limit in the instrument's currency. Without it the order is at the market: on KRX, or with MOO and MOC. */
  readonly price?: string
  /** Auction in which alone the order trades. Without it the order trades at any time of the trading hours. */
  readonly auction?: Auction
  /** Venue of a KRX order; paper trading has KRX alone. @default 'KRX' */
  readonly venue?: Venue
}

/**
 * Orders for an auction of the US exchanges: at the open (`MOO`, `LOO`) or at the close (`MOC`, `LOC`), at the market
 * (`M`) or with a limit (`L`). KIS takes them on real accounts only, and orders at the market only for sales.
 */
export type Auction = 'MOO' | 'LOO' | 'MOC' | 'LOC'

/** KIS's `ORD_DVSN`. @see catalog/codes.json overseasOrderType */
const auctionTypes = { MOO: '31', LOO: '32', MOC: '33', LOC: '34' } as const

/**
 * Places an order, once. The client never sends it again.
 *
 * @example
 * const order = await placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '10', price: '70000' })
 * @returns the reference that `reviseOrder` and `cancelOrder` take
 * @throws {KisInputError} not-sent: a symbol, side, quantity, price, auction or venue that KIS cannot take
 * @throws {KisRefusedError} refused: KIS did not take the order
 * @throws {KisUnansweredError} unknown: the order may exist. List today's orders to find out
 */
export async function placeOrder(client: KisClient, order: NewOrder, options?: CallOptions): Promise<OrderReference> {
  const { symbol, exchange } = parseInstrument(order)
  if (order.side !== 'buy' && order.side !== 'sell') {
    throw new KisInputError({ field: 'side', rule: `${preview(order.side)} is not a side; use buy or sell` })
  }
  const ORD_QTY = parseQuantity(order.quantity)
  const price = order.price === undefined ? undefined : parsePrice(order.price, exchange)
  if (order.auction !== undefined) checkAuction(client, order.auction, { ...order, exchange })
  if (exchange === 'KRX') {
    const venue = parseVenue(client, order.venue)
    const input = {
      ord_dv: order.side,
      PDNO: symbol,
      ORD_DVSN: price === undefined ? '01' : '00',
      ORD_QTY,
      ORD_UNPR: price ?? parseDecimal('0'),
      EXCG_ID_DVSN_CD: venue,
    } as const
    const { output } = await client.call(orderCash, input, options)
    return { ...readAcknowledgement(output), symbol, exchange, venue }
  }
  if (price === undefined && order.auction === undefined) {
    throw new KisInputError({
      field: 'price',
      rule: 'is missing, and KIS takes no orders at the market abroad except MOO and MOC; use a limit',
    })
  }
  const input = {
    ord_dv: order.side,
    OVRS_EXCG_CD: exchange,
    PDNO: symbol,
    ORD_QTY,
    OVRS_ORD_UNPR: price ?? parseDecimal('0'),
    ...(order.side === 'sell' && { SLL_TYPE: '00' as const }),
    ORD_SVR_DVSN_CD: '0',
    ORD_DVSN: order.auction === undefined ? '00' : auctionTypes[order.auction],
  } as const
  const { output } = await client.call(overseasOrder, input, options)
  return { ...readAcknowledgement(output), symbol, exchange }
}

/** @throws {KisInputError} an unknown auction, or one that does not fit the order */
function checkAuction(
  { environment }: KisClient,
  auction: Auction,
  { exchange, side, price }: Pick<NewOrder, 'side' | 'price'> & { readonly exchange: Exchange },
): void {
  const no = (rule: string, field = 'auction') => new KisInputError({ field, rule })
  const value = preview(auction)
  if (!Object.hasOwn(auctionTypes, auction))
    throw no(`${value} is not an auction; use ${Object.keys(auctionTypes).join(', ')}`)
  if (marketOf(exchange) !== 'US')
    throw no(`${value} is for orders on NASD, NYSE and AMEX; leave it out on ${exchange}`)
  if (environment === 'paper') throw no(`${value} is not offered in paper trading; leave it out`)
  const isAtMarket = auction === 'MOO' || auction === 'MOC'
  if (isAtMarket && side === 'buy') throw no(`${value} only sells; use ${auction === 'MOO' ? 'LOO' : 'LOC'} to buy`)
  if (isAtMarket && price !== undefined)
    throw no(`${preview(price)} is a limit, and ${auction} is at the market; leave it out`, 'price')
  if (!isAtMarket && price === undefined) throw no(`is missing; use a limit, which ${auction} needs`, 'price')
}
