import type { Taker } from '../backend.ts'
import type { Clock } from '../clock.ts'

/** Where a taker's items come from, and what becomes of them. All of it is synchronous: nothing comes between. */
export interface Line<Item, End> {
  /** Renews what is held, and sees to what others have left. */
  tend(held: readonly Item[]): void
  /** Why the item is not to be worked on any more. */
  abortOf(item: Item): Error | undefined
  take(): Item | undefined
  /** Never rejects. */
  handle(item: Item, signal: AbortSignal): Promise<End>
  /** What an item's work came to; dropped when the item is somebody else's by now. */
  end(item: Item, end: End): void
  giveBack(item: Item): void
  /** When there is something to do though nobody calls. */
  nextLookAt(): number | undefined
}

export interface LineTaker extends Taker {
  /** Something has changed: looks soon, and once for all that changes at a time. */
  look(): void
}

/** Takes items while it has a slot, and holds each until its work is done. */
export function createTaker<Item, End>(
  line: Line<Item, End>,
  { clock, slots, abandoned }: { readonly clock: Clock; readonly slots: number; readonly abandoned: () => Error },
): LineTaker {
  const held = new Map<Item, { readonly controller: AbortController; readonly done: Promise<void> }>()
  let isStopped = false
  let isAbandoned = false
  let willLook = false
  let timer: unknown

  function look() {
    if (willLook || isAbandoned) return
    willLook = true
    queueMicrotask(lookNow)
  }

  function lookNow() {
    willLook = false
    if (isAbandoned) return
    clock.clearTimeout(timer)
    line.tend([...held.keys()])
    for (const [item, { controller }] of held) {
      const reason = line.abortOf(item)
      if (reason !== undefined && !controller.signal.aborted) controller.abort(reason)
    }
    while (!isStopped && held.size < slots) {
      const item = line.take()
      if (item === undefined) break
      hold(item)
    }
    const at = isStopped && held.size === 0 ? undefined : line.nextLookAt()
    if (at !== undefined) timer = clock.setTimeout(look, Math.min(Math.max(0, at - clock.now()), 60_000))
  }

  function hold(item: Item) {
    const controller = new AbortController()
    const done = line.handle(item, controller.signal).then((end) => {
      held.delete(item)
      if (!isAbandoned) line.end(item, end)
      look()
    })
    held.set(item, { controller, done })
  }

  look()
  return {
    look,
    async stop() {
      isStopped = true
      while (held.size > 0) await Promise.all([...held.values()].map(({ done }) => done))
      if (!willLook) clock.clearTimeout(timer)
    },
    async abandon() {
      isStopped = true
      isAbandoned = true
      clock.clearTimeout(timer)
      for (const [item, { controller }] of held) {
        line.giveBack(item)
        controller.abort(abandoned())
      }
      held.clear()
    },
  }
}
