import { untilAborted, wait } from '@stockeye/internal/wait'
import type { Backend } from '../backends/backend.ts'
import type { Clock } from '../clock.ts'
import { JobRunUnknownError } from '../errors.ts'
import { isFinal, type RunInfo } from './run-states.ts'

export interface RunWatch {
  /** Resolves with the run when it has ended. */
  untilEnded(runId: string, signal: AbortSignal): Promise<RunInfo>
  close(): void
}

/** Interval of the reads, in ms: another process may end a run, and its hint may not arrive here. */
const pollMs = 1_000

/** Waits for runs: by reading them, each time that the backend hints or a second has passed. */
export function createRunWatch({ backend, clock }: { readonly backend: Backend; readonly clock: Clock }): RunWatch {
  const hinted = new Map<string, Set<() => void>>()
  const close = backend.watch((runId) => {
    for (const call of hinted.get(runId) ?? []) call()
  })

  async function untilEnded(runId: string, signal: AbortSignal): Promise<RunInfo> {
    for (;;) {
      signal.throwIfAborted()
      const over = new AbortController()
      const hint = Promise.withResolvers<void>()
      const calls = hinted.get(runId) ?? new Set()
      hinted.set(runId, calls.add(hint.resolve))
      try {
        // Listens before it reads, so that a change in between is a hint.
        const run = await backend.run(runId)
        if (run === undefined) throw new JobRunUnknownError(runId)
        if (isFinal(run.state)) return run
        const poll = backend.supports.manyProcesses ? [wait(clock, pollMs, over.signal)] : []
        await untilAborted(Promise.race([hint.promise, ...poll]), signal)
      } finally {
        over.abort()
        calls.delete(hint.resolve)
        if (calls.size === 0) hinted.delete(runId)
      }
    }
  }

  return { untilEnded, close }
}
