import type { Desk } from '@stockeye/example-trader/desk/desk'
import type { FinalState, JobRunner } from '@stockeye/job-runner'
import type { KisClient, KisHosts } from '@stockeye/kis-client'
import type { TokenManager } from '@stockeye/token-manager'
import { createInstruments } from '../data/instruments.ts'
import type { Database } from '../data/tables.ts'
import { dailyDigestJob } from '../notices/digest/job.ts'
import { traderNoticeJob } from '../notices/trader/job.ts'
import { cleanUpRecordsJob } from './clean-up-records.ts'
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
  /** Trader of the account. @default none */
  readonly desk?: Desk | undefined
  readonly now: () => number
}

/** States of a scheduled run that is reported to the admins, though no person has asked for the run. */
const failures: readonly FinalState[] = ['failed', 'timed_out', 'expired']

/** Registers every job. API and worker both call it: a process that only triggers needs the jobs, too. */
export function registerJobs(jobs: JobRunner, { database, kis, tokens, admins, hosts, desk, now }: JobParts): void {
  const recipients = admins.map((chatId) => ({ channel: 'telegram', chatId }))
  const onFailure = { recipients: recipients.map((recipient) => ({ ...recipient, states: failures })) }
  jobs.register({ ...updateMasterJob({ instruments: createInstruments(database), hosts }), ...onFailure })
  // Its failures are alerts of the token.
  jobs.register(checkTokenJob({ tokens, now }))
  jobs.register(dailyDigestJob({ kis, tokens, jobs, desk, recipients, now }))
  jobs.register({ ...cleanUpRecordsJob({ database, now }), ...onFailure })
  jobs.register(alertTokenJob({ recipients }))
  jobs.register(traderNoticeJob({ recipients }))
}
