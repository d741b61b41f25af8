import { createIORedisClient, createRedisBackend, type IRedisClient, Job, Queue, Worker } from 'bullmq'
import * as z from 'zod/mini'
import { type Clock, systemClock } from '../../clock.ts'
import { parseRun } from '../row-schemas.ts'
import { readBullScripts } from './bull-scripts.ts'
import type { Connection } from './connection.ts'
import { parseRecipients, type RunRow } from './run-row.ts'
import type { BullCall, BullLua } from './scripts/bull-call.ts'
import { renewLocks } from './scripts/locks.ts'
import { takeRunWith } from './scripts/take-run.ts'

/** BullMQ job that this process has taken: the right to work on a run, whose row holds everything else. */
export interface BullJob {
  readonly runId: string
  /** Token of the lock, and so of its owner. */
  readonly token: string
  /** Row of the run, if the run has begun in the step that took the BullMQ job. */
  readonly begun: RunRow | undefined
  /** Returns the call that removes it, for the step that ends the run. */
  callToComplete(): BullCall
  /** Removes it, since nothing is left to do. Does nothing when another process has the lock by now; so do the next two. */
  complete(): Promise<void>
  /** Releases it for another process, now or after a while. */
  giveBack(): Promise<void>
  delay(ms: number): Promise<void>
}

/** BullMQ queue of one job, from which this process takes. */
export interface BullQueue {
  readonly jobId: string
  /** Takes the next BullMQ job, and begins its run if it has never begun. */
  take(): Promise<BullJob | undefined>
  /** Returns whether Redis gave no answer to the take with this token: its run may have begun, but no process works on it. */
  hadNoAnswer(token: string): boolean
  /** Renews the locks, also those that have expired while no other process took the job. @returns those that this process does not have any more */
  renew(bullJobs: readonly BullJob[]): Promise<readonly BullJob[]>
  /** Puts the BullMQ jobs of dead processes back into the queue. */
  sweep(): Promise<void>
  close(): Promise<void>
}

interface AddedRun {
  readonly jobId: string
  readonly runId: string
}

export interface BullJobs {
  /** Scripts of BullMQ that run within ours. */
  readonly lua: BullLua
  /** Returns the call that adds the BullMQ job of a run, for the step that stores the run. */
  callToAdd(run: AddedRun): Promise<BullCall>
  /** Adds the BullMQ job that a run's row owes, unless it exists, and publishes a hint for the workers. */
  add(run: AddedRun): Promise<void>
  /** Returns whether a living process has the lock of a run's BullMQ job. */
  isHeld(run: { readonly jobId: string; readonly runId: string }): Promise<boolean>
  /** Removes the BullMQ job of a run that has ended without a worker. */
  remove(run: { readonly jobId: string; readonly runId: string }): Promise<void>
  openQueue(jobId: string, options: { readonly leaseMs: number; readonly sweepMs: number }): BullQueue
  close(): Promise<void>
}

interface BullJobData {
  readonly runId: string
}

/** Returns the id of a run's BullMQ job: BullMQ refuses an id with a colon, and one that is a number; a run id may be either. */
const bullJobIdOf = (runId: string) => `run.${encodeURIComponent(runId)}`

const begunSchema = z.object({
  version: z.number(),
  run: z.string(),
  recipients: z.string(),
  payload: z.exactOptional(z.string()),
})
type Begun = z.infer<typeof begunSchema>
// What the script that takes a BullMQ job puts in the place of its data.
const takenDataSchema = z.object({ runId: z.string(), begun: z.exactOptional(begunSchema) })
const lostSchema = z.array(z.string())
// BullMQ's answer holds the job that was taken, or a number in its place.
const takenSchema = z.tuple([z.nullish(z.object({ data: z.string() }))], z.unknown())

// The outcome of the run is in its row, and so are the dedupe keys.
const jobOptions = { removeOnComplete: true, removeOnFail: true }

/**
 * Queues runs in BullMQ, in one queue for each job: its locks say which process has a run, its stalled check finds those
 * of dead processes, its delayed set keeps those that wait for their next attempt. BullMQ jobs are fetched by hand, as its
 * manual describes: the slots of a process are for all its jobs together, and a BullMQ worker would have its own for each.
 */
export async function createBullJobs(
  { redis, prefix, key, execute, command, hint }: Connection,
  clock: Clock,
): Promise<BullJobs> {
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

  const toJob = ({ jobId, runId }: AddedRun) =>
    new Job<BullJobData>(queueOf(jobId), 'run', { runId }, jobOptions, bullJobIdOf(runId))

  const scripts = await command(() => readBullScripts(redis))
  const takeRun = takeRunWith(scripts.lua)
  return {
    lua: scripts.lua,
    callToAdd: (run) => scripts.callToAdd(toJob(run)),
    add: (run) =>
      command(async () => {
        await queueOf(run.jobId).waitUntilReady()
        // This step is not in one transaction with the next ones: when its script fails, or Redis has forgotten it, Redis
        // still does the rest, and the run without a BullMQ job would never begin.
        await toJob(run).addJob(client)
        hint({ kind: 'work', id: run.jobId })
        await redis.zrem(key('owed'), run.runId)
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
          connection: scripts.intercept('moveToActive', (call) =>
            execute(takeRun, queueOf(jobId).toKey(''), { jobId, now: clock.now() }, call),
          ),
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
      const backend = worker.getBackend()
      let taken = 0
      const unanswered = new Set<string>()

      function toBullJob({ runId, begun }: z.infer<typeof takenDataSchema>, token: string): BullJob {
        const job = toJob({ jobId, runId })
        const orAnothers = (move: () => Promise<unknown>) => command(() => unlessRefused(move))
        return {
          runId,
          token,
          begun: begun && toBegunRow(begun, token),
          callToComplete: () =>
            scripts.callOf('moveToFinished', backend.moveToCompletedArgs(job, null, true, token, false)),
          complete: () => orAnothers(() => job.moveToCompleted(null, token, false)),
          giveBack: () => orAnothers(() => job.moveToWait(token)),
          // BullMQ measures this by the machine's clock, as all of its waits.
          delay: (ms) => orAnothers(() => job.moveToDelayed(systemClock.now() + ms, token)),
        }
      }

      return {
        jobId,
        async take() {
          const token = `${worker.id}:${taken++}`
          const isSent = redis.status === 'ready'
          try {
            const [job] = takenSchema.parse(await backend.moveToActive(token))
            return job ? toBullJob(takenDataSchema.parse(JSON.parse(job.data)), token) : undefined
          } catch (error) {
            if (isSent) unanswered.add(token)
            throw error
          }
        },
        hadNoAnswer: (token) => unanswered.has(token),
        async renew(bullJobs) {
          const held = bullJobs.map(({ runId, token }) => ({ runId, token, bullId: bullJobIdOf(runId) }))
          const lost = lostSchema.parse(await execute(renewLocks, backend.toKey('stalled'), { jobId, leaseMs, held }))
          return bullJobs.filter(({ runId }) => lost.includes(runId))
        },
        async sweep() {
          await command(() => backend.moveStalledJobsToWait())
        },
        close: () => worker.close(true),
      }
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()))
    },
  }
}

/** Makes a move of a BullMQ job, unless BullMQ refuses it: the job is gone, or another process has its lock. */
async function unlessRefused(move: () => Promise<unknown>) {
  try {
    await move()
  } catch (error) {
    // Its refusals have a number: no such job, no lock, not active, another's lock.
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'number')) throw error
  }
}

/** Returns the row of a run that a script has begun; undefined if it cannot be read: then its hash is looked at. */
function toBegunRow({ version, run, recipients, payload }: Begun, holder: string): RunRow | undefined {
  try {
    const fields = { run: parseRun(run), recipients: parseRecipients(recipients), payload: payload ?? null }
    return { ...fields, version, holder }
  } catch {
    return undefined
  }
}
