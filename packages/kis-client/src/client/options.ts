import type { Clock, TokenSource, TokenStore } from '@stockeye/token-manager'
import { systemClock } from '../clock.ts'
import { parseHosts } from '../connection/origin.ts'
import { type Connection, defaultConnect } from '../connection/transport.ts'
import { defaultUserAgent, userAgentRule } from '../connection/user-agent.ts'
import { type KisAppCredentials, parseAppCredentials } from '../credentials/credentials.ts'
import { type CallRate, type Environment, type KisHosts, kisHosts, kisRateLimits } from '../environment.ts'
import { KisInputError } from '../errors.ts'
import { parseRate, rateRule } from '../pacing/call-rate.ts'
import { createLocalPacer } from '../pacing/local-pacer.ts'
import type { Pacer } from '../pacing/pacer.ts'
import { type OpenSocket, wsSocket } from '../realtime/session/socket.ts'
import { type AccountNumber, parseAccountNumber } from '../values/account-number.ts'
import { checkNames } from '../values/check-names.ts'
import {
  checkOption,
  clockRule,
  environmentRule,
  functionRule,
  type OptionRule,
  objectRule,
  oneOf,
  spanRule,
  withMethods,
} from '../values/check-options.ts'

/** App key, secret and account. */
export interface KisCredentials extends KisAppCredentials {
  /** Account number: eight digits, a hyphen and the two digits of the product, `12345678-01`. */
  readonly account: string
}

/** Kind of the customer, which KIS takes as P or B. */
export type CustomerType = 'person' | 'corporation'

/** Options of `createKisClient`. */
export interface KisClientOptions<In extends Environment = Environment> {
  /** `paper` for KIS's 모의투자, `real` for real accounts: KIS issues an app key for one of the two. */
  readonly environment: In
  /** App key and secret of KIS's portal, and the account that they are for. */
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
  /**
   * Token manager of the WebSocket's approval keys, which this client shares with others. Closing it is yours.
   *
   * @default a token manager of the client's own, on `tokenStore`
   */
  readonly approvalKeys?: TokenSource
  /** Unlocks writes on a real account. Without it the client refuses each one, with the outcome `not-sent`. @default false */
  readonly realOrders?: boolean
  /** Kind of customer, which KIS gets as `custtype`: P for a person, B for a corporation. @default 'person' */
  readonly customerType?: CustomerType
  /**
   * Header `User-Agent` of every request. KIS's support asks for one, since it drops some connections without.
   *
   * @default 'stockeye-kis-client/' and the version of this package
   * @see python-kis#62, #63
   */
  readonly userAgent?: string
  /** Time after which a request without an answer fails, in ms. @default 10_000 */
  readonly timeoutMs?: number
  /** Addresses of KIS, for a simulator or a proxy. @default KIS's own, by environment */
  readonly hosts?: KisHosts
  /**
   * Rate that KIS allows the app key, such as `kisRateLimits.newCustomer` for the first three days. All clients of one app
   * key pass the same. `spacingMs` keeps calls apart, as KIS advises: `{ ...kisRateLimits.calls.real, spacingMs: 120 }`.
   *
   * @default kisRateLimits.calls of the environment
   */
  readonly rate?: CallRate
  /** Shares the rate with other clients of the app key. @default createLocalPacer(), for this client alone */
  readonly pacer?: Pacer
  /** Opens the connections of one session. Required on Bun: see docs/size.md. @default undici */
  readonly connect?: (origin: string) => Connection
  /** Opens the WebSockets of a stream. @default the package ws */
  readonly openSocket?: OpenSocket
  /** Source of time. @default the clock of the machine */
  readonly clock?: Clock
}

/** Options of a client, checked and with their defaults. */
export interface CheckedOptions {
  readonly environment: Environment
  readonly credentials: KisAppCredentials
  readonly account: AccountNumber
  readonly realOrders: boolean
  readonly customerType: CustomerType
  readonly userAgent: string
  readonly timeoutMs: number
  readonly hosts: KisHosts
  readonly rate: CallRate
  readonly pacer: Pacer
  readonly connect: (origin: string) => Connection
  readonly openSocket: OpenSocket
  readonly clock: Clock
}

/** Checks the options and fills in the defaults. @throws {KisInputError} an option is missing or wrong; `field` is its name */
export function checkOptions(options: KisClientOptions): CheckedOptions {
  checkOption('options', options, objectRule('{ environment, credentials }'))
  checkNames(options, 'an option of createKisClient', ['environment', 'credentials', ...Object.keys(rules)])
  checkOption('environment', options.environment, environmentRule)
  for (const [name, rule] of Object.entries(rules)) {
    const value: unknown = Reflect.get(options, name)
    if (value !== undefined) checkOption(name, value, rule)
  }
  if (options.tokens && options.tokenStore) {
    throw new KisInputError({
      field: 'tokenStore',
      rule: 'is given together with `tokens`, and a shared token manager has a store of its own; leave out one of the two',
    })
  }
  const {
    environment,
    realOrders = false,
    customerType = 'person',
    userAgent = defaultUserAgent,
    timeoutMs = 10_000,
    connect = defaultConnect(),
    openSocket = wsSocket,
    clock = systemClock,
  } = options
  return {
    environment,
    credentials: parseAppCredentials(options.credentials),
    account: parseAccountNumber(options.credentials.account, 'credentials.account'),
    realOrders,
    customerType,
    userAgent,
    timeoutMs,
    hosts: parseHosts(options.hosts ?? kisHosts[environment]),
    rate: parseRate(options.rate ?? kisRateLimits.calls[environment]),
    pacer: options.pacer ?? createLocalPacer({ clock }),
    connect,
    openSocket,
    clock,
  }
}

/** Rules of the options that may be left out. The parsers of the others check them. */
const rules: { readonly [name in Exclude<keyof KisClientOptions, 'environment' | 'credentials'>]-?: OptionRule } = {
  tokens: withMethods('a token source', ['get', 'reject', 'on'], 'a token manager of createTokenManager'),
  approvalKeys: withMethods(
    'a token source',
    ['get', 'reject', 'on'],
    "a token manager on kisTokenIssuer({ kind: 'approval-key' })",
  ),
  tokenStore: withMethods(
    'a store of tokens',
    ['read', 'lease', 'write', 'release'],
    'memoryStore(), sqliteStore({ path }), redisStore({ redis }) or another TokenStore',
  ),
  // A text such as 'no' would unlock orders.
  realOrders: { is: 'a boolean', use: 'true or false', fits: (value) => typeof value === 'boolean' },
  customerType: oneOf('a kind of customer', ['person', 'corporation']),
  userAgent: userAgentRule,
  timeoutMs: spanRule('a number such as 10000'),
  // `parseHosts` checks its parts.
  hosts: objectRule('the hosts of a simulator, or leave it out for those of KIS'),
  rate: rateRule,
  pacer: withMethods('a pacer', ['turn'], 'createLocalPacer() or redisPacer({ redis })'),
  connect: functionRule('a function that opens a Connection, or leave it out for undici'),
  openSocket: functionRule('a function that opens a RealtimeSocket, or leave it out for ws'),
  clock: clockRule,
}
