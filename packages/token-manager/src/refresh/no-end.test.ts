import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished } from 'vitest'
import type { TokenIssuer } from '../issuer.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import { createTokenManager } from '../token-manager.ts'
import { withdrawToken } from './withdrawal.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Returns managers on one file, whose issuer returns tokens without an end. */
function setUp() {
  const clock = fakeClock()
  const calls: number[] = []
  const secrets: string[] = []
  const issuer: TokenIssuer = {
    id: 'no-end',
    leastIntervalMs: 0,
    async issue() {
      const number = calls.push(clock.now())
      return { secret: secrets.shift() ?? `secret ${number}`, expiresAt: null }
    },
  }
  const path = freshPath('tokens.db')
  const start = () => {
    const store = sqliteStore({ path, clock })
    const tokens = createTokenManager({ issuer, store, clock })
    onTestFinished(async () => {
      await tokens.close()
      store.close()
    })
    const events: string[] = []
    for (const event of ['expiring', 'expired', 'refresh-failed'] as const)
      tokens.on(event, () => void events.push(event))
    return { tokens, store, events }
  }
  return { clock, calls, secrets, start, ...start() }
}

describe('a token without an end', () => {
  it('is never due: ten years need one issue', async () => {
    const { clock, calls, tokens, events, start } = setUp()
    await tokens.start()

    clock.jump(3_650 * day)
    await clock.advance(day)

    const { secret, expiresAt: end } = await tokens.get()
    expect([secret, tokens.status().phase, events, calls.length]).toEqual(['secret 1', 'fresh', [], 1])
    // The last instant of a Date, as ECMA-262 defines it.
    expect(new Date(end).toISOString()).toBe('+275760-09-13T00:00:00.000Z')
    expect((await start().tokens.get()).secret).toBe('secret 1')
    expect(calls).toHaveLength(1)
  })

  it('is replaced after a rejection', async () => {
    const { clock, tokens } = setUp()
    await tokens.reject(await tokens.get())

    const next = tokens.get()
    await clock.advance(minute)

    expect(await next).toMatchObject({ secret: 'secret 2', generation: 2 })
  })

  it('is asked for at each check, and not later, while the issuer returns the rejected one', async () => {
    const { clock, tokens, calls, secrets } = setUp()
    secrets.push('same', 'same')
    await tokens.reject(await tokens.get())

    await clock.advance(2 * minute)
    const error = await tokens.get().catch((error: unknown) => error)
    await clock.advance(30 * minute)

    expect(error).toMatchObject({ code: 'TOKEN_UNCHANGED' })
    expect(calls).toHaveLength(3)
    expect(await tokens.get()).toMatchObject({ secret: 'secret 3' })
  })

  it('is served again after a withdrawal that brought no other one, and the next try is half an hour away', async () => {
    const { clock, tokens, store, secrets } = setUp()
    secrets.push('same', 'same')
    const first = await tokens.get()
    const waits: number[] = []
    tokens.on('refresh-failed', ({ nextAttemptAt }) => void waits.push(nextAttemptAt - clock.now()))
    await clock.advance(minute)
    await withdrawToken(store, 'no-end')
    await clock.advance(minute)

    const again = await tokens.get()

    expect([again.secret, again.generation, waits]).toEqual([first.secret, 1, [30 * minute]])
  })

  it('is replaced within two hours of a rejection, although other code has noted a later time in the store', async () => {
    const { clock, tokens, store } = setUp()
    const token = await tokens.get()
    await clock.advance(minute)
    const lease = await store.lease('no-end', { holder: 'other code', leaseMs: minute })
    const record = await store.read('no-end')
    assert(lease && record)
    await store.write(lease, { ...record, fence: lease.fence, notBefore: clock.now() + 3_650 * day })
    await store.release(lease)

    await tokens.reject(token)
    await clock.advance(120 * minute)

    expect((await tokens.get()).secret).toBe('secret 2')
  })
})

it('counts the life of a token from now when its issue is in the future, by a clock that differs', async () => {
  const clock = fakeClock()
  const hour = 60 * minute
  const issue = async () => ({ secret: 's', expiresAt: clock.now() + hour, issuedAt: clock.now() + 50 * minute })
  const tokens = createTokenManager({ issuer: { id: 'ahead', leastIntervalMs: 0, issue }, clock })
  onTestFinished(() => tokens.close())
  const token = await tokens.get()

  await clock.advance(41 * minute)

  // The last third of its life is due. With a life of 10 min it would be the last 3 min.
  expect(token.issuedAt).toBe(token.expiresAt - hour)
  expect((await tokens.get()).expiresAt).toBeGreaterThan(token.expiresAt)
})
