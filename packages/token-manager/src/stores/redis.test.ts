import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { inspect, promisify } from 'node:util'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import type { Redis } from 'ioredis'
import { assert, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { fakeIssuer } from '../fake-issuer/fake-issuer.ts'
import type { TokenRecord } from '../store.ts'
import { testTokenStore } from '../testing/conformance.ts'
import { createTokenManager } from '../token-manager.ts'
import { encryptedStore } from './encrypted.ts'
import { type RedisPort, type RedisStoreOptions, redisStore } from './redis.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Time limit of commands in tests of something else, in ms: a busy machine may stand still for seconds. */
const patienceMs = 55_000

const recordWith = (id: string, secret: string, generation = 1): TokenRecord => ({
  id,
  generation,
  fence: 1,
  token: { secret, issuedAt: 1_700_000_000_000, expiresAt: 1_700_086_400_000 },
  attempts: [],
  notBefore: 0,
})

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  )

const client: RedisPort = { hget: async () => null, evalsha: async () => null, eval: async () => null }

it.each([
  ['options', undefined],
  ['redis', {}],
  ['redis', { redis: null }],
  ['redis', { redis: 'redis://user:canary@localhost' }],
  ['redis', { redis: { hget: client.hget } }],
  ['subscriber', { redis: client, subscriber: {} }],
  ['prefix', { redis: client, prefix: 1 }],
  ['timeoutMs', { redis: client, timeoutMs: 0 }],
  ['timeoutMs', { redis: client, timeoutMs: '2s' }],
  ['clock', { redis: client, clock: () => 0 }],
])('refuses an option that is wrong, and names its field without the password of a URL: %s', (field, options) => {
  let error: unknown
  try {
    // @ts-expect-error -- a program in JavaScript can pass any value.
    redisStore(options)
  } catch (thrown) {
    error = thrown
  }

  expect(error).toMatchObject({ code: 'TOKEN_INPUT', field })
  expect(inspect(error)).not.toContain('canary')
})

it('accepts an empty prefix', () => {
  expect(() => redisStore({ redis: client, prefix: '' })).not.toThrow()
})

describeRedis('redis', () => {
  let server: RedisServer
  let redis: Redis
  beforeAll(async () => {
    server = await startRedisServer()
    redis = await server.connect()
    return () => server.close()
  })

  const opened = (options: Partial<RedisStoreOptions> = {}) => redisStore({ redis, timeoutMs: patienceMs, ...options })

  async function leased(options: Pick<RedisStoreOptions, 'clock'> = {}) {
    const store = opened(options)
    const id = `test/${randomUUID()}`
    const lease = await store.lease(id, { holder: 'a', leaseMs: minuteMs })
    assert(lease)
    return { store, id, lease }
  }

  /** Returns a manager with a store object of its own, as in a process of its own. */
  function managerOn(issuer: ReturnType<typeof fakeIssuer>, port: RedisPort = redis) {
    const tokens = createTokenManager({ issuer, store: opened({ redis: port }) })
    onTestFinished(() => tokens.close())
    return tokens
  }

  describe('as it is', () => testTokenStore(opened))

  describe('encrypted', () => {
    const keys = [{ kid: 'first', secret: randomBytes(32) }]
    testTokenStore(() => encryptedStore({ store: opened(), keys }))
  })

  describe('redisStore', () => {
    /** Returns a store, and the names of the commands that it sends, in order. */
    function recording() {
      const names: string[] = []
      const port: RedisPort = {
        hget(...args) {
          names.push('hget')
          return redis.hget(...args)
        },
        evalsha(...args) {
          names.push('evalsha')
          return redis.evalsha(...args)
        },
        eval(...args) {
          names.push('eval')
          return redis.eval(...args)
        },
      }
      return { names, store: opened({ redis: port }) }
    }

    it('sends one for each method, and one more when Redis has forgotten the script', async () => {
      const { names, store } = recording()
      const id = `test/${randomUUID()}`
      await redis.script('FLUSH')

      for (let round = 0; round < 2; round += 1) {
        const lease = await store.lease(id, { holder: 'a', leaseMs: minuteMs })
        assert(lease)
        await store.write(lease, recordWith(id, 'first'))
        await store.read(id)
        await store.release(lease)
      }

      const [lease, write, release] = Array<string[]>(3).fill(['evalsha', 'eval'])
      const firstRound = [lease, write, 'hget', release].flat()
      expect(names).toEqual([...firstRound, 'evalsha', 'evalsha', 'hget', 'evalsha'])
    })

    it('names one Redis key for each id, with a hash tag in it', async () => {
      const store = opened({ prefix: 'mine:' })

      await store.lease('paper', { holder: 'a', leaseMs: minuteMs })

      expect(await redis.keys('mine:*')).toEqual(['mine:{paper}'])
    })

    it('measures a lease by the time of the server, not of the machine, whose clock may be an hour ahead', async () => {
      const { store, id } = await leased()
      onTestFinished(() => void vi.useRealTimers())

      vi.setSystemTime(Date.now() + hourMs)

      expect(await store.lease(id, { holder: 'b', leaseMs: minuteMs })).toBeUndefined()
    })

    it('leases, writes and reads on a simulated clock of the year 2500', async () => {
      const { store, id, lease } = await leased({ clock: fakeClock(Date.UTC(2500, 0)) })
      const record = { id, generation: 0, fence: lease.fence, attempts: [], notBefore: 0 }

      expect(await store.write(lease, record)).toBe(true)
      expect(await store.read(id)).toEqual(record)
    })

    it('measures a lease by the clock of a simulation if it has one', async () => {
      const clock = fakeClock()
      const { store, id } = await leased({ clock })

      clock.jump(minuteMs - 1)
      const early = await store.lease(id, { holder: 'b', leaseMs: minuteMs })
      clock.jump(1)
      const late = await store.lease(id, { holder: 'b', leaseMs: minuteMs })

      expect([early, late?.holder]).toEqual([undefined, 'b'])
    })

    it('leases to the next holder when the lease was taken in the future, because the clock was set back', async () => {
      const clock = fakeClock()
      const { store, id, lease } = await leased({ clock })

      clock.jump(-hourMs)
      const next = await store.lease(id, { holder: 'b', leaseMs: minuteMs })

      expect(next?.fence).toBeGreaterThan(lease.fence)
    })
  })

  describe('a hint', () => {
    async function watched() {
      const { store, id, lease } = await leased()
      const subscriber = await server.connect()
      const messages: string[] = []
      subscriber.on('message', (_channel, message) => messages.push(message))
      const hints: (number | undefined)[] = []
      const watching = opened({ subscriber })
      const end = watching.watch(id, async () => hints.push((await watching.read(id))?.generation))
      const countOf = async () => Number((await redis.pubsub('NUMSUB', `token-manager:{${id}}`))[1])
      await vi.waitUntil(async () => (await countOf()) === 1, { timeout: patienceMs })
      return { store, id, lease, subscriber, hints, messages, end, countOf }
    }

    it('comes with each write, and holds no part of the record', async () => {
      const { store, id, lease, hints, messages } = await watched()

      for (const generation of [1, 2]) {
        await store.write(lease, recordWith(id, 'canary', generation))
        await vi.waitUntil(() => hints.length === generation, { timeout: patienceMs })
      }

      expect(hints).toEqual([1, 2])
      expect(messages).toEqual(['', ''])
    })

    it('stops when watching has ended, and does not come without a subscriber', async () => {
      const { store, id, lease, subscriber, hints, end, countOf } = await watched()
      const endOther = store.watch(id, () => hints.push(-1))

      end()
      endOther()
      await vi.waitUntil(async () => (await countOf()) === 0, { timeout: patienceMs })
      await store.write(lease, recordWith(id, 'first', 1))

      expect(hints).toEqual([])
      // The other one is the test's own.
      expect(subscriber.listenerCount('message')).toBe(1)
    })

    it('does not fail the write when the user of Redis may not publish', async () => {
      const { id, lease: own } = await leased()
      await opened().release(own)
      await redis.acl('SETUSER', 'mute', 'on', '>pw', '~*', '+@all', 'resetchannels')
      const connection = await server.connect({ username: 'mute', password: 'pw' })
      onTestFinished(() => connection.disconnect())
      const mute = opened({ redis: connection })
      const lease = await mute.lease(id, { holder: 'mute', leaseMs: minuteMs })
      assert(lease)

      expect(await mute.write(lease, recordWith(id, 'first'))).toBe(true)
    })
  })

  describe('a Redis that was emptied', () => {
    it('returns no fence twice, even if it is leased from again at once', async () => {
      const fences: (number | undefined)[] = []

      for (let round = 0; round < 20; round += 1) {
        await redis.flushall()
        fences.push((await opened().lease('paper', { holder: 'a', leaseMs: minuteMs }))?.fence)
      }

      expect(new Set(fences).size).toBe(20)
      expect(fences).toEqual(fences.toSorted((one, other) => (one ?? 0) - (other ?? 0)))
    })

    it('accepts the token of a holder whose lease would still hold, and restores that lease', async () => {
      const { store, id, lease } = await leased()

      await redis.flushall()

      expect(await store.write(lease, recordWith(id, 'first'))).toBe(true)
      expect((await store.read(id))?.token?.secret).toBe('first')
      expect(await store.lease(id, { holder: 'b', leaseMs: minuteMs })).toBeUndefined()
      expect(await store.write(lease, recordWith(id, 'again'))).toBe(true)
    })

    it('refuses the token of that holder when another holder has leased since', async () => {
      const { store, id, lease } = await leased()

      await redis.flushall()
      await opened().lease(id, { holder: 'b', leaseMs: minuteMs })

      expect(await store.write(lease, recordWith(id, 'late'))).toBe(false)
    })

    it('refuses the token of a holder whose lease had expired or was released before', async () => {
      const clock = fakeClock()
      const expired = await leased({ clock })
      const released = await leased({ clock })
      await released.store.release(released.lease)

      await redis.flushall()
      const isReleasedWritten = await released.store.write(released.lease, recordWith(released.id, 'late'))
      clock.jump(minuteMs)
      const isExpiredWritten = await expired.store.write(expired.lease, recordWith(expired.id, 'late'))

      expect([isReleasedWritten, isExpiredWritten]).toEqual([false, false])
    })

    it('sets no generation back: running managers continue from their token', async () => {
      const issuer = fakeIssuer({ id: `test/${randomUUID()}`, leastIntervalMs: 0 })
      const [one, other] = [managerOn(issuer), managerOn(issuer)]
      const generations: number[] = []
      for (const tokens of [one, other]) tokens.on('rotated', ({ token }) => void generations.push(token.generation))
      const dead = await one.get()
      await other.get()

      await redis.flushall()
      const served = await Promise.all([one.get(), other.get()])
      await Promise.all([one.reject(dead), other.reject(dead)])
      const renewed = await Promise.all([one.get(), other.get()])

      expect(served.map(({ generation }) => generation)).toEqual([1, 1])
      expect(renewed.map(({ generation }) => generation)).toEqual([2, 2])
      expect(generations).toEqual([1, 1, 2, 2])
      expect(issuer.calls).toHaveLength(2)
    })

    it('costs no second issue when it happens while the issuer is asked', async () => {
      const id = `test/${randomUUID()}`
      const asked = Promise.withResolvers<void>()
      const answer = Promise.withResolvers<void>()
      const inner = fakeIssuer({ id })
      const issuer: typeof inner = {
        ...inner,
        async issue(options) {
          asked.resolve()
          await answer.promise
          return inner.issue(options)
        },
      }
      const getting = managerOn(issuer).get()
      await asked.promise

      await redis.flushall()
      answer.resolve()

      expect((await getting).generation).toBe(1)
      expect((await opened().read(id))?.token?.secret).toBe('fake-secret-1')
      expect(inner.calls).toHaveLength(1)
    })
  })

  describe('a Redis that is stopped and started again', () => {
    it('keeps the record, and fences and leases continue from their last values', async () => {
      const { store, id, lease } = await leased()
      await store.write(lease, recordWith(id, 'kept'))

      await server.stop()
      await server.restart()

      expect((await store.read(id))?.token?.secret).toBe('kept')
      expect(await store.lease(id, { holder: 'b', leaseMs: minuteMs })).toBeUndefined()
      expect((await store.lease(id, { holder: 'a', leaseMs: minuteMs }))?.fence).toBeGreaterThan(lease.fence)
    })

    it('causes no request to the issuer when the manager starts again with a token that is still good', async () => {
      const issuer = fakeIssuer({ id: `test/${randomUUID()}` })
      await managerOn(issuer).start()

      await server.stop()
      await server.restart()
      const token = await managerOn(issuer).get()

      expect([token.secret, token.generation]).toEqual(['fake-secret-1', 1])
      expect(issuer.calls).toHaveLength(1)
    })
  })

  describe('a Redis that is down', () => {
    const advice = 'see that Redis runs and can be reached; its tokens stay valid, and the manager asks again'

    it('fails a command when the connection does, and a fresh token is served without it', async () => {
      const issuer = fakeIssuer({ id: `test/${randomUUID()}` })
      const impatient = await server.connect({ maxRetriesPerRequest: 0 })
      const tokens = managerOn(issuer, impatient)
      const token = await tokens.get()
      await server.stop()
      onTestFinished(() => server.restart())

      const error = await failureOf(opened({ redis: impatient }).read(issuer.id))

      expect(error).toMatchObject({
        code: 'TOKEN_STORE',
        message: `Redis failed on ${issuer.id}: MaxRetriesPerRequestError; ${advice}`,
      })
      expect(await tokens.get()).toBe(token)
    })

    it('fails a command that is not answered in time, and answers the next one when it comes back', async () => {
      const issuer = fakeIssuer({ id: `test/${randomUUID()}` })
      const tokens = managerOn(issuer)
      const token = await tokens.get()
      server.pause()
      onTestFinished(() => server.resume())

      const error = await failureOf(redisStore({ redis, timeoutMs: 1 }).read(issuer.id))
      const served = await tokens.get()
      server.resume()

      expect(error).toMatchObject({
        code: 'TOKEN_STORE',
        message: `Redis did not answer for ${issuer.id} within 1 ms; ${advice}`,
      })
      expect(served).toBe(token)
      expect((await opened().read(issuer.id))?.generation).toBe(1)
    })

    it('makes no manager ask the issuer for a token, because the try could not be noted', async () => {
      const issuer = fakeIssuer({ id: `test/${randomUUID()}` })
      server.pause()
      onTestFinished(() => server.resume())

      const tokens = createTokenManager({ issuer, store: redisStore({ redis, timeoutMs: 1 }) })
      onTestFinished(() => tokens.close())
      const error = await failureOf(tokens.get())

      expect(error).toMatchObject({ code: 'TOKEN_STORE' })
      expect(issuer.calls).toHaveLength(0)
    })
  })

  describe('an error', () => {
    it('holds no secret, even if the error of Redis or its client does', async () => {
      const { store, id, lease } = await leased()
      await redis.set(`token-manager:{${id}}`, 'of another kind')
      const wrongType = await failureOf(store.write(lease, recordWith(id, 'canary')))
      const port: RedisPort = {
        hget: () => Promise.reject(new Error("ERR unknown command 'HGET', with args beginning with: 'canary'")),
        evalsha: () => Promise.reject(Object.assign(new Error('canary'), { code: 'ECONNRESET', command: 'canary' })),
        eval: () => Promise.reject(new Error('canary')),
      }
      const unknown = await failureOf(opened({ redis: port }).read(id))
      const reset = await failureOf(opened({ redis: port }).lease(id, { holder: 'a', leaseMs: 1 }))

      const plain = await failureOf(
        opened({ redis: { ...port, hget: () => Promise.reject(new Error('canary')) } }).read(id),
      )

      expect(inspect([wrongType, unknown, reset, plain], { depth: 9, showHidden: true })).not.toContain('canary')
      expect([wrongType, unknown, reset].map((error) => error instanceof Error && error.message)).toEqual([
        `Redis failed on ${id}: WRONGTYPE`,
        `Redis failed on ${id}: ERR`,
        `Redis failed on ${id}: ECONNRESET; see that Redis runs and can be reached; its tokens stay valid, and the manager asks again`,
      ])
    })

    it('does not quote the secret of a damaged record', async () => {
      const { store, id } = await leased()

      for (const damaged of ['{"token":{"secret":"canary"', '{"key":"paper","token":{"secret":"canary"}}']) {
        await redis.hset(`token-manager:{${id}}`, 'record', damaged)
        const error = await failureOf(store.read(id))
        expect(error).toMatchObject({ code: 'TOKEN_STORE' })
        expect(inspect(error, { depth: 9 })).not.toContain('canary')
      }
    })
  })

  it('makes one issue for processes that start at once', async () => {
    const id = `test/${randomUUID()}`
    const program = `
      import { Redis } from 'ioredis'
      import { createTokenManager } from '@stockeye/token-manager'
      import { redisStore } from '@stockeye/token-manager/redis'
      const [path, id] = process.argv.slice(1)
      const redis = new Redis({ path, maxRetriesPerRequest: 0 })
      const issue = async () => {
        await redis.incr('issues of ' + id)
        return { secret: 'from ' + process.pid, expiresAt: Date.now() + 86_400_000 }
      }
      const tokens = createTokenManager({ issuer: { id, issue, verdict: () => ({ kind: 'fatal' }) }, store: redisStore({ redis, timeoutMs: ${patienceMs} }) })
      console.log((await tokens.get()).secret)
      await tokens.close()
      redis.disconnect()`
    const flags = ['--conditions=@stockeye/source', '--input-type=module', '-e', program, server.options.path, id]
    const run = () =>
      promisify(execFile)(process.execPath, flags, { cwd: fileURLToPath(new URL('../..', import.meta.url)) })

    const outputs = await Promise.all([run(), run()])

    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1)
    expect(outputs[0]?.stdout).toMatch(/^from \d+\n$/)
    expect(await redis.get(`issues of ${id}`)).toBe('1')
  })
})
