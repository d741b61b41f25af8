import type { Clock } from '../../clock.ts'
import { JobCancelledError, JobLeaseLostError } from '../../errors.ts'
import type { Json } from '../../runner/json.ts'
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
import type { BullSource } from './bull-loop.ts'
import type { PresenceMember } from './presence.ts'
import { type RunRow, toPayload } from './run-row.ts'
import type { Runs } from './runs.ts'

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
  { jobIds, leaseMs, sweepMs, maxCrashes, allowOverlap, handle }: WorkOptions,
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
  const queues = new Map(jobIds.map((jobId) => [jobId, bullJobs.openQueue(jobId, { leaseMs, sweepMs })]))
  /** Queues that may hold a BullMQ job; asked in turn. */
  const unseen = new Set(queues.values())

  /** Returns the step by which the holder of the lock begins the run, or the step that must come before it. */
  function stepOf({ run }: RunRow, holder: string) {
    const now = clock.now()
    // A live process that had the run would still have the lock of its BullMQ job.
    const free = run.state === 'running' ? loseRun(run, { maxCrashes, now }) : run
    if (isFinal(free.state)) return free === run ? undefined : { run: free }
    if (hasExpired(free, now)) return { run: expireRun(free, now) }
    return isDue(free, now) ? { run: startRun(free, now), holder } : undefined
  }

  /** Begins a run. @returns undefined when nothing is left to do, and then the BullMQ job is put away */
  async function begin(queue: BullQueue, bullJob: BullJob): Promise<HeldRun | undefined> {
    const { runId, token, seen } = bullJob
    const [row, payload] = await Promise.all([
      // A row with this holder has begun already, and only the answer was lost.
      runs.step(runId, (row) => (row.holder === token ? undefined : stepOf(row, token)), seen),
      runs.payload(runId),
    ])
    if (row?.holder !== token) {
      await putAway(bullJob, row)
      return undefined
    }
    try {
      return { bullJob, queue, row, payload: toPayload(payload), progress: undefined, isNoting: false }
    } catch (cause) {
      const run = { ...damagedRun(row.run, cause), finishedAt: clock.now() }
      await putAway(bullJob, await runs.step(runId, (it) => (it.holder === token ? { run } : undefined), row))
      failed(setAsideError(run))
      return undefined
    }
  }

  /**
   * Completes or delays a BullMQ job, as its run has ended or waits. A job whose run another process has, or whose run waits
   * for another run, is left: this process has no right to it any more, and a run without a BullMQ job would never begin again.
   *
   * @returns the time until it is due again, in ms
   */
  async function putAway(bullJob: BullJob, row: RunRow | undefined): Promise<number | undefined> {
    if (row === undefined || isFinal(row.run.state)) await bullJob.complete()
    if (row?.run.state !== 'retry_wait') return undefined
    const dueInMs = Math.max(0, (row.run.retryAt ?? 0) - clock.now())
    await bullJob.delay(dueInMs)
    return dueInMs
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

  /** Takes a step of a run, if it is still this holder's. */
  const takeStep = ({ bullJob: { runId, token }, row, progress }: HeldRun, next: (run: RunInfo) => RunInfo) =>
    runs.step(
      runId,
      ({ run, holder }) =>
        holder === token ? { run: next(progress === undefined ? run : { ...run, progress }) } : undefined,
      row,
    )

  return {
    ...member,
    concerns(id) {
      const some = id === undefined ? [...queues.values()] : [queues.get(id)]
      for (const queue of some) if (queue !== undefined) unseen.add(queue)
      return some[0] !== undefined
    },
    async take() {
      for (const queue of unseen) {
        // The mark is removed before the queue is asked: a hint that arrives meanwhile sets it again.
        unseen.delete(queue)
        const { jobId } = queue
        const isSerial = !allowOverlap.has(jobId)
        if (!isSerial) await runs.releaseAll(jobId)
        const bullJob = await queue.take()
        if (bullJob === undefined) continue
        const held = await begin(queue, bullJob)
        // A job whose runs wait for each other has no other BullMQ job now.
        if (!isSerial || held === undefined) unseen.add(queue)
        if (held !== undefined) return { items: [held] }
      }
      return { items: [] }
    },
    handle(held, signal) {
      const { row, payload } = held
      return handle({
        run: row.run,
        ...(payload !== undefined && { payload }),
        signal,
        progress(now) {
          held.progress = now
          noteProgress(held).catch(failed)
        },
      })
    },
    async end(held, end) {
      const row = await takeStep(held, (run) => endAttempt(run, end, clock.now()))
      const dueInMs = await putAway(held.bullJob, row)
      unseen.add(held.queue)
      return dueInMs
    },
    async giveBack(held) {
      const row = await takeStep(held, (run) => giveBackRun(run, clock.now()))
      if (row?.run.state !== 'queued') return void (await putAway(held.bullJob, row))
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
