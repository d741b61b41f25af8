import type * as sqlite from 'node:sqlite'
import { canonicalJson, type Json } from '../../runner/input/json.ts'
import { isFinal, isSettled, type Progress, type RunInfo } from '../../runner/run-states.ts'
import { setAsideError } from '../row-schemas.ts'
import type { ChangeNotes } from './change-notes.ts'
import type { Database } from './database/connection.ts'
import type { Deliveries } from './deliveries.ts'
import type { Lease } from './leases.ts'
import { runColumns, toRun } from './run-row.ts'

export interface RunRow {
  readonly seq: number
  readonly run: RunInfo
}

/** Table of runs. Methods that write are called within a transaction. */
export interface Runs {
  find(runId: string): RunRow | undefined
  at(seq: number): RunRow | undefined
  newest(jobId: string): RunRow | undefined
  /** Replaces an ended run by itself with more slots: it ends no second time. */
  replace(row: RunRow): void
  /** Returns whether the job has a run that has not ended. */
  hasOpen(jobId: string): boolean
  /** Returns the oldest run of the job that has not ended. */
  firstOpen(jobId: string): RunRow | undefined
  /** Returns whether the run has an equal payload. */
  hasPayload(seq: number, payload: Json | undefined): boolean
  /** Returns the oldest runs of the job that have not ended and that no process holds. */
  unheld(jobId: string, which: { readonly acceptedBefore: number; readonly limit: number }): readonly RunRow[]
  insert(run: RunInfo, options: { readonly payload: Json | undefined; readonly isBlocked: boolean }): RunRow
  /** Stores a step of a run. Its holder is removed, unless the run is running. */
  store(row: RunRow): void
  /** Ends a run whose row cannot be read, as failed, and reports it: it must not stop the others. */
  setAside(row: RunRow, now: number): void
  /** Stores the start of a run, under the lease. */
  lease(run: RunInfo, lease: Lease, by: { readonly now: number; readonly leaseMs: number }): void
  /** Returns the run while the lease on it is valid; it has failed if its row cannot be read. */
  held(lease: Lease): RunInfo | undefined
  /** Returns whether a cancel of the run is requested; undefined if the lease is not valid. */
  isCancelled(lease: Lease): boolean | undefined
  progress(lease: Lease, progress: Progress): void
}

export interface RunsOptions {
  readonly deliveries: Deliveries
  readonly changeNotes: ChangeNotes
  /** Notes a run that was stored as ended, or as waiting for its next attempt. */
  settled(run: RunInfo): void
  nextRunAt(jobId: string): number | undefined
  /** Receives the error of a row that cannot be read. */
  failed(error: unknown): void
}

export function createRuns(
  database: Database,
  { deliveries, changeNotes, settled, nextRunAt, failed }: RunsOptions,
): Runs {
  const byId = database.prepare(`SELECT seq, ${runColumns} FROM runs WHERE run_id = :runId`)
  const bySeq = database.prepare(`SELECT seq, ${runColumns} FROM runs WHERE seq = :seq`)
  // The query has two halves, so that each reads the first entry of an index, however many runs wait.
  const firstOf = 'SELECT min(seq) AS seq FROM runs WHERE job_id = :jobId AND finished_at IS NULL AND is_blocked'
  const firstOpen = database.prepare(`
    SELECT seq, ${runColumns} FROM runs WHERE seq = (SELECT min(seq) FROM (${firstOf} = 0 UNION ALL ${firstOf} = 1))`)
  const newest = database.prepare(`
    SELECT seq, ${runColumns} FROM runs WHERE job_id = :jobId ORDER BY seq DESC LIMIT 1`)
  const replace = database.prepare('UPDATE runs SET info = :info, finished_at = :finishedAt WHERE seq = :seq')
  const unheld = database.prepare(`
    SELECT seq, ${runColumns} FROM runs
    WHERE job_id = :jobId AND finished_at IS NULL AND holder IS NULL AND accepted_at < :acceptedBefore
    ORDER BY seq LIMIT :limit`)
  const payloadOf = database.prepare('SELECT payload FROM runs WHERE seq = :seq')
  const textOf = (payload: Json | undefined) => (payload === undefined ? null : canonicalJson(payload))
  const hasOpen = database.prepare('SELECT 1 FROM runs WHERE job_id = :jobId AND finished_at IS NULL LIMIT 1')
  const insert = database.prepare(`
    INSERT INTO runs (run_id, job_id, accepted_at, info, payload, is_blocked, due_at, expires_at, finished_at)
    VALUES (:runId, :jobId, :acceptedAt, :info, :payload, :isBlocked, 0, :expiresAt, :finishedAt)`)
  const keep = database.prepare('UPDATE runs SET info = :info WHERE seq = :seq')
  // A statement writes each index that has one of its columns, even if the value stays: hence one for each kind of step.
  const end = database.prepare(`
    UPDATE runs SET info = :info, finished_at = :finishedAt, holder = NULL, lease_until = NULL, lease_ms = NULL
    WHERE seq = :seq`)
  const leave = database.prepare(`
    UPDATE runs SET info = :info, due_at = :dueAt, expires_at = :expiresAt,
      holder = NULL, lease_until = NULL, lease_ms = NULL
    WHERE seq = :seq`)
  const clearTimes = database.prepare(`
    UPDATE runs SET due_at = 0, expires_at = NULL WHERE seq = :seq AND (due_at > 0 OR expires_at IS NOT NULL)`)
  const lease = database.prepare(`
    UPDATE runs SET info = :info, fence = :fence, holder = :holder, lease_until = :until, lease_ms = :leaseMs
    WHERE seq = :seq`)
  const held = database.prepare(
    `SELECT ${runColumns} FROM runs WHERE seq = :seq AND fence = :fence AND holder = :holder`,
  )
  // Without a parse of the whole row: each look asks for each run that is under way.
  const cancelled = database.prepare(`
    SELECT iif(json_valid(info), info ->> '$.cancelRequested', 0) AS flag
    FROM runs WHERE seq = :seq AND fence = :fence AND holder = :holder`)
  const unblock = database.prepare(`
    UPDATE runs SET is_blocked = 0
    WHERE seq = (${firstOf} = 1)
      AND NOT EXISTS (SELECT 1 FROM runs WHERE job_id = :jobId AND finished_at IS NULL AND is_blocked = 0)`)

  const toRow = (row: Record<string, sqlite.SQLOutputValue> | undefined): RunRow | undefined =>
    row && { seq: Number(row.seq), run: toRun(row) }

  /** Stores the completions of a run that has ended, and lets the run that waited for it begin. */
  function finish({ seq, run }: RunRow) {
    deliveries.release(seq, { state: run.state, nextRunAt: nextRunAt(run.jobId) })
    if (unblock.run({ jobId: run.jobId }).changes !== 0) changeNotes.noteRuns()
  }

  const runs: Runs = {
    find: (runId) => toRow(byId.get({ runId })),
    at: (seq) => toRow(bySeq.get({ seq })),
    newest: (jobId) => toRow(newest.get({ jobId })),
    replace({ seq, run }) {
      replace.run({ seq, info: JSON.stringify(run), finishedAt: run.finishedAt ?? null })
      changeNotes.noteRun(run.runId)
    },
    hasOpen: (jobId) => hasOpen.get({ jobId }) !== undefined,
    hasPayload: (seq, payload) => payloadOf.get({ seq })?.payload === textOf(payload),
    firstOpen: (jobId) => toRow(firstOpen.get({ jobId })),
    unheld: (jobId, which) => unheld.all({ jobId, ...which }).map((row) => ({ seq: Number(row.seq), run: toRun(row) })),
    insert(run, { payload, isBlocked }) {
      const { runId, jobId, acceptedAt, startDeadlineAt = null, finishedAt = null } = run
      const { lastInsertRowid } = insert.run({
        runId,
        jobId,
        acceptedAt,
        info: JSON.stringify(run),
        payload: textOf(payload),
        isBlocked: Number(isBlocked),
        expiresAt: finishedAt === null ? startDeadlineAt : null,
        finishedAt,
      })
      changeNotes.noteRun(runId)
      if (finishedAt === null) changeNotes.noteRuns()
      if (isSettled(run.state)) settled(run)
      return { seq: Number(lastInsertRowid), run }
    },
    store({ seq, run }) {
      const info = JSON.stringify(run)
      changeNotes.noteRun(run.runId)
      if (run.state === 'running') {
        keep.run({ seq, info })
        return
      }
      if (isFinal(run.state)) {
        end.run({ seq, info, finishedAt: run.finishedAt ?? null })
        // A run that was running has none: it has started, and was neither cancelled nor expired while it waited for a retry.
        if (run.startedAt === undefined || run.state === 'cancelled' || run.state === 'expired') clearTimes.run({ seq })
        finish({ seq, run })
      } else {
        const { retryAt: dueAt = 0, startDeadlineAt = null } = run
        // A run expires only before its first start.
        leave.run({ seq, info, dueAt, expiresAt: run.startedAt === undefined ? startDeadlineAt : null })
        changeNotes.noteRuns()
      }
      if (isSettled(run.state)) settled(run)
    },
    setAside({ seq, run }, now) {
      runs.store({ seq, run: { ...run, finishedAt: now } })
      failed(setAsideError(run))
    },
    lease(run, { seq, fence, holder }, { now, leaseMs }) {
      lease.run({ seq, info: JSON.stringify(run), fence, holder, until: now + leaseMs, leaseMs })
      if (run.startDeadlineAt !== undefined) clearTimes.run({ seq })
    },
    held({ seq, fence, holder }) {
      const row = held.get({ seq, fence, holder })
      return row && toRun(row)
    },
    isCancelled({ seq, fence, holder }) {
      const row = cancelled.get({ seq, fence, holder })
      return row && row.flag === 1
    },
    progress(lease, progress) {
      const run = runs.held(lease)
      if (run !== undefined && !isFinal(run.state)) runs.store({ seq: lease.seq, run: { ...run, progress } })
    },
  }
  return runs
}
