import { tooOld } from '../../delivery/completion.ts'
import { JobBackendError, JobLeaseLostError } from '../../errors.ts'
import { checkOptions, type NamesOf } from '../../runner/input/check-input.ts'
import { cancelRun, isFinal } from '../../runner/run-states.ts'
import type { Backend, BackendContext } from '../backend.ts'
import { createLeaseLoops } from '../lease-loop.ts'
import { createDeliveries } from './deliveries.ts'
import { createDeliverySource } from './delivery-source.ts'
import { createEnqueue } from './enqueue.ts'
import { createLeases } from './leases.ts'
import { createMemory, type Memory } from './memory.ts'
import { endOldDeliveries, prune } from './retention.ts'
import { createRuns } from './runs.ts'
import { createSchedules } from './schedules.ts'
import { createStoreView } from './store-view.ts'
import { createWorkerSource } from './worker.ts'

/** Options of `memoryBackend`. */
export interface MemoryBackendOptions {
  /**
   * State that outlives this backend, for a test of a crash: open another one on it. Leases are then taken and polled;
   * without it no other process can use the state, and timers run only for due items and running work.
   */
  readonly memory?: Memory
}

const optionNames: NamesOf<MemoryBackendOptions> = { memory: true }

/**
 * Creates the reference backend: it keeps everything in this process, and no longer. For tests and scripts.
 *
 * @example
 * const jobs = createJobRunner({ backend: memoryBackend() })
 * @throws {JobInputError} an option is not known
 */
export function memoryBackend(options: MemoryBackendOptions = {}): Backend {
  checkOptions(options, optionNames)
  const isShared = options.memory !== undefined
  const memory = options.memory ?? createMemory()
  const view = createStoreView(memory)
  const schedules = createSchedules(memory)
  let opened: Engine | undefined

  const engine = () => {
    if (opened === undefined) throw new JobBackendError('the memory backend is not open: open it first')
    return opened
  }

  return {
    supports: { restart: isShared, manyProcesses: isShared, atomicCompletion: true },
    async open(context) {
      if (opened !== undefined) throw new JobBackendError('the memory backend is open already')
      opened = startEngine(memory, { context, isShared })
    },
    async close() {
      const closing = opened
      opened = undefined
      await closing?.close()
    },

    enqueue: async (request) => engine().enqueue(request),
    async work(options) {
      const { loops, source } = engine()
      const { slots, leaseMs, sweepMs } = options
      const abandoned = () => new JobLeaseLostError('the worker has stopped')
      return loops.runs.start(source.runs(options), { slots, leaseMs, lookEveryMs: sweepMs, abandoned })
    },
    async cancel(runId) {
      const { runs, clock } = engine()
      const row = memory.runs.get(runId)
      if (row !== undefined && !isFinal(row.run.state)) runs.put(row, cancelRun(row.run, clock.now()))
    },
    run: async (runId) => memory.runs.get(runId)?.run,
    history: async (jobId, page) => view.history(jobId, page),
    watch(hint) {
      memory.emitter.on('run', hint)
      return () => void memory.emitter.off('run', hint)
    },

    schedule: async (jobId) => schedules.get(jobId),
    async occur(scheduleId, { from, to }, requests) {
      if (schedules.get(scheduleId).lastSlotAt !== from) return false
      schedules.advance(scheduleId, to)
      for (const request of requests) engine().enqueue(request)
      return true
    },
    advance: async (scheduleId, slotAt) => schedules.advance(scheduleId, slotAt),
    setPaused: async (jobId, isPaused) => schedules.setPaused(jobId, isPaused),
    setScheduleId: async (jobId, scheduleId) => schedules.setScheduleId(jobId, scheduleId),

    async deliver(options) {
      const { loops, source } = engine()
      const { slots, leaseMs, down } = options
      const takes = down === undefined ? slots : 0
      const abandoned = () => new JobLeaseLostError('the notifier has stopped')
      return loops.deliveries.start(source.deliveries(options), {
        slots: takes,
        leaseMs,
        lookEveryMs: leaseMs / 3,
        abandoned,
      })
    },
    async channels() {
      const { channels } = view.presence(engine().clock.now())
      return channels.flatMap(({ channel, state }) => (state === 'ready' ? [channel] : []))
    },
    presence: async () => view.presence(engine().clock.now()),
    async listDead() {
      const dead = [...memory.deliveries.values()].flatMap(({ isDead, completion }) => (isDead ? [completion] : []))
      return dead.toSorted((a, b) => a.finishedAt - b.finishedAt)
    },
    discard: async (deliveryId) => engine().deliveries.discard(deliveryId),
    redeliver: async (deliveryId) => engine().deliveries.revive(deliveryId),

    stats: async () => view.stats(engine().clock.now()),
    async prune(keep) {
      const { clock, context, deliveries } = engine()
      const died = endOldDeliveries(memory, deliveries, keep.deliveriesSince ?? Number.NEGATIVE_INFINITY)
      for (const completion of died) context.gaveUp?.(completion, tooOld)
      prune(memory, keep, clock.now())
    },
    async expireRuns({ jobIds, acceptedBefore }) {
      const { runs, clock } = engine()
      for (const jobId of jobIds) runs.expire(jobId, acceptedBefore, clock.now())
    },
  }
}

type Engine = ReturnType<typeof startEngine>

/** Starts what works on the memory while the backend is open. */
function startEngine(memory: Memory, { context, isShared }: { context: BackendContext; isShared: boolean }) {
  const { clock } = context
  const leases = createLeases(memory, { clock, isShared })
  const deliveries = createDeliveries(memory, { nextRunAt: (jobId) => context.nextRunAt(jobId) })
  const runs = createRuns(memory, { deliveries, settled: (run) => context.settled?.(run) })
  const startLoops = () =>
    createLeaseLoops({ clock, manyProcesses: isShared, write: oncePerTurn(), failed: (error) => context.failed(error) })
  const loops = { runs: startLoops(), deliveries: startLoops() }
  const look = (kind: keyof typeof loops) => loops[kind].look()
  memory.emitter.on('change', look)
  return {
    clock,
    context,
    runs,
    deliveries,
    loops,
    enqueue: createEnqueue(memory, { runs, deliveries, clock }),
    source: {
      runs: (options: Parameters<Backend['work']>[0]) => createWorkerSource(memory, { runs, leases }, options),
      deliveries: (options: Parameters<Backend['deliver']>[0]) =>
        createDeliverySource(memory, { deliveries, leases }, options),
    },
    async close() {
      memory.emitter.off('change', look)
      await Promise.all([loops.runs.abandon(), loops.deliveries.abandon()])
    },
  }
}

/**
 * Returns a function that calls `work` once its caller is done, and at most once in a turn of the event loop: between two
 * looks the timers and sockets of the program have their turn.
 */
function oncePerTurn(): <T>(work: () => T) => Promise<T> {
  let hasCalled = false
  return async (work) => {
    await (hasCalled ? new Promise(setImmediate) : undefined)
    hasCalled = true
    setImmediate(() => {
      hasCalled = false
    })
    return work()
  }
}
