import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import type { Redis } from 'ioredis'
import { assert, beforeAll, expect, it, onTestFinished } from 'vitest'
import type { RateLimit } from '../environment.ts'
import { latestArrivalMs } from './pace.ts'
import type { Order, Report } from './redis-pacer.caller.test-kit.ts'
import { redisPacer } from './redis-pacer.ts'

const callerFile = fileURLToPath(new URL('./redis-pacer.caller.test-kit.ts', import.meta.url))
const oneIn200Ms = { limit: 1, windowMs: 200 }
const fiveIn300Ms = { limit: 5, windowMs: 300 }

const answerNothing = (): Promise<unknown> => Promise.reject(new Error('not used'))

it.each([
  [undefined, 'options'],
  [{}, 'redis'],
  [{ redis: { eval: answerNothing } }, 'redis'],
  [{ redis: { eval: answerNothing, evalsha: answerNothing }, timeoutMs: 0 }, 'timeoutMs'],
  [{ redis: { eval: answerNothing, evalsha: answerNothing }, rate: fiveIn300Ms }, 'rate'],
])('is not made of %j', (options, field) => {
  expect(() => Reflect.apply(redisPacer, undefined, [options])).toThrow(
    expect.objectContaining({ code: 'KIS_INPUT', field }),
  )
})

interface Arrival {
  readonly name: string
  /** Instant of the arrival by the clock of this machine, which Redis shares. */
  readonly at: number
}

/**
 * Notes each call that comes in, as KIS does, at once. One that a stalled machine brings later than the pacer promises
 * for counts from the last instant that it does promise for.
 */
async function startCountingServer() {
  const noted: Arrival[] = []
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://kis')
    const latest = Number(searchParams.get('grantedAt')) + latestArrivalMs
    const now = performance.timeOrigin + performance.now()
    if (request.method !== 'HEAD') noted.push({ name: pathname.slice(1), at: Math.min(now, latest) })
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert(typeof address === 'object' && address)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const arrivals = (): readonly Arrival[] => noted.toSorted((one, other) => one.at - other.at)
  return { url: `http://127.0.0.1:${address.port}`, arrivals, names: () => arrivals().map(({ name }) => name) }
}

type CountingServer = Awaited<ReturnType<typeof startCountingServer>>

interface Caller {
  readonly process: ChildProcess
  /** Resolves when the process has reported `what` for `name`. */
  untilIt(what: Report[0], name: string): Promise<void>
  send(order: Order): void
}

async function startCaller(redis: RedisServer, server: CountingServer): Promise<Caller> {
  const child = fork(callerFile, [redis.options.path, server.url])
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: string[] = []
  const listeners = new Set<() => void>()
  child.on('message', (report: Report) => {
    said.push(report.join(' '))
    for (const listener of listeners) listener()
  })
  const untilIt: Caller['untilIt'] = (what, name) =>
    new Promise((resolve) => {
      const look = () => {
        if (!said.includes(`${what} ${name}`)) return
        listeners.delete(look)
        resolve()
      }
      listeners.add(look)
      look()
    })
  await untilIt('went', 'ready')
  return { process: child, untilIt, send: (order) => void child.send(order) }
}

/** Returns the shortest time in which one call more than the limit arrived. */
function tightestMs(server: CountingServer, { limit }: RateLimit): number {
  const arrivals = server.arrivals()
  return Math.min(...arrivals.map(({ at }, index) => (arrivals[index + limit]?.at ?? Number.POSITIVE_INFINITY) - at))
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  )

describeRedis('redis', () => {
  let redisServer: RedisServer
  let redis: Redis
  beforeAll(async () => {
    redisServer = await startRedisServer()
    redis = await redisServer.connect()
    return () => redisServer.close()
  })

  /** Creates a key, a counting server, and `processes` callers. */
  async function setUp(processes: number) {
    const server = await startCountingServer()
    const callers = await Promise.all(Array.from({ length: processes }, () => startCaller(redisServer, server)))
    const key = `paper/${randomUUID()}`
    /** Makes `caller` ask for a turn, and resolves when Redis has queued it. */
    const stand = async (caller: Caller | undefined, name: string, order: Partial<Order> & Pick<Order, 'rate'>) => {
      assert(caller)
      caller.send({ name, key, priority: 'query', ...order })
      await caller.untilIt('waits', name)
      // Redis counts whole milliseconds: two callers that ask within one are queued in random order.
      await redisGoesOnBy(3)
    }
    const went = (caller: Caller | undefined, name: string) => caller?.untilIt('went', name)
    return { server, callers, key, stand, went }
  }

  /** Creates a pacer of this process. A machine may stand still for longer than Redis may take by default. */
  const pacerHere = (timeoutMs = 600_000) => redisPacer({ redis, prefix: 'test:', timeoutMs })

  const redisNow = async () => {
    const [seconds, micros] = await redis.time()
    return Number(seconds) * 1_000 + Number(micros) / 1_000
  }

  /** Reads the clock of Redis, which a test cannot step, until `ms` have passed. */
  async function redisGoesOnBy(ms: number) {
    const until = (await redisNow()) + ms
    while ((await redisNow()) < until);
  }

  it('lets the calls of several processes arrive no faster than the limit allows, in any window', async () => {
    const { server, callers, stand, went } = await setUp(4)

    for (const [index, caller] of callers.entries()) await stand(caller, `${index}`, { rate: fiveIn300Ms, calls: 10 })
    await Promise.all(callers.map((caller, index) => went(caller, `${index}`)))

    expect(server.arrivals()).toHaveLength(40)
    expect(tightestMs(server, fiveIn300Ms)).toBeGreaterThanOrEqual(300)
  })

  it('grants turns to the processes in the order in which they asked', async () => {
    const { server, callers, stand, went } = await setUp(3)
    const names = ['1', '2', '3', '4', '5', '6']

    for (const [index, name] of names.entries()) await stand(callers[index % 3], name, { rate: oneIn200Ms })
    await Promise.all(names.map((name, index) => went(callers[index % 3], name)))

    expect(server.names()).toEqual(names)
  })

  it('lets orders go before queries, also those of other processes', async () => {
    const { server, callers, stand, went } = await setUp(2)
    const [one, another] = callers
    // The clock stands still until all have queued, however long that takes. A turn then comes a second and a window after
    // the first question, and the callers keep their places for half a second more.
    const clockKey = `clock/${randomUUID()}`
    await redis.set(clockKey, '1792368000000')

    for (const [caller, name, priority] of [
      [one, 'query', 'query'],
      [another, 'query-there', 'query'],
      [another, 'order', 'order'],
    ] as const) {
      await stand(caller, name, { rate: oneIn200Ms, priority, clockKey })
      // The next caller asks at least a millisecond later, and would be behind without its priority.
      await redis.incr(clockKey)
    }
    await redis.incrby(clockKey, 1_300)
    await Promise.race([went(another, 'order'), went(one, 'query'), went(another, 'query-there')])

    expect(server.names()).toEqual(['order'])
  })

  it('keeps to the limit of account reads, and lets other queries go on meanwhile', async () => {
    const { server, callers, stand, went } = await setUp(2)
    const [one, another] = callers

    await stand(one, 'balance', { rate: fiveIn300Ms, accountRead: true })
    await stand(another, 'balance-there', { rate: fiveIn300Ms, accountRead: true })
    await stand(another, 'query', { rate: fiveIn300Ms })
    await Promise.all([went(one, 'balance'), went(another, 'balance-there'), went(another, 'query')])

    const [first, second] = server.arrivals().filter(({ name }) => name !== 'query')
    assert(first && second)
    expect(second.at - first.at).toBeGreaterThanOrEqual(1_000)
    expect(server.names()).toEqual(['query', 'balance', 'balance-there'])
  })

  it('counts a call from when it may arrive, not from when it started', async () => {
    const { server, callers, stand, went } = await setUp(2)
    const [slow, next] = callers
    // The window has long passed when the slow one may go.
    const rate = { limit: 1, windowMs: 1 }
    assert(slow)
    await stand(slow, 'slow', { rate, holds: true })
    await slow.untilIt('holds', 'slow')
    await stand(next, 'next', { rate })

    await redisGoesOnBy(100)
    slow.process.send('go')
    await Promise.all([went(slow, 'slow'), went(next, 'next')])

    expect(server.names()).toEqual(['slow', 'next'])
  })

  it('grants the turn of a process that is killed during its call to the next one', async () => {
    const { server, callers, stand, went } = await setUp(2)
    const [holder, next] = callers
    assert(holder)
    await stand(holder, 'holder', { rate: oneIn200Ms, holds: true })
    await holder.untilIt('holds', 'holder')
    await stand(next, 'next', { rate: oneIn200Ms })

    holder.process.kill('SIGKILL')
    await went(next, 'next')

    expect(server.names()).toEqual(['next'])
  })

  it('does not wait for a process that is killed while it waits', async () => {
    const { server, callers, stand, went } = await setUp(2)
    const [first, next] = callers
    assert(first)
    await stand(first, 'first', { rate: oneIn200Ms, priority: 'order' })
    await stand(next, 'next', { rate: oneIn200Ms })

    first.process.kill('SIGKILL')
    await went(next, 'next')

    expect(server.names()).toEqual(['next'])
  })

  it('rejects an aborted turn with the reason of its caller, and goes on for others', async () => {
    const { server, callers, stand, went, key } = await setUp(1)
    const controller = new AbortController()
    const pacer = pacerHere()
    const unwanted = failureOf(pacer.turn(key, { rate: oneIn200Ms, priority: 'order', signal: controller.signal }))
    const wanted = pacer.turn(key, { rate: oneIn200Ms, priority: 'query' })
    await stand(callers[0], 'there', { rate: oneIn200Ms })

    controller.abort('changed my mind')

    expect(await unwanted).toBe('changed my mind')
    await wanted
    await went(callers[0], 'there')
    expect(server.names()).toEqual(['there'])
  })

  it('returns a turn that comes when no caller waits any more', async () => {
    const asked = Promise.withResolvers<unknown>()
    const handedBack = Promise.withResolvers<void>()
    const commands: (string | undefined)[] = []
    const port = {
      eval: () => Promise.reject(new Error('never asked')),
      evalsha(_sha: string, _keys: number, ...values: string[]) {
        commands.push(values[8])
        if (commands.length === 3) handedBack.resolve()
        return commands.length === 1 ? asked.promise : Promise.resolve(['', 0])
      },
    }
    const controller = new AbortController()
    const turn = redisPacer({ redis: port }).turn('key', {
      rate: oneIn200Ms,
      priority: 'query',
      signal: controller.signal,
    })
    const unwanted = failureOf(turn)

    controller.abort('changed my mind')
    asked.resolve(['query', 0])

    await unwanted
    await handedBack.promise
    expect(commands).toEqual(['ask', 'unused', 'ask'])
  })

  it('goes on when Redis has lost its scripts', async () => {
    const { key } = await setUp(0)
    const pacer = pacerHere()
    const answered = await pacer.turn(key, { rate: fiveIn300Ms, priority: 'query' })
    answered()

    await redis.script('FLUSH')

    await expect(pacer.turn(key, { rate: fiveIn300Ms, priority: 'query' })).resolves.toBeTypeOf('function')
  })

  it('keeps to the limit when Redis has lost the calls', async () => {
    const { server, callers, stand, went } = await setUp(1)
    const [caller] = callers
    await stand(caller, 'before', { rate: fiveIn300Ms, calls: 5 })
    await went(caller, 'before')

    await redis.flushall()
    await stand(caller, 'after', { rate: fiveIn300Ms, calls: 5 })
    await went(caller, 'after')

    expect(server.arrivals()).toHaveLength(10)
    expect(tightestMs(server, fiveIn300Ms)).toBeGreaterThanOrEqual(300)
  })

  it('keeps to the limit when Redis comes back with an older state', async () => {
    const { server, callers, stand, went, key } = await setUp(1)
    const [caller] = callers
    // Longer than a restart takes.
    const rate = { limit: 5, windowMs: 2_000 }
    await stand(caller, 'first', { rate })
    await went(caller, 'first')
    const older = await redis.dumpBuffer(`test:{${key}}`)
    assert(older)
    await stand(caller, 'before', { rate, calls: 4 })
    await went(caller, 'before')

    await redis.restore(`test:{${key}}`, 0, older, 'REPLACE')
    await redisServer.stop()
    await redisServer.restart()
    await stand(caller, 'after', { rate, calls: 4 })
    await went(caller, 'after')

    expect(server.arrivals()).toHaveLength(9)
    expect(tightestMs(server, rate)).toBeGreaterThanOrEqual(rate.windowMs)
  })

  it('grants no turn while Redis is paused, rejects in time, and goes on when Redis is back', async () => {
    const { key } = await setUp(0)
    const pacer = pacerHere(100)

    redisServer.pause()
    const error = await failureOf(pacer.turn(key, { rate: fiveIn300Ms, priority: 'order' }))
    redisServer.resume()

    expect(error).toMatchObject({ code: 'KIS_UNREACHABLE', outcome: 'not-sent' })
    await redis.ping()
    await expect(pacerHere().turn(key, { rate: fiveIn300Ms, priority: 'order' })).resolves.toBeTypeOf('function')
  })

  it('rejects at once while Redis is away if the connection does not retry', async () => {
    const { key } = await setUp(0)
    const impatient = await redisServer.connect({ maxRetriesPerRequest: 0 })
    const pacer = redisPacer({ redis: impatient, prefix: 'test:', timeoutMs: 600_000 })

    await redisServer.stop()
    const error = await failureOf(pacer.turn(key, { rate: fiveIn300Ms, priority: 'query' }))
    await redisServer.restart()

    expect(error).toMatchObject({ code: 'KIS_UNREACHABLE', outcome: 'not-sent', cause: expect.any(Error) })
    await expect(pacer.turn(key, { rate: fiveIn300Ms, priority: 'query' })).resolves.toBeTypeOf('function')
  })

  it('sends Redis no name except the given key', async () => {
    const { key } = await setUp(0)

    await pacerHere().turn(key, { rate: fiveIn300Ms, priority: 'query' })

    expect(await redis.keys(`*${key}*`)).toEqual([`test:{${key}}`])
  })
})
