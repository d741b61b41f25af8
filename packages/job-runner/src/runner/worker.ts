import type { Claim, ServedJob, Subscription } from '../backends/backend.ts'
import type { Recipient } from '../delivery/completion.ts'
import type { Events } from '../events.ts'
import { performAttempt } from './attempt.ts'
import { callAsRun } from './calling-job.ts'
import type { RunnerSettings } from './input/options.ts'
import type { Job } from './job-definition.ts'
import type { JobRegistry } from './job-registry.ts'
import type { AttemptEnd } from './run-states.ts'
import type { TroubleLog } from './trouble-log.ts'

/** Worker of this process: takes runs of the registered jobs, and performs an attempt of each. */
export interface Worker extends Subscription {
  start(): Promise<void>
  isStarted(): boolean
  /** Resolves when no job of an attempt works any more, those that were aborted included. */
  untilIdle(): Promise<void>
}

export function createWorker(
  registry: JobRegistry,
  settings: RunnerSettings,
  {
    events,
    trouble,
    recipientsOf,
  }: {
    readonly events: Events
    readonly trouble: TroubleLog
    recipientsOf(job: Job): readonly Recipient[]
  },
): Worker {
  const { backend, clock, random, limits } = settings
  const attempts = new Set<Promise<AttemptEnd>>()
  let subscription: Subscription | undefined

  async function handle(claim: Claim): Promise<AttemptEnd> {
    events.emit('started', { run: claim.run })
    const { jobId } = claim.run
    const options = { clock, random, trouble: trouble.report }
    const attempt = callAsRun(jobId, () => performAttempt(claim, registry.get(jobId), options))
    attempts.add(attempt)
    const end = await attempt
    attempts.delete(attempt)
    return end
  }

  return {
    async start() {
      const jobs = [...registry.byId.values()]
      subscription = await backend.work({
        jobs: jobs.map((job) => servedJobOf(job, recipientsOf(job))),
        slots: limits.slots,
        leaseMs: limits.leaseMs,
        sweepMs: limits.sweepMs,
        maxCrashes: limits.maxCrashes,
        handle,
      })
    },
    isStarted: () => subscription !== undefined,
    stop: async () => subscription?.stop(),
    abandon: async () => subscription?.abandon(),
    async untilIdle() {
      await Promise.all(attempts)
    },
  }
}

/** Returns the job as other processes see it. */
const servedJobOf = (
  { id, name, retry, startDeadlineMs, overlap, compiled }: Job,
  recipients: readonly Recipient[],
): ServedJob => ({
  id,
  name,
  attempts: retry.attempts,
  ...(startDeadlineMs !== undefined && { startDeadlineMs }),
  ...(overlap === 'allow' && { allowsOverlap: true }),
  recipients,
  ...(compiled !== undefined && { schedule: compiled.text, zone: compiled.zone }),
})
