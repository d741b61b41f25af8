import type { Patience } from './busy.ts'
import { untilUnlocked } from './busy.ts'
import type { Connection } from './connection.ts'

export interface GroupCommit {
  /**
   * Calls `work` in one transaction with all writes of this turn of the event loop: one wait for the disk serves them
   * all. Resolves once it is on the disk; if `work` throws, it alone is undone.
   */
  write<T>(work: () => T): Promise<T>
}

export interface GroupCommitOptions extends Patience {
  /** Called at the end of each transaction, before it is stored: a write that it makes belongs to the transaction. */
  readonly ending: () => void
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
  connection: Pick<Connection, 'prepare' | 'isTransaction' | 'verify'>,
  { ending, committed, explain, ...patience }: GroupCommitOptions,
): GroupCommit {
  const begin = connection.prepare('BEGIN IMMEDIATE')
  const commit = connection.prepare('COMMIT')
  const rollback = connection.prepare('ROLLBACK')
  const savepoint = connection.prepare('SAVEPOINT one')
  const release = connection.prepare('RELEASE one')
  const undo = connection.prepare('ROLLBACK TO one')
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
          if (!connection.isTransaction()) throw error
          settleWriter = () => reject(explain(error))
          undo.run()
        }
        release.run()
      },
      settle: (failure) => (failure === undefined ? settleWriter() : reject(explain(failure.error))),
    }
  }

  function takeWaiting(): Write[] {
    const group = waiting
    waiting = []
    return group
  }

  /** Stores all writes that wait. @throws the lock of another process, and then all of them wait still */
  function transact() {
    begin.run()
    const group = takeWaiting()
    try {
      for (const write of group) write.apply()
      ending()
      const late = takeWaiting()
      // All of them belong to the group before the first is applied: if it undoes the transaction, all are rejected.
      group.push(...late)
      for (const write of late) write.apply()
      commit.run()
      // Nothing is acknowledged that only a deleted file holds.
      connection.verify()
    } catch (error) {
      // Before the rollback, which may fail as well.
      for (const write of group) write.settle({ error })
      if (connection.isTransaction()) rollback.run()
      return
    }
    committed()
    for (const write of group) write.settle()
  }

  async function flush() {
    // They were stored with the transaction before.
    if (waiting.length === 0) return
    try {
      await untilUnlocked(transact, patience)
    } catch (error) {
      for (const write of takeWaiting()) write.settle({ error })
    }
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        if (waiting.push(createWrite(work, resolve, reject)) === 1) setImmediate(flush)
      }),
  }
}
