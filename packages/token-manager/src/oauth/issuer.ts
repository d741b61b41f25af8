import { importPeers } from '@stockeye/internal/peer'
import type * as OAuth from 'oauth4webapi'
import {
  checkFunction,
  checkId,
  checkLine,
  checkMs,
  checkNames,
  checkPort,
  checkSendable,
  checkText,
  type NamesOf,
} from '../check-options.ts'
import { type Clock, systemClock } from '../clock.ts'
import { TokenInputError } from '../errors.ts'
import type { IssueOptions, IssuerVerdict, TokenIssuer } from '../issuer.ts'
import { fingerprintOf } from '../token.ts'
import { OAuthRefusal, verdictOn } from './refusal.ts'
import { readAnswer, tokenOf } from './token-answer.ts'

/** Sends a request: `fetch`, or a function that calls it with a proxy or a certificate of its own. */
export type OAuthFetch = (
  url: string,
  request: {
    readonly method: 'POST'
    readonly headers: Record<string, string>
    readonly body: URLSearchParams
    readonly redirect: 'manual'
    readonly signal?: AbortSignal
  },
) => Promise<Response>

/** Options of `oauthIssuer`. */
export interface OAuthIssuerOptions {
  /** URL of the token endpoint: `https:`, or `http:` on loopback. */
  readonly tokenUrl: string
  /** Id that the server has given to the client; a part of the default `id`. */
  readonly clientId: string
  /** Secret of the client; missing for a public client. */
  readonly clientSecret?: string | undefined
  /** Place of the secret: `basic` in the header of HTTP Basic, `post` in the form. @default 'basic' */
  readonly clientAuth?: 'basic' | 'post' | undefined
  /** Names of the scope, separated by spaces. @default the server decides */
  readonly scope?: string | undefined
  /** Further fields of the form, such as `audience`; none that another option sets. @default {} */
  readonly parameters?: Readonly<Record<string, string>> | undefined
  /**
   * Refresh token of a sign-in, or a function that returns that of the last one. With it the grant is `refresh_token`.
   *
   * @default not set: the grant is `client_credentials`
   */
  readonly refreshToken?: string | (() => string) | undefined
  /**
   * `id` of the issuer. It is required with a `refreshToken`, because it names the user.
   *
   * @default made of the URL, the client and the scope
   */
  readonly id?: string | undefined
  /** Least span that the server demands between two requests, in ms. @default 0 */
  readonly leastIntervalMs?: number | undefined
  /** Function that sends the request. @default globalThis.fetch */
  readonly fetch?: OAuthFetch | undefined
  /** Source of time. @default systemClock */
  readonly clock?: Pick<Clock, 'now'> | undefined
}

const optionNames: NamesOf<OAuthIssuerOptions> = {
  tokenUrl: true,
  clientId: true,
  clientSecret: true,
  clientAuth: true,
  scope: true,
  parameters: true,
  refreshToken: true,
  id: true,
  leastIntervalMs: true,
  fetch: true,
  clock: true,
}

/** Fields of the form that the request has already, and the option that sets each. */
const ownParameters = new Map([
  ['grant_type', 'refreshToken'],
  ['client_id', 'clientId'],
  ['client_secret', 'clientSecret'],
  ['refresh_token', 'refreshToken'],
  ['scope', 'scope'],
])

/**
 * Returns an issuer for a server of OAuth 2.0, with the grant `client_credentials` or `refresh_token`.
 *
 * @example
 * const issuer = oauthIssuer({ tokenUrl: url, clientId: 'my-program', clientSecret: process.env.CLIENT_SECRET })
 * const tokens = createTokenManager({ issuer })
 * @throws {TokenInputError} an option is wrong
 * @see RFC 6749 sections 4.4 and 6, RFC 9700 section 4.14
 */
export function oauthIssuer(options: OAuthIssuerOptions): TokenIssuer & Required<Pick<TokenIssuer, 'verdict'>> {
  checkOptions(options)
  const { tokenUrl, clientId, refreshToken: first, leastIntervalMs = 0, clock = systemClock } = options
  const server: OAuth.AuthorizationServer = { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl }
  const client: OAuth.Client = { client_id: clientId }
  const parameters = { ...options.parameters, ...(options.scope !== undefined && { scope: options.scope }) }

  function request(oauth: typeof OAuth, { signal, refreshToken }: IssueOptions): Promise<Response> {
    const { fetch } = options
    const authentication = authenticationOf(oauth, options)
    const how = {
      signal,
      ...(fetch !== undefined && { [oauth.customFetch]: fetch }),
      // `checkOptions` lets `http:` pass on loopback only.
      [oauth.allowInsecureRequests]: true,
    }
    if (first === undefined) return oauth.clientCredentialsGrantRequest(server, client, authentication, parameters, how)
    return oauth.refreshTokenGrantRequest(server, client, authentication, refreshToken ?? '', {
      ...how,
      additionalParameters: parameters,
    })
  }

  return {
    id: options.id ?? idOf(options),
    leastIntervalMs,
    async issue(how) {
      const oauth = await importPeers({ user: 'oauthIssuer', packages: ['oauth4webapi'] }, () => import('oauth4webapi'))
      const askedAt = clock.now()
      const response = await request(oauth, how)
      const answer = await readAnswer(response, clock.now())
      await oauth.processGenericTokenEndpointResponse(server, client, answer.checked)
      return tokenOf(answer.fields, askedAt, { hasRefreshToken: first !== undefined })
    },
    verdict(error): IssuerVerdict {
      return error instanceof OAuthRefusal
        ? verdictOn(error, { hasRefreshToken: first !== undefined })
        : { kind: 'retry' }
    },
    ...(first !== undefined && { firstRefreshToken: () => firstOf(first) }),
  }
}

/** Returns the refresh token of the last sign-in. */
function firstOf(first: string | (() => string)): string {
  const secret = typeof first === 'function' ? first() : first
  const use = 'pass the refresh token of a sign-in, or a function that returns it'
  checkText('refreshToken', secret, use)
  checkSendable('refreshToken', secret, use)
  return secret
}

function authenticationOf(
  oauth: typeof OAuth,
  { clientSecret, clientAuth = 'basic' }: OAuthIssuerOptions,
): OAuth.ClientAuth {
  if (clientSecret === undefined) return oauth.None()
  return clientAuth === 'post' ? oauth.ClientSecretPost(clientSecret) : oauth.ClientSecretBasic(clientSecret)
}

/** Returns the name of the server, the client and the scope. Further fields may be secret, and are named by a fingerprint. */
function idOf({ tokenUrl, clientId, scope, parameters = {} }: OAuthIssuerOptions): string {
  const others = Object.entries(parameters).sort()
  const parts = [tokenUrl, clientId, ...(scope === undefined ? [] : [scope])]
  if (others.length > 0) parts.push(fingerprintOf(JSON.stringify(others)))
  return [...parts, 'access-token'].join('/')
}

/** Checks what a program in JavaScript, or one with a cast, may pass. */
function checkOptions(options: OAuthIssuerOptions) {
  checkPort('options', options, [], 'pass { tokenUrl, clientId, clientSecret }')
  checkNames(options, optionNames)
  checkUrl(options.tokenUrl)
  checkLine('clientId', options.clientId, 'pass the id that the server has given to the client')
  for (const field of ['clientSecret', 'scope'] as const) {
    if (options[field] !== undefined) checkLine(field, options[field], 'pass a text of one line, or leave it out')
  }
  if (options.id !== undefined) checkId('id', options.id, 'pass a text of one line, or leave it out')
  const { clientAuth, parameters, refreshToken, leastIntervalMs, fetch, clock } = options
  if (clientAuth !== undefined && clientAuth !== 'basic' && clientAuth !== 'post') {
    throw new TokenInputError({ field: 'clientAuth', rule: "is not known; pass 'basic' or 'post', or leave it out" })
  }
  if (parameters !== undefined) checkParameters(parameters)
  if (refreshToken !== undefined) {
    if (typeof refreshToken !== 'function') firstOf(refreshToken)
    checkText('id', options.id, 'with a refreshToken, name the server, the client and the user')
  }
  if (leastIntervalMs !== undefined) checkMs('leastIntervalMs', leastIntervalMs, 0)
  if (fetch !== undefined) checkFunction('fetch', fetch, 'pass a function such as globalThis.fetch')
  if (clock !== undefined) checkPort('clock', clock, ['now'], 'pass an object with the method now')
}

/** Checks the further fields of the form. Their values may be secret, and are not quoted. */
function checkParameters(parameters: object) {
  checkPort('parameters', parameters, [], 'pass an object of texts')
  const prototype: unknown = Object.getPrototypeOf(parameters)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TokenInputError({ field: 'parameters', rule: 'has a class; pass a plain object of texts' })
  }
  for (const [name, value] of Object.entries(parameters)) {
    const field = `parameters.${name}`
    const option = ownParameters.get(name)
    if (option !== undefined) throw new TokenInputError({ field, rule: `is a field of each request; use ${option}` })
    const isText = typeof value === 'string' && `${name}${value}`.isWellFormed()
    if (!isText) throw new TokenInputError({ field, rule: 'is no text, or has half a surrogate pair; pass a text' })
  }
}

/** Checks the URL of the token endpoint. The value is not quoted: it may hold a password. */
function checkUrl(tokenUrl: unknown) {
  checkText('tokenUrl', tokenUrl, 'pass the URL of the token endpoint')
  const url = URL.parse(String(tokenUrl))
  const isLoopback = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback)
  // fetch refuses a password in a URL, and the name of the record, which errors hold, is made of the URL.
  if (isSafe && (url.username !== '' || url.password !== '')) {
    throw new TokenInputError({
      field: 'tokenUrl',
      rule: 'has a user name or a password; use clientId and clientSecret',
    })
  }
  if (isSafe && url.hash !== '') throw new TokenInputError({ field: 'tokenUrl', rule: 'has a fragment; leave it out' })
  if (isSafe) return
  // RFC 6749, section 3.2: the request holds the secret of the client.
  throw new TokenInputError({ field: 'tokenUrl', rule: 'is not an https: URL; pass one, or an http: URL on loopback' })
}
