import { checkClock, checkFunction, checkNames, checkObject, checkSpan, type NamesOf } from '../check-input.ts'
import { type Clock, systemClock } from '../clock.ts'
import { isRefused, isUnreachable, OpsInputError, OpsRefusedError, OpsUnreachableError } from '../errors.ts'
import { type ApiRequest, createApiCall, type HttpFetch } from './api-call.ts'
import { type ApiRoute, type ApiShape, opsApi, type TriggerBody } from './contract.ts'
import type { OpsPort, TriggerRequest } from './ops-port.ts'
import { checkTriggerRequest } from './trigger-request.ts'
import { createUserTokens, type UserToken } from './user-tokens.ts'

/** Options of `httpPort`. */
export interface HttpPortOptions {
  /** Address of the API, such as `http://127.0.0.1:3000`, without a path: the contract has the paths. */
  readonly baseUrl: string
  /** Secret that bot and API share, the API's `BOT_SECRET_KEY`. A process that has it can act as any user. */
  readonly botSecret: string
  /** @default the platform's */
  readonly fetch?: HttpFetch
  /** @default systemClock */
  readonly clock?: Clock
  /** Longest wait for an answer, in ms. @default 10_000 */
  readonly timeoutMs?: number
}

const optionNames: NamesOf<HttpPortOptions> = {
  baseUrl: true,
  botSecret: true,
  fetch: true,
  clock: true,
  timeoutMs: true,
}

/** One call of a row that the API has beyond the contract of the bot. */
export interface HttpPortRequest<Shape extends ApiShape> {
  /** Parameters in the path; `{}` for a row without any. */
  readonly params: Shape['params']
  /** Body of the request; `{}` for a row without one. */
  readonly body: Shape['body']
  /** Key for a row that requires one. @default no key */
  readonly idempotencyKey?: string
}

/** Port over the HTTP API, which can also call rows of the API's own. */
export interface HttpPort extends OpsPort {
  /**
   * Calls a row of the API's own contract with the token of a user.
   *
   * @param as Telegram id of the user, as text
   * @throws {OpsRefusedError} the API refused; `reason` says why
   * @throws {OpsUnreachableError} the API gave no answer, or one that the row does not have
   */
  call<Shape extends ApiShape>(
    as: string,
    row: ApiRoute<Shape>,
    request: HttpPortRequest<Shape>,
  ): Promise<Shape['answer']>
}

// fetch quotes a header that it refuses in its error: such a secret must not reach it.
const secretShape = /^[\x21-\x7e]{32,}$/

/**
 * Creates a port that calls the API over its contract. It fetches each user's token with the bot's secret, keeps it until
 * shortly before its end, and sends it with every call.
 *
 * @example
 * const { BOT_SECRET_KEY: botSecret = '' } = process.env
 * const port = httpPort({ baseUrl: 'http://127.0.0.1:3000', botSecret })
 * const bot = createOpsBot({ telegram, port })
 * @throws {OpsInputError} `baseUrl` is not an origin, or `botSecret` is too short
 */
export function httpPort(options: HttpPortOptions): HttpPort {
  checkObject('options', options, 'pass { baseUrl, botSecret }')
  checkNames(options, optionNames)
  const { botSecret, fetch = globalThis.fetch, clock = systemClock, timeoutMs = 10_000 } = options
  const origin = parseOrigin(options.baseUrl)
  checkBotSecret(botSecret)
  checkFunction('fetch', fetch, 'pass a function in the shape of fetch, or leave it out')
  checkClock(clock)
  checkSpan('timeoutMs', timeoutMs, 1)
  const asBot = { 'x-bot-secret-key': botSecret }
  const call = createApiCall({ origin, fetch, clock, timeoutMs })
  const tokens = createUserTokens({ call, clock, asBot })

  /** Calls a row with the user's token. A token that the API refuses, as after a change of its key, is renewed once. */
  async function callAs<Shape extends ApiShape>(as: string, row: ApiRoute<Shape>, request: ApiRequest<Shape>) {
    const withToken = ({ secret }: UserToken) =>
      call(row, { ...request, headers: { ...request.headers, authorization: `Bearer ${secret}` } })
    const token = await tokens.get(as)
    try {
      return await withToken(token)
    } catch (error) {
      if (!isRefused(error) || error.reason !== 'token_invalid') throw error
      tokens.drop(as, token)
      // A repeat is safe: the API checks the token before it acts.
      return withToken(await tokens.get(as))
    }
  }

  const triggerWith = ({ chatId, threadId, language, idempotencyKey }: TriggerRequest) => {
    const body: TriggerBody = {
      chat_id: chatId,
      ...(threadId !== undefined && { thread_id: threadId }),
      ...(language !== undefined && { language }),
    }
    return { body, headers: { 'idempotency-key': idempotencyKey } }
  }
  const nothing = { params: {}, body: {} }

  /**
   * Calls a row of a job, a run or a delivery. An id that the contract does not allow names nothing, and is not sent: an address
   * of some thousand characters is refused by the server itself, which looks like one that cannot be reached.
   */
  async function callFor<Shape extends ApiShape>(as: string, row: ApiRoute<Shape>, request: ApiRequest<Shape>) {
    if (!row.params.safeParse(request.params).success) throw new OpsRefusedError('not_found')
    return callAs(as, row, request)
  }

  return {
    // An API of the contract audits every POST of an admin: it records acts that no bot has requested, too.
    keepsAudit: true,
    async verify() {
      try {
        await call(opsApi.checkBot, { ...nothing, headers: asBot })
      } catch (error) {
        if (isRefused(error) && error.reason === 'bot_secret_invalid') {
          throw new OpsInputError({ field: 'botSecret', rule: `must be the BOT_SECRET_KEY of the API at ${origin}` })
        }
        if (isUnreachable(error)) {
          throw new OpsUnreachableError(`${error.message}: start it, or set baseUrl to where it is`, { cause: error })
        }
        throw error
      }
    },
    async ensureUser({ telegramId, name }) {
      try {
        return (await tokens.fetch(telegramId, name)).user
      } catch (error) {
        if (isRefused(error) && error.reason === 'user_blocked') {
          return { role: 'user', active: false }
        }
        throw error
      }
    },
    listJobs: async (as) => (await callAs(as, opsApi.listSchedules, nothing)).jobs,
    async trigger(as, jobId, request) {
      checkTriggerRequest(request)
      return callFor(as, opsApi.triggerJob, { params: { job_id: jobId }, ...triggerWith(request) })
    },
    run: (as, runId) => callFor(as, opsApi.getRun, { params: { run_id: runId }, body: {} }),
    history: async (as, jobId) => (await callFor(as, opsApi.listRuns, { params: { job_id: jobId }, body: {} })).runs,
    async cancel(as, runId) {
      await callFor(as, opsApi.cancelRun, { params: { run_id: runId }, body: {} })
    },
    undelivered: async (as) => (await callAs(as, opsApi.listUndelivered, nothing)).deliveries,
    async redeliver(as, deliveryId) {
      await callFor(as, opsApi.redeliver, { params: { delivery_id: deliveryId }, body: {} })
    },
    async discard(as, deliveryId) {
      await callFor(as, opsApi.discard, { params: { delivery_id: deliveryId }, body: {} })
    },
    health: (as) => callAs(as, opsApi.getHealth, nothing),
    call: (as, row, { params, body, idempotencyKey }) =>
      callAs(as, row, {
        params,
        body,
        ...(idempotencyKey !== undefined && { headers: { 'idempotency-key': idempotencyKey } }),
      }),
  }
}

/** Checks the secret, whose value is in no error. @throws {OpsInputError} it is missing, or has another form */
function checkBotSecret(botSecret: string): void {
  if (typeof botSecret === 'string' && secretShape.test(botSecret)) return
  const given = typeof botSecret === 'string' ? `has ${botSecret.length} characters` : `is ${typeof botSecret}`
  const rule = `${given}; pass the BOT_SECRET_KEY of the API: 32 or more printable ASCII characters, without blanks`
  throw new OpsInputError({ field: 'botSecret', rule })
}

/**
 * Returns the origin of the API.
 * @throws {OpsInputError} `baseUrl` is not an http(s) URL, or has more than scheme, host and port
 */
function parseOrigin(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  const isHttp = url !== undefined && /^https?:$/.test(url.protocol)
  if (isHttp && url.href === `${url.origin}/`) return url.origin
  // The message leaves out a name and a password, also those of an address without its scheme.
  const shown = isHttp ? `"${url.origin}${url.pathname}"` : JSON.stringify(baseUrl)?.replace(/^"[^"]*@/, '"***@')
  const rule = `${shown} is not http(s)://host:port; leave out path, query and user`
  throw new OpsInputError({ field: 'baseUrl', rule })
}
