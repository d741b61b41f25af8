import type { CallOptions } from '../../client/client.ts'
import type { Feed } from '../../endpoint.ts'
import { KisClosedError } from '../../errors.ts'
import type { Listening, Stream, StreamEvents, StreamRow, TopicReport } from '../stream/stream.ts'
import { type Topic, topicName } from '../topics/topic.ts'
import type { FeedChoice, NoFeed } from '../venues/choose-feed.ts'
import type { FeedKind } from '../venues/feed-venues.ts'
import { createAlarm } from './alarm.ts'
import { createOverlap, type Overlap } from './overlap.ts'

/** Feed and key that serve an instrument, without the kind of the feed. */
export type ServingFeed = Omit<FeedChoice<FeedKind>, 'feed' | 'includesPreMarket'> & { readonly feed: Feed<string> }

/** Row of a feed of any kind. */
export type AnyRow = StreamRow<Feed<string>>

/** Price of a topic that waits for KIS, from REST. */
export type WaitingPrice = StreamEvents['price']

export interface FollowOptions {
  /** Returns the feed that serves the instrument from an instant on. */
  readonly choose: (at: number, isOnNxt: boolean | undefined) => ServingFeed | NoFeed
  /** Feed at the beginning. */
  readonly first: ServingFeed
  readonly isOnNxt: boolean | undefined
  /** Returns whether NXT trades the share. */
  readonly askNxt: () => Promise<boolean | undefined>
  readonly priority: number
  /** Returns the columns of a feed that are read. */
  readonly columnsOf: (feed: Feed<string>) => readonly string[]
  readonly row: (row: AnyRow, of: ServingFeed) => unknown
  readonly price?: ((price: WaitingPrice, of: ServingFeed) => void) | undefined
}

/** Feed of an instrument, over its changes by hour and venue. */
export interface FollowedFeed {
  /** Returns the feed that serves the instrument now, with what is known of NXT. */
  serving(): ServingFeed & { readonly isOnNxt: boolean | undefined }
  /** Returns its topics: two while one takes the place of the other. */
  topics(): readonly TopicReport[]
  whenLive(options?: CallOptions): Promise<void>
  close(): void
}

/** Span before a change of the feed in which the next topic is registered: one registration takes 100 ms, and a socket has 41. */
const leadMs = 10_000
/** Span after the change in which the old topic stays: a row of its last second may come later, and clocks differ. */
const lingerMs = 2_000

interface Served {
  readonly feed: ServingFeed
  readonly listening: Listening
}

/**
 * Follows the feed of an instrument. Shortly before the feed or the key changes, the next topic is registered; the old one is
 * released after the change, once the next one is live. If the next one waits for a place, the old one, which is silent by then,
 * gives up its own.
 */
export function followFeed(stream: Stream, options: FollowOptions): FollowedFeed {
  const { clock } = stream.client
  const alarm = createAlarm(clock)
  const overlap = createOverlap(clock)
  let { isOnNxt } = options
  let serving = openTopic(stream, options, options.first, overlap)
  let coming: (Served & { readonly changesAt: number }) | undefined
  let isClosed = false

  function schedule(): void {
    const { nextChangeAt } = serving.feed
    if (nextChangeAt === undefined) return
    alarm.setAt(nextChangeAt - leadMs, () => change(Math.max(nextChangeAt, clock.now())))
  }

  /** Opens the topic that serves the instrument from an instant on. */
  function change(at: number): void {
    const next = options.choose(at, isOnNxt)
    if (next.is === 'none' || isClosed) return
    if (isSame(next, serving.feed)) {
      serving = { ...serving, feed: next }
      schedule()
      return
    }
    coming?.listening.close()
    overlap.begin()
    try {
      coming = { ...openTopic(stream, options, next, overlap), changesAt: at }
    } catch (error) {
      // The stream is closing at this moment, and ends this feed too.
      if (error instanceof KisClosedError) return
      throw error
    }
    leave()
  }

  /** Releases the old topic, once the next one is live or waits for more than the answer of KIS. */
  function leave(): void {
    if (coming === undefined) return
    const leavesAt = coming.changesAt + lingerMs
    if (clock.now() < leavesAt) {
      alarm.setAt(leavesAt, leave)
      return
    }
    if (isUnderWay(coming)) return
    const old = serving
    serving = coming
    coming = undefined
    old.listening.close()
    overlap.endAfter(lingerMs)
    schedule()
  }

  const feedOf = (topic: Topic) => [serving, coming].find((one) => one !== undefined && isSame(one.feed, topic))?.feed

  async function learn(): Promise<void> {
    const answer = await options.askNxt()
    if (answer === undefined || isClosed) return
    isOnNxt = answer
    change(clock.now())
  }

  const unfollow = [
    stream.on('topic', (topic) => {
      if (coming !== undefined && isSame(coming.feed, topic)) leave()
    }),
    stream.on('price', (price) => {
      const feed = feedOf(price)
      if (feed !== undefined) options.price?.(price, feed)
    }),
  ]
  schedule()
  if (serving.feed.note === 'nxt-unknown') void learn()

  return {
    serving: () => ({ ...serving.feed, isOnNxt }),
    topics: () => [serving, coming].flatMap((one) => one?.listening.topics() ?? []),
    async whenLive(call) {
      for (;;) {
        const { listening } = serving
        try {
          return await listening.whenLive(call)
        } catch (error) {
          // The topic was given up because another one has taken its place.
          if (isClosed || listening === serving.listening) throw error
        }
      }
    },
    close() {
      isClosed = true
      alarm.clear()
      for (const end of unfollow) end()
      serving.listening.close()
      coming?.listening.close()
    },
  }
}

const isSame = (one: Topic, other: Topic): boolean => one.trId === other.trId && one.key === other.key

/** Returns whether KIS has not answered the registration of a topic, and nothing else holds it up. */
function isUnderWay({ listening }: Served): boolean {
  const [report] = listening.topics()
  return (report?.status === 'pending' || report?.status === 'gap') && report.reason === undefined
}

function openTopic(
  stream: Stream,
  { columnsOf, priority, row: deliver }: FollowOptions,
  feed: ServingFeed,
  overlap: Overlap,
): Served {
  const columns = columnsOf(feed.feed)
  const name = topicName(feed)
  const receive = (row: AnyRow) => {
    const values = () => `${row.at}^${columns.map((column) => row[column] ?? '').join('^')}`
    return overlap.isNew(name, values) ? deliver(row, feed) : undefined
  }
  return { feed, listening: stream.listen(feed.feed, feed.key, receive, { columns, priority }) }
}
