/** Queue of ids by the instant at which each is due, such as the jobs of a runner by their next slots. */
export interface DueQueue<Id = string> {
  /** Number of ids in the queue. */
  readonly size: number
  /** Soonest instant of all. */
  readonly nextAt: number | undefined
  /** Id that is due at `nextAt`: of several, the one that was first set. */
  readonly nextId: Id | undefined
  /** Returns all ids in the queue, in no order. */
  ids(): Iterable<Id>
  /** Returns the instant at which `id` is due. */
  at(id: Id): number | undefined
  /** Replaces the instant of `id`; undefined removes it. */
  set(id: Id, at: number | undefined): void
  /**
   * Removes and returns the ids that are due at `now` or were before: the soonest first, and at one instant in the order
   * in which they were first set. An id that is set again keeps its place in that order; one that is set to undefined is
   * forgotten.
   *
   * @param limit largest number of ids @default all
   */
  takeDue(now: number, limit?: number): Id[]
}

interface Entry<Id> {
  readonly id: Id
  /** Number of ids that were set before this one. */
  readonly rank: number
  at: number
  /** Index in the heap; below 0 while it is not in it. */
  place: number
}

export function createDueQueue<Id = string>(): DueQueue<Id> {
  const entries = new Map<Id, Entry<Id>>()
  // A binary heap: the entry at n is due no later than those at 2n + 1 and 2n + 2.
  const heap: Entry<Id>[] = []
  let nextRank = 0

  const remove = (entry: Entry<Id>) => {
    const { place } = entry
    const last = heap.pop()
    entry.place = -1
    if (last === undefined || last === entry) return
    put(heap, last, place)
    settle(heap, last)
  }

  return {
    get size() {
      return heap.length
    },
    get nextAt() {
      return heap[0]?.at
    },
    get nextId() {
      return heap[0]?.id
    },
    ids: () => heap.map(({ id }) => id),
    at(id) {
      const entry = entries.get(id)
      return entry !== undefined && entry.place >= 0 ? entry.at : undefined
    },
    set(id, at) {
      const known = entries.get(id)
      if (at === undefined) {
        if (known === undefined) return
        if (known.place >= 0) remove(known)
        entries.delete(id)
        return
      }
      const entry = known ?? { id, rank: nextRank++, at, place: -1 }
      entries.set(id, entry)
      entry.at = at
      if (entry.place < 0) put(heap, entry, heap.length)
      settle(heap, entry)
    },
    takeDue(now, limit = Number.POSITIVE_INFINITY) {
      const due: Id[] = []
      for (let first = heap[0]; first !== undefined && first.at <= now && due.length < limit; first = heap[0]) {
        remove(first)
        due.push(first.id)
      }
      return due
    },
  }
}

const isBefore = <Id>(one: Entry<Id>, other: Entry<Id>): boolean =>
  one.at < other.at || (one.at === other.at && one.rank < other.rank)

function put<Id>(heap: Entry<Id>[], entry: Entry<Id>, place: number): void {
  heap[place] = entry
  entry.place = place
}

/** Moves an entry up or down to where its instant belongs. */
function settle<Id>(heap: Entry<Id>[], entry: Entry<Id>): void {
  for (;;) {
    // The root has no parent: its index would be -1.
    const parent = heap[(entry.place - 1) >> 1]
    if (parent === undefined || isBefore(parent, entry)) break
    const { place } = parent
    put(heap, parent, entry.place)
    put(heap, entry, place)
  }
  for (;;) {
    const left = heap[2 * entry.place + 1]
    const right = heap[2 * entry.place + 2]
    const child = left !== undefined && right !== undefined && isBefore(right, left) ? right : left
    if (child === undefined || isBefore(entry, child)) return
    const { place } = child
    put(heap, child, entry.place)
    put(heap, entry, place)
  }
}
