import { KisInputError } from '../errors.ts'

/**
 * A country's exchanges. KRX is every Korean venue (KRX, NXT and SOR share one grid), US is NASDAQ, NYSE and NYSE
 * American, HK Hong Kong, CN Shanghai and Shenzhen, JP Tokyo, VN Hanoi and Ho Chi Minh City.
 */
export type Market = 'KRX' | 'US' | 'HK' | 'CN' | 'JP' | 'VN'
/** A market abroad: a country, whose exchanges share one currency. */
export type OverseasMarket = Exclude<Market, 'KRX'>
export type Currency = 'KRW' | 'USD' | 'HKD' | 'CNY' | 'JPY' | 'VND'

export const overseasMarkets: readonly OverseasMarket[] = ['US', 'HK', 'CN', 'JP', 'VN']

/** The money that a market trades in. */
export const currencyOfMarket: Readonly<Record<OverseasMarket, Exclude<Currency, 'KRW'>>> & { readonly KRX: 'KRW' } = {
  KRX: 'KRW',
  US: 'USD',
  HK: 'HKD',
  CN: 'CNY',
  JP: 'JPY',
  VN: 'VND',
}

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
