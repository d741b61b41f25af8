const brand = Symbol.for('job-runner.JobError')

/** Base of all errors of this package. Switch on `code`. */
export abstract class JobError extends Error {
  static {
    Object.defineProperty(this.prototype, brand, { value: true })
  }
  /** Stable code of the class, to switch on. */
  abstract readonly code: `JOB_${string}`
}

/** Wrong input of the caller: `field` names it, and `rule` says what it must be. */
export class JobInputError extends JobError {
  override readonly name = 'JobInputError'
  readonly code = 'JOB_INPUT'
  /** Name of the wrong field, such as `id` or `retry.attempts`. */
  readonly field: string
  /** Rule that the field breaks, as a sentence without its subject. */
  readonly rule: string
  constructor(options: ErrorOptions & { field: string; rule: string }) {
    super(`${options.field}: ${options.rule}`, options)
    this.field = options.field
    this.rule = options.rule
  }
}

/** A slot lies past the horizon of the job's calendar; nothing was run or recorded. A calendar with a later horizon deals with the slot. */
export class JobCalendarError extends JobError {
  override readonly name = 'JobCalendarError'
  readonly code = 'JOB_CALENDAR'
  /** Date of the slot, such as 2028-01-03. */
  readonly date: string
  /** Horizon: the last date that the calendar covers. */
  readonly until: string
  constructor(options: { date: string; until: string }) {
    super(`the calendar ends at ${options.until} and does not cover ${options.date}`)
    this.date = options.date
    this.until = options.until
  }
}

/** No job has this id; nothing was stored. */
export class JobUnknownError extends JobError {
  override readonly name = 'JobUnknownError'
  readonly code = 'JOB_UNKNOWN'
  /** Id that no job has. */
  readonly jobId: string
  /** Ids of jobs that are spelled like it. */
  readonly near: readonly string[]
  constructor(options: { jobId: string; near: readonly string[] }) {
    const advice = options.near.length === 0 ? '' : `: is it ${options.near.join(' or ')}?`
    super(`no job has the id ${JSON.stringify(options.jobId)}${advice}`)
    this.jobId = options.jobId
    this.near = options.near
  }
}

/** No run has this id, or its history was pruned. */
export class JobRunUnknownError extends JobError {
  override readonly name = 'JobRunUnknownError'
  readonly code = 'JOB_RUN_UNKNOWN'
  /** Id that no run has. */
  readonly runId: string
  constructor(runId: string) {
    super(`no run has the id ${JSON.stringify(runId)}`)
    this.runId = runId
  }
}

/** A trigger with `overlap: 'reject'` met a run of the job; nothing was stored. */
export class JobRejectedError extends JobError {
  override readonly name = 'JobRejectedError'
  readonly code = 'JOB_REJECTED'
  /** Id of the run that it met. */
  readonly runId: string
  constructor(options: { jobId: string; runId: string }) {
    super(`${options.jobId} has a run that has not ended: ${options.runId}`)
    this.runId = options.runId
  }
}

/** Notifiers cannot deliver; each failure names what is missing. */
export class JobNotifierError extends JobError {
  override readonly name = 'JobNotifierError'
  readonly code = 'JOB_NOTIFIER'
  /** Failures of all notifiers; `message` comes from the notifier's own check, such as the setting that is missing. */
  readonly failures: readonly { readonly channel: string; readonly message: string }[]
  constructor(failures: JobNotifierError['failures'], options?: ErrorOptions) {
    super(failures.map(({ channel, message }) => `notifier ${channel}: ${message}`).join('; '), options)
    this.failures = failures
  }
}

/** The engine failed, or cannot keep the promises of this package; the message says what to change, `cause` is the engine's error. */
export class JobBackendError extends JobError {
  override readonly name = 'JobBackendError'
  readonly code = 'JOB_BACKEND'
}

/** The runner has stopped. */
export class JobStoppedError extends JobError {
  override readonly name = 'JobStoppedError'
  readonly code = 'JOB_STOPPED'
  constructor() {
    super('this job runner was stopped')
  }
}

/** Reason of a run's signal: the run was cancelled. */
export class JobCancelledError extends JobError {
  override readonly name = 'JobCancelledError'
  readonly code = 'JOB_CANCELLED'
  /** Always false: a job that throws this error is not tried again. */
  readonly retryable = false
  constructor() {
    super('the run was cancelled')
  }
}

/** Reason of a run's signal: the attempt took longer than the job's `timeoutMs`. */
export class JobTimedOutError extends JobError {
  override readonly name = 'JobTimedOutError'
  readonly code = 'JOB_TIMED_OUT'
  constructor(timeoutMs: number) {
    super(`the attempt took longer than ${timeoutMs} ms`)
  }
}

/** Reason of a run's signal: this process has lost the lease on the run, and another process may work on it. */
export class JobLeaseLostError extends JobError {
  override readonly name = 'JobLeaseLostError'
  readonly code = 'JOB_LEASE_LOST'
  constructor(message = 'the lease on the run was lost') {
    super(message)
  }
}

/** Error of this package, by its `code`. */
export type AnyJobError =
  | JobInputError
  | JobCalendarError
  | JobUnknownError
  | JobRunUnknownError
  | JobRejectedError
  | JobNotifierError
  | JobBackendError
  | JobStoppedError
  | JobCancelledError
  | JobTimedOutError
  | JobLeaseLostError

/**
 * Recognizes errors of this package, also those of another installed copy, where `instanceof` fails.
 *
 * @example
 * await jobs.trigger('backup', { overlap: 'reject' }).catch((error: unknown) => {
 *   if (!isJobError(error) || error.code !== 'JOB_REJECTED') throw error
 *   console.log(`run ${error.runId} has not ended yet`)
 * })
 */
export const isJobError = (value: unknown): value is AnyJobError => value instanceof Error && brand in value
