import { expect, it } from 'vitest'
import * as root from './index.ts'
import * as encrypted from './stores/encrypted.ts'
import * as redis from './stores/redis.ts'
import * as sqlite from './stores/sqlite.ts'
import * as testing from './testing.ts'

it('exports these names and no other', () => {
  expect({
    root: Object.keys(root),
    sqlite: Object.keys(sqlite),
    redis: Object.keys(redis),
    encrypted: Object.keys(encrypted),
    testing: Object.keys(testing),
  }).toMatchInlineSnapshot(`
    {
      "encrypted": [
        "encryptedStore",
      ],
      "redis": [
        "redisStore",
      ],
      "root": [
        "systemClock",
        "isTokenError",
        "TokenClosedError",
        "TokenError",
        "TokenInputError",
        "TokenListenerError",
        "TokenRefusedError",
        "TokenStoreError",
        "TokenUnchangedError",
        "memoryStore",
        "createTokenManager",
      ],
      "sqlite": [
        "sqliteStore",
      ],
      "testing": [
        "testTokenStore",
        "fakeIssuer",
        "serverIssuer",
        "startIssuerServer",
      ],
    }
  `)
})
