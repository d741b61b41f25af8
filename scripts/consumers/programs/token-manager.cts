import { createTokenManager } from '@stockeye/token-manager'
import { fakeIssuer } from '@stockeye/token-manager/fake-issuer'
import { sqliteStore } from '@stockeye/token-manager/sqlite'

// The compiler writes declarations of what is exported: it must find a name for each type.
export const issuer = fakeIssuer()
export const store = sqliteStore({ path: '.tokens/tokens.db' })
export const tokens = createTokenManager({ issuer, store })

async function main() {
  const token = await tokens.get()
  console.log(token.generation, issuer.calls.length) // prints 1 1
  await tokens.close()
}

void main()
