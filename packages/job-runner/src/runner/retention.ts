import type { RunnerSettings } from './input/options.ts'

const hourMs = 60 * 60_000

/**
 * Returns a function that lets the backend forget what is old, and end the runs of jobs that no worker serves any more:
 * once an hour, however often it is called.
 */
export function createRetention({ backend, clock, limits }: RunnerSettings): () => Promise<void> {
  let tendedAt = Number.NEGATIVE_INFINITY
  /** Jobs that no worker served an hour ago. */
  let unserved: ReadonlySet<string> = new Set()
  return async () => {
    if (clock.monotonic() - tendedAt < hourMs) return
    tendedAt = clock.monotonic()
    const now = clock.now()
    // All tries of a completion take about an hour, however short the history is.
    const deliveriesSince = now - Math.max(limits.keepMs, hourMs)
    await backend.prune({ since: now - limits.keepMs, runsPerJob: limits.keepRuns, deliveriesSince })

    const { unservedJobs } = await backend.stats()
    // A worker that restarts leaves its jobs for a moment: only the second look in a row counts.
    const jobIds = unservedJobs.flatMap(({ jobId }) => (unserved.has(jobId) ? [jobId] : []))
    unserved = new Set(unservedJobs.map(({ jobId }) => jobId))
    if (jobIds.length > 0) await backend.expireRuns({ jobIds, acceptedBefore: clock.now() - limits.unservedMs })
  }
}
