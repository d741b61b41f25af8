/** Runs or deliveries, as a BullMQ loop takes them: each call is a command to Redis of its own. */
export interface BullSource<Item, End> {
  /** Stores that this loop is alive and takes items. */
  attend(): Promise<void>
  /** Stores that this loop takes no further items. */
  leave(): Promise<void>
  /** Notes that there may be items of this job or channel, or of any. @returns whether the source takes such items */
  concerns(id?: string): boolean
  /** Takes the due items, `count` at most. */
  take(count: number): Promise<Taken<Item>>
  /** Does the work on an item. It never rejects. */
  handle(item: Item, signal: AbortSignal): Promise<End>
  /** Stores how the work on an item ended; does nothing when another process has it by now. @returns in how many ms it is due again */
  end(item: Item, end: End): Promise<number | undefined>
  giveBack(item: Item): Promise<void>
  /** Renews the leases on the items, which are in the order that they were taken in. @returns those that another process has by now */
  renew(items: readonly Item[]): Promise<ReadonlySet<Item>>
  /** Returns the reason to abort the work on an item, if there is one. @param id of the only item to look at */
  abortOf(item: Item, id?: string): Promise<Error | undefined>
  /** Takes care of what other processes have left. */
  sweep(): Promise<void>
  close(): Promise<void>
}

export interface Taken<Item> {
  readonly items: readonly Item[]
  /** Time until the next look if no hint comes before it, in ms; 0 if there may be more now. */
  readonly moreInMs?: number | undefined
}
