import { type Log, messageOf } from '@stockeye/example-shared/log'
import type { Clock, JobRunner, RunInfo } from '@stockeye/job-runner'
import { opsApi } from '@stockeye/telegram-adapter/api'
import type { Emit } from './feed-event.ts'

/** Time between two readings of the jobs, in ms: the worker may be another process, whose events do not reach this one. */
const pollMs = 2_000
/** Number of the latest runs of each job that are looked at. */
const latestRuns = 5

/**
 * Emits the jobs and their latest runs, and then what has changed. Events of this process come at once, and those of another one with
 * the next reading.
 *
 * @returns a function that ends it
 */
export function watchJobs(
  { jobs, clock, log }: { readonly jobs: JobRunner; readonly clock: Clock; readonly log: Log },
  emit: Emit,
): () => void {
  let isStopped = false
  let timer: unknown

  function emitRun(run: RunInfo): void {
    if (!isStopped) emit({ name: 'run', key: run.runId, data: { run: opsApi.getRun.answer.parse(run) } })
  }

  async function read(): Promise<void> {
    const listed = await jobs.listJobs()
    if (isStopped) return
    emit({ name: 'jobs', key: '', data: opsApi.listSchedules.answer.parse({ jobs: listed }) })
    for (const { id } of listed) {
      const runs = await jobs.history(id, { limit: latestRuns })
      for (const run of runs.toReversed()) emitRun(run)
    }
  }

  async function poll(): Promise<void> {
    try {
      await read()
    } catch (error) {
      // The backend is away: the next reading tries again.
      log.debug({ error: messageOf(error) }, 'EVENTS_TROUBLE')
    }
    // The next one begins after this one has ended, so that they do not pile up.
    if (!isStopped) timer = clock.setTimeout(() => void poll(), pollMs)
  }

  void poll()
  const stops = (['started', 'retrying', 'ended'] as const).map((event) => jobs.on(event, ({ run }) => emitRun(run)))
  return () => {
    isStopped = true
    clock.clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
