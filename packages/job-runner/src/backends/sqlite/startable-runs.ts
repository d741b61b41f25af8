import type { ServedJob } from '../backend.ts'
import type { Database } from './database/connection.ts'

export interface StartableRuns {
  /** Returns the `seq` of the oldest runs that may start now, `count` at most. Called within a transaction. */
  find(count: number): readonly number[]
}

// Runs at the head of the queue that are looked at first; nearly always the next ones are among them.
const headLength = 32

/**
 * Creates the search for runs of these jobs that may start. Its cost does not grow with the number of runs that wait, even if they
 * wait for a retry or for another run of their job, or belong to a job that this process does not know.
 */
export function createStartableRuns(database: Database, served: readonly ServedJob[]): StartableRuns {
  const known = new Set(served.map(({ id }) => id))
  const overlapping = served.flatMap(({ id, allowsOverlap }) => (allowsOverlap ? [id] : []))
  const allowed = overlapping.length === 0 ? undefined : JSON.stringify(overlapping)
  // A process without these jobs lets each run wait for the one before it.
  const unblock = database.prepare(`
    UPDATE runs SET is_blocked = 0
    WHERE finished_at IS NULL AND is_blocked = 1 AND job_id IN (SELECT value FROM json_each(:allowed))`)
  const head = database.prepare(`
    SELECT seq, job_id, due_at FROM runs INDEXED BY runs_ready
    WHERE finished_at IS NULL AND holder IS NULL AND is_blocked = 0 ORDER BY seq LIMIT ${headLength}`)
  const startable = 'finished_at IS NULL AND holder IS NULL AND is_blocked = 0 AND due_at = 0'
  const firstJob = `SELECT min(job_id) FROM runs INDEXED BY runs_startable WHERE ${startable}`
  const waitingJobs = database.prepare(`
    WITH RECURSIVE waiting (job_id) AS (
      ${firstJob}
      UNION ALL SELECT (${firstJob} AND job_id > waiting.job_id) FROM waiting WHERE job_id IS NOT NULL
    ) SELECT job_id FROM waiting WHERE job_id IS NOT NULL`)
  const ofJob = database.prepare(`
    SELECT seq FROM runs INDEXED BY runs_startable WHERE ${startable} AND job_id = :jobId ORDER BY seq LIMIT :count`)

  /** Finds the runs by their jobs: one seek for each job that has some. */
  function findByJob(count: number): readonly number[] {
    const jobs = waitingJobs.all().map((row) => String(row.job_id))
    const seqs = jobs
      .filter((jobId) => known.has(jobId))
      .flatMap((jobId) => ofJob.all({ jobId, count }).map(({ seq }) => Number(seq)))
    return seqs.toSorted((a, b) => a - b).slice(0, count)
  }

  return {
    find(count) {
      if (count <= 0) return []
      if (allowed !== undefined) unblock.run({ allowed })
      const seqs: number[] = []
      let seen = 0
      for (const { seq, job_id, due_at } of head.iterate()) {
        seen += 1
        if (due_at === 0 && known.has(String(job_id))) seqs.push(Number(seq))
        if (seqs.length === count) return seqs
      }
      return seen < headLength ? seqs : findByJob(count)
    },
  }
}
