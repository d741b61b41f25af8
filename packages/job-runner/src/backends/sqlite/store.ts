import { type Patience, untilUnlocked } from '@stockeye/internal/sqlite/busy'
import { createGroupCommit } from '@stockeye/internal/sqlite/group-commit'
import type { RunInfo } from '../../runner/run-states.ts'
import type { BackendContext } from '../backend.ts'
import { createLeaseLoops, type LeaseLoops } from '../lease-loop.ts'
import { openChangeFeed } from './change-feed.ts'
import { type ChangeNotes, createChangeNotes } from './change-notes.ts'
import { type Connection, type Database, openConnection } from './database/connection.ts'
import { explain } from './database/file.ts'
import { createTables, type Tables } from './tables.ts'

/** Open file: its tables, its transactions and the loops that work on it. */
export interface Store extends Tables {
  readonly database: Database
  readonly context: BackendContext
  readonly changeNotes: ChangeNotes
  readonly workers: Pick<LeaseLoops, 'start'>
  readonly notifiers: Pick<LeaseLoops, 'start'>
  /** Runs `work` in a transaction, and resolves once it is on the disk. @throws {JobBackendError} it could not be stored */
  write<T>(work: () => T): Promise<T>
  /** Runs `work`, and explains an error of SQLite. @throws {JobBackendError} */
  read<T>(work: () => T): Promise<T>
  watch(hint: (runId: string) => void): () => void
  /** Gives back all runs and deliveries that are held, and closes the file. */
  close(): Promise<void>
  /** Closes the hints from and to other processes: a test of a crash begins with it. */
  deafen(): void
}

export interface StoreOptions {
  readonly path: string
  readonly manyProcesses: boolean
  readonly context: BackendContext
  /** Whether a missing file is refused, instead of being made. */
  readonly mustExist: boolean
}

/** Opens the file, and starts the loops that work on it. @throws {JobBackendError} the file cannot be used */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { clock, random = Math.random } = options.context
  const patience = { clock, random }
  const connection = await untilUnlocked(() => openConnection(options), patience)
  try {
    return await untilUnlocked(() => startStore(connection, options, patience), patience)
  } catch (cause) {
    connection.close()
    throw explain(cause, connection.file)
  }
}

function startStore(connection: Connection, { manyProcesses, context }: StoreOptions, patience: Patience): Store {
  const { file } = connection
  const failed = (error: unknown) => context.failed(error)
  const changeNotes = createChangeNotes()
  let settled: RunInfo[] = []
  const tables = createTables(connection, {
    manyProcesses,
    context,
    changeNotes,
    settled: (run) => void settled.push(run),
  })
  // The file is opened for one process alone: the processes that it lists were killed.
  if (!manyProcesses) connection.prepare('DELETE FROM takers').run()

  const commit = createGroupCommit(connection, {
    ...patience,
    // The deliveries of a run that ends are taken in its transaction, without a wait for the disk in between.
    ending: () => changeNotes.hasDeliveries() && notifiers.look(),
    committed() {
      const changes = changeNotes.take()
      if (changes === undefined) return
      feed.publish(changes)
      if (changes.runs) workers.look()
    },
    explain: (error) => explain(error, file),
  })

  /** Calls `settled` for the runs that `work` has ended, or put off to the next attempt, once they are on the disk, and not if the write was undone. */
  async function write<T>(work: () => T): Promise<T> {
    const its: RunInfo[] = []
    const value = await commit.write(() => {
      settled = its
      return work()
    })
    for (const run of its) context.settled?.(run)
    return value
  }

  const loops = { clock: context.clock, manyProcesses, write, failed }
  const workers = createLeaseLoops(loops)
  const notifiers = createLeaseLoops(loops)
  function look() {
    workers.look()
    notifiers.look()
  }
  const feed = openChangeFeed(file, { manyProcesses, look })
  connection.onReopened((error) => {
    feed.reopen()
    failed(error)
    look()
  })

  return {
    ...tables,
    database: connection,
    context,
    changeNotes,
    workers,
    notifiers,
    write,
    async read(work) {
      try {
        return await untilUnlocked(() => {
          connection.verify()
          return work()
        }, patience)
      } catch (error) {
        throw explain(error, file)
      }
    },
    watch: feed.watch,
    async close() {
      await Promise.all([workers.abandon(), notifiers.abandon()])
      feed.close()
      // The writes of this turn are stored first.
      await write(() => undefined).catch(() => undefined)
      connection.close()
    },
    deafen: feed.close,
  }
}
