import type { CallOptions, KisClient } from '../../client/client.ts'
import type { Feed } from '../../endpoint.ts'
import type { OpenLine } from '../line.ts'
import type { NoticeSource } from '../notices/execution-notice.ts'
import type { RecordOptions } from '../recording/record-line.ts'
import type { Sharing } from '../sharing/meeting.ts'
import type { TopicRefusal } from '../topics/topic.ts'
import type { RowSession } from '../venues/row-session.ts'
import type { BackFill } from '../watch/back-fill.ts'
import type { RestPrice } from '../watch/rest-prices.ts'
import type { FeedColumn, FeedRow } from '../wire/feed-row.ts'
import type { WhenFull } from './buffer.ts'

/** Row of a feed as a stream delivers it. */
export type StreamRow<F, Column extends FeedColumn<F> = FeedColumn<F>> = FeedRow<F, Column> & {
  /** Instant of arrival, in ms since 1970. */
  readonly receivedAt: number
  /** Trading session of the row: from its column where the feed has one, otherwise from the hours of its venue. */
  readonly session: RowSession | undefined
}

/**
 * State of a topic. `pending`: not confirmed yet. `live`: KIS delivers. `quiet`: it is silent, and nothing has traded by REST.
 * `stale`: it is silent, and something has traded. `gap`: KIS does not deliver it any more. `refused`: KIS refuses the topic.
 */
export type TopicStatus = 'pending' | 'live' | 'quiet' | 'stale' | 'gap' | 'refused'

/** Topic of a stream, and how it is. */
export interface TopicReport {
  /** Id of the feed, such as `domestic-stock/ccnl-krx`. */
  readonly feed: string
  /** TR id in the stream's environment, such as `H0STCNT0`. */
  readonly trId: string
  /** Key of the feed, such as `005930`, `DNASAAPL`, or the HTS id of notices. */
  readonly key: string
  /** Whether its rows can be trusted now. */
  readonly status: TopicStatus
  /** Instant from which the status holds, in ms since 1970; of a `gap` the one up to which every row has arrived. */
  readonly since: number
  /** Reason why KIS does not deliver it, and what holds it up. */
  readonly reason: TopicRefusal | undefined
  /** Number of rows so far. */
  readonly rows: number
  /** Arrival of the last row, in ms since 1970. */
  readonly lastRowAt: number | undefined
}

/** Span in which rows of a topic were lost. */
export interface Gap {
  /** Id of the feed, such as `domestic-stock/ccnl-krx`. */
  readonly feed: string
  /** TR id in the stream's environment, such as `H0STCNT0`. */
  readonly trId: string
  /** Key of the feed, such as `005930`. */
  readonly key: string
  /** Instant up to which every row has arrived, in ms since 1970. */
  readonly from: number
  /** Instant since which KIS delivers again, in ms since 1970. */
  readonly to: number
  /** Whether the loss began at `from`. Otherwise the connection fell silent, and the loss began after `from`. */
  readonly isCertain: boolean
  /**
   * Reads what REST has of the span: minutes and the last trade. Ticks cannot be read.
   *
   * @throws what `getMinuteCandles` and `KisClient.call` throw
   */
  fill(options?: CallOptions): Promise<BackFill>
}

/** Events of a stream. */
export interface StreamEvents {
  /** The state of a topic has changed. */
  readonly topic: TopicReport
  /** KIS delivers a topic again after a hole. */
  readonly gap: Gap
  /** Price of a topic that waits for KIS, read by REST. */
  readonly price: RestPrice & { readonly trId: string; readonly key: string }
  /** A subscription reads slower than its rows arrive, and drops some; emitted once until its buffer is empty again. */
  readonly dropped: { readonly trId: string; readonly keys: readonly string[]; readonly dropped: number }
  /** A frame was skipped, or a value in it. `count`: the number of such frames of the TR so far. */
  readonly unreadable: { readonly trId: string; readonly reason: string; readonly count: number }
  /** A fault of the connection, of REST or of a listener. The stream goes on by itself. */
  readonly trouble: unknown
  /** The stream was closed, and every subscription has ended. */
  readonly closed: { readonly at: number }
}

/** Options of `createStream`. */
export interface StreamOptions {
  /**
   * Meeting place of the processes of the app key: one of them has the socket, and the others get their topics through it.
   *
   * @default this process has the socket for itself
   */
  readonly sharing?: Sharing | undefined
  /** Clients of further app keys, each with 41 places more. Notices stay on the stream's own client. @default [] */
  readonly pool?: readonly KisClient[] | undefined
  /** Most calls of REST a minute, for silent topics and for prices of topics that wait; they come after orders. @default 20 */
  readonly mostRestCallsPerMinute?: number | undefined
  /** Recording of all that arrives, to files: `replayLine` replays it. @default no recording */
  readonly record?: RecordOptions | undefined
  /** Line in place of KIS's WebSocket, such as a recording. */
  readonly line?: OpenLine | undefined
  /** Source of numbers in [0, 1), for delays. @default Math.random */
  readonly random?: (() => number) | undefined
}

/** Options of a subscription. */
export interface SubscribeOptions<Column extends string> {
  /** Columns to parse; the others cost nothing. @default all columns of the feed */
  readonly columns?: readonly Column[] | undefined
  /** Topics of a greater number get their places first, and keep them. @default 0 */
  readonly priority?: number | undefined
  /** Ends the subscription; its iteration rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** Options of an iteration over rows. */
export interface IterateOptions<Column extends string> extends SubscribeOptions<Column> {
  /** Most rows that wait for the reader. Notices are never dropped. @default 10_000 */
  readonly mostRows?: number | undefined
  /** Row that gives way when the buffer is full. @default 'drop-oldest' */
  readonly whenFull?: WhenFull | undefined
}

/** Wish for the rows of one feed. It lasts until it is closed. */
export interface Listening {
  /** Returns the states of its topics, in the order of its keys. */
  state(): readonly TopicReport[]
  /**
   * Resolves when KIS delivers all topics.
   *
   * @throws {KisNotLiveError} KIS refuses a topic, or the subscription was closed
   */
  whenLive(options?: CallOptions): Promise<void>
  /** Gives the topics up. */
  close(): void
}

/** Subscription that is iterated over. */
export interface Subscription<Row> extends Listening, AsyncIterable<Row> {
  /** Number of rows that were dropped because the reader was too slow. */
  readonly dropped: number
}

/** Realtime data of KIS: topics of all feeds, each with its state. */
export interface Stream {
  /** Client of the stream: its clock and environment are those of the stream. */
  readonly client: KisClient
  /**
   * Subscribes to a feed for one or several keys, and returns its rows for iteration.
   *
   * @example
   * const trades = stream.subscribe(ccnlKrx, '005930', { columns: ['STCK_PRPR', 'CNTG_VOL'] })
   * for await (const { at, STCK_PRPR, CNTG_VOL } of trades) console.log(at, STCK_PRPR, CNTG_VOL)
   * @throws {KisInputError} an unknown column, no key, or a wrong option
   * @throws {KisNotOfferedError} paper trading lacks the feed
   */
  subscribe<F extends Feed<string>, Column extends FeedColumn<F> = FeedColumn<F>>(
    feed: F,
    keys: string | readonly string[],
    options?: IterateOptions<Column>,
  ): Subscription<StreamRow<F, Column>>
  /**
   * Subscribes to a feed, and calls the listener with each row as it arrives. A listener that takes long delays everything else.
   *
   * @throws what `subscribe` throws
   */
  listen<F extends Feed<string>, Column extends FeedColumn<F> = FeedColumn<F>>(
    feed: F,
    keys: string | readonly string[],
    listener: (row: StreamRow<F, Column>) => void,
    options?: SubscribeOptions<Column>,
  ): Listening
  /**
   * Returns the execution notices of the client's account, for `createTrading`. Their topics are registered with the first
   * listener, before all others.
   *
   * @example
   * const trading = await createTrading(kis, { journal: memoryJournal(), notices: stream.notices('my-hts-id') })
   * @param htsId id with which the user signs in at KIS; KIS registers notices by it
   * @throws {KisInputError} `htsId` is not an id
   */
  notices(htsId: string): NoticeSource
  /** Returns every topic with its state. */
  state(): readonly TopicReport[]
  /**
   * Returns if a topic is live or quiet, and a row has come since its last hole: then a decision may rest on its last row.
   *
   * @throws {KisNotLiveError} it is pending, stale, in a gap, refused, or not subscribed
   * @throws {KisInputError} `feed` is not a feed, or `key` is not a key
   * @throws {KisNotOfferedError} paper trading lacks the feed
   */
  requireLive(feed: Feed<string>, key: string): void
  /**
   * Calls `listener` at each event of that name. An error of the listener becomes a `trouble`. Without a listener of `trouble`
   * the first one of each kind is a warning of the process, as an error of such a listener is.
   *
   * @returns a function that removes the listener
   */
  on<Event extends keyof StreamEvents>(event: Event, listener: (about: StreamEvents[Event]) => void): () => void
  /** Releases all topics at KIS, and ends every subscription. */
  close(): Promise<void>
}
