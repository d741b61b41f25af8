import { type Topic, topicName } from '../../realtime/topics/topic.ts'
import { cipherKeys } from './cipher.ts'
import { matchesTopic, type TopicMatch } from './controls.ts'
import type { DeliveredTopic } from './deliveries.ts'
import { formatFrame, formatRecords, mangle, mostRecords } from './frame.ts'
import type { SharedState } from './shared-state.ts'

type Rows = readonly (readonly string[])[]

/** Most rows that a stall holds back. All of them must fit into what may wait for a client. */
const mostStalledRows = 20_000

/** Writer of frames, unless the connection has died. */
export interface FrameOutbox {
  write(frame: string): void
  /** Returns whether the client can still get a frame. */
  isOpen(): boolean
}

/** Writes the rows of one connection as frames, unless a fault holds them back. */
export interface RowSender {
  send(topic: DeliveredTopic, rows: Rows): void
  /** Writes no row of these topics any more, until they are released and registered again. */
  silence(match: TopicMatch): void
  /** Holds rows back until `resume`. */
  stall(): void
  resume(): void
  /** Writes the last row of each topic that matches `count` times. @returns the number of topics */
  burst(match: TopicMatch, count: number): number
  /** Forgets a topic that is released. */
  forget(topic: Topic): void
}

export function createRowSender(shared: SharedState, connection: number, outbox: FrameOutbox): RowSender {
  const { seed, clock, settings, faults, sent } = shared
  const silenced: { readonly match: TopicMatch; readonly except: Set<string> }[] = []
  const lastRows = new Map<string, { readonly topic: DeliveredTopic; readonly row: readonly string[] }>()
  const stalled = new Map<string, { readonly topic: DeliveredTopic; readonly rows: (readonly string[])[] }>()
  let isStalled = false
  let stalledRows = 0

  const isSilenced = (topic: DeliveredTopic) =>
    silenced.some(({ match, except }) => matchesTopic(match, topic) && !except.has(topicName(topic)))

  const writeRows = (topic: DeliveredTopic, all: Rows) => {
    const { feed, trId, key } = topic
    const at = clock.now()
    const keys = feed.encrypted ? cipherKeys(seed, connection, trId) : undefined
    for (let from = 0; from < all.length && outbox.isOpen(); from += mostRecords) {
      const rows = all.slice(from, from + mostRecords)
      const frame = formatFrame(trId, rows.length, formatRecords(feed, rows, at, settings()), keys)
      const damage = faults.manglings.take(topic)
      outbox.write(damage === undefined ? frame : mangle(frame, damage))
      sent({ at, connection, trId, key, rows, isMangled: damage !== undefined })
    }
  }

  const keep = (topic: DeliveredTopic, rows: Rows) => {
    const entry = stalled.get(topicName(topic)) ?? { topic, rows: [] }
    stalled.set(topicName(topic), entry)
    entry.rows.push(...rows)
    stalledRows += rows.length
  }

  const resume = () => {
    isStalled = false
    stalledRows = 0
    for (const { topic, rows } of stalled.values()) writeRows(topic, rows)
    stalled.clear()
  }

  return {
    resume,
    send(topic, rows) {
      if (!outbox.isOpen() || isSilenced(topic)) return
      const row = rows.at(-1)
      if (row !== undefined) lastRows.set(topicName(topic), { topic, row })
      if (!isStalled) return writeRows(topic, rows)
      keep(topic, rows)
      if (stalledRows >= mostStalledRows) resume()
    },
    silence: (match) => void silenced.push({ match, except: new Set() }),
    stall() {
      isStalled = true
    },
    burst(match, count) {
      const matched = [...lastRows.values()].filter(({ topic }) => matchesTopic(match, topic))
      for (const { topic, row } of matched)
        writeRows(
          topic,
          Array.from({ length: count }, () => row),
        )
      return matched.length
    },
    forget(topic) {
      for (const { except } of silenced) except.add(topicName(topic))
      lastRows.delete(topicName(topic))
      stalled.delete(topicName(topic))
    },
  }
}
