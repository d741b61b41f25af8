import { fakeClock, settle } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Clock } from './clock.ts'
import type { RefreshFailed, Rotation } from './events.ts'
import { fakeIssuer } from './fake-issuer/fake-issuer.ts'
import type { TokenStore } from './store.ts'
import { memoryStore } from './stores/memory.ts'
import { createTokenManager, type TokenManagerOptions } from './token-manager.ts'

const minute = 60_000

class MisspeltIssuer {
  readonly id = 'misspelt'
  async issue() {
    return { secret: 's', expiresAt: null }
  }
  verdickt() {
    return { kind: 'fatal' }
  }
}
const hour = 60 * minute

/** Returns a manager on a stepped clock, and all that it emits. */
function setUp(options: Partial<TokenManagerOptions> & { lifeMs?: number; delayMs?: number } = {}) {
  const { lifeMs, delayMs, ...others } = options
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock, ...(lifeMs && { lifeMs }), ...(delayMs && { delayMs }) })
  const tokens = createTokenManager({ issuer, clock, store: memoryStore({ clock }), ...others })
  const emitted: string[] = []
  const rotations: Rotation[] = []
  const failures: RefreshFailed[] = []
  tokens.on('rotated', (rotation) => {
    rotations.push(rotation)
  })
  tokens.on('refresh-failed', (failure) => {
    failures.push(failure)
  })
  for (const event of ['rotated', 'expiring', 'expired', 'refresh-failed'] as const) {
    tokens.on(event, () => {
      emitted.push(`${event} ${(clock.now() - start) / hour} h`)
    })
  }
  const start = clock.now()
  return { clock, issuer, tokens, emitted, rotations, failures, start }
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  )

describe('owning and serving', () => {
  it('asks the issuer once for 10,000 callers at once', async () => {
    const { clock, issuer, tokens } = setUp({ delayMs: 200 })

    const gets = Promise.all(Array.from({ length: 10_000 }, () => tokens.get()))
    await clock.advance(200)

    expect(new Set((await gets).map((token) => token.secret)).size).toBe(1)
    expect(issuer.calls).toHaveLength(1)
  })

  it('asks a dead issuer once for 20 waves of callers, and returns each of them the time of the next try', async () => {
    const { clock, issuer, tokens } = setUp()
    issuer.answer({ kind: 'retry', code: 'DOWN' }, 1_000)

    for (let wave = 0; wave < 20; wave += 1) {
      const errors = await Promise.all(Array.from({ length: 100 }, () => failureOf(tokens.get())))
      expect(errors).toEqual(
        errors.map(() => expect.objectContaining({ code: 'TOKEN_REFUSED', retryAfterMs: 62_000 - wave * 1_000 })),
      )
      await clock.advance(1_000)
    }

    expect(issuer.calls).toHaveLength(1)
  })

  it('serves a token of a day for 20 h, then serves it at once and refreshes it beside that', async () => {
    const { clock, issuer, tokens, rotations } = setUp({ delayMs: 200 })
    const starting = tokens.start()
    await clock.advance(200)
    await starting

    await clock.advance(20 * hour - 1)
    expect(issuer.calls).toHaveLength(1)
    await clock.advance(1)
    const whileRefreshing = await tokens.get()
    await clock.advance(200)
    const afterwards = await tokens.get()

    expect(issuer.calls).toHaveLength(2)
    expect([whileRefreshing.generation, afterwards.generation]).toEqual([1, 2])
    expect(rotations.map(({ token, previous, cause }) => [token.generation, previous?.generation, cause])).toEqual([
      [1, undefined, 'issued'],
      [2, 1, 'issued'],
    ])
  })

  it('refreshes a token at 4 h left even without a call of get', async () => {
    const { clock, issuer, tokens, start } = setUp()
    await tokens.start()

    await clock.advance(3 * 24 * hour)

    expect(issuer.calls.map((at) => (at - start) / hour)).toEqual([0, 20, 40, 60])
  })

  it('serves every token that lives, and no token that has ended, even if the issuer always fails', async () => {
    const { clock, issuer, tokens, start, emitted } = setUp()
    await tokens.start()
    issuer.answer({ kind: 'retry' }, 10_000)

    await clock.advance(24 * hour - 1)
    const last = await tokens.get()
    await clock.advance(1)
    const error = await failureOf(tokens.get())

    expect(last.expiresAt).toBe(start + 24 * hour)
    expect(error).toMatchObject({ code: 'TOKEN_REFUSED' })
    expect(emitted.filter((line) => !line.startsWith('refresh-failed'))).toEqual([
      'rotated 0 h',
      'expiring 22 h',
      'expired 24 h',
    ])
  })

  it('waits in the last minute for the new token', async () => {
    const { clock, tokens } = setUp({ delayMs: 5_000 })
    const first = tokens.get()
    await clock.advance(5_000)
    clock.jump((await first).expiresAt - 50_000 - clock.now())

    const get = tokens.get()
    await clock.advance(5_000)

    expect((await get).generation).toBe(2)
  })

  it('serves the old token in the last minute when half of its rest is over and the issuer does not answer', async () => {
    const { clock, issuer, tokens } = setUp()
    clock.jump((await tokens.get()).expiresAt - 30_000 - clock.now())
    issuer.answer('silence')
    let served: number | undefined
    void tokens.get().then((token) => {
      served = token.generation
    })

    await clock.advance(14_999)
    expect(served).toBeUndefined()
    await clock.advance(1)

    expect(served).toBe(1)
  })

  it('makes one issuer call when the machine has slept past the end of the token', async () => {
    const { clock, issuer, tokens } = setUp()
    await tokens.start()

    clock.jump(30 * hour)
    const [first, second] = await Promise.all([tokens.get(), tokens.get()])

    expect([first.generation, second.generation]).toEqual([2, 2])
    expect(issuer.calls).toHaveLength(2)
  })

  it('does not wait for hours when the clock is set back after a try', async () => {
    const { clock, issuer, tokens } = setUp()
    const token = await tokens.get()

    clock.jump(-3 * hour)
    await tokens.reject(token)

    expect((await tokens.get()).generation).toBe(2)
    expect(issuer.calls).toHaveLength(2)
  })

  it('refuses a second manager for one id on the same store object, until the first is closed', async () => {
    const clock = fakeClock()
    const options = { issuer: fakeIssuer({ clock }), store: memoryStore({ clock }), clock }
    const first = createTokenManager(options)

    expect(() => createTokenManager(options)).toThrow(expect.objectContaining({ code: 'TOKEN_INPUT', field: 'store' }))
    expect(() => createTokenManager({ ...options, issuer: fakeIssuer({ clock, id: 'other' }) })).not.toThrow()
    await first.close()
    expect(() => createTokenManager(options)).not.toThrow()
  })

  it.each([
    ['issuer', { issuer: undefined }],
    ['issuer', { issuer: null }],
    ['issuer', { issuer: { id: 'a' } }],
    ['issuer.id', { issuer: { issue: async () => undefined } }],
    ['issuer.verdict', { issuer: { ...fakeIssuer(), verdict: 'retry' } }],
    ['issuer.leastIntervalMs', { issuer: { ...fakeIssuer(), leastIntervalMs: '60000' } }],
    ['issuer.verdikt', { issuer: { id: 'a', issue: async () => undefined, verdikt: () => undefined } }],
    ['issuer.least_interval_ms', { issuer: { ...fakeIssuer(), least_interval_ms: 0 } }],
    ['issuer.firstRefreshtoken', { issuer: { ...fakeIssuer(), firstRefreshtoken: () => 'r' } }],
    ['issuer.verdickt', { issuer: new MisspeltIssuer() }],
    ['issuer.firstRefreshToken', { issuer: { ...fakeIssuer(), firstRefreshToken: 'r' } }],
    ['issuer.id', { issuer: fakeIssuer({ id: 'a\0' }) }],
    ['issuer.id', { issuer: fakeIssuer({ id: 'a\r' }) }],
    ['issuer.id', { issuer: fakeIssuer({ id: 'a\n' }) }],
    ['issuer.id', { issuer: fakeIssuer({ id: 'a\ud800' }) }],
    ['issuer.id', { issuer: fakeIssuer({ id: 'a'.repeat(4_097) }) }],
    ['aheadMs', { aheadMs: '4h' }],
    ['store', { store: null }],
    ['store', { store: 'redis://localhost' }],
    ['store', { store: {} }],
    ['store.supports', { store: { ...memoryStore(), supports: undefined } }],
    ['clock', { clock: Date }],
    ['checkEveryMs', { checkEveryMs: 1e12 }],
    ['aheadMs', { aheadMs: 2 ** 31 }],
    ['ahead', { ahead: 5 }],
    ['report', { report: 'console' }],
  ])('refuses a value that is not an option, and names the field: %s', (field, options) => {
    // @ts-expect-error -- a program in JavaScript can pass any value.
    const create = () => createTokenManager({ issuer: fakeIssuer(), ...options })

    expect(create).toThrow(expect.objectContaining({ code: 'TOKEN_INPUT', field }))
  })

  it.each([
    [undefined, 'options: is required; pass an object with an issuer'],
    [{}, 'issuer: is required; pass an object with an id and the method issue'],
  ])('names the option to pass when it is created with %j', (options, message) => {
    // @ts-expect-error -- a program in JavaScript can pass any value.
    expect(() => createTokenManager(options)).toThrow(message)
  })

  it.each([
    ['aheadMs', { aheadMs: -1 }],
    ['checkEveryMs', { checkEveryMs: Number.NaN }],
    ['warnAtMs', { warnAtMs: 0 }],
    ['issuer.id', { issuer: fakeIssuer({ id: '' }) }],
    ['issuer.leastIntervalMs', { issuer: fakeIssuer({ leastIntervalMs: Number.POSITIVE_INFINITY }) }],
  ])('names the option that is wrong: %s', (field, options) => {
    const create = () => createTokenManager({ issuer: fakeIssuer(), ...options })

    expect(create).toThrow(expect.objectContaining({ code: 'TOKEN_INPUT', field }))
  })

  it('rejects a caller whose signal aborts with its reason, and continues for the other callers', async () => {
    const { clock, issuer, tokens } = setUp({ delayMs: 200 })
    const caller = new AbortController()
    const reason = new Error('gone home')

    const impatient = failureOf(tokens.get({ signal: caller.signal }))
    const patient = tokens.get()
    caller.abort(reason)
    await clock.advance(200)

    expect(await impatient).toBe(reason)
    expect((await patient).generation).toBe(1)
    expect(await failureOf(tokens.get({ signal: caller.signal }))).toBe(reason)
    expect(issuer.calls).toHaveLength(1)
  })
})

it.each<[string, (tokens: ReturnType<typeof createTokenManager>) => unknown]>([
  // @ts-expect-error -- a program in JavaScript can pass any value.
  ['signal', (tokens) => tokens.get({ signal: 'x' })],
  // @ts-expect-error -- see above
  ['signal', (tokens) => tokens.get({ signal: null })],
  // @ts-expect-error -- see above
  ['sgnal', (tokens) => tokens.get({ sgnal: new AbortController().signal })],
  // @ts-expect-error -- see above
  ['options', (tokens) => tokens.get(5)],
  // @ts-expect-error -- see above
  ['options', (tokens) => tokens.get(null)],
  // @ts-expect-error -- see above
  ['options', (tokens) => tokens.get(new AbortController().signal)],
  // @ts-expect-error -- see above
  ['options', (tokens) => tokens.get([])],
  // @ts-expect-error -- see above
  ['token', (tokens) => tokens.reject()],
  // @ts-expect-error -- see above
  ['token', (tokens) => tokens.reject('the secret')],
  // @ts-expect-error -- see above
  ['token', (tokens) => tokens.reject({})],
  // @ts-expect-error -- see above
  ['event', async (tokens) => tokens.on('rotate', () => undefined)],
  // @ts-expect-error -- see above
  ['listener', async (tokens) => tokens.on('rotated')],
])('refuses a call with a wrong %s: %s', async (field, call) => {
  const tokens = createTokenManager({ issuer: fakeIssuer() })
  onTestFinished(() => tokens.close())
  await tokens.get()

  const error = await failureOf(call(tokens) as Promise<unknown>)

  expect(error).toMatchObject({ code: 'TOKEN_INPUT', field })
  expect(String(error)).not.toContain('the secret')
})

it('names the option that is meant when its name is misspelt', async () => {
  const tokens = createTokenManager({ issuer: fakeIssuer() })
  onTestFinished(() => tokens.close())

  // @ts-expect-error -- a program in JavaScript can pass any value.
  const error = await failureOf(tokens.get({ sgnal: new AbortController().signal }))

  expect(String(error)).toContain('sgnal: is not known; did you mean signal?')
})

it('takes an issuer with fields of its own, and the longest id', async () => {
  const issuer = { ...fakeIssuer({ id: 'ä'.repeat(4_096) }), issued: 3, _id: 'own' }
  const tokens = createTokenManager({ issuer })
  onTestFinished(() => tokens.close())

  expect((await tokens.get()).generation).toBe(1)
})

it('takes a token whose request began before the clock was set back', async () => {
  const clock = fakeClock()
  const issuer = {
    id: 'set back',
    async issue() {
      clock.jump(-3 * hour)
      return { secret: 's', expiresAt: clock.now() + hour }
    },
  }
  const tokens = createTokenManager({ issuer, clock })
  onTestFinished(() => tokens.close())

  expect((await tokens.get()).issuedAt).toBe(clock.now())
})

it('keeps no timer that would hold the process once the only caller has aborted its wait in the last minute', async () => {
  const inner = fakeClock()
  const holding = new Set<unknown>()
  const clock: Clock = {
    ...inner,
    setTimeout(run, ms, options) {
      const timer = inner.setTimeout(run, ms)
      if (!options?.background) holding.add(timer)
      return timer
    },
    clearTimeout(timer) {
      holding.delete(timer)
      inner.clearTimeout(timer)
    },
  }
  const issuer = fakeIssuer({ clock })
  const tokens = createTokenManager({ issuer, clock, store: memoryStore({ clock }) })
  inner.jump((await tokens.get()).expiresAt - 40_000 - inner.now())
  issuer.answer('silence')
  const caller = new AbortController()
  const get = failureOf(tokens.get({ signal: caller.signal }))
  await settle()
  const before = holding.size

  caller.abort()
  await get
  await settle()

  expect([before > 0, holding.size]).toEqual([true, 0])
})

describe('rejection', () => {
  it('makes one issuer call when 20 requests fail on one dead token', async () => {
    const { clock, issuer, tokens } = setUp()
    const dead = await tokens.get()
    await clock.advance(hour)

    const again = await Promise.all(
      Array.from({ length: 20 }, async () => {
        await tokens.reject(dead)
        return tokens.get()
      }),
    )

    expect(new Set(again.map((token) => token.generation))).toEqual(new Set([2]))
    expect(issuer.calls).toHaveLength(2)
  })

  it('does nothing for a token that is not the current one any more', async () => {
    const { clock, issuer, tokens } = setUp()
    const first = await tokens.get()
    await clock.advance(hour)
    await tokens.reject(first)
    await tokens.get()
    await clock.advance(hour)

    await tokens.reject(first)

    expect((await tokens.get()).generation).toBe(2)
    expect(issuer.calls).toHaveLength(2)
  })

  it('waits until the issuer may be asked when the rejected token is younger than the least interval', async () => {
    const { clock, issuer, tokens, start } = setUp()
    const young = await tokens.get()
    await clock.advance(10_000)

    await tokens.reject(young)
    const get = tokens.get()
    await clock.advance(52_000)

    expect((await get).generation).toBe(2)
    expect(issuer.calls.map((at) => at - start)).toEqual([0, 62_000])
  })

  it('ends the cool-down of a good token when the API rejects that token', async () => {
    const { clock, issuer, tokens } = setUp()
    await tokens.start()
    issuer.answer({ kind: 'retry' }, 4)
    await clock.advance(20 * hour + 186_000)
    const error = tokens.status().failure?.error
    await clock.advance(6 * minute)

    await tokens.reject(await tokens.get())

    expect(error).toMatchObject({ retryAfterMs: 30 * minute })
    expect((await tokens.get()).generation).toBe(2)
  })

  it('rejects with TOKEN_UNCHANGED while the issuer returns the dead token, until it returns another one', async () => {
    const { clock, issuer, tokens, rotations, failures, start } = setUp()
    const dead = await tokens.get()
    await clock.advance(hour)
    issuer.answer('same', 2)

    await tokens.reject(dead)
    const error = await failureOf(tokens.get())
    await clock.advance(10 * minute)
    const later = await failureOf(tokens.get())
    await clock.advance(50 * minute)
    const healed = await tokens.get()

    const about = { code: 'TOKEN_UNCHANGED', expiresAt: dead.expiresAt, fingerprint: dead.fingerprint }
    expect(error).toMatchObject({ ...about, retryAfterMs: 30 * minute })
    expect(later).toMatchObject({ ...about, retryAfterMs: 20 * minute })
    expect(healed.generation).toBe(2)
    expect(issuer.calls.map((at) => (at - start) / minute)).toEqual([0, 60, 90, 120])
    expect(rotations.map(({ token }) => token.generation)).toEqual([1, 2])
    expect(failures.map((failure) => failure.error.code)).toEqual(['TOKEN_UNCHANGED', 'TOKEN_UNCHANGED'])
  })

  it('emits no rotation when the issuer returns the same token, and serves it on', async () => {
    const { clock, issuer, tokens, rotations } = setUp()
    await tokens.start()
    issuer.answer('same')

    await clock.advance(20 * hour)
    const token = await tokens.get()

    expect(issuer.calls).toHaveLength(2)
    expect(token.generation).toBe(1)
    expect(rotations).toHaveLength(1)
  })

  it('accepts a later end of the same token without a rotation', async () => {
    const clock = fakeClock()
    const issue = vi.fn(async () => ({ secret: 'one', issuedAt: clock.now(), expiresAt: clock.now() + 24 * hour }))
    const issuer = { id: 'sliding', issue, verdict: () => ({ kind: 'retry' }) as const }
    const tokens = createTokenManager({ issuer, clock })
    const rotations: Rotation[] = []
    tokens.on('rotated', (rotation) => void rotations.push(rotation))
    const before = await tokens.get()

    await clock.advance(20 * hour)
    const after = await tokens.get()

    expect(after.expiresAt - before.expiresAt).toBe(20 * hour)
    expect(after.generation).toBe(before.generation)
    expect(rotations).toHaveLength(1)
  })
})

describe('ending', () => {
  it('stores the token of an issue that was sent before close, and rejects waiting callers with TOKEN_CLOSED', async () => {
    const clock = fakeClock()
    const store = memoryStore({ clock })
    const issuer = fakeIssuer({ clock, delayMs: 5_000 })
    const tokens = createTokenManager({ issuer, store, clock })
    const waiting = failureOf(tokens.get())
    await clock.advance(1_000)

    const closing = tokens.close()
    expect(await waiting).toMatchObject({ code: 'TOKEN_CLOSED' })
    await clock.advance(4_000)
    await closing

    expect((await store.read(issuer.id))?.token?.secret).toBe('fake-secret-1')
    expect(await failureOf(tokens.get())).toMatchObject({ code: 'TOKEN_CLOSED' })
  })

  it.each([
    ['before it is closed', 5_000],
    ['while it is closed', 4_000],
  ])('stores a token whose first write has failed %s', async (_, passedMs) => {
    const clock = fakeClock()
    const memory = memoryStore({ clock })
    let failures = 0
    const store: TokenStore = {
      ...memory,
      async write(lease, record) {
        if (record.token === undefined || failures > 0) return memory.write(lease, record)
        failures += 1
        throw new Error('disk full')
      },
    }
    const issuer = fakeIssuer({ clock, delayMs: 5_000 })
    const tokens = createTokenManager({ issuer, store, clock })
    void failureOf(tokens.get())
    await clock.advance(passedMs)

    const closing = tokens.close()
    await clock.advance(5_000 - passedMs)
    await closing

    expect(failures).toBe(1)
    expect((await store.read(issuer.id))?.token?.secret).toBe('fake-secret-1')
  })

  it('serves no fresh token once it is closed, and does not ask the issuer again', async () => {
    const { clock, issuer, tokens } = setUp()
    await tokens.start()

    await tokens.close()
    await clock.advance(48 * hour)

    expect(await failureOf(tokens.get())).toMatchObject({ code: 'TOKEN_CLOSED' })
    expect(issuer.calls).toHaveLength(1)
  })

  it('ends the pause between two tries', async () => {
    const { clock, issuer, tokens } = setUp()
    issuer.answer({ kind: 'retry' }, 10)
    await failureOf(tokens.get())
    await clock.advance(1_000)

    await tokens.close()
    await clock.advance(hour)
    await settle()

    expect(issuer.calls).toHaveLength(1)
  })
})
