import type { RedisOptions } from 'ioredis'
import type { Backend, BackendContext } from '../../backend.ts'
import { JobBackendError, JobLeaseLostError } from '../../errors.ts'
import { cancelRun, isFinal } from '../../runner/run-states.ts'
import type { Reading } from '../store-view.ts'
import { createTickets, type Tickets } from './bull-jobs.ts'
import { type Connection, defaultPrefix, openConnection } from './connection.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import { createCourierLine } from './delivery-source.ts'
import { type LineTaker, startTaker } from './lease-loop.ts'
import { createTakers, type Takers } from './presence.ts'
import { countAll, prune } from './retention.ts'
import { createRuns, type Runs } from './runs.ts'
import { advanceSchedule } from './scripts.ts'
import { createReading, readSchedule } from './store-view.ts'
import { createWorkerLine } from './worker.ts'

export interface BullmqBackendOptions {
  /** Where it is, such as `redis://user:password@host:6379`, or what ioredis takes. The connections are the backend's own. */
  readonly redis: string | RedisOptions
  /**
   * What the names of its keys begin with, in braces: so they lie in one slot where a cluster is behind the address.
   *
   * @default 'job-runner'
   */
  readonly prefix?: string
  /** Takes a Redis that may lose acknowledged runs when it stops or is full. @default false */
  readonly acceptVolatile?: boolean
}

interface Engine {
  readonly context: BackendContext
  readonly connection: Connection
  readonly tickets: Tickets
  readonly runs: Runs
  readonly deliveries: Deliveries
  readonly takers: Takers
  readonly reading: Reading
  readonly working: Set<LineTaker>
  readonly delivering: Set<LineTaker>
}

// The hint makes a notifier fast, this makes it certain.
const pollMs = 1_000

/**
 * Keeps jobs in Redis or Valkey, for many machines: BullMQ hands out the right to work on a run, and the run itself, its
 * recipients and its completions are rows that change in one step.
 */
export function bullmqBackend({
  redis,
  prefix = defaultPrefix,
  acceptVolatile = false,
}: BullmqBackendOptions): Backend {
  let engine: Engine | undefined
  const opened = () => {
    if (engine === undefined) throw new JobBackendError('the BullMQ backend is not open: open it first')
    return engine
  }

  async function start(taker: Promise<LineTaker>, among: Set<LineTaker>): Promise<LineTaker> {
    const started = await taker
    among.add(started)
    // A hint may have come before it could hear one.
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
      const connection = await openConnection({ redis, prefix, acceptVolatile, failed: context.failed })
      const tickets = createTickets(connection)
      const runs = createRuns(connection, tickets, context)
      const deliveries = createDeliveries(connection, context.failed)
      const [working, delivering] = [new Set<LineTaker>(), new Set<LineTaker>()]
      connection.onHint(({ kind, id }) => {
        if (kind === 'all' || kind === 'work') for (const taker of working) taker.look(id)
        if (kind === 'all' || kind === 'cancel') for (const taker of working) taker.check(id)
        if (kind === 'all' || kind === 'tell') for (const taker of delivering) taker.look(id)
      })
      const takers = createTakers(connection)
      const reading = createReading(connection)
      engine = { context, connection, tickets, runs, deliveries, takers, reading, working, delivering }
    },
    async close() {
      const closing = engine
      engine = undefined
      if (closing === undefined) return
      const { connection, tickets, working, delivering } = closing
      await Promise.all([...working, ...delivering].map((taker) => taker.abandon()))
      await tickets.close()
      await connection.close()
    },

    enqueue: async (request) => opened().runs.enqueue(request),
    async work(options) {
      const { context, connection, runs, tickets, takers, working } = opened()
      const { slots, leaseMs, sweepMs } = options
      const line = createWorkerLine(options, {
        member: takers.member({ leaseMs }),
        runs,
        tickets,
        clock: context.clock,
        failed: context.failed,
        hint: (id) => connection.hint({ kind: 'work', id }),
      })
      const taker = startTaker(line, {
        clock: context.clock,
        slots,
        leaseMs,
        lookEveryMs: sweepMs,
        failed: context.failed,
        abandoned: () => new JobLeaseLostError('the worker has stopped'),
      })
      return start(taker, working)
    },
    async cancel(runId) {
      const { runs, context } = opened()
      await runs.step(runId, ({ run }) =>
        isFinal(run.state) ? undefined : { run: cancelRun(run, context.clock.now()), isCancel: true },
      )
    },
    run: async (runId) => (await opened().runs.read(runId))?.run,
    history: async (jobId, page) => opened().reading.history(jobId, page),
    watch: (hint) =>
      opened().connection.onHint(({ kind, id }) => {
        if (kind === 'run') hint(id)
      }),

    schedule: async (id) => readSchedule(opened().connection, id),
    occur: async (scheduleId, slots, requests) => opened().runs.occur(scheduleId, slots, requests),
    async advance(scheduleId, slotAt) {
      const { run, key } = opened().connection
      await run(advanceSchedule, key(`schedule:${scheduleId}`), { slotAt })
    },
    async setPaused(jobId, isPaused) {
      const { redis, key, command } = opened().connection
      await command(() => redis.hset(key(`schedule:${jobId}`), 'isPaused', isPaused ? '1' : '0'))
    },

    async deliver(options) {
      const { context, deliveries, takers, delivering } = opened()
      const { channels, slots, leaseMs } = options
      const line = createCourierLine(options, {
        member: takers.member({ channels, leaseMs }),
        deliveries,
        clock: context.clock,
      })
      const taker = startTaker(line, {
        clock: context.clock,
        slots,
        leaseMs,
        lookEveryMs: Math.min(pollMs, leaseMs / 3),
        failed: context.failed,
        abandoned: () => new JobLeaseLostError('the notifier has stopped'),
      })
      return start(taker, delivering)
    },
    channels: async () => (await opened().takers.living()).channels,
    listDead: async () => opened().deliveries.dead(),
    redeliver: async (deliveryId) => opened().deliveries.revive(deliveryId),

    async stats() {
      const { connection, takers } = opened()
      return countAll(connection, takers)
    },
    async prune(keep) {
      const { connection, context } = opened()
      await prune(connection, { ...keep, clock: context.clock })
    },
  }
}
