import type { Clock } from '../../clock.ts'
import { isJobError, JobCancelledError, JobLeaseLostError } from '../../errors.ts'
import type { Json } from '../../runner/input/json.ts'
import {
  type AttemptEnd,
  endAttempt,
  expireRun,
  giveBackRun,
  hasExpired,
  isDue,
  isFinal,
  loseRun,
  type Progress,
  type RunInfo,
  startRun,
} from '../../runner/run-states.ts'
import type { WorkOptions } from '../backend.ts'
import { damagedRun, setAsideError } from '../row-schemas.ts'
import type { BullJob, BullJobs, BullQueue } from './bull-jobs.ts'
import type { BullSource } from './bull-source.ts'
import type { PresenceMember } from './presence.ts'
import { type RunRow, toPayload } from './run-row.ts'
import type { Runs, Step } from './runs.ts'

export interface HeldRun {
  readonly bullJob: BullJob
  readonly queue: BullQueue
  /** Row of the run when its work began. */
  readonly row: RunRow
  readonly payload: Json | undefined
  /** Latest progress. */
  progress: Progress | undefined
  isNoting: boolean
}

/** Creates the source of runs. */
export function createWorkerSource(
  { jobs, leaseMs, sweepMs, maxCrashes, handle }: WorkOptions,
  parts: {
    readonly member: PresenceMember
    readonly runs: Runs
    readonly bullJobs: BullJobs
    readonly clock: Clock
    failed(error: unknown): void
    hint(jobId: string): void
  },
): BullSource<HeldRun, AttemptEnd> {
  const { member, runs, bullJobs, clock, failed, hint } = parts
  const queues = new Map(jobs.map(({ id }) => [id, bullJobs.openQueue(id, { leaseMs, sweepMs })]))
  /** Jobs whose runs may overlap. */
  const overlapping = new Set(jobs.flatMap(({ id, allowsOverlap }) => (allowsOverlap ? [id] : [])))
  /** Queues that may hold a BullMQ job; asked in turn. */
  const unseen = new Set(queues.values())
  /** Queues of jobs whose runs may overlap, some of which may wait for others: their trigger could not know. */
  const lined = new Set([...queues.values()].filter(({ jobId }) => overlapping.has(jobId)))

  /** Queues of jobs whose runs wait for each other, while this process works on a run: a hint does not make it ask them. */
  const busy = new Set<BullQueue>()

  /** Returns the step by which the holder of the lock begins the run, or the step that must come before it. */
  function stepOf({ run, holder }: RunRow, bullJob: BullJob, queue: BullQueue): Step | undefined {
    // It has begun already, and only the answer was lost.
    if (holder === bullJob.token) return undefined
    const now = clock.now()
    // A live process that had the run would still have the lock of its BullMQ job.
    const lost = () => (queue.hadNoAnswer(holder) ? giveBackRun(run, now) : loseRun(run, { maxCrashes, now }))
    const free = run.state === 'running' ? lost() : run
    if (isFinal(free.state)) return free === run ? undefined : { run: free, completes: bullJob }
    if (hasExpired(free, now)) return { run: expireRun(free, now), completes: bullJob }
    return isDue(free, now) ? { run: startRun(free, now), holder: bullJob.token } : undefined
  }

  /** Takes a run from a queue. @returns undefined if it has no run that can begin */
  async function takeFrom(queue: BullQueue): Promise<HeldRun | undefined> {
    // The marks are removed before the queue is asked: a hint that arrives meanwhile sets them again.
    unseen.delete(queue)
    if (lined.delete(queue)) await runs.releaseAll(queue.jobId)
    const bullJob = await queue.take()
    if (bullJob === undefined) return undefined
    // Behind the others: they are asked in turn. A job whose runs wait for each other has no other BullMQ job now.
    if (overlapping.has(queue.jobId)) unseen.add(queue)
    else occupy(queue)
    const held = await begin(queue, bullJob)
    if (held === undefined) free(queue)
    return held
  }

  function occupy(queue: BullQueue) {
    busy.add(queue)
    unseen.delete(queue)
  }

  function free(queue: BullQueue) {
    busy.delete(queue)
    unseen.add(queue)
  }

  /** Begins a run. @returns undefined when nothing is left to do, and then the BullMQ job is put away */
  async function begin(queue: BullQueue, bullJob: BullJob): Promise<HeldRun | undefined> {
    const { runId, token, begun } = bullJob
    const { row } = begun === undefined ? await takeStep(bullJob, (row) => stepOf(row, bullJob, queue)) : { row: begun }
    if (row === undefined) await runs.forgetMissing({ jobId: queue.jobId, runId })
    if (row?.holder !== token) return undefined
    try {
      const payload = toPayload(row.payload === undefined ? await runs.payload(runId) : row.payload)
      return { bullJob, queue, row, payload, progress: undefined, isNoting: false }
    } catch (cause) {
      if (!isJobError(cause)) throw cause
      const run = { ...damagedRun(row.run, cause), finishedAt: clock.now() }
      await takeStep(bullJob, (it) => (it.holder === token ? { run, completes: bullJob } : undefined), row)
      failed(setAsideError(run))
      return undefined
    }
  }

  /**
   * Takes a step of a run, and puts its BullMQ job away if the run has ended or waits. A job whose run another process
   * has, or whose run waits for another run, is left: this process has no right to it any more, and a run without a BullMQ
   * job would never begin again.
   *
   * @returns the row after it, and the time until its BullMQ job is due again, in ms
   */
  async function takeStep(bullJob: BullJob, next: (row: RunRow) => Step | undefined, known?: RunRow) {
    let step: Step | undefined
    const row = await runs.step(
      bullJob.runId,
      (current) => {
        step = next(current)
        return step
      },
      known,
    )
    if (row?.run.state === 'retry_wait') {
      const dueInMs = Math.max(0, (row.run.retryAt ?? 0) - clock.now())
      await bullJob.delay(dueInMs)
      return { row, dueInMs }
    }
    const isDone = row === undefined || isFinal(row.run.state)
    if (isDone && step?.completes === undefined) await bullJob.complete()
    return { row, dueInMs: undefined }
  }

  /** Stores the progress, one write at a time; of the values that come meanwhile the latest follows. */
  async function noteProgress(held: HeldRun) {
    if (held.isNoting) return
    held.isNoting = true
    try {
      for (let noted: Progress | undefined; held.progress !== undefined && held.progress !== noted; ) {
        noted = held.progress
        await runs.progress(held.bullJob.runId, held.bullJob.token, noted)
      }
    } finally {
      held.isNoting = false
    }
  }

  /** Takes a step of a run that this process works on, if it is still its holder. */
  const takeOwnStep = ({ bullJob, row, progress }: HeldRun, next: (run: RunInfo) => RunInfo) =>
    takeStep(
      bullJob,
      ({ run, holder }) => {
        if (holder !== bullJob.token) return undefined
        const after = next(progress === undefined ? run : { ...run, progress })
        return { run: after, ...(isFinal(after.state) && { completes: bullJob }) }
      },
      row,
    )

  return {
    ...member,
    concerns(id) {
      const some = id === undefined ? [...queues.values()] : [queues.get(id)]
      for (const queue of some) {
        if (queue === undefined || (id !== undefined && busy.has(queue))) continue
        unseen.add(queue)
        if (overlapping.has(queue.jobId)) lined.add(queue)
      }
      return some[0] !== undefined
    },
    async take(count) {
      // Each queue is asked once, so that no job waits until the queue of another one is empty.
      const asked = await Promise.allSettled([...unseen].slice(0, count).map(takeFrom))
      const items = asked.flatMap((took) => (took.status === 'fulfilled' ? (took.value ?? []) : []))
      const refused = asked.find((took) => took.status === 'rejected')
      if (refused !== undefined && items.length === 0) throw refused.reason
      // Those that were taken are worked on.
      if (refused !== undefined) failed(refused.reason)
      return { items, moreInMs: unseen.size > 0 ? 0 : undefined }
    },
    async handle(held, signal) {
      const { row, payload, queue } = held
      try {
        return await handle({
          run: row.run,
          ...(payload !== undefined && { payload }),
          signal,
          progress(now) {
            held.progress = now
            noteProgress(held).catch(failed)
          },
        })
      } finally {
        free(queue)
      }
    },
    async end(held, end) {
      const { dueInMs } = await takeOwnStep(held, (run) => endAttempt(run, end, clock.now()))
      return dueInMs
    },
    async giveBack(held) {
      free(held.queue)
      const { row } = await takeOwnStep(held, (run) => giveBackRun(run, clock.now()))
      if (row?.run.state !== 'queued') return
      await held.bullJob.giveBack()
      hint(row.run.jobId)
    },
    async renew(items) {
      // A process that stood still may take a run that it has lost itself, and then has it twice.
      const latest = new Set(new Map(items.map((held) => [held.bullJob.runId, held])).values())
      const refused = await Promise.all(
        [...Map.groupBy(latest, ({ queue }) => queue)].map(async ([queue, its]) => {
          const lost = await queue.renew(its.map(({ bullJob }) => bullJob))
          return its.filter(({ bullJob }) => lost.includes(bullJob))
        }),
      )
      return new Set([...items.filter((held) => !latest.has(held)), ...refused.flat()])
    },
    async abortOf({ bullJob: { runId, token } }, id = runId) {
      if (id !== runId) return undefined
      const row = await runs.read(runId)
      if (row?.holder !== token) return new JobLeaseLostError()
      return row.run.cancelRequested ? new JobCancelledError() : undefined
    },
    async sweep() {
      await runs.sweep()
      await Promise.all([...queues.values()].map((queue) => queue.sweep()))
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()))
    },
  }
}
