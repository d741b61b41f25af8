import { OAuth2Client } from 'google-auth-library'
import pMemoize from 'p-memoize'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { createTokenManager, memoryStore } from '../src/index.ts'

const dayMs = 86_400_000

// Every request asks for the token first, and nearly every time it is the one in memory. All three are awaited; p-memoize
// looks at no expiry, which flatters it.
export default defineBench({
  id: 'cached-get',
  unit: 'ops/CPU-s',
  ours: async () => {
    const manager = createTokenManager({
      issuer: {
        key: 'bench',
        issue: async () => ({ secret: 'a-token', expiresAt: Date.now() + dayMs }),
        verdict: () => ({ kind: 'fatal' }),
      },
      store: memoryStore(),
    })
    await manager.start()
    return () => manager.get()
  },
  peers: {
    'p-memoize': () => {
      const get = pMemoize(async () => 'a-token')
      return () => get()
    },
    'google-auth-library': () => {
      const client = new OAuth2Client()
      client.setCredentials({ access_token: 'a-token', refresh_token: 'unused', expiry_date: Date.now() + dayMs })
      return () => client.getAccessToken()
    },
  },
})
