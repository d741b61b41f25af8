import { randomBytes } from 'node:crypto'
import { fakeClock, settle } from '@stockeye/test-kit/fake-clock'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished } from 'vitest'
import { fakeIssuer } from '../fake-issuer/fake-issuer.ts'
import type { TokenRecord, TokenStore } from '../store.ts'
import { encryptedStore } from '../stores/encrypted.ts'
import { memoryStore } from '../stores/memory.ts'
import { redisStore } from '../stores/redis.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { createTokenManager } from '../token-manager.ts'
import { storeLate } from './late-store.ts'

const now = Date.UTC(2026, 0, 5)

const recordWith = (secret: string, generation: number): TokenRecord => ({
  id: 'late',
  generation,
  fence: 0,
  token: { secret, issuedAt: now, expiresAt: now + 86_400_000 },
  attempts: [now],
  notBefore: now,
})

const stores: Record<string, () => TokenStore> = {
  memory: () => memoryStore(),
  sqlite() {
    const store = sqliteStore({ path: freshPath('tokens.db') })
    onTestFinished(() => store.close())
    return store
  },
  'encrypted over memory': () =>
    encryptedStore({ store: memoryStore(), keys: [{ kid: 'a', secret: randomBytes(32) }] }),
}

/** Stores a token late, where another process has stored `theirs`, and returns the secret that the store has then. */
async function storedAfter(store: TokenStore, late: TokenRecord, theirs: TokenRecord) {
  const lease = await store.lease('late', { holder: 'other', leaseMs: 60_000 })
  assert(lease)
  await store.write(lease, { ...theirs, fence: lease.fence })
  await store.release(lease)
  await storeLate(store, late).catch(() => undefined)
  return (await store.read('late'))?.token?.secret
}

function testLateStore(createStore: () => TokenStore | Promise<TokenStore>) {
  it.each([1, 2])(
    'leaves a token of another process alone that has the same or a newer generation: %i',
    async (generation) => {
      const store = await createStore()

      expect(await storedAfter(store, recordWith('own', 1), recordWith('of the other', generation))).toBe(
        'of the other',
      )
    },
  )

  it('replaces an older one', async () => {
    const store = await createStore()

    expect(await storedAfter(store, recordWith('own', 2), recordWith('of the other', 1))).toBe('own')
  })
}

describe.each(Object.entries(stores))('a token that is stored late in %s', (_, createStore) =>
  testLateStore(createStore),
)

describeRedis('a token that is stored late in redis', () => {
  testLateStore(async () => {
    const server = await startRedisServer()
    onTestFinished(() => server.close())
    return redisStore({ redis: server.redis })
  })
})

it('keeps the tries and the cool-down that another process has noted in an emptied store', async () => {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock })
  let kept = memoryStore({ clock })
  const store: TokenStore = {
    supports: { restart: true, manyProcesses: true },
    read: (id) => kept.read(id),
    lease: (id, ask) => kept.lease(id, ask),
    write: (lease, record) => kept.write(lease, record),
    release: (lease) => kept.release(lease),
  }
  const tokens = createTokenManager({ issuer, store, clock })
  onTestFinished(() => tokens.close())
  await tokens.start()
  kept = memoryStore({ clock })
  const lease = await kept.lease(issuer.id, { holder: 'other', leaseMs: 1_000 })
  assert(lease)
  const noted = { attempts: [clock.now() + 1], notBefore: clock.now() + 300_000 }
  await kept.write(lease, { id: issuer.id, generation: 0, fence: lease.fence, ...noted })
  await kept.release(lease)

  await clock.advance(5_000)

  expect(await kept.read(issuer.id)).toMatchObject({ generation: 1, token: { secret: 'fake-secret-1' }, ...noted })
})

it('is awaited by close when its write runs already', async () => {
  const clock = fakeClock()
  const memory = memoryStore({ clock })
  const stalled = Promise.withResolvers<void>()
  let writes = 0
  const store: TokenStore = {
    ...memory,
    async write(lease, record) {
      if (record.token === undefined) return memory.write(lease, record)
      writes += 1
      if (writes === 1) throw new Error('disk full')
      await stalled.promise
      return memory.write(lease, record)
    },
  }
  const tokens = createTokenManager({ issuer: fakeIssuer({ clock }), store, clock })
  await tokens.get()
  await settle()
  let isClosed = false

  const closing = tokens.close().then(() => {
    isClosed = true
  })
  await settle()
  const before = [writes, isClosed]
  stalled.resolve()
  await closing

  expect(before).toEqual([2, false])
  expect((await memory.read('fake'))?.token?.secret).toBe('fake-secret-1')
  expect(writes).toBe(2)
})

it('is stored at close also when a late write of the token before fails meanwhile', async () => {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock, delayMs: 10_000, leastIntervalMs: 0 })
  const memory = memoryStore({ clock })
  const stalled = Promise.withResolvers<void>()
  let isAsking = false
  let failures = 0
  const store: TokenStore = {
    ...memory,
    supports: { restart: true, manyProcesses: true },
    async lease(id, ask) {
      if (isAsking) await stalled.promise
      return memory.lease(id, ask)
    },
    async write(lease, record) {
      if (record.token === undefined || failures > 1) return memory.write(lease, record)
      failures += isAsking || failures === 0 ? 1 : 0
      throw new Error('disk full')
    },
  }
  const tokens = createTokenManager({ issuer, store, clock })
  const first = tokens.get()
  await clock.advance(10_000)
  await tokens.reject(await first)
  // The issuer is asked at 22 s, and answers at 32 s. The poll at 30 s begins a late write of the first token.
  await clock.advance(13_000)
  isAsking = true
  await clock.advance(7_000)

  const closing = tokens.close()
  await clock.advance(2_000)
  stalled.resolve()
  await closing

  expect(failures).toBe(2)
  expect((await memory.read(issuer.id))?.token?.secret).toBe('fake-secret-2')
})

it('does not take the lease of its own manager, which asks the issuer for the next token', async () => {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock, delayMs: 10_000, leastIntervalMs: 0 })
  const memory = memoryStore({ clock })
  let isBroken = true
  const store: TokenStore = {
    ...memory,
    supports: { restart: true, manyProcesses: true },
    async write(lease, record) {
      if (isBroken && record.token) throw new Error('disk full')
      return memory.write(lease, record)
    },
  }
  const tokens = createTokenManager({ issuer, store, clock })
  onTestFinished(() => tokens.close())
  const first = tokens.get()
  // The issuer answers after 10 s, and may be asked again 22 s after the begin.
  await clock.advance(10_000)
  await tokens.reject(await first)
  await clock.advance(13_000)

  isBroken = false
  await clock.advance(20_000)

  expect((await store.read(issuer.id))?.token?.secret).toBe('fake-secret-2')
  expect(issuer.calls).toHaveLength(2)
})
