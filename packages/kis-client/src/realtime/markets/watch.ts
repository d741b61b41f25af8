import { KisInputError } from '../../errors.ts'
import { checkNames } from '../../values/check-names.ts'
import { checkOption, functionRule, objectRule, signalRule, withMethods } from '../../values/check-options.ts'
import { preview } from '../../values/preview.ts'
import { createRowBuffer } from '../stream/buffer.ts'
import { createIteration } from '../stream/iteration.ts'
import { bufferNames, checkBuffer } from '../stream/options.ts'
import type { IterateOptions, Listening, Stream, SubscribeOptions, Subscription } from '../stream/stream.ts'
import { createNxtShares } from '../watch/nxt-shares.ts'
import { askNxt } from './ask-nxt.ts'
import type { FollowedFeed } from './followed-feed.ts'
import { nameOf, type ParsedWatched } from './instruments.ts'

/** Options of a watch with a listener. */
export type ListenOptions = Omit<SubscribeOptions<never>, 'columns'>

/** Options of a watch that is iterated over. */
export type WatchOptions = Omit<IterateOptions<never>, 'columns'>

/** Feed that serves an instrument now. */
export interface WatchedFeed extends Pick<ParsedWatched, 'symbol' | 'exchange'> {
  /** Id of the feed, such as `domestic-stock/ccnl-krx`. */
  readonly feed: string
  /** TR id in the stream's environment, such as `H0STCNT0`. */
  readonly trId: string
  /** Key of the topic, such as `005930` or `DNASAAPL`. */
  readonly key: string
  /** Venue whose rows the feed carries: KRX where both were asked for, and NXT does not trade the share. Undefined abroad. */
  readonly venue: ParsedWatched['venue']
  /**
   * `only-on-krx`: KRX's feed serves a watch of both venues, because NXT does not trade the share. `nxt-unknown`: the feed stays
   * silent if NXT does not trade the share, and KIS has not said yet. `not-on-nxt`: it stays silent. Undefined for a feed as it was asked for.
   */
  readonly note: 'only-on-krx' | 'nxt-unknown' | 'not-on-nxt' | undefined
  /** Instant at which another feed or key takes its place, in ms since 1970. */
  readonly nextChangeAt: number | undefined
}

/** Watch of instruments. It lasts until it is closed, or until the stream is. */
export interface Watching extends Listening {
  /** Returns the feeds that serve the instruments now. */
  feeds(): readonly WatchedFeed[]
  /**
   * Returns if a decision may rest on the last rows of a symbol, or of all: `Stream.requireLive` of each feed.
   *
   * @throws {KisNotLiveError} one is pending, stale, in a gap or refused, or no row has come since its last hole; a row of REST
   * does not change that
   * @throws {KisInputError} the symbol is not watched
   */
  requireLive(symbol?: string): void
}

/** Watch that is iterated over. */
export interface Watch<Row> extends Watching, Subscription<Row> {}

/** Row of an instrument. */
type InstrumentRow = Pick<ParsedWatched, 'symbol' | 'exchange' | 'venue'>

/** Instrument of a watch, with what follows its feeds. */
export interface Following<Row> {
  readonly instrument: ParsedWatched
  readonly priority: number
  readonly push: (row: Row) => unknown
  readonly askNxt: () => Promise<boolean | undefined>
}

export interface WatchSource<Row> {
  readonly instruments: readonly ParsedWatched[]
  /** Begins to follow the feeds of an instrument. */
  readonly follow: (following: Following<Row>) => readonly FollowedFeed[]
}

const listenNames = ['priority', 'signal']
const streamRule = withMethods('a stream', ['subscribe', 'listen', 'on'], 'the stream that createStream returned')

/** Checks the stream of an action. @throws {KisInputError} it is not one */
export const checkStream = (stream: Stream): void => checkOption('stream', stream, streamRule)

/** Starts a watch that calls a listener. @throws {KisInputError} the listener or an option is wrong */
export function startListening<Row extends InstrumentRow>(
  of: string,
  stream: Stream,
  source: WatchSource<Row>,
  listener: (row: Row) => unknown,
  options: ListenOptions,
): Watching {
  checkOption('listener', listener, functionRule('a function that takes a row'))
  checkOption('options', options, objectRule('an object such as { priority: 1 }, or leave it out'))
  checkNames(options, `an option of ${of}`, listenNames)
  return start(stream, source, { push: listener, options, ended: () => undefined })
}

/** Starts a watch that is iterated over. @throws {KisInputError} an option is wrong */
export function startWatch<Row extends InstrumentRow>(
  of: string,
  stream: Stream,
  source: WatchSource<Row>,
  options: WatchOptions,
): Watch<Row> {
  checkOption('options', options, objectRule('an object such as { mostRows: 1000 }, or leave it out'))
  checkNames(options, `an option of ${of}`, [...listenNames, ...bufferNames])
  const { mostRows, whenFull } = checkBuffer(options)
  const buffer = createRowBuffer<{ readonly key: string; readonly row: Row }>(mostRows, whenFull)
  const iteration = createIteration(buffer, { full: () => undefined, closed: () => watching.close() })
  const push = (row: Row) => iteration.push({ key: nameOf(row), row })
  const watching = start(stream, source, { push, options, ended: iteration.end })
  return {
    ...watching,
    get dropped() {
      return buffer.dropped
    },
    [Symbol.asyncIterator]: () => rowsOf(iteration.rows()),
  }
}

async function* rowsOf<Row>(kept: AsyncGenerator<{ readonly row: Row }, void>): AsyncGenerator<Row, void> {
  for await (const { row } of kept) yield row
}

interface Start<Row> {
  readonly push: (row: Row) => unknown
  readonly options: ListenOptions
  /** Called once at the end, with the reason of the signal if it has ended the watch. */
  readonly ended: (reason?: unknown) => void
}

function start<Row>(stream: Stream, { instruments, follow }: WatchSource<Row>, { push, options, ended }: Start<Row>) {
  const { priority = 0, signal } = options
  if (signal !== undefined) checkOption('signal', signal, signalRule)
  signal?.throwIfAborted()
  const shares = createNxtShares(stream.client)
  const closing = new AbortController()
  const followed: Followed[] = []
  let isOpen = true

  const end = (reason?: unknown) => {
    if (!isOpen) return
    isOpen = false
    signal?.removeEventListener('abort', abort)
    unfollow()
    closing.abort(new Error('the watch is closed'))
    for (const { feed } of followed) feed.close()
    ended(reason)
  }
  const abort = () => end(signal?.reason)
  const unfollow = stream.on('closed', () => end())
  signal?.addEventListener('abort', abort, { once: true })
  try {
    for (const instrument of instruments) {
      const ask = () => askNxt(shares, instrument.symbol, { clock: stream.client.clock, signal: closing.signal })
      const feeds = follow({ instrument, priority, push, askNxt: ask })
      followed.push(...feeds.map((feed) => ({ instrument, feed })))
    }
  } catch (error) {
    // A topic that is refused must not leave the ones before it open.
    end(error)
    throw error
  }
  // A listener of a topic may have ended the watch while its topics were opened.
  if (!isOpen) for (const { feed } of followed) feed.close()

  const watching: Watching = {
    feeds: () => followed.map(({ instrument, feed }) => describe(instrument, feed)),
    state: () => followed.flatMap(({ feed }) => feed.state()),
    async whenLive(call) {
      await Promise.all(followed.map(({ feed }) => feed.whenLive(call)))
    },
    requireLive: (symbol) => requireLive(followed, symbol),
    close: () => end(),
  }
  return watching
}

interface Followed {
  readonly instrument: ParsedWatched
  readonly feed: FollowedFeed
}

function requireLive(followed: readonly Followed[], symbol: string | undefined): void {
  const asked = symbol === undefined ? followed : followed.filter(({ instrument }) => instrument.symbol === symbol)
  if (asked.length === 0)
    throw new KisInputError({
      field: 'symbol',
      rule: `${preview(symbol)} is not watched here; use one of ${followed.map(({ instrument }) => instrument.symbol).join(', ')}`,
    })
  for (const { feed } of asked) feed.requireLive()
}

function describe({ symbol, exchange }: ParsedWatched, followed: FollowedFeed): WatchedFeed {
  const { feed, trId, key, venue, note, nextChangeAt, isOnNxt } = followed.serving()
  const isSilent = venue === 'NXT' && isOnNxt === false
  return { symbol, exchange, feed: feed.id, trId, key, venue, note: isSilent ? 'not-on-nxt' : note, nextChangeAt }
}
