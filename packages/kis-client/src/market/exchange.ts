import { KisAnswerError, KisInputError } from '../errors.ts'
import { preview } from '../values/preview.ts'
import { type Currency, currencyOfMarket, type Market, type OverseasMarket, overseasMarkets } from './market.ts'

/** All exchanges, KRX first, under the codes that KIS's orders use. */
export const exchanges = ['KRX', 'NASD', 'NYSE', 'AMEX', 'SEHK', 'SHAA', 'SZAA', 'TKSE', 'HASE', 'VNSE'] as const

/** Exchange that lists an instrument: KRX, or an exchange abroad. */
export type Exchange = (typeof exchanges)[number]
/**
 * New York (`NASD`, `NYSE`, `AMEX`), Hong Kong (`SEHK`), Shanghai (`SHAA`), Shenzhen (`SZAA`), Tokyo (`TKSE`), Hanoi
 * (`HASE`) and Ho Chi Minh City (`VNSE`).
 *
 * @see catalog/codes.json overseasExchange
 */
export type OverseasExchange = Exclude<Exchange, 'KRX'>

/** KIS's `EXCD`. Quotes name an exchange by three letters, orders by four. */
export type QuoteExchange = 'NAS' | 'NYS' | 'AMS' | 'HKS' | 'SHS' | 'SZS' | 'TSE' | 'HNX' | 'HSX'

/** Quote code of each exchange abroad. @see catalog/codes.json overseasExchange.orderToQuote */
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

/** Exchanges of each market abroad. */
export const exchangesOf: Readonly<Record<OverseasMarket, readonly OverseasExchange[]>> = {
  US: ['NASD', 'NYSE', 'AMEX'],
  HK: ['SEHK'],
  CN: ['SHAA', 'SZAA'],
  JP: ['TKSE'],
  VN: ['HASE', 'VNSE'],
}

const overseasExchanges: readonly OverseasExchange[] = overseasMarkets.flatMap((market) => exchangesOf[market])

/** Checks an exchange that a caller passed. @throws {KisInputError} the exchange is unknown */
export function parseExchange(exchange: Exchange, field = 'exchange'): Exchange {
  if (exchanges.includes(exchange)) return exchange
  throw new KisInputError({
    field,
    rule: `${preview(exchange)} is not an exchange; use ${exchanges.join(', ')}`,
  })
}

/**
 * Returns the market of an exchange.
 *
 * @example
 * const { positions } = await listPositions(kis, { market: marketOf('NASD') })
 * @throws {KisInputError} the exchange is unknown
 */
export function marketOf(exchange: Exchange): Market {
  parseExchange(exchange)
  return overseasMarkets.find((market) => exchangesOf[market].some((known) => known === exchange)) ?? 'KRX'
}

export const currencyOf = (exchange: Exchange): Currency => currencyOfMarket[marketOf(exchange)]

/** Returns the exchange with that order code of KIS, or undefined for an unknown code. */
export const findOverseasExchange = (code: string | undefined): OverseasExchange | undefined =>
  overseasExchanges.find((known) => known === code)

/** Reads the exchange of a row of a list. @throws {KisAnswerError} the code is unknown */
export function readExchange(code: string | undefined): OverseasExchange {
  const exchange = findOverseasExchange(code)
  if (exchange === undefined)
    throw new KisAnswerError(`KIS sent the unknown exchange ${preview(code)}`, { field: 'ovrs_excg_cd' })
  return exchange
}
