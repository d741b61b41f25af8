// Writes src/tests/faults/previous: the package as it was at a commit, and the stores that this version left: records with
// a token, an encrypted token, a failed try, and the lease of a process that died. Run it in a checkout that has the
// commit, on a machine with redis-server:
//
//   node --conditions=@stockeye/source --disable-warning=ExperimentalWarning packages/token-manager/scripts/write-previous.ts
//
// The tests need only the files that it writes, and no history.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dumpRedis } from '@stockeye/test-kit/redis-dump'
import { startRedisServer } from '@stockeye/test-kit/redis-server'
import { bundleCommit } from '../../../scripts/bundle-commit.ts'
import type { TokenStore } from '../src/store.ts'

/** The last commit before this package changed what it keeps in its stores: the parent of a8f9d00 and e8c73b4. */
const commit = '4e7faacc95a7ac9b3d423c4eb8e297c01afccc19'
const inFolder = (file: string) => fileURLToPath(new URL(`../src/tests/faults/previous/${file}`, import.meta.url))
const bundle = inFolder('token-manager.gen.mjs')

const entry = `
export * from './src/index.ts'
export { sqliteStore } from './src/sqlite.ts'
export { redisStore } from './src/redis.ts'
export { encryptedStore } from './src/encrypted.ts'
`
await bundleCommit({ commit, home: 'packages/token-manager', entry, file: bundle })
// The types are those of today; the previous version has all that is used here.
const previous: typeof import('../src/index.ts') &
  typeof import('../src/sqlite.ts') &
  typeof import('../src/redis.ts') &
  typeof import('../src/encrypted.ts') = await import(bundle)

const writtenAt = Date.now()
/** A clock that stands, with timers that run: every instant in the stores is the same one. */
const clock = { ...previous.systemClock, now: () => writtenAt }
const hourMs = 60 * 60_000
const keys = [{ kid: 'previous-key', secret: Buffer.alloc(32, 7).toString('base64url') }]

/** Gets one token with a manager of the previous version. */
async function issue(store: TokenStore, id: string) {
  const issuer = {
    id,
    issue: async () => ({ secret: `previous-secret-of-${id}`, expiresAt: writtenAt + 24 * hourMs }),
  }
  const tokens = previous.createTokenManager({ issuer, store, clock })
  await tokens.get()
  await tokens.close()
}

/** Fails once with a manager of the previous version: the record notes the try, and how long the issuer asks to wait. */
async function fail(store: TokenStore) {
  const issuer = {
    id: 'tried',
    issue: () => Promise.reject(new Error('the fixture wants it')),
    verdict: () => ({ kind: 'fatal' as const, retryAfterMs: hourMs }),
  }
  const tokens = previous.createTokenManager({ issuer, store, clock })
  await tokens.get().then(
    () => Promise.reject(new Error('the issuer was to fail')),
    () => undefined,
  )
  await tokens.close()
}

async function fill(store: TokenStore) {
  await issue(store, 'plain')
  await issue(previous.encryptedStore({ store, keys }), 'sealed')
  await fail(store)
  await store.lease('leased', { holder: 'a process that died', leaseMs: 30_000 })
}

const folder = mkdtempSync(join(tmpdir(), 'stockeye-previous-'))
const server = await startRedisServer()
try {
  const path = join(folder, 'tokens.db')
  const store = previous.sqliteStore({ path, clock })
  await fill(store)
  // Closing the file moves its log into it.
  store.close()
  copyFileSync(path, inFolder('tokens.sqlite'))

  await fill(previous.redisStore({ redis: server.redis, clock }))
  const commands = await dumpRedis(server.redis)
  const fixture = { commit, writtenAt, keys, commands }
  writeFileSync(inFolder('stores.gen.json'), `${JSON.stringify(fixture, null, 1)}\n`)
} finally {
  await server.close()
  rmSync(folder, { recursive: true })
}
