import { type CalendarDate, type Exchange, exchangeDate, type NewOrder } from '@stockeye/kis-client'

/** Market to trade on. */
export type Market = 'KRX' | 'US'

export const markets: readonly Market[] = ['KRX', 'US']

/** Instrument that the trader may buy, and whose position it looks after. */
export interface Watched {
  readonly symbol: string
  readonly exchange: Exchange
}

/** Returns the market of an instrument. */
export const marketOf = ({ exchange }: { readonly exchange: Exchange }): Market => (exchange === 'KRX' ? 'KRX' : 'US')

/** Returns the market of an order. */
export const marketOfOrder = ({ exchange = 'KRX' }: Pick<NewOrder, 'exchange'>): Market => marketOf({ exchange })

/** Returns the calendar day of an instant at the exchanges of a market. */
export const marketDate = (market: Market, at: number): CalendarDate =>
  exchangeDate(market === 'KRX' ? 'KRX' : 'NASD', at)
