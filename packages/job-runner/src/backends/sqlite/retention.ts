import { type Completion, tooOld } from '../../delivery/completion.ts'
import type { Database } from './connection.ts'
import { parseCompletion, selectCompletion } from './deliveries.ts'

export interface Keep {
  readonly since: number
  readonly runsPerJob: number
  readonly deliveriesSince?: number
}

export interface Retention {
  /** Returns the `seq` of each run that may be forgotten. Not within a transaction: it may read for long. */
  find(keep: Keep, now: number): readonly number[]
  /** Forgets those of them that may still be forgotten. */
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
  const find = database.prepare(`
    SELECT seq FROM (
      SELECT seq, finished_at, row_number() OVER (PARTITION BY job_id ORDER BY seq DESC) AS place FROM runs
    ) AS runs
    WHERE (finished_at < :since OR place > :runsPerJob) AND ${mayGo}`)
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
    find: ({ since, runsPerJob }, now) => find.all({ since, runsPerJob, now }).map(({ seq }) => Number(seq)),
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
