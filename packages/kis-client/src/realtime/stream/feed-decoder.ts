import type { Feed } from '../../endpoint.ts'
import { trustRows } from '../../values/trust.ts'
import type { LineFrame } from '../line.ts'
import type { createRowSessions, RowSession } from '../venues/row-session.ts'
import { findSessionColumn } from '../venues/row-session.ts'
import { createRowReader, type RowReader } from '../wire/row-reader.ts'

/** Row of any feed, with the columns that its subscriptions have asked for. */
export interface AnyStreamRow {
  readonly [column: string]: unknown
  readonly key: string | undefined
  readonly at: number | undefined
  session: RowSession | undefined
  receivedAt: number
  /** Number of values of the record; of a notice alone, whose columns KIS has moved. */
  width?: number
}

/** Counter of the rows of a key. */
export interface RowCounter {
  received(at: number): void
}

/** Receiver of the rows of a key, or of all rows of a feed without keys. */
export interface Sink {
  readonly columns: readonly string[]
  push(row: AnyStreamRow): void
}

/** Fault of a frame. `isSkipped`: a row of it was not passed on. */
export interface FrameFault {
  readonly reason: string
  readonly isSkipped: boolean
}

/** Decoder of one TR: it reads each frame once, with the columns that any of its sinks has asked for. */
export interface FeedDecoder {
  add(key: string, sink: Sink, counter: RowCounter): void
  /** Removes a sink. @returns whether the decoder has none left */
  remove(key: string, sink: Sink): boolean
  /** Reads a frame and passes its rows on. @returns the fault of the frame */
  decode(frame: LineFrame): FrameFault | undefined
}

interface Receiver {
  readonly sinks: readonly Sink[]
  readonly counter: RowCounter
}

function pass({ sinks, counter }: Receiver, row: AnyStreamRow): void {
  counter.received(row.receivedAt)
  for (const sink of sinks) sink.push(row)
}

type SessionOf = ReturnType<typeof createRowSessions>['sessionOf']

export function createFeedDecoder(feed: Feed<string>, trId: string, sessionOf: SessionOf): FeedDecoder {
  // A new map with each change: a frame goes to those who were there when it was read.
  let receivers: ReadonlyMap<string, Receiver> = new Map()
  const sessionColumn = feed.encrypted ? undefined : findSessionColumn(trId)
  let reader: RowReader<object> | undefined

  const open = (): RowReader<object> => {
    const asked = new Set([...receivers.values()].flatMap(({ sinks }) => sinks).flatMap(({ columns }) => columns))
    if (sessionColumn !== undefined) asked.add(sessionColumn)
    return createRowReader(feed, [...asked], { receivedAt: 0, session: undefined })
  }

  function addSession(row: AnyStreamRow): void {
    if (feed.encrypted || row.at === undefined || row.key === undefined) return
    const code: unknown = sessionColumn === undefined ? undefined : row[sessionColumn]
    row.session = sessionOf({ trId, key: row.key }, typeof code === 'string' ? code : undefined, row.at)
  }

  function deliver(row: AnyStreamRow, receivedAt: number, to: ReadonlyMap<string, Receiver>): void {
    row.receivedAt = receivedAt
    if (row.key === undefined) {
      for (const receiver of to.values()) pass(receiver, row)
      return
    }
    const receiver = to.get(row.key)
    if (receiver === undefined) return
    addSession(row)
    pass(receiver, row)
  }

  return {
    add(key, sink, counter) {
      const { sinks } = receivers.get(key) ?? { sinks: [] }
      receivers = new Map([...receivers, [key, { sinks: [...sinks, sink], counter }]])
      reader = undefined
    },
    remove(key, sink) {
      const receiver = receivers.get(key)
      const left = receiver?.sinks.filter((other) => other !== sink) ?? []
      const others = [...receivers].filter(([name]) => name !== key)
      const kept: [string, Receiver][] =
        receiver === undefined || left.length === 0 ? [] : [[key, { ...receiver, sinks: left }]]
      receivers = new Map([...others, ...kept])
      reader = undefined
      return receivers.size === 0
    },
    decode(frame) {
      reader ??= open()
      const read = reader.read(frame)
      if (read.kind === 'malformed') return { reason: read.reason, isSkipped: true }
      const to = receivers
      let isNameless = false
      for (const found of read.rows) {
        const row = trustRows<AnyStreamRow>(found)
        if (feed.encrypted) row.width = read.width
        // A row without its key would pass for one of each symbol.
        if (row.key === undefined && feed.keyColumn !== undefined) isNameless = true
        else deliver(row, frame.receivedAt, to)
      }
      if (isNameless) return { reason: `${feed.id}: a record has no key`, isSkipped: true }
      if (read.unreadable.length === 0) return undefined
      return { reason: `${feed.id}: no number in ${read.unreadable.join(', ')}`, isSkipped: false }
    },
  }
}
