import type { RedisOptions } from 'ioredis'
import { tooOld } from '../../delivery/completion.ts'
import { JobBackendError, JobInputError, JobLeaseLostError } from '../../errors.ts'
import {
  checkBoolean,
  checkNames,
  checkObject,
  checkSpan,
  checkText,
  type NamesOf,
} from '../../runner/input/check-input.ts'
import { cancelRun, isFinal } from '../../runner/run-states.ts'
import type { Backend, BackendContext } from '../backend.ts'
import { notifierOf } from '../presence.ts'
import type { StoreView } from '../store-view.ts'
import type { BullJobs } from './bull-jobs.ts'
import { type BullLoop, startBullLoop } from './bull-loop.ts'
import type { Connection } from './connection.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import { createDeliverySource } from './delivery-source.ts'
import { defaultPrefix, importDriver } from './driver.ts'
import { createEnqueue } from './enqueue.ts'
import { createPresence, type Presence } from './presence.ts'
import { prune } from './retention.ts'
import { createRuns, type Runs } from './runs.ts'
import { createSchedules, type Schedules } from './schedules.ts'
import { createRunScripts } from './scripts/runs.ts'
import { createStoreView } from './store-view.ts'
import { createWorkerSource } from './worker.ts'

/** Options of `bullmqBackend`. */
export interface BullmqBackendOptions {
  /** URL of the Redis, such as `redis://user:password@host:6379`, or the options of ioredis. The connections are the backend's own. */
  readonly redis: string | RedisOptions
  /**
   * Prefix of the names of its keys, in braces: so they lie in one slot where a cluster is behind the address.
   *
   * @default 'job-runner'
   */
  readonly prefix?: string
  /** Takes a Redis that may lose acknowledged runs when it stops or is full. @default false */
  readonly acceptVolatile?: boolean
  /**
   * Time in which Redis must answer a command, in ms, while it is away too. After it `start`, `trigger`, `health` and the
   * others reject with JOB_BACKEND; what was sent to Redis before it went away may still be done. A lost connection is
   * opened again meanwhile.
   *
   * @default 5_000
   */
  readonly timeoutMs?: number
}

const optionNames: NamesOf<BullmqBackendOptions> = {
  redis: true,
  prefix: true,
  acceptVolatile: true,
  timeoutMs: true,
}

/** Refuses what is not the options of ioredis, such as a connection. @throws {JobInputError} */
function checkRedisOptions(redis: RedisOptions): void {
  const advice = 'pass the URL of the Redis, or the options of ioredis'
  checkObject('redis', redis, advice)
  // ioredis would take the fields of a connection for options, find none of them, and connect to localhost.
  if ('duplicate' in redis)
    throw new JobInputError({ field: 'redis', rule: `is a connection, and the backend opens its own; ${advice}` })
}

interface Engine {
  readonly context: BackendContext
  readonly connection: Connection
  readonly bullJobs: BullJobs
  readonly runs: Runs
  readonly enqueue: Pick<Backend, 'enqueue' | 'occur'>
  readonly deliveries: Deliveries
  readonly schedules: Schedules
  readonly presence: Presence
  readonly view: StoreView
  readonly working: Set<BullLoop>
  readonly delivering: Set<BullLoop>
}

const use = { user: 'bullmqBackend', packages: ['ioredis', 'bullmq'] } as const

// The hint makes a notifier fast, this poll makes it certain.
const pollMs = 1_000

/**
 * Keeps jobs in Redis or Valkey, for many machines: BullMQ assigns the right to work on a run, and the run itself, its
 * recipients and its completions are rows that change in one step.
 *
 * @example
 * const jobs = createJobRunner({ backend: bullmqBackend({ redis: 'redis://localhost:6379' }) })
 * @throws {JobInputError} an option is missing or wrong
 */
export function bullmqBackend(options: BullmqBackendOptions): Backend {
  checkObject('options', options, 'pass { redis }')
  checkNames(options, optionNames)
  const { redis, prefix = defaultPrefix, acceptVolatile = false, timeoutMs = 5_000 } = options
  if (typeof redis !== 'string') checkRedisOptions(redis)
  checkText('prefix', prefix, 'use a text that the names of the keys begin with, or leave it out')
  checkBoolean('acceptVolatile', acceptVolatile)
  checkSpan('timeoutMs', timeoutMs, 1)
  let engine: Engine | undefined
  const opened = () => {
    if (engine === undefined) throw new JobBackendError('the BullMQ backend is not open: open it first')
    return engine
  }

  async function start(starting: Promise<BullLoop>, among: Set<BullLoop>): Promise<BullLoop> {
    const started = await starting
    among.add(started)
    // A hint may have come before the loop was among them.
    started.look()
    const leave = () => void among.delete(started)
    return {
      ...started,
      stop: () => started.stop().finally(leave),
      abandon: () => started.abandon().finally(leave),
    }
  }

  return {
    supports: { restart: true, manyProcesses: true, atomicCompletion: true },
    async open(context) {
      if (engine !== undefined) throw new JobBackendError('the BullMQ backend is open already')
      const [{ openConnection }, { createBullJobs }] = await importDriver(use, () =>
        Promise.all([import('./connection.ts'), import('./bull-jobs.ts')]),
      )
      const connection = await openConnection({ redis, prefix, acceptVolatile, timeoutMs, failed: context.failed })
      try {
        engine = createEngine(connection, await createBullJobs(connection, context.clock), context)
      } catch (error) {
        await connection.close()
        throw error
      }
    },
    async close() {
      const closing = engine
      engine = undefined
      if (closing === undefined) return
      const { connection, bullJobs, working, delivering } = closing
      await Promise.all([...working, ...delivering].map((loop) => loop.abandon()))
      await bullJobs.close()
      await connection.close()
    },

    enqueue: async (request) => opened().enqueue.enqueue(request),
    async work(options) {
      const { context, connection, runs, bullJobs, presence, working } = opened()
      const { jobs, slots, leaseMs, sweepMs } = options
      const source = createWorkerSource(options, {
        member: presence.createMember({ jobs }, leaseMs),
        runs,
        bullJobs,
        clock: context.clock,
        failed: context.failed,
        hint: (id) => connection.hint({ kind: 'work', id }),
      })
      const starting = startBullLoop(source, {
        clock: context.clock,
        slots,
        leaseMs,
        lookEveryMs: sweepMs,
        failed: context.failed,
        abandoned: () => new JobLeaseLostError('the worker has stopped'),
      })
      return start(starting, working)
    },
    async cancel(runId) {
      const { runs, context } = opened()
      await runs.step(runId, ({ run }) =>
        isFinal(run.state) ? undefined : { run: cancelRun(run, context.clock.now()), isCancel: true },
      )
    },
    run: async (runId) => (await opened().runs.read(runId))?.run,
    history: async (jobId, page) => opened().view.history(jobId, page),
    watch: (hint) =>
      opened().connection.onHint(({ kind, id }) => {
        if (kind === 'run') hint(id)
      }),

    schedule: async (id) => opened().schedules.get(id),
    occur: async (scheduleId, slots, requests) => opened().enqueue.occur(scheduleId, slots, requests),
    advance: async (scheduleId, slotAt) => opened().schedules.advance(scheduleId, slotAt),
    setPaused: async (jobId, isPaused) => opened().schedules.setPaused(jobId, isPaused),
    setScheduleId: async (jobId, scheduleId) => opened().schedules.setScheduleId(jobId, scheduleId),

    async deliver(options) {
      const { context, connection, presence, delivering } = opened()
      const { channels, down, slots, leaseMs } = options
      const source = createDeliverySource(options, {
        member: presence.createMember(notifierOf(channels, down), leaseMs),
        deliveries: createDeliveries(connection.beside(), context.failed),
        clock: context.clock,
      })
      const starting = startBullLoop(source, {
        clock: context.clock,
        slots: down === undefined ? slots : 0,
        leaseMs,
        lookEveryMs: Math.min(pollMs, leaseMs / 3),
        failed: context.failed,
        abandoned: () => new JobLeaseLostError('the notifier has stopped'),
      })
      return start(starting, delivering)
    },
    channels: async () => (await opened().presence.living()).channels,
    presence: async () => opened().presence.services(),
    listDead: async () => opened().deliveries.dead(),
    discard: async (deliveryId) => opened().deliveries.discard(deliveryId),
    redeliver: async (deliveryId) => opened().deliveries.revive(deliveryId),

    async stats() {
      const { view, context } = opened()
      return view.stats(context.clock.now())
    },
    async prune(keep) {
      const { connection, context, deliveries } = opened()
      await prune(connection, { ...keep, clock: context.clock }, async (deliveryIds) => {
        for (const completion of await deliveries.read(deliveryIds)) context.gaveUp?.(completion, tooOld)
      })
    },
    expireRuns: async (of) => opened().runs.expire(of),
  }
}

/** Creates what works on an open connection. */
function createEngine(connection: Connection, bullJobs: BullJobs, context: BackendContext): Engine {
  const scripts = createRunScripts(bullJobs.lua)
  const runs = createRuns(connection, { bullJobs, scripts, context })
  const [working, delivering] = [new Set<BullLoop>(), new Set<BullLoop>()]
  connection.onHint(({ kind, id }) => {
    if (kind === 'all' || kind === 'work') for (const loop of working) loop.look(id)
    if (kind === 'all' || kind === 'cancel') for (const loop of working) loop.check(id)
    if (kind === 'all' || kind === 'tell') for (const loop of delivering) loop.look(id)
  })
  return {
    context,
    connection,
    bullJobs,
    runs,
    enqueue: createEnqueue(connection, { runs, bullJobs, scripts, context }),
    deliveries: createDeliveries(connection, context.failed),
    schedules: createSchedules(connection),
    presence: createPresence(connection),
    view: createStoreView(connection),
    working,
    delivering,
  }
}
