/** JSON value, as it travels between processes. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Role of a Telegram user. The bot asks the other side at every update, so that a demotion acts on the next one. */
export interface OpsUser {
  /** Role at this moment; `user` is everyone who is no admin. */
  readonly role: 'admin' | 'user'
  /** false when the user is blocked. */
  readonly active: boolean
}

// The shapes below are those of @stockeye/job-runner, which this package does not depend on.

/** Registered job. */
export interface JobInfo {
  /** Id of the job, such as `update_stock_master`; a button holds 40 bytes of it. */
  readonly id: string
  /** Name for people. */
  readonly name: string
  /** Rule of the schedule, such as `0 7 * * 1-5`; missing for a job that is only triggered. */
  readonly schedule?: string
  /** IANA name of the zone of the schedule, such as `Asia/Seoul`. */
  readonly zone?: string
  /** Time of the next run, in ms since 1970; missing while the schedule is paused, and when it has no further slot. */
  readonly nextRunAt?: number
  /** Whether the schedule is paused; the job can still be triggered. */
  readonly isPaused: boolean
}

/** Proof that a run and its recipient are stored. A completion reports the end later. */
export interface Ack {
  /** Id of the run: a new one, or the one that was joined. */
  readonly runId: string
  /** Id of the job of the run. */
  readonly jobId: string
  /** Name of the job for people, as it was when the run was accepted. */
  readonly jobName: string
  /** `joined`: a run was in progress already; `deduplicated`: the same key has asked before. */
  readonly disposition: 'queued' | 'joined' | 'deduplicated'
  /** Time when the run was accepted, in ms since 1970. */
  readonly acceptedAt: number
  /** Whether each recipient of the run has a verified notifier now, in any process: if not, the end notice waits for one. */
  readonly deliveryReady: boolean
}

/** State of a run. */
export type RunState =
  | 'queued'
  | 'running'
  | 'retry_wait'
  | 'succeeded'
  | 'failed'
  | 'timed_out'
  | 'cancelled'
  | 'expired'
  | 'skipped'

/** Progress of a run: `done` of `total` steps, with a note for people. */
export interface RunProgress {
  /** Number of steps that are done. */
  readonly done: number
  /** Number of all steps; missing when the job does not know it. */
  readonly total?: number
  /** Text of the job for people. */
  readonly note?: string
}

/** Error with which a run ended. */
export interface RunError {
  /** Name of the class of the error, such as `TypeError`. */
  readonly name: string
  /** Code of the error for programs, such as `JOB_TIMED_OUT`. */
  readonly code: string
  /** Text of the error. */
  readonly message: string
  /** Whether another attempt could succeed. */
  readonly retryable: boolean
}

/** Run as it stands. */
export interface RunInfo {
  /** Id of the run. */
  readonly runId: string
  /** Id of its job. */
  readonly jobId: string
  /** Name of its job for people, as it was when the run was accepted. */
  readonly jobName: string
  /** Origin of the run: a trigger, its schedule, or a slot of the schedule that was missed. */
  readonly cause: 'manual' | 'schedule' | 'misfire'
  /** State of the run. */
  readonly state: RunState
  /** Number of attempts begun; 0 before the first. */
  readonly attempt: number
  /** Number of attempts that the job grants, the first one included. */
  readonly maxAttempts: number
  /** Time when the run was accepted, in ms since 1970. */
  readonly acceptedAt: number
  /** Time when the first attempt began, in ms since 1970; missing before it. */
  readonly startedAt?: number
  /** Time when the run ended, in ms since 1970; missing in the states `queued`, `running` and `retry_wait`, and in no other. */
  readonly finishedAt?: number
  /** Duration of the attempt that ended the run, in ms, by the monotonic clock. */
  readonly durationMs?: number
  /** Latest progress; missing until the job reports some. */
  readonly progress?: RunProgress
  /** Result of the job; the beginning of its JSON text when `isTruncated`. */
  readonly result?: Json
  /** Whether the result was too long to be stored whole. */
  readonly isTruncated?: boolean
  /** Error that ended the run, or its last attempt in `retry_wait`; missing when it succeeded. */
  readonly error?: RunError
}

/** End notice that was given up: its chat cannot be reached, or every try has failed. */
export interface DeadDelivery {
  /** Id of the delivery, for `redeliver` and `discard`. */
  readonly deliveryId: string
  /** Id of the run. */
  readonly runId: string
  /** Name of the job for people. */
  readonly jobName: string
  /** State in which the run ended. */
  readonly status: RunState
  /** Time when the run ended, in ms since 1970. */
  readonly finishedAt: number
  /** Recipient as the trigger named it: `{ channel: 'telegram', chatId: '123' }`. */
  readonly recipient: { readonly channel: string; readonly [field: string]: Json }
}

/** Health of the job runner. */
export interface Health {
  /** Problems of the runner, each as a sentence; empty when all is well. */
  readonly problems: readonly string[]
  /** Time that the oldest queued run has waited, in ms; 0 when no run is queued. */
  readonly lagMs: number
  /** Number of runs that wait for a worker, or for a retry. */
  readonly queued: number
  /** Number of runs under way. */
  readonly running: number
  /** Number of processes that take runs. */
  readonly workers: number
  /** Number of end notices that wait to be sent. */
  readonly pendingDeliveries: number
  /** Number of end notices that were given up. */
  readonly deadDeliveries: number
}

/** Request for a run: the chat that receives the end notice, and the key that recognizes a repeat. */
export interface TriggerRequest {
  /** Id of the chat, as text. */
  readonly chatId: string
  /** Topic of a forum that receives the notice, as text. @default the chat itself */
  readonly threadId?: string | undefined
  /** Language of the end notice, such as `en`, which is stored with the recipient. @default the first language of the notifier */
  readonly language?: string | undefined
  /** The same key, user and job within 24 h means the same run. */
  readonly idempotencyKey: string
}

/**
 * Other side of the bot: a job runner in the same process, or its API. `as` is the Telegram id of the user for whom the bot
 * calls, as text; the other side decides what that user may do.
 *
 * Every method throws only an `OpsError`: `OpsRefusedError` when the other side refuses (its `reason` says why),
 * `OpsUnreachableError` when it cannot be asked, and `OpsInputError` for a wrong setting or request.
 */
export interface OpsPort {
  /**
   * Whether the other side itself writes an audit entry before each trigger, cancel, redelivery and discard, and refuses the act when it
   * cannot. The bot then writes none for them: an act has one entry.
   */
  readonly keepsAudit: boolean
  /** Checks that the other side answers and accepts the secret, for the start of the bot. */
  verify(): Promise<void>
  /**
   * Returns the ids of the jobs in the name of no user: the start of the bot checks `dangerous` with it. A port whose other
   * side lists jobs for an admin only leaves it out.
   */
  jobIds?(): Promise<readonly string[]>
  /**
   * Returns the role of a user, and registers the user at the first contact. A call without `name` keeps the name that is
   * known: the start of the bot asks for the roles of `checkAs` in this way.
   *
   * @param user.telegramId Telegram id, as text
   */
  ensureUser(user: { readonly telegramId: string; readonly name?: string | undefined }): Promise<OpsUser>
  /** Returns the jobs, with their schedules and next runs. */
  listJobs(as: string): Promise<readonly JobInfo[]>
  /** Requests a run of a job. The same request twice is one run. */
  trigger(as: string, jobId: string, request: TriggerRequest): Promise<Ack>
  /** Returns a run as it stands, with its latest progress. */
  run(as: string, runId: string): Promise<RunInfo>
  /** Returns the latest runs of a job, newest first. */
  history(as: string, jobId: string): Promise<readonly RunInfo[]>
  /** Cancels a run: a waiting one ends at once, a running one is aborted. */
  cancel(as: string, runId: string): Promise<void>
  /** Lists the end notices that were given up. */
  undelivered(as: string): Promise<readonly DeadDelivery[]>
  /** Puts an end notice that was given up back in line. */
  redeliver(as: string, deliveryId: string): Promise<void>
  /** Forgets an end notice that was given up: its recipient is not informed. */
  discard(as: string, deliveryId: string): Promise<void>
  /** Returns the problems of the other side, and how much waits. */
  health(as: string): Promise<Health>
}
