import { tapStore } from '@stockeye/example-shared/life'
import { kisTokenIssuer } from '@stockeye/kis-client'
import { createTokenManager, type TokenManager } from '@stockeye/token-manager'
import { createMeans, type Program } from './program.ts'
import type { World } from './world.ts'

/** Owner of the token of KIS: all clients of the system listen to it. */
export interface TokenOwner extends Program {
  readonly tokens: TokenManager
}

/** Starts the owner on the file of the one before it. */
export function startTokenOwner(world: World): TokenOwner {
  const { life, clock, connect } = createMeans(world)
  const store = world.disk.tokens(clock)
  const issuer = kisTokenIssuer({ ...world.simulator.clientOptions, clock, connect })
  const tokens = createTokenManager({ issuer, store: tapStore(store, life), clock })
  // It fails while KIS issues none, and the manager continues to retry.
  tokens.start().catch(() => undefined)
  return {
    tokens,
    die: life.die,
    async stop() {
      await tokens.close()
      store.close?.()
    },
  }
}
