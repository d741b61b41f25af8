import { currencyOf } from '../../market/exchange.ts'
import type { OrderBook } from '../../quotes/get-order-book.ts'
import type { Stream } from '../stream/stream.ts'
import type { RowSession } from '../venues/row-session.ts'
import { createBookRows } from './book-rows.ts'
import { followKind } from './follow-kind.ts'
import { parseWatched, type WatchedInstrument } from './instruments.ts'
import {
  checkStream,
  type ListenOptions,
  startListening,
  startWatch,
  type Watch,
  type Watching,
  type WatchOptions,
  type WatchSource,
} from './watch.ts'

/** Order book as a stream delivers it. Its `time` abroad is that of the exchange's clock. */
export interface WatchedOrderBook extends OrderBook {
  /** Instant of the change by KIS's clock, cut to the second, in ms since 1970. */
  readonly at: number | undefined
  /** Trading session; undefined in a row without an instant. */
  readonly session: RowSession | undefined
  /** Instant of the arrival, in ms since 1970. */
  readonly receivedAt: number
}

/**
 * Watches the order books of instruments on a stream, and returns each change for iteration: ten levels a side in Korea and the
 * US, one in Asia. Feed and key follow from the exchange, the venue and the hour, as those of `watchTrades` do. While a symbol
 * waits for a place, it has no rows.
 *
 * @example
 * const stream = createStream(kis)
 * const books = watchOrderBook(stream, { symbol: '005930' }, { whenFull: 'newest-by-key' })
 * for await (const { asks, bids } of books) console.log(bids[0]?.price, asks[0]?.price)
 * @throws {KisInputError} an unknown field, option, exchange or venue, or a text that is not a symbol
 * @throws {KisNotOfferedError} paper trading lacks the feed: it has those of KRX
 * @throws {KisClosedError} the stream is closed
 */
export function watchOrderBook(
  stream: Stream,
  instruments: WatchedInstrument | readonly WatchedInstrument[],
  options: WatchOptions = {},
): Watch<WatchedOrderBook> {
  return startWatch('watchOrderBook', stream, sourceOf('watchOrderBook', stream, instruments), options)
}

/**
 * Watches order books as `watchOrderBook` does, and calls the listener with each change as it arrives. A listener that takes long
 * delays everything else.
 *
 * @example
 * const watching = listenToOrderBook(stream, { symbol: '005930' }, ({ bids }) => console.log(bids[0]?.price))
 * @throws what `watchOrderBook` throws
 */
export function listenToOrderBook(
  stream: Stream,
  instruments: WatchedInstrument | readonly WatchedInstrument[],
  listener: (book: WatchedOrderBook) => unknown,
  options: ListenOptions = {},
): Watching {
  const source = sourceOf('listenToOrderBook', stream, instruments)
  return startListening('listenToOrderBook', stream, source, listener, options)
}

function sourceOf(
  of: string,
  stream: Stream,
  instruments: WatchedInstrument | readonly WatchedInstrument[],
): WatchSource<WatchedOrderBook> {
  checkStream(stream)
  const rows = createBookRows()
  return {
    instruments: parseWatched(of, instruments),
    follow: ({ instrument, push, ...following }) => [
      followKind(stream, 'book', {
        ...following,
        instrument,
        columnsOf: rows.columnsOf,
        row(row, { feed, venue }) {
          const { symbol, exchange } = instrument
          const { at, session, receivedAt } = row
          const subject = { symbol, exchange, currency: currencyOf(exchange), venue }
          return push({ ...subject, ...rows.read(row, feed), at, session, receivedAt })
        },
      }),
    ],
  }
}
