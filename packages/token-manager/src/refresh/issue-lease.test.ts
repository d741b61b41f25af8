import { fakeClock, settle, startOfTest } from '@stockeye/test-kit/fake-clock'
import { assert, describe, expect, it } from 'vitest'
import type { Rotation } from '../events.ts'
import { fakeIssuer } from '../fake-issuer/fake-issuer.ts'
import type { TokenStore } from '../store.ts'
import { memoryStore } from '../stores/memory.ts'
import { createTokenManager } from '../token-manager.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Returns one more opener of the same store, as in another process. */
const opened = (store: TokenStore): TokenStore => ({ ...store, supports: { restart: true, manyProcesses: true } })

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  )

/** Managers that share only a store, an issuer and a clock. */
function setUp({ delayMs = 200 } = {}) {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock, delayMs })
  const store = memoryStore({ clock })
  const process = () => {
    const tokens = createTokenManager({ issuer, store: opened(store), clock })
    const rotations: Rotation[] = []
    tokens.on('rotated', (rotation) => void rotations.push(rotation))
    return { tokens, rotations }
  }
  return { clock, issuer, store, process }
}

describe('a manager on a shared store', () => {
  it('makes one issue when 16 managers start at once; the others adopt its token', async () => {
    const { clock, issuer, process } = setUp()
    const processes = Array.from({ length: 16 }, process)

    const starts = Promise.all(processes.map(({ tokens }) => tokens.start()))
    await clock.advance(500)
    await starts

    expect(issuer.calls).toHaveLength(1)
    const causes = processes.flatMap(({ rotations }) => rotations.map(({ cause }) => cause))
    expect(causes.filter((cause) => cause === 'issued')).toHaveLength(1)
    expect(causes.filter((cause) => cause === 'adopted')).toHaveLength(15)
  })

  it('adopts within 5 s a token that another manager has issued', async () => {
    const { clock, issuer, process } = setUp({ delayMs: 0 })
    const [one, other] = [process(), process()]
    await one.tokens.start()
    await other.tokens.start()
    await clock.advance(hour)

    await one.tokens.reject(await one.tokens.get())
    await one.tokens.get()
    await clock.advance(5 * second)

    expect(other.rotations.map(({ token, cause }) => [token.generation, cause])).toEqual([
      [1, 'restored'],
      [2, 'adopted'],
    ])
    expect(issuer.calls).toHaveLength(2)
  })

  it('serves the newer token of the store when its own is rejected, without a request to the issuer', async () => {
    const { clock, issuer, process } = setUp({ delayMs: 0 })
    const [one, other] = [process(), process()]
    const dead = await one.tokens.get()
    await other.tokens.get()
    await clock.advance(hour)
    await one.tokens.reject(dead)
    await one.tokens.get()

    await other.tokens.reject(await other.tokens.get())

    expect((await other.tokens.get()).generation).toBe(2)
    expect(issuer.calls).toHaveLength(2)
  })

  it('asks the issuer for the successor of a rejected token, although another process has stored it with a later end', async () => {
    const { clock, issuer, store, process } = setUp({ delayMs: 0 })
    const { tokens } = process()
    const dead = await tokens.get()
    await clock.advance(hour)
    const lease = await store.lease(issuer.id, { holder: 'other', leaseMs: second })
    const record = await store.read(issuer.id)
    assert(lease && record?.token)
    issuer.answer({ kind: 'fatal' })
    await tokens.reject(dead)
    await settle()
    const token = { ...record.token, expiresAt: record.token.expiresAt + hour }
    await store.write(lease, { ...record, fence: lease.fence, token })
    await store.release(lease)

    await clock.advance(hour)

    expect((await tokens.get()).generation).toBe(2)
  })

  it('numbers a token after the newest one of the store, which it has not seen because it had ended', async () => {
    const { clock, issuer, store } = setUp({ delayMs: 0 })
    const tokens = createTokenManager({ issuer, store, clock })
    const first = await tokens.get()
    await clock.advance(hour)
    const lease = await store.lease(issuer.id, { holder: 'other', leaseMs: second })
    assert(lease)
    const token = { secret: 'of the other', issuedAt: clock.now() - hour, expiresAt: clock.now() }
    await store.write(lease, { id: issuer.id, generation: 2, attempts: [], notBefore: 0, fence: lease.fence, token })
    await store.release(lease)

    await tokens.reject(first)

    expect((await tokens.get()).generation).toBe(3)
  })

  it('keeps to a try that a machine has noted whose clock is half a minute ahead', async () => {
    const { clock, issuer, store, process } = setUp({ delayMs: 0 })
    const start = clock.now()
    const lease = await store.lease(issuer.id, { holder: 'ahead', leaseMs: second })
    assert(lease)
    const noted = { id: issuer.id, generation: 0, fence: lease.fence, attempts: [start + 30 * second] }
    await store.write(lease, { ...noted, notBefore: start + 50 * second })
    await store.release(lease)

    const get = process().tokens.get()
    await clock.advance(50 * second)
    await get

    expect(issuer.calls.map((at) => at - start)).toEqual([50 * second])
  })

  it('makes no request to the issuer at a restart with a token that is still good', async () => {
    const { clock, issuer, process } = setUp({ delayMs: 0 })
    await process().tokens.start()
    await clock.advance(hour)

    const restarted = process()
    const token = await restarted.tokens.get()

    expect(token.generation).toBe(1)
    expect(restarted.rotations).toMatchObject([{ cause: 'restored', token: { generation: 1 }, previous: undefined }])
    expect(issuer.calls).toHaveLength(1)
  })

  it('makes less than one issue a minute while one of them crashes in the middle of each, a thousand times', async () => {
    // Each life has a clock of its own: the timers of a process die with it, but its lease stays.
    let now = startOfTest
    const store = memoryStore({ clock: { now: () => now } })
    const calls: number[] = []
    for (let life = 0; life < 1_000; life += 1) {
      const clock = fakeClock(now)
      const issuer = fakeIssuer({ clock })
      issuer.answer('silence', 2)
      void failureOf(createTokenManager({ issuer, store: opened(store), clock }).start())
      await clock.advance(second)
      calls.push(...issuer.calls)
      now += second
    }

    const intervals = calls.slice(1).map((at, index) => at - (calls[index] ?? 0))
    // An answer may take 20 s, and the minute counts from its end, which a process that crashes does not see.
    expect(Math.min(...intervals)).toBeGreaterThanOrEqual(82 * second)
    expect(calls).toHaveLength(13)
  })

  it('shares the cool-down: a process that starts within it gets an error with its end, and the issuer is not asked', async () => {
    const { clock, issuer, process } = setUp({ delayMs: 0 })
    issuer.answer({ kind: 'retry' }, 4)
    const failing = process().tokens
    void failureOf(failing.start())
    await clock.advance(186 * second)
    expect(issuer.calls).toHaveLength(4)
    await clock.advance(minute)

    const { tokens } = process()
    const failures: unknown[] = []
    tokens.on('refresh-failed', (failure) => void failures.push(failure))
    const error = await failureOf(tokens.start())

    expect(error).toMatchObject({ code: 'TOKEN_REFUSED', retryAfterMs: 4 * minute, attempts: 0 })
    // The process that has failed has emitted it.
    expect(failures).toEqual([])
    expect(issuer.calls).toHaveLength(4)
  })

  it('adopts the token of another process when its own try has failed after its lease had passed on', async () => {
    const shared = fakeClock()
    const store = memoryStore({ clock: shared })
    const stopped = fakeClock()
    const neverAnswers = { id: 'fake', issue: () => new Promise<never>(() => undefined) }
    const one = createTokenManager({ issuer: neverAnswers, store: opened(store), clock: stopped })
    const other = createTokenManager({ issuer: fakeIssuer({ clock: shared }), store: opened(store), clock: shared })
    const failures: unknown[] = []
    one.on('refresh-failed', ({ error }) => void failures.push(error))
    const waiting = one.get()
    const got = other.get()
    await shared.advance(2 * minute)
    const { secret } = await got

    await stopped.advance(2 * minute)

    expect((await waiting).secret).toBe(secret)
    expect(failures).toEqual([])
  })

  it('rejects a caller after 82 s while another process makes each try, and gets no answer', async () => {
    const { clock, issuer, process } = setUp()
    const start = clock.now()
    issuer.answer('silence', 4)
    const [one, other] = [process(), process()]
    const ends: unknown[] = []
    const note = (name: string) => (error: { readonly code: string; readonly retryAfterMs: number }) =>
      ends.push([name, (clock.now() - start) / second, error.code, Math.ceil(error.retryAfterMs / second)])

    one.tokens.get().catch(note('one'))
    await settle()
    other.tokens.get().catch(note('other'))
    await clock.advance(100 * second)
    other.tokens.get().catch(note('other'))
    await clock.advance(300 * second)

    // A try gets 20 s for its answer, and the next one follows 62 s after it: at 82 s, when the first process tries again.
    expect(issuer.calls.map((at) => (at - start) / second)).toEqual([0, 82, 164, 246])
    expect(ends).toEqual([
      ['one', 20, 'TOKEN_REFUSED', 62],
      ['other', 82, 'TOKEN_REFUSED', 82],
      ['other', 100, 'TOKEN_REFUSED', 64],
    ])
  })

  it('rejects a caller 20 s after the try of its own process, which follows the one of another process', async () => {
    const { clock, issuer, process } = setUp()
    const start = clock.now()
    issuer.answer('silence', 2)
    const [one, other] = [process(), process()]
    const ends: unknown[] = []

    one.tokens.get().catch(() => one.tokens.close())
    await settle()
    other.tokens.get().catch(({ issuerCode }) => ends.push([(clock.now() - start) / second, issuerCode]))
    await clock.advance(150 * second)

    // The other process has its turn at 82 s: 20 s for the answer to the first try, and 62 s after that.
    expect(issuer.calls.map((at) => (at - start) / second)).toEqual([0, 82])
    expect(ends).toEqual([[102, 'TimeoutError']])
  })

  it('waits for the end of the lease of a process that was killed', async () => {
    const { clock, issuer, store, process } = setUp({ delayMs: 0 })
    const lease = await store.lease(issuer.id, { holder: 'killed', leaseMs: 30 * second })
    expect(lease).toBeDefined()

    const get = process().tokens.get()
    await clock.advance(30 * second - 1)
    expect(issuer.calls).toHaveLength(0)
    await clock.advance(500)

    expect((await get).generation).toBe(1)
  })

  it.each([
    ['is rejected', 0],
    ['has ended', 24 * hour],
  ])(
    'serves the token of a process that began again at generation 1 in an emptied store, when its own token %s',
    async (_, passedMs) => {
      const { clock, issuer, store, process } = setUp({ delayMs: 0 })
      const { tokens, rotations } = process()
      const first = await tokens.get()
      await clock.advance(hour)
      issuer.answer({ kind: 'fatal' }, 100)
      if (passedMs === 0) await tokens.reject(first)
      await clock.advance(passedMs)
      const lease = await store.lease(issuer.id, { holder: 'other', leaseMs: second })
      assert(lease)
      const token = { secret: 'of the other', issuedAt: clock.now(), expiresAt: clock.now() + 24 * hour }
      const record = { id: issuer.id, generation: 1, attempts: [clock.now()], notBefore: clock.now() + minute }
      await store.write(lease, { ...record, fence: lease.fence, token })
      const before = issuer.calls.length

      await clock.advance(10 * second)

      expect(await tokens.get()).toMatchObject({ secret: 'of the other', generation: 2 })
      expect(rotations.map(({ cause }) => cause)).toEqual(['issued', 'adopted'])
      expect(await store.read(issuer.id)).toMatchObject({ generation: 2, token: { secret: 'of the other' } })
      expect(issuer.calls).toHaveLength(before)
    },
  )

  it.each([
    ['still holds its lease', false],
    ['has released its lease', true],
  ])('drops the token of a process that was paused past its lease, when the other one %s', async (_, isReleased) => {
    const { clock, issuer, store, process } = setUp({ delayMs: second })
    const { tokens, rotations } = process()
    const get = tokens.get()
    await settle()
    // The process sleeps: the clock goes on, and another process issues.
    clock.jump(60 * second)
    const lease = await store.lease(issuer.id, { holder: 'other', leaseMs: 30 * second })
    expect(lease).toBeDefined()
    if (lease === undefined) return
    const token = { secret: 'of the other', issuedAt: clock.now(), expiresAt: clock.now() + 24 * hour }
    const record = { id: issuer.id, generation: 1, attempts: [], notBefore: 0, fence: lease.fence, token }
    await store.write(lease, record)
    if (isReleased) await store.release(lease)

    await clock.advance(2 * second)

    expect((await get).secret).toBe('of the other')
    expect(rotations).toMatchObject([{ cause: 'adopted' }])
    expect((await store.read(issuer.id))?.token?.secret).toBe('of the other')
  })
})
