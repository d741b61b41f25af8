/** JSON value, as it travels between processes. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Role of a Telegram user. The bot asks the other side at every update, so that a demotion acts on the next one. */
export interface OpsUser {
  readonly role: 'admin' | 'user'
  /** false when the user is blocked. */
  readonly active: boolean
}

// The shapes below are those of @stockeye/job-runner, which this package does not depend on. Instants are ms since 1970.

/** Registered job. */
export interface JobInfo {
  readonly id: string
  /** Name for people. */
  readonly name: string
  /** Rule of the schedule, such as `0 7 * * 1-5`; missing for a job that is only triggered. */
  readonly schedule?: string
  /** IANA name of the zone. */
  readonly zone?: string
  /** Time of the next run; missing while the schedule is paused, and when it has no further slot. */
  readonly nextRunAt?: number
  readonly isPaused: boolean
}

/** Proof that a run and its recipient are stored. A completion reports the end later. */
export interface Ack {
  readonly runId: string
  readonly jobId: string
  readonly jobName: string
  /** `joined`: a run was in progress already; `deduplicated`: the same key has asked before. */
  readonly disposition: 'queued' | 'joined' | 'deduplicated'
  readonly acceptedAt: number
  /** Whether a verified notifier is alive in any process: if not, no end notice is delivered for now. */
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
  readonly done: number
  readonly total?: number
  readonly note?: string
}

/** Error with which a run ended. */
export interface RunError {
  readonly name: string
  readonly code: string
  readonly message: string
  readonly retryable: boolean
}

/** Run as it stands. */
export interface RunInfo {
  readonly runId: string
  readonly jobId: string
  readonly jobName: string
  readonly cause: 'manual' | 'schedule' | 'misfire'
  readonly state: RunState
  readonly attempt: number
  readonly maxAttempts: number
  readonly acceptedAt: number
  readonly startedAt?: number
  readonly finishedAt?: number
  readonly durationMs?: number
  readonly progress?: RunProgress
  /** Result of the job; the beginning of its JSON text when `isTruncated`. */
  readonly result?: Json
  readonly isTruncated?: boolean
  readonly error?: RunError
}

/** End notice that was given up: its chat cannot be reached, or every try has failed. */
export interface DeadDelivery {
  readonly deliveryId: string
  readonly runId: string
  readonly jobName: string
  /** State in which the run ended. */
  readonly status: RunState
  readonly finishedAt: number
  readonly recipient: { readonly channel: string; readonly [field: string]: Json }
}

/** Health of the job runner. */
export interface Health {
  /** Problems of the runner, each as a sentence; empty when all is well. */
  readonly problems: readonly string[]
  readonly lagMs: number
  readonly queued: number
  readonly running: number
  readonly workers: number
  readonly pendingDeliveries: number
  readonly deadDeliveries: number
}

/** Request for a run: the chat that receives the end notice, and the key that recognizes a repeat. */
export interface TriggerRequest {
  /** A Telegram chat id, as text. */
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
 * `OpsUnreachableError` when it cannot be asked.
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
  /** Registers the user at the first contact. `telegramId` is text. */
  ensureUser(user: { readonly telegramId: string; readonly name: string }): Promise<OpsUser>
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
