import { suggestNames } from '@stockeye/internal/suggest'
import type { DeadDelivery, StoreView } from '../backends/store-view.ts'
import { JobUnknownError } from '../errors.ts'
import { healthOf } from '../health.ts'
import type { LookCommand } from './command-line.ts'
import { withoutSecretFields, withoutSecrets } from './secrets.ts'
import { formatDead, formatHealth, formatJobs, formatRuns, type ReportOptions } from './store-report.ts'

/** Answer of a command. */
export interface Answer {
  /** Object for `--json`. */
  readonly value: object
  /** Text for a person. */
  readonly text: string
  readonly exitCode: 0 | 2
}

/** Reads what a command shows. @throws {JobUnknownError} no job has the id; the store's own errors */
export async function look(view: StoreView, command: LookCommand, options: ReportOptions): Promise<Answer> {
  switch (command.name) {
    case 'list': {
      const jobs = await view.jobs()
      return { value: { jobs }, text: formatJobs(jobs, options), exitCode: 0 }
    }
    case 'history': {
      const runs = await listRuns(view, command)
      return { value: { runs }, text: formatRuns(runs, options), exitCode: 0 }
    }
    case 'dead': {
      const dead = (await view.dead()).map(publicDead)
      return { value: { dead }, text: formatDead(dead, options), exitCode: 0 }
    }
    case 'health':
      return lookAtHealth(view, options)
  }
}

async function listRuns(view: StoreView, { jobId, limit, before }: Extract<LookCommand, { readonly name: 'history' }>) {
  const runs = await view.history(jobId, { limit, ...(before !== undefined && { before }) })
  if (runs.length > 0) return runs
  const known = (await view.jobs()).map((job) => job.jobId)
  if (!known.includes(jobId)) throw new JobUnknownError({ jobId, near: suggestNames(jobId, known) })
  return runs
}

/** Returns a dead delivery without secrets. */
export const publicDead = ({ completion, error }: DeadDelivery): DeadDelivery => ({
  completion: { ...completion, recipient: withoutSecretFields(completion.recipient) },
  error: withoutSecrets(error),
})

async function lookAtHealth(view: StoreView, { now }: ReportOptions): Promise<Answer> {
  const [stats, channels] = await Promise.all([view.stats(now), view.channels(now)])
  const seen = { now, overdueJobIds: [], notifiers: [], channels, trouble: undefined }
  const { overdueJobIds: _overdue, notifiers: _notifiers, ...seenHealth } = healthOf(stats, seen)
  const health = { ...seenHealth, channels }
  return { value: { health }, text: formatHealth(health), exitCode: health.problems.length > 0 ? 2 : 0 }
}
