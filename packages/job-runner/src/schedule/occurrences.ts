import type { Backend, Enqueue } from '../backends/backend.ts'
import type { Clock } from '../clock.ts'
import type { Recipient } from '../delivery/completion.ts'
import type { Job } from '../runner/job-definition.ts'
import { type PlannedRun, plan } from './planner.ts'

export interface OccurrenceOptions {
  readonly backend: Backend
  readonly clock: Clock
  /** Returns the recipients of a run that its schedule makes. */
  readonly recipientsOf: (job: Job) => readonly Recipient[]
}

/**
 * Returns the id under which a backend keeps the last slot of a schedule: the job and the rule. A job's new rule is a new
 * schedule, which has missed no slot, and while two versions of a program run each has its own. The pause belongs to the
 * job.
 */
export const scheduleIdOf = ({ id, compiled }: Job): string => `${id} ${compiled?.zone} ${compiled?.text}`

/**
 * Stores the runs of a job's slots that are due, and marks the slots as dealt with.
 *
 * @returns time of the next look at the job, in ms since 1970
 * @throws {JobCalendarError} a slot that is due lies past the calendar's horizon
 */
export async function storeOccurrences(job: Job, options: OccurrenceOptions): Promise<number | undefined> {
  const { backend, clock } = options
  const { id, compiled, misfire, misfireWindowMs, calendar } = job
  if (compiled === undefined) return undefined
  const scheduleId = scheduleIdOf(job)
  const { isPaused } = await backend.schedule(id)
  const { lastSlotAt } = await backend.schedule(scheduleId)
  const now = clock.now()
  // It may be resumed in another process, which then stores that all slots up to that time are dealt with.
  if (isPaused) return compiled.nextAfter(now)
  const planned = plan(compiled, { lastSlotAt, now, misfire, misfireWindowMs, calendar })
  const requests = planned.runs.map((run) => requestOf(job, run, options))
  const isUpToDate = await store(backend, scheduleId, { from: lastSlotAt, to: planned.lastSlotAt }, requests)
  // Another process was faster: plan again the slots that it has left.
  return isUpToDate ? planned.nextAt : now
}

/**
 * Stores runs, and marks their slots as dealt with.
 * @returns false when another process has dealt with some of the slots, and nothing was stored
 */
async function store(
  backend: Backend,
  scheduleId: string,
  { from, to }: { readonly from: number | undefined; readonly to: number },
  requests: readonly Enqueue[],
): Promise<boolean> {
  if (from === to) return true
  if (from !== undefined) return backend.occur(scheduleId, { from, to }, requests)
  await backend.advance(scheduleId, to)
  return true
}

const requestOf = (
  job: Job,
  { slotAt, cause, ...skipped }: PlannedRun,
  { clock, recipientsOf }: OccurrenceOptions,
): Enqueue => ({
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
