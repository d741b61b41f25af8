import { inspect } from 'node:util'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { memoryStore } from '../stores/memory.ts'
import { createTokenManager } from '../token-manager.ts'
import { type OAuthAnswer, startOAuthServer } from './authorization-server.test-kit.ts'
import { type OAuthIssuerOptions, oauthIssuer } from './issuer.ts'

const second = 1_000
const minute = 60 * second
const client = { clientId: 'me', clientSecret: 'mine' }

/** Starts a server, and returns a manager of its tokens on a fake clock. */
async function setUp(options: Partial<OAuthIssuerOptions> = {}) {
  const server = await startOAuthServer()
  const clock = fakeClock()
  const issuer = oauthIssuer({ tokenUrl: server.url, ...client, clock, ...options })
  const store = memoryStore({ clock })
  const tokens = createTokenManager({ issuer, clock, store })
  onTestFinished(() => tokens.close())
  return { server, clock, issuer, tokens, store }
}

const errorOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)

describe('oauthIssuer', () => {
  it('sends the client in the header by default, with the fields that RFC 6749 names', async () => {
    const { server, tokens } = await setUp({ scope: 'read write', parameters: { audience: 'https://api' } })

    const token = await tokens.get()

    expect(token.secret).toBe('access-1')
    // btoa('me:mine'), as in RFC 7617.
    expect(server.requests).toEqual([
      {
        authorization: 'Basic bWU6bWluZQ==',
        form: { grant_type: 'client_credentials', scope: 'read write', audience: 'https://api' },
      },
    ])
  })

  it('sends the client in the form if `clientAuth` says so', async () => {
    const { server, tokens } = await setUp({ clientAuth: 'post' })

    await tokens.get()

    expect(server.requests).toEqual([
      { form: { grant_type: 'client_credentials', client_id: 'me', client_secret: 'mine' } },
    ])
  })

  it('keeps the tokens of two scopes, audiences and clients apart', () => {
    const at = { tokenUrl: 'https://example.com/token', clientId: 'me' }
    const ids = [
      at,
      { ...at, clientId: 'you' },
      { ...at, scope: 'read' },
      { ...at, parameters: { audience: 'a' } },
      { ...at, parameters: { audience: 'b' } },
      { ...at, tokenUrl: 'https://example.org/token' },
    ].map((options) => oauthIssuer(options).id)

    expect(new Set(ids).size).toBe(6)
  })

  it('shows no secret when it is printed', async () => {
    const issuer = oauthIssuer({ tokenUrl: 'https://a.example', ...client, id: 'a', refreshToken: 'canary-refresh' })

    expect(inspect(issuer, { depth: 9, showHidden: true }) + JSON.stringify(issuer)).not.toMatch(/canary|mine/)
  })

  it.each([
    [3_600, 3_600_000],
    ['3600', 3_600_000],
    [' 3600 ', 3_600_000],
    [3_599.9, 3_599_900],
    ['1e3', 1_000_000],
  ])('serves a token with expires_in %j until its end', async (expires_in, lifeMs) => {
    const { server, clock, tokens } = await setUp()
    server.answer({ fields: { expires_in } })

    expect((await tokens.get()).expiresAt - clock.now()).toBe(lifeMs)
  })

  it.each([undefined, null, 1e300, '1e400'])('serves a token without an end with expires_in %j', async (expires_in) => {
    const { server, tokens } = await setUp()
    server.answer({ fields: { expires_in } })

    expect((await tokens.get()).expiresAt).toBe(8_640_000_000_000_000)
  })

  it.each([0, '0', -1, -1e300])('asks for another token with expires_in %j', async (expires_in) => {
    const { server, clock, tokens } = await setUp()
    server.answer({ fields: { expires_in } })

    const error = await errorOf(tokens.get())
    await clock.advance(2 * second)

    expect(error).toMatchObject({ code: 'TOKEN_REFUSED', issuerCode: 'TOKEN_ENDED', retryAfterMs: 2 * second })
    await vi.waitUntil(() => tokens.status().phase === 'fresh')
    expect(tokens.status().token?.secret).toBe('access-2')
  })

  it.each(['soon', '', true, {}, [3_600]])('refuses expires_in %j', async (expires_in) => {
    const { server, tokens } = await setUp()
    server.answer({ fields: { expires_in } })

    expect(await errorOf(tokens.get())).toMatchObject({ code: 'TOKEN_REFUSED', issuerCode: 'TOKEN_INPUT' })
  })

  it.each<[string, OAuthAnswer, object]>([
    ['invalid_client', { status: 401, fields: { error: 'invalid_client' } }, { kind: 'fatal', code: 'invalid_client' }],
    ['invalid_scope', { status: 400, fields: { error: 'invalid_scope' } }, { kind: 'fatal', code: 'invalid_scope' }],
    ['invalid_grant', { status: 400, fields: { error: 'invalid_grant' } }, { kind: 'fatal', code: 'invalid_grant' }],
    ['an error under 200', { fields: { error: 'invalid_client' } }, { kind: 'fatal', code: 'invalid_client' }],
    ['an unknown error', { status: 400, fields: { error: 'try_later' } }, { kind: 'retry', code: 'try_later' }],
    ['a bare 401', { status: 401, text: '<html>' }, { kind: 'retry', code: 'HTTP_401' }],
    ['a redirect', { status: 302, headers: { location: '/login' }, text: '' }, { kind: 'retry', code: 'HTTP_302' }],
    [
      '503 with seconds',
      { status: 503, headers: { 'retry-after': '120' }, text: '' },
      { kind: 'retry', code: 'HTTP_503', retryAfterMs: 120 * second },
    ],
    [
      '503 with a date',
      { status: 503, headers: { 'retry-after': new Date(Date.UTC(2026, 0, 5, 0, 3)).toUTCString() }, text: '' },
      { kind: 'retry', code: 'HTTP_503', retryAfterMs: 3 * minute },
    ],
    [
      '503 with a date of the past',
      { status: 503, headers: { 'retry-after': 'Mon, 05 Jan 2015 00:00:00 GMT' }, text: '' },
      { kind: 'retry', code: 'HTTP_503' },
    ],
    [
      '503 with a text',
      { status: 503, headers: { 'retry-after': 'soon' }, text: '' },
      { kind: 'retry', code: 'HTTP_503' },
    ],
    [
      '500 with a fatal code',
      { status: 500, fields: { error: 'invalid_client' } },
      { kind: 'retry', code: 'invalid_client' },
    ],
    [
      '429',
      { status: 429, headers: { 'retry-after': '5' }, text: '' },
      { kind: 'wait', code: 'HTTP_429', retryAfterMs: 5 * second },
    ],
  ])('returns the verdict on %s', async (_, answer, verdict) => {
    const { server, issuer } = await setUp()
    server.answer(answer)

    const error = await errorOf(issuer.issue({ signal: new AbortController().signal }))

    expect(issuer.verdict(error)).toEqual({ retryAfterMs: undefined, ...verdict })
  })

  it.each<[string, OAuthAnswer, string]>([
    ['HTML', { text: '<html>canary</html>' }, 'OAUTH_NOT_JSON'],
    ['a list', { text: '["canary"]' }, 'OAUTH_NOT_JSON'],
    ['no token', { fields: { access_token: undefined, note: 'canary' } }, 'OAUTH_INVALID_RESPONSE'],
    ['a token that is no text', { fields: { access_token: { canary: 1 } } }, 'OAUTH_INVALID_RESPONSE'],
    ['a type that needs a proof', { fields: { token_type: 'DPoP-canary' } }, 'OAUTH_UNSUPPORTED_OPERATION'],
  ])('is tried again after an answer with %s, and the error quotes nothing of it', async (_, answer, issuerCode) => {
    const { server, tokens } = await setUp()
    server.answer(answer)

    const error = await errorOf(tokens.get())

    expect(error).toMatchObject({ code: 'TOKEN_REFUSED', issuerCode, attempts: 1, retryAfterMs: 62 * second })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('canary')
  })

  it('stores no refresh token that a server sends to client credentials', async () => {
    const { server, issuer, tokens, store } = await setUp()
    server.answer({ fields: { refresh_token: 'not asked for' } })

    await tokens.get()

    expect((await store.read(issuer.id))?.refreshToken).toBeUndefined()
  })

  it.each([undefined, null])('accepts an answer whose optional fields are %j', async (value) => {
    const { server, tokens } = await setUp()
    server.answer({
      fields: { token_type: value, refresh_token: value, error: value, id_token: 'of an unknown issuer' },
    })

    expect((await tokens.get()).secret).toBe('access-1')
  })

  it.each([
    ['tokenUrl', {}],
    ['tokenUrl', { tokenUrl: 'http://example.com/token' }],
    ['tokenUrl', { tokenUrl: 'example.com' }],
    ['tokenUrl', { tokenUrl: 'https://me@example.com/token' }],
    ['tokenUrl', { tokenUrl: 'https://:canary@example.com/token' }],
    ['tokenUrl', { tokenUrl: 'https://example.com/token#part' }],
    ['clientId', { clientId: '' }],
    ['clientSecret', { clientSecret: '' }],
    ['clientAuth', { clientAuth: 'jwt' }],
    ['scope', { scope: ['read'] }],
    ['clientId', { clientId: 'me\ud800' }],
    ['clientSecret', { clientSecret: 'mine\ud800' }],
    ['scope', { scope: 'read\ud800' }],
    ['parameters', { parameters: 'a=b' }],
    ['parameters', { parameters: new URLSearchParams({ audience: 'a' }) }],
    ['parameters', { parameters: ['audience'] }],
    ['parameters.audience', { parameters: { audience: 5 } }],
    ['parameters.audience', { parameters: { audience: undefined } }],
    ['parameters.audience', { parameters: { audience: 'a\ud800' } }],
    ['parameters.grant_type', { parameters: { grant_type: 'password' } }],
    ['parameters.client_id', { parameters: { client_id: 'other' } }],
    ['parameters.client_secret', { parameters: { client_secret: 'other' } }],
    ['parameters.refresh_token', { parameters: { refresh_token: 'other' } }],
    ['parameters.scope', { parameters: { scope: 'write' } }],
    ['id', { id: 'user\n' }],
    ['refreshToken', { refreshToken: 'r\n', id: 'user' }],
    ['id', { refreshToken: 'r' }],
    ['refreshToken', { refreshToken: '', id: 'user' }],
    ['leastIntervalMs', { leastIntervalMs: -1 }],
    ['fetch', { fetch: 'fetch' }],
    ['clock', { clock: {} }],
    ['clientsecret', { clientsecret: 'mine' }],
  ])('refuses an option that is wrong, and names its field: %s', (field, options) => {
    const given =
      field === 'tokenUrl'
        ? { clientId: 'me', ...options }
        : { tokenUrl: 'https://a.example', clientId: 'me', ...options }
    // @ts-expect-error -- a program in JavaScript can pass any value.
    const create = () => oauthIssuer(given)

    expect(create).toThrow(expect.objectContaining({ code: 'TOKEN_INPUT', field }))
  })
})
