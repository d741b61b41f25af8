import type { Recipient } from '../../delivery/completion.ts'
import type { Json } from '../../runner/input/json.ts'
import { abandonRun, expireRun, hasExpired, isFinal, isSettled, type RunInfo } from '../../runner/run-states.ts'
import { createDueQueue } from '../../schedule/due-queue.ts'
import type { ServedJob } from '../backend.ts'
import type { Deliveries } from './deliveries.ts'
import type { JobRuns, Memory, RunRow } from './memory.ts'

/** Table of runs, and the order in which they start. No method looks at more rows than it returns. */
export interface Runs {
  job(jobId: string): JobRuns
  /** Stores whether the runs of the jobs wait for each other. */
  setOverlap(jobs: readonly ServedJob[]): void
  insert(run: RunInfo, options: { readonly payload: Json | undefined; readonly recipients: readonly Recipient[] }): void
  /** Stores a step of a run that has not ended; with its end it adds the completions. */
  put(row: RunRow, run: RunInfo): void
  /** Replaces an ended run by itself with more slots: it ends no second time. */
  replace(row: RunRow, run: RunInfo): void
  /** Returns the oldest run of the job that has not ended. */
  firstOpen(jobId: string): RunRow | undefined
  /** Calls `start` for the oldest runs that may start, of the jobs that `isKnown` accepts: it stores that they run. */
  takeReady(count: number, isKnown: (jobId: string) => boolean, start: (row: RunRow) => void): void
  /** Ends the runs of a job that were accepted before an instant and do not run: no worker will take them. */
  expire(jobId: string, acceptedBefore: number, now: number): void
  /** Ends the runs whose start deadline has passed, and makes the attempts that are due ready. */
  sweep(now: number): void
}

export interface RunsOptions {
  readonly deliveries: Deliveries
  /** Receives a run that has ended, or that waits for its next attempt. */
  settled(run: RunInfo): void
}

/** Returns the instant for which a run waits. */
function waitsUntil({ state, retryAt, startedAt, startDeadlineAt }: RunInfo): number | undefined {
  if (state === 'retry_wait') return retryAt
  // A run expires only before its first start.
  return state === 'queued' && startedAt === undefined ? startDeadlineAt : undefined
}

export function createRuns(memory: Memory, { deliveries, settled }: RunsOptions): Runs {
  const { jobs, overlapping, ready, running, waiting, emitter } = memory

  /** Returns the run of the job that starts next. */
  function nextOf({ jobId, retries, queued, begun }: JobRuns): RunRow | undefined {
    const first = begun.size === 0 || overlapping.has(jobId) ? queued.nextId : undefined
    const retry = retries.nextId
    return first === undefined || (retry !== undefined && retry.seq < first.seq) ? retry : first
  }

  const rank = (job: JobRuns) => ready.set(job, nextOf(job)?.seq)

  /** Moves a row to where its state belongs. */
  function place(row: RunRow) {
    const { job, seq, run } = row
    const hasBegun = run.state === 'running' || run.state === 'retry_wait'
    job.queued.set(row, run.state === 'queued' ? seq : undefined)
    job.begun.set(row, hasBegun ? seq : undefined)
    job.retries.set(row, undefined)
    waiting.set(row, waitsUntil(run))
    if (run.state === 'running') running.add(row)
    else running.delete(row)
    rank(job)
  }

  function store(row: RunRow) {
    const { run } = row
    if (run.state !== 'running') row.lease = undefined
    place(row)
    if (isFinal(run.state)) deliveries.add(row, 0)
    emitter.emit('run', run.runId)
    // A run that starts leaves nothing to do for a loop; the end of one may be what the next run waits for.
    if (run.state !== 'running' || run.cancelRequested) emitter.emit('change', 'runs')
    if (isSettled(run.state)) settled(run)
  }

  const runs: Runs = {
    job(jobId) {
      const known = jobs.get(jobId)
      if (known !== undefined) return known
      const [queued, begun, retries] = [createDueQueue<RunRow>(), createDueQueue<RunRow>(), createDueQueue<RunRow>()]
      const job: JobRuns = { jobId, rows: [], queued, begun, retries }
      jobs.set(jobId, job)
      return job
    },
    setOverlap(served) {
      for (const { id, allowsOverlap = false } of served) {
        if (allowsOverlap) overlapping.add(id)
        else overlapping.delete(id)
        // Most jobs have no run: what is kept of a job is made with its first one.
        const job = jobs.get(id)
        if (job !== undefined) rank(job)
      }
    },
    insert(run, { payload, recipients }) {
      const job = runs.job(run.jobId)
      const row: RunRow = { seq: memory.nextSeq++, job, run, payload, recipients, lease: undefined }
      memory.runs.set(run.runId, row)
      job.rows.push(row)
      store(row)
    },
    put(row, run) {
      row.run = run
      store(row)
    },
    replace(row, run) {
      row.run = run
      emitter.emit('run', run.runId)
    },
    firstOpen(jobId) {
      const { begun, queued } = runs.job(jobId)
      const [one, other] = [begun.nextId, queued.nextId]
      return one === undefined || (other !== undefined && other.seq < one.seq) ? other : one
    },
    takeReady(count, isKnown, start) {
      const unknown: JobRuns[] = []
      for (let taken = 0; taken < count; ) {
        const job = ready.nextId
        const row = job && nextOf(job)
        if (row === undefined) break
        if (isKnown(row.job.jobId)) {
          start(row)
          taken += 1
        } else {
          unknown.push(row.job)
          ready.set(row.job, undefined)
        }
      }
      for (const job of unknown) rank(job)
    },
    expire(jobId, acceptedBefore, now) {
      const { queued, begun } = runs.job(jobId)
      for (const row of [...begun.ids(), ...queued.ids()]) {
        if (row.run.acceptedAt < acceptedBefore && row.lease === undefined) runs.put(row, abandonRun(row.run, now))
      }
    },
    sweep(now) {
      for (const row of waiting.takeDue(now)) {
        if (hasExpired(row.run, now)) {
          runs.put(row, expireRun(row.run, now))
        } else {
          row.job.retries.set(row, row.seq)
          rank(row.job)
        }
      }
    },
  }
  return runs
}
