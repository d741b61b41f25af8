import type { Completion } from '../delivery/completion.ts'
import { JobRunUnknownError } from '../errors.ts'
import { type Health, healthOf } from '../health.ts'
import { checkCount, checkOptions, checkSignal, checkText, inputError, type NamesOf } from './input/check-input.ts'
import type { RunnerParts } from './parts.ts'
import type { RunInfo } from './run-states.ts'

/** Options of `waitFor`. */
export interface WaitOptions {
  /** Ends the wait, not the run. */
  readonly signal?: AbortSignal
}

/** Page of the runs of a job. */
export interface HistoryOptions {
  /** Number of runs, 1 or more. @default 20 */
  readonly limit?: number
  /** Id of the last run of the page before. @default the newest runs */
  readonly before?: string
}

const waitNames: NamesOf<WaitOptions> = { signal: true }
const historyNames: NamesOf<HistoryOptions> = { limit: true, before: true }

/** Refuses an id of a run that is not a text. @throws {JobInputError} */
export const checkRunId = (field: string, runId: unknown): void =>
  checkText(field, runId, 'use the runId of a trigger or of a run in the history')

/** Resolves with the completion of a run when it has ended. @throws {JobRunUnknownError} */
export async function waitForRun({ session }: RunnerParts, runId: string, options: WaitOptions): Promise<Completion> {
  checkRunId('runId', runId)
  checkOptions(options, waitNames)
  checkSignal(options.signal)
  return session.untilEnded(runId, options.signal)
}

/**
 * Returns the runs of a job, the newest first.
 *
 * @throws {JobUnknownError} the job is neither registered nor has runs
 * @throws {JobRunUnknownError} `before` is not a run
 */
export async function listRuns(
  { settings: { backend }, registry, session }: RunnerParts,
  jobId: string,
  options: HistoryOptions,
): Promise<RunInfo[]> {
  checkOptions(options, historyNames)
  const { limit = 20, before } = options
  checkCount('limit', limit, 1)
  checkText('jobId', jobId, 'use the id of a job')
  if (before !== undefined) checkRunId('before', before)
  await session.open()
  const runs = await backend.history(jobId, { limit, ...(before !== undefined && { before }) })
  if (runs.length > 0) return [...runs]
  const last = before === undefined ? undefined : await backend.run(before)
  if (before !== undefined && last === undefined) throw new JobRunUnknownError(before)
  if (last !== undefined && last.jobId !== jobId) {
    const fault = `is a run of ${last.jobId}`
    throw inputError('before', { value: before, fault, advice: `use a run of ${jobId}` })
  }
  // A job that is not registered any more is known while it has runs.
  if (last === undefined) registry.get(jobId)
  return []
}

export async function readHealth(parts: RunnerParts): Promise<Health> {
  const { settings, registry, session, dispatcher, trouble } = parts
  await session.open()
  const { backend, clock } = settings
  const [stats, presence, overdue] = await Promise.all([backend.stats(), backend.presence(), registry.listOverdue()])
  return healthOf(stats, {
    now: clock.now(),
    presence,
    overdue,
    notifiers: dispatcher.health(),
    trouble: trouble.recent(),
  })
}
