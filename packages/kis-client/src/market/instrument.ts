import { KisAnswerError, KisInputError } from '../errors.ts'
import { type OverseasSymbol, parseOverseasSymbol, parseStockSymbol, type StockSymbol } from '../values/values.ts'
import type { Market } from './tick.ts'

/** Where an instrument is listed: KRX, or an exchange abroad by the code that KIS's orders use. */
export type Exchange = 'KRX' | OverseasExchange
/**
 * New York (`NASD`, `NYSE`, `AMEX`), Hong Kong (`SEHK`), Shanghai (`SHAA`), Shenzhen (`SZAA`), Tokyo (`TKSE`), Hanoi
 * (`HASE`) and Ho Chi Minh City (`VNSE`).
 *
 * @see catalog/codes.json overseasExchange
 */
export type OverseasExchange = 'NASD' | 'NYSE' | 'AMEX' | 'SEHK' | 'SHAA' | 'SZAA' | 'TKSE' | 'HASE' | 'VNSE'
/** A market abroad: a country, whose exchanges share one currency. */
export type OverseasMarket = Exclude<Market, 'KRX'>
export type Currency = 'KRW' | 'USD' | 'HKD' | 'CNY' | 'JPY' | 'VND'

export interface Instrument {
  /** `005930` on KRX; abroad a ticker such as `AAPL`, or digits such as `00700` in Hong Kong and `7203` in Tokyo. */
  readonly symbol: string
  /** @default 'KRX' */
  readonly exchange?: Exchange
}

/** An instrument whose symbol has the form that its exchange gives it. */
export type ParsedInstrument =
  | { readonly exchange: 'KRX'; readonly symbol: StockSymbol }
  | { readonly exchange: OverseasExchange; readonly symbol: OverseasSymbol }

/** One that is listed abroad. */
export type ParsedOverseas = Exclude<ParsedInstrument, { readonly exchange: 'KRX' }>

/** KIS's `EXCD`: quotations name an exchange by three letters, orders by four. */
export type QuoteExchange = 'NAS' | 'NYS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'TSE' | 'HNX' | 'HSX'

/** @see catalog/codes.json overseasExchange.orderToQuote */
export const quoteExchange: Readonly<Record<OverseasExchange, QuoteExchange>> = {
  NASD: 'NAS',
  NYSE: 'NYS',
  AMEX: 'AMS',
  SEHK: 'HKS',
  SHAA: 'SHS',
  SZAA: 'SZS',
  TKSE: 'TSE',
  HASE: 'HNX',
  VNSE: 'HSX',
}

/** The exchanges of a market abroad. */
export const exchangesOf: Readonly<Record<OverseasMarket, readonly OverseasExchange[]>> = {
  US: ['NASD', 'NYSE', 'AMEX'],
  HK: ['SEHK'],
  CN: ['SHAA', 'SZAA'],
  JP: ['TKSE'],
  VN: ['HASE', 'VNSE'],
}

const overseasMarkets: readonly OverseasMarket[] = ['US', 'HK', 'CN', 'JP', 'VN']
const overseasExchanges: readonly OverseasExchange[] = overseasMarkets.flatMap((market) => exchangesOf[market])

/** The market that an exchange belongs to. */
export const marketOf = (exchange: Exchange): Market =>
  overseasMarkets.find((market) => exchangesOf[market].some((known) => known === exchange)) ?? 'KRX'

/** The money that a market trades in. */
export const currencyOfMarket: Readonly<Record<OverseasMarket, Exclude<Currency, 'KRW'>>> & { readonly KRX: 'KRW' } = {
  KRX: 'KRW',
  US: 'USD',
  HK: 'HKD',
  CN: 'CNY',
  JP: 'JPY',
  VN: 'VND',
}

export const currencyOf = (exchange: Exchange): Currency => currencyOfMarket[marketOf(exchange)]

/** The exchange that an answer names by KIS's order code; undefined for a code that is none. */
export const findOverseasExchange = (code: string | undefined): OverseasExchange | undefined =>
  overseasExchanges.find((known) => known === code)

/** @throws {KisInputError} no such market */
export function parseMarket(market: Market): Market {
  if (market === 'KRX' || overseasMarkets.includes(market)) return market
  throw new KisInputError({ field: 'market', rule: `must be one of KRX, ${overseasMarkets.join(', ')}` })
}

/** @throws {KisInputError} no money of a market */
export function parseCurrency(currency: Currency): Currency {
  const currencies: readonly Currency[] = Object.values(currencyOfMarket)
  if (currencies.includes(currency)) return currency
  throw new KisInputError({ field: 'currency', rule: `must be one of ${currencies.join(', ')}` })
}

/** The exchange of a row of a list. @throws {KisAnswerError} the code is none */
export function readExchange(code: string | undefined): OverseasExchange {
  const exchange = findOverseasExchange(code)
  if (exchange === undefined)
    throw new KisAnswerError('KIS answered with an unknown exchange', { field: 'ovrs_excg_cd' })
  return exchange
}

/** @throws {KisInputError} an unknown exchange, or a symbol that none of its instruments can have */
export function parseInstrument({ symbol, exchange = 'KRX' }: Instrument): ParsedInstrument {
  if (exchange === 'KRX') return { exchange, symbol: parseStockSymbol(symbol) }
  if (findOverseasExchange(exchange) === undefined) {
    throw new KisInputError({ field: 'exchange', rule: `must be one of KRX, ${overseasExchanges.join(', ')}` })
  }
  return { exchange, symbol: parseOverseasSymbol(symbol) }
}
