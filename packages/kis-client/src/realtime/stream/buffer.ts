/** Overflow of a buffer: the oldest row gives way, or the newest row of each key stays. */
export type WhenFull = 'drop-oldest' | 'newest-by-key'

/** Rows that wait for their reader. */
export interface RowBuffer<Row> {
  push(row: Row): void
  /** Takes the next row, the oldest first; undefined if none waits. */
  shift(): Row | undefined
  readonly size: number
  /** Number of rows that were dropped so far. */
  readonly dropped: number
}

interface Keyed {
  readonly key: string | undefined
}

/** Creates a buffer of at most `most` rows; with Infinity it drops nothing. */
export function createRowBuffer<Row extends Keyed>(most: number, whenFull: WhenFull): RowBuffer<Row> {
  return whenFull === 'drop-oldest' ? createQueue(most) : createNewestByKey(most)
}

function createQueue<Row>(most: number): RowBuffer<Row> {
  let rows: (Row | undefined)[] = []
  let first = 0
  let dropped = 0

  function shift(): Row | undefined {
    const row = rows[first]
    if (first < rows.length) {
      rows[first] = undefined
      first += 1
    }
    // Taking rows off the front one by one would move all others each time.
    if (first > 1_000 && first * 2 > rows.length) {
      rows = rows.slice(first)
      first = 0
    }
    return row
  }

  return {
    push(row) {
      rows.push(row)
      if (rows.length - first <= most) return
      shift()
      dropped += 1
    },
    shift,
    get size() {
      return rows.length - first
    },
    get dropped() {
      return dropped
    },
  }
}

/** Keeps one row a key, so that a slow reader gets the newest of each. A key beyond `most` takes the place of the oldest row. */
function createNewestByKey<Row extends Keyed>(most: number): RowBuffer<Row> {
  const rows = new Map<string | undefined, Row>()
  let dropped = 0

  function shift(): Row | undefined {
    const [next] = rows
    if (next === undefined) return undefined
    rows.delete(next[0])
    return next[1]
  }

  return {
    push(row) {
      if (rows.has(row.key)) dropped += 1
      else if (rows.size >= most) {
        shift()
        dropped += 1
      }
      rows.set(row.key, row)
    },
    shift,
    get size() {
      return rows.size
    },
    get dropped() {
      return dropped
    },
  }
}
