import type { Source } from './source.ts'

/** Work on an item that a lease loop holds. */
export interface Work<Item, End> {
  readonly item: Item
  readonly controller: AbortController
  /** How the work ended; missing while it is under way. It is held until that is stored. */
  readonly end?: End
}

/** Items that a lease loop holds, and the work on them. */
export interface HeldWork<Item, End> {
  all(): readonly Work<Item, End>[]
  /** Begins the work on an item that was taken. */
  begin(item: Item): void
  /** Forgets an item whose end is stored. */
  forget(work: Work<Item, End>): void
  /** Forgets an item and aborts the work on it, whose result is dropped. */
  drop(work: Work<Item, End>, reason: Error): void
}

/** Creates an empty set of work. @param ended called when the work on an item has ended, unless that was dropped */
export function createHeldWork<Item, End>(
  { handle }: Pick<Source<Item, End>, 'handle'>,
  ended: () => void,
): HeldWork<Item, End> {
  const held = new Set<Work<Item, End>>()
  return {
    all: () => [...held],
    begin(item) {
      const work: { -readonly [Key in keyof Work<Item, End>]: Work<Item, End>[Key] } = {
        item,
        controller: new AbortController(),
      }
      held.add(work)
      void handle(item, work.controller.signal).then((end) => {
        work.end = end
        if (held.has(work)) ended()
      })
    },
    forget: (work) => void held.delete(work),
    drop(work, reason) {
      held.delete(work)
      work.controller.abort(reason)
    },
  }
}
