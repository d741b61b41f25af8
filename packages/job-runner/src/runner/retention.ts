import type { RunnerSettings } from './options.ts'

const pruneEveryMs = 60 * 60_000

/** Returns a function that lets the backend forget old runs: once an hour, however often it is called. */
export function createRetention({ backend, clock, limits }: RunnerSettings): () => Promise<void> {
  let prunedAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (clock.monotonic() - prunedAt < pruneEveryMs) return
    prunedAt = clock.monotonic()
    await backend.prune({ since: clock.now() - limits.keepMs, runsPerJob: limits.keepRuns })
  }
}
