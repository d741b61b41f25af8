import type { Completion } from '../../delivery/completion.ts'
import { isFinal } from '../../runner/run-states.ts'
import type { Backend } from '../backend.ts'
import type { Deliveries } from './deliveries.ts'
import type { Memory } from './memory.ts'

type Keep = Parameters<Backend['prune']>[0]

/** Ends the deliveries of runs that ended before `since`: a dead one is forgotten, one that waits is dead. @returns the latter */
export function endOldDeliveries(memory: Memory, table: Deliveries, since: number): readonly Completion[] {
  const died: Completion[] = []
  for (const row of memory.deliveries.values()) {
    const { completion, isDead, lease } = row
    if (completion.finishedAt >= since || lease !== undefined) continue
    if (isDead) {
      table.discard(completion.deliveryId)
    } else {
      table.giveUp(row)
      died.push(completion)
    }
  }
  return died
}

/** Forgets the runs that ended before `since`, or are not among the last `runsPerJob` of their job, and the dedupe keys that have run out. */
export function prune({ runs, jobs, dedupes, deliveries }: Memory, { since, runsPerJob }: Keep, now: number): void {
  for (const [key, { untilAt }] of dedupes) if (untilAt <= now) dedupes.delete(key)
  const kept = new Set([...dedupes.values()].map(({ runId }) => runId))
  for (const { completion } of deliveries.values()) kept.add(completion.runId)
  for (const job of jobs.values()) {
    const firstKept = job.rows.length - runsPerJob
    job.rows = job.rows.filter(({ run }, index) => {
      const isOld = index < firstKept || (run.finishedAt ?? Number.POSITIVE_INFINITY) < since
      if (!isOld || !isFinal(run.state) || kept.has(run.runId)) return true
      runs.delete(run.runId)
      return false
    })
  }
}
