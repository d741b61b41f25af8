import { expect, it } from 'vitest'
import * as encrypted from './encrypted.ts'
import * as fakes from './fake-issuer.ts'
import * as root from './index.ts'
import * as oauth from './oauth.ts'
import * as redis from './redis.ts'
import * as sqlite from './sqlite.ts'
import * as testing from './testing.ts'

it('exports these names and no other', () => {
  expect({
    root: Object.keys(root).sort(),
    sqlite: Object.keys(sqlite).sort(),
    redis: Object.keys(redis).sort(),
    encrypted: Object.keys(encrypted).sort(),
    oauth: Object.keys(oauth).sort(),
    'fake-issuer': Object.keys(fakes).sort(),
    testing: Object.keys(testing).sort(),
  }).toMatchInlineSnapshot(`
    {
      "encrypted": [
        "encryptedStore",
      ],
      "fake-issuer": [
        "fakeIssuer",
        "serverIssuer",
        "startIssuerServer",
      ],
      "oauth": [
        "oauthIssuer",
      ],
      "redis": [
        "redisStore",
      ],
      "root": [
        "TokenClosedError",
        "TokenError",
        "TokenInputError",
        "TokenListenerError",
        "TokenRefusedError",
        "TokenSignInError",
        "TokenStoreError",
        "TokenUnchangedError",
        "createTokenManager",
        "isTokenError",
        "memoryStore",
        "systemClock",
      ],
      "sqlite": [
        "sqliteStore",
      ],
      "testing": [
        "testTokenStore",
      ],
    }
  `)
})
