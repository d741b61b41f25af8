import type { JobBackendError } from '../../errors.ts'
import type { RunInfo } from '../../runner/run-states.ts'
import type { BackendContext, Enqueue, Enqueued } from '../backend.ts'
import { createLeaseLoops, type LeaseLoops } from '../lease-loop.ts'
import { type Patience, untilUnlocked } from './busy.ts'
import { type ChangeNotes, createChangeNotes } from './change-notes.ts'
import { type Connection, type Database, openConnection } from './connection.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import { createEnqueue } from './enqueue.ts'
import { explain } from './file.ts'
import { createGroupCommit } from './group-commit.ts'
import { openHints } from './hints.ts'
import { createPresence, type Presence } from './presence.ts'
import { createRetention, type Retention } from './retention.ts'
import { createRuns, type Runs } from './runs.ts'
import { createSchedules, type Schedules } from './schedules.ts'
import { createStoreView, type SqliteStoreView } from './store-view.ts'

/** Open file: its tables, its transactions, and the listeners for changes. */
export interface Store {
  readonly database: Database
  readonly context: BackendContext
  readonly changeNotes: ChangeNotes
  readonly runs: Runs
  readonly deliveries: Deliveries
  readonly schedules: Schedules
  readonly presence: Presence
  readonly view: SqliteStoreView
  readonly retention: Retention
  readonly allowOverlap: Set<string>
  readonly loops: Pick<LeaseLoops, 'start'>
  /** Stores a request; called within a transaction. */
  enqueue(request: Enqueue, now: number): Enqueued
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
}

/** Opens the file, and starts the loops that work on it. @throws {JobBackendError} the file cannot be used */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { clock, random = Math.random } = options.context
  const patience = { clock, random }
  let reopened: (error: JobBackendError) => void = () => undefined
  const connection = await untilUnlocked(
    () => openConnection(options.path, { reopened: (error) => reopened(error) }),
    patience,
  )
  try {
    const { store, onReopened } = await untilUnlocked(() => startStore(connection, options, patience), patience)
    reopened = onReopened
    return store
  } catch (cause) {
    connection.close()
    throw explain(cause, connection.file)
  }
}

function startStore(connection: Connection, { manyProcesses, context }: StoreOptions, patience: Patience) {
  const { file } = connection
  const watchers = new Set<(runId: string) => void>()
  let settled: RunInfo[] = []
  const changeNotes = createChangeNotes()
  const allowOverlap = new Set<string>()
  const commit = createGroupCommit(connection, {
    ...patience,
    committed: publishChanges,
    explain: (error) => explain(error, file),
  })
  function nextRunAt(jobId: string) {
    const at = context.nextRunAt(jobId)
    return at === undefined || schedules.get(jobId).isPaused ? undefined : at
  }
  const deliveries = createDeliveries(connection, changeNotes, (error) => context.failed(error))
  const schedules = createSchedules(connection)
  const loops = createLeaseLoops({
    clock: context.clock,
    manyProcesses,
    write,
    failed: (error) => context.failed(error),
  })
  const runs = createRuns(connection, {
    deliveries,
    changeNotes,
    settled: (run) => void settled.push(run),
    nextRunAt,
    failed: (error) => context.failed(error),
  })
  // The file is opened for one process alone: the processes that it lists were killed.
  if (!manyProcesses) connection.prepare('DELETE FROM takers').run()

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

  function publishChanges() {
    const changes = changeNotes.take()
    if (changes === undefined) return
    hints?.publish(changes)
    for (const runId of changes.runIds) for (const hint of watchers) hint(runId)
    if (changes.runs || changes.deliveries) loops.look()
  }

  function onHint(runId: string | undefined) {
    if (runId === undefined) loops.look()
    else for (const hint of watchers) hint(runId)
  }

  const tables = {
    runs,
    deliveries,
    schedules,
    presence: createPresence(connection, { manyProcesses }),
    view: createStoreView(connection),
    retention: createRetention(connection),
    enqueue: createEnqueue(connection, { runs, deliveries, nextRunAt, allowOverlap }),
  }
  let hints = manyProcesses ? openHints(file, onHint) : undefined

  function onReopened(error: JobBackendError) {
    // The socket was deleted with the folder of the file.
    hints?.close()
    if (manyProcesses) hints = openHints(file, onHint)
    context.failed(error)
    loops.look()
  }

  const store: Store = {
    database: connection,
    context,
    changeNotes,
    ...tables,
    allowOverlap,
    loops,
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
    watch(hint) {
      watchers.add(hint)
      return () => void watchers.delete(hint)
    },
    async close() {
      await loops.abandon()
      hints?.close()
      // The writes of this turn are stored first.
      await commit.write(() => undefined).catch(() => undefined)
      connection.close()
    },
    deafen: () => hints?.close(),
  }
  return { store, onReopened }
}
