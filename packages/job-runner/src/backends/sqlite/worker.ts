import type * as sqlite from 'node:sqlite'
import { JobCancelledError, JobLeaseLostError } from '../../errors.ts'
import type { Json } from '../../runner/json.ts'
import {
  type AttemptEnd,
  endAttempt,
  expireRun,
  giveBackRun,
  hasExpired,
  loseRun,
  type Progress,
  type RunInfo,
  startRun,
} from '../../runner/run-states.ts'
import type { WorkOptions } from '../backend.ts'
import type { Source } from '../lease-loop.ts'
import { parsePayload, parseRun } from '../row-schemas.ts'
import type { Engine } from './engine.ts'
import { type Lease, prepareLeaseCut } from './lease-clock.ts'
import { createProgressNotes } from './progress.ts'
import type { RunRow } from './runs.ts'

export interface LeasedRun extends Lease {
  readonly run: RunInfo
  readonly payload?: Json
}

/** Creates the source of runs. */
export function createWorkerSource(
  {
    database,
    runs,
    presence,
    write,
    context: { clock },
  }: Pick<Engine, 'database' | 'runs' | 'presence' | 'write' | 'context'>,
  { jobIds, leaseMs, maxCrashes, allowOverlap, handle }: WorkOptions,
  holder: string,
): Source<LeasedRun, AttemptEnd> {
  const known = new Set(jobIds)
  const renew = database.prepare('UPDATE runs SET lease_until = :until WHERE holder = :holder')
  const cut = prepareLeaseCut(database, 'runs')
  const lost = database.prepare(`
    SELECT seq, info FROM runs INDEXED BY runs_leased WHERE holder IS NOT NULL AND lease_until <= :now`)
  const late = database.prepare('SELECT seq, info FROM runs WHERE expires_at IS NOT NULL AND expires_at <= :now')
  const unblock = database.prepare(`
    UPDATE runs SET is_blocked = 0 WHERE job_id = :jobId AND is_blocked = 1 AND finished_at IS NULL`)
  const ready = database.prepare(`
    SELECT seq, job_id FROM runs INDEXED BY runs_ready
    WHERE finished_at IS NULL AND holder IS NULL AND is_blocked = 0 AND due_at <= :now ORDER BY seq`)
  const bySeq = database.prepare('SELECT info, payload FROM runs WHERE seq = :seq')
  const next = database.prepare(`
    SELECT (SELECT min(due_at) FROM runs WHERE due_at > 0 AND due_at > :now) AS retry,
      (SELECT min(expires_at) FROM runs WHERE expires_at IS NOT NULL) AS expiry,
      (SELECT min(lease_until) FROM runs INDEXED BY runs_leased WHERE holder IS NOT NULL AND holder <> :holder) AS lease`)

  const progress = createProgressNotes<LeasedRun>({
    clock,
    save: (latest) =>
      write(() => {
        for (const [lease, now] of latest) runs.progress(lease, now)
      }),
  })
  const rowsOf = (rows: readonly Record<string, sqlite.SQLOutputValue>[]): readonly RunRow[] =>
    rows.map((row) => ({ seq: Number(row.seq), run: parseRun(row.info) }))

  return {
    attend: (now) => presence.renew({ holder, roles: ['work'], now, leaseMs }),
    leave: () => presence.leave(holder),
    renew: (_items, now) => void renew.run({ holder, until: now + leaseMs }),
    sweep(now) {
      cut(now)
      for (const { seq, run } of rowsOf(lost.all({ now }))) runs.store({ seq, run: loseRun(run, { maxCrashes, now }) })
      for (const { seq, run } of rowsOf(late.all({ now }))) {
        if (hasExpired(run, now)) runs.store({ seq, run: expireRun(run, now) })
      }
    },
    abortOf(item) {
      const run = runs.held(item)
      if (run === undefined) return new JobLeaseLostError()
      return run.cancelRequested ? new JobCancelledError() : undefined
    },
    take(count, now) {
      if (count <= 0) return []
      for (const jobId of allowOverlap) unblock.run({ jobId })
      const seqs: number[] = []
      for (const { seq, job_id } of ready.iterate({ now })) {
        if (known.has(String(job_id))) seqs.push(Number(seq))
        if (seqs.length === count) break
      }
      return seqs.flatMap((seq) => {
        const row = bySeq.get({ seq })
        if (row === undefined) return []
        const run = startRun(parseRun(row.info), now)
        const lease = runs.lease({ seq, run }, { holder, now, leaseMs })
        return [{ ...lease, run, ...(row.payload !== null && { payload: parsePayload(row.payload) }) }]
      })
    },
    handle: (item, signal) => {
      const { run, payload } = item
      const claim = { run, signal, progress: (now: Progress) => progress.note(item, now) }
      return handle(payload === undefined ? claim : { ...claim, payload })
    },
    end(item, end, now) {
      const latest = progress.take(item)
      const run = runs.held(item)
      if (run === undefined) return
      const whole = latest === undefined ? run : { ...run, progress: latest }
      runs.store({ seq: item.seq, run: endAttempt(whole, end, now) })
    },
    giveBack(items, now) {
      for (const item of items) {
        const run = runs.held(item)
        if (run !== undefined) runs.store({ seq: item.seq, run: giveBackRun(run, now) })
      }
    },
    nextLookAt(now) {
      const row = next.get({ now, holder }) ?? {}
      const instants = [row.retry, row.expiry, row.lease].flatMap((at) => (typeof at === 'number' ? [at] : []))
      return instants.length === 0 ? undefined : Math.min(...instants)
    },
    close: () => progress.close(),
  }
}
