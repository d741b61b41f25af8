import { createHash } from 'node:crypto'
import { wait } from '@stockeye/internal/wait'
import { type Clock, createTokenManager, type TokenSource, type TokenStore } from '@stockeye/token-manager'
import { systemClock } from '../clock.ts'
import { createTokenSessions } from '../connection/token-session.ts'
import { type Connection, undiciConnection } from '../connection/transport.ts'
import { type KisAppCredentials, parseAppCredentials } from '../credentials/credentials.ts'
import { kisTokenIssuer } from '../credentials/token-issuer.ts'
import type { AnyEndpoint, Endpoint, ListName, PagedEndpoint } from '../endpoint.ts'
import { type Environment, type KisHosts, kisHosts, kisRateLimits, type RateLimit } from '../environment.ts'
import { KisClosedError, KisInputError, KisOrdersLockedError } from '../errors.ts'
import { createLocalPacer } from '../pacing/local-pacer.ts'
import type { Pacer } from '../pacing/pacer.ts'
import type { AnsweredPage } from '../paging/next-cursor.ts'
import { listOf, walkPages, walkRows } from '../paging/walk-pages.ts'
import { type AccountNumber, parseAccountNumber } from '../values/account-number.ts'
import { trustRows, trustTables } from '../values/trust.ts'
import { type Ask, type AttemptContext, attempt } from './attempt.ts'
import { createEvents, type KisEvents } from './events.ts'
import { buildRequest } from './request.ts'
import { isTokenRejection, retryDelayMs } from './retry-policy.ts'
import { createSchemaDriftWatch } from './schema-drift.ts'

export interface KisCredentials extends KisAppCredentials {
  /** Eight digits, a hyphen and two digits: `12345678-01`. */
  readonly account: string
}

export interface KisClientOptions<In extends Environment = Environment> {
  readonly environment: In
  readonly credentials: KisCredentials
  /**
   * Token manager that this client shares with others. Its `rotated` rebuilds the sessions, and closing it is yours.
   *
   * @default a token manager of the client's own, on `tokenStore`
   */
  readonly tokens?: TokenSource
  /**
   * Store of the client's own token manager, which gets its environment, credentials, hosts, connections and clock from
   * these options, and which `close` closes. The store stays yours to close. Not together with `tokens`.
   *
   * @default memoryStore()
   */
  readonly tokenStore?: TokenStore
  /** Unlocks writes on a real account. Without it the client refuses each one, with the outcome `not-sent`. @default false */
  readonly realOrders?: boolean
  /** Time after which a request without an answer fails, in ms. @default 10_000 */
  readonly timeoutMs?: number
  /** @default KIS's own, by environment */
  readonly hosts?: KisHosts
  /**
   * Rate that KIS allows the app key, such as `{ limit: 3, windowMs: 1_000 }` for new customers. All clients of one app
   * key pass the same.
   *
   * @default kisRateLimits.calls of the environment
   */
  readonly rate?: RateLimit
  /** Shares the rate with other clients of the app key. @default createLocalPacer(), for this client alone */
  readonly pacer?: Pacer
  /** Opens the connections of one session. @default undici */
  readonly connect?: (origin: string) => Connection
  /** @default the clock of the machine */
  readonly clock?: Clock
}

export interface CallOptions {
  /** Aborts the wait with the signal's reason. Once an order has left, the signal is ignored. */
  readonly signal?: AbortSignal | undefined
}

export interface PageOptions extends CallOptions {
  /** Most pages to read, in case a server never ends its list. @default 100 */
  readonly mostPages?: number
}

/** Client of one account. `Known` is its environment if the compiler knows it: then endpoints that it lacks do not compile. */
export interface KisClient<Known extends Environment = never> {
  readonly environment: Environment
  /** Account that is sent as `CANO` and `ACNT_PRDT_CD`. */
  readonly account: AccountNumber
  /** Clock of the client, from which actions take today's date. */
  readonly clock: Clock
  /**
   * Calls an endpoint of KIS. The client retries reads where that is safe, and never retries writes.
   *
   * @returns the blocks of the answer. A field that KIS left empty, or that is not text, is missing
   * @throws {KisInputError} not-sent: a field is missing, empty or unknown
   * @throws {KisNotOfferedError} not-sent: paper trading lacks it
   * @throws {KisOrdersLockedError} not-sent: a write on a real account without `realOrders: true`
   * @throws {KisNoTokenError} not-sent: the token manager has no token
   * @throws {KisUnreachableError} not-sent: no connection
   * @throws {KisRefusedError} refused: KIS refused the call; `messageCode` says why
   * @throws {KisUnansweredError} unknown: no readable answer, or one that leaves the outcome open
   */
  call<Input extends object, Answer>(
    endpoint: Endpoint<Input, Answer, Known>,
    input: Input,
    options?: CallOptions,
  ): Promise<Answer>
  /**
   * Yields all pages of a list, in order, as KIS sends them. Rows may repeat from one page to the next; `rows` leaves out
   * the repeated ones.
   *
   * @throws what `call` throws; {KisRefusedError} SYDB0050: the list has changed between two pages, so read it again
   * @throws {KisAnswerError} the cursor of the next page is missing, or the list does not end within `mostPages`
   */
  pages<Input extends object, Answer>(
    endpoint: PagedEndpoint<Input, Answer, Known>,
    input: Input,
    options?: PageOptions,
  ): AsyncGenerator<Answer, void>
  /**
   * Yields all rows of a list, over all its pages, in order and each once: rows that KIS repeats at the beginning of a page
   * are left out. A list that changes between two pages (SYDB0050) is read again from its start, up to three times; rows
   * that were yielded are not yielded again.
   *
   * @param options.list name of the block to read, if several blocks are lists
   * @throws what `pages` throws
   */
  rows<Input extends object, Answer, List extends ListName<Answer>>(
    endpoint: PagedEndpoint<Input, Answer, Known>,
    input: Input,
    options: PageOptions & { readonly list: List },
  ): AsyncGenerator<RowOf<Answer, List>, void>
  rows<Input extends object, Answer>(
    endpoint: PagedEndpoint<Input, Answer, Known> & OnlyList<ListName<Answer>>,
    input: Input,
    options?: PageOptions & { readonly list?: never },
  ): AsyncGenerator<RowOf<Answer, ListName<Answer>>, void>
  /**
   * Calls `listener` at each event of that name, at once. An error of the listener is dropped, and fails no call.
   *
   * @returns a function that removes the listener
   */
  on<Event extends keyof KisEvents>(event: Event, listener: (about: KisEvents[Event]) => void): () => void
  /** Lets calls in flight finish, refuses new ones, and closes the client's own token manager. */
  close(): Promise<void>
}

/** Row of a list of an answer. */
export type RowOf<Answer, List extends keyof Answer> = Answer[List] extends readonly (infer Row)[] ? Row : never

/** `unknown` for an answer with one list. For an answer with several lists, or without a list, no endpoint fits. */
type OnlyList<Name extends string, Each extends string = Name> = [Name] extends [never]
  ? never
  : Name extends Each
    ? [Each] extends [Name]
      ? unknown
      : never
    : never

/**
 * Creates a client for one account of KIS.
 *
 * @example
 * const kis = createKisClient({ environment: 'paper', credentials, tokenStore: sqliteStore({ path: '.tokens/tokens.db' }) })
 * @throws {KisInputError} a missing or blank credential, an account number of the wrong form, an unknown environment,
 * a rate that is not of whole numbers above zero, `tokens` together with `tokenStore`
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
  if (options.tokens && options.tokenStore) {
    throw new KisInputError({
      field: 'tokenStore',
      rule: 'must be left out with `tokens`: a shared token manager has a store of its own; leave out one of the two',
    })
  }
  const credentials = parseAppCredentials(options.credentials)
  const account = parseAccountNumber(options.credentials.account, 'credentials.account')
  const hosts = options.hosts ?? kisHosts[environment]

  const { tokens, closeTokens } = options.tokens
    ? { tokens: options.tokens, closeTokens: () => Promise.resolve() }
    : manageOwnTokens()
  const events = createEvents()
  const sessions = createTokenSessions({
    tokens,
    connect: () => connect(hosts.rest),
    onBuilt: (built) => events.emit('session', built),
  })

  let running = 0
  let whenIdle: (() => void) | undefined
  const closing = new AbortController()
  const orClosing = (signal: AbortSignal | undefined) =>
    signal ? AbortSignal.any([signal, closing.signal]) : closing.signal

  const context: AttemptContext = {
    rest: hosts.rest,
    credentials,
    account,
    tokens,
    sessions,
    pacer: options.pacer ?? createLocalPacer({ clock }),
    rate: parseRate(options.rate ?? kisRateLimits.calls[environment]),
    // Names the app key to pacers that many processes share, without revealing it.
    paceKey: `${environment}/${createHash('sha256').update(credentials.appKey).digest('hex').slice(0, 12)}`,
    clock,
    timeoutMs,
    events,
    watchSchemaDrift: createSchemaDriftWatch((irregularity) => events.emit('irregular', irregularity)),
    orClosing,
  }

  function manageOwnTokens(): { tokens: TokenSource; closeTokens(): Promise<void> } {
    const issuer = kisTokenIssuer({ environment, credentials, hosts, connect, clock })
    const manager = createTokenManager({
      issuer,
      ...(options.tokenStore && { store: options.tokenStore }),
      // Without a clock of the caller's it keeps time by its own, which does not hold the process open.
      ...(options.clock && { clock }),
    })
    return { tokens: manager, closeTokens: () => manager.close() }
  }

  async function send(endpoint: AnyEndpoint, input: object, ask: Ask): Promise<Omit<AnsweredPage, 'input'>> {
    const request = buildRequest(endpoint, input, { environment, account })
    if (request.method === 'POST') {
      if (environment === 'real' && !realOrders) throw new KisOrdersLockedError()
      return attempt(context, endpoint, request, ask, 1)
    }
    for (let retries = 0, rejections = 0; ; retries += 1) {
      try {
        return await attempt(context, endpoint, request, ask, retries + 1)
      } catch (error) {
        // The read is sent once more with the next token; a second rejection is thrown.
        if (isTokenRejection(error) && rejections++ === 0) continue
        const waitMs = retryDelayMs(error, retries)
        if (waitMs === undefined) throw error
        await wait(clock, waitMs, orClosing(ask.signal))
      }
    }
  }

  /** Runs a call unless the client is closed, and lets `close` wait for it. */
  async function run<Result>(start: () => Promise<Result>): Promise<Result> {
    if (closing.signal.aborted) throw closing.signal.reason
    running += 1
    try {
      return await start()
    } finally {
      running -= 1
      if (running === 0) whenIdle?.()
    }
  }

  const pagesOf = (endpoint: AnyEndpoint, input: object, { signal, mostPages }: PageOptions, list?: string) =>
    walkPages(endpoint, input, (next, at) => run(() => send(endpoint, next, { ...at, signal, list })), { mostPages })

  let closed: Promise<void> | undefined
  async function close(): Promise<void> {
    closing.abort(new KisClosedError())
    if (running > 0) {
      await new Promise<void>((resolve) => {
        whenIdle = resolve
      })
    }
    await sessions.close()
    await closeTokens()
  }

  return {
    environment,
    account,
    clock,
    call: (endpoint, input, { signal } = {}) =>
      run(async () =>
        trustTables(
          endpoint,
          (await send(endpoint, input, { page: 1, continuation: '', signal, list: undefined })).body,
        ),
      ),
    async *pages(endpoint, input, options = {}) {
      for await (const body of pagesOf(endpoint, input, options)) yield trustTables(endpoint, body)
    },
    async *rows(endpoint: AnyEndpoint, input: object, options: PageOptions & { readonly list?: string } = {}) {
      const list = listOf(endpoint, options.list)
      for await (const row of walkRows(() => pagesOf(endpoint, input, options, list), list)) yield trustRows(row)
    },
    on: events.on,
    close() {
      closed ??= close()
      return closed
    },
  }
}

/** @throws {KisInputError} not two whole numbers above zero */
function parseRate({ limit, windowMs }: RateLimit): RateLimit {
  for (const [name, value] of Object.entries({ limit, windowMs })) {
    if (!(Number.isSafeInteger(value) && value > 0))
      throw new KisInputError({ field: `rate.${name}`, rule: `${value} is not a whole number above zero` })
  }
  return { limit, windowMs }
}
