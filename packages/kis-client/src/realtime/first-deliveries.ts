/** Rows that two sources deliver for a moment, while one takes the place of the other. */
export interface FirstDeliveries {
  /** Counts a row of a source. @returns whether it is new: the source has delivered an equal one more often than any other has */
  isNew(source: string, row: string): boolean
}

/** Rows that are remembered: more than the slower source is behind. KIS may refuse for hours to release the topic of one of them. */
const mostRows = 10_000

function forgetOldest(seen: Map<string, unknown>): void {
  const [oldest] = seen.keys()
  if (oldest !== undefined) seen.delete(oldest)
}

/**
 * Creates the count of rows by their sources. Both deliver each row once, but not at the same moment: a row counts when it comes for
 * the first time. Of equal rows, as many count as one source has delivered.
 */
export function createFirstDeliveries(): FirstDeliveries {
  const seen = new Map<string, Map<string, number>>()
  return {
    isNew(source, row) {
      const counts = seen.get(row) ?? new Map<string, number>()
      const most = Math.max(0, ...counts.values())
      const own = (counts.get(source) ?? 0) + 1
      counts.set(source, own)
      seen.set(row, counts)
      if (seen.size > mostRows) forgetOldest(seen)
      return own > most
    },
  }
}
