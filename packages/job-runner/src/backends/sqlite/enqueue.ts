import { createRun, extendSkip, isFinal } from '../../runner/run-states.ts'
import type { Enqueue, Enqueued } from '../backend.ts'
import type { Database } from './database/connection.ts'
import type { Deliveries } from './deliveries.ts'
import type { RunRow, Runs } from './runs.ts'

export interface EnqueueOptions {
  readonly runs: Runs
  readonly deliveries: Deliveries
  nextRunAt(jobId: string): number | undefined
  /** Jobs that a worker of this process lets overlap. */
  readonly allowOverlap: ReadonlySet<string>
}

/** Decides the outcome of a request and stores it, in the transaction of the caller. */
export function createEnqueue(
  database: Database,
  { runs, deliveries, nextRunAt, allowOverlap }: EnqueueOptions,
): (request: Enqueue, now: number) => Enqueued {
  const keyed = database.prepare(`
    SELECT run_seq FROM dedupe_keys WHERE job_id = :jobId AND key = :key AND until_at > :now`)
  const noteKey = database.prepare(`
    INSERT OR REPLACE INTO dedupe_keys (job_id, key, run_seq, until_at) VALUES (:jobId, :key, :seq, :untilAt)`)

  function findKnown({ run, dedupe }: Enqueue, now: number): RunRow | undefined {
    const known = runs.find(run.runId)
    if (known !== undefined || dedupe === undefined) return known
    const row = keyed.get({ jobId: run.jobId, key: dedupe.key, now })
    return row && runs.at(Number(row.run_seq))
  }

  /** Returns the oldest run of the job that has not ended; those whose rows cannot be read are set aside. */
  function findOpen(jobId: string, now: number): RunRow | undefined {
    for (let row = runs.firstOpen(jobId); row !== undefined; row = runs.firstOpen(jobId)) {
      if (!isFinal(row.run.state)) return row
      runs.setAside(row, now)
    }
    return undefined
  }

  function addDeliveries({ seq, run }: RunRow, { recipients }: Enqueue, isNew = false) {
    const known = isNew ? [] : deliveries.recipients(seq)
    const ended = isFinal(run.state) ? { state: run.state, nextRunAt: nextRunAt(run.jobId) } : undefined
    deliveries.add(seq, { known, more: recipients, ended })
  }

  return (request, now) => {
    const { run: asked, overlap, dedupe } = request
    const known = findKnown(request, now)
    if (known !== undefined) {
      addDeliveries(known, request)
      return { runId: known.run.runId, disposition: 'deduplicated' }
    }

    const depends = overlap === 'join' || overlap === 'reject' || overlap === 'skip'
    const met = depends && asked.skip === undefined ? findOpen(asked.jobId, now) : undefined
    if (met !== undefined && overlap === 'reject') return { runId: met.run.runId, disposition: 'rejected' }
    const joined = overlap === 'join' && met !== undefined && runs.hasPayload(met.seq, asked.payload) ? met : undefined
    const reason = met !== undefined && overlap === 'skip' ? 'overlap' : asked.skip
    const newest = reason && runs.newest(asked.jobId)
    const record = newest && extendSkip(newest.run, asked, reason)
    if (newest !== undefined && record !== undefined) {
      runs.replace({ seq: newest.seq, run: record })
      return { runId: record.runId, disposition: 'skipped' }
    }

    const made = createRun(asked, reason)
    const waits = (overlap === 'queue' || overlap === 'join') && !isFinal(made.state) && !allowOverlap.has(asked.jobId)
    const isBlocked = waits && runs.hasOpen(asked.jobId)
    const row = joined ?? runs.insert(made, { payload: asked.payload, isBlocked })
    addDeliveries(row, request, joined === undefined)
    if (dedupe !== undefined) {
      noteKey.run({ jobId: asked.jobId, key: dedupe.key, seq: row.seq, untilAt: dedupe.untilAt })
    }
    if (joined !== undefined) return { runId: joined.run.runId, disposition: 'joined' }
    return { runId: made.runId, disposition: made.state === 'skipped' ? 'skipped' : 'queued' }
  }
}
