import { KisInputError } from '../errors.ts'
import { type OverseasSymbol, parseOverseasSymbol, parseStockSymbol, type StockSymbol } from '../values.ts'

/** Where an instrument is listed: KRX, or one of the US exchanges by the code that KIS's orders use. */
export type Exchange = 'KRX' | UsExchange
export type UsExchange = 'NASD' | 'NYSE' | 'AMEX'
export type Currency = 'KRW' | 'USD'

export interface Instrument {
  /** `005930` on KRX, a ticker such as `AAPL` elsewhere. */
  readonly symbol: string
  /** @default 'KRX' */
  readonly exchange?: Exchange
}

/** An instrument whose symbol has the form that its exchange gives it. */
export type ParsedInstrument =
  | { readonly exchange: 'KRX'; readonly symbol: StockSymbol }
  | { readonly exchange: UsExchange; readonly symbol: OverseasSymbol }

export const usExchanges: readonly UsExchange[] = ['NASD', 'NYSE', 'AMEX']

/** Quotations name an exchange by three letters, orders by four. @see catalog/codes.json overseasExchange.orderToQuote */
export const quoteExchange: Readonly<Record<UsExchange, 'NAS' | 'NYS' | 'AMS'>> = {
  NASD: 'NAS',
  NYSE: 'NYS',
  AMEX: 'AMS',
}

export const currencyOf = (exchange: Exchange): Currency => (exchange === 'KRX' ? 'KRW' : 'USD')

/** @throws {KisInputError} an unknown exchange, or a symbol that none of its instruments can have */
export function parseInstrument({ symbol, exchange = 'KRX' }: Instrument): ParsedInstrument {
  if (exchange === 'KRX') return { exchange, symbol: parseStockSymbol(symbol) }
  if (!usExchanges.includes(exchange)) {
    throw new KisInputError({ field: 'exchange', rule: `must be one of KRX, ${usExchanges.join(', ')}` })
  }
  return { exchange, symbol: parseOverseasSymbol(symbol) }
}
