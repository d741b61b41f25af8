import type { KisClient } from '../../client/client.ts'
import type { Feed } from '../../endpoint.ts'
import { KisNotLiveError } from '../../errors.ts'
import type { KnownFeeds } from '../known-feeds.ts'
import type { Line, LineFrame } from '../line.ts'
import { type Topic, type TopicState, topicName } from '../topics/topic.ts'
import { createRowSessions } from '../venues/row-session.ts'
import { backFill } from '../watch/back-fill.ts'
import { createFeedDecoder, type FeedDecoder, type FrameFault, type Sink } from './feed-decoder.ts'
import type { StreamListeners } from './listeners.ts'
import type { Gap, TopicReport } from './stream.ts'
import { type Hole, type TopicTracker, trackTopic } from './topic-tracker.ts'

/** Topics of one stream, their decoders and their states. */
export interface StreamTopics {
  want(line: Line, feed: Feed<string>, topic: Topic, sink: Sink, priority: number): void
  unwant(line: Line, topic: Topic, sink: Sink, priority: number): void
  decode(frame: LineFrame): void
  apply(topic: Topic, state: TopicState): void
  report(topic: Topic): TopicReport
  /** Returns if a decision may rest on the last row of a topic. @throws {KisNotLiveError} it may not */
  requireLive(topic: Topic): void
  reports(): readonly TopicReport[]
  whenLive(topics: readonly Topic[], isOpen: () => boolean, signal: AbortSignal | undefined): Promise<void>
  /** Reports a frame or a value that cannot be read, with the number of those of its TR. */
  reportFault(trId: string, reason: string): void
  close(): void
}

export function createStreamTopics(client: KisClient, feeds: KnownFeeds, listeners: StreamListeners): StreamTopics {
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
    requireLive(topic) {
      const { trId, key } = topic
      const found = report(topic)
      if (!isLive(found)) throw new KisNotLiveError(`${trId} ${key}`, found.status, reasonOf(found))
      if (trackers.get(topicName(topic))?.isSettled() !== true)
        throw new KisNotLiveError(`${trId} ${key}`, 'gap', 'no row since')
    },
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
        else if (reports.every(isLive)) resolve()
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

/** Returns whether KIS delivers a topic, and its last row is the last one. */
const isLive = ({ status }: TopicReport): boolean => status === 'live' || status === 'quiet'

/** Returns the fault of a frame that no subscription has asked for; undefined if its topic was given up a moment ago. */
function unexpected(feeds: KnownFeeds, { trId }: LineFrame): FrameFault | undefined {
  if (feeds.find(trId) !== undefined) return undefined
  return { reason: `${trId} is not a TR id of the catalogue`, isSkipped: true }
}

/** Returns the reason of a report for a message: KIS's code, or the word of this package. */
function reasonOf({ reason }: TopicReport): string | undefined {
  return reason?.reason === 'refused' ? `[${reason.messageCode}] ${reason.message}` : reason?.reason
}
