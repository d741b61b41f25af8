import { expect, it } from 'vitest'
import * as root from './index.ts'
import * as sqlite from './stores/sqlite.ts'
import * as testing from './testing/index.ts'

it('exports these names and no other', () => {
  expect({
    root: Object.keys(root),
    sqlite: Object.keys(sqlite),
    testing: Object.keys(testing),
  }).toMatchInlineSnapshot(`
    {
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
      ],
    }
  `)
})
