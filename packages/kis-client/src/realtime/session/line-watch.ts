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
import { createRestBudget } from '../watch/rest-budget.ts'
import { createRestPrices } from '../watch/rest-prices.ts'
import { createWatchdog, type TopicWatch } from '../watch/watchdog.ts'
import type { IsExpected } from '../watch/watched-topic.ts'
import { createRowReader } from '../wire/row-reader.ts'

/** Watch over the topics of a line: REST says whether a silent one is quiet or stale, and gives prices to those that wait. */
export interface LineWatch {
  /** Takes the state of a topic. */
  changed(topic: Topic, state: TopicState): void
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

/**
 * Least time between two renewals of a topic, in ms. It doubles up to the longest, and is the first one again after some times
 * the wait without a renewal.
 */
const renewals = { firstMs: 60_000, longestMs: 1_800_000, forgottenAfter: 10 }

/** Attempts to have a silent topic delivered again. */
interface Renewal {
  readonly notBefore: number
  readonly waitMs: number
  /** Instant of the last one. */
  readonly at: number
}

interface Watched {
  readonly watch: TopicWatch
  readonly session: string
  confirmedAt: number
  /** Last frame since KIS has confirmed the topic. */
  lastFrame: LineFrame | undefined
  lastRowAt: number
  renewal: Renewal
  /** Timer of a renewal that must wait. */
  waiting: unknown
}

const neverRenewed: Renewal = { notBefore: 0, waitMs: renewals.firstMs, at: 0 }

export function createLineWatch(options: LineWatchOptions): LineWatch {
  const { client, clock, book, feeds, listener } = options
  const watched = new Map<string, Watched>()
  const receivedAt = new Map<string, number>()
  const tradingNow = createTradingNow()
  // REST cannot say anything about a topic that KIS does not deliver, and its calls are few.
  const isExpected: IsExpected = (topic, at) => {
    if (!isServed(topic)) return false
    // An auction ends with a trade, so that it explains no silence afterwards.
    const isAuction = tradingNow.reasonForSilence(topic, at) === 'auction'
    return isAuction ? undefined : tradingNow.isExpected(topic, at)
  }
  const isServed = (topic: Topic) => book.servedBy(topic).length > 0
  const budget = createRestBudget({ clock, mostCallsPerMinute: options.mostRestCallsPerMinute })
  const failed = (error: unknown) => listener.trouble(error)
  const oracle = (topic: Topic, call: { readonly signal?: AbortSignal | undefined }) => lastTrade(client, topic, call)
  const watchdog = createWatchdog({
    clock,
    oracle,
    budget,
    isExpected,
    failed,
    changed(topic, verdict, { provenAt }) {
      book.noteActivity(topic, verdict, provenAt)
      if (verdict === 'stale') renew(topic, provenAt)
    },
  })
  const prices = createRestPrices({
    clock,
    quote: oracle,
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

  /** Registers a stale topic again; if its connection has delivered nothing since, the connection is replaced. */
  function renew(topic: Topic, provenAt: number): void {
    const entry = watched.get(topicName(topic))
    // A topic that is lost is registered again in any case.
    if (entry === undefined || !isServed(topic)) return
    const now = clock.now()
    const { notBefore, waitMs, at: renewedAt } = entry.renewal
    // Registering without end gets the key blocked, and REST may show trades that the feed leaves out.
    if (notBefore > now) {
      clock.clearTimeout(entry.waiting)
      const again = () => entry.watch.verdict === 'stale' && renew(topic, provenAt)
      entry.waiting = clock.setTimeout(again, notBefore - now, { background: true })
      return
    }
    const isForgotten = now - notBefore > renewals.forgottenAfter * waitMs
    const ownMs = isForgotten ? renewals.firstMs : waitMs
    entry.renewal = { notBefore: now + ownMs, waitMs: Math.min(ownMs * 2, renewals.longestMs), at: now }
    const [session = entry.session] = book.servedBy(topic)
    book.renew(topic, provenAt)
    const lastAt = receivedAt.get(session) ?? 0
    const hasHelped = entry.lastRowAt > renewedAt
    if (hasHelped && lastAt > provenAt) options.look()
    else options.replace(session, `${topic.key} is silent, and has traded`, now)
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
    const [session = ''] = book.servedBy(topic)
    const known = watched.get(name)
    if (known?.session === session) {
      // A trade of the hole must not make the topic stale: rows before it prove nothing now.
      known.lastFrame = undefined
      known.confirmedAt = at
      known.watch.confirmed(at)
      return
    }
    if (known !== undefined) stop(topic)
    const watch = watchdog.watch(topic, at, { lastRow: () => lastRowOf(name, topic) })
    const plain = { lastFrame: undefined, lastRowAt: at, renewal: neverRenewed, waiting: undefined }
    watched.set(name, { watch, session, confirmedAt: at, ...plain })
    connections.get(session)?.add(watch)
  }

  function stop(topic: Topic): void {
    const entry = watched.get(topicName(topic))
    if (entry === undefined) return
    entry.watch.forget()
    clock.clearTimeout(entry.waiting)
    connections.get(entry.session)?.remove(entry.watch)
    watched.delete(topicName(topic))
  }

  return {
    changed(topic, state) {
      if (state.is === 'confirmed') {
        prices.release(topic)
        // The verdict of the watch itself changes the state too, and confirms nothing.
        if (watched.get(topicName(topic))?.confirmedAt !== state.at) start(topic, state.at)
        return
      }
      const isWaiting = state.is !== 'refused' && state.heldUp !== undefined
      if (isWaiting) prices.hold(topic)
      else prices.release(topic)
      if (state.is === 'refused') stop(topic)
    },
    received(names, session, frame) {
      receivedAt.set(session, frame.receivedAt)
      for (const name of names) {
        const entry = watched.get(name)
        if (entry === undefined) continue
        entry.watch.received(frame.receivedAt)
        entry.lastFrame = frame
        entry.lastRowAt = frame.receivedAt
      }
    },
    pinged: (session, at) => connections.get(session)?.pinged(at),
    forget(topic) {
      prices.release(topic)
      stop(topic)
    },
    close() {
      watchdog.close()
      prices.close()
      for (const { waiting } of watched.values()) clock.clearTimeout(waiting)
      for (const connection of connections.values()) connection.close()
    },
  }
}
