import type { RunInfo } from '../../runner/run-states.ts'
import type { BackendStats, Presence } from '../backend.ts'
import { presenceOf, unservedOf } from '../presence.ts'
import type { JobRuns, Memory, RunRow } from './memory.ts'

/** Reads of the whole memory, for `history` and `health`. */
export interface MemoryStoreView {
  /** Returns the runs of a job, the newest first. @param page.before the last run of the page before */
  history(jobId: string, page: { readonly limit: number; readonly before?: string }): readonly RunInfo[]
  /** Returns the jobs and channels that the living processes serve. */
  presence(now: number): Presence
  stats(now: number): BackendStats
}

export function createStoreView({
  runs,
  jobs,
  running,
  deliveries,
  pending,
  inFlight,
  presence,
}: Memory): MemoryStoreView {
  const living = (now: number) =>
    presenceOf([...presence.values()].flatMap(({ member, untilAt }) => (untilAt > now ? [member] : [])))

  /** Returns the instant since when the job's longest waiting run waits. */
  function waitingSince({ queued, begun }: JobRuns): number {
    const retries = [...begun.ids()].flatMap(({ run }) => run.retryAt ?? [])
    return Math.min(queued.nextId?.run.acceptedAt ?? Number.POSITIVE_INFINITY, ...retries)
  }

  function openOf({ jobId, queued, begun }: JobRuns) {
    const first = [queued.nextId, begun.nextId].flatMap((row) => row ?? []).toSorted((a, b) => a.seq - b.seq)[0]
    return first === undefined ? [] : [{ jobId, runs: queued.size + begun.size, sinceAt: first.run.acceptedAt }]
  }

  function deadSince(): { readonly deadSinceAt?: number } {
    for (const { isDead, completion } of deliveries.values()) if (isDead) return { deadSinceAt: completion.finishedAt }
    return {}
  }

  return {
    history(jobId, { limit, before }) {
      const rows = jobs.get(jobId)?.rows ?? []
      const last = before === undefined ? undefined : runs.get(before)
      if (before !== undefined && last?.job.jobId !== jobId) return []
      const end = last === undefined ? rows.length : placeOf(rows, last)
      return rows
        .slice(Math.max(0, end - limit), end)
        .map(({ run }) => run)
        .reverse()
    },
    presence: living,
    stats(now) {
      let open = 0
      let oldest = Number.POSITIVE_INFINITY
      for (const job of jobs.values()) {
        open += job.queued.size + job.begun.size
        oldest = Math.min(oldest, waitingSince(job))
      }
      const pendingByChannel = new Map([...pending].map(([channel, rows]) => [channel, rows.size]))
      for (const { completion } of inFlight) {
        const { channel } = completion.recipient
        pendingByChannel.set(channel, (pendingByChannel.get(channel) ?? 0) + 1)
      }
      for (const [channel, count] of pendingByChannel) if (count === 0) pendingByChannel.delete(channel)
      const pendingDeliveries = [...pendingByChannel.values()].reduce((sum, count) => sum + count, 0)
      const deadDeliveries = deliveries.size - pendingDeliveries
      const services = living(now)
      return {
        queued: open - running.size,
        running: running.size,
        ...(oldest < Number.POSITIVE_INFINITY && { oldestQueuedAt: oldest }),
        workers: services.workers,
        pendingDeliveries,
        pendingByChannel,
        pendingSince: new Map(
          [...pending].flatMap(([channel, { nextId }]) =>
            nextId === undefined ? [] : [[channel, nextId.completion.finishedAt]],
          ),
        ),
        deadDeliveries,
        ...(deadDeliveries > 0 && deadSince()),
        unservedJobs: unservedOf([...jobs.values()].flatMap(openOf), services),
      }
    },
  }
}

/** Returns the index of a row in rows that are ordered by `seq`, by bisection. */
function placeOf(rows: readonly RunRow[], { seq }: RunRow): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.seq ?? seq) < seq) low = middle + 1
    else high = middle
  }
  return low
}
