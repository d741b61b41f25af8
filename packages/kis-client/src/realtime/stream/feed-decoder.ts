import type { Feed } from '../../endpoint.ts'
import { trustRows } from '../../values/trust.ts'
import type { LineFrame } from '../line.ts'
import type { createRowSessions, RowSession } from '../venues/row-session.ts'
import { findSessionColumn } from '../venues/row-session.ts'
import { createRowReader, type RowReader } from '../wire/row-reader.ts'

/** Row of any feed, with the columns that its subscriptions have asked for. */
export interface AnyStreamRow {
  readonly key: string | undefined
  readonly at: number | undefined
  session: RowSession | undefined
  readonly source: 'socket' | 'rest'
  readonly receivedAt: number
}

/** Receiver of the rows of a key, or of all rows of a feed without keys. */
export interface Sink {
  readonly columns: readonly string[]
  push(row: AnyStreamRow): void
}

/** Decoder of one TR: it reads each frame once, with the columns that any of its sinks has asked for. */
export interface FeedDecoder {
  add(key: string, sink: Sink): void
  /** @returns whether the decoder has no sink any more */
  remove(key: string, sink: Sink): boolean
  /** Reads a frame and passes its rows on. @returns the reason why it cannot be read */
  decode(frame: LineFrame): string | undefined
}

type SessionOf = ReturnType<typeof createRowSessions>['sessionOf']

export function createFeedDecoder(feed: Feed<string>, trId: string, sessionOf: SessionOf): FeedDecoder {
  const sinks = new Map<string, Sink[]>()
  const sessionColumn = feed.encrypted ? undefined : findSessionColumn(trId)
  let reader: RowReader<object> | undefined

  const open = (): RowReader<object> => {
    const asked = new Set([...sinks.values()].flat().flatMap(({ columns }) => columns))
    if (sessionColumn !== undefined) asked.add(sessionColumn)
    return createRowReader(feed, [...asked], { source: 'socket', receivedAt: 0, session: undefined })
  }

  function addSession(row: AnyStreamRow): void {
    if (feed.encrypted || row.at === undefined || row.key === undefined) return
    const code: unknown = sessionColumn === undefined ? undefined : Reflect.get(row, sessionColumn)
    row.session = sessionOf({ trId, key: row.key }, typeof code === 'string' ? code : undefined, row.at)
  }

  return {
    add(key, sink) {
      sinks.set(key, [...(sinks.get(key) ?? []), sink])
      reader = undefined
    },
    remove(key, sink) {
      const left = (sinks.get(key) ?? []).filter((other) => other !== sink)
      if (left.length > 0) sinks.set(key, left)
      else sinks.delete(key)
      reader = undefined
      return sinks.size === 0
    },
    decode(frame) {
      reader ??= open()
      const read = reader.read(frame)
      if (read.kind === 'malformed') return read.reason
      for (const found of read.rows) {
        const row = trustRows<AnyStreamRow>(found)
        const receivers = row.key === undefined ? [...sinks.values()].flat() : sinks.get(row.key)
        if (receivers === undefined) continue
        addSession(row)
        for (const sink of receivers) sink.push(row)
      }
      return read.unreadable.length === 0 ? undefined : `${feed.id}: no number in ${read.unreadable.join(', ')}`
    },
  }
}
