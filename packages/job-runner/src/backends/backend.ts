import type { Clock } from '../clock.ts'
import type { Completion, Recipient } from '../delivery/completion.ts'
import type { Json } from '../runner/json.ts'
import type { AttemptEnd, NewRun, Progress, RunInfo } from '../runner/run-states.ts'

/** What a runner gives a backend when it opens it. */
export interface BackendContext {
  readonly clock: Clock
  /** When the job runs next by its schedule, for completions of runs that end now; not asked, or dropped, while it is paused. */
  nextRunAt(jobId: string): number | undefined
  /**
   * This process has stored that a run ended, or that it waits for its next attempt; `run` is as it stands. Called once
   * for each, when it is durable. Other processes report what they store.
   */
  settled?(run: RunInfo): void
  /** Something could not be stored or read in the background, and is tried again: why work stands still. */
  failed(error: unknown): void
}

export interface Enqueue {
  readonly run: NewRun
  /** Recipients of the run's completion, whether the run is made, joined or known. When it has ended already they get it at once. */
  readonly recipients: readonly Recipient[]
  /**
   * When a run of the job is queued, waiting or running: `join` adds the recipients to it, `reject` and `skip` make none
   * (`skip` stores one that was skipped, with the reason), `queue` makes one that waits for it, `allow` one that does not.
   * Decided in one step with the storing, across processes.
   */
  readonly overlap: 'join' | 'queue' | 'reject' | 'skip' | 'allow'
  /** The same key of the same job within its window means the same run, whatever became of it. */
  readonly dedupe?: { readonly key: string; readonly untilAt: number }
}

export interface Enqueued {
  /** Of the run that was made, joined or known already. */
  readonly runId: string
  readonly disposition: 'queued' | 'joined' | 'deduplicated' | 'rejected' | 'skipped'
}

/** A run that this process has the right to work on. */
export interface Claim {
  readonly run: RunInfo
  readonly payload?: Json
  /** Aborts when a cancel is requested (reason: a JobCancelledError) or the right is lost (a JobLeaseLostError). */
  readonly signal: AbortSignal
  /** Stores the latest; nobody waits for it. */
  progress(now: Progress): void
}

export interface WorkOptions {
  /** Only runs of these are taken. */
  readonly jobIds: readonly string[]
  /** Most runs at a time in this process. */
  readonly slots: number
  /** A worker that dies is missed after this long, plus `sweepMs`. */
  readonly leaseMs: number
  readonly sweepMs: number
  /** A run whose workers died more often than this fails with WORKER_LOST. */
  readonly maxCrashes: number
  /** Runs of these wait for no other run of their job. */
  readonly allowOverlap: ReadonlySet<string>
  /** Never rejects. What it says of a claim whose right was lost is dropped. */
  handle(claim: Claim): Promise<AttemptEnd>
}

/** Runs or deliveries that a backend passes to a handler, until the subscription is ended. Its timers are on the clock of `open`. */
export interface Subscription {
  /** Takes nothing new, and resolves when what it has taken is done. */
  stop(): Promise<void>
  /** Gives back at once what it has taken and not done: another process may take it. */
  abandon(): Promise<void>
}

export interface Delivery {
  readonly completion: Completion
  /** Failed tries so far. */
  readonly tries: number
}

export type DeliveryEnd =
  | { readonly state: 'delivered' }
  /** Again, not before `notBefore`. */
  | { readonly state: 'pending'; readonly notBefore: number; readonly costsTry: boolean; readonly error: string }
  | { readonly state: 'dead'; readonly error: string }

export interface DeliverOptions {
  /** Only deliveries of these channels are taken. */
  readonly channels: readonly string[]
  readonly slots: number
  /** Lease of a delivery, in ms: another notifier takes over after it when one died. It is not renewed: `handle` settles well within it. */
  readonly leaseMs: number
  /** Never rejects. */
  handle(delivery: Delivery, signal: AbortSignal): Promise<DeliveryEnd>
}

/** Where a schedule stands, for every process on the backend. */
export interface ScheduleState {
  /** The last slot that was dealt with; missing before the first registration. */
  readonly lastSlotAt?: number
  readonly isPaused: boolean
}

export interface BackendStats {
  readonly queued: number
  readonly running: number
  /** When the longest waiting run was accepted, or its retry was due. */
  readonly oldestQueuedAt?: number
  /** Processes with a worker, seen within a lease. */
  readonly workers: number
  readonly pendingDeliveries: number
  readonly deadDeliveries: number
}

/**
 * Keeps runs, completions and schedules. The lease on a run, its fence and its renewal are the backend's own affair:
 * SQLite has rows for them, BullMQ its locks.
 */
export interface Backend {
  /** What this backend can do: users may rely on it, and the suite tests just that. */
  readonly supports: { readonly restart: boolean; readonly manyProcesses: boolean; readonly atomicCompletion: boolean }
  /** @throws {JobBackendError} the engine cannot keep its promises, and what to change */
  open(context: BackendContext): Promise<void>
  close(): Promise<void>

  /** Durable when it resolves, recipients included. */
  enqueue(request: Enqueue): Promise<Enqueued>
  work(options: WorkOptions): Promise<Subscription>
  /** Cancels a run, from any process: one that waits ends at once, one that runs is aborted. Does nothing to one that has ended, or never was. */
  cancel(runId: string): Promise<void>
  run(runId: string): Promise<RunInfo | undefined>
  /** Newest first. @param page.before the last run of the page before */
  history(jobId: string, page: { readonly limit: number; readonly before?: string }): Promise<readonly RunInfo[]>
  /** Hints that a run may have ended or progressed; a poll by the caller is the truth. @returns what ends it */
  watch(hint: (runId: string) => void): () => void

  /** @param id a job's, for whether it is paused, or a schedule's, for how far it is: any text of up to some 200 letters */
  schedule(id: string): Promise<ScheduleState>
  /**
   * Stores what a plan made of the slots after `from` up to `to`, all of one job, and notes them as dealt with: in one
   * step, for who dies in between would leave a slot that has a run, and that the next plan takes for missed.
   *
   * @param requests whose `overlap` is `skip`, `queue` or `allow`
   * @returns false, and nothing was stored, when the schedule is not at `from` any more: the plan is out of date
   */
  occur(
    scheduleId: string,
    slots: { readonly from: number; readonly to: number },
    requests: readonly Enqueue[],
  ): Promise<boolean>
  /** Notes a slot as dealt with; never goes back. */
  advance(scheduleId: string, slotAt: number): Promise<void>
  setPaused(jobId: string, isPaused: boolean): Promise<void>

  deliver(options: DeliverOptions): Promise<Subscription>
  /** Returns the channels that some process delivers now, seen within a lease. */
  channels(): Promise<readonly string[]>
  listDead(): Promise<readonly Completion[]>
  /** Puts a dead delivery back in line. @returns false if there is none with this id */
  redeliver(deliveryId: string): Promise<boolean>

  stats(): Promise<BackendStats>
  /** Forgets what ended before `since`, or is not of the last `runsPerJob`: never a run that has not ended, one with a completion that was not delivered (dead ones too), nor one that a live dedupe key stands for. */
  prune(keep: { readonly since: number; readonly runsPerJob: number }): Promise<void>
}
