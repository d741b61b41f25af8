import type { Clock } from '../../clock.ts'
import { addRecipients } from '../../delivery/completion.ts'
import { canonicalJson, type Json } from '../../runner/input/json.ts'
import { createRun, extendSkip } from '../../runner/run-states.ts'
import type { Enqueue, Enqueued } from '../backend.ts'
import type { Deliveries } from './deliveries.ts'
import type { Memory, RunRow } from './memory.ts'
import type { Runs } from './runs.ts'

export interface EnqueueOptions {
  readonly runs: Runs
  readonly deliveries: Deliveries
  readonly clock: Pick<Clock, 'now'>
}

/** Decides the outcome of a request and stores it, in one step. */
export function createEnqueue(
  { runs: byId, dedupes }: Memory,
  { runs, deliveries, clock }: EnqueueOptions,
): (request: Enqueue) => Enqueued {
  const keyOf = ({ run, dedupe }: Enqueue) => dedupe && JSON.stringify([run.jobId, dedupe.key])

  function findKnown({ run }: Enqueue, key: string | undefined): RunRow | undefined {
    const known = byId.get(run.runId)
    if (known !== undefined || key === undefined) return known
    const noted = dedupes.get(key)
    return noted && noted.untilAt > clock.now() ? byId.get(noted.runId) : undefined
  }

  return (request) => {
    const { run: asked, recipients, overlap, dedupe } = request
    const key = keyOf(request)
    const known = findKnown(request, key)
    if (known !== undefined) {
      deliveries.join(known, recipients)
      return { runId: known.run.runId, disposition: 'deduplicated' }
    }

    const met = asked.skip === undefined ? runs.firstOpen(asked.jobId) : undefined
    if (met !== undefined && overlap === 'reject') return { runId: met.run.runId, disposition: 'rejected' }
    const joined = overlap === 'join' && met !== undefined && isEqual(met.payload, asked.payload) ? met : undefined
    if (key !== undefined && dedupe !== undefined) {
      dedupes.set(key, { runId: joined?.run.runId ?? asked.runId, untilAt: dedupe.untilAt })
    }
    if (joined !== undefined) {
      deliveries.join(joined, recipients)
      return { runId: joined.run.runId, disposition: 'joined' }
    }

    const reason = met !== undefined && overlap === 'skip' ? 'overlap' : asked.skip
    const newest = runs.job(asked.jobId).rows.at(-1)
    const record = newest && reason && extendSkip(newest.run, asked, reason)
    if (newest !== undefined && record !== undefined) {
      runs.replace(newest, record)
      return { runId: record.runId, disposition: 'skipped' }
    }

    const run = createRun(asked, reason)
    runs.insert(run, { payload: asked.payload, recipients: addRecipients([], recipients) })
    return { runId: run.runId, disposition: run.state === 'skipped' ? 'skipped' : 'queued' }
  }
}

/** Returns whether two payloads are equal, in any order of their fields. */
const isEqual = (one: Json | undefined, other: Json | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other))
