import type { RunInfo } from '../../runner/run-states.ts'
import type { BackendContext, Enqueue, Enqueued } from '../backend.ts'
import type { ChangeNotes } from './change-notes.ts'
import type { Database } from './database/connection.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import { createEnqueue } from './enqueue.ts'
import { createPresence, type Presence } from './presence.ts'
import { createRetention, type Retention } from './retention.ts'
import { createRuns, type Runs } from './runs.ts'
import { createSchedules, type Schedules } from './schedules.ts'
import { createStoreView, type SqliteStoreView } from './store-view.ts'

/** Tables of the file. Their methods that write are called within a transaction. */
export interface Tables {
  readonly runs: Runs
  readonly deliveries: Deliveries
  readonly schedules: Schedules
  readonly presence: Presence
  readonly view: SqliteStoreView
  readonly retention: Retention
  /** Jobs that a worker of this process lets overlap. */
  readonly allowOverlap: Set<string>
  /** Stores a request; called within a transaction. */
  enqueue(request: Enqueue, now: number): Enqueued
}

export interface TablesOptions {
  readonly manyProcesses: boolean
  readonly context: BackendContext
  readonly changeNotes: ChangeNotes
  /** Notes a run that was stored as ended, or as waiting for its next attempt. */
  settled(run: RunInfo): void
}

export function createTables(
  database: Database,
  { manyProcesses, context, changeNotes, settled }: TablesOptions,
): Tables {
  const failed = (error: unknown) => context.failed(error)
  const allowOverlap = new Set<string>()
  const schedules = createSchedules(database)
  const deliveries = createDeliveries(database, changeNotes, failed)
  function nextRunAt(jobId: string) {
    const at = context.nextRunAt(jobId)
    return at === undefined || schedules.get(jobId).isPaused ? undefined : at
  }
  const runs = createRuns(database, { deliveries, changeNotes, settled, nextRunAt, failed })
  return {
    runs,
    deliveries,
    schedules,
    presence: createPresence(database, { manyProcesses }),
    view: createStoreView(database),
    retention: createRetention(database),
    allowOverlap,
    enqueue: createEnqueue(database, { runs, deliveries, nextRunAt, allowOverlap }),
  }
}
