import { fakeClock, settle } from '@stockeye/test-kit/fake-clock'
import { assert, describe, expect, it } from 'vitest'
import type { RefreshFailed } from '../events.ts'
import { type FakeIssuer, fakeIssuer } from '../fake-issuer/fake-issuer.ts'
import type { IssuerVerdict } from '../issuer.ts'
import type { TokenRecord, TokenStore } from '../store.ts'
import { memoryStore } from '../stores/memory.ts'
import { createTokenManager } from '../token-manager.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Returns a store whose methods can be made to fail. */
function brittleStore(inner: TokenStore): TokenStore & { broken: Set<keyof TokenStore> } {
  const broken = new Set<keyof TokenStore>()
  const orBreak = (method: keyof TokenStore) => {
    if (broken.has(method)) throw Object.assign(new Error('disk full'), { code: 'ENOSPC' })
  }
  return {
    broken,
    supports: inner.supports,
    async read(id) {
      orBreak('read')
      return inner.read(id)
    },
    async lease(id, ask) {
      orBreak('lease')
      return inner.lease(id, ask)
    },
    async write(lease, record) {
      orBreak('write')
      return inner.write(lease, record)
    },
    async release(lease) {
      orBreak('release')
      return inner.release(lease)
    },
  }
}

function setUp({ delayMs = 0 } = {}) {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock, delayMs })
  const store = brittleStore(memoryStore({ clock }))
  const tokens = createTokenManager({ issuer, store, clock })
  const failures: (RefreshFailed & { at: number })[] = []
  const start = clock.now()
  tokens.on('refresh-failed', (failure) => void failures.push({ ...failure, at: clock.now() - start }))
  const callsAt = (unit = second) => issuer.calls.map((at) => (at - start) / unit)
  return { clock, issuer, store, tokens, failures, callsAt, start }
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  )

class OwnAnswer {
  readonly secret = 's'
  readonly expiresAt = null
  readonly refresh_token = 'the token itself'
}

describe('a failing issuer', () => {
  it('receives 1 try and 3 retries, each 62 s after the end of the last, and then no request for 5 min', async () => {
    const { clock, issuer, tokens, failures, callsAt } = setUp({ delayMs: 3 * second })
    issuer.answer({ kind: 'retry', code: 'DOWN' }, 5)

    void failureOf(tokens.start())
    await clock.advance(10 * minute)

    expect(callsAt()).toEqual([0, 65, 130, 195, 498, 563])
    expect(failures).toMatchObject([
      {
        at: 198 * second,
        error: { code: 'TOKEN_REFUSED', issuerCode: 'DOWN', attempts: 4, retryAfterMs: 5 * minute },
        leftMs: 0,
      },
    ])
    expect((failures[0]?.nextAttemptAt ?? 0) - (issuer.calls[0] ?? 0)).toBe(498 * second)
    expect((await tokens.get()).generation).toBe(1)
  })

  it('is not asked until the next check while the token still lives', async () => {
    const { clock, issuer, tokens, failures, callsAt } = setUp()
    await tokens.start()
    issuer.answer({ kind: 'retry' }, 4)

    await clock.advance(21 * hour)

    // 20 h, three pauses of 62 s, and 30 min.
    expect(callsAt()).toEqual([0, 72_000, 72_062, 72_124, 72_186, 73_986])
    expect(failures).toMatchObject([{ leftMs: 4 * hour - 186 * second, error: { attempts: 4 } }])
  })

  it('is asked again after the span of its Retry-After', async () => {
    const { clock, issuer, tokens, callsAt } = setUp()
    issuer.answer({ kind: 'retry', retryAfterMs: 20 * minute })

    expect(await failureOf(tokens.get())).toMatchObject({ retryAfterMs: 20 * minute })
    await clock.advance(30 * minute)

    expect(callsAt(minute)).toEqual([0, 20])
  })

  it('receives 1 try and 3 retries also when each Retry-After is longer than a minute', async () => {
    const { clock, issuer, tokens, failures, callsAt } = setUp()
    issuer.answer({ kind: 'retry', retryAfterMs: 20 * minute }, 4)

    void failureOf(tokens.start())
    await clock.advance(60 * minute)

    expect(callsAt(minute)).toEqual([0, 20, 40, 60])
    expect(failures).toMatchObject([{ at: 60 * minute, error: { attempts: 4, retryAfterMs: 20 * minute } }])
  })

  it('is not asked earlier than after a minute, even if its Retry-After is shorter', async () => {
    const { clock, issuer, tokens, callsAt } = setUp()
    issuer.answer({ kind: 'retry', retryAfterMs: 1 })
    issuer.answer({ kind: 'retry', retryAfterMs: Number.NaN })

    void failureOf(tokens.get())
    await clock.advance(3 * minute)

    expect(callsAt()).toEqual([0, 62, 124])
  })

  it('counts no try that it refused as too early, yet the refresh ends', async () => {
    const { clock, issuer, tokens, failures, callsAt } = setUp()
    issuer.answer({ kind: 'wait' }, 2)
    issuer.answer({ kind: 'retry' }, 4)
    issuer.answer({ kind: 'wait' }, 4)

    void failureOf(tokens.get())
    await clock.advance(14 * minute)

    const first = [0, 62, 124, 186, 248, 310]
    const second = [610, 672, 734, 796]
    expect(callsAt()).toEqual([...first, ...second])
    expect(failures.map(({ error }) => 'attempts' in error && error.attempts)).toEqual([6, 4])
  })

  it('delays callers until its next token when it has refused a request as too early', async () => {
    const { clock, issuer, tokens, callsAt } = setUp()
    issuer.answer({ kind: 'wait', retryAfterMs: minute })

    const get = tokens.get()
    await clock.advance(62 * second)

    expect((await get).generation).toBe(1)
    expect(callsAt()).toEqual([0, 62])
  })

  it('is not asked again before the next check when it refuses the key', async () => {
    const { clock, issuer, tokens, failures, callsAt } = setUp()
    issuer.answer({ kind: 'fatal', code: 'BAD_KEY' })

    const error = await failureOf(tokens.start())
    await clock.advance(hour)

    expect(error).toMatchObject({ code: 'TOKEN_REFUSED', issuerCode: 'BAD_KEY', retryAfterMs: 30 * minute })
    expect(callsAt(minute)).toEqual([0, 30])
    expect(failures).toHaveLength(1)
  })

  it('does not delay a process that starts again with a repaired key', async () => {
    const { clock, issuer, store, tokens } = setUp()
    issuer.answer({ kind: 'fatal', code: 'BAD_KEY' })
    await failureOf(tokens.start())
    await tokens.close()

    const restarted = createTokenManager({ issuer, store, clock }).get()
    await clock.advance(62 * second)

    expect((await restarted).generation).toBe(1)
  })

  it('gets 20 s on the clock for its answer, and is then asked again', async () => {
    const { clock, issuer, tokens, callsAt } = setUp()
    issuer.answer('silence')

    const error = failureOf(tokens.get())
    await clock.advance(20 * second)

    expect(await error).toMatchObject({ code: 'TOKEN_REFUSED', issuerCode: 'TimeoutError' })
    await clock.advance(62 * second)
    expect(callsAt()).toEqual([0, 82])
  })

  it('is asked again when it threw a TypeError, as fetch does without a network', async () => {
    const clock = fakeClock()
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    let calls = 0
    const issue = async () => {
      calls += 1
      if (calls === 1) throw new TypeError('terminated', { cause: refused })
      return { secret: 's', expiresAt: clock.now() + hour }
    }
    const issuer = { id: 'fetch', issue, verdict: (): IssuerVerdict => ({ kind: 'retry' }) }
    const tokens = createTokenManager({ issuer, clock })

    expect(await failureOf(tokens.get())).toMatchObject({ issuerCode: 'ECONNREFUSED' })
    await clock.advance(62 * second)

    expect((await tokens.get()).generation).toBe(1)
  })

  it('is named by 200 letters of its code at most', async () => {
    const { issuer, tokens, failures } = setUp()
    issuer.answer({ kind: 'fatal', code: 'x'.repeat(1_000_000) })

    const error = await failureOf(tokens.get())

    expect(error).toMatchObject({ issuerCode: 'x'.repeat(200) })
    expect(failures).toMatchObject([{ error: { issuerCode: 'x'.repeat(200) } }])
  })

  it('is asked again after every error when it has no `verdict`', async () => {
    const { clock, issuer, callsAt } = setUp()
    const { verdict, ...withoutVerdict } = issuer
    const tokens = createTokenManager({ issuer: withoutVerdict, clock })
    issuer.answer({ kind: 'fatal', code: 'BAD_KEY' })

    expect(await failureOf(tokens.get())).toMatchObject({ code: 'TOKEN_REFUSED', retryAfterMs: 62 * second })
    await clock.advance(62 * second)

    expect((await tokens.get()).generation).toBe(1)
    expect(callsAt()).toEqual([0, 62])
  })

  it.each([
    ['verdict().kind', () => ({ kind: 'fatel' })],
    ['verdict().kind', () => 'fatal'],
    ['verdict().kind', async () => ({ kind: 'fatal' })],
    ['verdict()', () => assert.fail('the token itself')],
  ])('is asked again after a minute when its verdict is wrong, which the error names: %s', async (field, verdict) => {
    const { clock, issuer, callsAt } = setUp()
    // @ts-expect-error -- an issuer in JavaScript can return any value.
    const tokens = createTokenManager({ issuer: { ...issuer, verdict }, clock })
    issuer.answer({ kind: 'retry' })

    const error = await failureOf(tokens.get())
    await clock.advance(62 * second)

    expect(error).toMatchObject({ code: 'TOKEN_REFUSED', issuerCode: 'Error', cause: { code: 'TOKEN_INPUT', field } })
    expect(String(error)).not.toContain('the token itself')
    expect((await tokens.get()).generation).toBe(1)
    expect(callsAt()).toEqual([0, 62])
  })

  it.each([
    ['issue().secret', { secret: '', expiresAt: Number.MAX_SAFE_INTEGER }],
    ['issue().expiresAt', { secret: 's', expiresAt: Number.NaN }],
    ['issue().expiresAt', { secret: 's', expiresAt: 3_600 }],
    ['issue().expiresAt', { secret: 's', expiresAt: -Infinity }],
    ['issue().expiresAt', { secret: 's', expiresAt: Infinity }],
    // Microseconds, and the first instant of the year 10000.
    ['issue().expiresAt', { secret: 's', expiresAt: 4_102_444_800_000_000 }],
    ['issue().expiresAt', { secret: 's', expiresAt: 253_402_300_800_000 }],
    ['issue().issuedAt', { secret: 's', expiresAt: null, issuedAt: 1_767_571_200 }],
    ['issue().expiresAt', { secret: 's' }],
    ['issue().expiresAt', { secret: 's', expiresAt: undefined }],
    ['issue().expiresAt', { secret: 's', expiresAt: '4102444800000' }],
    ['issue().issuedAt', { secret: 's', expiresAt: 253_402_300_799_999, issuedAt: Number.NaN }],
    ['issue().secret', { secret: 's'.repeat(65_537), expiresAt: Number.MAX_SAFE_INTEGER }],
    ['issue().refreshToken', { secret: 's', expiresAt: null, refreshToken: '' }],
    ['issue().refreshToken', { secret: 's', expiresAt: null, refreshToken: null }],
    ['issue().refreshToken', { secret: 's', expiresAt: null, refreshToken: 'r'.repeat(65_537) }],
    ['issue().refresh_token', { secret: 's', expiresAt: null, refresh_token: 'the token itself' }],
    ['issue().access_token', { access_token: 'the token itself', expiresAt: null }],
    ['issue().expires_at', { secret: 's', expires_at: 4_102_444_800_000 }],
    ['issue().scope', { secret: 's', expiresAt: null, scope: undefined }],
    ['issue().refresh_token', new OwnAnswer()],
    ['issue().issuedAt', { secret: 's', expiresAt: 4_102_444_800_000, issuedAt: 4_102_444_800_001 }],
    ['issue().secret', { secret: 'the token itself\0', expiresAt: null }],
    ['issue().secret', { secret: 'the token itself\r', expiresAt: null }],
    ['issue().secret', { secret: 'the token itself\n', expiresAt: null }],
    ['issue().secret', { secret: 'the token itself\ud800', expiresAt: null }],
    ['issue().secret', { secret: 'the token itself 토큰', expiresAt: null }],
    ['issue().refreshToken', { secret: 's', expiresAt: null, refreshToken: 'the token itself\n' }],
    ['issue().refreshToken', { secret: 's', expiresAt: null, refreshToken: 'the token itself\udc00' }],
    ['issue()', undefined],
    ['issue()', null],
    ['issue()', 'the token itself'],
  ])('is named in the error when its answer is wrong: %s', async (field, issued) => {
    const issuer = { id: 'broken', issue: async () => issued, verdict: (): IssuerVerdict => ({ kind: 'retry' }) }
    // @ts-expect-error -- an issuer in JavaScript can return any value.
    const tokens = createTokenManager({ issuer, clock: fakeClock() })

    const error = await failureOf(tokens.get())

    expect(error).toMatchObject({
      code: 'TOKEN_REFUSED',
      issuerCode: 'TOKEN_INPUT',
      cause: { code: 'TOKEN_INPUT', field },
      message: expect.stringContaining(`no token for broken: ${field}: `),
    })
    expect(String(error)).not.toMatch(/the token itself|sign in/)
  })
})

describe('a store', () => {
  it('has noted the try before the issuer is asked', async () => {
    const clock = fakeClock()
    const store = memoryStore({ clock })
    const inner = fakeIssuer({ clock })
    const seen: (TokenRecord | undefined)[] = []
    const issuer: FakeIssuer = {
      ...inner,
      async issue(options) {
        seen.push(await store.read(inner.id))
        return inner.issue(options)
      },
    }

    await createTokenManager({ issuer, store, clock }).get()

    expect(seen).toMatchObject([{ attempts: [clock.now()], notBefore: clock.now() + 82 * second, generation: 0 }])
  })

  it('fails while the token is served from memory; its error is emitted, and it is read again after a minute', async () => {
    const { clock, store, tokens, failures, callsAt } = setUp()
    await tokens.start()
    await clock.advance(20 * hour - 1)
    store.broken.add('lease')

    await clock.advance(1)
    expect((await tokens.get()).generation).toBe(1)
    store.broken.clear()
    await clock.advance(62 * second)

    expect((await tokens.get()).generation).toBe(2)
    expect(failures.map(({ error }) => [error.code, error.message])).toEqual([
      ['TOKEN_STORE', 'the token store failed: ENOSPC'],
    ])
    expect(callsAt()).toEqual([0, 72_062])
  })

  it('is named by 200 letters of the code of its error at most', async () => {
    const clock = fakeClock()
    const error = Object.assign(new Error('failed'), { code: 'x'.repeat(1_000_000) })
    const store: TokenStore = { ...memoryStore({ clock }), read: () => Promise.reject(error) }

    const failure = await failureOf(createTokenManager({ issuer: fakeIssuer({ clock }), store, clock }).get())

    expect(failure).toMatchObject({ code: 'TOKEN_STORE', message: `the token store failed: ${'x'.repeat(200)}` })
  })

  it('prevents a try that it cannot note', async () => {
    const { issuer, store, tokens } = setUp()
    store.broken.add('write')

    expect(await failureOf(tokens.get())).toMatchObject({ code: 'TOKEN_STORE', retryAfterMs: 62 * second })
    expect(issuer.calls).toHaveLength(0)
  })

  it('is asked to release the lease when it fails between the lease and the note of the try', async () => {
    const clock = fakeClock()
    const memory = memoryStore({ clock })
    let isBroken = false
    const store: TokenStore = {
      ...memory,
      async lease(id, ask) {
        const lease = await memory.lease(id, ask)
        isBroken = true
        return lease
      },
      read: (id) => (isBroken ? Promise.reject(new Error('disk full')) : memory.read(id)),
    }

    const error = await failureOf(createTokenManager({ issuer: fakeIssuer({ clock }), store, clock }).get())

    expect(error).toMatchObject({ code: 'TOKEN_STORE' })
    expect(await memory.lease('fake', { holder: 'other', leaseMs: second })).toBeDefined()
  })

  it('loses no token when it fails after the issue: the token is served from memory, and stored later', async () => {
    const { clock, store, tokens, failures, issuer } = setUp({ delayMs: second })
    const get = tokens.get()
    await settle()
    store.broken.add('write').add('release')
    await clock.advance(second)

    expect((await get).generation).toBe(1)
    expect(failures).toMatchObject([{ error: { code: 'TOKEN_STORE' } }])
    expect((await store.read('fake'))?.token).toBeUndefined()
    store.broken.clear()
    await clock.advance(62 * second)

    expect((await store.read('fake'))?.token?.secret).toBe('fake-secret-1')
    expect(issuer.calls).toHaveLength(1)
  })

  it('keeps the newer token of another process when a token that was not stored is stored late', async () => {
    const { clock, store, tokens } = setUp({ delayMs: second })
    const get = tokens.get()
    await settle()
    store.broken.add('write').add('release')
    await clock.advance(second)
    await get
    store.broken.clear()
    await clock.advance(30 * second)
    const lease = await store.lease('fake', { holder: 'other', leaseMs: second })
    assert(lease)
    const token = { secret: 'of the other', issuedAt: clock.now(), expiresAt: clock.now() + 24 * hour }
    const others = { id: 'fake', attempts: [], notBefore: 0, fence: lease.fence }
    await store.write(lease, { ...others, generation: 1, token })
    await store.release(lease)

    await clock.advance(2 * minute)

    expect((await store.read('fake'))?.token?.secret).toBe('of the other')
  })

  it('causes an error when it returns the record of another id, and that token is not served', async () => {
    const clock = fakeClock()
    const memory = memoryStore({ clock })
    await createTokenManager({ issuer: fakeIssuer({ clock, id: 'real' }), store: memory, clock }).start()
    const moved: TokenStore = { ...memory, read: () => memory.read('real') }

    const get = createTokenManager({ issuer: fakeIssuer({ clock, id: 'paper' }), store: moved, clock }).get()

    expect(await failureOf(get)).toMatchObject({ code: 'TOKEN_STORE' })
  })
})
