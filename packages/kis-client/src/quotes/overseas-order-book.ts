import type { CallOptions, KisClient } from '../client/client.ts'
import { type InquireAskingPriceOutput2, inquireAskingPrice } from '../endpoints/overseas-stock.gen.ts'
import { KisUnknownSymbolError } from '../errors.ts'
import { currencyOf, type ParsedOverseas, quoteExchange } from '../market/instrument.ts'
import { readDecimal, readOptionalDecimal } from '../values/values.ts'
import type { OrderBook, OrderBookLevel } from './get-order-book.ts'

/** The order book of an instrument abroad: ten levels in the US, one in Asia. What KIS leaves out or sends as 0 is no level. */
export async function readOverseasOrderBook(
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
    asks: readLevels(output2, 'ask'),
    bids: readLevels(output2, 'bid'),
    totalAskQuantity: readOptionalDecimal(output1.avol, 'avol'),
    totalBidQuantity: readOptionalDecimal(output1.bvol, 'bvol'),
    time: output1.dhms,
  }
}

const levelNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

function readLevels(block: InquireAskingPriceOutput2, side: 'ask' | 'bid'): readonly OrderBookLevel[] {
  return levelNumbers.flatMap((level) => {
    const price = readOptionalDecimal(block[`p${side}${level}`], `p${side}${level}`)
    if (price === undefined || Number(price) === 0) return []
    return [{ price, quantity: readDecimal(block[`v${side}${level}`], `v${side}${level}`) }]
  })
}
