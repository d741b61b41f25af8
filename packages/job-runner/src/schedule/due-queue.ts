/** Queue of ids by the instant at which each is due. It is all that a runner holds of a schedule between its slots. */
export interface DueQueue {
  /** Soonest instant of all. */
  readonly nextAt: number | undefined
  /** Returns the instant at which `id` is due. */
  at(id: string): number | undefined
  /** Replaces the instant of `id`; undefined removes it. */
  set(id: string, at: number | undefined): void
  /** Removes and returns the ids that are due at `now` or were before: the soonest first, and at one instant in the order in which they were first set. */
  takeDue(now: number): string[]
}

interface Entry {
  readonly id: string
  /** Number of ids that were set before this one. */
  readonly rank: number
  at: number
  /** Index in the heap; below 0 while it is not in it. */
  place: number
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.rank < other.rank)

export function createDueQueue(): DueQueue {
  const entries = new Map<string, Entry>()
  // A binary heap: the entry at n is due no later than those at 2n + 1 and 2n + 2.
  const heap: Entry[] = []

  const put = (entry: Entry, place: number) => {
    heap[place] = entry
    entry.place = place
  }
  /** Moves an entry up or down to where its instant belongs. */
  const settle = (entry: Entry) => {
    for (;;) {
      const parent = heap[(entry.place - 1) >> 1]
      if (parent === undefined || isBefore(parent, entry)) break
      const { place } = parent
      put(parent, entry.place)
      put(entry, place)
    }
    for (;;) {
      const left = heap[2 * entry.place + 1]
      const right = heap[2 * entry.place + 2]
      const child = left !== undefined && right !== undefined && isBefore(right, left) ? right : left
      if (child === undefined || isBefore(entry, child)) return
      const { place } = child
      put(child, entry.place)
      put(entry, place)
    }
  }
  const remove = (entry: Entry) => {
    const { place } = entry
    const last = heap.pop()
    entry.place = -1
    if (last === undefined || last === entry) return
    put(last, place)
    settle(last)
  }

  return {
    get nextAt() {
      return heap[0]?.at
    },
    at(id) {
      const entry = entries.get(id)
      return entry !== undefined && entry.place >= 0 ? entry.at : undefined
    },
    set(id, at) {
      const entry = entries.get(id) ?? { id, rank: entries.size, at: 0, place: -1 }
      if (at === undefined) {
        if (entry.place >= 0) remove(entry)
        return
      }
      entries.set(id, entry)
      entry.at = at
      if (entry.place < 0) put(entry, heap.length)
      settle(entry)
    },
    takeDue(now) {
      const due: string[] = []
      for (let first = heap[0]; first !== undefined && first.at <= now; first = heap[0]) {
        remove(first)
        due.push(first.id)
      }
      return due
    },
  }
}
