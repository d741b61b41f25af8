import type { CallOptions, KisClient } from '../client/client.ts'
import { inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import { price as overseasPrice } from '../endpoints/overseas-stock.gen.ts'
import { KisUnknownSymbolError } from '../errors.ts'
import { currencyOf, type Exchange, quoteExchange } from '../market/exchange.ts'
import { type Instrument, parseInstrument } from '../market/instrument.ts'
import type { Currency } from '../market/market.ts'
import { readDecimal, readOptionalDecimal } from '../values/answer-fields.ts'
import type { Decimal } from '../values/decimal.ts'

/** Price of an instrument now. */
export interface Quote {
  readonly symbol: string
  readonly exchange: Exchange
  readonly currency: Currency
  /** Price of the last trade. */
  readonly price: Decimal
  readonly previousClose: Decimal | undefined
  /** Shares traded today. */
  readonly volume: Decimal | undefined
}

/**
 * Returns the price of an instrument now. Outside trading hours it is the price of the last trade.
 *
 * @example
 * const { price, currency } = await getQuote(kis, { symbol: 'AAPL', exchange: 'NASD' })
 *
 * @throws {KisInputError} not-sent: the symbol does not have the form of the exchange's symbols
 * @throws {KisUnknownSymbolError} refused: the exchange lists no such symbol
 * @throws what `KisClient.call` throws
 */
export async function getQuote(client: KisClient, instrument: Instrument, options?: CallOptions): Promise<Quote> {
  const { symbol, exchange } = parseInstrument(instrument)
  const currency = currencyOf(exchange)
  if (exchange === 'KRX') {
    const input = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: symbol } as const
    const { output } = await client.call(inquirePrice, input, options)
    // KIS answers an unknown symbol with a price of 0.
    const price = readOptionalDecimal(output.stck_prpr, 'stck_prpr')
    if (price === undefined || Number(price) === 0) throw new KisUnknownSymbolError(symbol, 'KRX')
    const previousClose = readOptionalDecimal(output.stck_sdpr, 'stck_sdpr')
    return {
      symbol,
      exchange,
      currency,
      price,
      previousClose,
      volume: readOptionalDecimal(output.acml_vol, 'acml_vol'),
    }
  }
  const input = { EXCD: quoteExchange[exchange], SYMB: symbol }
  const { output } = await client.call(overseasPrice, input, options)
  if (output.last === undefined) throw new KisUnknownSymbolError(symbol, exchange)
  const previousClose = readOptionalDecimal(output.base, 'base')
  const volume = readOptionalDecimal(output.tvol, 'tvol')
  return { symbol, exchange, currency, price: readDecimal(output.last, 'last'), previousClose, volume }
}
