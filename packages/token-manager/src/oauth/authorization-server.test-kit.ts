import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { assert, onTestFinished } from 'vitest'

/** A refresh token that the server has issued. */
interface Grant {
  /** All refresh tokens of one sign-in: the reuse of one revokes all of them (RFC 9700, section 4.14.2). */
  readonly family: { isRevoked: boolean }
  isUsed: boolean
}

/** An answer that a test sets instead of the server's own. */
export interface OAuthAnswer {
  readonly status?: number
  readonly headers?: Record<string, string>
  /** Fields that replace those of the server's own answer. */
  readonly fields?: Readonly<Record<string, unknown>>
  /** Text in the place of JSON. */
  readonly text?: string
}

export interface OAuthServer {
  /** URL of the token endpoint, on loopback. */
  readonly url: string
  /** Requests so far: the form, and the header of HTTP Basic. */
  readonly requests: readonly { readonly form: Readonly<Record<string, string>>; readonly authorization?: string }[]
  /** Returns the number of requests with a refresh token that was used before. */
  reused(): number
  /** Returns the refresh token of a new sign-in. */
  signIn(): string
  /** Sets the answer to the next request. It changes nothing about the tokens that the server issues. */
  answer(how: OAuthAnswer): void
  /** Calls `look` at each request, before it is answered. */
  onRequest(look: () => void | Promise<void>): void
}

/** Starts an authorization server for one client, `me` with the secret `mine`, whose refresh tokens are single-use. */
export async function startOAuthServer({
  lifeS = 3_600,
  reuses = 0,
}: {
  /** Life of an access token, in s. */
  readonly lifeS?: number
  /** Reuses that the server forgives, as some do for a client that has lost the answer. */
  readonly reuses?: number
} = {}): Promise<OAuthServer> {
  const grants = new Map<string, Grant>()
  const requests: OAuthServer['requests'][number][] = []
  const answers: OAuthAnswer[] = []
  let look: () => void | Promise<void> = () => undefined
  let reused = 0
  let issued = 0

  function grant(family: Grant['family']): string {
    const secret = `refresh-${grants.size + 1}`
    grants.set(secret, { family, isUsed: false })
    return secret
  }

  /** Returns the status and the body of RFC 6749, sections 5.1 and 5.2. */
  function decide(form: Readonly<Record<string, string>>, authorization: string | undefined): [number, object] {
    const isClient =
      authorization === `Basic ${btoa('me:mine')}` || (form['client_id'] === 'me' && form['client_secret'] === 'mine')
    if (!isClient) return [401, { error: 'invalid_client' }]
    const token = () => {
      issued += 1
      return { access_token: `access-${issued}`, token_type: 'Bearer', expires_in: lifeS }
    }
    if (form['grant_type'] === 'client_credentials') return [200, token()]
    if (form['grant_type'] !== 'refresh_token') return [400, { error: 'unsupported_grant_type' }]
    const found = grants.get(form['refresh_token'] ?? '')
    if (found === undefined || found.family.isRevoked) return [400, { error: 'invalid_grant' }]
    if (found.isUsed) {
      reused += 1
      found.family.isRevoked = reused > reuses
      if (found.family.isRevoked) return [400, { error: 'invalid_grant' }]
    }
    found.isUsed = true
    return [200, { ...token(), refresh_token: grant(found.family) }]
  }

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const form = Object.fromEntries(new URLSearchParams(await text(request)))
    const { authorization } = request.headers
    requests.push({ form, ...(authorization !== undefined && { authorization }) })
    await look()
    const own = decide(form, authorization)
    const how = answers.shift()
    response.statusCode = how?.status ?? own[0]
    response.setHeader('content-type', how?.text === undefined ? 'application/json' : 'text/html')
    for (const [name, value] of Object.entries(how?.headers ?? {})) response.setHeader(name, value)
    response.end(how?.text ?? JSON.stringify({ ...(how?.status === undefined && own[1]), ...how?.fields }))
  }

  const server = createServer((request, response) => void respond(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  assert(typeof address === 'object' && address)
  return {
    url: `http://127.0.0.1:${address.port}/token`,
    requests,
    reused: () => reused,
    signIn: () => grant({ isRevoked: false }),
    answer: (how) => void answers.push(how),
    onRequest(next) {
      look = next
    },
  }
}
