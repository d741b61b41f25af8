import type { Clock } from '@stockeye/token-manager'

/** Filter of the rows of an instrument while one topic takes the place of another. */
export interface Overlap {
  begin(): void
  /** Ends the overlap after a span, in ms: a row of the old topic may have come sooner than the same row of the next one. */
  endAfter(ms: number): void
  /** Returns whether a row is new: its topic has delivered an equal one more often than the other has. */
  isNew(topic: string, row: () => string): boolean
}

/**
 * Creates the filter for the moments in which a feed or key changes. Both topics deliver then, and a trade that is on both counts
 * when it comes for the first time. The volume of the day is in each row, so two trades of one second differ.
 */
export function createOverlap(clock: Clock): Overlap {
  let seen: Map<string, Map<string, number>> | undefined
  let endsAt = Number.POSITIVE_INFINITY

  return {
    begin() {
      seen = new Map()
      endsAt = Number.POSITIVE_INFINITY
    },
    endAfter(ms) {
      endsAt = clock.now() + ms
    },
    isNew(topic, row) {
      if (seen === undefined) return true
      if (clock.now() > endsAt) {
        seen = undefined
        return true
      }
      const values = row()
      const counts = seen.get(values) ?? new Map<string, number>()
      const most = Math.max(0, ...counts.values())
      const own = (counts.get(topic) ?? 0) + 1
      counts.set(topic, own)
      seen.set(values, counts)
      return own > most
    },
  }
}
