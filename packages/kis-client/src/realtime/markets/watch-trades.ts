import type { Exchange } from '../../market/exchange.ts'
import type { QuoteVenue } from '../../quotes/quote-venue.ts'
import type { Decimal } from '../../values/decimal.ts'
import type { Stream, StreamEvents } from '../stream/stream.ts'
import type { ServingFeed } from '../venues/choose-feed.ts'
import { createRowSessions, isDaytimeKey, type RowSession } from '../venues/row-session.ts'
import type { AnyRow } from './any-row.ts'
import { followKind } from './follow-kind.ts'
import { type ParsedWatched, parseWatched, type WatchedInstrument } from './instruments.ts'
import { isNewer, type SeenTrade } from './newer-price.ts'
import { createTradeRows } from './trade-rows.ts'
import {
  checkStream,
  type Following,
  type ListenOptions,
  startListening,
  startWatch,
  type Watch,
  type Watching,
  type WatchOptions,
  type WatchSource,
} from './watch.ts'

/** Execution on the market, as a stream delivers it. */
export interface Trade {
  /** Symbol as the instrument names it, such as `005930` or `AAPL`. */
  readonly symbol: string
  /** Exchange that lists it. */
  readonly exchange: Exchange
  /** Venues whose trades the feed carries; undefined abroad. */
  readonly venue: QuoteVenue | undefined
  /** Instant of the trade by KIS's clock, cut to the second, in ms since 1970; undefined where KIS does not send it. */
  readonly at: number | undefined
  /** Price in the currency of the exchange. */
  readonly price: Decimal
  /** Shares of the trade; undefined in a row of REST, which may stand for several trades. */
  readonly quantity: Decimal | undefined
  /** Shares traded that day, this trade included. That of `both` has the volume of the two venues, and NXT's pre-market. */
  readonly volume: Decimal | undefined
  /** Side that took the other's price. Undefined abroad, before the open and in a row of REST. */
  readonly side: 'buy' | 'sell' | undefined
  /** Trading session; undefined in a row without an instant. */
  readonly session: RowSession | undefined
  /** Origin. `rest`: KIS does not deliver the symbol yet, and REST has shown its last trade; trades before it are missing. */
  readonly source: 'socket' | 'rest'
  /** Instant of the arrival; in a row of REST that of the question. In ms since 1970. */
  readonly receivedAt: number
}

/**
 * Watches the trades of instruments on a stream, and returns them for iteration.
 *
 * Feed and key follow from the exchange, the venue and the hour: US keys change at the borders of the daytime market, and both
 * topics are registered during the change, so that each trade arrives once. Of a share that NXT does not trade the venue `both`
 * gets KRX's feed, and `feeds()` says so. While a symbol waits for a place, its rows are prices of REST with `source: 'rest'`, each
 * of a later trade than the row before.
 *
 * @example
 * const stream = createStream(kis)
 * const trades = watchTrades(stream, [{ symbol: '005930', venue: 'both' }, { symbol: 'AAPL', exchange: 'NASD' }])
 * for await (const { symbol, price, volume, source } of trades) console.log(symbol, price, volume, source)
 * @throws {KisInputError} an unknown field, option, exchange or venue, or a text that is not a symbol
 * @throws {KisNotOfferedError} paper trading lacks the feed: it has those of KRX
 * @throws {KisClosedError} the stream is closed
 */
export function watchTrades(
  stream: Stream,
  instruments: WatchedInstrument | readonly WatchedInstrument[],
  options: WatchOptions = {},
): Watch<Trade> {
  return startWatch('watchTrades', stream, sourceOf('watchTrades', stream, instruments), options)
}

/**
 * Watches the trades of instruments on a stream as `watchTrades` does, and calls the listener with each as it arrives. A
 * listener that takes long delays everything else.
 *
 * @example
 * const watching = listenToTrades(stream, { symbol: '005930' }, ({ price, source }) => console.log(price, source))
 * await watching.whenLive()
 * @throws what `watchTrades` throws
 */
export function listenToTrades(
  stream: Stream,
  instruments: WatchedInstrument | readonly WatchedInstrument[],
  listener: (trade: Trade) => unknown,
  options: ListenOptions = {},
): Watching {
  return startListening('listenToTrades', stream, sourceOf('listenToTrades', stream, instruments), listener, options)
}

function sourceOf(
  of: string,
  stream: Stream,
  instruments: WatchedInstrument | readonly WatchedInstrument[],
): WatchSource<Trade> {
  checkStream(stream)
  const rows = createTradeRows()
  const { sessionOf } = createRowSessions()

  function follow({ instrument, push, ...following }: Following<Trade>) {
    let last: SeenTrade | undefined
    const deliver = (trade: Trade, of: ServingFeed) => {
      last = seen(trade, of)
      return push(trade)
    }
    return [
      followKind(stream, 'trades', {
        ...following,
        instrument,
        columnsOf: rows.columnsOf,
        row(row, of) {
          const values = rows.read(row, of.feed)
          return values && deliver({ ...originOf(instrument, of), ...values, ...timesOf(row), source: 'socket' }, of)
        },
        price(price, of) {
          const trade = fromRest(price, instrument, of)
          if (isNewer(seen(trade, of), last)) deliver(trade, of)
        },
      }),
    ]
  }

  function fromRest(
    { price, volume, at, askedAt }: StreamEvents['price'],
    instrument: ParsedWatched,
    of: ServingFeed,
  ): Trade {
    const isKnown = at !== undefined || isDaytimeKey(of.key)
    const session = isKnown ? sessionOf(of, undefined, at ?? askedAt) : undefined
    const none = { quantity: undefined, side: undefined }
    return { ...originOf(instrument, of), at, price, volume, ...none, session, source: 'rest', receivedAt: askedAt }
  }

  return { instruments: parseWatched(of, instruments), follow }
}

const originOf = ({ symbol, exchange }: ParsedWatched, { venue }: ServingFeed) => ({ symbol, exchange, venue })

const timesOf = ({ at, session, receivedAt }: AnyRow) => ({ at, session, receivedAt })

const seen = ({ exchange, at, volume, receivedAt }: Trade, { trId, key }: ServingFeed): SeenTrade => ({
  topic: `${trId} ${key}`,
  exchange,
  at,
  volume,
  seenAt: receivedAt,
})
