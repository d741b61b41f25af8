import type { Exchange } from '@stockeye/kis-client'

/** A market to trade on. */
export type Market = 'KRX' | 'US'

/** An instrument that the trader may buy. */
export interface Watched {
  readonly symbol: string
  readonly exchange: Exchange
}

/** Large and liquid instruments, so that a limit order at the last price is filled or cancelled soon. */
export const watchlist: readonly Watched[] = [
  { symbol: '005930', exchange: 'KRX' },
  { symbol: '000660', exchange: 'KRX' },
  { symbol: '035420', exchange: 'KRX' },
  { symbol: '005380', exchange: 'KRX' },
  { symbol: 'AAPL', exchange: 'NASD' },
  { symbol: 'NVDA', exchange: 'NASD' },
  { symbol: 'MSFT', exchange: 'NASD' },
  { symbol: 'TSLA', exchange: 'NASD' },
]

/** Returns the market of an instrument. */
export const marketOf = ({ exchange }: { readonly exchange: Exchange }): Market => (exchange === 'KRX' ? 'KRX' : 'US')
