import type { RunInfo } from '../../runner/run-states.ts'
import { readRun } from '../row-schemas.ts'

/** Columns that `toRun` reads, of the table of runs. */
export const runColumns: string = 'info, run_id, job_id, accepted_at, finished_at'

/** Reads the run of a row; one that cannot be read has failed, although its row may be open. */
export const toRun = (row: Readonly<Record<string, unknown>>): RunInfo =>
  readRun(row.info, {
    runId: String(row.run_id),
    jobId: String(row.job_id),
    acceptedAt: Number(row.accepted_at),
    ...(typeof row.finished_at === 'number' && { finishedAt: row.finished_at }),
  })
