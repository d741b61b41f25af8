import type { Json } from './json.ts'

/** A run is one logical execution of a job, in one or more attempts. */
export type RunState =
  | 'queued'
  | 'running'
  /** An attempt failed, and the next one has an instant. */
  | 'retry_wait'
  | 'succeeded'
  | 'failed'
  | 'timed_out'
  | 'cancelled'
  /** It was not started by its start deadline. */
  | 'expired'
  /** It was not to run: overlap, calendar or misfire; `reason` says which. */
  | 'skipped'

export type FinalState = Exclude<RunState, 'queued' | 'running' | 'retry_wait'>

/** The allowed steps; a final state has none, so it never changes. */
export const steps: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: ['running', 'cancelled', 'expired', 'skipped'],
  // Back to queued: its worker died, which costs it a crash and no attempt, or gave it back, which costs nothing.
  running: ['succeeded', 'failed', 'timed_out', 'cancelled', 'retry_wait', 'queued'],
  // Never expired: it has started.
  retry_wait: ['running', 'cancelled'],
  succeeded: [],
  failed: [],
  timed_out: [],
  cancelled: [],
  expired: [],
  skipped: [],
}

export const isFinal = (state: RunState): state is FinalState => steps[state].length === 0

/** Whether the process that stores a step to this state emits an event: no attempt is under way, and a person may want to know why. */
export const isSettled = (state: RunState): boolean => isFinal(state) || state === 'retry_wait'

/** Why a run was made. `misfire`: for a slot that passed while nobody was there to run it. */
export type RunCause = 'manual' | 'schedule' | 'misfire'

export interface RunError {
  readonly name: string
  /** Stable, such as `WORKER_LOST`; `JOB_FAILED` for what a job throws without a code of its own. */
  readonly code: string
  readonly message: string
  readonly retryable: boolean
}

export interface Progress {
  readonly done: number
  readonly total?: number
  readonly note?: string
}

/** A run as it stands. Instants are milliseconds since 1970. */
export interface RunInfo {
  readonly runId: string
  readonly jobId: string
  readonly jobName: string
  readonly cause: RunCause
  /** The slot that an occurrence is for. */
  readonly scheduledFor?: number
  /** Of a skipped run that stands for several slots, the first; `scheduledFor` is the last. */
  readonly firstSlotAt?: number
  readonly state: RunState
  /** Of attempts begun; crashes of a worker do not count. */
  readonly attempt: number
  readonly maxAttempts: number
  readonly crashes: number
  readonly acceptedAt: number
  /** When the first attempt began. */
  readonly startedAt?: number
  readonly finishedAt?: number
  /** Of the attempt that ended the run, by the monotonic clock. */
  readonly durationMs?: number
  /** When the next attempt is due, in `retry_wait`. */
  readonly retryAt?: number
  /** When a run that has not started by then expires. */
  readonly startDeadlineAt?: number
  /** The latest. */
  readonly progress?: Progress
  readonly result?: Json
  readonly isTruncated?: boolean
  readonly error?: RunError
  /** Of a skipped run. */
  readonly reason?: 'overlap' | 'calendar' | 'misfire'
  readonly cancelRequested: boolean
}

/** A run to be made, once for each `runId`. */
export interface NewRun {
  /** New for a manual run; `jobId@slot` for an occurrence, so that fifty schedulers make one run of it. */
  readonly runId: string
  readonly jobId: string
  readonly jobName: string
  readonly cause: RunCause
  readonly scheduledFor?: number
  readonly firstSlotAt?: number
  readonly payload?: Json
  readonly acceptedAt: number
  readonly maxAttempts: number
  readonly startDeadlineAt?: number
  /** Stored as skipped, with its completions: the calendar or a misfire forbids it. */
  readonly skip?: 'calendar' | 'misfire'
}

/** How an attempt ended. */
export type AttemptEnd = { readonly durationMs: number } & (
  | { readonly state: 'succeeded'; readonly result?: Json; readonly isTruncated?: boolean }
  | { readonly state: 'failed' | 'timed_out' | 'cancelled'; readonly error: RunError }
  | { readonly state: 'retry_wait'; readonly error: RunError; readonly retryAt: number }
)

// The steps of a run, each a pure function. Every backend takes them and no other, within a transaction of its own;
// a step that the table does not allow throws, and then the backend has a fault.

/** @param skip the reason, when the run is not to be: its own, or `overlap`, which the backend finds out */
export function createRun(asked: NewRun, skip: RunInfo['reason'] = asked.skip): RunInfo {
  const { payload: _payload, skip: _skip, ...identity } = asked
  const run: RunInfo = { ...identity, state: 'queued', attempt: 0, crashes: 0, cancelRequested: false }
  if (skip === undefined) return run
  return end(run, 'skipped', run.acceptedAt, { reason: skip, error: errors.skipped(skip, run) })
}

/** Whether a worker may start it now, as far as its own state says. */
export const isDue = (run: RunInfo, now: number): boolean =>
  run.state === 'queued' || (run.state === 'retry_wait' && (run.retryAt ?? 0) <= now)

export const hasExpired = (run: RunInfo, now: number): boolean =>
  run.state === 'queued' &&
  run.startedAt === undefined &&
  run.startDeadlineAt !== undefined &&
  run.startDeadlineAt <= now

/** A worker has it: the next attempt begins. */
export function startRun(run: RunInfo, now: number): RunInfo {
  const { retryAt: _retryAt, error: _error, ...rest } = run
  return step(rest, 'running', { attempt: run.attempt + 1, startedAt: run.startedAt ?? now })
}

/** An attempt has ended. A cancel that came too late for it keeps the next one from being made. */
export function endAttempt(run: RunInfo, { state, ...how }: AttemptEnd, now: number): RunInfo {
  if (state !== 'retry_wait') return end(run, state, now, how)
  if (run.cancelRequested) return end(run, 'cancelled', now, { durationMs: how.durationMs, error: errors.cancelled })
  return step(run, state, how)
}

/** Cancels a run: one that waits ends, one that runs is aborted by its worker, one that has ended stays as it is. */
export function cancelRun(run: RunInfo, now: number): RunInfo {
  if (isFinal(run.state)) return run
  if (run.state === 'running') return { ...run, cancelRequested: true }
  return end(run, 'cancelled', now, { cancelRequested: true, error: errors.cancelled })
}

export const expireRun = (run: RunInfo, now: number): RunInfo => end(run, 'expired', now, { error: errors.expired })

/** Its worker died. */
export function loseRun(run: RunInfo, options: { readonly maxCrashes: number; readonly now: number }): RunInfo {
  const crashes = run.crashes + 1
  if (crashes > options.maxCrashes) return end(run, 'failed', options.now, { crashes, error: errors.lost(crashes) })
  return giveBackRun({ ...run, crashes }, options.now)
}

/** Its worker stops, and somebody else is to begin the attempt anew. */
export function giveBackRun(run: RunInfo, now: number): RunInfo {
  if (run.cancelRequested) return end(run, 'cancelled', now, { error: errors.cancelled })
  return step(run, 'queued', { attempt: run.attempt - 1 })
}

const end = (run: RunInfo, state: FinalState, now: number, how: Partial<RunInfo>): RunInfo => {
  const { retryAt: _retryAt, error: _error, ...rest } = run
  return step(rest, state, { ...how, finishedAt: now })
}

function step(run: RunInfo, state: RunState, changes: Partial<RunInfo>): RunInfo {
  if (!steps[run.state].includes(state)) throw new Error(`run ${run.runId} cannot go from ${run.state} to ${state}`)
  return { ...run, ...changes, state }
}

const errors = {
  cancelled: { name: 'JobCancelledError', code: 'JOB_CANCELLED', message: 'the run was cancelled', retryable: false },
  expired: {
    name: 'JobExpiredError',
    code: 'JOB_EXPIRED',
    message: 'the run was not started by its start deadline',
    retryable: false,
  },
  skipped: (reason: string, { firstSlotAt, scheduledFor }: RunInfo): RunError => ({
    name: 'JobSkippedError',
    code: 'JOB_SKIPPED',
    message:
      firstSlotAt === undefined || scheduledFor === undefined || firstSlotAt === scheduledFor
        ? `the run was skipped: ${reason}`
        : `every slot was skipped from ${isoOf(firstSlotAt)} to ${isoOf(scheduledFor)}: ${reason}`,
    retryable: false,
  }),
  lost: (crashes: number): RunError => ({
    name: 'WorkerLostError',
    code: 'WORKER_LOST',
    message: `${crashes} workers died while they had the run`,
    retryable: false,
  }),
} as const

const isoOf = (at: number) => new Date(at).toISOString()
