import type * as sqlite from 'node:sqlite'
import type { BackendContext, Enqueue, Enqueued } from '../../backend.ts'
import type { RunInfo } from '../../runner/run-states.ts'
import { createLeaseLoops, type LeaseLoops } from '../lease-loop.ts'
import { type ChangeNotes, createChangeNotes } from './change-notes.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import { createEnqueue } from './enqueue.ts'
import { explain, type OpenFile, openFile } from './file.ts'
import { createGroupCommit } from './group-commit.ts'
import { openHints } from './hints.ts'
import { createPresence, type Presence } from './presence.ts'
import { createRetention, type Retention } from './retention.ts'
import { createRuns, type Runs } from './runs.ts'
import { createSchedules, type Schedules } from './schedules.ts'
import { createStoreView, type SqliteStoreView } from './store-view.ts'

/** An open file: its tables, how to write to them, and who waits for a change. */
export interface Engine {
  readonly database: sqlite.DatabaseSync
  readonly context: BackendContext
  readonly notes: ChangeNotes
  readonly runs: Runs
  readonly deliveries: Deliveries
  readonly schedules: Schedules
  readonly presence: Presence
  readonly view: SqliteStoreView
  readonly retention: Retention
  readonly loops: Pick<LeaseLoops, 'start'>
  /** Within a transaction. */
  enqueue(request: Enqueue, now: number): Enqueued
  /** Runs `work` in a transaction, and resolves once it is on the disk. @throws {JobBackendError} it could not be stored */
  write<T>(work: () => T): Promise<T>
  /** Runs `work` with what SQLite throws explained. @throws {JobBackendError} */
  read<T>(work: () => T): T
  watch(hint: (runId: string) => void): () => void
  /** Gives back what is held, and closes the file. */
  close(): Promise<void>
  /** Hears no more of other processes: a test of a crash begins with it. */
  deafen(): void
}

export interface EngineOptions {
  readonly path: string
  readonly manyProcesses: boolean
  readonly context: BackendContext
}

/** @throws {JobBackendError} the file cannot be used */
export function openEngine(options: EngineOptions): Engine {
  const open = openFile(options.path)
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
  const notes = createChangeNotes()
  const commit = createGroupCommit(database, { committed: tellAll, explain: (error) => explain(error, file) })
  const nextRunAt = (jobId: string) => (schedules.get(jobId).isPaused ? undefined : context.nextRunAt(jobId))
  const deliveries = createDeliveries(database, notes)
  const schedules = createSchedules(database)
  const loops = createLeaseLoops({
    clock: context.clock,
    manyProcesses,
    write,
    failed: (error) => context.failed(error),
  })
  const runs = createRuns(database, { deliveries, notes, settled: (run) => void settled.push(run), nextRunAt })
  // Opened for one process alone: those that are noted there were killed.
  if (!manyProcesses) database.exec('DELETE FROM takers')

  /** What it has settled is told once it is on the disk, and not if it was undone. */
  async function write<T>(work: () => T): Promise<T> {
    const its: RunInfo[] = []
    const value = await commit.write(() => {
      settled = its
      return work()
    })
    for (const run of its) context.settled?.(run)
    return value
  }

  function tellAll() {
    const changes = notes.take()
    if (changes === undefined) return
    hints?.tell(changes)
    for (const runId of changes.runIds) for (const hint of watchers) hint(runId)
    if (changes.runs || changes.deliveries) loops.look()
  }

  function hear(runId: string | undefined) {
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
    enqueue: createEnqueue(database, { runs, deliveries, nextRunAt }),
  }
  const hints = manyProcesses ? openHints(file, hear) : undefined

  return {
    database,
    context,
    notes,
    ...tables,
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
