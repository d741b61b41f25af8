import type { Json } from './input/json.ts'

/** A run is one logical execution of a job, in one or more attempts. */
export type RunState =
  | 'queued'
  | 'running'
  /** An attempt failed, and the time of the next one is set. */
  | 'retry_wait'
  | 'succeeded'
  | 'failed'
  | 'timed_out'
  | 'cancelled'
  /** It was not started by its start deadline, or no worker serves its job any more. */
  | 'expired'
  /** Overlap, calendar or misfire forbade the run; `reason` says which. */
  | 'skipped'

/** State in which a run has ended. */
export type FinalState = Exclude<RunState, 'queued' | 'running' | 'retry_wait'>

/** The allowed steps; a final state has none, so it never changes. */
export const steps: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: ['running', 'cancelled', 'expired', 'skipped'],
  // The run is queued again: its worker died, which counts as a crash and not as an attempt, or gave it back, which
  // counts as neither.
  running: ['succeeded', 'failed', 'timed_out', 'cancelled', 'retry_wait', 'queued'],
  // The run has started, so it has no start deadline; but its job may be gone.
  retry_wait: ['running', 'cancelled', 'expired'],
  succeeded: [],
  failed: [],
  timed_out: [],
  cancelled: [],
  expired: [],
  skipped: [],
}

/**
 * Returns whether a run in this state has ended: the state never changes again.
 *
 * @example
 * if (isFinal(run.state)) console.log(`${run.jobId} ended: ${run.state}`)
 */
export const isFinal = (state: RunState): state is FinalState => steps[state].length === 0

/** States in which a run has ended. */
export const finalStates: readonly FinalState[] = Object.values<FinalState>({
  succeeded: 'succeeded',
  failed: 'failed',
  timed_out: 'timed_out',
  cancelled: 'cancelled',
  expired: 'expired',
  skipped: 'skipped',
} satisfies { readonly [State in FinalState]: State })

/**
 * Returns whether the process that stores a step to this state emits an event: no attempt is under way, and a person may
 * want to know why.
 *
 * @example
 * const stored = endAttempt(run, end, Date.now())
 * if (isSettled(stored.state)) context.settled?.(stored)
 */
export const isSettled = (state: RunState): boolean => isFinal(state) || state === 'retry_wait'

/** Cause of a run. `misfire`: for a slot that passed while no worker was there to run it. */
export type RunCause = 'manual' | 'schedule' | 'misfire'

/** Error with which a run ended, as it is stored. */
export interface RunError {
  /** Name of the error, such as `TypeError`; up to 200 letters. */
  readonly name: string
  /** Stable, such as `WORKER_LOST`; `JOB_FAILED` for what a job throws without a code of its own. */
  readonly code: string
  /** Message with those of the causes, up to 2,000 letters. */
  readonly message: string
  /** Whether another attempt may help; an error that a job throws with `retryable: false` is final. */
  readonly retryable: boolean
}

/** Progress of a run: `done` of `total` steps, with a note for people. */
export interface Progress {
  /** Number of steps that are done, of any unit. */
  readonly done: number
  /** Number of all steps; missing when it is not known. */
  readonly total?: number
  /** Text for people, cut to 2,000 letters. */
  readonly note?: string
}

/** A run as it stands. Instants are milliseconds since 1970. */
export interface RunInfo {
  /** Id of the run: one of `createId` for a trigger, `jobId@slot` for an occurrence. */
  readonly runId: string
  /** Id of its job. */
  readonly jobId: string
  /** Name of its job when the run was made. */
  readonly jobName: string
  /** Cause of the run: a trigger, or a slot of the schedule. */
  readonly cause: RunCause
  /** The slot that an occurrence is for. */
  readonly scheduledFor?: number
  /** First slot of a skipped run that stands for several slots; `scheduledFor` is the last. */
  readonly firstSlotAt?: number
  /** Number of slots of a skipped run that stands for several; missing when they were not counted, as those of a time without a worker. */
  readonly skips?: number
  /** State of the run; a final one never changes. */
  readonly state: RunState
  /** Number of attempts begun; crashes of a worker do not count. */
  readonly attempt: number
  /** Number of attempts that the run may have. */
  readonly maxAttempts: number
  /** Number of workers that died while they had the run. */
  readonly crashes: number
  /** Time when the run was stored. */
  readonly acceptedAt: number
  /** Time when the first attempt began; missing before it. */
  readonly startedAt?: number
  /** Time when the run ended; missing before it. Of a skipped run, the time when its last slot was skipped. */
  readonly finishedAt?: number
  /** Duration of the latest attempt that ended, in ms, by the monotonic clock. */
  readonly durationMs?: number
  /** Time when the next attempt is due, in `retry_wait`. */
  readonly retryAt?: number
  /** Time when a run that has not started expires. */
  readonly startDeadlineAt?: number
  /** Latest progress. */
  readonly progress?: Progress
  /** Value that the job returned; missing when it returned none. */
  readonly result?: Json
  /** True if the result was longer than 64 KiB of JSON: then it is the beginning of its text. */
  readonly isTruncated?: boolean
  /** Error of a run that waits for its next attempt, or that did not succeed; missing otherwise. */
  readonly error?: RunError
  /** Reason of a skipped run. */
  readonly reason?: 'overlap' | 'calendar' | 'misfire'
  /** Whether `cancel` was called before the end; a running run may still end otherwise. */
  readonly cancelRequested: boolean
}

/** A run to be made, once for each `runId`. */
export interface NewRun {
  /** New for a manual run; `jobId@slot` for an occurrence, so that fifty schedulers make one run of it. */
  readonly runId: string
  /** Id of its job. */
  readonly jobId: string
  /** Name of its job, for people. */
  readonly jobName: string
  /** Cause of the run: a trigger, or a slot of the schedule. */
  readonly cause: RunCause
  /** Slot that it is for, in ms since 1970; missing for a manual run. */
  readonly scheduledFor?: number
  /** First of the slots that a skipped run stands for, in ms since 1970; `scheduledFor` is the last. */
  readonly firstSlotAt?: number
  /** Input of the job, of JSON alone. */
  readonly payload?: Json
  /** Time of the request, in ms since 1970. */
  readonly acceptedAt: number
  /** Number of attempts that the run may have, 1 or more. */
  readonly maxAttempts: number
  /** Time when it expires unless it has started, in ms since 1970. @default never */
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

/**
 * Creates a run.
 *
 * @example
 * const queued = createRun(request.run)
 * const skipped = createRun(request.run, 'overlap')
 * @param skip the reason when the run is not to start: its own, or `overlap`, which the backend finds
 */
export function createRun(asked: NewRun, skip: RunInfo['reason'] = asked.skip): RunInfo {
  const { payload: _payload, skip: _skip, ...identity } = asked
  const run: RunInfo = { ...identity, state: 'queued', attempt: 0, crashes: 0, cancelRequested: false }
  if (skip === undefined) return run
  return end(run, 'skipped', run.acceptedAt, { reason: skip, error: errors.skipped(skip, run) })
}

/**
 * Returns the skipped run that stands for a further skipped slot, too: slots that are skipped one after the other are one
 * record, reported once, since a slow run of a job that is due every few seconds would push all real runs out of the history.
 *
 * @example
 * const record = extendSkip(run, request.run, 'overlap') ?? createRun(request.run, 'overlap')
 * @param newest the newest run of the job
 * @returns undefined when the slot has a record of its own: the newest run was not skipped, or for another reason. The
 * newest run itself when it stands for the slot already
 */
export function extendSkip(
  newest: RunInfo,
  slot: Pick<NewRun, 'scheduledFor' | 'firstSlotAt' | 'acceptedAt'>,
  reason: RunInfo['reason'],
): RunInfo | undefined {
  const { scheduledFor: lastAt } = newest
  if (newest.state !== 'skipped' || newest.reason !== reason) return undefined
  if (lastAt === undefined || slot.scheduledFor === undefined) return undefined
  const more = skipsOf(slot)
  const known = skipsOf(newest)
  const skips = more === undefined || known === undefined ? undefined : known + more
  return lengthenSkip(newest, { lastAt: slot.scheduledFor, skips, at: slot.acceptedAt })
}

/**
 * Returns a skipped run that stands for the slots up to `lastAt`; the run itself when it does already.
 *
 * @example
 * const record = lengthenSkip(run, { lastAt: 1_767_571_260_000, skips: 3, at: Date.now() })
 * @param to.skips number of its slots; undefined when they were not counted
 */
export function lengthenSkip(
  run: RunInfo,
  to: { readonly lastAt: number; readonly skips: number | undefined; readonly at: number },
): RunInfo {
  const { skips: _skips, scheduledFor = to.lastAt, firstSlotAt = scheduledFor, ...rest } = run
  if (to.lastAt <= scheduledFor) return run
  const longer: RunInfo = {
    ...rest,
    firstSlotAt,
    scheduledFor: to.lastAt,
    finishedAt: to.at,
    ...(to.skips !== undefined && { skips: to.skips }),
  }
  return { ...longer, error: errors.skipped(String(run.reason), longer) }
}

/**
 * Returns the number of slots that a skipped run stands for, if it is known.
 *
 * @example
 * const slots = skipsOf(run) ?? 'some'
 */
export const skipsOf = ({
  skips,
  firstSlotAt,
  scheduledFor,
}: Pick<RunInfo, 'skips' | 'firstSlotAt' | 'scheduledFor'>): number | undefined =>
  skips ?? (firstSlotAt === undefined || firstSlotAt === scheduledFor ? 1 : undefined)

/**
 * Returns whether a worker may start the run now, by the run's own state.
 *
 * @example
 * const taken = isDue(run, now) ? startRun(run, now) : run
 */
export const isDue = (run: RunInfo, now: number): boolean =>
  run.state === 'queued' || (run.state === 'retry_wait' && (run.retryAt ?? 0) <= now)

/**
 * Returns whether the run was not started by its start deadline.
 *
 * @example
 * const checked = hasExpired(run, now) ? expireRun(run, now) : run
 */
export const hasExpired = (run: RunInfo, now: number): boolean =>
  run.state === 'queued' &&
  run.startedAt === undefined &&
  run.startDeadlineAt !== undefined &&
  run.startDeadlineAt <= now

/**
 * Starts the next attempt: a worker has taken the run.
 *
 * @example
 * const running = startRun(run, now) // running.attempt is one more
 */
export function startRun(run: RunInfo, now: number): RunInfo {
  const { retryAt: _retryAt, error: _error, ...rest } = run
  return step(rest, 'running', { attempt: run.attempt + 1, startedAt: run.startedAt ?? now })
}

/**
 * Ends an attempt. A cancel that came too late for it prevents the next attempt.
 *
 * @example
 * const ended = endAttempt(run, { state: 'succeeded', durationMs: 500, result: { rows: 1 } }, now)
 */
export function endAttempt(run: RunInfo, { state, ...how }: AttemptEnd, now: number): RunInfo {
  if (state !== 'retry_wait') return end(run, state, now, how)
  if (run.cancelRequested) return end(run, 'cancelled', now, { durationMs: how.durationMs, error: errors.cancelled })
  return step(run, state, how)
}

/**
 * Cancels a run: a waiting run ends, a running one is aborted by its worker, an ended one stays as it is.
 *
 * @example
 * const cancelled = cancelRun(run, now) // for a running one only cancelRequested changes
 */
export function cancelRun(run: RunInfo, now: number): RunInfo {
  if (isFinal(run.state)) return run
  if (run.state === 'running') return { ...run, cancelRequested: true }
  return end(run, 'cancelled', now, { cancelRequested: true, error: errors.cancelled })
}

/**
 * Ends a run that was not started by its start deadline.
 *
 * @example
 * const checked = hasExpired(run, now) ? expireRun(run, now) : run
 */
export const expireRun = (run: RunInfo, now: number): RunInfo => end(run, 'expired', now, { error: errors.expired })

/**
 * Ends a run whose job no worker serves any more, since the job was renamed or removed. One that was running has lost its
 * worker, and no other worker can begin its attempt again.
 *
 * @example
 * const ended = abandonRun(run, now) // expired, with the code JOB_UNSERVED
 */
export function abandonRun(run: RunInfo, now: number): RunInfo {
  const waiting = run.state === 'running' ? loseRun(run, { maxCrashes: Number.POSITIVE_INFINITY, now }) : run
  return isFinal(waiting.state) ? waiting : end(waiting, 'expired', now, { error: errors.unserved(run.jobId) })
}

/**
 * Counts a crash, since the worker of the run died: the run returns to the queue, or fails after too many crashes.
 *
 * @example
 * const waiting = loseRun(run, { maxCrashes: 2, now })
 */
export function loseRun(run: RunInfo, options: { readonly maxCrashes: number; readonly now: number }): RunInfo {
  const crashes = run.crashes + 1
  if (crashes > options.maxCrashes) return end(run, 'failed', options.now, { crashes, error: errors.lost(crashes) })
  return giveBackRun({ ...run, crashes }, options.now)
}

/**
 * Returns a run to the queue, since its worker stops: another worker begins the attempt again.
 *
 * @example
 * const waiting = giveBackRun(run, now) // it has lost no attempt
 */
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
  unserved: (jobId: string): RunError => ({
    name: 'JobExpiredError',
    code: 'JOB_UNSERVED',
    message: `no worker serves the job ${jobId} any more`,
    retryable: false,
  }),
  skipped: (reason: string, { firstSlotAt, scheduledFor, skips }: RunInfo): RunError => ({
    name: 'JobSkippedError',
    code: 'JOB_SKIPPED',
    message:
      firstSlotAt === undefined || scheduledFor === undefined || firstSlotAt === scheduledFor
        ? `the run was skipped: ${reason}`
        : `${skips === undefined ? 'every slot was' : `${skips} slots were`} skipped from ${isoOf(firstSlotAt)} to ${isoOf(scheduledFor)}: ${reason}`,
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
