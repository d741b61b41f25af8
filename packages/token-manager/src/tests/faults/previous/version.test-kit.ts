// Stores of either version of the package, for the test and for the processes that it starts.
import { Redis } from 'ioredis'
import type { Clock } from '../../../clock.ts'
import type { TokenStore } from '../../../store.ts'

export type Version = 'previous' | 'current'

/** Address of a store, for any process: an SQLite file, or a Redis by its socket. */
export type StoreAddress =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'redis'; readonly socket: string }

/** Exports that the tests use; both versions have them. */
type Package = Pick<typeof import('../../../index.ts'), 'createTokenManager' | 'systemClock'> &
  Pick<typeof import('../../../sqlite.ts'), 'sqliteStore'> &
  Pick<typeof import('../../../redis.ts'), 'redisStore'> &
  Pick<typeof import('../../../encrypted.ts'), 'encryptedStore'>

/** Loads a version; the current one from the sources. */
export async function loadVersion(version: Version): Promise<Package> {
  if (version === 'previous') return import(new URL('./token-manager.gen.mjs', import.meta.url).href)
  const [index, sqlite, redis, encrypted] = await Promise.all([
    import('../../../index.ts'),
    import('../../../sqlite.ts'),
    import('../../../redis.ts'),
    import('../../../encrypted.ts'),
  ])
  return { ...index, ...sqlite, ...redis, ...encrypted }
}

/** Opens a store by a version. */
export async function openStore(
  version: Version,
  address: StoreAddress,
  { clock }: { readonly clock?: Clock },
): Promise<{ readonly store: TokenStore; close(): void }> {
  const { sqliteStore, redisStore, systemClock } = await loadVersion(version)
  const by = clock === undefined ? {} : { clock }
  if (address.kind === 'sqlite') {
    // The waits at the lock of another process are those of the machine, on which all processes run.
    const store = sqliteStore({ path: address.path, clock: { ...systemClock, now: (clock ?? systemClock).now } })
    return { store, close: () => store.close() }
  }
  const redis = new Redis({ path: address.socket })
  return { store: redisStore({ redis, ...by }), close: () => redis.disconnect() }
}
