import type { Backend, BackendContext } from '../backends/backend.ts'
import type { Completion } from '../delivery/completion.ts'
import { JobInputError, JobStoppedError } from '../errors.ts'
import { createRunWatch, type RunWatch } from './run-watch.ts'

/** Use of a backend by one runner: it is opened by the first call that needs it, and closed when the runner has stopped. */
export interface BackendSession {
  /** Opens the backend, unless it is open. @throws {JobStoppedError} the runner has begun to stop */
  open(): Promise<void>
  /** Resolves with the completion of a run when it has ended. @throws {JobStoppedError} the session was closed during the wait */
  untilEnded(runId: string, signal: AbortSignal | undefined): Promise<Completion>
  /** Refuses each `open` from now on: the runner begins to stop. */
  refuse(): void
  isRefusing(): boolean
  /** Ends the waits, and closes the backend if it was opened. */
  close(): Promise<void>
  /** Lets another runner have the backend, even if `close` hangs. */
  release(): void
}

/** Two runners on one backend object would close it for each other. */
const owned = new WeakSet<Backend>()

/** Creates the session of a runner with its backend. @throws {JobInputError} the backend has a runner already */
export function createBackendSession(backend: Backend, context: BackendContext): BackendSession {
  if (owned.has(backend)) {
    throw new JobInputError({ field: 'backend', rule: 'belongs to another runner; create a backend for each runner' })
  }
  owned.add(backend)
  let isRefusing = false
  let opened: Promise<void> | undefined
  let watch: RunWatch | undefined

  /** Opens the backend once. Any call of the runner but `start` and `stop` may be the first. */
  async function open() {
    if (isRefusing) throw new JobStoppedError()
    opened ??= backend.open(context)
    try {
      await opened
    } catch (error) {
      opened = undefined
      throw error
    }
    // The runner was stopped meanwhile: a watch that began now would never end.
    if (isRefusing) throw new JobStoppedError()
    watch ??= createRunWatch(backend, context)
    return watch
  }

  return {
    async open() {
      await open()
    },
    async untilEnded(runId, signal) {
      const watching = await open()
      return watching.untilEnded(runId, signal)
    },
    refuse() {
      isRefusing = true
    },
    isRefusing: () => isRefusing,
    async close() {
      watch?.close(new JobStoppedError())
      if (opened === undefined) return
      await opened
      await backend.close()
    },
    release: () => void owned.delete(backend),
  }
}
