import { startMemberProcess } from '@stockeye/test-kit/member'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import type { Redis } from 'ioredis'
import { assert, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TraderLease, TraderLeases } from './journal.ts'
import type { LeaseCommand, LeaseMemberInput } from './redis-lease.member.test-kit.ts'
import { redisTraderLease } from './redis-lease.ts'
import { testLeases } from './testing/leases.ts'

const answerNothing = (): Promise<unknown> => Promise.reject(new Error('not used'))
const notSent = { name: 'KisJournalError', code: 'KIS_JOURNAL', outcome: 'not-sent' }
const program = new URL('./redis-lease.member.test-kit.ts', import.meta.url)
const hourMs = 3_600_000

it.each([
  [undefined, 'options'],
  [{}, 'redis'],
  [{ redis: { eval: answerNothing } }, 'redis'],
  [{ redis: { eval: answerNothing, evalsha: answerNothing }, timeoutMs: 0 }, 'timeoutMs'],
  [{ redis: { eval: answerNothing, evalsha: answerNothing }, name: 'x' }, 'name'],
])('is not made of %j', (options, field) => {
  expect(() => Reflect.apply(redisTraderLease, undefined, [options])).toThrow(
    expect.objectContaining({ code: 'KIS_INPUT', field }),
  )
})

/** Asks for the account in the name of a program, for 60 s. */
const ask = (leases: ReturnType<typeof redisTraderLease>, holder: string, now: number = Date.now()) =>
  leases.lease('account', { holder, name: `host ${holder}`, untilAt: now + 60_000 }, now)

/** Creates leases whose Redis has the instant of the last call as its time, and takes it from there. */
function leasesOnTime(redis: Redis): TraderLeases {
  let serverNow = 0
  const onTime = (script: string) => {
    assert(script.includes("redis.call('TIME')") || !script.includes('TIME'))
    return script.replace("redis.call('TIME')", `{ ${Math.floor(serverNow / 1_000)}, ${(serverNow % 1_000) * 1_000} }`)
  }
  const port = {
    eval: (script: string, keys: number, ...values: string[]) => redis.eval(onTime(script), keys, ...values),
    evalsha: () => Promise.reject(new Error('NOSCRIPT this script has the clock of a test')),
  }
  const leases = redisTraderLease({ redis: port })
  return {
    ...leases,
    lease(account: string, asked: TraderLease, now: number) {
      serverNow = now
      return leases.lease(account, asked, now)
    },
    renew(account: string, held: TraderLease, asked: { readonly untilAt: number; readonly now: number }) {
      serverNow = asked.now
      return leases.renew(account, held, asked)
    },
  }
}

describeRedis('redisTraderLease', () => {
  let server: RedisServer
  let redis: Redis
  beforeAll(async () => {
    server = await startRedisServer()
    redis = await server.connect({ maxRetriesPerRequest: 0 })
    return () => server.close()
  })
  beforeEach(async () => {
    await redis.flushall()
  })

  /** Starts a process that asks on command. */
  async function startMember(name: string) {
    const input: LeaseMemberInput = { socket: server.options.path, name }
    const { child, exited } = startMemberProcess(program, input)
    const hasEnded = exited.then((): never => assert.fail(`process ${name} has ended`))
    // It ends with the test.
    hasEnded.catch(() => undefined)
    const answer = () =>
      Promise.race([
        hasEnded,
        new Promise<readonly TraderLease[]>((resolve) => child.once('message', (held: TraderLease[]) => resolve(held))),
      ])
    await answer()
    return {
      async ask(command: LeaseCommand) {
        const answered = answer()
        child.send(command)
        return answered
      },
      async kill() {
        child.kill('SIGKILL')
        await exited
      },
    }
  }

  describe('on the time of a test', () => {
    testLeases(async () => leasesOnTime(redis))

    it('ends a lease a span later when the clock of Redis was set back', async () => {
      const leases = leasesOnTime(redis)
      const of = (holder: string, untilAt: number) => ({ holder, name: holder, untilAt })
      await leases.lease('account', of('a', hourMs + 500), hourMs)

      const early = [
        await leases.lease('account', of('b', 9_000), 0),
        await leases.lease('account', of('b', 9_000), 499),
      ]

      expect(early).toEqual([of('a', 500), of('a', 500)])
      expect(await leases.lease('account', of('b', 9_000), 500)).toEqual(of('b', 9_000))
    })
  })

  it('measures by the clock of Redis, even if the clocks of two hosts are an hour apart', async () => {
    const [leases, now] = [redisTraderLease({ redis }), Date.now()]
    await ask(leases, 'a', now - hourMs)

    const seen = await ask(leases, 'b', now + hourMs)

    expect(seen.holder).toBe('a')
    // The holder's end, by the clock of the host that asks.
    expect(seen.untilAt).toBeGreaterThan(now + hourMs)
    expect(seen.untilAt).toBeLessThanOrEqual(now + hourMs + 60_000)
  })

  it('rejects while Redis is away, and keeps the account for its holder', async () => {
    const leases = redisTraderLease({ redis })
    await ask(leases, 'a')

    await server.stop()
    const errors = await Promise.all(['a', 'b'].map((holder) => ask(leases, holder).catch((error: unknown) => error)))
    const released = await leases.release('account', 'a').catch((error: unknown) => error)
    await server.restart()

    expect([...errors, released]).toEqual(Array(3).fill(expect.objectContaining(notSent)))
    expect((await ask(leases, 'b')).holder).toBe('a')
    expect((await ask(leases, 'a')).holder).toBe('a')
  })

  it('rejects when Redis does not answer in time', async () => {
    const leases = redisTraderLease({ redis, timeoutMs: 100 })
    await leases.salt()

    server.pause()
    const error = await ask(leases, 'a').catch((reason: unknown) => reason)
    server.resume()

    expect(error).toMatchObject({ ...notSent, message: expect.stringMatching(/100 ms/) })
  })

  it('rejects when Redis cannot be written', async () => {
    const leases = redisTraderLease({ redis })
    await leases.salt()
    await redis.config('SET', 'maxmemory', '1')

    const error = await ask(leases, 'a').catch((reason: unknown) => reason)
    await redis.config('SET', 'maxmemory', '0')

    expect(error).toMatchObject(notSent)
    expect((await ask(leases, 'b')).holder).toBe('b')
  })

  it('gives the account of a process that was killed to the next one, once its lease has ended', async () => {
    const [leases, member] = [redisTraderLease({ redis }), await startMember('killed')]
    const [held] = await member.ask({ accounts: ['account'], spanMs: 1_000 })
    await member.kill()

    let seen = await ask(leases, 'next')
    while (seen.holder === 'killed') seen = await ask(leases, 'next')
    const [seconds, micros] = await redis.time()

    assert(held)
    expect(held.holder).toBe('killed')
    expect(seen.holder).toBe('next')
    // Redis and the process have one clock: that of this machine.
    expect(Number(seconds) * 1_000 + Number(micros) / 1_000).toBeGreaterThanOrEqual(held.untilAt)
  })

  it('gives each account to one of two processes that ask at once, and names it to both', async () => {
    const members = await Promise.all(['a', 'b'].map(startMember))
    const accounts = Array.from({ length: 40 }, (_, index) => `account ${index}`)

    const [seenByA, seenByB] = (
      await Promise.all(members.map((member) => member.ask({ accounts, spanMs: 60_000 })))
    ).map((leases) => leases.map(({ holder }) => holder))

    expect(seenByA).toHaveLength(accounts.length)
    expect(seenByA?.every((holder) => holder === 'a' || holder === 'b')).toBe(true)
    expect(seenByB).toEqual(seenByA)
  })

  describe('salt', () => {
    it('is random text, the same for all programs on a Redis and a prefix', async () => {
      const other = await server.connect()
      const all = [redisTraderLease({ redis }), redisTraderLease({ redis: other }), redisTraderLease({ redis })]

      const [salt, ...others] = await Promise.all(all.map((leases) => leases.salt()))

      expect(others).toEqual([salt, salt])
      expect(salt).toMatch(/^[0-9a-f-]{36}$/)
      expect(await redisTraderLease({ redis, prefix: 'other:' }).salt()).not.toBe(salt)
    })

    it('returns to a Redis that has lost its data with the next renewal, together with the lease', async () => {
      const leases = redisTraderLease({ redis })
      const salt = await leases.salt()
      const held = await ask(leases, 'a')

      await redis.flushall()
      await leases.renew('account', held, { untilAt: held.untilAt + 1, now: Date.now() })

      const next = redisTraderLease({ redis })
      expect(await next.salt()).toBe(salt)
      expect((await ask(next, 'b')).holder).toBe('a')
    })

    it('has a lease rejected if another program was faster: the account has another name by now', async () => {
      const leases = redisTraderLease({ redis })
      const held = await ask(leases, 'a')

      await redis.flushall()
      await ask(redisTraderLease({ redis }), 'b')

      await expect(ask(leases, 'a')).rejects.toMatchObject(notSent)
      const renewed = leases.renew('account', held, { untilAt: held.untilAt + 1, now: Date.now() })
      await expect(renewed).rejects.toMatchObject(notSent)
    })
  })

  it('sends Redis no name except its own key', async () => {
    await ask(redisTraderLease({ redis, prefix: 'mine:' }), 'a')

    expect(await redis.keys('*')).toEqual(['mine:leases'])
  })
})
