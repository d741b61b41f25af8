import { wait } from '@stockeye/internal/wait'
import { JobStoppedError } from '../errors.ts'
import { checkOptions, checkSpan, type NamesOf } from './input/check-input.ts'
import type { RunnerParts } from './parts.ts'

/** Start and stop of a runner, each of which happens once. */
export interface Lifecycle {
  /**
   * Starts the runner.
   * @throws {JobNotifierError} or {JobBackendError}: nothing was started, and it may be called again
   */
  start(): Promise<void>
  /** Returns whether `start` was called, and has not failed. */
  isStarted(): boolean
  /** Stops the runner. @throws {JobInputError} the deadline is not a span: nothing is stopped */
  stop(options?: StopOptions): Promise<void>
}

/** Options of `stop`. */
export interface StopOptions {
  /** Time for the runs that are under way, in ms. @default 10_000 */
  readonly deadlineMs?: number
}

const stopNames: NamesOf<StopOptions> = { deadlineMs: true }

/** Time that aborted jobs and a backend have after the deadline of `stop`. */
const graceMs = 3_000

export function createLifecycle(parts: RunnerParts): Lifecycle {
  let started: Promise<void> | undefined
  let stopped: Promise<void> | undefined
  return {
    start() {
      if (stopped !== undefined) return Promise.reject(new JobStoppedError())
      started ??= start(parts, () => {
        started = undefined
      })
      return started
    },
    isStarted: () => started !== undefined,
    stop(options = {}) {
      try {
        const deadlineMs = deadlineOf(options)
        stopped ??= stop(parts, deadlineMs)
        return stopped
      } catch (error) {
        return Promise.reject(error)
      }
    },
  }
}

function deadlineOf(options: StopOptions): number {
  checkOptions(options, stopNames)
  const { deadlineMs = 10_000 } = options
  checkSpan('deadlineMs', deadlineMs, 0)
  return deadlineMs
}

async function start(parts: RunnerParts, failed: () => void) {
  try {
    await startParts(parts)
  } catch (error) {
    failed()
    // What was stopped fails in ways of its own, such as a notifier whose check is aborted.
    throw parts.session.isRefusing() ? new JobStoppedError() : error
  }
}

async function startParts({ settings, session, dispatcher, worker, scheduler }: RunnerParts) {
  await session.open()
  await dispatcher.verify()
  if (session.isRefusing()) throw new JobStoppedError()
  await dispatcher.start()
  if (!settings.work) return
  try {
    await worker.start()
  } catch (error) {
    await dispatcher.undoStart()
    throw error
  }
  // The runner was stopped while it started.
  if (session.isRefusing()) return worker.abandon()
  await scheduler.start()
}

async function stop(parts: RunnerParts, deadlineMs: number) {
  const { settings, session, scheduler, trouble } = parts
  const over = new AbortController()
  const settleWithin = async (ms: number, tasks: readonly Promise<void>[]) => {
    const timeUp = wait(settings.clock, ms, over.signal).catch(() => undefined)
    await Promise.race([Promise.all(tasks).catch(trouble.report), timeUp])
  }
  session.refuse()
  await settleWithin(deadlineMs, [scheduler.stop(), finish(parts)])
  await settleWithin(graceMs, [leave(parts)])
  over.abort()
  session.release()
}

/** Waits for the runs first, so that as many completions as possible are still delivered. */
async function finish({ worker, dispatcher }: RunnerParts) {
  await worker.stop()
  await dispatcher.stop()
}

async function leave({ worker, dispatcher, session }: RunnerParts) {
  await Promise.all([worker.abandon(), dispatcher.abandon()])
  // The jobs were aborted; wait until they have cleaned up.
  await worker.untilIdle()
  await session.close()
}
