import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquireAskingPriceExpCcnOutput1, inquireAskingPriceExpCcn } from '../endpoints/domestic-stock.gen.ts'
import { type InquireAskingPriceOutput2, inquireAskingPrice } from '../endpoints/overseas-stock.gen.ts'
import { KisUnknownSymbolError } from '../errors.ts'
import { currencyOf, type Exchange, quoteExchange } from '../market/exchange.ts'
import { type Instrument, type ParsedOverseas, parseInstrument } from '../market/instrument.ts'
import type { Currency } from '../market/market.ts'
import { readDecimal, readOptionalDecimal, readOptionalPrice } from '../values/answer-fields.ts'
import type { Decimal } from '../values/decimal.ts'
import type { StockSymbol } from '../values/symbols.ts'
import { type AtVenue, marketCode, parseQuoteVenue, type QuoteVenue, quotedFields } from './quote-venue.ts'
import { readInterruption } from './read-interruption.ts'

/** Open orders at one price. */
export interface OrderBookLevel {
  /** Price in the currency of the book. */
  readonly price: Decimal
  /** Shares of all open orders at the price. */
  readonly quantity: Decimal
}

/** Open orders of an instrument on both sides. */
export interface OrderBook {
  /** Symbol on `exchange`. */
  readonly symbol: string
  /** Exchange that lists the instrument. */
  readonly exchange: Exchange
  /** Currency of all prices. */
  readonly currency: Currency
  /** Venue whose orders are shown; undefined abroad. */
  readonly venue: QuoteVenue | undefined
  /** Sell orders, lowest price first; at most ten levels. Empty at the upper price limit, and before the market opens. */
  readonly asks: readonly OrderBookLevel[]
  /** Buy orders, highest price first. */
  readonly bids: readonly OrderBookLevel[]
  /** KIS's total of the sell orders, in shares. Whether it includes levels that are not listed is not documented. */
  readonly totalAskQuantity: Decimal | undefined
  /** KIS's total of the buy orders, in shares. Whether it includes levels that are not listed is not documented. */
  readonly totalBidQuantity: Decimal | undefined
  /**
   * Clock time of the last change as `HHmmss`; after hours the time of the close. It is not an instant: on KRX, where it is
   * Korean time, KIS names no day, and abroad KIS does not document the zone.
   */
  readonly time: string | undefined
  /** Whether a volatility interruption (VI) has turned trading into a single-price auction; undefined abroad. */
  readonly isInAuction: boolean | undefined
}

/**
 * Returns the order book of an instrument now, with one call. While a market abroad has no price yet, both sides are empty.
 *
 * @example
 * const { asks, bids } = await getOrderBook(kis, { symbol: '005930' })
 * @throws {KisInputError} not-sent: the symbol does not have the form of the exchange's symbols, or an unknown venue
 * @throws {KisUnknownSymbolError} refused: the exchange or the venue lists no such symbol
 * @throws what `KisClient.call` throws
 */
export async function getOrderBook(
  client: KisClient,
  instrument: Instrument & AtVenue,
  options?: CallOptions,
): Promise<OrderBook> {
  checkAction({ of: 'getOrderBook', client, input: instrument, fields: quotedFields, options, takesRecords: true })
  const parsed = parseInstrument(instrument)
  const at = parseQuoteVenue(instrument.venue, parsed.exchange)
  return parsed.exchange === 'KRX'
    ? readDomesticOrderBook(client, parsed.symbol, at, options)
    : readOverseasOrderBook(client, parsed, options)
}

async function readDomesticOrderBook(
  client: KisClient,
  symbol: StockSymbol,
  venue: QuoteVenue,
  options: CallOptions | undefined,
): Promise<OrderBook> {
  const input = { FID_COND_MRKT_DIV_CODE: marketCode(venue), FID_INPUT_ISCD: symbol }
  const { output1, output2 } = await client.call(inquireAskingPriceExpCcn, input, options)
  // A known symbol without a price today still has the close before it; an unknown one has neither.
  const price = readOptionalPrice(output2.stck_prpr, 'stck_prpr') ?? readOptionalPrice(output2.stck_sdpr, 'stck_sdpr')
  if (price === undefined) throw new KisUnknownSymbolError(symbol, venue === 'NXT' ? 'NXT' : 'KRX')
  return {
    symbol,
    exchange: 'KRX',
    currency: currencyOf('KRX'),
    venue,
    asks: readDomesticLevels(output1, 'ask'),
    bids: readDomesticLevels(output1, 'bid'),
    totalAskQuantity: readOptionalDecimal(output1.total_askp_rsqn, 'total_askp_rsqn'),
    totalBidQuantity: readOptionalDecimal(output1.total_bidp_rsqn, 'total_bidp_rsqn'),
    time: output1.aspr_acpt_hour,
    isInAuction: readInterruption(output2.vi_cls_code),
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
  // `last` is empty or zero while the market has no price yet; for an unknown symbol `base` is too.
  const price = readOptionalPrice(output1.last, 'last') ?? readOptionalPrice(output1.base, 'base')
  if (price === undefined) throw new KisUnknownSymbolError(symbol, exchange)
  return {
    symbol,
    exchange,
    currency: currencyOf(exchange),
    venue: undefined,
    asks: readOverseasLevels(output2, 'ask'),
    bids: readOverseasLevels(output2, 'bid'),
    totalAskQuantity: readOptionalDecimal(output1.avol, 'avol'),
    totalBidQuantity: readOptionalDecimal(output1.bvol, 'bvol'),
    time: output1.dhms,
    isInAuction: undefined,
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
    const price = readOptionalPrice(block[priceName], priceName)
    return price === undefined ? [] : [{ price, quantity: readDecimal(block[quantityName], quantityName) }]
  })
}
