import { z } from 'zod'
import type { Recipient } from '../delivery/completion.ts'
import { JobBackendError } from '../errors.ts'
import type { Json } from '../runner/json.ts'
import type { Progress, RunInfo } from '../runner/run-states.ts'

// Rows of a backend are checked: a later version of this package, or a person by hand, may have written their JSON.

// Any value passes: JSON.parse returns only Json, so a check of every level would cost time and find nothing.
const json = z.custom<Json>((value) => value !== undefined)

export const progressSchema: z.ZodType<Progress> = z.object({
  done: z.number(),
  total: z.number().exactOptional(),
  note: z.string().exactOptional(),
})

// `satisfies` names a field of RunInfo that is missing here; the type alone lets an optional one be stripped in silence.
const runSchema: z.ZodType<RunInfo> = z.object({
  runId: z.string(),
  jobId: z.string(),
  jobName: z.string(),
  cause: z.enum(['manual', 'schedule', 'misfire']),
  scheduledFor: z.number().exactOptional(),
  firstSlotAt: z.number().exactOptional(),
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
  startedAt: z.number().exactOptional(),
  finishedAt: z.number().exactOptional(),
  durationMs: z.number().exactOptional(),
  retryAt: z.number().exactOptional(),
  startDeadlineAt: z.number().exactOptional(),
  progress: progressSchema.exactOptional(),
  result: json.exactOptional(),
  isTruncated: z.boolean().exactOptional(),
  error: z.object({ name: z.string(), code: z.string(), message: z.string(), retryable: z.boolean() }).exactOptional(),
  reason: z.enum(['overlap', 'calendar', 'misfire']).exactOptional(),
  cancelRequested: z.boolean(),
} satisfies Record<keyof RunInfo, z.ZodType>)

const recipientSchema: z.ZodType<Recipient> = z.intersection(
  z.object({ channel: z.string() }),
  z.record(z.string(), json),
)

/** Parses a stored run. @throws {JobBackendError} the row is damaged */
export const parseRun = (text: unknown): RunInfo => parse(runSchema, text, 'run')

/** Parses a stored recipient. @throws {JobBackendError} the row is damaged */
export const parseRecipient = (text: unknown): Recipient => parse(recipientSchema, text, 'recipient')

/** Parses a stored payload. @throws {JobBackendError} the row is damaged */
export const parsePayload = (text: unknown): Json => parse(json, text, 'payload')

function parse<T>(schema: z.ZodType<T>, text: unknown, what: string): T {
  try {
    return schema.parse(JSON.parse(String(text)))
  } catch (cause) {
    throw new JobBackendError(`a ${what} in the store cannot be read: put a backup in its place`, { cause })
  }
}
