import type * as sqlite from 'node:sqlite'
import { JobCancelledError, JobLeaseLostError } from '../../errors.ts'
import type { Json } from '../../runner/input/json.ts'
import {
  type AttemptEnd,
  endAttempt,
  expireRun,
  giveBackRun,
  hasExpired,
  isFinal,
  loseRun,
  type Progress,
  type RunInfo,
  startRun,
} from '../../runner/run-states.ts'
import type { WorkOptions } from '../backend.ts'
import { damagedRun, parsePayload } from '../row-schemas.ts'
import { soonest } from '../soonest.ts'
import type { Source } from '../source.ts'
import { type Lease, prepareLeases } from './leases.ts'
import { createProgressNotes } from './progress.ts'
import { runColumns, toRun } from './run-row.ts'
import type { RunRow } from './runs.ts'
import { createStartableRuns } from './startable-runs.ts'
import type { Store } from './store.ts'

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
  }: Pick<Store, 'database' | 'runs' | 'presence' | 'write' | 'context'>,
  { jobs, leaseMs, maxCrashes, handle }: WorkOptions,
  holder: string,
): Source<LeasedRun, AttemptEnd> {
  const startable = createStartableRuns(database, jobs)
  const leases = prepareLeases(database, 'runs')
  const lost = database.prepare(`
    SELECT seq, ${runColumns} FROM runs INDEXED BY runs_leased WHERE holder IS NOT NULL AND coalesce(lease_until, 0) <= :now`)
  const late = database.prepare(
    `SELECT seq, ${runColumns} FROM runs WHERE expires_at IS NOT NULL AND expires_at <= :now`,
  )
  const bySeq = database.prepare(`SELECT ${runColumns}, fence, payload FROM runs WHERE seq = :seq`)
  const next = database.prepare(`
    SELECT (SELECT min(due_at) FROM runs WHERE due_at > 0) AS retryAt,
      (SELECT min(expires_at) FROM runs WHERE expires_at IS NOT NULL) AS expiryAt`)
  // It waits since then, and not since it was accepted.
  const endPause = database.prepare(`
    UPDATE runs SET accepted_at = due_at, due_at = 0 WHERE due_at > 0 AND due_at <= :now`)

  const progress = createProgressNotes<LeasedRun>({
    clock,
    save: (latest) =>
      write(() => {
        for (const [lease, now] of latest) runs.progress(lease, now)
      }),
  })
  const rowsOf = (rows: readonly Record<string, sqlite.SQLOutputValue>[]): readonly RunRow[] =>
    rows.map((row) => ({ seq: Number(row.seq), run: toRun(row) }))

  /** Stores a step of a run that has not ended; a run whose row cannot be read, or allows no such step, is set aside. */
  function step({ seq, run }: RunRow, now: number, next: (run: RunInfo) => RunInfo) {
    if (isFinal(run.state)) return runs.setAside({ seq, run }, now)
    let stored: RunInfo
    try {
      stored = next(run)
    } catch (cause) {
      return runs.setAside({ seq, run: damagedRun(run, cause) }, now)
    }
    runs.store({ seq, run: stored })
  }

  /** Takes the lease on a run. @returns none when the run cannot be read, which is set aside */
  function leaseOf(seq: number, now: number): readonly LeasedRun[] {
    const row = bySeq.get({ seq })
    if (row === undefined) return []
    const found = toRun(row)
    if (isFinal(found.state)) {
      runs.setAside({ seq, run: found }, now)
      return []
    }
    let run: RunInfo
    let payload: Json | undefined
    try {
      run = startRun(found, now)
      payload = row.payload === null ? undefined : parsePayload(row.payload)
    } catch (cause) {
      runs.setAside({ seq, run: damagedRun(found, cause) }, now)
      return []
    }
    const lease = { seq, fence: Number(row.fence) + 1, holder }
    runs.lease(run, lease, { now, leaseMs })
    return [{ ...lease, run, ...(payload !== undefined && { payload }) }]
  }

  return {
    attend: (now) => presence.renew({ holder, member: { jobs }, now, leaseMs }),
    leave: () => presence.leave(holder),
    renew: (items, now) => leases.renew(items, now + leaseMs),
    sweep(now) {
      const isOver = (at: unknown) => typeof at === 'number' && at <= now
      if (isOver(leases.cut(now))) {
        for (const row of rowsOf(lost.all({ now }))) step(row, now, (run) => loseRun(run, { maxCrashes, now }))
      }
      const { retryAt, expiryAt } = next.get() ?? {}
      if (isOver(expiryAt)) {
        for (const row of rowsOf(late.all({ now }))) {
          if (isFinal(row.run.state) || hasExpired(row.run, now)) step(row, now, (run) => expireRun(run, now))
        }
      }
      if (isOver(retryAt)) endPause.run({ now })
    },
    abortOf(item) {
      const isCancelled = runs.isCancelled(item)
      if (isCancelled === undefined) return new JobLeaseLostError()
      return isCancelled ? new JobCancelledError() : undefined
    },
    take: (count, now) => startable.find(count).flatMap((seq) => leaseOf(seq, now)),
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
      step({ seq: item.seq, run: whole }, now, (it) => endAttempt(it, end, now))
    },
    giveBack(items, now) {
      for (const item of items) {
        const run = runs.held(item)
        if (run !== undefined) step({ seq: item.seq, run }, now, (it) => giveBackRun(it, now))
      }
    },
    nextLookAt(now) {
      const { retryAt, expiryAt } = next.get() ?? {}
      return soonest([retryAt, expiryAt, leases.cut(now)])
    },
    close: () => progress.close(),
  }
}
