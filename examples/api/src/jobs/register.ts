import type { JobRunner } from '@stockeye/job-runner'
import type { KisClient, KisHosts } from '@stockeye/kis-client'
import type { TokenManager } from '@stockeye/token-manager'
import { createInstruments } from '../data/instruments.ts'
import type { Database } from '../data/tables.ts'
import { cleanUpRecordsJob } from './clean-up-records.ts'
import { reportBalanceJob } from './report-balance.ts'
import { alertTokenJob, checkTokenJob } from './token-jobs.ts'
import { updateMasterJob } from './update-master.ts'

export interface JobParts {
  readonly database: Database
  readonly kis: KisClient
  readonly tokens: TokenManager
  /** Recipients of alerts and reports: Telegram ids, which are the ids of their chats with the bot, too. */
  readonly admins: readonly string[]
  /** Hosts of the instrument files. @default KIS's own */
  readonly hosts?: KisHosts | undefined
  readonly now: () => number
}

/** Registers every job. API and worker both call it: a process that only triggers needs the jobs, too. */
export function registerJobs(jobs: JobRunner, { database, kis, tokens, admins, hosts, now }: JobParts): void {
  const recipients = admins.map((chatId) => ({ channel: 'telegram', chatId }))
  jobs.register(updateMasterJob({ instruments: createInstruments(database), hosts }))
  jobs.register(checkTokenJob({ tokens, now }))
  jobs.register(reportBalanceJob({ kis, recipients }))
  jobs.register(cleanUpRecordsJob({ database, now }))
  jobs.register(alertTokenJob({ recipients }))
}
