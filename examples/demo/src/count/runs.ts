import type { JobRunner } from '@stockeye/job-runner'

/** Counts of the runs that a person has triggered. */
export interface RunCounts {
  /** Number of runs that have begun, or have ended without a beginning. */
  readonly triggered: number
  /** Number of those whose completion the chat has. */
  readonly completions: number
}

/** Counter of runs, also through restarts of the worker. */
export interface RunCounter {
  watch(jobs: Pick<JobRunner, 'on'>): void
  counts(): RunCounts
}

/** Ids of jobs that programs trigger, and people do not. */
const programsJobs: ReadonlySet<string> = new Set(['alert_token', 'trader_notice'])

/** Creates a counter of the runs of people and of their completions. */
export function createRunCounter(): RunCounter {
  const triggered = new Set<string>()
  const completed = new Set<string>()
  const isOfPerson = ({ cause, jobId }: { readonly cause: string; readonly jobId: string }) =>
    cause === 'manual' && !programsJobs.has(jobId)
  return {
    watch(jobs) {
      jobs.on('started', ({ run }) => void (isOfPerson(run) && triggered.add(run.runId)))
      jobs.on('ended', ({ run }) => void (isOfPerson(run) && triggered.add(run.runId)))
      jobs.on('delivered', ({ completion }) => void (isOfPerson(completion) && completed.add(completion.runId)))
    },
    counts: () => ({ triggered: triggered.size, completions: completed.size }),
  }
}
