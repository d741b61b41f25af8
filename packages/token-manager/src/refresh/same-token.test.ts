import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import type { RefreshFailed } from '../events.ts'
import type { TokenIssuer } from '../issuer.ts'
import { memoryStore } from '../stores/memory.ts'
import { createTokenManager } from '../token-manager.ts'

const second = 1_000
const minute = 60 * second

/** Returns a manager of an issuer that returns the same token until it ends. */
function setUp({
  lifeMs,
  leastIntervalMs = 0,
  roundsSeconds = false,
  aheadMs,
}: {
  readonly lifeMs: number
  readonly leastIntervalMs?: number
  readonly roundsSeconds?: boolean
  readonly aheadMs?: number
}) {
  const clock = fakeClock()
  const calls: number[] = []
  let current = { secret: '', endsAt: -Infinity }
  const issuer: TokenIssuer = {
    id: 'same-until-end',
    leastIntervalMs,
    async issue() {
      const now = clock.now()
      calls.push(now)
      if (now >= current.endsAt) current = { secret: `token ${calls.length}`, endsAt: now + lifeMs }
      const leftMs = current.endsAt - now
      const round = calls.length % 2 === 0 ? Math.ceil : Math.floor
      const expiresAt = now + (roundsSeconds ? round(leftMs / second) * second : leftMs)
      return { secret: current.secret, expiresAt }
    },
  }
  const tokens = createTokenManager({ issuer, clock, store: memoryStore({ clock }), ...(aheadMs && { aheadMs }) })
  const failures: RefreshFailed[] = []
  tokens.on('refresh-failed', (failure) => void failures.push(failure))
  return { clock, calls, tokens, failures }
}

describe('an issuer that returns the same token until it ends', () => {
  it.each([
    { lifeMs: minute, leastIntervalMs: 0 },
    { lifeMs: 5 * minute, leastIntervalMs: 0 },
    { lifeMs: 40 * minute, leastIntervalMs: 0 },
    { lifeMs: 40 * minute + 777, leastIntervalMs: minute },
    { lifeMs: 60 * minute, leastIntervalMs: minute },
    { lifeMs: 24 * 60 * minute, leastIntervalMs: minute },
  ])(
    'is asked at the end of each token: no second is without one ($lifeMs ms, every $leastIntervalMs ms)',
    async (rules) => {
      const { clock, tokens } = setUp(rules)
      await tokens.start()

      const unserved: number[] = []
      const first = (await tokens.get()).expiresAt
      // Looks at each second around the ends of four tokens.
      for (let token = 0; token < 4; token += 1) {
        await clock.advance(Math.max(0, first + token * rules.lifeMs - 65 * second - clock.now()))
        for (let step = 0; step < 130; step += 1) {
          await clock.advance(second)
          if (tokens.status().phase === 'expired') unserved.push(clock.now())
        }
      }

      expect(unserved).toEqual([])
    },
  )

  it('is asked a few times in the life of a token, and its answer is emitted once', async () => {
    const { clock, calls, tokens, failures } = setUp({ lifeMs: 60 * minute })
    await tokens.start()

    await clock.advance(4 * 60 * minute - 1)

    // At the issue, at 20 min left and at 10 min left.
    expect(calls).toHaveLength(12)
    expect(failures.map(({ error }) => error.code)).toEqual(Array(4).fill('TOKEN_UNCHANGED'))
  })

  it('is asked as seldom when each of its answers rounds the end in another way', async () => {
    const { clock, calls, tokens } = setUp({ lifeMs: 60 * minute + 700, roundsSeconds: true })
    await tokens.start()

    await clock.advance(60 * minute - second)

    expect(calls).toHaveLength(3)
  })
})

it('keeps to the interval of the issuer when a token is rejected right before its end', async () => {
  const { clock, calls, tokens } = setUp({ lifeMs: 3 * minute, leastIntervalMs: minute, aheadMs: second })
  await tokens.start()
  const token = await tokens.get()
  await clock.advance(token.expiresAt - 20 * second - clock.now())

  await Promise.all([tokens.reject(token), clock.advance(10 * minute)])

  const gaps = calls.slice(1).map((at, index) => at - (calls[index] ?? at))
  expect(calls).toContain(token.expiresAt - 20 * second)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(minute)
})

it('asks again after the least interval when the issuer returns a token that has just ended', async () => {
  const clock = fakeClock()
  const start = clock.now()
  const calls: number[] = []
  const issuer: TokenIssuer = {
    id: 'rounds-down',
    leastIntervalMs: 0,
    async issue() {
      calls.push((clock.now() - start) / second)
      // `expires_in` is 0 in the last second of the first token.
      const leftMs = clock.now() < start + minute ? 0 : 60 * minute
      return {
        secret: `token ${calls.length}`,
        expiresAt: calls.length === 1 ? start + minute - 500 : clock.now() + leftMs,
      }
    },
    verdict: () => ({ kind: 'fatal' }),
  }
  const tokens = createTokenManager({ issuer, clock, store: memoryStore({ clock }) })
  await tokens.start()

  await clock.advance(minute + 5 * second)

  expect(tokens.status()).toMatchObject({ phase: 'fresh', token: { generation: 2 } })
})

it('asks a recovered issuer at the end of its token, although its cool-down of 5 min would last longer', async () => {
  const clock = fakeClock()
  const calls: number[] = []
  const start = clock.now()
  const issuer: TokenIssuer = {
    id: 'down-before-the-end',
    async issue() {
      calls.push((clock.now() - start) / second)
      if (calls.length > 1 && clock.now() < start + 13 * minute) throw new Error('down')
      return { secret: `token ${calls.length}`, expiresAt: clock.now() + 13.5 * minute }
    },
  }
  const tokens = createTokenManager({ issuer, clock, store: memoryStore({ clock }) })
  await tokens.start()

  await clock.advance(13.5 * minute)

  // The last third begins at 9 min; three pauses of 62 s follow, and then the end of the token.
  expect(calls).toEqual([0, 540, 602, 664, 726, 810])
})
