import { type Log, messageOf, writeEntry } from '@stockeye/example-shared/log'
import { measureJobs } from '@stockeye/example-shared/metrics/jobs'
import { measureKis } from '@stockeye/example-shared/metrics/kis'
import type { Metrics } from '@stockeye/example-shared/metrics/metrics'
import { measureTokens } from '@stockeye/example-shared/metrics/tokens'
import type { Desk } from '@stockeye/example-trader/desk/desk'
import { httpDesk } from '@stockeye/example-trader/desk/http/client'
import { type Clock, createJobRunner, type JobRunner, type JobRunnerOptions, systemClock } from '@stockeye/job-runner'
import { bullmqBackend } from '@stockeye/job-runner/bullmq'
import { sqliteBackend } from '@stockeye/job-runner/sqlite'
import {
  createTelegram,
  type OpsLog,
  type Telegram,
  type TelegramNotifier,
  type TelegramOptions,
  telegramNotifier,
} from '@stockeye/telegram-adapter'
import { openDatabase } from './data/database.ts'
import { measureDatabase } from './data/metrics.ts'
import type { Database } from './data/tables.ts'
import { createUserSettings } from './data/user-settings.ts'
import { createUsers } from './data/users.ts'
import type { ServiceEnv } from './env.ts'
import { registerJobs } from './jobs/register.ts'
import { reportToken } from './jobs/token-jobs.ts'
import { connectKis, type Kis, pathOf } from './kis.ts'
import { createNoticeForm } from './notices/form.ts'
import { createNoticeBook } from './notices/settings.ts'
import { reportTrader } from './notices/trader/report.ts'

/** Parts that API and worker have in common: the records, KIS, and a runner with the jobs. */
export interface Service extends Kis {
  readonly database: Database
  readonly jobs: JobRunner
  /** Desk of the trader; undefined where no trader is connected. */
  readonly desk: Desk | undefined
}

export interface ServiceParts extends Kis {
  /** Records, which `close` of the service closes. */
  readonly database: Database
  readonly backend: JobRunnerOptions['backend']
  /** Connection that delivers the ends of runs; undefined for a process that only triggers. */
  readonly telegram: Telegram | undefined
  /** Trader of the account, whose events become notices. */
  readonly desk: Desk | undefined
  /** Telegram ids of the admins, as text. */
  readonly admins: readonly string[]
  readonly log: Log
  readonly clock: Clock
  /**
   * Runs a delivery, for a clock that stands still meanwhile: it reads records, draws a picture and uploads it.
   *
   * @default it is run as it is
   */
  readonly hold?: (delivery: () => Promise<void>) => Promise<void>
}

/** Creates the runner with the jobs, and what watches token and trader. */
export function createService({
  database,
  backend,
  telegram,
  desk,
  admins,
  log,
  clock,
  hold = (delivery) => delivery(),
  ...kis
}: ServiceParts): Service {
  const now = () => clock.now()
  // Without a list it changes no role: only the API does, at its start.
  const users = createUsers(database, { admins: [], now })
  const form = createNoticeForm({
    notices: createNoticeBook(createUserSettings(database)),
    users: { find: async (telegramId) => (await users).find(telegramId) },
    now,
    log,
  })
  // An entry of the notifier is a line such as `NOTICE_FORM_FAILED sendPhoto: …`.
  const note: OpsLog = (entry) => writeEntry(log, 'NOTICE', entry)
  const notifiers = telegram === undefined ? [] : [held(telegramNotifier(telegram, { form, log: note }), hold)]
  const jobs = createJobRunner({ backend, notifiers, work: notifiers.length > 0, clock })
  registerJobs(jobs, { database, ...kis, admins, desk, now })
  watchRuns(jobs, log)
  const stopAlerts = reportToken({ tokens: kis.tokens, jobs, log, admins })
  const stopReports = desk && reportTrader({ desk, jobs, log, admins, clock })
  // It fails when KIS cannot be reached; `refresh-failed` was emitted, and the manager continues to retry.
  kis.tokens.start().catch(() => undefined)
  return {
    ...kis,
    database,
    jobs,
    desk,
    async close() {
      stopAlerts()
      stopReports?.()
      await jobs.stop()
      await kis.close()
      await database.destroy()
    },
  }
}

/**
 * Opens the database, KIS and the job runner.
 * @param options.telegram settings of the connection that delivers the ends of runs; without it the process only triggers
 * @param options.metrics metrics of the process, which get those of the parts
 */
export async function openService(
  env: ServiceEnv,
  {
    log,
    telegram,
    metrics,
  }: { readonly log: Log; readonly telegram?: TelegramOptions | undefined; readonly metrics: Metrics },
): Promise<Service> {
  const database = await openDatabase(env.databaseUrl ?? env.databaseFile)
  const kis = await connectKis(env, { log }).catch(async (error) => {
    await database.destroy()
    throw error
  })
  // Before the first token: an event that comes earlier would not be counted.
  measureKis(metrics, kis.kis)
  measureTokens(metrics, kis.tokens, { clock: systemClock })
  const { redisUrl, admins } = env
  const service = createService({
    ...kis,
    database,
    backend:
      redisUrl === undefined ? sqliteBackend({ path: env.jobsFile }) : bullmqBackend({ redis: pathOf(redisUrl) }),
    telegram: telegram && createTelegram(telegram),
    desk: env.trader && httpDesk({ ...env.trader, clock: systemClock }),
    admins,
    log,
    clock: systemClock,
  })
  measureJobs(metrics, service.jobs)
  measureDatabase(metrics, database)
  return service
}

const held = (notifier: TelegramNotifier, hold: NonNullable<ServiceParts['hold']>): TelegramNotifier => ({
  ...notifier,
  deliver: (completion, options) => hold(() => notifier.deliver(completion, options)),
})

function watchRuns(jobs: JobRunner, log: Log): void {
  jobs.on('ended', ({ run: { jobId, runId, state, error } }) =>
    log.info({ jobId, runId, state, code: error?.code }, 'JOB_ENDED'),
  )
  jobs.on('trouble', ({ error }) => log.warn({ error: messageOf(error) }, 'JOB_TROUBLE'))
}
