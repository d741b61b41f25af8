import { untilAborted } from '@stockeye/internal/wait'
import type { Backend, BackendContext } from '../backends/backend.ts'
import { type Completion, completionFor } from '../delivery/completion.ts'
import { JobRunUnknownError } from '../errors.ts'
import { isFinal, type RunInfo } from './run-states.ts'

export interface RunWatch {
  /** Resolves with the completion of the run when it has ended. Rejects with the reason of `signal`, or of `close`. */
  untilEnded(runId: string, signal: AbortSignal | undefined): Promise<Completion>
  /** Rejects every wait. */
  close(reason: Error): void
}

type Waiter = PromiseWithResolvers<Completion>

/** Run that callers wait for. */
interface WatchedRun {
  readonly waiters: Set<Waiter>
  /** Reads the run now, or once more when a read is under way. */
  look(): void
  /** Stops the polls when no caller waits any more. */
  leave(waiter: Waiter): void
}

/** Interval of the reads, in ms: another process may end a run, and its hint may not arrive here. */
const pollMs = 1_000

/** Waits for runs. Each run is read when the backend hints, or a second has passed: once for all that wait for it. */
export function createRunWatch(backend: Backend, context: Pick<BackendContext, 'clock' | 'nextRunAt'>): RunWatch {
  const watched = new Map<string, WatchedRun>()
  const unwatch = backend.watch((runId) => watched.get(runId)?.look())
  let closed: Error | undefined

  function watchRun(runId: string): WatchedRun {
    const known = watched.get(runId)
    if (known !== undefined) return known
    const run = createWatchedRun(runId, backend, context, () => {
      // Callers that waited together leave one by one, and the first may wait again by then.
      if (watched.get(runId) === run) watched.delete(runId)
    })
    watched.set(runId, run)
    return run
  }

  return {
    async untilEnded(runId, signal) {
      signal?.throwIfAborted()
      if (closed !== undefined) throw closed
      const run = watchRun(runId)
      const waiter = Promise.withResolvers<Completion>()
      run.waiters.add(waiter)
      run.look()
      try {
        return await untilAborted(waiter.promise, signal)
      } finally {
        run.leave(waiter)
      }
    },
    close(reason) {
      closed = reason
      unwatch()
      for (const { waiters } of watched.values()) for (const { reject } of waiters) reject(reason)
    },
  }
}

/** Creates a run that callers wait for. @param abandoned is called when no caller waits for it any more */
function createWatchedRun(
  runId: string,
  backend: Backend,
  { clock, nextRunAt }: Pick<BackendContext, 'clock' | 'nextRunAt'>,
  abandoned: () => void,
): WatchedRun {
  const waiters = new Set<Waiter>()
  let isReading = false
  let isHinted = false
  let timer: unknown

  function look() {
    isHinted = true
    if (!isReading) void readUntilQuiet()
  }

  async function readUntilQuiet() {
    isReading = true
    clock.clearTimeout(timer)
    while (isHinted && waiters.size > 0) {
      isHinted = false
      await read()
    }
    isReading = false
    if (waiters.size > 0 && backend.supports.manyProcesses) timer = clock.setTimeout(look, pollMs)
  }

  async function read() {
    // A caller that comes during the read may wait for a run that was made after it.
    const asked = [...waiters]
    try {
      const run = await backend.run(runId)
      if (run === undefined) throw new JobRunUnknownError(runId)
      if (!isFinal(run.state)) return
      const completion = await completionOf(run)
      settle([...waiters], ({ resolve }) => resolve(completion))
    } catch (error) {
      settle(asked, ({ reject }) => reject(error))
    }
  }

  async function completionOf(run: RunInfo): Promise<Completion> {
    const { isPaused } = await backend.schedule(run.jobId)
    const next = isPaused ? undefined : nextRunAt(run.jobId)
    return completionFor(run, { recipient: { channel: 'wait' }, index: 'wait', nextRunAt: next })
  }

  function settle(those: readonly Waiter[], call: (waiter: Waiter) => void) {
    for (const waiter of those) {
      waiters.delete(waiter)
      call(waiter)
    }
  }

  return {
    waiters,
    look,
    leave(waiter) {
      waiters.delete(waiter)
      if (waiters.size > 0) return
      clock.clearTimeout(timer)
      abandoned()
    },
  }
}
