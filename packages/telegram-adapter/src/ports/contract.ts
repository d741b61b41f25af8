import * as z from 'zod'
import type { ProblemCode } from '../errors.ts'
import type { Ack, DeadDelivery, Health, JobInfo, Json, OpsUser, RunInfo, RunState } from './ops-port.ts'

/** Prefix of every path of the contract. */
export const apiPrefix = '/api/v1'

/**
 * Caller that a row requires: `bot` has the shared secret in `X-Bot-Secret-Key`; `user` has a bearer token, and is not
 * blocked; `admin` is a user with that role in the database, also when the claim of the token says otherwise.
 */
export type ApiAccess = 'bot' | 'user' | 'admin'

/** Types of a row. */
export interface ApiShape {
  /** Caller that the row requires. */
  readonly access: ApiAccess
  /** Parameters in the path. */
  readonly params: object
  /** Body of the request; `Nothing` for a row that has none. */
  readonly body: object
  /** Body of a successful answer. */
  readonly answer: object
}

/** One row of a contract. The HTTP port calls it and an API mounts it, so that a wrong path compiles on neither side. */
export interface ApiRoute<Shape extends ApiShape> {
  /** HTTP method in small letters, as a router names it. */
  readonly method: 'get' | 'post'
  /** Path under `apiPrefix`; a name in braces is a parameter. */
  readonly path: `/${string}`
  /** Caller that the row requires. */
  readonly access: Shape['access']
  /** Whether a call must have an `Idempotency-Key`. */
  readonly isIdempotent: boolean
  /** Sentence for the API's document. */
  readonly summary: string
  /** Schema of the parameters in the path. */
  readonly params: z.ZodType<Shape['params']>
  /** Schema of the body of the request; a `get` sends none. */
  readonly body: z.ZodType<Shape['body']>
  /** Status of a successful answer: 202 for an act whose end comes later. */
  readonly status: 200 | 202
  /** Schema of the body of a successful answer. */
  readonly answer: z.ZodType<Shape['answer']>
}

/** Ids of Telegram are text: they are larger than what other languages' 32-bit numbers hold. */
const telegramIdSchema: z.ZodType<string> = z.string().regex(/^-?\d{1,20}$/)

/** Body of the request for a token: the user. */
export interface BotTokenBody {
  /** Telegram id of the user, as text. */
  readonly telegram_id: string
  /** Name of the user, of 200 characters at most. @default the name that is stored stays */
  readonly name?: string | undefined
}

/** Token with which the bot acts as one user, and the user. */
export interface BotToken extends OpsUser {
  /** JWT that the API accepts as a bearer token of the user. */
  readonly access_token: string
  /** Scheme of the `Authorization` header. */
  readonly token_type: 'Bearer'
  /** Lifetime of the token, in seconds. */
  readonly expires_in: number
}

/** Body of a request for a run. */
export interface TriggerBody {
  /** Chat that receives the end notice. @default the user's private chat */
  readonly chat_id?: string | undefined
  /** Topic of that chat, which must be a forum. @default the chat itself */
  readonly thread_id?: string | undefined
  /** Language of the end notice, such as `en`. @default the first language of the notifier */
  readonly language?: string | undefined
}

/** Parameter of a path that names a job. */
export interface JobParams {
  /** Id of the job, of 1 to 80 characters. */
  readonly job_id: string
}

/** Parameter of a path that names a run. */
export interface RunParams {
  /** Id of the run, of 1 to 200 characters. */
  readonly run_id: string
}

/** Parameters in the path of a route that names a delivery. */
export interface DeliveryParams {
  /** Id of the delivery, of 1 to 220 characters. */
  readonly delivery_id: string
}

/** No parameters, or no body. */
export type Nothing = Readonly<Record<never, never>>

/** Schema of an empty body or answer. */
export const nothingSchema: z.ZodType<Nothing> = z.object({})
const jobParamsSchema: z.ZodType<JobParams> = z.object({ job_id: z.string().min(1).max(80) })
const runParamsSchema: z.ZodType<RunParams> = z.object({ run_id: z.string().min(1).max(200) })
const deliveryParamsSchema: z.ZodType<DeliveryParams> = z.object({ delivery_id: z.string().min(1).max(220) })
/** Body of a row that triggers a run. */
export const triggerBodySchema: z.ZodType<TriggerBody> = z.strictObject({
  chat_id: telegramIdSchema.optional(),
  thread_id: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
})

const botTokenBodySchema: z.ZodType<BotTokenBody> = z.strictObject({
  telegram_id: telegramIdSchema,
  name: z.string().max(200).optional(),
})

const botTokenSchema: z.ZodType<BotToken> = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number(),
  role: z.enum(['admin', 'user']),
  active: z.boolean(),
})

const jobInfoSchema: z.ZodType<JobInfo> = z.object({
  id: z.string(),
  name: z.string(),
  schedule: z.string().exactOptional(),
  zone: z.string().exactOptional(),
  nextRunAt: z.number().exactOptional(),
  isPaused: z.boolean(),
})

/** Answer of a row that triggers a run. */
export const ackSchema: z.ZodType<Ack> = z.object({
  runId: z.string(),
  jobId: z.string(),
  jobName: z.string(),
  disposition: z.enum(['queued', 'joined', 'deduplicated']),
  acceptedAt: z.number(),
  deliveryReady: z.boolean(),
})

// A value that was parsed from JSON needs no check, and a schema that contains itself cannot be described in an OpenAPI document.
const jsonSchema: z.ZodType<Json> = z.any()

const runStateSchema: z.ZodType<RunState> = z.enum([
  'queued',
  'running',
  'retry_wait',
  'succeeded',
  'failed',
  'timed_out',
  'cancelled',
  'expired',
  'skipped',
])

const runInfoSchema: z.ZodType<RunInfo> = z.object({
  runId: z.string(),
  jobId: z.string(),
  jobName: z.string(),
  cause: z.enum(['manual', 'schedule', 'misfire']),
  state: runStateSchema,
  attempt: z.number(),
  maxAttempts: z.number(),
  acceptedAt: z.number(),
  startedAt: z.number().exactOptional(),
  finishedAt: z.number().exactOptional(),
  durationMs: z.number().exactOptional(),
  progress: z
    .object({ done: z.number(), total: z.number().exactOptional(), note: z.string().exactOptional() })
    .exactOptional(),
  result: jsonSchema.exactOptional(),
  isTruncated: z.boolean().exactOptional(),
  error: z.object({ name: z.string(), code: z.string(), message: z.string(), retryable: z.boolean() }).exactOptional(),
})

const deadDeliverySchema: z.ZodType<DeadDelivery> = z.object({
  deliveryId: z.string(),
  runId: z.string(),
  jobName: z.string(),
  status: runStateSchema,
  finishedAt: z.number(),
  recipient: z.object({ channel: z.string() }).catchall(jsonSchema),
})

const healthSchema: z.ZodType<Health> = z.object({
  problems: z.array(z.string()),
  lagMs: z.number(),
  queued: z.number(),
  running: z.number(),
  workers: z.number(),
  pendingDeliveries: z.number(),
  deadDeliveries: z.number(),
})

/** Rows by name, with their types. */
export interface OpsApi {
  /** Check of the secret of the bot, for the start of the bot. */
  readonly checkBot: {
    readonly access: 'bot'
    readonly params: Nothing
    readonly body: Nothing
    readonly answer: { readonly accepted: true }
  }
  /** Token of a user; the first request registers the user. */
  readonly issueBotToken: {
    readonly access: 'bot'
    readonly params: Nothing
    readonly body: BotTokenBody
    readonly answer: BotToken
  }
  /** Jobs with their schedules and next runs. */
  readonly listSchedules: {
    readonly access: 'admin'
    readonly params: Nothing
    readonly body: Nothing
    readonly answer: { readonly jobs: readonly JobInfo[] }
  }
  /** Request for a run of a job. It requires an `Idempotency-Key`. */
  readonly triggerJob: {
    readonly access: 'admin'
    readonly params: JobParams
    readonly body: TriggerBody
    readonly answer: Ack
  }
  /** Latest runs of a job, newest first. */
  readonly listRuns: {
    readonly access: 'admin'
    readonly params: JobParams
    readonly body: Nothing
    readonly answer: { readonly runs: readonly RunInfo[] }
  }
  /** Run as it stands. */
  readonly getRun: {
    readonly access: 'admin'
    readonly params: RunParams
    readonly body: Nothing
    readonly answer: RunInfo
  }
  /** Request that a run ends. The answer is the run as it stands then. */
  readonly cancelRun: {
    readonly access: 'admin'
    readonly params: RunParams
    readonly body: Nothing
    readonly answer: RunInfo
  }
  /** End notices that were given up. */
  readonly listUndelivered: {
    readonly access: 'admin'
    readonly params: Nothing
    readonly body: Nothing
    readonly answer: { readonly deliveries: readonly DeadDelivery[] }
  }
  /** Request that an end notice that was given up is sent again. */
  readonly redeliver: {
    readonly access: 'admin'
    readonly params: DeliveryParams
    readonly body: Nothing
    readonly answer: { readonly accepted: true }
  }
  /** Request that an end notice that was given up is forgotten. */
  readonly discard: {
    readonly access: 'admin'
    readonly params: DeliveryParams
    readonly body: Nothing
    readonly answer: { readonly accepted: true }
  }
  /** Health of the job runner. */
  readonly getHealth: {
    readonly access: 'admin'
    readonly params: Nothing
    readonly body: Nothing
    readonly answer: Health
  }
}

const none = { params: nothingSchema, body: nothingSchema }
const reads = { method: 'get', isIdempotent: false, status: 200 } as const

const actsOnDelivery = {
  ...none,
  method: 'post',
  access: 'admin',
  isIdempotent: false,
  params: deliveryParamsSchema,
  status: 200,
  answer: z.object({ accepted: z.literal(true) }),
} as const

/** Contract between the bot and the API. */
export const opsApi: { readonly [Name in keyof OpsApi]: ApiRoute<OpsApi[Name]> } = {
  checkBot: {
    ...reads,
    ...none,
    path: '/auth/bot',
    access: 'bot',
    summary: 'Checks the secret of the bot.',
    answer: z.object({ accepted: z.literal(true) }),
  },
  issueBotToken: {
    ...none,
    method: 'post',
    path: '/auth/bot/token',
    access: 'bot',
    isIdempotent: false,
    summary: 'Issues the token of a user to the bot, and registers the user at the first contact.',
    body: botTokenBodySchema,
    status: 200,
    answer: botTokenSchema,
  },
  listSchedules: {
    ...reads,
    ...none,
    path: '/admin/schedules',
    access: 'admin',
    summary: 'The jobs, with their schedules and next runs.',
    answer: z.object({ jobs: z.array(jobInfoSchema) }),
  },
  triggerJob: {
    method: 'post',
    path: '/admin/trigger_job/{job_id}',
    access: 'admin',
    isIdempotent: true,
    summary: 'Runs a job now; a notice reports its end later.',
    params: jobParamsSchema,
    body: triggerBodySchema,
    status: 202,
    answer: ackSchema,
  },
  listRuns: {
    ...reads,
    ...none,
    path: '/admin/jobs/{job_id}/runs',
    access: 'admin',
    summary: 'The latest runs of a job, newest first.',
    params: jobParamsSchema,
    answer: z.object({ runs: z.array(runInfoSchema) }),
  },
  getRun: {
    ...reads,
    ...none,
    path: '/admin/runs/{run_id}',
    access: 'admin',
    summary: 'A run as it stands, with its latest progress.',
    params: runParamsSchema,
    answer: runInfoSchema,
  },
  cancelRun: {
    ...none,
    method: 'post',
    path: '/admin/runs/{run_id}/cancel',
    access: 'admin',
    isIdempotent: false,
    summary: 'Asks a run to end. It may still end otherwise.',
    params: runParamsSchema,
    status: 202,
    answer: runInfoSchema,
  },
  listUndelivered: {
    ...reads,
    ...none,
    path: '/admin/deliveries/dead',
    access: 'admin',
    summary: 'The end notices that were given up.',
    answer: z.object({ deliveries: z.array(deadDeliverySchema) }),
  },
  redeliver: {
    ...actsOnDelivery,
    path: '/admin/deliveries/{delivery_id}/redeliver',
    summary: 'Puts an end notice that was given up back in line.',
  },
  discard: {
    ...actsOnDelivery,
    path: '/admin/deliveries/{delivery_id}/discard',
    summary: 'Forgets an end notice that was given up.',
  },
  getHealth: {
    ...reads,
    ...none,
    path: '/admin/health',
    access: 'admin',
    summary: 'The health of the job runner.',
    answer: healthSchema,
  },
}

/** HTTP status of each reason. 401: a new token may help; 403: it does not help; 404: the answer does not show whether it exists. */
export const problemStatus: Readonly<Record<ProblemCode, 400 | 401 | 403 | 404 | 413 | 422 | 429 | 500 | 502 | 503>> = {
  bot_secret_invalid: 401,
  token_missing: 401,
  token_invalid: 401,
  admin_required: 403,
  user_blocked: 403,
  not_found: 404,
  invalid_request: 400,
  idempotency_mismatch: 422,
  body_too_large: 413,
  rate_limited: 429,
  upstream_auth: 502,
  upstream_unavailable: 503,
  internal: 500,
}

/** Body of every refusal, as `application/problem+json` (RFC 9457). */
export interface Problem {
  /** Type of the problem by RFC 9457; `code` says more. */
  readonly type: 'about:blank'
  /** Sentence for people. */
  readonly title: string
  /** HTTP status of the answer. */
  readonly status: number
  /** Reason for programs. */
  readonly code: ProblemCode
  /** Id of the request in the log of the API. */
  readonly request_id: string
  /** Faults of the request, each with a JSON pointer into it. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
}

/** Schema of a problem: the body of an answer that refuses. */
export const problemSchema: z.ZodType<Problem> = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number(),
  code: z.enum([
    'bot_secret_invalid',
    'token_missing',
    'token_invalid',
    'admin_required',
    'user_blocked',
    'not_found',
    'invalid_request',
    'idempotency_mismatch',
    'body_too_large',
    'rate_limited',
    'upstream_auth',
    'upstream_unavailable',
    'internal',
  ]),
  request_id: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).exactOptional(),
})
