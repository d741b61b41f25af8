import type * as sqlite from 'node:sqlite'
import type { RunInfo } from '../../runner/run-states.ts'
import type { BackendContext, Enqueue, Enqueued } from '../backend.ts'
import { createLeaseLoops, type LeaseLoops } from '../lease-loop.ts'
import { type ChangeNotes, createChangeNotes } from './change-notes.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import { createEnqueue } from './enqueue.ts'
import { explain, type OpenFile, openExisting, openFile } from './file.ts'
import { createGroupCommit } from './group-commit.ts'
import { openHints } from './hints.ts'
import { createPresence, type Presence } from './presence.ts'
import { createRetention, type Retention } from './retention.ts'
import { createRuns, type Runs } from './runs.ts'
import { createSchedules, type Schedules } from './schedules.ts'
import { createStoreView, type SqliteStoreView } from './store-view.ts'

/** Open file: its tables, its transactions, and the listeners for changes. */
export interface Engine {
  readonly database: sqlite.DatabaseSync
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
  read<T>(work: () => T): T
  watch(hint: (runId: string) => void): () => void
  /** Gives back all runs and deliveries that are held, and closes the file. */
  close(): Promise<void>
  /** Closes the hints from and to other processes: a test of a crash begins with it. */
  deafen(): void
}

export interface EngineOptions {
  readonly path: string
  readonly manyProcesses: boolean
  readonly context: BackendContext
  /** Whether the file must be one of this version already: it is neither made nor changed in its schema. @default false */
  readonly mustExist?: boolean
}

/** Opens the file, and starts the loops that work on it. @throws {JobBackendError} the file cannot be used */
export function openEngine(options: EngineOptions): Engine {
  const open = options.mustExist ? openExisting(options.path) : openFile(options.path)
  try {
    return startEngine(open, options)
  } catch (cause) {
    open.database.close()
    throw explain(cause, open.file)
  }
}

function startEngine({ database, file }: OpenFile, { manyProcesses, context }: EngineOptions): Engine {
  const watchers = new Set<(runId: string) => void>()
  let settled: RunInfo[] = []
  const changeNotes = createChangeNotes()
  const allowOverlap = new Set<string>()
  const commit = createGroupCommit(database, { committed: publishChanges, explain: (error) => explain(error, file) })
  function nextRunAt(jobId: string) {
    const at = context.nextRunAt(jobId)
    return at === undefined || schedules.get(jobId).isPaused ? undefined : at
  }
  const deliveries = createDeliveries(database, changeNotes, (error) => context.failed(error))
  const schedules = createSchedules(database)
  const loops = createLeaseLoops({
    clock: context.clock,
    manyProcesses,
    write,
    failed: (error) => context.failed(error),
  })
  const runs = createRuns(database, {
    deliveries,
    changeNotes,
    settled: (run) => void settled.push(run),
    nextRunAt,
    failed: (error) => context.failed(error),
  })
  // The file is opened for one process alone: the processes that it lists were killed.
  if (!manyProcesses) database.exec('DELETE FROM takers')

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
    presence: createPresence(database, { manyProcesses }),
    view: createStoreView(database),
    retention: createRetention(database),
    enqueue: createEnqueue(database, { runs, deliveries, nextRunAt, allowOverlap }),
  }
  const hints = manyProcesses ? openHints(file, onHint) : undefined

  return {
    database,
    context,
    changeNotes,
    ...tables,
    allowOverlap,
    loops,
    write,
    read(work) {
      try {
        return work()
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
      commit.flush()
      database.close()
    },
    deafen: () => hints?.close(),
  }
}
