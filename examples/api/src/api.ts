import { randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Log } from '@stockeye/example-shared/log'
import type { RequestEnded } from '@stockeye/example-shared/metrics/requests'
import type { Desk } from '@stockeye/example-trader/desk/desk'
import { type Clock, type JobRunner, systemClock } from '@stockeye/job-runner'
import type { KisClient } from '@stockeye/kis-client'
import { problemStatus } from '@stockeye/telegram-adapter/api'
import type { TokenManager } from '@stockeye/token-manager'
import { createAudit } from './data/audit.ts'
import { createIdempotency } from './data/idempotency.ts'
import { createInstruments } from './data/instruments.ts'
import type { Database } from './data/tables.ts'
import { createUserSettings } from './data/user-settings.ts'
import { createUsers } from './data/users.ts'
import { createFeed } from './events/feed.ts'
import { serveEvents } from './events/serve-events.ts'
import type { App, Call } from './http/app.ts'
import { createAuth } from './http/auth.ts'
import { createGate } from './http/gate.ts'
import { serveHealth } from './http/health.ts'
import { headersOf, mountApi } from './http/mount.ts'
import { serveDocument } from './http/openapi.ts'
import { problemOf, Refusal, toRefusal } from './http/problem.ts'
import { createRateLimit } from './http/rate-limit.ts'
import { createNoticeBook } from './notices/settings.ts'
import { serveAdminPage } from './page/admin-page.ts'
import { pageApi, pageHandlers } from './page/health-details.ts'
import { botApi, marketApi } from './routes/contract.ts'
import { marketHandlers } from './routes/market.ts'
import { masterHandlers } from './routes/master.ts'
import { noticesHandlers } from './routes/notices.ts'
import { noticesApi } from './routes/notices-contract.ts'
import { opsHandlers } from './routes/ops.ts'
import { NoTraderError, traderHandlers } from './routes/trader.ts'
import { traderApi } from './routes/trader-contract.ts'

export interface ApiParts {
  readonly database: Database
  readonly jobs: JobRunner
  readonly kis: KisClient
  /** Desk of the trader. @default the routes of the trader are refused */
  readonly desk?: Desk | undefined
  /** Secret that the bot shares, of 32 bytes or more. */
  readonly botSecret: string
  /** Key that signs the users' tokens, of 32 bytes or more. Only this service has it. */
  readonly jwtKey: string
  /** Telegram ids of the admins, as text. An empty list leaves the roles of the database as they are. */
  readonly admins: readonly string[]
  readonly log: Log
  /** Manager of KIS's token, for its events. @default the stream of events has none of the token */
  readonly tokens?: Pick<TokenManager, 'status' | 'on'>
  /** Signal that ends the streams of events: the server stops, and would wait for them. @default they end with their tokens */
  readonly stopping?: AbortSignal
  /** Receives each request that was answered, for metrics. @default no listener */
  readonly requestEnded?: (request: RequestEnded) => void
  /** @default systemClock */
  readonly clock?: Clock
  readonly rateLimits?: {
    /** Requests of an address with a wrong secret. @default 20 */
    readonly wrongSecretsPerMinute?: number
    /** Requests of a user. @default 600 */
    readonly requestsPerMinute?: number
  }
}

/** Creates the API, to be served. @throws {SettingsError} a secret is too short, or both are one */
export async function createApi({
  database,
  jobs,
  kis,
  desk,
  tokens,
  stopping,
  requestEnded,
  log,
  clock = systemClock,
  rateLimits = {},
  ...settings
}: ApiParts): Promise<App> {
  const now = () => clock.now()
  const monotonic = () => clock.monotonic()
  const auth = createAuth({ botSecret: settings.botSecret, jwtKey: settings.jwtKey, now })
  const users = await createUsers(database, { admins: settings.admins, now })
  const audit = createAudit(database)
  const byAddress = createRateLimit({ perMinute: rateLimits.wrongSecretsPerMinute ?? 20, monotonic })
  const byUser = createRateLimit({ perMinute: rateLimits.requestsPerMinute ?? 600, monotonic })
  const gate = createGate({ auth, users, audit, byAddress, byUser, now })
  const parts = { gate, audit, idempotency: createIdempotency(database, { now }), clock }

  const app: App = new OpenAPIHono({ strict: true })
  app.use(async (call, next) => {
    const startedAt = clock.monotonic()
    const requestId = randomUUID()
    call.set('requestId', requestId)
    await next()
    const { method, routePath } = call.req
    const { status } = call.res
    const durationMs = clock.monotonic() - startedAt
    // Log and metrics name the route and not the path, which is text of the caller.
    log.debug({ method, route: routePath, status, ms: Math.round(durationMs), requestId }, 'REQUEST')
    requestEnded?.({ method, route: routePath, status, durationMs })
  })
  const refuse = (error: unknown, call: Call) => {
    const refusal = toRefusal(error)
    const requestId = call.get('requestId')
    const problem = problemOf(refusal, requestId)
    if (refusal.cause instanceof NoTraderError) log.warn({ requestId }, `NO_TRADER ${refusal.cause.message}`)
    else if (problem.status >= 500)
      log.error({ requestId, error: describe(refusal.cause) }, `REQUEST_FAILED ${refusal.code}`)
    else if (problem.status !== 404) log.warn({ requestId }, `REQUEST_REFUSED ${refusal.code}`)
    const headers: Record<string, string> = { ...headersOf(call), 'content-type': 'application/problem+json' }
    if (refusal.retryAfterMs !== undefined) headers['retry-after'] = `${Math.ceil(refusal.retryAfterMs / 1_000)}`
    if (problem.status === 401 && refusal.code !== 'bot_secret_invalid') headers['www-authenticate'] = 'Bearer'
    return call.body(JSON.stringify(problem), problemStatus[refusal.code], headers)
  }
  app.onError(refuse)
  app.notFound((call) => refuse(new Refusal('not_found'), call))

  mountApi(app, botApi, { ...opsHandlers({ jobs, users, auth, byUser }), ...masterHandlers({ jobs }) }, parts)
  mountApi(app, marketApi, marketHandlers({ kis, instruments: createInstruments(database) }), parts)
  mountApi(app, traderApi, traderHandlers(desk), parts)
  const notices = createNoticeBook(createUserSettings(database))
  mountApi(app, noticesApi, noticesHandlers({ notices }), parts)
  mountApi(app, pageApi, pageHandlers({ jobs }), parts)
  const feed = createFeed({ jobs, tokens, desk, clock, log })
  serveEvents(app, { feed, gate, auth, users, clock, stopping })
  serveDocument(app)
  serveAdminPage(app)
  serveHealth(app, { jobs, database, clock })
  return app
}

/** Describes an error for the log: its own fields only. */
const describe = (cause: unknown): object =>
  cause instanceof Error
    ? { name: cause.name, message: cause.message, ...('code' in cause && { code: cause.code }), stack: cause.stack }
    : { name: typeof cause }
