import { type CalendarDate, type Currency, type Exchange, exchangeDate, type NewOrder } from '@stockeye/kis-client'

/** Markets to trade on. */
export const markets = ['KRX', 'US'] as const
export type Market = (typeof markets)[number]

/** Currencies of the markets. */
export const currencyOf = { KRX: 'KRW', US: 'USD' } as const satisfies Record<Market, Currency>

/** Instrument that the trader may buy, and whose position it looks after. */
export interface Watched {
  readonly symbol: string
  readonly exchange: Exchange
}

/** Returns the market of an instrument. */
export const marketOf = ({ exchange }: { readonly exchange: Exchange }): Market => (exchange === 'KRX' ? 'KRX' : 'US')

/** Returns the markets of some instruments, each once. */
export const marketsOf = (instruments: readonly { readonly exchange: Exchange }[]): readonly Market[] =>
  markets.filter((market) => instruments.some((instrument) => marketOf(instrument) === market))

/** Returns the market of an order. */
export const marketOfOrder = ({ exchange = 'KRX' }: Pick<NewOrder, 'exchange'>): Market => marketOf({ exchange })

/** Returns the calendar day of an instant at the exchanges of a market. */
export const marketDate = (market: Market, at: number): CalendarDate =>
  exchangeDate(market === 'KRX' ? 'KRX' : 'NASD', at)
