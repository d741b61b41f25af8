import { type Completion, tooOld } from '../../delivery/completion.ts'
import type { Database } from './database/connection.ts'
import { parseCompletion, selectCompletion } from './deliveries.ts'

export interface EndedRun {
  readonly seq: number
  /** Missing while it has not ended. */
  readonly finishedAt?: number
}

export interface Retention {
  /** Returns the ids of the jobs that have runs. */
  jobs(): readonly string[]
  /** Returns runs of a job, the newest first: those stored before `before`, `limit` at most. */
  page(jobId: string, which: { readonly before: number; readonly limit: number }): readonly EndedRun[]
  /** Forgets those of them that may be forgotten, and the dedupe keys that are over. */
  forget(seqs: readonly number[], now: number): void
  /** Returns the `seq` of each delivery that is too old: pending or dead, and its run ended before `since`. Not within a transaction. */
  findOldDeliveries(since: number): readonly number[]
  /** Forgets those of them that are dead, and ends the pending ones as dead. @returns the completions of the latter */
  endOldDeliveries(seqs: readonly number[]): readonly Completion[]
}

export function createRetention(database: Database): Retention {
  const mayGo = `
    finished_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.run_seq = runs.seq AND d.state NOT IN ('delivered', 'discarded'))
    AND NOT EXISTS (SELECT 1 FROM dedupe_keys k WHERE k.run_seq = runs.seq AND k.until_at > :now)`
  const jobs = database.prepare(`
    WITH RECURSIVE jobs (job_id) AS (
      SELECT min(job_id) FROM runs
      UNION ALL SELECT (SELECT min(job_id) FROM runs WHERE job_id > j.job_id) FROM jobs j WHERE j.job_id IS NOT NULL
    ) SELECT job_id FROM jobs WHERE job_id IS NOT NULL`)
  const page = database.prepare(`
    SELECT seq, finished_at FROM runs WHERE job_id = :jobId AND seq < :before ORDER BY seq DESC LIMIT :limit`)
  const forgetRun = database.prepare(`DELETE FROM runs WHERE seq = :seq AND ${mayGo}`)
  const forgetDeliveries = database.prepare('DELETE FROM deliveries WHERE run_seq = :seq')
  const endedBefore = '(SELECT finished_at FROM runs r WHERE r.seq = d.run_seq) < :since'
  const forgetKeys = database.prepare('DELETE FROM dedupe_keys WHERE until_at <= :now')
  const findOld = database.prepare(`
    SELECT seq FROM deliveries d WHERE state = 'dead' AND ${endedBefore}
    UNION ALL SELECT seq FROM deliveries d WHERE state = 'pending' AND ${endedBefore}`)
  const discard = database.prepare(`UPDATE deliveries SET state = 'discarded' WHERE seq = :seq AND state = 'dead'`)
  const giveUp = database.prepare(`
    UPDATE deliveries SET state = 'dead', error = :error WHERE seq = :seq AND state = 'pending'`)
  const completionOf = database.prepare(`${selectCompletion} WHERE d.seq = :seq`)
  return {
    jobs: () => jobs.all().map((row) => String(row.job_id)),
    page: (jobId, which) =>
      page.all({ jobId, ...which }).map(({ seq, finished_at }) => ({
        seq: Number(seq),
        ...(typeof finished_at === 'number' && { finishedAt: finished_at }),
      })),
    forget(seqs, now) {
      forgetKeys.run({ now })
      for (const seq of seqs) if (forgetRun.run({ seq, now }).changes !== 0) forgetDeliveries.run({ seq })
    },
    findOldDeliveries: (since) => findOld.all({ since }).map(({ seq }) => Number(seq)),
    endOldDeliveries: (seqs) =>
      seqs.flatMap((seq) => {
        if (discard.run({ seq }).changes !== 0 || giveUp.run({ seq, error: tooOld }).changes === 0) return []
        const row = completionOf.get({ seq })
        return row === undefined ? [] : [parseCompletion(row)]
      }),
  }
}
