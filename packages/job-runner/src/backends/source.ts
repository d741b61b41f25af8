/** Runs or deliveries, as a lease loop takes them. Every method but `handle` and `close` is synchronous and is called within a transaction. */
export interface Source<Item, End> {
  /** Stores that this loop is alive and takes items. */
  attend(now: number): void
  /** Stores that this loop takes no further items. */
  leave(): void
  /** Renews the leases on the items. */
  renew(items: readonly Item[], now: number): void
  /** Takes care of what other processes have left. */
  sweep(now: number): void
  /** Returns the reason to abort the work on an item, if there is one. */
  abortOf(item: Item): Error | undefined
  take(count: number, now: number): readonly Item[]
  /** Does the work on an item. It never rejects. */
  handle(item: Item, signal: AbortSignal): Promise<End>
  /** Stores how the work on an item ended; does nothing when the lease has passed on. */
  end(item: Item, end: End, now: number): void
  giveBack(items: readonly Item[], now: number): void
  /** Returns the instant of the next look, if no change comes before it. */
  nextLookAt(now: number): number | undefined
  /** Releases the resources of the source: no other call follows. Not within a transaction. */
  close(): void
}
