import { marketOf, type OverseasExchange, type QuoteExchange, quoteExchange } from '../../market/exchange.ts'
import type { QuoteVenue } from '../../quotes/quote-venue.ts'
import type { Topic } from '../topics/topic.ts'
import { findFeedPlace } from '../venues/feed-venues.ts'

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

const daytime: Readonly<Record<DaytimeExchange, OverseasExchange>> = { BAQ: 'NASD', BAY: 'NYSE', BAA: 'AMEX' }

/** Delay of the markets other than the US. @see the portal's page of HDFSCNT0: 미국 0분지연, 홍콩·베트남·중국·일본 15분지연 */
const asianDelayMs = 15 * 60_000

/**
 * Returns the symbol whose trades a topic follows; undefined for topics that no trade of a symbol proves: notices, indices,
 * expected prices, market states, program trades, and the feeds of bonds, ELWs and derivatives, which this client does not
 * read yet.
 */
export function tradedSymbol({ trId, key }: Topic): TradedSymbol | undefined {
  const place = findFeedPlace(trId)
  // No read of REST has the trades of KRX's single-price hours alone.
  if (place === undefined || place.isSinglePrice || (place.kind !== 'trades' && place.kind !== 'book')) return undefined
  const { kind: rows, venue } = place
  return venue === 'abroad' ? overseasSymbol(key, rows) : { rows, venue, symbol: key, exchange: 'KRX', delayMs: 0 }
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
