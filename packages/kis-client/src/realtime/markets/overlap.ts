import type { Clock } from '@stockeye/token-manager'
import { createFirstDeliveries, type FirstDeliveries } from '../first-deliveries.ts'

/** Filter of the rows of an instrument while one topic takes the place of another. */
export interface Overlap {
  begin(): void
  /** Ends the overlap after a span, in ms: a row of the old topic may have come sooner than the same row of the next one. */
  endAfter(ms: number): void
  /** Returns whether a row is new: its topic has delivered an equal one more often than the other has. */
  isNew(topic: string, row: () => string): boolean
}

/**
 * Creates the filter for the moments in which a feed or key changes. Both topics deliver then, and a trade that is on both passes
 * once. The volume of the day is in each row, so two trades of one second differ.
 */
export function createOverlap(clock: Clock): Overlap {
  let rows: FirstDeliveries | undefined
  let endsAt = Number.POSITIVE_INFINITY

  return {
    begin() {
      rows = createFirstDeliveries()
      endsAt = Number.POSITIVE_INFINITY
    },
    endAfter(ms) {
      endsAt = clock.now() + ms
    },
    isNew(topic, row) {
      if (clock.now() > endsAt) rows = undefined
      return rows === undefined || rows.isNew(topic, row())
    },
  }
}
