import { suggestNames } from '@stockeye/internal/suggest'
import type { DeadDelivery, StoreView } from '../backends/store-view.ts'
import { JobRunUnknownError, JobUnknownError } from '../errors.ts'
import { healthOf } from '../health.ts'
import type { LookCommand } from './command-line.ts'
import { listOverdue } from './overdue.ts'
import { withoutSecretFields, withoutSecrets, withoutSecretValues } from './secrets.ts'
import {
  formatDead,
  formatHealth,
  formatJobs,
  formatRuns,
  type ReportOptions,
  type StoreHealth,
} from './store-report.ts'

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
  // A page before an unknown run is empty, as the page after the last one is: a misspelt id would seem to be the end.
  if (before !== undefined) {
    const all = await view.history(jobId, { limit: Number.MAX_SAFE_INTEGER })
    if (!all.some(({ runId }) => runId === before)) throw new JobRunUnknownError(before)
  }
  return runs
}

/** Returns a dead delivery without secrets. Those of the run go, too: its error is the text of a library, and so is its result. */
export const publicDead = ({ completion, error }: DeadDelivery): DeadDelivery => ({
  completion: {
    ...completion,
    recipient: withoutSecretFields(completion.recipient),
    ...(completion.result !== undefined && { result: withoutSecretValues(completion.result) }),
    ...(completion.error !== undefined && {
      error: { ...completion.error, message: withoutSecrets(completion.error.message) },
    }),
  },
  error: withoutSecrets(error),
})

async function lookAtHealth(view: StoreView, options: ReportOptions): Promise<Answer> {
  const { now } = options
  const [stats, presence] = await Promise.all([view.stats(now), view.presence(now)])
  // A worker deals with its schedules itself. Without one nothing is queued either, and a store would seem to be well.
  const overdue = presence.workers === 0 ? listOverdue(await view.jobs(), now) : []
  const seen = { now, presence, overdue, notifiers: [], trouble: undefined }
  const { notifiers: _notifiers, problems, problemDetails, channels, ...counts } = healthOf(stats, seen)
  const health: StoreHealth = {
    problems: problems.map(withoutSecrets),
    problemDetails: problemDetails.map((detail) => ({ ...detail, problem: withoutSecrets(detail.problem) })),
    ...counts,
    channels: channels.map(({ error, ...channel }) => ({
      ...channel,
      ...(error !== undefined && { error: withoutSecrets(error) }),
    })),
  }
  return { value: { health }, text: formatHealth(health, options), exitCode: health.problems.length > 0 ? 2 : 0 }
}
