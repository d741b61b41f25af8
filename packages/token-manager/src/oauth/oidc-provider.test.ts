import { once } from 'node:events'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { assert, describe, expect, it, onTestFinished, vi } from 'vitest'
import { memoryStore } from '../stores/memory.ts'
import { createTokenManager } from '../token-manager.ts'
import { type OAuthIssuerOptions, oauthIssuer } from './issuer.ts'

/** Starts the certified server `oidc-provider` on loopback, with refresh tokens that it replaces at each use. */
async function startProvider(clientAuth: 'client_secret_basic' | 'client_secret_post') {
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(console, 'info').mockReturnValue()
  onTestFinished(() => void vi.restoreAllMocks())
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  assert(typeof address === 'object' && address)
  const origin = `http://127.0.0.1:${address.port}`
  const provider = new Provider(origin, {
    clients: [
      {
        client_id: 'me',
        // Characters that the header must encode (RFC 6749, section 2.3.1).
        client_secret: 'mine:+%',
        token_endpoint_auth_method: clientAuth,
        grant_types: ['client_credentials', 'refresh_token', 'authorization_code'],
        redirect_uris: ['https://app.example/callback'],
        scope: 'read openid offline_access',
      },
    ],
    scopes: ['read', 'write', 'openid', 'offline_access'],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    rotateRefreshToken: true,
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  })
  server.on('request', provider.callback())

  /** Returns the refresh token of a person who has just signed in. */
  async function signIn(): Promise<string> {
    const client = await provider.Client.find('me')
    assert(client)
    const grant = new provider.Grant({ accountId: 'user', clientId: 'me' })
    grant.addOIDCScope('openid offline_access read')
    const grantId = await grant.save()
    const refreshToken = new provider.RefreshToken({
      accountId: 'user',
      client,
      grantId,
      scope: 'openid offline_access read',
      gty: 'authorization_code',
      authTime: 1,
    })
    return refreshToken.save()
  }
  return { tokenUrl: `${origin}/token`, signIn }
}

function managerOf(options: OAuthIssuerOptions) {
  const store = memoryStore()
  const tokens = createTokenManager({ issuer: oauthIssuer(options), store })
  onTestFinished(() => tokens.close())
  return { tokens, store }
}

describe('oauthIssuer with oidc-provider', () => {
  it.each([
    ['basic', 'client_secret_basic'],
    ['post', 'client_secret_post'],
  ] as const)('gets a token for client credentials: %s', async (clientAuth, method) => {
    const { tokenUrl } = await startProvider(method)
    const { tokens } = managerOf({ tokenUrl, clientId: 'me', clientSecret: 'mine:+%', clientAuth, scope: 'read' })
    const before = Date.now()

    const token = await tokens.get()

    expect(token.secret).toMatch(/^[\w-]{43}$/)
    // 10 min is the default of oidc-provider for client credentials.
    expect(token.expiresAt).toBeGreaterThanOrEqual(before + 600_000)
    expect(token.expiresAt).toBeLessThanOrEqual(Date.now() + 600_000)
  })

  it('replaces the refresh token at each use, and the server sees none twice', async () => {
    const { tokenUrl, signIn } = await startProvider('client_secret_basic')
    const client = { tokenUrl, clientId: 'me', clientSecret: 'mine:+%', id: 'user' }
    const { tokens, store } = managerOf({ ...client, refreshToken: await signIn() })
    const first = await tokens.get()
    const before = await store.read('user')

    await tokens.reject(first)
    const second = await tokens.get()
    const after = await store.read('user')

    expect(second.secret).not.toBe(first.secret)
    expect([before?.refreshToken?.number, after?.refreshToken?.number]).toEqual([2, 3])
    expect(after?.refreshToken?.secret).not.toBe(before?.refreshToken?.secret)
  })

  it('rejects with TOKEN_SIGN_IN when the server has seen the refresh token before', async () => {
    const { tokenUrl, signIn } = await startProvider('client_secret_basic')
    const client = { tokenUrl, clientId: 'me', clientSecret: 'mine:+%', id: 'user', refreshToken: await signIn() }
    await managerOf(client).tokens.get()

    const error = await managerOf(client)
      .tokens.get()
      .catch((error: unknown) => error)

    expect(error).toMatchObject({ code: 'TOKEN_SIGN_IN', reason: 'refused', issuerCode: 'invalid_grant' })
  })

  it.each([
    ['invalid_client', { clientSecret: 'wrong' }],
    ['invalid_scope', { scope: 'write' }],
  ])('stops after one try when the server refuses with %s', async (issuerCode, wrong) => {
    const { tokenUrl } = await startProvider('client_secret_basic')
    const { tokens } = managerOf({ tokenUrl, clientId: 'me', clientSecret: 'mine:+%', ...wrong })

    const error = await tokens.get().catch((error: unknown) => error)

    expect(error).toMatchObject({ code: 'TOKEN_REFUSED', issuerCode, attempts: 1 })
  })
})
