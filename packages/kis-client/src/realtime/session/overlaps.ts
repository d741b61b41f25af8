import type { LineFrame } from '../line.ts'

/** Frames of topics that two sessions deliver for a moment. */
export interface Overlaps {
  /** Takes a frame of a session. @returns the frame, without what the other session has delivered already; undefined if nothing is left */
  take(session: string, name: string, frame: LineFrame): LineFrame | undefined
  /** Ends the overlap of a topic. */
  end(name: string): void
}

/**
 * Creates the filter for topics that move from one session to another. Both deliver the topic until the first one has released
 * it, each row once, but not at the same moment: a row counts when it comes for the first time. Of rows with equal
 * values, as many count as one session has delivered.
 */
export function createOverlaps(): Overlaps {
  const topics = new Map<string, Map<string, Map<string, number>>>()

  /** Returns whether the record is new: the session has delivered it more often than any other has. */
  function isNew(seen: Map<string, Map<string, number>>, session: string, record: string): boolean {
    const counts = seen.get(record) ?? new Map<string, number>()
    const most = Math.max(0, ...counts.values())
    const own = (counts.get(session) ?? 0) + 1
    counts.set(session, own)
    seen.set(record, counts)
    return own > most
  }

  return {
    take(session, name, frame) {
      const seen = topics.get(name) ?? new Map<string, Map<string, number>>()
      topics.set(name, seen)
      const records = splitRecords(frame).filter((record) => isNew(seen, session, record))
      if (records.length === frame.count) return frame
      return records.length === 0 ? undefined : { ...frame, count: records.length, payload: records.join('^') }
    },
    end: (name) => void topics.delete(name),
  }
}

function splitRecords({ count, payload }: LineFrame): readonly string[] {
  const values = payload.split('^')
  const width = values.length / count
  return Array.from({ length: count }, (_, index) => values.slice(index * width, (index + 1) * width).join('^'))
}
