import {
  exchangesOf,
  findOverseasExchange,
  type OverseasExchange,
  type QuoteExchange,
  quoteExchange,
} from '../../market/exchange.ts'
import type { Currency, OverseasMarket } from '../../market/market.ts'
import type { Instruments, SimulatedInstrument } from './instruments.ts'
import { formatRatio, unitsOf } from './price-units.ts'

/** Facts of a market abroad that KIS's answers print. */
export interface OverseasMarketFacts {
  readonly currency: Currency
  readonly currencyName: string
  /** Country code `NATN_CD`, ISO 3166. */
  readonly country: string
  readonly countryName: string
  /** Won for `lot` of its money, in hundredths. The simulator's rates never change. */
  readonly rate: bigint
  /** Amount that the rate is for: KIS quotes yen and dong by the hundred, and calls it the unit amount. */
  readonly lot: bigint
}

export const overseasMarketFacts: Readonly<Record<OverseasMarket, OverseasMarketFacts>> = {
  US: { currency: 'USD', currencyName: '미국 달러', country: '840', countryName: '미국', rate: 140_000n, lot: 1n },
  HK: { currency: 'HKD', currencyName: '홍콩 달러', country: '344', countryName: '홍콩', rate: 18_000n, lot: 1n },
  CN: { currency: 'CNY', currencyName: '중국 위안', country: '156', countryName: '중국', rate: 19_500n, lot: 1n },
  JP: { currency: 'JPY', currencyName: '일본 엔', country: '392', countryName: '일본', rate: 93_000n, lot: 100n },
  VN: { currency: 'VND', currencyName: '베트남 동', country: '704', countryName: '베트남', rate: 550n, lot: 100n },
}

export const overseasMarkets: readonly OverseasMarket[] = ['US', 'HK', 'CN', 'JP', 'VN']

/** Names of one exchange in KIS's queries and answers. */
export interface OverseasExchangeFacts {
  readonly market: OverseasMarket
  readonly name: string
  /** Product type, `PRDT_TYPE_CD`. @see catalog/codes.json overseasReservedOrder */
  readonly product: string
  /** Market code within its country, `TR_MKET_CD`. */
  readonly marketCode: string
}

/** Facts of the exchanges by KIS's order code. */
export const overseasExchangeFacts: Readonly<Record<OverseasExchange, OverseasExchangeFacts>> = {
  NASD: { market: 'US', name: '나스닥', product: '512', marketCode: '01' },
  NYSE: { market: 'US', name: '뉴욕거래소', product: '513', marketCode: '02' },
  AMEX: { market: 'US', name: '아멕스', product: '529', marketCode: '05' },
  SEHK: { market: 'HK', name: '홍콩', product: '501', marketCode: '01' },
  SHAA: { market: 'CN', name: '상해A', product: '551', marketCode: '03' },
  SZAA: { market: 'CN', name: '심천A', product: '552', marketCode: '04' },
  TKSE: { market: 'JP', name: '일본', product: '515', marketCode: '01' },
  HASE: { market: 'VN', name: '하노이거래소', product: '507', marketCode: '01' },
  VNSE: { market: 'VN', name: '호치민거래소', product: '508', marketCode: '02' },
}

const exchangeCodes: readonly OverseasExchange[] = overseasMarkets.flatMap((market) => exchangesOf[market])

/** Exchange abroad, with the facts of it and of its market. */
export interface OverseasPlace extends OverseasExchangeFacts, OverseasMarketFacts {
  /** Code of the exchange in KIS's orders. */
  readonly code: OverseasExchange
}

/** Returns the exchange abroad that trades an instrument. @throws {Error} KRX trades it */
export function overseasPlaceOf({ listing, symbol }: Pick<SimulatedInstrument, 'listing' | 'symbol'>): OverseasPlace {
  const code = exchangeCodes.find((known) => quoteExchange[known] === listing)
  if (code === undefined) throw new Error(`${symbol} does not trade abroad`)
  const exchange = overseasExchangeFacts[code]
  return { ...overseasMarketFacts[exchange.market], ...exchange, code }
}

/** Codes of KIS for the daytime market of the US; the simulator has one price for day and night. */
const daytime: Readonly<Record<string, QuoteExchange>> = { BAQ: 'NAS', BAY: 'NYS', BAA: 'AMS' }

/** Returns the instruments that a quotation's `EXCD` covers. */
export const quotedOn = ({ all }: Instruments, code: string): readonly SimulatedInstrument[] =>
  all.filter(({ market, listing }) => market !== 'KRX' && listing === (daytime[code] ?? code))

/** Finds an instrument by a quotation's `EXCD` and its symbol. */
export function findQuoted(instruments: Instruments, code: string, symbol: string): SimulatedInstrument | undefined {
  const listing = daytime[code] ?? code
  const place = exchangeCodes.find((known) => quoteExchange[known] === listing)
  const found = place && instruments.find(overseasExchangeFacts[place].market, symbol)
  return found?.listing === listing ? found : undefined
}

/** Finds an instrument by its product type (`PRDT_TYPE_CD`), which names the exchange, and its symbol. */
export function findByProduct(
  instruments: Instruments,
  product: string,
  symbol: string,
): SimulatedInstrument | undefined {
  const place = exchangeCodes.find((known) => overseasExchangeFacts[known].product === product)
  return place && findQuoted(instruments, quoteExchange[place], symbol)
}

/** Returns the market of a query's order code, or of NAS for Nasdaq alone. */
export const marketOfCode = (code: string): OverseasMarket | undefined => {
  const exchange = findOverseasExchange(code === 'NAS' ? 'NASD' : code)
  return exchange && overseasExchangeFacts[exchange].market
}

/** Formats the won for the currency's lot as KIS prints a rate. */
export const formatRate = (market: OverseasMarket): string => formatRatio(overseasMarketFacts[market].rate, 100n, 8)

/** Formats an amount in units of the market's money as won with `digits` decimals, cut off. */
export function formatWon(market: OverseasMarket, units: bigint, digits = 0): string {
  const { rate, lot } = overseasMarketFacts[market]
  return formatRatio(units * rate, unitsOf(market) * lot * 100n, digits)
}

/** Returns an amount in units of the market's money as a whole number of won. */
export const toWon = (market: OverseasMarket, units: bigint): bigint => BigInt(formatWon(market, units))
