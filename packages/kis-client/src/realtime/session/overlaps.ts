import { createFirstDeliveries, type FirstDeliveries } from '../first-deliveries.ts'
import type { LineFrame } from '../line.ts'
import { keysOf } from './frame-topics.ts'

/** Time for which the slower of two sessions may be behind, in ms. */
const graceMs = 10_000

/** Topic that two sessions deliver. */
interface Overlap {
  readonly records: FirstDeliveries
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

/** Creates the filter for topics that move: both sessions deliver such a topic for a moment, and each row passes once. */
export function createOverlaps(): Overlaps {
  const overlaps = new Map<string, Overlap>()

  /** Returns the overlap of a topic; undefined if its records come from one session only. */
  function overlapOf(name: string, isDoubled: boolean, now: number): Overlap | undefined {
    const known = overlaps.get(name)
    if (isDoubled) {
      const overlap = known ?? { records: createFirstDeliveries(), until: 0 }
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
        return overlap === undefined || overlap.records.isNew(session, record.join('^'))
      })
      if (fresh.length === records.length) return frame
      const payload = fresh.map((record) => record.join('^')).join('^')
      return fresh.length === 0 ? undefined : { ...frame, count: fresh.length, payload }
    },
  }
}

function splitRecords({ count, payload }: LineFrame): readonly (readonly string[])[] {
  const values = payload.split('^')
  const width = Math.ceil(values.length / count)
  return Array.from({ length: count }, (_, index) => values.slice(index * width, (index + 1) * width))
}
