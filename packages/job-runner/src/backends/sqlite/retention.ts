import type { Database } from './connection.ts'

export interface Keep {
  readonly since: number
  readonly runsPerJob: number
}

export interface Retention {
  /** Returns the `seq` of each run that may be forgotten. Not within a transaction: it may read for long. */
  find(keep: Keep, now: number): readonly number[]
  /** Forgets those of them that may still be forgotten. */
  forget(seqs: readonly number[], now: number): void
}

export function createRetention(database: Database): Retention {
  const mayGo = `
    finished_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.run_seq = runs.seq AND d.state NOT IN ('delivered', 'discarded'))
    AND NOT EXISTS (SELECT 1 FROM dedupe_keys k WHERE k.run_seq = runs.seq AND k.until_at > :now)`
  const find = database.prepare(`
    SELECT seq FROM (
      SELECT seq, finished_at, row_number() OVER (PARTITION BY job_id ORDER BY seq DESC) AS place FROM runs
    ) AS runs
    WHERE (finished_at < :since OR place > :runsPerJob) AND ${mayGo}`)
  const forgetRun = database.prepare(`DELETE FROM runs WHERE seq = :seq AND ${mayGo}`)
  const forgetDeliveries = database.prepare('DELETE FROM deliveries WHERE run_seq = :seq')
  const forgetKeys = database.prepare('DELETE FROM dedupe_keys WHERE until_at <= :now')
  return {
    find: ({ since, runsPerJob }, now) => find.all({ since, runsPerJob, now }).map(({ seq }) => Number(seq)),
    forget(seqs, now) {
      forgetKeys.run({ now })
      for (const seq of seqs) if (forgetRun.run({ seq, now }).changes !== 0) forgetDeliveries.run({ seq })
    },
  }
}
