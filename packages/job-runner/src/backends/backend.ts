import type { Clock } from '../clock.ts'
import type { Completion, Recipient } from '../delivery/completion.ts'
import type { Json } from '../runner/input/json.ts'
import type { AttemptEnd, NewRun, Progress, RunInfo } from '../runner/run-states.ts'

/** Context of a backend, from the runner that opens it. */
export interface BackendContext {
  /** Clock of the runner, for timers and for instants that the engine does not set itself. */
  readonly clock: Clock
  /** Returns a number in [0, 1), for the jitter of retries. @default Math.random */
  readonly random?: () => number
  /** Returns the time of the job's next run by its schedule, for completions of runs that end now; not called, or its result dropped, while the schedule is paused. */
  nextRunAt(jobId: string): number | undefined
  /**
   * Receives a run when this process has stored that it ended, or that it waits for its next attempt; `run` is its
   * current state. Called once for each, when it is durable. Other processes report the runs that they store.
   */
  settled?(run: RunInfo): void
  /** Receives a completion when this process has stored that it is dead, since no process has delivered it in time. Called once for each. */
  gaveUp?(completion: Completion, error: string): void
  /** Receives the error of a read or write in the background, which is tried again: the reason why work stands still. */
  failed(error: unknown): void
}

/** Request for a run. */
export interface Enqueue {
  /** Run to be made, unless it is known already. */
  readonly run: NewRun
  /** Recipients of the run's completion, whether the run is made, joined or known. When the run has ended already they get it at once. */
  readonly recipients: readonly Recipient[]
  /**
   * Rule while a run of the job is queued, waiting or running: `join` adds the recipients to the oldest of them if that
   * has an equal payload, and otherwise does as `queue`; `reject` and `skip` make no run (`skip` stores a skipped one, with the reason, or lets the newest run stand for the slot by `extendSkip`; a slot
   * with a `skip` of its own is stored likewise), `queue` makes a run that waits for it, `allow` one that does
   * not wait. The backend decides and stores in one step, across processes.
   */
  readonly overlap: 'join' | 'queue' | 'reject' | 'skip' | 'allow'
  /** Dedupe key: the same key of the same job within its window means the same run, even after that run has ended. */
  readonly dedupe?: { readonly key: string; readonly untilAt: number }
}

/** Answer to a request for a run. */
export interface Enqueued {
  /** Id of the run that was made, joined or known already, or that stands for the skipped slot. */
  readonly runId: string
  /** Outcome of the request; nothing was stored when it is `rejected`. */
  readonly disposition: 'queued' | 'joined' | 'deduplicated' | 'rejected' | 'skipped'
}

/** Run that this process has the right to work on. */
export interface Claim {
  /** Run as it was when its attempt began. */
  readonly run: RunInfo
  /** Input of the run; missing when its trigger passed none. */
  readonly payload?: Json
  /** Aborts when a cancel is requested (reason: a JobCancelledError) or the right is lost (a JobLeaseLostError). */
  readonly signal: AbortSignal
  /** Stores the latest progress; no caller waits for it. */
  progress(now: Progress): void
}

/** Job as the worker that serves it has registered it: enough for another process to name it, and to trigger it. */
export interface ServedJob {
  /** Id of the job. */
  readonly id: string
  /** Name for people. */
  readonly name: string
  /** Number of attempts of a run. */
  readonly attempts: number
  /** Time after which a run that was not started expires, in ms since it was accepted. */
  readonly startDeadlineMs?: number
  /** Whether its runs wait for no other run of the job. @default false */
  readonly allowsOverlap?: boolean
  /** Recipients of every run, the default ones of the worker's notifiers included. */
  readonly recipients: readonly Recipient[]
  /** The rule for people, such as `0 7 * * 1-5`; missing for a job that is only triggered. */
  readonly schedule?: string
  /** IANA name of the zone of the schedule. */
  readonly zone?: string
}

/** Channel that a process delivers, or would deliver if it were not down. */
export interface ServedChannel {
  /** Name of the channel. */
  readonly channel: string
  /** Whether some process delivers it now: `down` only if it is down in every process that has it. */
  readonly state: 'ready' | 'down'
  /** Time when it went down, in ms since 1970; missing while it is ready. */
  readonly sinceAt?: number
  /** Reason for which it is down. */
  readonly error?: string
}

/** Jobs and channels that the living processes serve: those that were seen within a lease. */
export interface Presence {
  /** Number of processes with a worker. */
  readonly workers: number
  /** Jobs of the workers, each once. */
  readonly jobs: readonly ServedJob[]
  /** False while a worker, as one of an older version, has not stored its jobs: then a job that is not in `jobs` may be served. */
  readonly isComplete: boolean
  /** Channels of the processes, each once: down only if it is down in every process that has it. */
  readonly channels: readonly ServedChannel[]
}

/** Options of `work`: the runs that a process takes. */
export interface WorkOptions {
  /** Jobs whose runs are taken. `presence` returns them. */
  readonly jobs: readonly ServedJob[]
  /** Number of runs at a time in this process. */
  readonly slots: number
  /** Lease on a run, in ms: a worker that dies is missed after it, plus `sweepMs`. */
  readonly leaseMs: number
  /** Interval at which this process looks for runs of workers that died, in ms. */
  readonly sweepMs: number
  /** Number of workers that may die with a run; after one more it fails with WORKER_LOST. */
  readonly maxCrashes: number
  /** Performs an attempt. It never rejects. Its result for a claim whose right was lost is dropped. */
  handle(claim: Claim): Promise<AttemptEnd>
}

/** Runs or deliveries that a backend passes to a handler, until the subscription is ended. Its timers are on the clock of `open`. */
export interface Subscription {
  /** Takes nothing further, and resolves when all that it has taken is done. */
  stop(): Promise<void>
  /** Gives back at once all that it has taken and not done: another process may take it. */
  abandon(): Promise<void>
}

/** Completion on its way to one recipient, taken by this process. */
export interface Delivery {
  /** Completion to be delivered; `redelivered` is set if it may have been delivered before. */
  readonly completion: Completion
  /** Number of failed tries so far. */
  readonly tries: number
}

/** End of one try of a delivery. */
export type DeliveryEnd =
  | { readonly state: 'delivered' }
  /** The delivery is tried again, not before `notBefore`; with `redelivered` from now on if this try may have sent it. */
  | {
      readonly state: 'pending'
      readonly notBefore: number
      readonly costsTry: boolean
      readonly mayBeSent?: boolean
      readonly error: string
    }
  | { readonly state: 'dead'; readonly error: string }

/** Options of `deliver`: the deliveries that a process takes. */
export interface DeliverOptions {
  /** Channels whose deliveries are taken. */
  readonly channels: readonly string[]
  /** Time when the channels went down, and the reason: `presence` returns them, and nothing is taken. @default they are ready */
  readonly down?: { readonly sinceAt: number; readonly error: string }
  /** Number of deliveries at a time in this process. */
  readonly slots: number
  /** Lease of a delivery, in ms, renewed until `handle` settles: a notifier that dies is missed after it. */
  readonly leaseMs: number
  /** Delivers a completion. It never rejects. */
  handle(delivery: Delivery, signal: AbortSignal): Promise<DeliveryEnd>
}

/** State of a schedule, for every process on the backend. */
export interface ScheduleState {
  /** Last slot that was dealt with, in ms since 1970; missing before the first registration. */
  readonly lastSlotAt?: number
  /** Whether the schedule of a job is suspended. */
  readonly isPaused: boolean
  /** Schedule that `setScheduleId` has stored for a job. */
  readonly scheduleId?: string
}

/** Counts of a backend, for `health`. */
export interface BackendStats {
  /** Number of runs that wait, those for their next attempt included. */
  readonly queued: number
  /** Number of runs that a worker has. */
  readonly running: number
  /** Time when the longest waiting run was accepted, or its retry was due, in ms since 1970. */
  readonly oldestQueuedAt?: number
  /** Number of processes with a worker, seen within a lease. */
  readonly workers: number
  /** Number of deliveries that are neither delivered nor dead, those that a process has included. */
  readonly pendingDeliveries: number
  /** Pending deliveries of each channel that has some, those that a process has included. */
  readonly pendingByChannel: ReadonlyMap<string, number>
  /** Time when the run ended whose completion is next in line, of each channel in which one waits. */
  readonly pendingSince: ReadonlyMap<string, number>
  /** Number of dead deliveries. */
  readonly deadDeliveries: number
  /** Time since when some delivery has been dead, or when the run of the first of them ended; missing when it is not known. */
  readonly deadSinceAt?: number
  /** Jobs with runs that have not ended, and that no living worker serves; empty while that is not known. */
  readonly unservedJobs: readonly UnservedJob[]
}

/** Job that no living worker serves, such as one that was renamed or removed. */
export interface UnservedJob {
  /** Id of the job, as its runs have it. */
  readonly jobId: string
  /** Number of its runs that have not ended. */
  readonly runs: number
  /** Time when the first of them was accepted, in ms since 1970. */
  readonly sinceAt: number
}

/**
 * Keeps runs, completions and schedules. The lease on a run, its fence and its renewal are the backend's own affair:
 * SQLite has rows for them, BullMQ its locks.
 */
export interface Backend {
  /** Capabilities of this backend: users may rely on them, and the suite tests just those. */
  readonly supports: { readonly restart: boolean; readonly manyProcesses: boolean; readonly atomicCompletion: boolean }
  /**
   * Connects to the engine and prepares it. After `close` it may be opened again.
   * @throws {JobBackendError} the engine cannot keep its promises, and what to change; or it is open already
   */
  open(context: BackendContext): Promise<void>
  /** Stops all work of this backend, and closes what it has opened. */
  close(): Promise<void>

  /** Stores a run and its recipients; both are durable when it resolves. */
  enqueue(request: Enqueue): Promise<Enqueued>
  /** Starts to take runs. */
  work(options: WorkOptions): Promise<Subscription>
  /** Cancels a run, from any process: a waiting run ends at once, a running one is aborted. Does nothing to a run that has ended, or does not exist. */
  cancel(runId: string): Promise<void>
  /** Returns a run; undefined if it does not exist, or was pruned. */
  run(runId: string): Promise<RunInfo | undefined>
  /** Returns the runs of a job, the newest first. @param page.before the last run of the page before */
  history(jobId: string, page: { readonly limit: number; readonly before?: string }): Promise<readonly RunInfo[]>
  /** Hints that a run may have ended or progressed; only a poll by the caller is certain. @returns a function that ends the watch */
  watch(hint: (runId: string) => void): () => void

  /** Returns the state under an id. @param id a job's, for its pause, or a schedule's, for its last slot: any text of up to some 200 letters */
  schedule(id: string): Promise<ScheduleState>
  /**
   * Stores the runs that a plan made for the slots after `from` up to `to`, all of one job, and marks the slots as dealt
   * with: in one step, since a process that dies in between would leave a slot that has a run, and that the next plan
   * takes for missed.
   *
   * @param requests whose `overlap` is `skip`, `queue` or `allow`
   * @returns false, and nothing was stored, when the schedule is not at `from` any more: the plan is out of date
   */
  occur(
    scheduleId: string,
    slots: { readonly from: number; readonly to: number },
    requests: readonly Enqueue[],
  ): Promise<boolean>
  /** Marks all slots up to one as dealt with; never goes back. */
  advance(scheduleId: string, slotAt: number): Promise<void>
  /** Pauses or resumes the schedule of a job. */
  setPaused(jobId: string, isPaused: boolean): Promise<void>
  /** Stores which schedule a job has from now on. */
  setScheduleId(jobId: string, scheduleId: string): Promise<void>

  /** Starts to take deliveries. */
  deliver(options: DeliverOptions): Promise<Subscription>
  /** Returns the channels that some process delivers now, seen within a lease: not one that is down. */
  channels(): Promise<readonly string[]>
  /** Returns the jobs and channels that the living processes serve. */
  presence(): Promise<Presence>
  /** Lists the dead deliveries, in the order in which their runs ended. */
  listDead(): Promise<readonly Completion[]>
  /** Puts a dead delivery back in line. @returns false if no dead delivery has this id */
  redeliver(deliveryId: string): Promise<boolean>
  /** Forgets a dead delivery: it is not listed any more, and its run may be pruned. @returns false if no dead delivery has this id */
  discard(deliveryId: string): Promise<boolean>

  /** Returns counts for `health`. */
  stats(): Promise<BackendStats>
  /**
   * Forgets runs that ended before `since`, or are not among the last `runsPerJob`: never a run that has not ended, one
   * with a completion that was not delivered (dead ones too), nor one that a live dedupe key stands for.
   *
   * A completion of a run that ended before `deliveriesSince` keeps its run no longer: a dead one is forgotten, and one
   * that waits is dead and passed to `gaveUp`, so that the next call forgets it. One that is in flight stays.
   * @param keep.deliveriesSince @default no completion is too old
   */
  prune(keep: { readonly since: number; readonly runsPerJob: number; readonly deliveriesSince?: number }): Promise<void>
  /**
   * Ends runs that no worker will take: those of the jobs that were accepted before an instant, and that no living process
   * works on. Their state is `expired`, and their completions are stored as for any other end.
   */
  expireRuns(of: { readonly jobIds: readonly string[]; readonly acceptedBefore: number }): Promise<void>
}
