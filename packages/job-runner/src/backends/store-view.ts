import type { Completion } from '../delivery/completion.ts'
import type { RunInfo } from '../runner/run-states.ts'
import type { BackendStats, Presence } from './backend.ts'

/** Job as a store holds it: its runs, and whether its schedule is paused. */
export interface StoredJob {
  readonly jobId: string
  /** Name of the job in its latest run; missing before the first run. */
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
  /** Error of the last try. */
  readonly error: string
}

type Soon<T> = T | Promise<T>

/**
 * View of a backend's state for the command line, which calls that state a store. It changes nothing. `now` is for a
 * store without a clock of its own.
 *
 * @throws {JobBackendError} the store failed, or a row in it is damaged
 */
export interface StoreView {
  /** Returns the runs of a job, the newest first. @param page.before the last run of the page before */
  history(jobId: string, page: { readonly limit: number; readonly before?: string }): Soon<readonly RunInfo[]>
  /** Returns the jobs, in the order of their ids. */
  jobs(): Soon<readonly StoredJob[]>
  /** Returns the dead deliveries, in the order in which their runs ended. */
  dead(): Soon<readonly DeadDelivery[]>
  /** Returns the channels that some process delivers. */
  channels(now: number): Soon<readonly string[]>
  /** Returns the jobs and channels that the living processes serve. */
  presence(now: number): Soon<Presence>
  stats(now: number): Soon<BackendStats>
}

/** View that answers synchronously, so that all answers of one turn of the event loop show one state. */
export type SyncStoreView = {
  readonly [Method in keyof StoreView]: (
    ...args: Parameters<StoreView[Method]>
  ) => Awaited<ReturnType<StoreView[Method]>>
}
