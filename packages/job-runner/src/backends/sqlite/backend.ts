import { randomUUID } from 'node:crypto'
import { JobBackendError, JobLeaseLostError } from '../../errors.ts'
import { checkBoolean, checkNames, checkObject, checkText, type NamesOf } from '../../runner/input/check-input.ts'
import { cancelRun, isFinal } from '../../runner/run-states.ts'
import type { Backend } from '../backend.ts'
import { createDeliverySource } from './delivery-source.ts'
import { expireRuns, prune } from './housekeeping.ts'
import { openStore, type Store } from './store.ts'
import { createWorkerSource } from './worker.ts'

/** Options of `sqliteBackend`. */
export interface SqliteBackendOptions {
  /** Path of the file, on a local disk. The file and its directory are made if they are missing, for the user of the process alone. */
  readonly path: string
  /**
   * Whether other processes on this host use the file. If not, nothing polls and nothing listens: timers run only for
   * due work.
   *
   * @default true
   */
  readonly manyProcesses?: boolean
}

const optionNames: NamesOf<SqliteBackendOptions> = { path: true, manyProcesses: true }

/**
 * Keeps jobs in a file: what was acknowledged is on the disk, and the runs of a killed process are taken over.
 *
 * @example
 * const jobs = createJobRunner({ backend: sqliteBackend({ path: '.jobs/jobs.db' }) })
 * @throws {JobInputError} an option is missing or wrong
 */
export function sqliteBackend(options: SqliteBackendOptions): Backend {
  checkObject('options', options, 'pass { path }')
  checkNames(options, optionNames)
  const { path, manyProcesses = true } = options
  checkText('path', path, 'use the path of a file, such as .jobs/jobs.db')
  checkBoolean('manyProcesses', manyProcesses)
  return createSqliteBackend({ path, manyProcesses })
}

// The hint on the socket makes the other processes fast, this poll makes them certain.
const pollMs = 1_000

/** Backend whose process a test can end. */
export interface SqliteBackend extends Backend {
  /** Closes the hints from and to other processes: a test of a crash begins with it. */
  deafen(): void
}

/**
 * Creates the backend, its options checked: each method is a transaction or a read.
 * @param options.mustExist refuses a missing file, instead of making it
 */
export function createSqliteBackend({
  path,
  manyProcesses = true,
  mustExist = false,
}: SqliteBackendOptions & { readonly mustExist?: boolean }): SqliteBackend {
  let store: Store | undefined
  const opened = () => {
    if (store === undefined) throw new JobBackendError('the sqlite backend is not open: open it first')
    return store
  }
  const read = <T>(work: (store: Store) => T): Promise<T> => opened().read(() => work(opened()))

  return {
    supports: { restart: true, manyProcesses, atomicCompletion: true },
    async open(context) {
      if (store !== undefined) throw new JobBackendError('the sqlite backend is open already')
      store = await openStore({ path, manyProcesses, mustExist, context })
    },
    async close() {
      const closing = store
      store = undefined
      await closing?.close()
    },
    deafen: () => store?.deafen(),

    async enqueue(request) {
      const { write, enqueue, context } = opened()
      return write(() => enqueue(request, context.clock.now()))
    },
    async work(options) {
      const { jobs, slots, leaseMs, sweepMs } = options
      for (const { id, allowsOverlap } of jobs) if (allowsOverlap) opened().allowOverlap.add(id)
      return opened().workers.start(createWorkerSource(opened(), options, randomUUID()), {
        slots,
        leaseMs,
        lookEveryMs: Math.min(pollMs, sweepMs),
        abandoned: () => new JobLeaseLostError('the worker has stopped'),
      })
    },
    async cancel(runId) {
      const { write, runs, changeNotes, context } = opened()
      await write(() => {
        const row = runs.find(runId)
        if (row === undefined || isFinal(row.run.state)) return
        runs.store({ seq: row.seq, run: cancelRun(row.run, context.clock.now()) })
        // Its worker aborts it.
        changeNotes.noteRuns()
      })
    },
    run: async (runId) => read(({ view }) => view.run(runId)),
    history: async (jobId, page) => read(({ view }) => view.history(jobId, page)),
    watch: (hint) => opened().watch(hint),

    schedule: async (jobId) => read(({ schedules }) => schedules.get(jobId)),
    async occur(scheduleId, { from, to }, requests) {
      const { write, enqueue, schedules, context } = opened()
      return write(() => {
        if (schedules.get(scheduleId).lastSlotAt !== from) return false
        schedules.advance(scheduleId, to)
        for (const request of requests) enqueue(request, context.clock.now())
        return true
      })
    },
    async advance(jobId, slotAt) {
      const { write, schedules } = opened()
      await write(() => schedules.advance(jobId, slotAt))
    },
    async setPaused(jobId, isPaused) {
      const { write, schedules } = opened()
      await write(() => schedules.setPaused(jobId, isPaused))
    },
    async setScheduleId(jobId, scheduleId) {
      const { write, schedules } = opened()
      await write(() => schedules.setScheduleId(jobId, scheduleId))
    },

    async deliver(options) {
      const { slots, down, leaseMs } = options
      return opened().notifiers.start(createDeliverySource(opened(), options, randomUUID()), {
        slots: down === undefined ? slots : 0,
        leaseMs,
        lookEveryMs: Math.min(pollMs, leaseMs / 3),
        abandoned: () => new JobLeaseLostError('the notifier has stopped'),
      })
    },
    channels: async () => read(({ view, context }) => view.channels(context.clock.now())),
    presence: async () => read(({ view, context }) => view.presence(context.clock.now())),
    listDead: async () => read(({ view }) => view.dead().map(({ completion }) => completion)),
    async discard(deliveryId) {
      const { write, deliveries } = opened()
      return write(() => deliveries.discard(deliveryId))
    },
    async redeliver(deliveryId) {
      const { write, deliveries } = opened()
      return write(() => deliveries.revive(deliveryId))
    },

    stats: async () => read(({ view, context }) => view.stats(context.clock.now())),
    prune: async (keep) => prune(opened(), keep),
    expireRuns: async (options) => expireRuns(opened(), options),
  }
}
