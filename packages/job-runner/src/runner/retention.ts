import type { RunnerSettings } from './input/options.ts'

/** Keeps the history within its limits, and ends the runs of jobs that no worker serves any more. */
export interface Retention {
  /** Does what is due, however often it is called: once an hour, or when many runs have ended. After an error it is due again a minute later. */
  tend(): Promise<void>
  /** Counts a run that this process has ended. @returns whether many runs have ended since the last prune, so that `tend` may be due */
  noteEnd(): boolean
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Number of ended runs after which the history is pruned before the hour is over. */
const manyRuns = 10_000

/** Creates the retention of a runner. @param jobs the registered jobs: the more of them, the longer the history, and the more a prune has to look at */
export function createRetention(
  { backend, clock, limits }: RunnerSettings,
  jobs: { readonly size: number },
): Retention {
  /** Number of runs that have ended since the last prune. */
  let ended = 0
  // The cost of a prune grows with the history: a longer one is pruned after more runs.
  const isFull = () => ended >= Math.max(manyRuns, limits.keepRuns * jobs.size)
  const prune = createTask(clock, pruneHistory, isFull)

  async function pruneHistory(isHourly: boolean) {
    const counted = ended
    ended = 0
    try {
      await backend.prune({
        since: clock.now() - limits.keepMs,
        runsPerJob: limits.keepRuns,
        // All tries of a completion take about an hour, however short the history is. One that is dead stays for an hour,
        // for people to see: a prune between two hours leaves it.
        ...(isHourly && { deliveriesSince: clock.now() - Math.max(limits.keepMs, hourMs) }),
      })
    } catch (error) {
      ended += counted
      throw error
    }
  }

  /** Jobs that no worker served an hour ago. */
  let unserved: ReadonlySet<string> = new Set()
  const expire = createTask(clock, async () => {
    const { unservedJobs } = await backend.stats()
    // A worker that restarts leaves its jobs for a moment: only the second look in a row counts.
    const jobIds = unservedJobs.flatMap(({ jobId }) => (unserved.has(jobId) ? [jobId] : []))
    if (jobIds.length > 0) await backend.expireRuns({ jobIds, acceptedBefore: clock.now() - limits.unservedMs })
    unserved = new Set(unservedJobs.map(({ jobId }) => jobId))
  })

  return {
    async tend() {
      // An error of one does not prevent the other.
      const done = await Promise.allSettled([prune(), expire()])
      for (const task of done) if (task.status === 'rejected') throw task.reason
    },
    noteEnd() {
      ended += 1
      return isFull()
    },
  }
}

/**
 * Returns a function that does the work when it is due: an hour after the last time that it was, or a minute after it failed.
 * @param isEarly whether the work is due before the hour is over
 */
function createTask(
  clock: RunnerSettings['clock'],
  work: (isHourly: boolean) => Promise<void>,
  isEarly: () => boolean = () => false,
) {
  let dueAt = Number.NEGATIVE_INFINITY
  let notBefore = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock.monotonic()
    const isHourly = now >= dueAt
    if (now < notBefore || !(isHourly || isEarly())) return
    notBefore = now + minuteMs
    await work(isHourly)
    notBefore = Number.NEGATIVE_INFINITY
    if (isHourly) dueAt = clock.monotonic() + hourMs
  }
}
