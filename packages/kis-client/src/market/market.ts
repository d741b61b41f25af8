import { KisInputError } from '../errors.ts'
import { preview } from '../values/preview.ts'

/** All markets, KRX first. */
export const markets = ['KRX', 'US', 'HK', 'CN', 'JP', 'VN'] as const

/**
 * Exchanges of one country. KRX is every Korean venue (KRX, NXT and SOR share one grid), US is NASDAQ, NYSE and NYSE
 * American, HK Hong Kong, CN Shanghai and Shenzhen, JP Tokyo, VN Hanoi and Ho Chi Minh City.
 */
export type Market = (typeof markets)[number]
/** Market abroad. Its exchanges share one currency. */
export type OverseasMarket = Exclude<Market, 'KRX'>

/** Currencies of the markets, in the order of `markets`. */
export const currencies = ['KRW', 'USD', 'HKD', 'CNY', 'JPY', 'VND'] as const
/** ISO code of a currency in which an account holds cash. */
export type Currency = (typeof currencies)[number]

export const overseasMarkets: readonly OverseasMarket[] = ['US', 'HK', 'CN', 'JP', 'VN']

/** Currency of each market. */
export const currencyOfMarket: Readonly<Record<OverseasMarket, Exclude<Currency, 'KRW'>>> & { readonly KRX: 'KRW' } = {
  KRX: 'KRW',
  US: 'USD',
  HK: 'HKD',
  CN: 'CNY',
  JP: 'JPY',
  VN: 'VND',
}

/** Checks a market that a caller passed. @throws {KisInputError} the market is unknown */
export function parseMarket(market: Market): Market {
  if (markets.includes(market)) return market
  throw new KisInputError({
    field: 'market',
    rule: `${preview(market)} is not a market; use ${markets.join(', ')}, or marketOf(exchange)`,
  })
}

/** Checks a currency that a caller passed. @throws {KisInputError} no market has that currency */
export function parseCurrency(currency: Currency): Currency {
  if (currencies.includes(currency)) return currency
  throw new KisInputError({
    field: 'currency',
    rule: `${preview(currency)} is not a currency of a market; use ${currencies.join(', ')}`,
  })
}
