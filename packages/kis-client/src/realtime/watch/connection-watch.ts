import type { Clock } from '@stockeye/token-manager'
import type { Topic } from '../topics/topic.ts'
import { askTogetherAfterMs, usualSilences, usualSpanMs } from './silence.ts'
import type { TopicWatch } from './watchdog.ts'
import type { IsExpected } from './watched-topic.ts'

/** Suspicion that a connection delivers nothing any more. */
export interface ConnectionSuspicion {
  /** Receipt of the last row of any topic; every row up to it has arrived. */
  readonly lastAt: number
  /** Topic that REST says has traded since. */
  readonly topic: Topic
}

export interface ConnectionWatch {
  /** Adds a topic that the connection delivers. */
  add(watch: TopicWatch): void
  remove(watch: TopicWatch): void
  /** Notes a PINGPONG, of a connection of either kind. */
  pinged(at: number): void
  close(): void
}

export interface ConnectionWatchOptions {
  readonly clock: Clock
  readonly isExpected: IsExpected
  /** Called once when all topics are silent and REST says that one of them has traded; again after a row has come between. */
  readonly suspected: (suspicion: ConnectionSuspicion) => void
}

/** Shortest silence of all topics that is asked about, in ms. */
const leastMs = 10_000

/**
 * Creates the watch over one connection. When all its topics are silent for longer than their rows together usually are, it has
 * the most active one checked, with one call: a dead connection is found sooner than by each topic alone.
 *
 * A PINGPONG proves only that the socket lives, so it doubles the silence; that no PINGPONG comes proves nothing, since
 * connections without notices may get none at all.
 */
export function createConnectionWatch({ clock, isExpected, suspected }: ConnectionWatchOptions): ConnectionWatch {
  const watches = new Set<TopicWatch>()
  let pingedAt = Number.NEGATIVE_INFINITY
  /** Instant of the last question, and the questions since the last row. */
  let askedAt = Number.NEGATIVE_INFINITY
  let asked = 0
  /** Last row before the last suspicion. */
  let suspectedSince: number | undefined
  let timer: unknown
  let isAsking = false
  let isClosed = false

  const lookAfter = (ms: number) => {
    clock.clearTimeout(timer)
    if (isClosed || watches.size === 0) return
    timer = clock.setTimeout(look, Math.max(1, ms), { background: true })
  }

  const look = () => {
    const now = clock.now()
    const expected = [...watches].filter(({ topic }) => isExpected(topic, now) === true)
    const [busiest] = expected.toSorted((a, b) => usualSpanMs(a.spans) - usualSpanMs(b.spans))
    // The silence of one topic is that of the connection: its own watch is enough.
    if (busiest === undefined || expected.length < 2) return lookAfter(leastMs)
    const lastAt = Math.max(...[...watches].map(({ spans }) => spans.lastAt))
    if (lastAt > askedAt) asked = 0
    const togetherMs = askTogetherAfterMs(
      expected.map(({ spans }) => spans),
      leastMs,
    )
    const doublings = Math.min(asked + (pingedAt > lastAt ? 1 : 0), 20)
    const afterMs = Math.min(usualSilences.mostMs, togetherMs * 2 ** doublings)
    const leftMs = Math.max(lastAt, askedAt) + afterMs - now
    if (leftMs > 0) return lookAfter(leftMs)
    void ask(busiest, lastAt)
  }

  const ask = async (watch: TopicWatch, lastAt: number) => {
    isAsking = true
    const verdict = await watch.ask()
    isAsking = false
    asked += 1
    askedAt = clock.now()
    if (isClosed) return
    lookAfter(leastMs)
    if (verdict !== 'stale' || suspectedSince === lastAt) return
    suspectedSince = lastAt
    suspected({ lastAt, topic: watch.topic })
  }

  return {
    add(watch) {
      watches.add(watch)
      if (watches.size === 1 && !isAsking) lookAfter(leastMs)
    },
    remove(watch) {
      watches.delete(watch)
    },
    pinged(at) {
      pingedAt = at
    },
    close() {
      isClosed = true
      clock.clearTimeout(timer)
      watches.clear()
    },
  }
}
