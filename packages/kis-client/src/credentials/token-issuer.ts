import type { Clock, TokenIssuer } from '@stockeye/token-manager'
import { plainCause, redactError } from '../client/redact.ts'
import { systemClock } from '../clock.ts'
import { parseHosts } from '../connection/origin.ts'
import { type Connection, defaultConnect, openConnection } from '../connection/transport.ts'
import { defaultUserAgent, userAgentRule } from '../connection/user-agent.ts'
import { type Environment, type KisHosts, kisHosts, kisRateLimits } from '../environment.ts'
import { isKisError } from '../errors.ts'
import { checkOption, clockRule, environmentRule, functionRule, objectRule, oneOf } from '../values/check-options.ts'
import { fingerprint, type KisAppCredentials, parseAppCredentials } from './credentials.ts'
import { issueAccessToken } from './issue-access-token.ts'
import { issueApprovalKey } from './issue-approval-key.ts'

/** Options of `kisTokenIssuer`. */
export interface KisTokenIssuerOptions {
  /** Environment of the app key: it chooses the host. */
  readonly environment: Environment
  /** App key and secret of KIS's portal. */
  readonly credentials: KisAppCredentials
  /** Kind of token. The WebSocket takes an `approval-key`, which needs a token manager of its own. @default 'access-token' */
  readonly kind?: 'access-token' | 'approval-key'
  /** Addresses of KIS, for a simulator or a proxy. @default KIS's own, by environment */
  readonly hosts?: KisHosts
  /** Header `User-Agent` of every request. @default 'stockeye-kis-client/' and the version of this package */
  readonly userAgent?: string
  /** Opens the connection of one issue. Required on Bun: see docs/size.md. @default undici */
  readonly connect?: (origin: string) => Connection
  /** Source of time, by which an approval key ends. @default the clock of the machine */
  readonly clock?: Clock
}

/**
 * Creates an issuer for `createTokenManager` that asks KIS.
 *
 * @example
 * const tokens = createTokenManager({ issuer: kisTokenIssuer({ environment: 'paper', credentials }) })
 * const clients = accounts.map((account) => createKisClient({ environment: 'paper', credentials: { ...app, account }, tokens }))
 * @throws {KisInputError} a missing or blank credential, an unknown environment or kind, a clock or `connect` of the wrong shape
 */
export function kisTokenIssuer(options: KisTokenIssuerOptions): TokenIssuer {
  checkOption('options', options, objectRule('{ environment, credentials }'))
  const { environment, kind = 'access-token', connect = defaultConnect(), clock = systemClock } = options
  const { userAgent = defaultUserAgent } = options
  checkOption('environment', environment, environmentRule)
  checkOption('kind', kind, oneOf('a kind of token', ['access-token', 'approval-key']))
  checkOption('connect', connect, functionRule('a function that opens a Connection, or leave it out for undici'))
  checkOption('userAgent', userAgent, userAgentRule)
  checkOption('clock', clock, clockRule)
  const credentials = parseAppCredentials(options.credentials)
  const { rest } = parseHosts(options.hosts ?? kisHosts[environment])
  const issue = kind === 'access-token' ? issueAccessToken : issueApprovalKey
  return {
    id: `kis/${fingerprint(credentials.appKey)}/${environment}/${kind}`,
    leastIntervalMs: kind === 'access-token' ? kisRateLimits.tokenIssue.windowMs : kisRateLimits.approvalKey.windowMs,
    async issue({ signal }) {
      const connection = openConnection(connect, rest)
      try {
        return await issue({
          credentials,
          rest,
          transport: connection.fetch,
          userAgent,
          signal,
          now: () => clock.now(),
        })
      } catch (error) {
        if (signal.aborted) throw signal.reason
        const known = [credentials.appKey, credentials.appSecret]
        // The error of a connection may hold the answer, for example a token.
        throw isKisError(error) ? redactError(error, known) : plainCause(error, known)
      } finally {
        // The token is here, so the caller does not wait until the sockets are closed.
        void connection.close().catch(() => undefined)
      }
    },
    verdict(error) {
      if (!isKisError(error)) return { kind: 'retry' }
      // `connect` is the caller's own, and returned no connection, or undici does not load: neither changes by a retry.
      if (error.code === 'KIS_INPUT') return { kind: 'fatal', code: error.code }
      if (error.code !== 'KIS_REFUSED') return { kind: 'retry' }
      const code = error.messageCode
      if (code === 'EGW00133') return { kind: 'wait', retryAfterMs: kisRateLimits.tokenIssue.windowMs, code }
      // KIS also answers EGW00103 to a key that has asked too often: more requests make that worse.
      return { kind: fatal.has(code) ? 'fatal' : 'retry', code }
    },
  }
}

/** Codes of bad or blocked credentials, and of an address that is not allowed: a retry cannot help. */
const fatal: ReadonlySet<string> = new Set([
  'EGW00003',
  'EGW00004',
  'EGW00102',
  'EGW00103',
  'EGW00104',
  'EGW00105',
  'EGW00207',
  'EGW00303',
])
