import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquireAskingPriceExpCcnOutput1, inquireAskingPriceExpCcn } from '../endpoints/domestic-stock.gen.ts'
import { KisUnknownSymbolError } from '../errors.ts'
import { type Currency, currencyOf, type Exchange, type Instrument, parseInstrument } from '../market/instrument.ts'
import { type Decimal, readDecimal, readOptionalDecimal, type StockSymbol } from '../values/values.ts'
import { readOverseasOrderBook } from './overseas-order-book.ts'

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
  /** `HHmmss` by the exchange's clock, when the book last changed: after hours that of the close. KIS names no day. */
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
    asks: readLevels(output1, 'ask'),
    bids: readLevels(output1, 'bid'),
    totalAskQuantity: readOptionalDecimal(output1.total_askp_rsqn, 'total_askp_rsqn'),
    totalBidQuantity: readOptionalDecimal(output1.total_bidp_rsqn, 'total_bidp_rsqn'),
    time: output1.aspr_acpt_hour,
  }
}

const levelNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** A level that nobody waits at has a price of 0: it is none. */
function readLevels(block: InquireAskingPriceExpCcnOutput1, side: 'ask' | 'bid'): readonly OrderBookLevel[] {
  return levelNumbers.flatMap((level) => {
    const price = readOptionalDecimal(block[`${side}p${level}`], `${side}p${level}`)
    if (price === undefined || Number(price) === 0) return []
    return [{ price, quantity: readDecimal(block[`${side}p_rsqn${level}`], `${side}p_rsqn${level}`) }]
  })
}
