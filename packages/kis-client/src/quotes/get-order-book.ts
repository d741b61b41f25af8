import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquireAskingPriceExpCcnOutput1, inquireAskingPriceExpCcn } from '../endpoints/domestic-stock.gen.ts'
import { type InquireAskingPriceOutput2, inquireAskingPrice } from '../endpoints/overseas-stock.gen.ts'
import { KisUnknownSymbolError } from '../errors.ts'
import { currencyOf, type Exchange, quoteExchange } from '../market/exchange.ts'
import { type Instrument, type ParsedOverseas, parseInstrument } from '../market/instrument.ts'
import type { Currency } from '../market/market.ts'
import { readDecimal, readOptionalDecimal } from '../values/answer-fields.ts'
import type { Decimal } from '../values/decimal.ts'
import type { StockSymbol } from '../values/symbols.ts'

/** The orders that wait at one price. */
export interface OrderBookLevel {
  readonly price: Decimal
  /** Shares. */
  readonly quantity: Decimal
}

/** What waits to be bought and sold. */
export interface OrderBook {
  readonly symbol: string
  readonly exchange: Exchange
  readonly currency: Currency
  /** Sell orders, the lowest price first; at most ten levels. Empty at the upper price limit, and before the market opens. */
  readonly asks: readonly OrderBookLevel[]
  /** Buy orders, the highest price first. */
  readonly bids: readonly OrderBookLevel[]
  /** Shares over all levels, those that are not listed included. */
  readonly totalAskQuantity: Decimal | undefined
  readonly totalBidQuantity: Decimal | undefined
  /** Time of the book's last change as `HHmmss`, in the exchange's local time: after hours that of the close. KIS names no day. */
  readonly time: string | undefined
}

/**
 * The order book of an instrument now.
 *
 * @throws {KisInputError} not-sent: the symbol cannot be one of that exchange
 * @throws {KisUnknownSymbolError} KIS knows no such instrument
 * @throws what `KisClient.call` throws
 */
export async function getOrderBook(
  client: KisClient,
  instrument: Instrument,
  options?: CallOptions,
): Promise<OrderBook> {
  const parsed = parseInstrument(instrument)
  return parsed.exchange === 'KRX'
    ? readDomesticOrderBook(client, parsed.symbol, options)
    : readOverseasOrderBook(client, parsed, options)
}

async function readDomesticOrderBook(
  client: KisClient,
  symbol: StockSymbol,
  options: CallOptions | undefined,
): Promise<OrderBook> {
  const input = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: symbol } as const
  const { output1, output2 } = await client.call(inquireAskingPriceExpCcn, input, options)
  // KIS answers a symbol that it does not know with a price of 0.
  const price = readOptionalDecimal(output2.stck_prpr, 'stck_prpr')
  if (price === undefined || Number(price) === 0) throw new KisUnknownSymbolError(symbol)
  return {
    symbol,
    exchange: 'KRX',
    currency: currencyOf('KRX'),
    asks: readDomesticLevels(output1, 'ask'),
    bids: readDomesticLevels(output1, 'bid'),
    totalAskQuantity: readOptionalDecimal(output1.total_askp_rsqn, 'total_askp_rsqn'),
    totalBidQuantity: readOptionalDecimal(output1.total_bidp_rsqn, 'total_bidp_rsqn'),
    time: output1.aspr_acpt_hour,
  }
}

/** Reads the order book of an instrument abroad: ten levels in the US, one in Asia. */
async function readOverseasOrderBook(
  client: KisClient,
  { exchange, symbol }: ParsedOverseas,
  options: CallOptions | undefined,
): Promise<OrderBook> {
  const input = { EXCD: quoteExchange[exchange], SYMB: symbol }
  const { output1, output2 } = await client.call(inquireAskingPrice, input, options)
  // An unknown symbol is answered with success and no price.
  if (output1.last === undefined) throw new KisUnknownSymbolError(symbol)
  return {
    symbol,
    exchange,
    currency: currencyOf(exchange),
    asks: readOverseasLevels(output2, 'ask'),
    bids: readOverseasLevels(output2, 'bid'),
    totalAskQuantity: readOptionalDecimal(output1.avol, 'avol'),
    totalBidQuantity: readOptionalDecimal(output1.bvol, 'bvol'),
    time: output1.dhms,
  }
}

const levelNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

const readDomesticLevels = (block: InquireAskingPriceExpCcnOutput1, side: 'ask' | 'bid'): readonly OrderBookLevel[] =>
  readLevels(block, (level) => [`${side}p${level}`, `${side}p_rsqn${level}`])

const readOverseasLevels = (block: InquireAskingPriceOutput2, side: 'ask' | 'bid'): readonly OrderBookLevel[] =>
  readLevels(block, (level) => [`p${side}${level}`, `v${side}${level}`])

/** Leaves out the levels that KIS leaves out or sends with a price of 0: no order waits there. */
function readLevels<Name extends string>(
  block: Readonly<Partial<Record<Name, string>>>,
  namesOf: (level: (typeof levelNumbers)[number]) => readonly [price: Name, quantity: Name],
): readonly OrderBookLevel[] {
  return levelNumbers.flatMap((level) => {
    const [priceName, quantityName] = namesOf(level)
    const price = readOptionalDecimal(block[priceName], priceName)
    if (price === undefined || Number(price) === 0) return []
    return [{ price, quantity: readDecimal(block[quantityName], quantityName) }]
  })
}
