import { marketOf, type OverseasExchange, type QuoteExchange, quoteExchange } from '../../market/exchange.ts'
import type { QuoteVenue } from '../../quotes/quote-venue.ts'
import type { Topic } from '../topics/topic.ts'

/** Codes of the exchanges of New York in the daytime session of Korea. @see catalog/codes.json overseasExchange */
export type DaytimeExchange = 'BAQ' | 'BAY' | 'BAA'

interface Common {
  readonly symbol: string
  /** Rows of the topic: its trades, or its order book, which a trade changes too. */
  readonly rows: 'trades' | 'book'
  /** Time by which the feed is behind the trades, in ms, as KIS documents it. */
  readonly delayMs: number
}

/** Symbol whose trades REST can show for a topic. */
export type TradedSymbol =
  | (Common & { readonly exchange: 'KRX'; readonly venue: QuoteVenue })
  | (Common & { readonly exchange: OverseasExchange; readonly quoteCode: QuoteExchange | DaytimeExchange })

/** Feeds of KRX-listed shares whose topics live by trades. @see catalog/websocket.json */
const krxFeeds: Readonly<Record<string, { readonly venue: QuoteVenue; readonly rows: 'trades' | 'book' }>> = {
  H0STCNT0: { venue: 'KRX', rows: 'trades' },
  H0NXCNT0: { venue: 'NXT', rows: 'trades' },
  H0UNCNT0: { venue: 'both', rows: 'trades' },
  H0STASP0: { venue: 'KRX', rows: 'book' },
  H0NXASP0: { venue: 'NXT', rows: 'book' },
  H0UNASP0: { venue: 'both', rows: 'book' },
}

const overseasFeeds: Readonly<Record<string, 'trades' | 'book'>> = {
  HDFSCNT0: 'trades',
  HDFSASP0: 'book',
  HDFSASP1: 'book',
}

const daytime: Readonly<Record<DaytimeExchange, OverseasExchange>> = { BAQ: 'NASD', BAY: 'NYSE', BAA: 'AMEX' }

/** Delay of the markets other than the US. @see the portal's page of HDFSCNT0: 미국 0분지연, 홍콩·베트남·중국·일본 15분지연 */
const asianDelayMs = 15 * 60_000

/**
 * Returns the symbol whose trades a topic follows; undefined for topics that no trade of a symbol proves: notices, indices,
 * expected prices, market states, program trades, and the feeds of bonds, ELWs and derivatives, which this client does not
 * read yet.
 */
export function tradedSymbol({ trId, key }: Topic): TradedSymbol | undefined {
  const krx = krxFeeds[trId]
  if (krx !== undefined) return { ...krx, symbol: key, exchange: 'KRX', delayMs: 0 }
  const rows = overseasFeeds[trId]
  return rows && overseasSymbol(key, rows)
}

function overseasSymbol(key: string, rows: 'trades' | 'book'): TradedSymbol | undefined {
  // The first letter is D, or R for the daytime session; the next three are the exchange.
  const code = key.slice(1, 4)
  const symbol = key.slice(4)
  if (!/^[DR]/.test(key) || symbol === '') return undefined
  if (isDaytime(code)) return { rows, symbol, exchange: daytime[code], quoteCode: code, delayMs: 0 }
  for (const exchange of overseasExchanges) {
    if (quoteExchange[exchange] !== code) continue
    return { rows, symbol, exchange, quoteCode: code, delayMs: marketOf(exchange) === 'US' ? 0 : asianDelayMs }
  }
  return undefined
}

const overseasExchanges = ['NASD', 'NYSE', 'AMEX', 'SEHK', 'SHAA', 'SZAA', 'TKSE', 'HASE', 'VNSE'] as const

const isDaytime = (code: string): code is DaytimeExchange => Object.hasOwn(daytime, code)
