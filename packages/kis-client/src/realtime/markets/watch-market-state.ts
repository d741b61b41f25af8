import { viStatusKrx, viStatusTotal } from '../../endpoints/feeds.gen.ts'
import { KisInputError } from '../../errors.ts'
import type { Exchange } from '../../market/exchange.ts'
import type { QuoteVenue } from '../../quotes/quote-venue.ts'
import { checkOption } from '../../values/check-options.ts'
import { preview } from '../../values/preview.ts'
import type { Stream } from '../stream/stream.ts'
import { feedFor, type ServingFeed } from '../venues/choose-feed.ts'
import { type MarketState, noMarketState } from '../venues/market-state.ts'
import type { AnyRow } from './any-row.ts'
import { followKind } from './follow-kind.ts'
import { type FollowedFeed, type FollowOptions, followFeed } from './followed-feed.ts'
import { type ParsedWatched, parseWatched, type WatchedInstrument } from './instruments.ts'
import { createStateRows } from './state-rows.ts'
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

/** State of trading of a symbol, from the instant at which a row has changed it. */
export interface WatchedMarketState extends MarketState {
  /** Symbol as the instrument names it, such as `005930`. */
  readonly symbol: string
  /** Exchange that lists it: `KRX`. */
  readonly exchange: Exchange
  /** Venues whose state it is. */
  readonly venue: QuoteVenue | undefined
  /** Instant of the row that has changed the state, in ms since 1970: of its arrival where the feed has no time. */
  readonly at: number
  /** Instant of the arrival, in ms since 1970. */
  readonly receivedAt: number
}

/** Feed that says how a symbol trades: the state of trading, its trades, volatility interruptions. */
export type StateFeed = 'status' | 'trades' | 'interruptions'

/** Choice of the feeds that a watch of states reads. */
export interface StateFeeds {
  /**
   * Feeds to read. Each takes one of the 41 places for each symbol; a topic of trades that is watched already takes no second one.
   *
   * @default all that the environment has: the three in real trading, and trades in paper trading
   */
  readonly from?: readonly StateFeed[] | undefined
}

/**
 * Watches how KRX-listed shares trade on a stream, and returns each change for iteration: halts of the symbol and of the market,
 * auctions, volatility interruptions, the parts of the day. The first row of a symbol is the first state that KIS names.
 *
 * @example
 * const stream = createStream(kis)
 * const states = watchMarketState(stream, { symbol: '005930' })
 * for await (const { symbol, phase, isHalted } of states) console.log(symbol, phase, isHalted ? 'halted' : '')
 * @throws {KisInputError} an unknown field or option, a text that is not a symbol, or an exchange abroad: KIS sends no state there
 * @throws {KisNotOfferedError} paper trading lacks all of the feeds
 * @throws {KisClosedError} the stream is closed
 */
export function watchMarketState(
  stream: Stream,
  instruments: WatchedInstrument | readonly WatchedInstrument[],
  { from, ...options }: WatchOptions & StateFeeds = {},
): Watch<WatchedMarketState> {
  const source = sourceOf('watchMarketState', { stream, instruments, from })
  return startWatch('watchMarketState', stream, source, options)
}

/**
 * Watches how shares trade as `watchMarketState` does, and calls the listener with each change as it arrives.
 *
 * @example
 * const halted = new Set<string>()
 * listenToMarketState(stream, { symbol: '005930' }, ({ symbol, isHalted }) => {
 *   if (isHalted) halted.add(symbol)
 *   else halted.delete(symbol)
 * })
 * @throws what `watchMarketState` throws
 */
export function listenToMarketState(
  stream: Stream,
  instruments: WatchedInstrument | readonly WatchedInstrument[],
  listener: (state: WatchedMarketState) => unknown,
  { from, ...options }: ListenOptions & StateFeeds = {},
): Watching {
  const source = sourceOf('listenToMarketState', { stream, instruments, from })
  return startListening('listenToMarketState', stream, source, listener, options)
}

interface Asked extends StateFeeds {
  readonly stream: Stream
  readonly instruments: WatchedInstrument | readonly WatchedInstrument[]
}

const allFeeds: readonly StateFeed[] = ['status', 'trades', 'interruptions']

function sourceOf(of: string, { stream, instruments, from = allFeeds }: Asked): WatchSource<WatchedMarketState> {
  checkStream(stream)
  checkOption('from', from, {
    is: 'a list of feeds of states',
    use: "an array of 'status', 'trades' and 'interruptions', or leave it out",
    fits: (value) => Array.isArray(value) && value.length > 0 && value.every((name) => allFeeds.includes(name)),
  })
  const parsed = parseWatched(of, instruments)
  for (const { exchange } of parsed) checkKorean(exchange)
  const rows = createStateRows()

  function follow({ instrument, push, ...following }: Following<WatchedMarketState>): readonly FollowedFeed[] {
    let state = noMarketState
    const row = (received: AnyRow, of: ServingFeed) => {
      const next = rows.next(state, received, of)
      if (next === state) return undefined
      state = next
      const { at, receivedAt } = received
      const { symbol, exchange } = instrument
      return push({ ...state, symbol, exchange, venue: of.venue, at: at ?? receivedAt, receivedAt })
    }
    const options = { ...following, columnsOf: rows.columnsOf, row }
    const offered = feedsToRead(from, stream, instrument)
    return offered.map((kind) =>
      kind === 'interruptions'
        ? followInterruptions(stream, instrument, options)
        : followKind(stream, kind, { ...options, instrument }),
    )
  }

  return { instruments: parsed, follow }
}

function checkKorean(exchange: Exchange): void {
  if (exchange === 'KRX') return
  throw new KisInputError({
    field: 'exchange',
    rule: `${preview(exchange)} has no feed of the state of trading; use a share that KRX lists`,
  })
}

/** Returns the feeds that the environment has; all of them if it has none, so that the refusal names one. */
function feedsToRead(from: readonly StateFeed[], { client }: Stream, instrument: ParsedWatched): readonly StateFeed[] {
  const { symbol, exchange, venue, isOnNxt } = instrument
  const { environment, clock } = client
  const offered = from.filter((kind) => {
    // No feed has interruptions of NXT alone.
    if (kind === 'interruptions') return environment === 'real' && venue !== 'NXT'
    const choice = feedFor({ kind, exchange, symbol, venue, environment, isOnNxt }, clock.now())
    return choice.is === 'feed' || choice.reason !== 'not-in-paper'
  })
  return offered.length > 0 ? offered : ['status']
}

type InterruptionOptions = Omit<FollowOptions, 'choose' | 'first' | 'isOnNxt'>

function followInterruptions(stream: Stream, instrument: ParsedWatched, options: InterruptionOptions): FollowedFeed {
  const { isOnNxt } = instrument
  const choose = (_at: number, known: boolean | undefined): ServingFeed => interruptionsOf(instrument, known)
  return followFeed(stream, { ...options, choose, first: choose(0, isOnNxt), isOnNxt })
}

function interruptionsOf({ symbol, venue: wanted }: ParsedWatched, isOnNxt: boolean | undefined): ServingFeed {
  const isBoth = wanted === 'both' && isOnNxt !== false
  const feed = isBoth ? viStatusTotal : viStatusKrx
  return {
    is: 'feed',
    feed,
    trId: feed.real,
    key: symbol,
    venue: isBoth ? 'both' : 'KRX',
    note: isBoth && isOnNxt === undefined ? 'nxt-unknown' : wanted === 'both' && !isBoth ? 'only-on-krx' : undefined,
    nextChangeAt: undefined,
  }
}
