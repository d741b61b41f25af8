import { KisAnswerError, KisInputError } from '../errors.ts'
import { type Exchange, marketOf, parseExchange } from '../market/exchange.ts'
import { exchangeDate } from '../market/exchange-date.ts'
import type { InstrumentKind } from '../market/instrument.ts'
import type { Market } from '../market/market.ts'
import { marketRules } from '../market/rules.gen.ts'
import { compareDecimals, type Decimal, parseDecimal } from '../values/decimal.ts'
import { isRecord } from '../values/json-record.ts'
import { preview } from '../values/preview.ts'
import { checkKrxTick, checkUsTick } from './check-tick.ts'
import type { OrderContext } from './order-context.ts'
import type { KrxOrderType } from './order-type.ts'
import type { Venue } from './venue.ts'

/** Reference to an order that KIS has numbered: all that `reviseOrder` and `cancelOrder` need. */
export interface OrderReference {
  /** Number of the order, KIS's `ODNO`. */
  readonly number: string
  /** Branch that took the order, KIS's `KRX_FWDG_ORD_ORGNO`. */
  readonly branch: string
  /** Symbol on its exchange, KIS's `PDNO`. */
  readonly symbol: string
  /** Exchange of the instrument: KRX also for an order on NXT or through SOR. */
  readonly exchange: Exchange
  /** Venue of a KRX order. KIS refuses to revise or cancel the order through another venue. */
  readonly venue?: Venue
  /** Order type of a KRX order; missing where KIS lists a code that is not known here. */
  readonly type?: KrxOrderType | undefined
  /**
   * Whether the order is of the US daytime market, where alone it can be revised and cancelled. KIS's lists do not say it: give
   * it to a listed order yourself.
   */
  readonly daytime?: boolean
  /** Kind of a KRX instrument, where `placeOrder` was given it: the price of a revision is checked against its tick grid. */
  readonly kind?: InstrumentKind | undefined
}

/**
 * Checks the reference to an order, of which untyped code may have kept the number alone.
 *
 * @throws {KisInputError} the value is not a reference, or lacks a part
 */
export function checkReference(order: OrderReference): void {
  const use = 'pass what placeOrder returned, or an order of listOrders; to use it later, store the whole reference'
  if (!isRecord(order))
    throw new KisInputError({ field: 'order', rule: `${preview(order)} is not a reference; ${use}` })
  for (const part of ['number', 'branch', 'symbol'] as const) {
    const value: unknown = order[part]
    if (typeof value === 'string' && value !== '') continue
    const found = value === undefined ? 'is missing' : `${preview(value)} is not text`
    throw new KisInputError({ field: `order.${part}`, rule: `${found}; ${use}` })
  }
  parseExchange(order.exchange, 'order.exchange')
}

/** Parses the quantity of an order. @throws {KisInputError} the quantity is not a whole number above zero */
export function parseQuantity(quantity: string): Decimal {
  if (typeof quantity !== 'string' || !/^[1-9]\d*$/.test(quantity))
    throw new KisInputError({
      field: 'quantity',
      rule: `${preview(quantity)} is not a whole number of shares above zero; use text such as '10'`,
    })
  return parseDecimal(quantity, 'quantity')
}

/**
 * Parses the price of an order. Outside Korea and the US the tick grid is not known here, and KIS checks it. A
 * price as an answer of KIS has it, such as "185.5000", loses its padding.
 *
 * @throws {KisInputError} the price is not above zero, is off the tick grid, or has more decimals than the exchange
 */
export function parsePrice(
  client: Pick<OrderContext, 'clock'>,
  price: string,
  { exchange, kind }: Pick<OrderReference, 'exchange' | 'kind'>,
  field = 'price',
): Decimal {
  const given = parseDecimal(price, field)
  if (compareDecimals(given, parseDecimal('0')) <= 0)
    throw new KisInputError({ field, rule: `"${given}" is not above zero; use a price above zero` })
  const market = marketOf(exchange)
  const parsed = withoutPadding(given, market)
  const decimals = parsed.split('.')[1]?.length ?? 0
  if (market === 'US') checkUsTick(parsed, field)
  const most = mostDecimals(market, parsed)
  if (decimals > most)
    throw new KisInputError({ field, rule: `"${parsed}" has too many decimals; use at most ${most} on ${exchange}` })
  if (market === 'KRX') checkKrxTick(parsed, { kind, date: exchangeDate('KRX', client.clock.now()), field })
  return parsed
}

/** Cuts zeros beyond the decimals of an order's price: KIS prints four in quotes of the US, and eight in lists of orders. */
function withoutPadding(price: Decimal, market: Market): Decimal {
  const [whole = '', fraction = ''] = price.split('.')
  const most = mostDecimals(market, price)
  if (fraction.length <= most || !/^0+$/.test(fraction.slice(most))) return price
  return parseDecimal(most === 0 ? whole : `${whole}.${fraction.slice(0, most)}`)
}

/**
 * Returns the largest number of decimals that a price may have.
 *
 * @see catalog/market-rules.json tick.us and tick.noticePriceDecimals
 */
function mostDecimals(market: Market, price: Decimal): number {
  if (market === 'KRX') return 0
  // US prices of one dollar and more have two decimals, below that four.
  if (market === 'US' && compareDecimals(price, parseDecimal('1')) >= 0) return 2
  return marketRules.tick.noticePriceDecimals[market]
}

/**
 * Reads number and branch from the answer to an order. KIS writes the names in capitals for new orders and in small
 * letters for revisions, but not always.
 *
 * @throws {KisAnswerError} the order exists, but its number is missing
 */
export function readAcknowledgement(block: object): { readonly number: string; readonly branch: string } {
  const values = new Map(Object.entries(block).map(([name, value]) => [name.toUpperCase(), value]))
  const read = (field: string): string => {
    const value: unknown = values.get(field)
    if (typeof value !== 'string')
      throw new KisAnswerError(`KIS took the order and answered without ${field}`, { field })
    return value
  }
  return { number: read('ODNO'), branch: read('KRX_FWDG_ORD_ORGNO') }
}
