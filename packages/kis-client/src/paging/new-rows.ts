/** Separates the rows of a list that are new from those that KIS repeats. */
export interface NewRows {
  /** Returns the rows of the next page that are new. */
  take(rows: readonly object[]): readonly object[]
  /** Starts over: the list is read again, from its first page. */
  startOver(): void
}

/**
 * Creates the state of one list. A row that is added at the front while a list is read pushes the last row of a page onto
 * the next one. So the longest sequence of last rows with which the next page begins is not new. Equal rows within a page
 * are different rows. After `startOver` a row is new if it occurs more often than it was returned before.
 */
export function createNewRows(): NewRows {
  const given = new Map<string, number>()
  let expected = new Map<string, number>()
  let seen: string[] = []

  return {
    take(rows) {
      const texts = rows.map((row) => JSON.stringify(row))
      const found: object[] = []
      const repeated = overlap(seen, texts)
      for (const [at, row] of rows.entries()) {
        const text = texts[at] ?? ''
        if (at < repeated) continue
        seen.push(text)
        const left = expected.get(text) ?? 0
        if (left > 0) {
          expected.set(text, left - 1)
          continue
        }
        given.set(text, (given.get(text) ?? 0) + 1)
        found.push(row)
      }
      return found
    },
    startOver() {
      seen = []
      expected = new Map(given)
    },
  }
}

/** Returns the largest number of rows at the beginning of `page` that are the last rows of `seen`. */
function overlap(seen: readonly string[], page: readonly string[]): number {
  for (let length = Math.min(seen.length, page.length); length > 0; length -= 1) {
    const from = seen.length - length
    if (page.slice(0, length).every((text, at) => text === seen[from + at])) return length
  }
  return 0
}
