import type { LineFrame } from '../line.ts'
import { keysOf } from './frame-topics.ts'

/** Time for which the slower of two sessions may be behind, in ms. */
const graceMs = 10_000

/** Topic that two sessions deliver: how often each of them has delivered a record. */
interface Overlap {
  readonly seen: Map<string, Map<string, number>>
  /** Instant until which records are compared. */
  until: number
}

/** Frames of topics that move from one session to another. */
export interface Overlaps {
  /**
   * Takes a frame of a session.
   *
   * @param isDoubled returns whether two sessions deliver the topic of a key now
   * @returns the frame without what the other session has delivered already; undefined if nothing is left
   */
  take(session: string, frame: LineFrame, keyIndex: number, isDoubled: (key: string) => boolean): LineFrame | undefined
}

/**
 * Creates the filter for topics that move. Both sessions deliver such a topic for a moment, each row once, but not at the same
 * moment: a row counts when it comes for the first time. Of rows with equal values, as many count as one session has delivered.
 */
export function createOverlaps(): Overlaps {
  const overlaps = new Map<string, Overlap>()

  /** Returns the overlap of a topic; undefined if its records come from one session only. */
  function overlapOf(name: string, isDoubled: boolean, now: number): Overlap | undefined {
    const known = overlaps.get(name)
    if (isDoubled) {
      const overlap = known ?? { seen: new Map(), until: 0 }
      overlap.until = now + graceMs
      overlaps.set(name, overlap)
      return overlap
    }
    if (known !== undefined && known.until <= now) overlaps.delete(name)
    return overlaps.get(name)
  }

  return {
    take(session, frame, keyIndex, isDoubled) {
      const { trId, receivedAt } = frame
      const own = new Map(
        keysOf(frame, keyIndex).flatMap((key) => {
          const overlap = overlapOf(`${trId}|${key}`, isDoubled(key), receivedAt)
          return overlap === undefined ? [] : [[key, overlap] as const]
        }),
      )
      if (own.size === 0) return frame
      const records = splitRecords(frame)
      const fresh = records.filter((record) => {
        const overlap = own.get(record[keyIndex] ?? '')
        return overlap === undefined || isNew(overlap, session, record.join('^'))
      })
      if (fresh.length === records.length) return frame
      const payload = fresh.map((record) => record.join('^')).join('^')
      return fresh.length === 0 ? undefined : { ...frame, count: fresh.length, payload }
    },
  }
}

/** Returns whether a record is new: the session has delivered it more often than any other has. */
function isNew({ seen }: Overlap, session: string, record: string): boolean {
  const counts = seen.get(record) ?? new Map<string, number>()
  const most = Math.max(0, ...counts.values())
  const own = (counts.get(session) ?? 0) + 1
  counts.set(session, own)
  seen.set(record, counts)
  return own > most
}

function splitRecords({ count, payload }: LineFrame): readonly (readonly string[])[] {
  const values = payload.split('^')
  const width = Math.ceil(values.length / count)
  return Array.from({ length: count }, (_, index) => values.slice(index * width, (index + 1) * width))
}
