import type { Log } from '@stockeye/example-shared/log'
import { createKisClient, type KisClient, type KisHosts, kisTokenIssuer } from '@stockeye/kis-client'
import { redisPacer } from '@stockeye/kis-client/redis'
import { createTokenManager, memoryStore, type TokenManager } from '@stockeye/token-manager'
import { redisStore } from '@stockeye/token-manager/redis'
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import { Redis } from 'ioredis'
import type { ServiceEnv } from './env.ts'

export interface Kis {
  readonly kis: KisClient
  readonly tokens: TokenManager
  /** Hosts of the instrument files, if not KIS's own. */
  readonly hosts: KisHosts | undefined
  close(): Promise<void>
}

/** Connects to KIS, or to a simulator when there are no credentials. With Redis all processes share one token and one pace. */
export async function connectKis(env: ServiceEnv, { log }: { readonly log: Log }): Promise<Kis> {
  if (env.kis === undefined) {
    const { startSimulator } = await import('@stockeye/kis-client/simulator')
    const simulator = await startSimulator()
    const { clientOptions, hosts } = simulator
    // The simulator ends with this process, and so does its token.
    const tokens = createTokenManager({ issuer: kisTokenIssuer(clientOptions), store: memoryStore() })
    const kis = createKisClient({ ...clientOptions, tokens })
    return { kis, tokens, hosts, close: () => closeAll(kis, tokens, simulator) }
  }
  const { environment, credentials, hosts } = env.kis
  const options = { environment, credentials, ...(hosts && { hosts }) }
  const issuer = kisTokenIssuer(options)
  if (env.redisUrl === undefined) {
    const tokens = createTokenManager({ issuer, store: sqliteStore({ path: env.tokensFile }) })
    const kis = createKisClient({ ...options, tokens })
    return { kis, tokens, hosts, close: () => closeAll(kis, tokens) }
  }
  const redis = new Redis(pathOf(env.redisUrl))
  const subscriber = redis.duplicate()
  for (const connection of [redis, subscriber]) {
    connection.on('error', ({ name }: Error) => log.warn({ error: name }, 'REDIS_AWAY'))
  }
  const tokens = createTokenManager({ issuer, store: redisStore({ redis, subscriber }) })
  const kis = createKisClient({
    ...options,
    tokens,
    pacer: redisPacer({ redis }),
  })
  return {
    kis,
    tokens,
    hosts,
    async close() {
      await closeAll(kis, tokens)
      redis.disconnect()
      subscriber.disconnect()
    },
  }
}

/** Returns the path of a socket, as ioredis expects it. */
export const pathOf = (url: string): string => url.replace(/^unix:\/\//, '')

/** Closes the parts in order: a user of a part comes before that part. */
async function closeAll(...parts: readonly { close(): Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close()
}
