import { createIORedisClient, createRedisBackend, type IRedisClient, Job, Queue, Worker } from 'bullmq'
import { systemClock } from '../../clock.ts'
import type { Connection } from './connection.ts'
import { formatRow, parseRow, type RunRow } from './run-row.ts'

/** BullMQ job that this process has taken: the right to work on a run, whose row holds everything else. */
export interface BullJob {
  readonly runId: string
  /** Token of the lock, and so of its owner. */
  readonly token: string
  /** Row of the run when the BullMQ job was added, which spares a read; it may have changed since. */
  readonly seen: RunRow | undefined
  /** Removes it, since nothing is left to do. Does nothing when another process has the lock by now; so do the next two. */
  complete(): Promise<void>
  /** Releases it for another process, now or after a while. */
  giveBack(): Promise<void>
  delay(ms: number): Promise<void>
}

/** BullMQ queue of one job, from which this process takes. */
export interface BullQueue {
  readonly jobId: string
  take(): Promise<BullJob | undefined>
  /** Renews the locks. @returns those that this process does not have any more */
  renew(bullJobs: readonly BullJob[]): Promise<readonly BullJob[]>
  /** Puts the BullMQ jobs of dead processes back into the queue. */
  sweep(): Promise<void>
  close(): Promise<void>
}

export interface BullJobs {
  /** Adds the BullMQ job that a run's row owes, unless it exists, and publishes a hint for the workers. */
  add(run: { readonly jobId: string; readonly runId: string; readonly seen?: RunRow }): Promise<void>
  /** Returns whether a living process has the lock of a run's BullMQ job. */
  isHeld(run: { readonly jobId: string; readonly runId: string }): Promise<boolean>
  /** Removes the BullMQ job of a run that has ended without a worker. */
  remove(run: { readonly jobId: string; readonly runId: string }): Promise<void>
  openQueue(jobId: string, options: { readonly leaseMs: number; readonly sweepMs: number }): BullQueue
  close(): Promise<void>
}

interface BullJobData {
  readonly runId: string
  readonly seen?: string
}

/** Returns the id of a run's BullMQ job: BullMQ refuses an id with a colon, and one that is a number; a run id may be either. */
const bullJobIdOf = (runId: string) => `run.${encodeURIComponent(runId)}`

/**
 * Queues runs in BullMQ, in one queue for each job: its locks say which process has a run, its stalled check finds those
 * of dead processes, its delayed set keeps those that wait for their next attempt. BullMQ jobs are fetched by hand, as its
 * manual describes: the slots of a process are for all its jobs together, and a BullMQ worker would have its own for each.
 */
export function createBullJobs({ redis, prefix, key, command, hint }: Connection): BullJobs {
  const queues = new Map<string, Queue<BullJobData>>()
  const client: IRedisClient = createIORedisClient(redis)
  const options = {
    connection: redis,
    prefix: `${prefix}queue`,
    skipVersionCheck: true,
    // No process reads BullMQ's events: the rows are the history.
    streams: { events: { maxLen: 100 } },
  }
  // All workers use one connection: a worker's own would only block, and the hints of all jobs come over another one.
  const backendFactory = (...[name, given]: Parameters<typeof createRedisBackend>) => createRedisBackend(name, given)
  // A command that fails rejects for its caller.
  const ignore = () => undefined

  function queueOf(jobId: string): Queue<BullJobData> {
    const known = queues.get(jobId)
    if (known !== undefined) return known
    const queue = new Queue<BullJobData>(jobId, options, backendFactory)
    queue.on('error', ignore)
    queues.set(jobId, queue)
    return queue
  }

  return {
    add: ({ jobId, runId, seen }) =>
      command(async () => {
        const queue = queueOf(jobId)
        await queue.waitUntilReady()
        const jobOptions = {
          jobId: bullJobIdOf(runId),
          // The outcome of the run is in its row, and so are the dedupe keys.
          removeOnComplete: true,
          removeOnFail: true,
        }
        const data = { runId, ...(seen !== undefined && { seen: formatRow(seen) }) }
        // This step is not in one transaction with the next ones: when its script fails, or Redis has forgotten it, Redis
        // still does the rest, and the run without a BullMQ job would never begin.
        await new Job(queue, 'run', data, jobOptions, jobOptions.jobId).addJob(client)
        hint({ kind: 'work', id: jobId })
        await redis.zrem(key('owed'), runId)
      }),
    isHeld: ({ jobId, runId }) =>
      command(async () => (await redis.exists(`${queueOf(jobId).toKey(bullJobIdOf(runId))}:lock`)) === 1),
    remove: ({ jobId, runId }) => command(async () => void (await queueOf(jobId).remove(bullJobIdOf(runId)))),
    openQueue(jobId, { leaseMs, sweepMs }) {
      const worker = new Worker<BullJobData>(
        jobId,
        null,
        {
          ...options,
          autorun: false,
          lockDuration: leaseMs,
          // One check at a time is enough, in any process; half, so that the next one of this process is not too early.
          stalledInterval: Math.max(1, Math.floor(sweepMs / 2)),
          // The row counts crashes: those of the run, and not those before it began.
          maxStalledCount: Number.MAX_SAFE_INTEGER,
        },
        backendFactory,
      )
      worker.on('error', ignore)
      let taken = 0
      return {
        jobId,
        async take() {
          const token = `${worker.id}:${taken++}`
          const job = await command(() => worker.getNextJob(token, { block: false }))
          return job && toBullJob(job, token, command)
        },
        async renew(bullJobs) {
          const ids = bullJobs.map(({ runId }) => bullJobIdOf(runId))
          const tokens = bullJobs.map(({ token }) => token)
          const lost = new Set(await command(() => worker.extendJobLocks(ids, tokens, leaseMs)))
          return bullJobs.filter(({ runId }) => lost.has(bullJobIdOf(runId)))
        },
        async sweep() {
          await command(() => worker.getBackend().moveStalledJobsToWait())
        },
        close: () => worker.close(true),
      }
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()))
    },
  }
}

function toBullJob(job: Job<BullJobData>, token: string, command: Connection['command']): BullJob {
  const orAnothers = (move: () => Promise<unknown>) =>
    command(async () => {
      try {
        await move()
      } catch (error) {
        // BullMQ's own refusals have a number: no such job, no lock, not active, another's lock.
        if (!(error instanceof Error && 'code' in error && typeof error.code === 'number')) throw error
      }
    })
  const { runId, seen } = job.data
  return {
    runId,
    token,
    seen: seen === undefined ? undefined : seenOf(seen),
    complete: () => orAnothers(() => job.moveToCompleted(null, token, false)),
    giveBack: () => orAnothers(() => job.moveToWait(token)),
    // BullMQ measures this by the machine's clock, as all of its waits.
    delay: (ms) => orAnothers(() => job.moveToDelayed(systemClock.now() + ms, token)),
  }
}

/** Parses a row that only spares a read: one that cannot be read is read again from its hash. */
function seenOf(text: string): RunRow | undefined {
  try {
    return parseRow(text)
  } catch {
    return undefined
  }
}
