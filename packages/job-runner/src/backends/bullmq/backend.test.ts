import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { settle } from '@stockeye/test-kit/fake-clock'
import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { Queue } from 'bullmq'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Clock, systemClock } from '../../clock.ts'
import type { Completion } from '../../delivery/completion.ts'
import { type AttemptEnd, createRun, type NewRun, type RunInfo, startRun } from '../../runner/run-states.ts'
import { testBackend } from '../../testing/conformance.ts'
import { minuteMs, never, runOf, startWorker, succeeded, until, untilEnded } from '../../testing/suite.ts'
import type { Backend, DeliveryEnd } from '../backend.ts'
import { type BullmqBackendOptions, bullmqBackend } from './backend.ts'

async function openBackend(
  options: BullmqBackendOptions,
  failed: (error: unknown) => void = () => undefined,
  clock: Clock = systemClock,
  settled: (run: RunInfo) => void = () => undefined,
): Promise<Backend> {
  const backend = bullmqBackend(options)
  onTestFinished(() => backend.close())
  await backend.open({ clock, nextRunAt: () => undefined, failed, settled })
  return backend
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  )

describeRedis('bullmq', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedisServer()
    return () => server.close()
  })

  describe('a Redis that loses nothing', () => {
    let life = { isOver: false }
    testBackend(
      () => {
        // A connection that was opened before a crash stays dead, and one that is opened after it lives.
        const mine = life
        return bullmqBackend({ redis: { ...server.options, retryStrategy: () => (mine.isOver ? null : 20) } })
      },
      {
        // A dead process receives no hint from the others.
        async crash() {
          life.isOver = true
          life = { isOver: false }
          await server.redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
        },
      },
    )
  })

  describe('open', () => {
    it.each([
      ['appends nothing to a file', ['--appendonly', 'no'], 'appendonly yes'],
      ['evicts keys when it is full', ['--maxmemory-policy', 'allkeys-lru'], 'maxmemory-policy noeviction'],
    ])(
      'refuses a Redis that %s, names the setting, and accepts it with acceptVolatile',
      async (_what, flags, setting) => {
        const volatile = await startRedisServer({ flags })
        onTestFinished(() => volatile.close())
        const print = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
        onTestFinished(() => print.mockRestore())

        const error = await failureOf(openBackend({ redis: volatile.options }))
        const backend = await openBackend({ redis: volatile.options, acceptVolatile: true })

        expect(error).toMatchObject({ code: 'JOB_BACKEND', message: expect.stringContaining(setting) })
        expect(await backend.stats()).toMatchObject({ queued: 0 })
        expect(print).not.toHaveBeenCalled()
      },
    )

    it('reports that Redis cannot be reached', async () => {
      const redis = { path: '/nowhere/redis.sock' }

      const error = await failureOf(openBackend({ redis, timeoutMs: 100 }))

      expect(error).toMatchObject({ code: 'JOB_BACKEND', cause: { code: 'ENOENT' } })
    })

    it('reports that Redis refuses the password or the database, and never prints the password', async () => {
      await server.redis.call('ACL', 'SETUSER', 'worker', 'on', '>the-secret', '~*', '&*', '+@all')
      const as = (password: string) => ({ ...server.options, username: 'worker', password, maxRetriesPerRequest: 0 })

      const refused = [
        await failureOf(openBackend({ redis: as('the-wrong-secret') })),
        await failureOf(openBackend({ redis: { ...as('the-secret'), db: 999 } })),
      ]

      for (const error of refused) {
        expect(error).toMatchObject({ code: 'JOB_BACKEND', message: expect.stringMatching('refuses') })
        expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret')
      }
    })

    it('refuses the keys of a newer version', async () => {
      await server.redis.set('{newer}:version', '2')

      const error = await failureOf(openBackend({ redis: server.options, prefix: 'newer' }))

      expect(error).toMatchObject({ code: 'JOB_BACKEND' })
    })

    it('accepts the path or URL of a Redis as text', async () => {
      const backend = await openBackend({ redis: server.options.path })

      expect(await backend.run('none')).toBeUndefined()
    })
  })

  describe('the set of its keys', () => {
    it('has the prefix as hash tag of each key, and another prefix is another backend', async () => {
      const mine = await openBackend({ redis: server.options, prefix: 'mine' })
      const others = await openBackend({ redis: server.options, prefix: 'others' })
      const before = new Set(await server.redis.keys('*'))
      const run = runOf('job', { payload: 1, startDeadlineAt: Date.now() + minuteMs })
      const dedupe = { key: 'a', untilAt: Date.now() + minuteMs }

      await mine.enqueue({ run, recipients: [{ channel: 'complete' }], overlap: 'join', dedupe })
      await mine.setPaused('job', true)
      await startWorker({ backend: mine }, 'job')
      await untilEnded(mine, run.runId)

      const added = (await server.redis.keys('*')).filter((key) => !before.has(key))
      expect(added.filter((key) => !key.startsWith('{mine}:'))).toEqual([])
      expect(await others.run(run.runId)).toBeUndefined()
    })

    it('has no trace of a run that was pruned', async () => {
      const backend = await openBackend({ redis: server.options, prefix: 'pruned' })
      const run = runOf('job', { payload: 1, startDeadlineAt: Date.now() + minuteMs })
      await backend.enqueue({ run, recipients: [{ channel: 'complete' }], overlap: 'join' })
      await startWorker({ backend }, 'job')
      await untilEnded(backend, run.runId)
      const delivered: Completion[] = []
      await backend.deliver({
        channels: ['complete'],
        slots: 1,
        leaseMs: minuteMs,
        async handle({ completion }) {
          delivered.push(completion)
          return { state: 'delivered' }
        },
      })
      await until(async () => (await backend.stats()).pendingDeliveries === 0)

      await backend.prune({ since: Date.now() + minuteMs, runsPerJob: 0 })

      // Only the few keys of the schedulers and of BullMQ are left, however many runs there were.
      const names = (await server.redis.keys('{pruned}:*')).filter((key) => !key.startsWith('{pruned}:queue:'))
      expect(delivered).toHaveLength(1)
      expect(names.toSorted()).toEqual([
        '{pruned}:jobs',
        '{pruned}:members',
        '{pruned}:seq',
        '{pruned}:takers',
        '{pruned}:version',
      ])
      await until(async () => (await server.redis.keys(`*${run.runId}*`)).length === 0)
    })

    it('has no BullMQ job of a run that has expired, since no worker serves its job', async () => {
      const backend = await openBackend({ redis: server.options, prefix: 'unserved' })
      const runs = [runOf('gone'), runOf('gone'), runOf('gone')]
      for (const run of runs) await backend.enqueue({ run, recipients: [], overlap: 'queue' })
      const tickets = () => server.redis.keys('{unserved}:queue:gone:run.*')
      const before = await tickets()

      await backend.expireRuns({ jobIds: ['gone'], acceptedBefore: Date.now() + minuteMs })

      expect(before).toHaveLength(1)
      expect(await tickets()).toEqual([])
      expect(await server.redis.llen('{unserved}:queue:gone:wait')).toBe(0)
      for (const { runId } of runs) expect(await backend.run(runId)).toMatchObject({ state: 'expired' })
    })

    it('is not read for the backlog when old runs are pruned', async () => {
      const backend = await openBackend({ redis: server.options, prefix: `backlog-${randomUUID()}` })
      const backlog = Array.from({ length: 2_000 }, () => runOf('job'))
      await Promise.all(backlog.map((run) => backend.enqueue({ run, recipients: [], overlap: 'queue' })))
      await server.redis.config('RESETSTAT')

      await backend.prune({ since: 0, deliveriesSince: 0, runsPerJob: 10 })

      const stats = await server.redis.info('commandstats')
      const reads = Number(/cmdstat_hmget:calls=(\d+)/.exec(stats)?.[1])
      expect(reads).toBe(500)
    })

    it('accepts any run id: with colons, a number, or letters of any script', async () => {
      const backend = await openBackend({ redis: server.options })
      const ids = ['2026-01-05T07:00:00', String(Date.now()), '종목/1']
      const jobId = `job-${randomUUID()}`
      const runs = ids.map((id) => runOf(jobId, { runId: id }))
      for (const run of runs) await backend.enqueue({ run, recipients: [], overlap: 'queue' })

      const { claims } = await startWorker({ backend }, jobId)

      for (const { runId } of runs) await untilEnded(backend, runId)
      expect(claims.map(({ run }) => run.runId)).toEqual(ids)
    })
  })

  it('reports a completion that cannot be read, and delivers the others', async () => {
    const failures: unknown[] = []
    const backend = await openBackend({ redis: server.options }, (error) => void failures.push(error))
    const [jobId, channel] = [`job-${randomUUID()}`, randomUUID()]
    const [damaged, whole] = [runOf(jobId), runOf(jobId)]
    for (const run of [damaged, whole]) {
      await backend.enqueue({ run, recipients: [{ channel }], overlap: 'queue' })
      await startWorker({ backend }, jobId)
      await untilEnded(backend, run.runId)
    }
    await server.redis.hset(`{job-runner}:run:${damaged.runId}`, 'run', '{')

    const delivered: string[] = []
    await backend.deliver({
      channels: [channel],
      slots: 4,
      leaseMs: minuteMs,
      async handle({ completion }) {
        delivered.push(completion.runId)
        return { state: 'delivered' }
      },
    })

    await until(() => delivered.length > 0)
    expect(delivered).toEqual([whole.runId])
    expect(failures).toMatchObject([{ code: 'JOB_BACKEND' }])
    await until(async () => (await server.redis.sismember('{job-runner}:dead', `${damaged.runId}/0`)) === 1)
  })

  it.each([
    ['whose JSON is cut', 'run', '{'],
    ['whose progress is null', 'progress', '{"done":null}'],
    ['whose payload is cut', 'payload', '{'],
  ])('sets a run aside %s as failed, reports it, and runs the others', async (_, field, text) => {
    const failures: unknown[] = []
    const settled: string[] = []
    const backend = await openBackend(
      { redis: server.options },
      (error) => void failures.push(error),
      systemClock,
      ({ runId, state }) => void settled.push(`${runId} ${state}`),
    )
    const [jobId, channel] = [`job-${randomUUID()}`, randomUUID()]
    const [damaged, whole] = [runOf(jobId), runOf(jobId)]
    for (const run of [damaged, whole]) await backend.enqueue({ run, recipients: [{ channel }], overlap: 'queue' })
    // Another version of the row: the BullMQ job's copy of it is out of date.
    await server.redis.hset(`{job-runner}:run:${damaged.runId}`, field, text, 'version', '2')

    const told: string[] = []
    await backend.deliver({
      channels: [channel],
      slots: 1,
      leaseMs: minuteMs,
      async handle({ completion }) {
        told.push(`${completion.runId} ${completion.error?.code}`)
        return { state: 'delivered' }
      },
    })
    const { claims } = await startWorker({ backend }, jobId)

    await untilEnded(backend, whole.runId)
    expect(await backend.run(damaged.runId)).toMatchObject({
      jobId,
      state: 'failed',
      error: { code: 'JOB_ROW_DAMAGED' },
    })
    expect(settled.toSorted()).toEqual([`${damaged.runId} failed`, `${whole.runId} succeeded`].toSorted())
    expect(claims.map(({ run }) => run.runId)).toEqual([whole.runId])
    await until(() => told.length > 1)
    expect(told).toEqual([`${damaged.runId} JOB_ROW_DAMAGED`, `${whole.runId} undefined`])
    expect(failures).toMatchObject([{ message: expect.stringContaining(`run ${damaged.runId} of ${jobId}`) }])
  })

  it('leaves a run as it is that has ended and whose row cannot be read', async () => {
    const settled: string[] = []
    const failures: unknown[] = []
    const prefix = `ended-${randomUUID()}`
    const backend = await openBackend(
      { redis: server.options, prefix },
      (error) => void failures.push(error),
      systemClock,
      ({ state }) => void settled.push(state),
    )
    const run = runOf('job')
    await backend.enqueue({ run, recipients: [{ channel: 'chat' }], overlap: 'join' })
    await startWorker({ backend }, run.jobId)
    await untilEnded(backend, run.runId)
    await server.redis.hset(`{${prefix}}:run:${run.runId}`, 'run', '{')

    await backend.cancel(run.runId)

    expect(settled).toEqual(['succeeded'])
    expect(failures).toEqual([])
    expect((await backend.stats()).pendingDeliveries).toBe(1)
  })

  describe('a delivery whose lease has passed', () => {
    /** Has a delivery in a notifier's hands whose lease has passed; it is back in line, for a time at which no process takes it. */
    async function startLate() {
      let aheadMs = 0
      const clock = { ...systemClock, monotonic: () => systemClock.monotonic() + aheadMs }
      const prefix = `late-${randomUUID()}`
      const backend = await openBackend({ redis: server.options, prefix }, undefined, clock)
      const run = runOf('job')
      await startWorker({ backend }, run.jobId)
      const gate = Promise.withResolvers<DeliveryEnd>()
      const signals: AbortSignal[] = []
      await backend.deliver({
        channels: ['chat'],
        slots: 1,
        leaseMs: minuteMs,
        handle(_delivery, signal) {
          signals.push(signal)
          return gate.promise
        },
      })
      await backend.enqueue({ run, recipients: [{ channel: 'chat' }], overlap: 'join' })
      await until(() => signals.length === 1)
      const [id, flying, pending] = [`${run.runId}/0`, `{${prefix}}:flying`, `{${prefix}}:pending:chat`]
      await server.redis.zrem(flying, id)
      await server.redis.zadd(pending, Date.now() + minuteMs, id)
      return {
        backend,
        gate,
        signals,
        isFlying: async () => (await server.redis.zscore(flying, id)) !== null,
        isPending: async () => (await server.redis.zscore(pending, id)) !== null,
        renew() {
          aheadMs = minuteMs / 2
        },
      }
    }

    it('stays with its notifier at the next renewal, while no other process has taken it', async () => {
      const { signals, isFlying, isPending, renew } = await startLate()

      renew()

      await until(isFlying)
      expect(await isPending()).toBe(false)
      expect(signals[0]?.aborted).toBe(false)
    })

    it('ends when its notifier is done, while no other process has taken it', async () => {
      const { backend, gate, isPending } = await startLate()

      gate.resolve({ state: 'delivered' })

      await until(async () => (await backend.stats()).pendingDeliveries === 0)
      expect(await isPending()).toBe(false)
    })
  })

  describe('a notifier that is late', () => {
    it('stores no end of a delivery that another process has taken', async () => {
      const clock = mortalClock(systemClock)
      const prefix = `fence-${randomUUID()}`
      const late = await openBackend({ redis: server.options, prefix }, undefined, clock)
      const run = runOf('job')
      await startWorker({ backend: late }, run.jobId)
      const gate = Promise.withResolvers<DeliveryEnd>()
      let taken = 0
      const deliver = (backend: Backend, end: Promise<DeliveryEnd>, leaseMs: number) =>
        backend.deliver({
          channels: ['chat'],
          slots: 1,
          leaseMs,
          handle() {
            taken += 1
            return end
          },
        })
      await deliver(late, gate.promise, 300)
      await late.enqueue({ run, recipients: [{ channel: 'chat' }], overlap: 'join' })
      await until(() => taken === 1)

      clock.die()
      const other = await openBackend({ redis: server.options, prefix })
      await deliver(other, never, minuteMs)
      await until(() => taken === 2)
      gate.resolve({ state: 'delivered' })
      await settle()
      // It leaves on the same connection, behind the end.
      await late.setPaused('job', false)

      expect((await other.stats()).pendingDeliveries).toBe(1)
    })
  })

  describe('a BullMQ job', () => {
    const lockOf = (run: NewRun) => `{job-runner}:queue:${run.jobId}:run.${run.runId}:lock`

    it('is added by a worker when the process that was to add it has died', async () => {
      const backend = await openBackend({ redis: server.options })
      const run = runOf(`job-${randomUUID()}`)
      await backend.enqueue({ run, recipients: [], overlap: 'join' })
      const isOwed = async () => (await server.redis.zscore('{job-runner}:owed', run.runId)) !== null
      // The test waits until the BullMQ job exists: the process that adds it would remove the mark that it is owed.
      await until(async () => !(await isOwed()))
      const queue = new Queue(run.jobId, { connection: server.redis, prefix: '{job-runner}:queue' })
      await until(async () => (await queue.remove(`run.${run.runId}`)) === 1)
      await server.redis.zadd('{job-runner}:owed', 0, run.runId)

      await startWorker({ backend }, run.jobId)

      expect(await untilEnded(backend, run.runId)).toMatchObject({ state: 'succeeded' })
      expect(await isOwed()).toBe(false)
    })

    it('is found by the id of its run while the run waits for a worker, runs, and waits for its next attempt', async () => {
      const backend = await openBackend({ redis: server.options })
      const run = runOf(`job-${randomUUID()}`, { maxAttempts: 2 })
      const queue = new Queue(run.jobId, { connection: server.redis, prefix: '{job-runner}:queue' })
      const stateOf = async () => (await queue.getJob(`run.${run.runId}`))?.getState()
      const gate = Promise.withResolvers<AttemptEnd>()

      await backend.enqueue({ run, recipients: [], overlap: 'join' })
      const queued = await stateOf()
      const { claims } = await startWorker({ backend }, run.jobId, () => gate.promise)
      await until(() => claims.length === 1)
      const running = await stateOf()
      const error = { name: 'Error', code: 'JOB_FAILED', message: '', retryable: true }
      gate.resolve({ state: 'retry_wait', durationMs: 1, error, retryAt: Date.now() + minuteMs })
      await until(async () => (await stateOf()) !== running)
      const waiting = await stateOf()
      await backend.cancel(run.runId)

      expect([queued, running, waiting]).toEqual(['waiting', 'active', 'delayed'])
    })

    it('is added in the step that stores its run, and in the one that gives a waiting run its turn', async () => {
      const backend = await openBackend({ redis: server.options })
      const jobId = `job-${randomUUID()}`
      const [first, second] = [runOf(jobId), runOf(jobId)]
      const queue = new Queue(jobId, { connection: server.redis, prefix: '{job-runner}:queue' })
      const isAdded = async ({ runId }: NewRun) => (await queue.getJob(`run.${runId}`)) !== undefined
      const isOwed = async ({ runId }: NewRun) => (await server.redis.zscore('{job-runner}:owed', runId)) !== null

      await backend.enqueue({ run: first, recipients: [], overlap: 'queue' })
      await backend.enqueue({ run: second, recipients: [], overlap: 'queue' })
      const before = [await isAdded(first), await isAdded(second)]
      await backend.cancel(first.runId)

      expect(before).toEqual([true, false])
      expect(await isAdded(second)).toBe(true)
      expect([await isOwed(first), await isOwed(second)]).toEqual([false, false])
    })

    it('renews the lease of a delivery while the notifier works, and drops one that another process has taken', async () => {
      let aheadMs = 0
      const clock = { ...systemClock, monotonic: () => systemClock.monotonic() + aheadMs }
      const prefix = `lease-${randomUUID()}`
      const backend = await openBackend({ redis: server.options, prefix }, undefined, clock)
      const run = runOf(`job-${randomUUID()}`)
      await startWorker({ backend }, run.jobId)
      const signals: AbortSignal[] = []
      const channel = `channel-${randomUUID()}`
      await backend.deliver({
        channels: [channel],
        slots: 1,
        leaseMs: minuteMs,
        handle(_delivery, signal) {
          signals.push(signal)
          return never
        },
      })
      await backend.enqueue({ run, recipients: [{ channel }], overlap: 'join' })
      await until(() => signals.length === 1)
      const flying = `{${prefix}}:flying`
      const id = `${run.runId}/0`
      const leaseEnd = async () => Number(await server.redis.zscore(flying, id))
      const taken = await leaseEnd()

      aheadMs = minuteMs / 2
      await until(async () => (await leaseEnd()) > taken)
      const isHeld = !signals[0]?.aborted
      await server.redis.hincrby(`{${prefix}}:delivery:${id}`, 'fence', 1)
      aheadMs = minuteMs
      await until(() => signals[0]?.aborted)

      expect(isHeld).toBe(true)
      expect(signals[0]?.reason).toMatchObject({ code: 'JOB_LEASE_LOST' })
    })

    it('has its lock again at the next renewal after a check put it back in line, while no other process has taken it', async () => {
      let aheadMs = 0
      const clock = { ...systemClock, monotonic: () => systemClock.monotonic() + aheadMs }
      const backend = await openBackend({ redis: server.options }, undefined, clock)
      const run = runOf(`job-${randomUUID()}`)
      const gate = Promise.withResolvers<AttemptEnd>()
      // With one slot it takes nothing in the meantime.
      const { claims } = await startWorker({ backend }, run.jobId, () => gate.promise, { slots: 1 })
      await backend.enqueue({ run, recipients: [], overlap: 'join' })
      await until(() => claims.length === 1)
      const queue = `{job-runner}:queue:${run.jobId}`

      await server.redis.del(lockOf(run))
      await server.redis.rpoplpush(`${queue}:active`, `${queue}:wait`)
      aheadMs = minuteMs / 2
      await until(async () => (await server.redis.exists(lockOf(run))) === 1)
      const active = await server.redis.lrange(`${queue}:active`, 0, -1)
      gate.resolve(succeeded)

      expect(active).toEqual([`run.${run.runId}`])
      expect(await untilEnded(backend, run.runId)).toMatchObject({ state: 'succeeded', crashes: 0 })
      expect(claims).toHaveLength(1)
      expect(claims[0]?.signal.aborted).toBe(false)
    })

    it('has no lock again after its lease when another process has begun the run meanwhile', async () => {
      let aheadMs = 0
      const clock = { ...systemClock, monotonic: () => systemClock.monotonic() + aheadMs }
      const backend = await openBackend({ redis: server.options }, undefined, clock)
      const run = runOf(`job-${randomUUID()}`)
      const { claims } = await startWorker({ backend }, run.jobId, () => never, { slots: 1 })
      await backend.enqueue({ run, recipients: [], overlap: 'join' })
      await until(() => claims.length === 1)

      const token = await server.redis.get(lockOf(run))
      await server.redis.hset(`{job-runner}:run:${run.runId}`, 'holder', 'another')
      await server.redis.del(lockOf(run))
      aheadMs = minuteMs / 2
      await until(() => claims[0]?.signal.aborted)

      expect(token).not.toBeNull()
      expect(await server.redis.get(lockOf(run))).not.toBe(token)
    })

    it('aborts its run when the next renewal finds the lock of another process, and the result is dropped', async () => {
      let aheadMs = 0
      const clock = { ...systemClock, monotonic: () => systemClock.monotonic() + aheadMs }
      const backend = await openBackend({ redis: server.options }, undefined, clock)
      const run = runOf(`job-${randomUUID()}`)
      const gates = [Promise.withResolvers<AttemptEnd>(), Promise.withResolvers<AttemptEnd>()]
      let begun = 0
      const { claims } = await startWorker({ backend }, run.jobId, () => gates[begun++]?.promise ?? never)
      await backend.enqueue({ run, recipients: [], overlap: 'join' })
      await until(() => claims.length === 1)

      await server.redis.set(lockOf(run), 'another')
      // The worker renews at a third of the lease, which has not expired by then.
      aheadMs = minuteMs / 2
      await until(() => claims[0]?.signal.aborted)
      await server.redis.del(lockOf(run))
      await until(() => claims.length === 2)
      gates[0]?.resolve({ ...succeeded, result: 'first' })
      gates[1]?.resolve({ ...succeeded, result: 'second' })

      expect(claims[0]?.signal.reason).toMatchObject({ code: 'JOB_LEASE_LOST' })
      expect(await untilEnded(backend, run.runId)).toMatchObject({ crashes: 1, attempt: 1, result: 'second' })
    })

    it('is taken in the step that begins its run, which is stored as the steps of a run say', async () => {
      const backend = await openBackend({ redis: server.options })
      const run = runOf(`job-${randomUUID()}`, { payload: 'täglich' })
      const { claims } = await startWorker({ backend }, run.jobId, () => never)
      await backend.enqueue({ run, recipients: [{ channel: 'mail' }], overlap: 'join' })
      await until(() => claims.length === 1)

      const [claim] = claims
      const [text, version, holder] = await server.redis.hmget(
        `{job-runner}:run:${run.runId}`,
        'run',
        'version',
        'holder',
      )
      const begun = startRun(createRun(run), claim?.run.startedAt ?? 0)
      expect(text).toBe(JSON.stringify(begun))
      expect(claim).toMatchObject({ run: begun, payload: 'täglich' })
      expect(version).toBe('2')
      expect(holder).toBe(await server.redis.get(lockOf(run)))
    })

    it('counts no crash of a run that began for a worker which received no answer', async () => {
      const backend = await openBackend({ redis: server.options, timeoutMs: 1_000 })
      const jobId = `job-${randomUUID()}`
      const [known, first, second] = [runOf(jobId), runOf(jobId), runOf(jobId)]
      const gate = Promise.withResolvers<AttemptEnd>()
      const { claims } = await startWorker(
        { backend },
        jobId,
        ({ run }) => (run.runId === first.runId ? gate.promise : Promise.resolve(succeeded)),
        { slots: 1, leaseMs: 6_000 },
      )
      // Redis knows all scripts after a whole run.
      await backend.enqueue({ run: known, recipients: [], overlap: 'queue' })
      await untilEnded(backend, known.runId)
      for (const run of [first, second]) await backend.enqueue({ run, recipients: [], overlap: 'queue' })
      await until(() => claims.length === 2)

      // The end of the first run and the take of the second one are carried out when their callers wait no more.
      await server.redis.call('CLIENT', 'PAUSE', 2_000, 'ALL')
      gate.resolve(succeeded)
      await server.redis.ping()
      const taken = await server.redis.hget(`{job-runner}:run:${second.runId}`, 'run')

      expect(JSON.parse(taken ?? '')).toMatchObject({ state: 'running' })
      expect(await untilEnded(backend, second.runId)).toMatchObject({ state: 'succeeded', crashes: 0, attempt: 1 })
    })
  })

  it('opens a third connection in a process that delivers, and in no other', async () => {
    const own = await startRedisServer()
    onTestFinished(() => own.close())
    const count = async () =>
      String(await own.redis.client('LIST'))
        .trim()
        .split('\n').length
    const others = await count()

    const backend = await openBackend({ redis: own.options })
    await startWorker({ backend }, 'job')
    const working = await count()
    await backend.deliver({ channels: ['mail'], slots: 1, leaseMs: minuteMs, handle: () => never })

    expect([working - others, (await count()) - others]).toEqual([2, 3])
  })
})
