import type { BackendStats } from '../backend.ts'
import type { Completion } from '../delivery/completion.ts'
import type { RunInfo } from '../runner/run-states.ts'

/** A job as the store knows it: by its runs, and by whether its schedule is paused. */
export interface StoredJob {
  readonly jobId: string
  /** As its latest run had it; missing before the first. */
  readonly jobName?: string
  readonly latestRun?: RunInfo
  readonly queued: number
  readonly running: number
  readonly isPaused: boolean
  /** The zone and the rule of its schedule, and the last slot that was dealt with. */
  readonly schedule?: { readonly text: string; readonly lastSlotAt: number }
}

export interface DeadDelivery {
  readonly completion: Completion
  /** What the last try came to. */
  readonly error: string
}

type Soon<T> = T | Promise<T>

/**
 * What one looks at in a store, without changing anything. `now` is for a store without a clock of its own.
 *
 * @throws {JobBackendError} the store failed, or a row in it is damaged
 */
export interface Reading {
  /** Newest first. @param page.before the last run of the page before */
  history(jobId: string, page: { readonly limit: number; readonly before?: string }): Soon<readonly RunInfo[]>
  /** In the order of their ids. */
  jobs(): Soon<readonly StoredJob[]>
  /** Oldest first. */
  dead(): Soon<readonly DeadDelivery[]>
  /** Those that somebody delivers. */
  channels(now: number): Soon<readonly string[]>
  stats(now: number): Soon<BackendStats>
}

/** Of a store that answers at once, and so with one state of all that is asked in one turn of the loop. */
export type ReadingAtOnce = {
  readonly [Look in keyof Reading]: (...asked: Parameters<Reading[Look]>) => Awaited<ReturnType<Reading[Look]>>
}
