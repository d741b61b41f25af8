import { type Completion, completionFor } from '../delivery/completion.ts'
import { type Health, healthOf } from '../health.ts'
import { checkCount } from './check-input.ts'
import type { RunnerParts } from './parts.ts'
import type { RunInfo } from './run-states.ts'

/** Resolves with the completion of a run when it has ended. @throws {JobRunUnknownError} */
export async function waitForRun(
  { settings, registry, session }: RunnerParts,
  runId: string,
  { signal }: { readonly signal?: AbortSignal },
): Promise<Completion> {
  const run = await session.untilEnded(runId, signal)
  const { isPaused } = await settings.backend.schedule(run.jobId)
  const next = isPaused ? undefined : registry.nextRunAt(run.jobId)
  return completionFor(run, { recipient: { channel: 'wait' }, index: 'wait', nextRunAt: next })
}

/** Returns the runs of a job, the newest first. */
export async function listRuns(
  { settings, session }: RunnerParts,
  jobId: string,
  { limit = 20, before }: { readonly limit?: number; readonly before?: string },
): Promise<RunInfo[]> {
  checkCount('limit', limit, 1)
  await session.open()
  return [...(await settings.backend.history(jobId, { limit, ...(before !== undefined && { before }) }))]
}

export async function readHealth(parts: RunnerParts): Promise<Health> {
  const { settings, registry, session, dispatcher, trouble } = parts
  await session.open()
  const now = settings.clock.now()
  const recent = trouble.recent()
  return healthOf(await settings.backend.stats(), {
    now,
    overdueJobIds: await registry.listOverdue(),
    notifiers: dispatcher.health(),
    trouble: recent,
  })
}
