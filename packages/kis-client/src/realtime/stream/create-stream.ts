import type { KisClient } from '../../client/client.ts'
import type { Feed } from '../../endpoint.ts'
import { KisClosedError, KisNotLiveError, KisNotOfferedError } from '../../errors.ts'
import { trustRows } from '../../values/trust.ts'
import { createKnownFeeds, type KnownFeeds } from '../known-feeds.ts'
import type { Line, LineFrame } from '../line.ts'
import { type Topic, type TopicState, topicName } from '../topics/topic.ts'
import { createRowSessions } from '../venues/row-session.ts'
import { backFill } from '../watch/back-fill.ts'
import { createRowBuffer } from './buffer.ts'
import { createFeedDecoder, type FeedDecoder, type FrameFault, type Sink } from './feed-decoder.ts'
import { guard } from './guard.ts'
import { createIteration } from './iteration.ts'
import { createStreamListeners, type StreamListeners } from './listeners.ts'
import { createNotices } from './notices.ts'
import { openLine } from './open-line.ts'
import { checkHtsId, checkStreamOptions, checkSubscription } from './options.ts'
import type { Gap, Listening, Stream, StreamOptions, TopicReport } from './stream.ts'
import { type Hole, type TopicTracker, trackTopic } from './topic-tracker.ts'

/**
 * Creates a stream of KIS's realtime data. It connects with the first subscription, and comes back by itself after every loss.
 *
 * @example
 * const stream = createStream(kis)
 * stream.on('gap', ({ trId, key, from, to }) => console.log(`${trId} ${key} missed ${to - from} ms`))
 * const trades = stream.subscribe(ccnlKrx, ['005930', '000660'])
 * for await (const { key, STCK_PRPR } of trades) console.log(key, STCK_PRPR)
 * @throws {KisInputError} an option is wrong, or the client's hosts have no WebSocket
 */
export function createStream(client: KisClient, options: StreamOptions = {}): Stream {
  checkStreamOptions(client, options)
  const feeds = createKnownFeeds()
  const listeners = createStreamListeners()
  const topics = createStreamTopics(client, feeds, listeners)
  const line = openLine(
    client,
    options,
    feeds,
  )({
    frame: topics.decode,
    topic: topics.apply,
    price: (topic, price) => listeners.emit('price', { ...price, ...topic }),
    trouble: (error) => listeners.emit('trouble', error),
  })
  const open = new Set<Listening>()
  let closed: Promise<void> | undefined

  /** Opens the topics of a subscription. */
  function start(
    feed: Feed<string>,
    keys: readonly string[],
    sink: Sink,
    priority: number,
    ended: (error?: unknown) => void,
  ) {
    if (closed !== undefined) throw new KisClosedError('stream')
    const trId = trIdOf(feed, client)
    const wanted = keys.map((key) => ({ trId, key }))
    let isOpen = true
    const listening: Listening = {
      state: () => wanted.map(topics.report),
      whenLive: (wait) => topics.whenLive(wanted, () => isOpen, wait?.signal),
      close() {
        if (!isOpen) return
        isOpen = false
        open.delete(listening)
        for (const topic of wanted) topics.unwant(line, topic, sink, priority)
        ended()
      },
    }
    open.add(listening)
    for (const topic of wanted) topics.want(line, feed, topic, sink, priority)
    return listening
  }

  const stream: Stream = {
    client,
    subscribe(feed, given, subscribing = {}) {
      const { keys, columns, priority, signal, mostRows, whenFull } = checkSubscription(feed, given, subscribing)
      signal?.throwIfAborted()
      const buffer = createRowBuffer<{ readonly key: string | undefined }>(
        feed.encrypted ? Number.POSITIVE_INFINITY : mostRows,
        whenFull,
      )
      let unfollow: (() => void) | undefined
      const iteration = createIteration(buffer, {
        full: (dropped) => listeners.emit('dropped', { trId: trIdOf(feed, client), keys, dropped }),
        closed: () => listening.close(),
      })
      const listening = start(feed, keys, { columns, push: iteration.push }, priority, () => {
        unfollow?.()
        iteration.end()
      })
      unfollow = onAbort(signal, () => {
        iteration.end(signal?.reason)
        listening.close()
      })
      return {
        ...listening,
        get dropped() {
          return buffer.dropped
        },
        [Symbol.asyncIterator]: () => trustRows(iteration.rows()),
      }
    },
    listen(feed, given, listener, subscribing = {}) {
      const { keys, columns, priority, signal } = checkSubscription(feed, given, subscribing, listener)
      signal?.throwIfAborted()
      const push = guard(listener, (error) => listeners.emit('trouble', error))
      let isClosed = false
      let unfollow: (() => void) | undefined
      const sink: Sink = {
        columns,
        push(row) {
          if (!isClosed) push(trustRows(row))
        },
      }
      const listening = start(feed, keys, sink, priority, () => {
        isClosed = true
        unfollow?.()
      })
      unfollow = onAbort(signal, listening.close)
      return listening
    },
    notices(htsId) {
      checkHtsId(htsId)
      const open = (feed: Feed<string>, sink: Sink, priority: number) =>
        start(feed, [htsId], sink, priority, () => undefined)
      return createNotices({ client, htsId, open, unreadable: topics.reportFault, ...listeners })
    },
    state: topics.reports,
    requireLive(feed, key) {
      const topic = { trId: trIdOf(feed, client), key }
      const report = topics.report(topic)
      const isLive = report.status === 'live' || report.status === 'quiet'
      if (!isLive) throw new KisNotLiveError(`${topic.trId} ${key}`, report.status, reasonOf(report))
      if (!topics.isSettled(topic)) throw new KisNotLiveError(`${topic.trId} ${key}`, 'gap', 'no row since')
    },
    on: listeners.on,
    close() {
      closed ??= (async () => {
        try {
          await line.close()
        } finally {
          for (const listening of open) listening.close()
          topics.close()
        }
        listeners.emit('closed', { at: client.clock.now() })
      })()
      return closed
    },
  }
  return stream
}

function trIdOf(feed: Feed<string>, { environment }: KisClient): string {
  const trId = feed[environment]
  if (trId === null) throw new KisNotOfferedError(feed.id)
  return trId
}

/** Calls a function when the signal aborts. @returns a function that ends this */
function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  // A listener of a topic may have aborted it while the topics were opened.
  if (signal?.aborted) run()
  signal?.addEventListener('abort', run, { once: true })
  return () => signal?.removeEventListener('abort', run)
}

/** Topics of one stream, their decoders and their states. */
interface StreamTopics {
  want(line: Line, feed: Feed<string>, topic: Topic, sink: Sink, priority: number): void
  unwant(line: Line, topic: Topic, sink: Sink, priority: number): void
  decode(frame: LineFrame): void
  apply(topic: Topic, state: TopicState): void
  report(topic: Topic): TopicReport
  /** Returns whether a row has come since the last hole of a topic. */
  isSettled(topic: Topic): boolean
  reports(): readonly TopicReport[]
  whenLive(topics: readonly Topic[], isOpen: () => boolean, signal: AbortSignal | undefined): Promise<void>
  /** Reports a frame or a value that cannot be read, with the number of those of its TR. */
  reportFault(trId: string, reason: string): void
  close(): void
}

function createStreamTopics(client: KisClient, feeds: KnownFeeds, listeners: StreamListeners): StreamTopics {
  const { clock } = client
  const trackers = new Map<string, TopicTracker>()
  const decoders = new Map<string, FeedDecoder>()
  const faults = new Map<string, number>()
  const { sessionOf } = createRowSessions()
  const changes = new Set<() => void>()

  const feedIdOf = (trId: string) => feeds.find(trId)?.id ?? trId
  const report = (topic: Topic): TopicReport =>
    (trackers.get(topicName(topic)) ?? trackTopic(feedIdOf(topic.trId), topic, clock)).report()
  const gapOf = ({ trId, key }: Topic, hole: Hole): Gap => ({
    feed: feedIdOf(trId),
    trId,
    key,
    ...hole,
    fill: (call) => backFill(client, { trId, key }, hole, call),
  })

  function decoderOf(feed: Feed<string>, trId: string): FeedDecoder {
    const decoder = decoders.get(trId) ?? createFeedDecoder(feed, trId, sessionOf)
    decoders.set(trId, decoder)
    return decoder
  }

  function emitReport(tracker: TopicTracker): void {
    listeners.emit('topic', tracker.report())
    for (const changed of changes) changed()
  }

  /** Doubts the topic of a frame that was skipped; if its key cannot be read, every topic of its TR, which may have lost a row. */
  function doubt({ trId, payload }: LineFrame): void {
    const key = payload.split('^')[feeds.keyIndex(trId)] ?? ''
    const own = trackers.get(topicName({ trId, key }))
    for (const tracker of own === undefined ? trackers.values() : [own]) {
      if (tracker.topic.trId === trId && tracker.doubt()) emitReport(tracker)
    }
  }

  function reportFault(trId: string, reason: string): void {
    const count = (faults.get(trId) ?? 0) + 1
    faults.set(trId, count)
    listeners.emit('unreadable', { trId, reason, count })
  }

  return {
    want(line, feed, topic, sink, priority) {
      const name = topicName(topic)
      const tracker = trackers.get(name) ?? trackTopic(feed.id, topic, clock)
      trackers.set(name, tracker)
      tracker.priorities.push(priority)
      decoderOf(feed, topic.trId).add(topic.key, sink, {
        received(at) {
          if (tracker.received(at)) emitReport(tracker)
        },
      })
      line.want(topic, Math.max(...tracker.priorities))
    },
    unwant(line, topic, sink, priority) {
      const tracker = trackers.get(topicName(topic))
      if (decoders.get(topic.trId)?.remove(topic.key, sink)) decoders.delete(topic.trId)
      if (tracker === undefined) return
      tracker.priorities.splice(tracker.priorities.indexOf(priority), 1)
      if (tracker.priorities.length > 0) line.want(topic, Math.max(...tracker.priorities))
      else {
        trackers.delete(topicName(topic))
        line.unwant(topic)
      }
      for (const changed of changes) changed()
    },
    decode(frame) {
      const decoder = decoders.get(frame.trId)
      const fault = decoder === undefined ? unexpected(feeds, frame) : decoder.decode(frame)
      if (fault === undefined) return
      reportFault(frame.trId, fault.reason)
      if (fault.isSkipped) doubt(frame)
    },
    apply(topic, state) {
      const tracker = trackers.get(topicName(topic))
      if (tracker === undefined) return
      const hole = tracker.apply(state)
      emitReport(tracker)
      if (hole !== undefined) listeners.emit('gap', gapOf(topic, hole))
    },
    report,
    reportFault,
    isSettled: (topic) => trackers.get(topicName(topic))?.isSettled() === true,
    reports: () => [...trackers.values()].map((tracker) => tracker.report()),
    async whenLive(wanted, isOpen, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const look = () => {
        const reports = wanted.map(report)
        const refused = reports.find(({ status }) => status === 'refused')
        if (refused !== undefined)
          reject(new KisNotLiveError(`${refused.trId} ${refused.key}`, 'refused', reasonOf(refused)))
        else if (!isOpen())
          reject(new KisNotLiveError(wanted.map(({ trId, key }) => `${trId} ${key}`).join(', '), 'closed'))
        else if (reports.every(({ status }) => status === 'live' || status === 'quiet')) resolve()
      }
      const abort = () => reject(signal?.reason)
      changes.add(look)
      signal?.addEventListener('abort', abort)
      try {
        signal?.throwIfAborted()
        look()
        await promise
      } finally {
        changes.delete(look)
        signal?.removeEventListener('abort', abort)
      }
    },
    close() {
      for (const changed of changes) changed()
    },
  }
}

/** Returns the fault of a frame that no subscription has asked for; undefined if its topic was given up a moment ago. */
function unexpected(feeds: KnownFeeds, { trId }: LineFrame): FrameFault | undefined {
  if (feeds.find(trId) !== undefined) return undefined
  return { reason: `${trId} is not a TR id of the catalogue`, isSkipped: true }
}

/** Returns the reason of a report for a message: KIS's code, or the word of this package. */
function reasonOf({ reason }: TopicReport): string | undefined {
  return reason?.reason === 'refused' ? `[${reason.messageCode}] ${reason.message}` : reason?.reason
}
