import type { Job } from '../runner/job-definition.ts'
import { createDueQueue } from './due-queue.ts'
import { type OccurrenceOptions, putInForce, storeOccurrences } from './occurrences.ts'

export interface Scheduler {
  /** Stores the schedules that are new, and deals with the slots that passed while no process was there. */
  start(): Promise<void>
  /** Looks at what is due, and at a job that was resumed. */
  look(jobId?: string): void
  /** Resolves when no work is under way. */
  stop(): Promise<void>
}

/** Longest wait, in ms: the clock may jump. */
const longestMs = 60_000
/** Delay after the backend failed or a calendar ended, in ms. */
const againMs = 5_000

/** Makes the runs of schedules, on one timer. Any number of processes may do so: a slot's run has one id, and is stored once. */
export function createScheduler(
  jobs: ReadonlyMap<string, Job>,
  options: OccurrenceOptions & {
    readonly trouble: (error: unknown) => void
    /** Further work that is done now and then. */
    readonly tend: () => Promise<void>
  },
): Scheduler {
  const { clock, trouble, tend } = options
  const dueQueue = createDueQueue()
  /** Time when this process began to look after each job, in ms since 1970. */
  const startedAt = new Map<string, number>()
  let isStopped = false
  let looking: Promise<void> | undefined
  let timer: unknown

  function look(): Promise<void> {
    if (isStopped) return Promise.resolve()
    clock.clearTimeout(timer)
    looking ??= dealWithDue().finally(() => {
      looking = undefined
      if (isStopped) return
      const waitMs = (dueQueue.nextAt ?? Number.POSITIVE_INFINITY) - clock.now()
      timer = clock.setTimeout(() => void look(), Math.min(Math.max(0, waitMs), longestMs))
    })
    return looking
  }

  async function dealWithDue() {
    for (let due = dueQueue.takeDue(clock.now()); due.length > 0; due = dueQueue.takeDue(clock.now())) {
      for (const jobId of due) {
        if (isStopped) return
        await orTrouble(
          () => dealWith(jobId),
          () => dueQueue.set(jobId, clock.now() + againMs),
        )
      }
    }
    await orTrouble(tend)
  }

  async function orTrouble(work: () => Promise<void>, instead?: () => void) {
    try {
      await work()
    } catch (error) {
      instead?.()
      if (!isStopped) trouble(error)
    }
  }

  async function dealWith(jobId: string) {
    const job = jobs.get(jobId)
    if (job === undefined) return
    const began = startedAt.get(jobId) ?? clock.now()
    if (!startedAt.has(jobId)) await putInForce(job, options)
    startedAt.set(jobId, began)
    dueQueue.set(jobId, await storeOccurrences(job, began, options))
  }

  return {
    async start() {
      // Also those without a schedule: that they have none is stored.
      for (const jobId of jobs.keys()) dueQueue.set(jobId, clock.now())
      await look()
    },
    look(jobId) {
      if (!isStopped && jobId !== undefined) dueQueue.set(jobId, clock.now())
      void look()
    },
    async stop() {
      isStopped = true
      clock.clearTimeout(timer)
      await looking
    },
  }
}
