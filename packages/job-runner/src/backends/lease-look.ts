import { JobLeaseLostError } from '../errors.ts'
import type { HeldWork, Work } from './held-work.ts'
import type { Source } from './source.ts'

/** Result of one look: what the loop changes once the transaction is stored. */
export interface Look<Item, End> {
  readonly now: number
  readonly isRenewed: boolean
  readonly ended: readonly Work<Item, End>[]
  readonly aborts: readonly { readonly work: Work<Item, End>; readonly reason: Error }[]
  readonly taken: readonly Item[]
  readonly nextLookAt: number | undefined
}

export interface LookOptions {
  readonly now: number
  /** Number of items at a time; 0 while the loop stops. */
  readonly slots: number
  /** Whether the leases are to be renewed. */
  readonly isRenewed: boolean
}

/**
 * Stores how the last items ended, tends the leases and takes the next items: within one transaction, so that eight slots
 * cost the disk what one does.
 */
export function lookOnce<Item, End>(
  source: Source<Item, End>,
  held: HeldWork<Item, End>,
  { now, slots, isRenewed }: LookOptions,
): Look<Item, End> {
  const all = held.all()
  const ended = all.filter(({ end }) => end !== undefined)
  for (const { item, end } of ended) if (end !== undefined) source.end(item, end, now)
  if (isRenewed) {
    source.renew(
      all.map(({ item }) => item),
      now,
    )
    if (slots > 0) source.attend(now)
  }
  source.sweep(now)
  const aborts = all.flatMap((work) => {
    const reason = work.end === undefined ? source.abortOf(work.item) : undefined
    return reason === undefined ? [] : [{ work, reason }]
  })
  const taken = slots > 0 ? source.take(slots - all.length + ended.length, now) : []
  return { now, isRenewed, ended, aborts, taken, nextLookAt: source.nextLookAt(now) }
}

/** Follows a look that is stored: forgets what has ended, aborts what was lost or cancelled, and begins what was taken. */
export function followLook<Item, End>(held: HeldWork<Item, End>, { ended, aborts, taken }: Look<Item, End>): void {
  for (const work of ended) held.forget(work)
  for (const { work, reason } of aborts) {
    if (reason instanceof JobLeaseLostError) held.drop(work, reason)
    else work.controller.abort(reason)
  }
  for (const item of taken) held.begin(item)
}

/** Stores the end of what has ended, and gives the rest back: within one transaction, the last of a loop. */
export function giveBackHeld<Item, End>(source: Source<Item, End>, held: HeldWork<Item, End>, now: number): void {
  const all = held.all()
  for (const { item, end } of all) if (end !== undefined) source.end(item, end, now)
  source.giveBack(
    all.flatMap(({ item, end }) => (end === undefined ? [item] : [])),
    now,
  )
  source.leave()
}
