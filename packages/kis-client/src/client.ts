import { createHash } from 'node:crypto'
import { type Clock, createTokenManager, type TokenSource } from '@stockeye/token-manager'
import { EventEmitter } from 'eventemitter3'
import { type Body, type BuiltRequest, buildRequest, isLedgerRead, readAnswer } from './call.ts'
import { systemClock } from './clock.ts'
import { type KisAppCredentials, parseAppCredentials } from './credentials/credentials.ts'
import { kisTokenIssuer } from './credentials/token-issuer.ts'
import type { AnyEndpoint, Endpoint } from './endpoint.ts'
import { type Environment, type KisHosts, kisHosts, kisLimits } from './environment.ts'
import { KisAnswerError, KisClosedError, KisInputError, KisNoTokenError, KisOrdersLockedError } from './errors.ts'
import { exchange } from './exchange.ts'
import { createLocalPacer, type Pacer } from './pacing.ts'
import { isTokenRejection, repeatAfterMs } from './repeat.ts'
import { createSessions, type Session, type SessionBuilt } from './session.ts'
import { type Connection, undiciConnection } from './transport.ts'
import { type AccountNumber, parseAccountNumber, trustTables } from './values.ts'
import { wait } from './wait.ts'

export interface KisCredentials extends KisAppCredentials {
  /** Eight digits, a hyphen and two digits: `12345678-01`. */
  readonly account: string
}

export interface KisClientOptions<In extends Environment> {
  readonly environment: In
  readonly credentials: KisCredentials
  /** Whose tokens to use: a token manager, perhaps shared with other clients and processes. @default one of the client's own, in memory */
  readonly tokens?: TokenSource
  /** The second of two unlocks for real money: without it every write on a real account is refused as not-sent. @default false */
  readonly realOrders?: boolean
  /** How long a request may stay unanswered, in ms. @default 10_000 */
  readonly timeoutMs?: number
  /** @default KIS's own, by environment */
  readonly hosts?: KisHosts
  /** Shares KIS's limit per app key with other clients. @default this client's own */
  readonly pacer?: Pacer
  /** Opens the connections of one session. @default undici */
  readonly connect?: (origin: string) => Connection
  /** @default systemClock */
  readonly clock?: Clock
}

export interface CallOptions {
  /** Ends the wait with the signal's reason. An order that has left is not abandoned: from then on the signal is ignored. */
  readonly signal?: AbortSignal | undefined
}

/** `Known` is the client's environment where the compiler knows it: then it refuses what that environment lacks. */
export interface KisClient<Known extends Environment = never> {
  readonly environment: Environment
  /** The account that `CANO` and `ACNT_PRDT_CD` are filled with. */
  readonly account: AccountNumber
  /**
   * One call of KIS's API. Reads are repeated where that is safe; writes never.
   *
   * @returns the answer's blocks. A field that KIS left empty is missing
   * @throws {KisInputError} not-sent: a field is missing, empty or unknown
   * @throws {KisNotOfferedError} not-sent: paper trading lacks it
   * @throws {KisOrdersLockedError} not-sent: a write on a real account without `realOrders: true`
   * @throws {KisNoTokenError} not-sent: the token manager has none
   * @throws {KisUnreachableError} not-sent: no connection
   * @throws {KisRefusedError} refused: KIS said no; `messageCode` says why
   * @throws {KisUnansweredError} unknown: no readable answer, or one that leaves the outcome open
   */
  call<Input extends object, Answer>(
    endpoint: Endpoint<Input, Answer, Known>,
    input: Input,
    options?: CallOptions,
  ): Promise<Answer>
  /**
   * All pages of a read that KIS pages by `tr_cont`, in order.
   *
   * @throws what `call` throws, and {KisAnswerError} when KIS does not come to an end within 100 pages
   */
  pages<Input extends object, Answer>(
    endpoint: Endpoint<Input, Answer, Known>,
    input: Input,
    options?: CallOptions,
  ): AsyncGenerator<Answer, void>
  /** Tells of each session: at the client's first token, and at every rotation. @returns the way to stop hearing */
  on(event: 'session', listener: (built: SessionBuilt) => void): () => void
  /** Lets calls in flight finish, refuses new ones, and closes a token manager of the client's own. */
  close(): Promise<void>
}

/** A page, and whether KIS has another. */
interface Page {
  readonly body: Body
  readonly hasMore: boolean
}

/** KIS's `tr_cont` of a request: the first page, or the one after the cursor that is sent. */
type PageMark = '' | 'N'

const mostPages = 100

/**
 * A client for one account of KIS.
 *
 * @throws {KisInputError} a missing or blank credential, an account number of the wrong form, an unknown environment
 */
export function createKisClient<const In extends Environment>(
  options: KisClientOptions<In>,
): KisClient<Environment extends In ? never : In> {
  const {
    environment,
    realOrders = false,
    timeoutMs = 10_000,
    connect = undiciConnection,
    clock = systemClock,
  } = options
  if (environment !== 'real' && environment !== 'paper') {
    throw new KisInputError({ field: 'environment', rule: "must be 'real' or 'paper'" })
  }
  const credentials = parseAppCredentials(options.credentials)
  const account = parseAccountNumber(options.credentials.account, 'credentials.account')
  const hosts = options.hosts ?? kisHosts[environment]
  const ownHeaders = { appkey: credentials.appKey, appsecret: credentials.appSecret, custtype: 'P' }

  const { tokens, closeTokens } = options.tokens
    ? { tokens: options.tokens, closeTokens: () => Promise.resolve() }
    : manageOwnTokens()
  const events = new EventEmitter<{ session: [SessionBuilt] }>()
  const sessions = createSessions({
    tokens,
    connect: () => connect(hosts.rest),
    onBuilt: (built) => events.emit('session', built),
  })

  const calls = options.pacer ?? createLocalPacer({ clock, rate: kisLimits.calls[environment] })
  const ledger = createLocalPacer({ clock, rate: kisLimits.ledger })
  // Names the app key to pacers that many processes share, without telling it.
  const paceKey = `${environment}/${createHash('sha256').update(credentials.appKey).digest('hex').slice(0, 12)}`

  const running = new Set<Promise<unknown>>()
  const closing = new AbortController()
  const orClosing = (signal: AbortSignal | undefined) =>
    signal ? AbortSignal.any([signal, closing.signal]) : closing.signal

  function manageOwnTokens(): { tokens: TokenSource; closeTokens(): Promise<void> } {
    const issuer = kisTokenIssuer({ environment, credentials, hosts, connect, clock })
    // Without a clock of the caller's it keeps time by its own, which does not hold the process open.
    const manager = createTokenManager({ issuer, ...(options.clock && { clock }) })
    return { tokens: manager, closeTokens: () => manager.close() }
  }

  /** Waits until a call may start: for a good token first, since a turn that then had to wait would be lost. */
  async function admit(request: BuiltRequest, signal: AbortSignal): Promise<Session & { answered(): void }> {
    try {
      await sessions.ready(signal)
    } catch (cause) {
      if (signal.aborted) throw signal.reason
      throw new KisNoTokenError('the token manager has no usable token', { cause })
    }
    const priority = request.method === 'POST' ? 'order' : 'query'
    const turns = isLedgerRead(request) ? [await ledger.turn(paceKey, { priority, signal })] : []
    turns.push(await calls.turn(paceKey, { priority, signal }))
    // Not the session of before: a rotation may have come about meanwhile.
    const answered = () => {
      for (const turn of turns) turn()
    }
    return { ...sessions.newest(), answered }
  }

  async function sendOnce(
    endpoint: AnyEndpoint,
    request: BuiltRequest,
    page: PageMark,
    signal?: AbortSignal,
  ): Promise<Page> {
    const { token, connection, answered } = await admit(request, orClosing(signal))
    const { method, target, trId, body } = request
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      authorization: `Bearer ${token.secret}`,
      ...ownHeaders,
      tr_id: trId,
      tr_cont: page,
    }
    const wire = { method, headers, ...(body !== undefined && { body }) }
    const mayAbort = method === 'GET' ? signal : undefined
    try {
      const response = await exchange(connection.fetch, `${hosts.rest}${target}`, wire, {
        clock,
        timeoutMs,
        signal: mayAbort,
      })
      const mark = response.headers.get('tr_cont')?.trim()
      return { body: await readAnswer(endpoint, response), hasMore: mark === 'F' || mark === 'M' }
    } catch (error) {
      // What becomes of the rejection is the manager's to tell, to its listeners and to the next `get`.
      if (isTokenRejection(error)) await tokens.reject(token).catch(() => undefined)
      throw error
    } finally {
      answered()
    }
  }

  async function send(endpoint: AnyEndpoint, input: object, page: PageMark, signal?: AbortSignal): Promise<Page> {
    const request = buildRequest(endpoint, input, { environment, account })
    if (request.method === 'POST') {
      if (environment === 'real' && !realOrders) throw new KisOrdersLockedError()
      return sendOnce(endpoint, request, page, signal)
    }
    for (let repeats = 0, rejections = 0; ; repeats += 1) {
      try {
        return await sendOnce(endpoint, request, page, signal)
      } catch (error) {
        // With the next token the read is sent once more; a second rejection is the caller's to know.
        if (isTokenRejection(error) && rejections++ === 0) continue
        const waitMs = repeatAfterMs(error, repeats)
        if (waitMs === undefined) throw error
        await wait(clock, waitMs, orClosing(signal))
      }
    }
  }

  /** Runs a call unless the client is closed, and lets `close` wait for it. */
  function run<Result>(start: () => Promise<Result>): Promise<Result> {
    if (closing.signal.aborted) return Promise.reject(closing.signal.reason)
    const result = start()
    running.add(result)
    const done = () => running.delete(result)
    result.then(done, done)
    return result
  }

  async function* pages(endpoint: AnyEndpoint, input: object, signal?: AbortSignal): AsyncGenerator<Body, void> {
    const { paging } = endpoint
    if (paging?.kind !== 'tr_cont' && paging?.kind !== 'tr_cont-header') {
      throw new KisInputError({ field: 'endpoint', rule: `${endpoint.id} is not paged by tr_cont` })
    }
    let next: Page = { body: {}, hasMore: true }
    for (let count = 0; next.hasMore; count += 1) {
      if (count === mostPages) {
        throw new KisAnswerError(`${endpoint.id} went on after ${mostPages} pages`, { field: 'tr_cont' })
      }
      const cursor = Object.fromEntries(
        paging.keys.map((key, at) => [key, String(next.body[paging.answerKeys[at] ?? ''] ?? '')]),
      )
      next = await run(() => send(endpoint, { ...input, ...(count > 0 && cursor) }, count === 0 ? '' : 'N', signal))
      yield next.body
    }
  }

  let closed: Promise<void> | undefined
  async function close(): Promise<void> {
    closing.abort(new KisClosedError())
    await Promise.allSettled(running)
    await sessions.close()
    await closeTokens()
  }

  return {
    environment,
    account,
    call: (endpoint, input, { signal } = {}) =>
      run(async () => trustTables(endpoint, (await send(endpoint, input, '', signal)).body)),
    async *pages(endpoint, input, { signal } = {}) {
      for await (const body of pages(endpoint, input, signal)) yield trustTables(endpoint, body)
    },
    on(event, listener) {
      events.on(event, listener)
      return () => events.off(event, listener)
    },
    close() {
      closed ??= close()
      return closed
    },
  }
}
