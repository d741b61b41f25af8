import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Clock } from '../../../clock.ts'
import { fakeIssuer } from '../../../fake-issuer.ts'
import type { TokenStore } from '../../../store.ts'
import { describeStores, inFile, left } from './stores.test-kit.ts'
import { loadVersion, type Version } from './version.test-kit.ts'

/** Guard against a hang. */
const patience = { timeout: 30_000, interval: 5 }
const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const { keys, writtenAt } = left

/** Creates a manager of a version, with an issuer that counts its calls. */
async function createManager(version: Version, about: { id: string; store: TokenStore; clock: Clock }) {
  const { id, store, clock } = about
  const { createTokenManager } = await loadVersion(version)
  const issuer = fakeIssuer({ id, clock, canary: `secret-of-${version}` })
  const tokens = createTokenManager({ issuer, store, clock })
  onTestFinished(() => tokens.close())
  return { issuer, tokens }
}

/** Encrypts a store by a version, with the keys of the fixture. */
async function sealedBy(version: Version, store: TokenStore) {
  const { encryptedStore } = await loadVersion(version)
  return encryptedStore({ store, keys })
}

describe('the current version on the store that the previous one left', () => {
  describeStores((stores) => {
    it('serves the stored token, plain or encrypted, without asking the issuer', async () => {
      const clock = manualClock(writtenAt + hourMs)
      const store = await stores.open('current', await stores.left(), { clock })
      const plain = await createManager('current', { id: 'plain', store, clock })
      const sealed = await createManager('current', { id: 'sealed', store: await sealedBy('current', store), clock })

      const tokens = await Promise.all([plain.tokens.get(), sealed.tokens.get()])

      expect(tokens).toMatchObject([
        { secret: 'previous-secret-of-plain', generation: 1, expiresAt: writtenAt + 24 * hourMs },
        { secret: 'previous-secret-of-sealed', generation: 1, expiresAt: writtenAt + 24 * hourMs },
      ])
      expect([...plain.issuer.calls, ...sealed.issuer.calls]).toEqual([])
    })

    it('keeps to the time that an issuer asked to wait', async () => {
      const clock = manualClock(writtenAt + minuteMs)
      const store = await stores.open('current', await stores.left(), { clock })
      const { issuer, tokens } = await createManager('current', { id: 'tried', store, clock })

      await expect(tokens.get()).rejects.toMatchObject({ code: 'TOKEN_REFUSED', retryAfterMs: 59 * minuteMs })

      expect(issuer.calls).toEqual([])
    })

    it('waits for the end of a lease of a process that died, and takes it with a greater fence', async () => {
      const clock = manualClock(writtenAt + 29 * secondMs)
      const store = await stores.open('current', await stores.left(), { clock })
      const ask = { holder: 'the next process', leaseMs: 30 * secondMs }

      const early = await store.lease('leased', ask)
      clock.advance(secondMs)
      const late = await store.lease('leased', ask)

      expect(early).toBeUndefined()
      // The first fence of a file was 1 then, and that of a Redis its time in microseconds.
      expect(late?.fence).toBeGreaterThan(stores.kind === 'sqlite' ? 1 : writtenAt * 1_000)
    })

    it('refuses one record that it cannot read, leaves it as it is, and serves the others', async () => {
      const clock = manualClock(writtenAt + hourMs)
      const address = await stores.left()
      // A later version may leave out what this one needs.
      await stores.poison(address, { id: 'plain', json: JSON.stringify({ key: 'plain', v: 9, tokens: [] }) })
      const store = await stores.open('current', address, { clock })
      const plain = await createManager('current', { id: 'plain', store, clock })
      const sealed = await createManager('current', { id: 'sealed', store: await sealedBy('current', store), clock })
      const before = await stores.content(address)

      await expect(plain.tokens.get()).rejects.toMatchObject({ code: 'TOKEN_STORE' })
      const token = await sealed.tokens.get()

      expect(token.secret).toBe('previous-secret-of-sealed')
      expect(plain.issuer.calls).toEqual([])
      expect(await stores.content(address)).toEqual(before)
    })

    it('stores a token that the previous version serves after a roll back, plain or encrypted', async () => {
      const clock = manualClock(writtenAt + 23 * hourMs)
      const address = await stores.left()
      const now = await stores.open('current', address, { clock })
      const plain = await createManager('current', { id: 'plain', store: now, clock })
      const sealed = await createManager('current', { id: 'sealed', store: await sealedBy('current', now), clock })
      for (const { tokens } of [plain, sealed]) {
        await tokens.reject(await tokens.get())
        await tokens.get()
      }

      const then = await stores.open('previous', address, { clock })
      const old = await createManager('previous', { id: 'plain', store: then, clock })
      const oldSealed = await createManager('previous', {
        id: 'sealed',
        store: await sealedBy('previous', then),
        clock,
      })
      const served = await Promise.all([old.tokens.get(), oldSealed.tokens.get()])

      expect(served).toMatchObject([
        { secret: 'secret-of-current-1', generation: 2 },
        { secret: 'secret-of-current-1', generation: 2 },
      ])
      expect([...old.issuer.calls, ...oldSealed.issuer.calls]).toEqual([])
    })

    it('stores a token without an end as one that the previous version serves', async () => {
      const clock = manualClock(writtenAt + hourMs)
      const address = await stores.left()
      const { createTokenManager } = await loadVersion('current')
      const store = await stores.open('current', address, { clock })
      const issuer = { id: 'endless', issue: async () => ({ secret: 'endless secret', expiresAt: null }) }
      const tokens = createTokenManager({ issuer, store, clock })
      onTestFinished(() => tokens.close())
      await tokens.get()

      const then = await stores.open('previous', address, { clock })
      const old = await createManager('previous', { id: 'endless', store: then, clock })

      expect(await old.tokens.get()).toMatchObject({ secret: 'endless secret', generation: 1 })
      expect(old.issuer.calls).toEqual([])
    })

    it('keeps its refresh token while the previous version, which knows none, writes the same record', async () => {
      const clock = fakeClock(writtenAt + hourMs)
      const address = await stores.fresh()
      const { createTokenManager } = await loadVersion('current')
      const store = await stores.open('current', address, { clock })
      const issuer = {
        id: 'user',
        firstRefreshToken: () => 'sign-in',
        issue: async () => ({ secret: 'first', expiresAt: clock.now() + 24 * hourMs, refreshToken: 'successor' }),
      }
      const tokens = createTokenManager({ issuer, store, clock })
      onTestFinished(() => tokens.close())
      await tokens.start()

      const then = await stores.open('previous', address, { clock })
      const old = await createManager('previous', { id: 'user', store: then, clock })
      const first = await old.tokens.get()
      clock.jump(2 * minuteMs)
      await old.tokens.reject(first)
      const second = await old.tokens.get()
      await vi.waitUntil(async () => {
        // A manager looks into the store every 5 s.
        await clock.advance(5 * secondMs)
        return (await store.read('user'))?.refreshToken?.secret === 'successor'
      }, patience)

      expect(second).toMatchObject({ secret: 'secret-of-previous-1', generation: 2 })
      expect(await tokens.get()).toMatchObject({ secret: 'secret-of-previous-1', generation: 2 })
    })

    it('serves again what the previous version stores after a roll back', async () => {
      const clock = manualClock(writtenAt + hourMs)
      const address = await stores.left()
      const then = await stores.open('previous', address, { clock })
      const old = await createManager('previous', { id: 'sealed', store: await sealedBy('previous', then), clock })
      await old.tokens.reject(await old.tokens.get())
      await old.tokens.get()

      const store = await sealedBy('current', await stores.open('current', address, { clock }))
      const { issuer, tokens } = await createManager('current', { id: 'sealed', store, clock })
      const token = await tokens.get()

      expect(token).toMatchObject({ secret: 'secret-of-previous-1', generation: 2 })
      expect(issuer.calls).toEqual([])
    })

    // A Redis has no version: its records are checked one by one.
    if (stores.kind === 'redis') return
    it('refuses the file of an unknown later version, and leaves it as it is', async () => {
      const address = await stores.left()
      inFile(address, (database) => database.exec('PRAGMA user_version = 99'))
      const before = await stores.content(address)

      await expect(stores.open('current', address)).rejects.toMatchObject({ code: 'TOKEN_STORE' })

      expect(await stores.content(address)).toEqual(before)
    })
  })
})
