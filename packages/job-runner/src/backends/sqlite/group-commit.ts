import type * as sqlite from 'node:sqlite'

export interface GroupCommit {
  /**
   * Calls `work` in one transaction with all writes of this turn of the event loop: one wait for the disk serves them
   * all. Resolves once it is on the disk; if `work` throws, it alone is undone.
   */
  write<T>(work: () => T): Promise<T>
  /** Commits the waiting writes at once. */
  flush(): void
}

export interface GroupCommitOptions {
  /** Called after each transaction that is on the disk, before the promises of its writers resolve. */
  readonly committed: () => void
  /** Turns an error of SQLite into the one that the writers get. */
  readonly explain: (error: unknown) => unknown
}

interface Write {
  /** Applies the write. @throws the error that undid the whole transaction; an error of this write alone is kept for `settle` */
  apply(): void
  /** Resolves or rejects the writer's promise: with the failure of the transaction, or with the outcome of `apply`. */
  settle(failure?: { readonly error: unknown }): void
}

export function createGroupCommit(
  database: sqlite.DatabaseSync,
  { committed, explain }: GroupCommitOptions,
): GroupCommit {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')
  const savepoint = database.prepare('SAVEPOINT one')
  const release = database.prepare('RELEASE one')
  const undo = database.prepare('ROLLBACK TO one')
  let waiting: Write[] = []

  function createWrite<T>(work: () => T, resolve: (value: T) => void, reject: (error: unknown) => void): Write {
    let settleWriter: () => void
    return {
      apply() {
        savepoint.run()
        try {
          const value = work()
          settleWriter = () => resolve(value)
        } catch (error) {
          // A full disk may have undone all of it.
          if (!database.isTransaction) throw error
          settleWriter = () => reject(explain(error))
          undo.run()
        }
        release.run()
      },
      settle: (failure) => (failure === undefined ? settleWriter() : reject(explain(failure.error))),
    }
  }

  function flush() {
    const group = waiting
    waiting = []
    if (group.length === 0) return
    try {
      begin.run()
      for (const write of group) write.apply()
      commit.run()
    } catch (error) {
      if (database.isOpen && database.isTransaction) rollback.run()
      for (const write of group) write.settle({ error })
      return
    }
    committed()
    for (const write of group) write.settle()
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        if (waiting.push(createWrite(work, resolve, reject)) === 1) setImmediate(flush)
      }),
    flush,
  }
}
