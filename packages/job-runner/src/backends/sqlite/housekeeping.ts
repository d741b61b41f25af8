import { tooOld } from '../../delivery/completion.ts'
import { abandonRun, isFinal } from '../../runner/run-states.ts'
import type { Backend } from '../backend.ts'
import type { Store } from './store.ts'

// A transaction that changes more would keep the others waiting.
const rowsPerWrite = 500

/** Forgets old runs and deliveries, as `Backend.prune` describes. */
export async function prune(store: Store, keep: Parameters<Backend['prune']>[0]): Promise<void> {
  const { read, write, retention, context } = store
  const now = context.clock.now()
  const { deliveriesSince } = keep
  const old = deliveriesSince === undefined ? [] : await read(() => retention.findOldDeliveries(deliveriesSince))
  for (let done = 0; done < old.length; done += rowsPerWrite) {
    const dead = await write(() => retention.endOldDeliveries(old.slice(done, done + rowsPerWrite)))
    for (const completion of dead) context.gaveUp?.(completion, tooOld)
  }
  const seqs = await read(() => retention.find(keep, now))
  for (let done = 0; done === 0 || done < seqs.length; done += rowsPerWrite) {
    await write(() => retention.forget(seqs.slice(done, done + rowsPerWrite), now))
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
