import { setImmediate as turn } from 'node:timers/promises'
import { tooOld } from '../../delivery/completion.ts'
import { abandonRun, isFinal } from '../../runner/run-states.ts'
import type { Backend } from '../backend.ts'
import type { Store } from './store.ts'

type Keep = Parameters<Backend['prune']>[0]

// A transaction that changes more would keep the others waiting.
const rowsPerWrite = 500

/** Forgets old runs and deliveries, as `Backend.prune` describes. */
export async function prune(store: Store, keep: Keep): Promise<void> {
  const { read, write, retention, context } = store
  const now = context.clock.now()
  const { deliveriesSince } = keep
  const old = deliveriesSince === undefined ? [] : await read(() => retention.findOldDeliveries(deliveriesSince))
  for (let done = 0; done < old.length; done += rowsPerWrite) {
    const dead = await write(() => retention.endOldDeliveries(old.slice(done, done + rowsPerWrite)))
    for (const completion of dead) context.gaveUp?.(completion, tooOld)
  }
  await write(() => retention.forget([], now))
  for (const jobId of await read(retention.jobs)) await pruneJob(store, jobId, keep)
}

/** Forgets old runs of a job, a page after the other: a history of thousands of runs must not hold the event loop. */
async function pruneJob({ read, write, retention, context }: Store, jobId: string, keep: Keep) {
  const now = context.clock.now()
  let seen = 0
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const which = { before, limit: rowsPerWrite }
    const page = await read(() => retention.page(jobId, which))
    const first = seen
    const old = page.filter(
      ({ finishedAt }, index) =>
        finishedAt !== undefined && (finishedAt < keep.since || first + index >= keep.runsPerJob),
    )
    if (old.length > 0) {
      const seqs = old.map(({ seq }) => seq)
      await write(() => retention.forget(seqs, now))
    }
    const last = page.at(-1)
    if (last === undefined || page.length < rowsPerWrite) return
    seen += page.length
    before = last.seq
    await turn()
  }
}

/** Ends waiting runs of these jobs, as `Backend.expireRuns` describes. */
export async function expireRuns(
  { write, runs, context }: Store,
  { jobIds, acceptedBefore }: Parameters<Backend['expireRuns']>[0],
): Promise<void> {
  for (const jobId of jobIds) {
    const endSome = () => {
      const rows = runs.unheld(jobId, { acceptedBefore, limit: rowsPerWrite })
      const now = context.clock.now()
      for (const { seq, run } of rows) {
        if (isFinal(run.state)) runs.setAside({ seq, run }, now)
        else runs.store({ seq, run: abandonRun(run, now) })
      }
      return rows.length
    }
    while ((await write(endSome)) === rowsPerWrite);
  }
}
