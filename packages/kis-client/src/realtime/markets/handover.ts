import type { Feed } from '../../endpoint.ts'
import { KisClosedError } from '../../errors.ts'
import type { Listening, Stream } from '../stream/stream.ts'
import { type Topic, topicName } from '../topics/topic.ts'
import type { NoFeed, ServingFeed } from '../venues/choose-feed.ts'
import { createAlarm } from './alarm.ts'
import type { AnyRow } from './any-row.ts'
import { createOverlap, type Overlap } from './overlap.ts'

/** Span before a change of the feed in which the next topic is registered: one registration takes 100 ms, and a socket has 41. */
const leadMs = 10_000
/** Span after the change in which the old topic stays: a row of its last second may come later, and clocks differ. */
const lingerMs = 2_000

export interface HandoverOptions {
  /** Returns the feed that serves the instrument from an instant on. */
  readonly choose: (at: number, isOnNxt: boolean | undefined) => ServingFeed | NoFeed
  /** Feed at the beginning. */
  readonly first: ServingFeed
  readonly priority: number
  /** Returns the columns of a feed that are read. */
  readonly columnsOf: (feed: Feed<string>) => readonly string[]
  readonly row: (row: AnyRow, of: ServingFeed) => unknown
}

/** Topic that is open on the stream. */
interface Served {
  readonly feed: ServingFeed
  readonly listening: Listening
}

/** Change of an instrument from one topic to the next, as often as its feed or key changes. */
export interface Handover {
  /** Returns the topic that is released last. */
  serving(): Served
  /** Returns the topic that takes its place. */
  coming(): Served | undefined
  /** Returns the topic whose hours it is. */
  current(): Served
  /** Plans the next change. */
  schedule(): void
  /** Opens the topic that serves the instrument from an instant on. */
  change(at: number): void
  /** Releases the old topic, once the next one is live or waits for more than the answer of KIS. */
  leave(): void
  close(): void
}

/** Opens the first topic of an instrument. @throws what `Stream.listen` throws */
export function createHandover(stream: Stream, options: HandoverOptions, isOnNxt: () => boolean | undefined): Handover {
  const { clock } = stream.client
  const alarm = createAlarm(clock)
  const overlap = createOverlap(clock)
  let serving = openTopic(stream, options, options.first, overlap)
  let coming: (Served & { readonly changesAt: number }) | undefined

  function schedule(): void {
    const { nextChangeAt } = serving.feed
    if (nextChangeAt === undefined) return
    alarm.setAt(nextChangeAt - leadMs, () => change(Math.max(nextChangeAt, clock.now())))
  }

  function change(at: number): void {
    const next = options.choose(at, isOnNxt())
    // No hour changes that: paper trading lacks the feed, or NXT does not trade the symbol.
    if (next.is === 'none') return
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

  return {
    serving: () => serving,
    coming: () => coming,
    current: () => (coming !== undefined && clock.now() >= coming.changesAt ? coming : serving),
    schedule,
    change,
    leave,
    close() {
      alarm.clear()
      serving.listening.close()
      coming?.listening.close()
    },
  }
}

export const isSame = (one: Topic, other: Topic): boolean => one.trId === other.trId && one.key === other.key

/** Returns whether KIS has not answered the registration of a topic, and nothing else holds it up. */
function isUnderWay({ listening }: Served): boolean {
  const [report] = listening.state()
  return (report?.status === 'pending' || report?.status === 'gap') && report.reason === undefined
}

function openTopic(
  stream: Stream,
  { columnsOf, priority, row: deliver }: HandoverOptions,
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
