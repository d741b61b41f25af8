import { randomUUID } from 'node:crypto'
import { tooOld } from '../../delivery/completion.ts'
import { JobBackendError, JobLeaseLostError } from '../../errors.ts'
import { abandonRun, cancelRun, isFinal } from '../../runner/run-states.ts'
import type { Backend, BackendContext } from '../backend.ts'
import { createDeliverySource } from './delivery-source.ts'
import type { Engine } from './engine.ts'
import { createWorkerSource } from './worker.ts'

// The hint on the socket makes the other processes fast, this poll makes them certain.
const pollMs = 1_000
// A transaction that changes more would keep the others waiting.
const rowsPerWrite = 500

export interface EngineBackendOptions {
  readonly manyProcesses: boolean
  openEngine(context: BackendContext): Engine
}

/** Creates the backend on an engine: each method is a transaction or a read. */
export function engineBackend({ manyProcesses, openEngine }: EngineBackendOptions): Backend {
  let engine: Engine | undefined
  const opened = () => {
    if (engine === undefined) throw new JobBackendError('the sqlite backend is not open: open it first')
    return engine
  }
  const read = <T>(work: (engine: Engine) => T): T => opened().read(() => work(opened()))

  return {
    supports: { restart: true, manyProcesses, atomicCompletion: true },
    async open(context) {
      if (engine !== undefined) throw new JobBackendError('the sqlite backend is open already')
      engine = openEngine(context)
    },
    async close() {
      const closing = engine
      engine = undefined
      await closing?.close()
    },

    async enqueue(request) {
      const { write, enqueue, context } = opened()
      return write(() => enqueue(request, context.clock.now()))
    },
    async work(options) {
      const { slots, leaseMs, sweepMs, allowOverlap } = options
      for (const id of allowOverlap) opened().allowOverlap.add(id)
      return opened().loops.start(createWorkerSource(opened(), options, randomUUID()), {
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

    async deliver(options) {
      const { slots, down, leaseMs } = options
      return opened().loops.start(createDeliverySource(opened(), options, randomUUID()), {
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
    async prune(keep) {
      const { write, retention, context } = opened()
      const now = context.clock.now()
      const { deliveriesSince } = keep
      const old = deliveriesSince === undefined ? [] : read(() => retention.findOldDeliveries(deliveriesSince))
      for (let done = 0; done < old.length; done += rowsPerWrite) {
        const dead = await write(() => retention.endOldDeliveries(old.slice(done, done + rowsPerWrite)))
        for (const completion of dead) context.gaveUp?.(completion, tooOld)
      }
      const seqs = read(() => retention.find(keep, now))
      for (let done = 0; done === 0 || done < seqs.length; done += rowsPerWrite) {
        await write(() => retention.forget(seqs.slice(done, done + rowsPerWrite), now))
      }
    },
    async expireRuns({ jobIds, acceptedBefore }) {
      const { write, runs, context } = opened()
      for (const jobId of jobIds) {
        const endSome = () => {
          const rows = runs.unheld(jobId, { acceptedBefore, limit: rowsPerWrite })
          const now = context.clock.now()
          for (const { seq, run } of rows) {
            if (isFinal(run.state)) runs.setAside({ seq, run }, now)
            else runs.store({ seq, run: abandonRun(run, now) })
          }
          return rows.length
        }
        while ((await write(endSome)) === rowsPerWrite);
      }
    },
  }
}
