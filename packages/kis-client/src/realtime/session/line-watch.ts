import type { Clock } from '@stockeye/token-manager'
import type { KisClient } from '../../client/client.ts'
import { parseDecimal } from '../../values/decimal.ts'
import type { KnownFeeds } from '../known-feeds.ts'
import type { LineFrame, LineListener } from '../line.ts'
import type { Book } from '../topics/book.ts'
import { type Topic, type TopicState, topicName } from '../topics/topic.ts'
import { sendsAtEvents } from '../venues/feed-venues.ts'
import { createTradingNow } from '../venues/trading-now.ts'
import type { SeenRow } from '../watch/compare-trade.ts'
import { type ConnectionWatch, createConnectionWatch } from '../watch/connection-watch.ts'
import { lastTrade } from '../watch/last-trade.ts'
import { createNxtOracle } from '../watch/nxt-oracle.ts'
import { createRestBudget } from '../watch/rest-budget.ts'
import { createRestPrices } from '../watch/rest-prices.ts'
import { stateFromRows } from '../watch/state-from-rows.ts'
import { createWatchdog, type TopicWatch } from '../watch/watchdog.ts'
import type { IsExpected } from '../watch/watched-topic.ts'
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
  /** Returns the instant up to which every row of a topic has arrived, by a row, REST or the hours. */
  provenAt(topic: Topic): number | undefined
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
 * Least time between two attempts to have a silent topic delivered again, in ms. It doubles up to the longest, and is the first one
 * again after some times the wait without an attempt.
 */
const renewals = { firstMs: 60_000, longestMs: 1_800_000, forgottenAfter: 10 }

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
  /** Instant of the last one. */
  readonly at: number
  /** Least time until the next one, in ms. */
  readonly waitMs: number
  /** Timer of the next one, if it must wait. */
  readonly timer: unknown
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
  const tradingNow = createTradingNow({
    stateOf: (topic) => stateFromRows(topic, { feeds, now: clock.now(), lastFrameOf }),
    isOnNxt: oracle.isOnNxt,
  })
  const isExpected: IsExpected = (topic, at) => {
    // An auction ends with a trade, so that it explains no silence afterwards.
    const isAuction = tradingNow.reasonForSilence(topic, at) === 'auction'
    return isAuction ? undefined : tradingNow.isExpected(topic, at)
  }
  const watchdog = createWatchdog({
    clock,
    oracle: oracle.read,
    budget,
    isExpected,
    isSporadic: ({ trId }) => feeds.isNotice(trId) || sendsAtEvents(trId),
    failed,
    changed(topic, verdict, provenAt) {
      book.noteActivity(topic, verdict, provenAt)
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
    const entry = watched.get(name)
    const last = renewed.get(name)
    if (entry === undefined) return
    prices.hold(topic)
    const now = clock.now()
    const { session, lastFrame } = entry
    const isAlive = (receivedAt.get(session) ?? 0) > provenAt
    const hasHelped = last === undefined || (lastFrame?.receivedAt ?? 0) > last.at
    if (isAlive && !hasHelped) return
    if (last !== undefined && last.at + last.waitMs > now) {
      waitFor(topic, provenAt, { ...last, leftMs: last.at + last.waitMs - now })
      return
    }
    const isForgotten = last === undefined || now - last.at > renewals.forgottenAfter * last.waitMs
    const waitMs = isForgotten ? renewals.firstMs : Math.min(last.waitMs * 2, renewals.longestMs)
    renewed.set(name, { at: now, waitMs, timer: undefined })
    if (!isAlive) options.replace(session, `${topic.key} is silent, and has traded`, provenAt)
    else {
      book.renew(topic, provenAt)
      options.look()
    }
  }

  /** Renews a topic when its wait is over, if it is stale still. */
  function waitFor(topic: Topic, provenAt: number, { leftMs, ...last }: Renewal & { readonly leftMs: number }): void {
    const name = topicName(topic)
    clock.clearTimeout(last.timer)
    const again = () => {
      if (watched.get(name)?.watch.verdict === 'stale') renew(topic, provenAt)
    }
    renewed.set(name, { ...last, timer: clock.setTimeout(again, leftMs, { background: true }) })
  }

  function forgetRenewal(name: string): void {
    clock.clearTimeout(renewed.get(name)?.timer)
    renewed.delete(name)
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
    const watch = watchdog.watch(topic, at, () => lastRowOf(name, topic))
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
    provenAt: (topic) => watched.get(topicName(topic))?.watch.provenAt,
    pinged: (session, at) => connections.get(session)?.pinged(at),
    forget(topic) {
      prices.release(topic)
      stop(topic)
      forgetRenewal(topicName(topic))
    },
    close() {
      watchdog.close()
      for (const name of [...renewed.keys()]) forgetRenewal(name)
      prices.close()
      for (const connection of connections.values()) connection.close()
    },
  }
}
