import assert from 'node:assert/strict'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { createTokenManager, memoryStore } from '../src/index.ts'

/** Requests one token; `expiresAt` is in ms since 1970. */
export type Issue = () => Promise<{ readonly secret: string; readonly expiresAt: number }>
/** Returns the token, in the shape of its owner: the bench would measure the unwrapping too. */
type Get = () => Promise<unknown>
type Owner = (issue: Issue) => Get | Promise<Get>

const dayMs = 86_400_000

export const ours: Owner = (issue) => {
  const manager = createTokenManager({
    issuer: { id: 'bench', issue },
    store: memoryStore(),
  })
  return () => manager.get()
}

/**
 * Other libraries that keep one token for many callers, with their own defaults. Only the network in front of `issue`
 * is missing.
 */
export const peers: Readonly<Record<string, Owner>> = {
  'smithy memoizeIdentityProvider': async (issue) => {
    const { doesIdentityRequireRefresh, isIdentityExpired, memoizeIdentityProvider } = await import('@smithy/core')
    const provide = async () => {
      const { secret, expiresAt } = await issue()
      return { secret, expiration: new Date(expiresAt) }
    }
    const get = memoizeIdentityProvider(provide, isIdentityExpired, doesIdentityRequireRefresh)
    assert(get)
    return () => get()
  },
  'google-auth-library': async (issue) => {
    const { OAuth2Client } = await import('google-auth-library')
    // This library retries after a 5xx or a broken connection. A 403 is the refusal after which it sends the fewest
    // requests.
    const fetchImplementation = () => answer(issue, 403)
    const client = new OAuth2Client({ transporterOptions: { fetchImplementation } })
    client.setCredentials({ refresh_token: 'unused' })
    return () => client.getAccessToken()
  },
  'Azure tokenCycler': async (issue) => {
    const { bearerTokenAuthenticationPolicy, createHttpHeaders, createPipelineRequest } = await import(
      '@azure/core-rest-pipeline'
    )
    const getToken = async () => {
      const { secret, expiresAt } = await issue()
      return { token: secret, expiresOnTimestamp: expiresAt }
    }
    // The cycler is not exported; the policy that owns one passes its `getAccessToken` to a callback.
    return new Promise<Get>((resolve, reject) => {
      const policy = bearerTokenAuthenticationPolicy({
        credential: { getToken },
        scopes: 'bench',
        challengeCallbacks: {
          authorizeRequest: async ({ getAccessToken, scopes }) => resolve(() => getAccessToken(scopes, {})),
        },
      })
      const request = createPipelineRequest({ url: 'https://localhost' })
      policy.sendRequest(request, async () => ({ request, status: 200, headers: createHttpHeaders() })).catch(reject)
    })
  },
  'p-memoize': async (issue) => {
    const { default: pMemoize } = await import('p-memoize')
    let held: Awaited<ReturnType<Issue>> | undefined
    // It reads no expiry; its readme advises a cache that does.
    const get = pMemoize(issue, {
      cache: {
        has: () => held !== undefined && Date.now() < held.expiresAt,
        get: () => held,
        set: (_key, token) => {
          held = token
        },
        delete: () => {
          held = undefined
        },
      },
    })
    return () => get()
  },
  'msal-node': async (issue) => {
    const { ConfidentialClientApplication } = await import('@azure/msal-node')
    const authority = 'https://login.microsoftonline.com/bench'
    const client = new ConfidentialClientApplication({
      auth: {
        clientId: 'bench',
        clientSecret: 'unused',
        authority,
        authorityMetadata: JSON.stringify({
          issuer: authority,
          authorization_endpoint: `${authority}/authorize`,
          token_endpoint: `${authority}/token`,
        }),
      },
      system: {
        networkClient: {
          sendGetRequestAsync: () =>
            Promise.reject(new Error('msal-node sent a GET request: set all its metadata in authorityMetadata')),
          async sendPostRequestAsync<T>() {
            // This library sends no request for a minute after a 5xx, and one for every caller after any other failure.
            const response = await answer(issue, 503)
            return { status: response.status, headers: {}, body: (await response.json()) as T }
          },
        },
      },
    })
    return () => client.acquireTokenByClientCredential({ scopes: ['bench/.default'] })
  },
}

/** Returns the answer of an OAuth server. */
async function answer(issue: Issue, refusal: number): Promise<Response> {
  try {
    const { secret, expiresAt } = await issue()
    const expiresIn = Math.round((expiresAt - Date.now()) / 1000)
    return Response.json({ access_token: secret, token_type: 'Bearer', expires_in: expiresIn })
  } catch {
    return Response.json({ error: 'temporarily_unavailable' }, { status: refusal })
  }
}

const holding = (owner: Owner) => async () => {
  const get = await owner(async () => ({ secret: 'a-token', expiresAt: Date.now() + dayMs }))
  await get()
  return get
}

// Every request asks for the token first, and nearly always the one in memory is returned. All calls are awaited.
export default defineBench({
  id: 'cached-get',
  title: 'reads of a token that is fresh',
  unit: 'ops/CPU-s',
  ours: holding(ours),
  peers: Object.fromEntries(Object.entries(peers).map(([name, owner]) => [name, holding(owner)])),
})
