import { machineClock } from '@stockeye/internal/clock'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { assert, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { expectEachRowOnce, killOwners, ownerIn, startHost } from './host.test-kit.ts'
import { redisSharing } from './redis.ts'
import { createRedisLease, type RedisTenure } from './redis-lease.ts'

const answerNothing = (): Promise<unknown> => Promise.reject(new Error('not used'))

it.each([
  [undefined, 'options'],
  [{}, 'redis'],
  [{ redis: { eval: answerNothing, evalsha: answerNothing } }, 'redis'],
  [{ redis: { ...redisMethods() }, leaseMs: 1_000, timeoutMs: 900 }, 'leaseMs'],
  [{ redis: { ...redisMethods() }, name: 'x' }, 'name'],
])('is not made of %j', (options, field) => {
  expect(() => Reflect.apply(redisSharing, undefined, [options])).toThrow(
    expect.objectContaining({ code: 'KIS_INPUT', field }),
  )
})

function redisMethods() {
  return { eval: answerNothing, evalsha: answerNothing, publish: answerNothing, duplicate: answerNothing }
}

describeRedis('redisSharing', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedisServer()
    return () => server.close()
  })
  beforeEach(async () => {
    await server.redis.flushall()
  })

  /** Prepares processes on a Redis that has a lease, which is not held: the first of them waits for nothing. */
  async function startRedisHost({ leaseMs = 1_500 }: { readonly leaseMs?: number } = {}) {
    await server.redis.hset('kis-socket:{key}', { holder: '', until_at: 0, span: 0 })
    return startHost({ silentMs: 400, redis: { path: server.options.path, leaseMs, timeoutMs: 700 } })
  }

  it('has one owner at a time over processes, and misses no row outside of the gaps, through deaths of the owner', async () => {
    const host = await startRedisHost()
    const members = await killOwners(host, 2)

    for (const member of members) {
      const report = await member.report()
      expectEachRowOnce(report, 'shared')
      expectEachRowOnce(report, member.name)
    }
    ownerIn(host.lines())
  })

  it('hands over at once when the owner closes', async () => {
    const host = await startRedisHost({ leaseMs: 30_000 })
    const a = host.startMember('a')
    await a.live('a')
    const b = host.startMember('b')
    await b.live('b')
    const mark = b.events.length

    await a.close()
    await b.live('b', mark)

    expect(host.lines()).toEqual(['open after [] by a', 'close a', 'open after [] by b'])
    expectEachRowOnce(await b.report(), 'b')
  })

  it('has an owner that was paused close before it acts, once another one has taken over', async () => {
    // Its pause alone may end the lease: a machine under load can stand still for the second that a shorter one leaves.
    const host = await startRedisHost({ leaseMs: 6_000 })
    const a = host.startMember('a')
    await a.live('a')
    const b = host.startMember('b')
    await b.live('b')
    const [mark, ownMark] = [b.events.length, a.events.length]

    a.pause()
    await b.live('b', mark)
    a.resume()
    const lost = await a.state('a', 'lost', ownMark)
    await a.live('a', a.events.indexOf(lost))

    expect(host.lines().slice(0, 4)).toEqual([
      'open after [] by a',
      'pause a',
      expect.stringMatching(/^open .* by b$/),
      'abandon a',
    ])
    // Since then it is a guest, and got no row from its own socket.
    expectEachRowOnce(await a.report(), 'a')
    expectEachRowOnce(await b.report(), 'b')
  })

  it('has the owner close when Redis is away for the span of the lease, and one open again afterwards', async () => {
    const host = await startRedisHost()
    const a = host.startMember('a')
    await a.live('a')
    const b = host.startMember('b')
    await b.live('b')
    const marks = [a.events.length, b.events.length]

    await server.stop()
    await vi.waitFor(() => expect(host.lines()).toContain('abandon a'), { timeout: 10_000 })
    await server.restart()
    await Promise.all([a, b].map((member, index) => member.live(member.name, marks[index])))

    ownerIn(host.lines())
    for (const member of [a, b]) expectEachRowOnce(await member.report(), member.name)
  })
})

describeRedis('createRedisLease', () => {
  const leaseMs = 1_500
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedisServer()
    return () => server.close()
  })
  beforeEach(async () => {
    await server.redis.flushall()
  })

  const createLease = () =>
    createRedisLease({ redis: server.redis, key: 'key', timeoutMs: 2_000, leaseMs, clock: machineClock })
  const nothing = () => undefined

  async function taken(onLost: (reason: Error) => void = nothing): Promise<RedisTenure> {
    return vi.waitFor(
      async () => {
        const tenure = await createLease().take(onLost)
        assert(typeof tenure !== 'string')
        return tenure
      },
      { timeout: 10_000 },
    )
  }

  it('gives the lease to no process before a span has passed on an empty Redis', async () => {
    const startedAt = performance.now()

    const tenure = await taken()

    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(leaseMs)
    await tenure.release()
  })

  it('keeps the lease and the memory of a living owner when Redis loses its data', async () => {
    const memory = { registered: [{ trId: 'a', key: 'b' }], learnt: { x: 1 }, writtenAt: 5 }
    const tenure = await taken()
    await tenure.remember(memory)

    await server.redis.flushall()
    expect(typeof (await createLease().take(nothing))).toBe('string')
    await vi.waitFor(async () => expect(await createLease().holder()).toBe(tenure.id), { timeout: 10_000 })
    await vi.waitFor(async () => expect(await server.redis.hget('key', 'memory')).not.toBeNull(), { timeout: 10_000 })
    await tenure.release()
    const next = await taken()

    expect(next.memory).toEqual(memory)
    await next.release()
  })

  it('stores no memory of an owner whose lease has ended', async () => {
    const tenure = await taken()
    await tenure.release()
    const next = await taken()

    await expect(tenure.remember({ registered: [], learnt: null, writtenAt: 1 })).rejects.toMatchObject({
      code: 'KIS_UNREACHABLE',
    })

    await next.release()
    expect(await server.redis.hget('key', 'memory')).toBeNull()
  })

  it('reports a lease as lost that another process has', async () => {
    const lost = Promise.withResolvers<Error>()
    const tenure = await taken(lost.resolve)

    await server.redis.hset('key', 'holder', 'another')

    expect(await lost.promise).toMatchObject({ message: expect.stringMatching(/another process has taken/) })
    expect(tenure.holds()).toBe(false)
  })
})
