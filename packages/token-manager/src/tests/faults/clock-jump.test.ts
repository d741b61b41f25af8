import { fakeClock, settle } from '@stockeye/test-kit/fake-clock'
import { startTime } from '@stockeye/test-kit/shared-time'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fakeIssuer } from '../../fake-issuer/fake-issuer.ts'
import { startIssuerServer } from '../../fake-issuer/issuer-server.ts'
import { memoryStore } from '../../stores/memory.ts'
import { createTokenManager } from '../../token-manager.ts'
import { startMember } from './members.test-kit.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

function setUp({ delayMs = 0 } = {}) {
  const clock = fakeClock()
  const issuer = fakeIssuer({ clock, delayMs, refuseWithinMs: minute })
  const tokens = createTokenManager({ issuer, clock, store: memoryStore({ clock }) })
  return { clock, issuer, tokens }
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  )

describe('a manager whose clock jumps', () => {
  it('notices within 30 min a jump past the end of its token, even without a call of get', async () => {
    const { clock, issuer, tokens } = setUp()
    await tokens.start()

    clock.jump(30 * hour)
    await clock.advance(30 * minute)

    expect(tokens.status()).toMatchObject({ phase: 'fresh', token: { generation: 2 } })
    expect(issuer.calls).toHaveLength(2)
  })

  it.each([
    ['forward', hour],
    ['back', -hour],
  ])('uses the answer of the issuer after a jump %s, if no other process has tried since', async (_, jumpMs) => {
    const { clock, issuer, tokens } = setUp({ delayMs: second })
    void failureOf(tokens.get())
    await settle()

    clock.jump(jumpMs)
    await clock.advance(second)

    expect(tokens.status()).toMatchObject({ phase: 'fresh', token: { generation: 1 } })
    expect(issuer.calls).toHaveLength(1)
    expect(issuer.refusals).toEqual([])
  })

  it('does not prolong a cool-down when the clock jumps back', async () => {
    const { clock, issuer, tokens } = setUp()
    issuer.answer({ kind: 'retry' }, 4)
    await failureOf(tokens.start())
    await clock.advance(4 * minute)
    expect(issuer.calls).toHaveLength(4)

    clock.jump(-3 * hour)
    await clock.advance(10 * minute)

    expect((await tokens.get()).generation).toBe(1)
  })

  it('makes one waiting call after each jump, forward and back, in a real process', async () => {
    const issuer = await startIssuerServer()
    onTestFinished(() => issuer.close())
    const scale = startTime({ speed: 20 })
    const member = startMember({ path: freshPath('tokens.db'), url: issuer.url, scale, leastIntervalMs: 0 })
    member.send('get')
    await member.until('got')

    member.send('get', 30 * hour)
    await member.until('got', 2)
    member.send('reject', -72 * hour)
    await member.until('got', 3)
    member.send('get')
    await member.until('got', 4)

    const got = member.seen.filter((one) => one.event === 'got')
    expect(got.map(({ generation, isExpired }) => [generation, isExpired])).toEqual([
      [1, false],
      [2, false],
      [2, false],
      [3, false],
    ])
    expect(await issuer.calls()).toHaveLength(3)
  })
})
