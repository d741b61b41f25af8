import type { Clock } from '@stockeye/token-manager'
import type { KisClient } from '../../client/client.ts'
import { parseDecimal } from '../../values/decimal.ts'
import type { KnownFeeds } from '../known-feeds.ts'
import type { LineFrame, LineListener } from '../line.ts'
import type { Book } from '../topics/book.ts'
import { type Topic, type TopicState, topicName } from '../topics/topic.ts'
import { createTradingNow } from '../venues/trading-now.ts'
import type { SeenRow } from '../watch/compare-trade.ts'
import { type ConnectionWatch, createConnectionWatch } from '../watch/connection-watch.ts'
import { lastTrade } from '../watch/last-trade.ts'
import { createNxtOracle } from '../watch/nxt-oracle.ts'
import { createRestBudget } from '../watch/rest-budget.ts'
import { createRestPrices } from '../watch/rest-prices.ts'
import { stateFromRows } from '../watch/state-from-rows.ts'
import { createWatchdog, type TopicWatch } from '../watch/watchdog.ts'
import { createRowReader } from '../wire/row-reader.ts'

/** Watch over the topics of a line: REST says whether a silent one is quiet or stale, and gives prices to those that wait. */
export interface LineWatch {
  /** Takes the state of a topic. */
  changed(topic: Topic, state: TopicState): void
  /** Notes that another session delivers a topic. */
  moved(topic: Topic): void
  /** Takes a frame with the names of its topics. */
  received(names: readonly string[], session: string, frame: LineFrame): void
  pinged(session: string, at: number): void
  forget(topic: Topic): void
  close(): void
}

export interface LineWatchOptions {
  readonly client: KisClient
  readonly clock: Clock
  readonly sessions: readonly string[]
  readonly book: Book
  readonly feeds: KnownFeeds
  readonly listener: LineListener
  readonly mostRestCallsPerMinute?: number | undefined
  /** Replaces the connection of a session, from which no row has arrived since `from`. */
  readonly replace: (session: string, reason: string, from: number) => void
  /** Has the sessions look at the book. */
  readonly look: () => void
}

/** Least time between two attempts to have a silent topic delivered again, in ms; it doubles up to the longest. */
const renewals = { firstMs: 60_000, longestMs: 1_800_000 }

/** Watch over a topic that KIS delivers. */
interface Watched {
  readonly watch: TopicWatch
  readonly confirmedAt: number
  session: string
  /** Last frame since KIS has confirmed the topic. */
  lastFrame: LineFrame | undefined
}

/** Attempts to have a silent topic delivered again. */
interface Renewal {
  readonly notBefore: number
  readonly waitMs: number
}

export function createLineWatch(options: LineWatchOptions): LineWatch {
  const { client, clock, book, feeds, listener } = options
  const watched = new Map<string, Watched>()
  const renewed = new Map<string, Renewal>()
  const receivedAt = new Map<string, number>()
  const lastFrameOf = (topic: Topic) => watched.get(topicName(topic))?.lastFrame
  const budget = createRestBudget({ clock, mostCallsPerMinute: options.mostRestCallsPerMinute })
  const failed = (error: unknown) => listener.trouble(error)
  const oracle = createNxtOracle({ client, budget, hasRows: (topic) => lastFrameOf(topic) !== undefined })
  const { isExpected } = createTradingNow({
    stateOf: (topic) => stateFromRows(topic, { feeds, now: clock.now(), lastFrameOf }),
    isOnNxt: oracle.isOnNxt,
  })
  const watchdog = createWatchdog({
    clock,
    oracle: oracle.read,
    budget,
    isExpected,
    failed,
    changed(topic, verdict, { provenAt }) {
      book.noteActivity(topic, verdict)
      if (verdict === 'live') renewed.delete(topicName(topic))
      if (verdict === 'stale') renew(topic, provenAt)
    },
  })
  const prices = createRestPrices({
    clock,
    quote: (topic, call) => lastTrade(client, topic, call),
    budget,
    failed,
    deliver: (topic, price) => listener.price?.(topic, price),
  })
  const connections = new Map<string, ConnectionWatch>(
    options.sessions.map((session) => [
      session,
      createConnectionWatch({
        clock,
        isExpected,
        suspected: ({ topic, lastAt }) =>
          options.replace(session, `all its topics are silent, and ${topic.key} has traded`, lastAt),
      }),
    ]),
  )

  /**
   * Has a stale topic delivered again. A connection that has delivered nothing since is replaced. On one that delivers other topics
   * the topic is registered again, once: if that does not help, REST shows trades that the feed leaves out, and the others must
   * not suffer from it. The topic stays stale then, with prices of REST.
   */
  function renew(topic: Topic, provenAt: number): void {
    const name = topicName(topic)
    const session = watched.get(name)?.session
    const renewal = renewed.get(name)
    if (session === undefined) return
    prices.hold(topic)
    const now = clock.now()
    const isAlive = (receivedAt.get(session) ?? 0) > provenAt
    if ((renewal?.notBefore ?? 0) > now || (isAlive && renewal !== undefined)) return
    const waitMs = renewal?.waitMs ?? renewals.firstMs
    renewed.set(name, { notBefore: now + waitMs, waitMs: Math.min(waitMs * 2, renewals.longestMs) })
    if (!isAlive) options.replace(session, `${topic.key} is silent, and has traded`, provenAt)
    else {
      book.renew(topic, provenAt)
      options.look()
    }
  }

  function lastRowOf(name: string, { trId }: Topic): SeenRow | undefined {
    const [frame, feed] = [watched.get(name)?.lastFrame, feeds.find(trId)]
    if (frame === undefined || feed === undefined) return undefined
    const volume = feed.columns.find((column) => column === 'ACML_VOL' || column === 'TVOL')
    const read = createRowReader(feed, volume === undefined ? [] : [volume]).read(frame)
    const row = read.kind === 'rows' ? read.rows.at(-1) : undefined
    const traded = volume && row?.[volume]
    return row?.at === undefined ? undefined : { at: row.at, ...(traded && { volume: parseDecimal(traded, 'volume') }) }
  }

  function start(topic: Topic, at: number): void {
    const name = topicName(topic)
    const session = book.servedBy(topic)
    if (session === undefined) return
    stop(topic)
    const watch = watchdog.watch(topic, at, { lastRow: () => lastRowOf(name, topic) })
    watched.set(name, { watch, session, confirmedAt: at, lastFrame: undefined })
    connections.get(session)?.add(watch)
  }

  function stop(topic: Topic): void {
    const entry = watched.get(topicName(topic))
    if (entry === undefined) return
    entry.watch.forget()
    connections.get(entry.session)?.remove(entry.watch)
    watched.delete(topicName(topic))
  }

  return {
    changed(topic, state) {
      if (state.is === 'confirmed') {
        if (state.silence !== 'stale') prices.release(topic)
        // The verdict of the watch itself changes the state too, and confirms nothing.
        if (watched.get(topicName(topic))?.confirmedAt !== state.at) start(topic, state.at)
        return
      }
      stop(topic)
      const isWaiting = state.is !== 'refused' && state.heldUp !== undefined
      if (isWaiting) prices.hold(topic)
      else prices.release(topic)
    },
    moved(topic) {
      const entry = watched.get(topicName(topic))
      const session = book.servedBy(topic)
      if (entry === undefined || session === undefined) return
      connections.get(entry.session)?.remove(entry.watch)
      entry.session = session
      connections.get(session)?.add(entry.watch)
    },
    received(names, session, frame) {
      receivedAt.set(session, frame.receivedAt)
      for (const name of names) {
        const entry = watched.get(name)
        if (entry === undefined) continue
        entry.watch.received(frame.receivedAt)
        entry.lastFrame = frame
      }
    },
    pinged: (session, at) => connections.get(session)?.pinged(at),
    forget(topic) {
      prices.release(topic)
      stop(topic)
      renewed.delete(topicName(topic))
    },
    close() {
      watchdog.close()
      prices.close()
      for (const connection of connections.values()) connection.close()
    },
  }
}
