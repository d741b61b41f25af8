import { JobCancelledError, JobLeaseLostError } from '../../errors.ts'
import { type AttemptEnd, endAttempt, giveBackRun, loseRun, startRun } from '../../runner/run-states.ts'
import type { WorkOptions } from '../backend.ts'
import { soonest } from '../soonest.ts'
import type { Source } from '../source.ts'
import { type Held, holds, type Leases } from './leases.ts'
import type { Memory, RunRow } from './memory.ts'
import type { Runs } from './runs.ts'

/** Creates the source of runs. */
export function createWorkerSource(
  { presence, running, waiting, emitter }: Memory,
  { runs, leases }: { readonly runs: Runs; readonly leases: Leases },
  { jobs, leaseMs, maxCrashes, handle }: WorkOptions,
): Source<Held<RunRow>, AttemptEnd> {
  const known = new Set(jobs.map(({ id }) => id))
  const me = {}
  runs.setOverlap(jobs)

  return {
    attend: () => void presence.set(me, { member: { jobs }, untilAt: leases.untilAt(leaseMs) }),
    leave: () => void presence.delete(me),
    renew: (items) => leases.renew(items, leaseMs),
    sweep(now) {
      for (const row of leases.lost(running)) runs.put(row, loseRun(row.run, { maxCrashes, now }))
      runs.sweep(now)
    },
    abortOf(held) {
      if (!holds(held)) return new JobLeaseLostError()
      return held.row.run.cancelRequested ? new JobCancelledError() : undefined
    },
    take(count, now) {
      const taken: Held<RunRow>[] = []
      runs.takeReady(
        count,
        (jobId) => known.has(jobId),
        (row) => {
          taken.push(leases.take(row, leaseMs))
          runs.put(row, startRun(row.run, now))
        },
      )
      return taken
    },
    handle: (held, signal) =>
      handle({
        run: held.row.run,
        ...(held.row.payload !== undefined && { payload: held.row.payload }),
        signal,
        progress(progress) {
          if (!holds(held)) return
          held.row.run = { ...held.row.run, progress }
          emitter.emit('run', held.row.run.runId)
        },
      }),
    end(held, end, now) {
      if (holds(held)) runs.put(held.row, endAttempt(held.row.run, end, now))
    },
    giveBack(items, now) {
      for (const { row } of items.filter(holds)) runs.put(row, giveBackRun(row.run, now))
    },
    nextLookAt: (now) => soonest([waiting.nextAt, leases.nextEnd(running, now)]),
    close: () => undefined,
  }
}
