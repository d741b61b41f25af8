import { suggestNames } from '@stockeye/internal/suggest'
import type { Backend } from '../backends/backend.ts'
import type { Clock } from '../clock.ts'
import { JobUnknownError } from '../errors.ts'
import { overdueMs } from '../health.ts'
import { nextDueAt } from '../schedule/occurrences.ts'
import { plan } from '../schedule/planner.ts'
import { inputError } from './input/check-input.ts'
import { createJob, type Job, type JobDefinition } from './job-definition.ts'

/** Job as a list for people shows it. */
export interface JobInfo {
  /** Id under which it is registered. */
  readonly id: string
  /** Name for people. */
  readonly name: string
  /** The rule for people, such as `0 7 * * 1-5`; missing for a job that is only triggered, and so are the next two. */
  readonly schedule?: string
  /** IANA name of the zone. */
  readonly zone?: string
  /** Time of the next run, in ms since 1970; missing while the schedule is paused, and when it has no further slot. */
  readonly nextRunAt?: number
  /** Whether its schedule is suspended, in every process. */
  readonly isPaused: boolean
}

/** Jobs of a runner, and the state of their schedules. */
export interface JobRegistry {
  readonly byId: ReadonlyMap<string, Job>
  /** Registers a job. @throws {JobInputError} the definition is wrong, or its id is taken */
  add(definition: JobDefinition): void
  /** Returns a registered job. @throws {JobUnknownError} no job has this id */
  get(jobId: string): Job
  /** Returns the next run by the schedule alone: only the backend stores whether it is paused. */
  nextRunAt(jobId: string): number | undefined
  list(): Promise<JobInfo[]>
  /** Returns the jobs with a slot that no process has dealt with for more than a minute, each with that slot. */
  listOverdue(): Promise<{ readonly jobId: string; readonly dueAt: number }[]>
}

export function createJobRegistry({
  backend,
  clock,
  trouble,
}: {
  readonly backend: Backend
  readonly clock: Clock
  /** Receives the error of a calendar that has ended. */
  readonly trouble: (error: unknown) => void
}): JobRegistry {
  const byId = new Map<string, Job>()

  function nextRunAt(jobId: string): number | undefined {
    const job = byId.get(jobId)
    if (job?.compiled === undefined) return undefined
    try {
      return plan(job.compiled, { now: clock.now(), calendar: job.calendar }).nextRunAt
    } catch (error) {
      trouble(error)
      return undefined
    }
  }

  async function infoOf({ id, name, compiled }: Job): Promise<JobInfo> {
    const { isPaused } = await backend.schedule(id)
    const next = isPaused ? undefined : nextRunAt(id)
    return {
      id,
      name,
      ...(compiled !== undefined && { schedule: compiled.text, zone: compiled.zone }),
      ...(next !== undefined && { nextRunAt: next }),
      isPaused,
    }
  }

  async function overdueOf(job: Job): Promise<{ readonly jobId: string; readonly dueAt: number }[]> {
    const dueAt = await nextDueAt(job, backend)
    return dueAt !== undefined && dueAt < clock.now() - overdueMs ? [{ jobId: job.id, dueAt }] : []
  }

  return {
    byId,
    add(definition) {
      const job = createJob(definition)
      if (byId.has(job.id)) {
        throw inputError('id', { value: job.id, fault: 'is registered already', advice: 'use another id for each job' })
      }
      byId.set(job.id, job)
    },
    get(jobId) {
      const job = byId.get(jobId)
      if (job === undefined) throw new JobUnknownError({ jobId, near: suggestNames(String(jobId), byId.keys()) })
      return job
    },
    nextRunAt,
    list: () => Promise.all([...byId.values()].map(infoOf)),
    listOverdue: async () => (await Promise.all([...byId.values()].map(overdueOf))).flat(),
  }
}
