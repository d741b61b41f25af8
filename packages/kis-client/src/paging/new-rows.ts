/** Separates the rows of a list that are new from those that KIS repeats. */
export interface NewRows {
  /** Returns the rows of the next page that are new. */
  take(rows: readonly object[]): readonly object[]
  /** The list is read once more, from its first page. */
  startOver(): void
}

/**
 * A row that comes in at the front while a list is being read pushes the last row of a page onto the next one: so the
 * longest end of what was seen that a page begins with is no news. Equal rows within a page are rows of their own.
 * After a start from the beginning each row counts that was not given out as often before.
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

/** How many rows at the beginning of `page` are the last ones of `seen`, at most. */
function overlap(seen: readonly string[], page: readonly string[]): number {
  for (let length = Math.min(seen.length, page.length); length > 0; length -= 1) {
    const from = seen.length - length
    if (page.slice(0, length).every((text, at) => text === seen[from + at])) return length
  }
  return 0
}
