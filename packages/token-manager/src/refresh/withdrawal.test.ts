import { fakeClock, settle } from '@stockeye/test-kit/fake-clock'
import { assert, describe, expect, it } from 'vitest'
import type { RefreshFailed, Rotation } from '../events.ts'
import { fakeIssuer } from '../fake-issuer/fake-issuer.ts'
import type { IssuerVerdict } from '../issuer.ts'
import type { TokenStore } from '../store.ts'
import { encryptedStore } from '../stores/encrypted.ts'
import { memoryStore } from '../stores/memory.ts'
import { createTokenManager } from '../token-manager.ts'
import { withdrawToken } from './withdrawal.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Returns a manager with a token that is an hour old, on a store that an operator uses too. */
async function setUp({ manyProcesses = true, delayMs = 0, ageMs = hour } = {}) {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock, delayMs })
  const store: TokenStore = { ...memoryStore({ clock }), supports: { restart: false, manyProcesses } }
  const tokens = createTokenManager({ issuer, store, clock })
  const rotations: Rotation[] = []
  const failures: RefreshFailed[] = []
  tokens.on('rotated', (rotation) => void rotations.push(rotation))
  tokens.on('refresh-failed', (failure) => void failures.push(failure))
  void tokens.start()
  await clock.advance(ageMs)
  rotations.length = 0
  const withdraw = () => withdrawToken(store, issuer.id)
  const generation = async () => (await tokens.get()).generation
  return { clock, issuer, store, tokens, rotations, failures, withdraw, generation }
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  )

describe('withdrawing a token from the store', () => {
  it('keeps its generation, the noted tries and the time of the next one', async () => {
    const { store, issuer, withdraw } = await setUp()
    const before = await store.read(issuer.id)

    await withdraw()

    const after = await store.read(issuer.id)
    expect(after).toEqual({ ...before, token: undefined, fence: (before?.fence ?? 0) + 1 })
  })

  it('leaves no mark of encryption on a record without a secret', async () => {
    const store = memoryStore()
    const keys = [{ kid: 'a', secret: new Uint8Array(32) }]
    const tokens = createTokenManager({ issuer: fakeIssuer(), store: encryptedStore({ store, keys }) })
    await tokens.start()
    await tokens.close()
    const before = await store.read('fake')

    await withdrawToken(store, 'fake')

    expect([before?.encryptedWith, (await store.read('fake'))?.encryptedWith]).toEqual(['a', undefined])
  })

  it('is refused while another process holds the lease, and changes nothing', async () => {
    const { store, issuer, withdraw } = await setUp()
    await store.lease(issuer.id, { holder: 'other', leaseMs: 30 * second })

    expect(await failureOf(withdraw())).toMatchObject({
      code: 'TOKEN_STORE',
      message: expect.stringContaining('lease'),
    })
    expect((await store.read(issuer.id))?.token?.secret).toBe('fake-secret-1')
  })

  it('is refused for an id that has no record', async () => {
    const { store } = await setUp()

    const unknown = withdrawToken(store, 'unknown')

    expect(await failureOf(unknown)).toMatchObject({ code: 'TOKEN_STORE' })
    expect(await store.lease('unknown', { holder: 'a', leaseMs: 1 })).toMatchObject({ fence: 1 })
  })

  it('releases its lease: the next issue does not wait for it', async () => {
    const { store, issuer, withdraw } = await setUp()

    await withdraw()

    expect(await store.lease(issuer.id, { holder: 'a', leaseMs: second })).toBeDefined()
  })
})

describe('a manager whose token was withdrawn from the store', () => {
  it('finds the withdrawal at its next poll, and requests another token at once', async () => {
    const { clock, issuer, rotations, withdraw, generation } = await setUp()
    await withdraw()
    expect(await generation()).toBe(1)

    await clock.advance(5 * second)

    expect(await generation()).toBe(2)
    expect(issuer.calls).toHaveLength(2)
    expect(rotations).toMatchObject([{ token: { generation: 2 }, previous: { generation: 1 }, cause: 'issued' }])
  })

  it('finds the withdrawal at its next check when its store is not polled', async () => {
    const { clock, issuer, withdraw, generation } = await setUp({ manyProcesses: false })
    await withdraw()

    await clock.advance(30 * minute - 1)
    expect(issuer.calls).toHaveLength(1)
    await clock.advance(1)

    expect(await generation()).toBe(2)
  })

  it('delays callers until the next token, as in the last minute of a token', async () => {
    const { clock, tokens, withdraw } = await setUp({ delayMs: 3 * second })
    await withdraw()
    await clock.advance(5 * second)

    expect(tokens.status().phase).toBe('critical')
    const get = tokens.get()
    await clock.advance(3 * second)

    expect((await get).generation).toBe(2)
    expect(tokens.status().phase).toBe('fresh')
  })

  it('holds its own token back for half a minute at most, if the issuer may be asked only later', async () => {
    const { clock, issuer, tokens, withdraw, generation } = await setUp({ ageMs: 10 * second })
    await withdraw()
    await clock.advance(5 * second)
    let served: number | undefined
    void tokens.get().then((token) => {
      served = token.generation
    })

    await clock.advance(30 * second - 1)
    expect(served).toBeUndefined()
    await clock.advance(1)
    expect(served).toBe(1)
    await clock.advance(17 * second)

    expect(await generation()).toBe(2)
    expect(issuer.calls.at(-1)).toBe((issuer.calls[0] ?? 0) + 62 * second)
  })

  it('serves its own token again when the issuer returns it, and emits that once, and no rotation', async () => {
    const { clock, issuer, store, tokens, rotations, failures, withdraw, generation } = await setUp()
    const before = await store.read(issuer.id)
    await withdraw()
    issuer.answer('same')

    await clock.advance(10 * minute)

    expect(await generation()).toBe(1)
    expect(rotations).toEqual([])
    expect(failures).toMatchObject([{ error: { code: 'TOKEN_UNCHANGED' }, leftMs: expect.any(Number) }])
    expect(failures[0]?.leftMs).toBeGreaterThan(22 * hour)
    expect(tokens.status()).toMatchObject({ phase: 'fresh', failure: { error: { code: 'TOKEN_UNCHANGED' } } })
    // A restart finds it again, and does not ask the issuer.
    expect((await store.read(issuer.id))?.token).toEqual(before?.token)
  })

  it('asks again at the emitted instant, when the token is due, and not before', async () => {
    const { clock, issuer, failures, withdraw, generation } = await setUp()
    await withdraw()
    issuer.answer('same')
    await clock.advance(5 * second)

    await clock.advance(18 * hour)
    expect(issuer.calls).toHaveLength(2)
    await clock.advance(2 * hour)

    expect(failures).toMatchObject([{ nextAttemptAt: issuer.calls[2] }])
    expect(await generation()).toBe(2)
  })

  it('serves no rejected token when the issuer returns it again, unlike a withdrawn one', async () => {
    const { clock, issuer, tokens, withdraw } = await setUp()
    await withdraw()
    issuer.answer('same')

    await tokens.reject(await tokens.get())
    await clock.advance(5 * second)

    expect(await failureOf(tokens.get())).toMatchObject({ code: 'TOKEN_UNCHANGED' })
  })

  it('serves its own token while the issuer fails, and requests another one when the issuer recovers', async () => {
    const { clock, issuer, failures, withdraw, generation } = await setUp()
    await withdraw()
    issuer.answer({ kind: 'retry', code: 'DOWN' }, 4)

    await clock.advance(5 * second)
    expect(await generation()).toBe(1)
    await clock.advance(4 * minute)
    expect(await generation()).toBe(1)
    expect(failures).toMatchObject([{ error: { code: 'TOKEN_REFUSED', issuerCode: 'DOWN', attempts: 4 } }])
    await clock.advance(30 * minute)

    expect(await generation()).toBe(2)
  })

  it('shares the withdrawal with the other processes: one issues, and the other adopts its token', async () => {
    const { clock, issuer, store, withdraw, generation } = await setUp()
    const other = createTokenManager({ issuer, store: { ...store }, clock })
    await other.start()
    await withdraw()

    await clock.advance(6 * second)

    expect([await generation(), (await other.get()).generation]).toEqual([2, 2])
    expect(issuer.calls).toHaveLength(2)
  })

  it('serves its token in every process when the issuer returns it again, and ends the withdrawal', async () => {
    const { clock, issuer, store, tokens, withdraw, generation } = await setUp()
    const other = createTokenManager({ issuer, store: { ...store }, clock })
    const rotations: Rotation[] = []
    await other.start()
    await settle()
    other.on('rotated', (rotation) => void rotations.push(rotation))
    await settle()
    rotations.length = 0
    await withdraw()
    issuer.answer('same')

    await clock.advance(hour)

    expect([await generation(), (await other.get()).generation]).toEqual([1, 1])
    expect([tokens.status().phase, other.status().phase]).toEqual(['fresh', 'fresh'])
    expect(rotations).toEqual([])
    expect(issuer.calls).toHaveLength(2)
  })
})

describe('a cool-down', () => {
  /** Returns a manager without a token, whose issuer has failed with `verdict`. */
  async function setUpFailed(verdict: IssuerVerdict) {
    const clock = fakeClock()
    const issuer = fakeIssuer({ clock })
    const store: TokenStore = { ...memoryStore({ clock }), supports: { restart: false, manyProcesses: true } }
    const tokens = createTokenManager({ issuer, store, clock })
    issuer.answer(verdict)
    const error = await failureOf(tokens.start())
    const withdraw = () => withdrawToken(store, issuer.id)
    return { clock, issuer, store, tokens, error, withdraw }
  }

  it.each([
    ['an instant', 1_767_571_200_000],
    ['infinite', Number.POSITIVE_INFINITY],
    ['a span in another unit', 30 * 24 * hour],
  ])(
    'is an hour at most, and named in the error, when the issuer asks for a longer one: %s',
    async (_, retryAfterMs) => {
      const { clock, issuer, error, tokens } = await setUpFailed({ kind: 'retry', code: 'BUSY', retryAfterMs })

      expect(error).toMatchObject({
        code: 'TOKEN_REFUSED',
        issuerCode: 'BUSY',
        retryAfterMs: hour,
        cause: { code: 'TOKEN_INPUT', field: 'verdict().retryAfterMs' },
      })
      await clock.advance(hour)

      expect(issuer.calls).toHaveLength(2)
      expect((await tokens.get()).generation).toBe(1)
    },
  )

  it('lasts no longer than an hour when another program has noted a later end', async () => {
    const clock = fakeClock()
    const issuer = fakeIssuer({ clock })
    const store = memoryStore({ clock })
    const lease = await store.lease(issuer.id, { holder: 'other', leaseMs: second })
    assert(lease)
    const attempts = [clock.now()]
    const notBefore = 2 * clock.now()
    await store.write(lease, { id: issuer.id, generation: 0, fence: lease.fence, attempts, notBefore })

    void failureOf(createTokenManager({ issuer, store, clock }).start())
    await clock.advance(2 * hour)

    expect(issuer.calls).toHaveLength(1)
  })

  it.each<IssuerVerdict>([{ kind: 'retry', retryAfterMs: 50 * minute }, { kind: 'fatal' }])(
    'ends when an operator withdraws the token, also without a token: %j',
    async (verdict) => {
      const { clock, issuer, tokens, withdraw } = await setUpFailed(verdict)
      await clock.advance(2 * minute)
      expect(issuer.calls).toHaveLength(1)

      await withdraw()
      await clock.advance(6 * second)

      expect(issuer.calls).toHaveLength(2)
      expect((await tokens.get()).generation).toBe(1)
    },
  )

  it('ends for a process that starts afterwards, and keeps the interval between two tries', async () => {
    const { clock, issuer, store, tokens, withdraw } = await setUpFailed({ kind: 'retry', retryAfterMs: 50 * minute })
    const start = clock.now()
    await withdraw()
    await tokens.close()

    const restarted = createTokenManager({ issuer, store: { ...store }, clock }).get()
    await clock.advance(82 * second)

    expect((await restarted).generation).toBe(1)
    expect(issuer.calls.map((at) => at - start)).toEqual([0, 82 * second])
  })
})
