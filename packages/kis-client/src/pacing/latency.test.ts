import { wait } from '@stockeye/internal/wait'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import fc from 'fast-check'
import type { Redis } from 'ioredis'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../client/create-client.ts'
import type { Connection } from '../connection/transport.ts'
import { inquirePrice, inquirePsblRvsecncl } from '../endpoints/domestic-stock.gen.ts'
import { type Environment, kisRateLimits } from '../environment.ts'
import type { SteppedClock } from '../simulator/clocks/stepped.ts'
import { samsung } from '../tests/sample-calls.test-kit.ts'
import { type SteppedKis, startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { createLocalPacer } from './local-pacer.ts'
import type { Pacer } from './pacer.ts'
import { createRedisPacer } from './redis-pacer.ts'

const anyOrder = { INQR_DVSN_1: '0', INQR_DVSN_2: '0' } as const
const never = new AbortController().signal

/** Opens connections on which a call takes up to 900 ms to KIS and back, in parts that chance decides by a fixed seed. */
function slowly({ clock, options }: SteppedKis): (origin: string) => Connection {
  // Without the bias of fast-check, which prefers the ends of a range.
  const ways = fc.sample(fc.noBias(fc.tuple(fc.nat({ max: 900 }), fc.nat({ max: 100 }))), {
    numRuns: 200,
    seed: 20261128,
  })
  let count = 0
  return (origin) => {
    const { fetch, close } = options.connect(origin)
    return {
      close,
      async fetch(url, request) {
        const [tookMs, percent] = ways[count++ % ways.length] ?? [0, 0]
        const thereMs = (tookMs * percent) / 100
        await wait(clock, thereMs, never)
        const answer = await fetch(url, request)
        await wait(clock, tookMs - thereMs, never)
        return answer
      },
    }
  }
}

/** Creates a Redis pacer whose script reads the stepped clock in place of the clock of Redis. */
function steppedRedisPacer(redis: Redis, clock: SteppedClock): Pacer {
  const port = {
    evalsha: () => Promise.reject(new Error('NOSCRIPT')),
    eval(lua: string, keys: number, ...values: string[]) {
      const time = `{${Math.floor(clock.now() / 1_000)}, ${(clock.now() % 1_000) * 1_000}}`
      expect(lua).toContain("redis.call('TIME')")
      return clock.during(() => redis.eval(lua.replace("redis.call('TIME')", time), keys, ...values))
    },
  }
  return createRedisPacer({ redis: port, prefix: 'test:', timeoutMs: 2_000, clock })
}

const limits: readonly [name: string, quotes: number, reads: number, environment: Environment][] = [
  ['18 calls a second', 100, 0, 'real'],
  ['1 call a second', 8, 0, 'paper'],
  ['1 account read a second among other calls', 30, 6, 'real'],
]

/** Makes so many calls at once, and returns the codes of the answers that the simulator gave. */
async function callSlowly(
  pacerOn: (clock: SteppedClock) => Pacer,
  [, quotes, reads, environment]: (typeof limits)[number],
): Promise<readonly (string | undefined)[]> {
  const stepped = await startSteppedKis({ environment })
  const { clock, simulator, settle } = stepped
  const kis = createKisClient({ ...stepped.options, connect: slowly(stepped), pacer: pacerOn(clock) })
  onTestFinished(() => kis.close())
  await settle(
    Promise.all([
      ...Array.from({ length: quotes }, () => kis.call(inquirePrice, samsung)),
      ...Array.from({ length: reads }, () => kis.call(inquirePsblRvsecncl, anyOrder)),
    ]),
  )
  return simulator
    .calls()
    .filter(({ path }) => path.startsWith('/uapi/'))
    .map(({ messageCode }) => messageCode)
}

const isRefusedForRate = (code: string | undefined) => code === 'EGW00201' || code === 'EGW00215'

describe('createLocalPacer, with 0 to 900 ms between client and KIS', () => {
  it.each(limits)('keeps to %s as KIS counts them', async (...limit) => {
    const codes = await callSlowly((clock) => createLocalPacer({ clock }), limit)

    expect(codes.filter(isRefusedForRate)).toEqual([])
    expect(codes).toHaveLength(limit[1] + limit[2])
  })

  it('shows calls that a pacer without KIS’s arrivals would lose', async () => {
    const { limit, windowMs } = kisRateLimits.calls.real
    const careless = (clock: SteppedClock): Pacer => {
      let count = 0
      const startedAt = clock.monotonic()
      return {
        async turn() {
          const dueAt = startedAt + Math.floor(count++ / limit) * windowMs
          await wait(clock, Math.max(0, dueAt - clock.monotonic()), never)
          return () => undefined
        },
      }
    }

    const codes = await callSlowly(careless, ['18 calls a second', 100, 0, 'real'])

    expect(codes.filter(isRefusedForRate)).not.toEqual([])
  })
})

describeRedis('redisPacer, with 0 to 900 ms between client and KIS', () => {
  it.each(limits)('keeps to %s as KIS counts them', async (...limit) => {
    const server = await startRedisServer()
    onTestFinished(server.close)
    const redis = await server.connect()

    const codes = await callSlowly((clock) => steppedRedisPacer(redis, clock), limit)

    expect(codes.filter(isRefusedForRate)).toEqual([])
    expect(codes).toHaveLength(limit[1] + limit[2])
  })

  it('starts no call while the calls of a million slots are unknown, and writes down none of them', async () => {
    const server = await startRedisServer()
    onTestFinished(server.close)
    const redis = await server.connect()
    const { clock, settle } = await startSteppedKis()
    const startedAt = clock.now()
    const pacer = steppedRedisPacer(redis, clock)

    await settle(pacer.turn('key', { rate: { limit: 1_000_000, windowMs: 1_000 }, priority: 'query' }))

    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(2_000)
    // The call, and the rest of the state.
    expect(await redis.zcard('test:{key}')).toBe(2)
  })

  it('keeps calls apart by the spacing, over all processes', async () => {
    const server = await startRedisServer()
    onTestFinished(server.close)
    const redis = await server.connect()
    const { clock, settle } = await startSteppedKis()
    const rate = { limit: 18, windowMs: 1_000, spacingMs: 120 }
    const pacers = [steppedRedisPacer(redis, clock), steppedRedisPacer(redis, clock)]
    const starts: number[] = []
    const call = async (pacer: Pacer) => {
      const answered = await pacer.turn('key', { rate, priority: 'query' })
      starts.push(clock.now())
      answered()
    }

    await settle(Promise.all(pacers.flatMap((pacer) => [call(pacer), call(pacer), call(pacer)])))

    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(120)
    expect(starts).toHaveLength(6)
  })
})
