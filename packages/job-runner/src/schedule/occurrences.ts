import type { Backend, Enqueue } from '../backends/backend.ts'
import type { Clock } from '../clock.ts'
import type { Recipient } from '../delivery/completion.ts'
import type { Job } from '../runner/job-definition.ts'
import { type PlannedRun, plan } from './planner.ts'
import type { CompiledSchedule } from './schedule.ts'

export interface OccurrenceOptions {
  readonly backend: Backend
  readonly clock: Clock
  /** Returns the recipients of a run that its schedule makes. */
  readonly recipientsOf: (job: Job) => readonly Recipient[]
}

/**
 * Returns the id under which a backend keeps the last slot of a schedule: the job and the rule. A job's new rule is a new
 * schedule, and while two versions of a program run each has its own. A grid keeps its last slot when only its anchor
 * changes. The pause belongs to the job.
 */
export const scheduleIdOf = ({ id, compiled }: Job): string =>
  compiled === undefined ? `${id} none` : `${id} ${compiled.zone} ${compiled.key}`

/**
 * Stores that the job has its schedule from now on, at the start of a process. A rule that is new, or that was not in force
 * for a while, has missed no slot.
 */
export async function putInForce(job: Job, { backend, clock }: OccurrenceOptions): Promise<void> {
  const scheduleId = scheduleIdOf(job)
  const before = (await backend.schedule(job.id)).scheduleId
  if (before === scheduleId || (before === undefined && job.compiled === undefined)) return
  // In this order: the next process repeats both when this one dies in between.
  if (before !== undefined && job.compiled !== undefined) {
    await backend.advance(scheduleId, beginOf(job.compiled, clock.now()))
  }
  await backend.setScheduleId(job.id, scheduleId)
}

/**
 * Stores the runs of a job's slots that are due, and marks the slots as dealt with.
 *
 * @param startedAt time when this process began to look after the job, in ms since 1970
 * @returns time of the next look at the job, in ms since 1970
 * @throws {JobCalendarError} a slot that is due lies past the calendar's horizon
 */
export async function storeOccurrences(
  job: Job,
  startedAt: number,
  options: OccurrenceOptions,
): Promise<number | undefined> {
  const { backend, clock } = options
  const { id, compiled, misfire, misfireWindowMs, calendar } = job
  if (compiled === undefined) return undefined
  const scheduleId = scheduleIdOf(job)
  const { isPaused, lastSlotAt: resumedAt } = await backend.schedule(id)
  const { lastSlotAt: storedAt } = await backend.schedule(scheduleId)
  const now = clock.now()
  // It may be resumed in another process, which then stores that all slots up to that time are dealt with.
  if (isPaused) return compiled.nextAfter(now)
  if (storedAt === undefined) {
    await backend.advance(scheduleId, beginOf(compiled, now))
    return compiled.nextAfter(now)
  }
  const lastSlotAt = Math.max(dealtWithAt(compiled, storedAt, startedAt), resumedAt ?? storedAt)
  const planned = plan(compiled, { lastSlotAt, now, misfire, misfireWindowMs, calendar })
  if (planned.runs.length === 0) return planned.nextAt
  const requests = planned.runs.map((run) => requestOf(job, run, options))
  const isUpToDate = await backend.occur(scheduleId, { from: storedAt, to: planned.lastSlotAt }, requests)
  // Another process was faster: plan again the slots that it has left.
  return isUpToDate ? planned.nextAt : now
}

/** Returns the last slot of a schedule that begins now, which makes nothing due. On a grid it is a slot of it. */
const beginOf = ({ spanMs, nextAfter }: CompiledSchedule, now: number): number =>
  spanMs === undefined ? now : (nextAfter(now) ?? now) - spanMs

/**
 * Returns the instant up to which the slots of a schedule are dealt with. A last slot that is not on the grid belongs to
 * another anchor, as of `anchorAt: Date.now()` in the process before. The new grid begins with this process, but not later
 * than a span after that slot: a program that restarts more often than the span would never run the job.
 */
function dealtWithAt({ spanMs, nextAfter }: CompiledSchedule, storedAt: number, startedAt: number): number {
  const isOnGrid = spanMs === undefined || nextAfter(storedAt - 1) === storedAt
  return isOnGrid || startedAt - storedAt >= spanMs ? storedAt : Math.max(storedAt, startedAt)
}

/** Returns the time when the next slot of a schedule is due, for a look from outside: another process may look after it. */
export async function nextDueAt(job: Job, backend: Pick<Backend, 'schedule'>): Promise<number | undefined> {
  const { compiled } = job
  const { isPaused, lastSlotAt: resumedAt } = await backend.schedule(job.id)
  const { lastSlotAt: storedAt } = await backend.schedule(scheduleIdOf(job))
  if (compiled === undefined || storedAt === undefined || isPaused) return undefined
  const latestStartAt = storedAt + (compiled.spanMs ?? 0) - 1
  return compiled.nextAfter(Math.max(dealtWithAt(compiled, storedAt, latestStartAt), resumedAt ?? storedAt))
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
