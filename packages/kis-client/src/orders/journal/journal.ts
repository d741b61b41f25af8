/** Entry of an order's history: a fact, and when it was stored. */
export interface JournalEntry {
  /** Instant at which the fact was known, in ms since 1970. */
  readonly at: number
  /** Fact as JSON. The journal keeps it as it is, and does not read it. */
  readonly fact: string
}

/** Name of a history: an order of ours in one account. */
export interface HistoryKey {
  /** Salted hash of the account: no account number is stored. */
  readonly account: string
  /** Our id of the order. KIS knows no such id. */
  readonly clientOrderId: string
}

/** Program that trades an account. */
export interface TraderLease {
  /** Unique id of the holder. */
  readonly holder: string
  /** Name of the holder for people, such as host and process id. */
  readonly name: string
  /** Instant at which another program may take the account, in ms since 1970. */
  readonly untilAt: number
}

/**
 * Right to trade an account, which one program has at a time. A journal gives it to the programs of its host, and
 * `redisTraderLease` to those of several hosts. Its methods may be called by several processes at once.
 */
export interface TraderLeases {
  /**
   * Returns random text of this place alone, which is made once and stays the same for all processes and after a restart. A name of
   * an account is hashed with it: an account number has so few digits that it could be found from a plain hash.
   */
  salt(): Promise<string>
  /**
   * Takes the right to trade an account, unless another program has it: `untilAt` of its lease is after `now`.
   *
   * @param account salted hash of the account
   * @param now instant by the clock of the caller. Where the clocks of hosts may differ, the place measures `untilAt - now` by its own
   * @returns the lease that is stored after the call: the given one, or that of the other program, by the clock of the caller
   * @throws {KisJournalError} the right is not stored
   */
  lease(account: string, asked: TraderLease, now: number): Promise<TraderLease>
  /**
   * Prolongs a lease, even if it has ended, unless another program has had the account since: also one that has given it back, as its
   * orders are not in the memory of the caller.
   *
   * A place that has lost the lease with its data stores it again while `held` has not ended: no other program can have had the
   * account. Later it cannot know, and rejects.
   *
   * @param held lease of the caller, as it was stored last
   * @param asked.untilAt its new end; `asked.now` is the instant of the call, as for `lease`
   * @returns the lease that is stored after the call: the prolonged one, or that of the other program, which may have ended
   * @throws {KisJournalError} the right is not stored, or was lost and has ended
   */
  renew(
    account: string,
    held: TraderLease,
    asked: { readonly untilAt: number; readonly now: number },
  ): Promise<TraderLease>
  /** Ends the lease of an account, if `holder` has it. It stays known as the last one, for `renew` of a program before it. */
  release(account: string, holder: string): Promise<void>
}

/**
 * Durable record of what we wanted of KIS, and of what became of it. Nothing in it changes: histories grow, and are removed as a
 * whole. Its methods may be called by several processes at once.
 */
export interface OrderJournal extends TraderLeases {
  /**
   * Opens the journal, before all other calls. One that is open stays as it is: several programs of a process may share it.
   *
   * @throws {KisJournalError} it cannot be used
   */
  open(): Promise<void>
  /**
   * Begins a history with its first entry, unless it exists. Resolves once the entry is on the disk.
   *
   * @returns undefined if the history is new; otherwise its entries, of which there may be one alone: its process has died
   * @throws {KisJournalError} the entry is not stored
   */
  begin(key: HistoryKey, first: JournalEntry): Promise<readonly JournalEntry[] | undefined>
  /**
   * Adds an entry to a history. Resolves once it is on the disk.
   *
   * @param place number of entries before it
   * @param isSettled whether no further fact is expected: the history leaves `unsettled`, until an entry brings it back
   * @returns false if the history has another number of entries by now, or does not exist: nothing was stored
   * @throws {KisJournalError} the entry is not stored
   */
  append(
    key: HistoryKey,
    entry: JournalEntry,
    at: { readonly place: number; readonly isSettled: boolean },
  ): Promise<boolean>
  /** Returns the entries of a history in their order; undefined if it does not exist. */
  read(key: HistoryKey): Promise<readonly JournalEntry[] | undefined>
  /** Returns the ids of the histories of an account that are not settled, in the order in which they began. */
  unsettled(account: string): Promise<readonly string[]>
  /** Returns the ids of the histories of an account that began in a span of time, in their order. `to` is not part of it. */
  began(account: string, span: { readonly from: number; readonly to: number }): Promise<readonly string[]>
  /**
   * Removes the settled histories of an account whose last entry is older than an instant. A call that is rejected may have removed
   * some of them.
   *
   * @returns how many
   */
  prune(account: string, before: number): Promise<number>
  /** Closes the journal. */
  close(): Promise<void>
}
