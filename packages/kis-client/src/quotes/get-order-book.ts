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

/** Open orders at one price. */
export interface OrderBookLevel {
  readonly price: Decimal
  /** Shares. */
  readonly quantity: Decimal
}

/** Open orders of an instrument on both sides. */
export interface OrderBook {
  readonly symbol: string
  readonly exchange: Exchange
  readonly currency: Currency
  /** Sell orders, lowest price first; at most ten levels. Empty at the upper price limit, and before the market opens. */
  readonly asks: readonly OrderBookLevel[]
  /** Buy orders, highest price first. */
  readonly bids: readonly OrderBookLevel[]
  /** Shares of all levels, including levels that are not listed. */
  readonly totalAskQuantity: Decimal | undefined
  readonly totalBidQuantity: Decimal | undefined
  /**
   * Clock time of the last change as `HHmmss`; after hours the time of the close. It is not an instant: on KRX, where it is
   * Korean time, KIS names no day, and abroad KIS does not document the zone.
   */
  readonly time: string | undefined
}

/**
 * Returns the order book of an instrument now.
 *
 * @example
 * const { asks, bids } = await getOrderBook(kis, { symbol: '005930' })
 * @throws {KisInputError} not-sent: the symbol does not have the form of the exchange's symbols
 * @throws {KisUnknownSymbolError} refused: the exchange lists no such symbol
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
  // KIS answers an unknown symbol with a price of 0.
  const price = readOptionalDecimal(output2.stck_prpr, 'stck_prpr')
  if (price === undefined || Number(price) === 0) throw new KisUnknownSymbolError(symbol, 'KRX')
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
  // KIS answers an unknown symbol with success, but without a price.
  if (output1.last === undefined) throw new KisUnknownSymbolError(symbol, exchange)
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

/** Reads the levels that have orders. KIS leaves the others out, or sends them with a price of 0. */
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
