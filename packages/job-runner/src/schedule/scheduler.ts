import type { Backend, Enqueue } from '../backends/backend.ts'
import type { Clock } from '../clock.ts'
import type { Recipient } from '../delivery/completion.ts'
import type { Job } from '../runner/job-definition.ts'
import { createDueQueue } from './due-queue.ts'
import { type PlannedRun, plan } from './planner.ts'

export interface Scheduler {
  /** Stores the schedules that are new, and deals with the slots that passed while no process was there. */
  start(): Promise<void>
  /** Looks at a job again, since it was resumed. */
  look(jobId: string): void
  /** Settles when no work is under way. */
  stop(): Promise<void>
}

/** Longest wait, in ms: the clock may jump. */
const longestMs = 60_000
/** Delay after the backend failed or a calendar ended, in ms. */
const againMs = 5_000

/**
 * Returns the id under which a backend keeps the last slot of a schedule: the job and the rule. A job's new rule is a new
 * schedule, which has missed no slot, and while two versions of a program run each has its own. The pause belongs to the
 * job.
 */
export const scheduleIdOf = ({ id, compiled }: Job): string => `${id} ${compiled?.zone} ${compiled?.text}`

/** Makes the runs of schedules, on one timer. Any number of processes may do so: a slot's run has one id, and is stored once. */
export function createScheduler(
  jobs: ReadonlyMap<string, Job>,
  options: {
    readonly backend: Backend
    readonly clock: Clock
    readonly trouble: (error: unknown) => void
    /** Returns the recipients of a run that its schedule makes. */
    readonly recipientsOf: (job: Job) => readonly Recipient[]
    /** Further work that is done now and then. */
    readonly tend: () => Promise<void>
  },
): Scheduler {
  const { backend, clock, trouble, recipientsOf, tend } = options
  const dueQueue = createDueQueue()
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
    if (job?.compiled === undefined) return
    const scheduleId = scheduleIdOf(job)
    const { isPaused } = await backend.schedule(jobId)
    const { lastSlotAt } = await backend.schedule(scheduleId)
    const now = clock.now()
    // It may be resumed in another process, which then stores that all slots up to that time are dealt with.
    if (isPaused) return dueQueue.set(jobId, job.compiled.nextAfter(now))
    const { misfire, misfireWindowMs, calendar } = job
    const planned = plan(job.compiled, { lastSlotAt, now, misfire, misfireWindowMs, calendar })
    const isUpToDate = await store(
      scheduleId,
      lastSlotAt,
      planned.lastSlotAt,
      planned.runs.map((run) => requestOf(job, run)),
    )
    // Another process was faster: plan again the slots that it has left.
    dueQueue.set(jobId, isUpToDate ? planned.nextAt : now)
  }

  async function store(scheduleId: string, from: number | undefined, to: number, requests: readonly Enqueue[]) {
    if (from === to) return true
    if (from !== undefined) return backend.occur(scheduleId, { from, to }, requests)
    await backend.advance(scheduleId, to)
    return true
  }

  const requestOf = (job: Job, { slotAt, cause, ...skipped }: PlannedRun): Enqueue => ({
    run: {
      runId: `${job.id}@${slotAt}`,
      jobId: job.id,
      jobName: job.name,
      cause,
      scheduledFor: slotAt,
      acceptedAt: clock.now(),
      maxAttempts: job.retry.attempts,
      ...(skipped.skip !== undefined && { skip: skipped.skip, firstSlotAt: skipped.firstSlotAt }),
      ...(job.startDeadlineMs !== undefined && { startDeadlineAt: clock.now() + job.startDeadlineMs }),
    },
    recipients: recipientsOf(job),
    overlap: job.overlap,
  })

  return {
    async start() {
      for (const { id, compiled } of jobs.values()) if (compiled !== undefined) dueQueue.set(id, clock.now())
      await look()
    },
    look(jobId) {
      if (!isStopped) dueQueue.set(jobId, clock.now())
      void look()
    },
    async stop() {
      isStopped = true
      clock.clearTimeout(timer)
      await looking
    },
  }
}
