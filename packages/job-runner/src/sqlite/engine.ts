import type * as sqlite from 'node:sqlite'
import type { BackendContext, Enqueue, Enqueued, Taker } from '../backend.ts'
import { type ChangeNotes, createChangeNotes } from './changes.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import { createEnqueue } from './enqueue.ts'
import { explain, type OpenFile, openFile } from './file.ts'
import { createGroupCommit } from './group-commit.ts'
import { openHints } from './hints.ts'
import type { Lease } from './lease.ts'
import { createPrune, type Prune } from './prune.ts'
import { createReading, type Reading } from './reading.ts'
import { createRuns, type Runs } from './runs.ts'
import { createSchedules, type Schedules } from './schedules.ts'
import { createTaker, type Line, type LineTaker, type TakerOptions } from './taker.ts'
import { createTakers, type Takers } from './takers.ts'

/** An open file: its tables, how to write to them, and who waits for a change. */
export interface Engine {
  readonly database: sqlite.DatabaseSync
  readonly context: BackendContext
  readonly notes: ChangeNotes
  readonly runs: Runs
  readonly deliveries: Deliveries
  readonly schedules: Schedules
  readonly takers: Takers
  readonly reading: Reading
  readonly prune: Prune
  /** Within a transaction. */
  enqueue(request: Enqueue, now: number): Enqueued
  /** Runs `work` in a transaction, and resolves once it is on the disk. @throws {JobBackendError} it could not be stored */
  write<T>(work: () => T): Promise<T>
  /** Runs `work` with what SQLite throws explained. @throws {JobBackendError} */
  read<T>(work: () => T): T
  /** @returns once it is known to live */
  startTaker<Item extends Lease, End>(
    line: Line<Item, End>,
    options: Pick<TakerOptions, 'slots' | 'leaseMs' | 'abandoned'> & { readonly lookEveryMs: number },
  ): Promise<Taker>
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
  const { clock } = context
  const started = new Set<LineTaker>()
  const watchers = new Set<(runId: string) => void>()
  const notes = createChangeNotes()
  const { write, flush } = createGroupCommit(database, { committed: tellAll, explain: (error) => explain(error, file) })
  const nextRunAt = (jobId: string) => context.nextRunAt(jobId)
  const deliveries = createDeliveries(database, notes)
  const runs = createRuns(database, { deliveries, notes, nextRunAt })
  // Opened for one process, whoever is noted there was killed.
  if (!manyProcesses) database.exec('DELETE FROM takers')

  function tellAll() {
    const changes = notes.take()
    if (changes === undefined) return
    hints?.tell(changes)
    for (const runId of changes.runIds) for (const hint of watchers) hint(runId)
    if (changes.runs || changes.deliveries) lookAll()
  }

  function hear(runId: string | undefined) {
    if (runId === undefined) lookAll()
    else for (const hint of watchers) hint(runId)
  }

  function lookAll() {
    for (const taker of started) taker.look()
  }

  const tables = {
    runs,
    deliveries,
    schedules: createSchedules(database),
    takers: createTakers(database, { manyProcesses }),
    reading: createReading(database),
    prune: createPrune(database),
    enqueue: createEnqueue(database, { runs, deliveries, nextRunAt }),
  }
  const hints = manyProcesses ? openHints(file, hear) : undefined

  return {
    database,
    context,
    notes,
    ...tables,
    write,
    read(work) {
      try {
        return work()
      } catch (error) {
        throw explain(error, file)
      }
    },
    async startTaker(line, { lookEveryMs, ...options }) {
      await write(() => line.attend(clock.now()))
      const pollMs = manyProcesses ? lookEveryMs : undefined
      const taker = createTaker(line, { ...options, clock, pollMs, write, failed: (error) => context.failed(error) })
      started.add(taker)
      return {
        stop: () => taker.stop().finally(() => started.delete(taker)),
        abandon: () => taker.abandon().finally(() => started.delete(taker)),
      }
    },
    watch(hint) {
      watchers.add(hint)
      return () => void watchers.delete(hint)
    },
    async close() {
      await Promise.all([...started].map((taker) => taker.abandon()))
      started.clear()
      hints?.close()
      flush()
      database.close()
    },
    deafen: () => hints?.close(),
  }
}
