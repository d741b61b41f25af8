import type { Log } from '@stockeye/example-shared/log'
import type { Desk } from '@stockeye/example-trader/desk/desk'
import { httpDesk } from '@stockeye/example-trader/desk/http/client'
import { createJobRunner, type JobRunner, type Notifier, systemClock } from '@stockeye/job-runner'
import { bullmqBackend } from '@stockeye/job-runner/bullmq'
import { sqliteBackend } from '@stockeye/job-runner/sqlite'
import { type Database, openDatabase } from './data/database.ts'
import type { ServiceEnv } from './env.ts'
import { registerJobs } from './jobs/register.ts'
import { watchToken } from './jobs/token-jobs.ts'
import { connectKis, type Kis, pathOf } from './kis.ts'

/** Parts that API and worker have in common: the records, KIS, and a runner with the jobs. */
export interface Service extends Kis {
  readonly database: Database
  readonly jobs: JobRunner
  /** Desk of the trader; undefined where no trader is connected. */
  readonly desk: Desk | undefined
}

/**
 * Opens the database, KIS and the job runner.
 * @param options.notifiers deliver the ends of runs; without any the process only triggers
 */
export async function openService(
  env: ServiceEnv,
  { log, notifiers }: { readonly log: Log; readonly notifiers: readonly Notifier[] },
): Promise<Service> {
  const database = openDatabase(env.databaseFile)
  const kis = await connectKis(env, { log }).catch((error) => {
    database.close()
    throw error
  })
  const { redisUrl } = env
  const jobs = createJobRunner({
    backend:
      redisUrl === undefined ? sqliteBackend({ path: env.jobsFile }) : bullmqBackend({ redis: pathOf(redisUrl) }),
    notifiers,
    work: notifiers.length > 0,
  })
  registerJobs(jobs, { database, ...kis, admins: env.admins, now: () => systemClock.now() })
  watchRuns(jobs, log)
  const unwatch = watchToken({ tokens: kis.tokens, jobs, log, admins: env.admins })
  // It fails when KIS cannot be reached; `refresh-failed` was emitted, and the manager continues to retry.
  kis.tokens.start().catch(() => undefined)
  return {
    ...kis,
    database,
    jobs,
    desk: env.trader && httpDesk({ ...env.trader, clock: systemClock }),
    async close() {
      unwatch()
      await jobs.stop()
      await kis.close()
      database.close()
    },
  }
}

function watchRuns(jobs: JobRunner, log: Log): void {
  jobs.on('ended', ({ run: { jobId, runId, state, error } }) =>
    log.info({ jobId, runId, state, code: error?.code }, 'JOB_ENDED'),
  )
  jobs.on('trouble', ({ error }) =>
    log.warn({ error: error instanceof Error ? error.message : typeof error }, 'JOB_TROUBLE'),
  )
}
