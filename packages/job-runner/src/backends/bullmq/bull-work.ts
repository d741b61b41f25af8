import { wait } from '@stockeye/internal/wait'
import type { Clock } from '../../clock.ts'
import type { BullSource } from './bull-source.ts'
import type { Leased } from './leases.ts'

/** Item that a loop holds, and the work on it. */
export interface Work<Item> extends Leased<Item> {
  readonly controller: AbortController
  /** True until its work is done or dropped: it has a slot. */
  isBusy: boolean
  /** True once the item is not this loop's any more: how its work ends is not stored. */
  isOver: boolean
}

/** Items that a loop holds. One whose end is being stored has no slot, but of those there are no more than slots either. */
export interface BullWork<Item> {
  readonly held: ReadonlySet<Work<Item>>
  freeSlots(): number
  /** Begins the work on an item that was taken, and stores how it ends. */
  begin(item: Item): void
  /** Forgets an item and aborts the work on it, whose result is dropped. */
  drop(work: Work<Item>, reason: Error): void
}

export interface BullWorkOptions {
  readonly clock: Clock
  readonly slots: number
  /** Ends the tries to store an end. */
  readonly closing: AbortSignal
  /** Pause before the next try, in ms. */
  readonly againMs: number
  /** Receives the error of a command that failed and is tried again. */
  failed(error: unknown): void
  /** Notes that a slot has become free. */
  freed(): void
  /** Notes that the last item is forgotten. */
  emptied(): void
  /** Notes that an item is to be looked for again in some ms. */
  dueIn(ms: number): void
}

export function createBullWork<Item, End>(
  source: Pick<BullSource<Item, End>, 'handle' | 'end'>,
  { clock, slots, closing, againMs, failed, freed, emptied, dueIn }: BullWorkOptions,
): BullWork<Item> {
  const held = new Set<Work<Item>>()
  const mostHeld = 2 * slots
  let busy = 0

  async function perform(work: Work<Item>) {
    const end = await source.handle(work.item, work.controller.signal)
    while (!work.isOver) {
      try {
        const stored = source.end(work.item, end)
        // The next item is asked for behind the end, in the same write to the connection.
        leaveSlot(work)
        const dueInMs = await stored
        if (dueInMs !== undefined) dueIn(dueInMs)
        return
      } catch (error) {
        failed(error)
        await wait(clock, againMs, closing)
      }
    }
  }

  function leaveSlot(work: Work<Item>) {
    if (!work.isBusy) return
    work.isBusy = false
    busy -= 1
    freed()
  }

  function release(work: Work<Item>) {
    const wasFull = held.size >= mostHeld
    if (!held.delete(work)) return
    leaveSlot(work)
    if (wasFull) freed()
    if (held.size === 0) emptied()
  }

  return {
    held,
    freeSlots: () => Math.min(slots - busy, mostHeld - held.size),
    begin(item) {
      const renewedAt = clock.monotonic()
      const work = { item, controller: new AbortController(), renewedAt, isBusy: true, isOver: false }
      held.add(work)
      busy += 1
      void perform(work)
        .catch(failed)
        .finally(() => release(work))
    },
    drop(work, reason) {
      work.isOver = true
      work.controller.abort(reason)
      release(work)
    },
  }
}
