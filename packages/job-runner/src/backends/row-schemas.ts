import * as z from 'zod/mini'
import { $ZodError } from 'zod/v4/core'
import type { Recipient } from '../delivery/completion.ts'
import { JobBackendError } from '../errors.ts'
import type { Json } from '../runner/input/json.ts'
import type { Progress, RunInfo } from '../runner/run-states.ts'

// Rows of a backend are checked: a later version of this package, or a person by hand, may have written their JSON.

// Any value passes: JSON.parse returns only Json, so a check of every level would cost time and find nothing.
const json = z.custom<Json>((value) => value !== undefined)

export const progressSchema: z.ZodMiniType<Progress> = z.object({
  done: z.number(),
  total: z.exactOptional(z.number()),
  note: z.exactOptional(z.string()),
})

// `satisfies` names a field of RunInfo that is missing here; the type alone lets an optional one be stripped in silence.
const runSchema: z.ZodMiniType<RunInfo> = z.object({
  runId: z.string(),
  jobId: z.string(),
  jobName: z.string(),
  cause: z.enum(['manual', 'schedule', 'misfire']),
  scheduledFor: z.exactOptional(z.number()),
  firstSlotAt: z.exactOptional(z.number()),
  skips: z.exactOptional(z.number()),
  state: z.enum([
    'queued',
    'running',
    'retry_wait',
    'succeeded',
    'failed',
    'timed_out',
    'cancelled',
    'expired',
    'skipped',
  ]),
  attempt: z.number(),
  maxAttempts: z.number(),
  crashes: z.number(),
  acceptedAt: z.number(),
  startedAt: z.exactOptional(z.number()),
  finishedAt: z.exactOptional(z.number()),
  durationMs: z.exactOptional(z.number()),
  retryAt: z.exactOptional(z.number()),
  startDeadlineAt: z.exactOptional(z.number()),
  progress: z.exactOptional(progressSchema),
  result: z.exactOptional(json),
  isTruncated: z.exactOptional(z.boolean()),
  error: z.exactOptional(z.object({ name: z.string(), code: z.string(), message: z.string(), retryable: z.boolean() })),
  reason: z.exactOptional(z.enum(['overlap', 'calendar', 'misfire'])),
  cancelRequested: z.boolean(),
} satisfies Record<keyof RunInfo, z.ZodMiniType>)

export const recipientSchema: z.ZodMiniType<Recipient> = z.intersection(
  z.object({ channel: z.string() }),
  z.record(z.string(), json),
)

/** Parses a stored run. @throws {JobBackendError} the row is damaged */
export const parseRun = (text: unknown): RunInfo => parse(runSchema, text, 'run')

/** Identity of a run, from the columns or the key beside its JSON. */
export interface RunKey {
  readonly runId: string
  readonly jobId: string
  readonly acceptedAt: number
  /** Missing while the row has not ended. */
  readonly finishedAt?: number
}

/** Code of a run whose row cannot be read. */
const damagedRowCode = 'JOB_ROW_DAMAGED'

/**
 * Reads a stored run. One that cannot be read is returned as failed with JOB_ROW_DAMAGED: a single row must
 * not stop the transaction that all runs share.
 */
export function readRun(text: unknown, key: RunKey): RunInfo {
  try {
    return parseRun(text)
  } catch (cause) {
    return damagedRun(key, cause)
  }
}

/** Returns the run that takes the place of one whose row cannot be read: it has failed. */
export function damagedRun({ runId, jobId, acceptedAt, finishedAt = acceptedAt }: RunKey, cause: unknown): RunInfo {
  return {
    runId,
    jobId,
    jobName: jobId,
    cause: 'manual',
    state: 'failed',
    attempt: 0,
    maxAttempts: 1,
    crashes: 0,
    acceptedAt,
    finishedAt,
    error: { name: 'JobBackendError', code: damagedRowCode, message: damageOf(cause), retryable: false },
    cancelRequested: false,
  }
}

/** Returns the error to report when a run was set aside, since its row cannot be read. */
export const setAsideError = ({ runId, jobId, error }: RunInfo): JobBackendError =>
  new JobBackendError(`run ${runId} of ${jobId} was set aside as failed: ${error?.message}`)

/** Returns the first fault only: a person reads it in a message. */
function damageOf(cause: unknown): string {
  const reason = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause
  const [issue] = reason instanceof $ZodError ? reason.issues : []
  const fault = issue === undefined ? String(reason) : `${issue.path.join('.')}: ${issue.message}`
  return `its row in the store cannot be read (${fault.slice(0, 200)})`
}

/** Parses a stored recipient. @throws {JobBackendError} the row is damaged */
export const parseRecipient = (text: unknown): Recipient => parse(recipientSchema, text, 'recipient')

/** Parses a stored payload. @throws {JobBackendError} the row is damaged */
export const parsePayload = (text: unknown): Json => parse(json, text, 'payload')

function parse<T>(schema: z.ZodMiniType<T>, text: unknown, what: string): T {
  try {
    return schema.parse(JSON.parse(String(text)))
  } catch (cause) {
    throw new JobBackendError(`a ${what} in the store cannot be read: put a backup in its place`, { cause })
  }
}
