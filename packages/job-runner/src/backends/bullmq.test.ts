import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Queue } from 'bullmq'
import { assert, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Backend, Claim, WorkOptions } from '../backend.ts'
import { describeRedis, type RedisServer, startRedisServer } from '../bullmq/redis-server.test-kit.ts'
import { systemClock } from '../clock.ts'
import type { Completion } from '../completion.ts'
import { onComplete } from '../notifier.ts'
import { type AttemptEnd, isFinal, type NewRun } from '../run.ts'
import { createJobRunner, type JobRunner, type JobRunnerOptions } from '../runner.ts'
import { testBackend } from '../testing/conformance.ts'
import { type BullmqBackendOptions, bullmqBackend } from './bullmq.ts'

const minuteMs = 60_000
const patience = { timeout: 30_000, interval: 3 }
const succeeded: AttemptEnd = { state: 'succeeded', durationMs: 1 }
const never = new Promise<never>(() => undefined)

const newRun = (jobId: string, fields: Partial<NewRun> = {}): NewRun => ({
  runId: randomUUID(),
  jobId,
  jobName: jobId,
  cause: 'manual',
  acceptedAt: Date.now(),
  maxAttempts: 1,
  ...fields,
})

async function openBackend(
  options: BullmqBackendOptions,
  failed: (error: unknown) => void = () => undefined,
): Promise<Backend> {
  const backend = bullmqBackend(options)
  onTestFinished(() => backend.close())
  await backend.open({ clock: systemClock, nextRunAt: () => undefined, failed })
  return backend
}

/** Works on a job with `handle`; `claims` are those that it got. */
async function startWorker(
  backend: Backend,
  jobId: string,
  { handle = async () => succeeded, ...options }: Partial<WorkOptions> = {},
) {
  const claims: Claim[] = []
  const taker = await backend.work({
    jobIds: [jobId],
    slots: 10,
    leaseMs: minuteMs,
    sweepMs: 20,
    maxCrashes: 2,
    allowOverlap: new Set(),
    handle(claim) {
      claims.push(claim)
      return handle(claim)
    },
    ...options,
  })
  return { claims, stop: () => taker.stop() }
}

const untilEnded = (backend: Backend, runId: string) =>
  vi.waitUntil(async () => {
    const run = await backend.run(runId)
    return run && isFinal(run.state) ? run : undefined
  }, patience)

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

  describe('a Redis that keeps what it is given', () => {
    let life = { isOver: false }
    testBackend(
      () => {
        // What was opened before a crash stays dead, and what is opened after it lives.
        const mine = life
        return bullmqBackend({ redis: { ...server.options, retryStrategy: () => (mine.isOver ? null : 20) } })
      },
      {
        // A dead process hears nothing of the others.
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
      'refuses a Redis that %s, says what to set, and takes it when that is accepted',
      async (_what, flags, setting) => {
        const volatile = await startRedisServer(flags)
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

    it('says so when there is no Redis', async () => {
      const redis = { path: '/nowhere/redis.sock', maxRetriesPerRequest: 0 }

      const error = await failureOf(openBackend({ redis }))

      expect(error).toMatchObject({ code: 'JOB_BACKEND', cause: { code: 'ENOENT' } })
    })

    it('refuses what a newer version keeps', async () => {
      await server.redis.set('{newer}:version', '2')

      const error = await failureOf(openBackend({ redis: server.options, prefix: 'newer' }))

      expect(error).toMatchObject({ code: 'JOB_BACKEND' })
    })

    it('takes the path or URL of a Redis as text', async () => {
      const backend = await openBackend({ redis: server.options.path })

      expect(await backend.run('none')).toBeUndefined()
    })
  })

  describe('its keys', () => {
    it('all have the prefix as their hash tag, and another prefix is another store', async () => {
      const mine = await openBackend({ redis: server.options, prefix: 'mine' })
      const others = await openBackend({ redis: server.options, prefix: 'others' })
      const before = new Set(await server.redis.keys('*'))
      const run = newRun('job', { payload: 1, startDeadlineAt: Date.now() + minuteMs })
      const dedupe = { key: 'a', untilAt: Date.now() + minuteMs }

      await mine.enqueue({ run, recipients: [{ channel: 'complete' }], overlap: 'join', dedupe })
      await mine.setPaused('job', true)
      await startWorker(mine, 'job')
      await untilEnded(mine, run.runId)

      const added = (await server.redis.keys('*')).filter((key) => !before.has(key))
      expect(added.filter((key) => !key.startsWith('{mine}:'))).toEqual([])
      expect(await others.run(run.runId)).toBeUndefined()
    })

    it('say nothing of a run that was pruned', async () => {
      const backend = await openBackend({ redis: server.options, prefix: 'pruned' })
      const run = newRun('job', { payload: 1, startDeadlineAt: Date.now() + minuteMs })
      await backend.enqueue({ run, recipients: [{ channel: 'complete' }], overlap: 'join' })
      await startWorker(backend, 'job')
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
      await vi.waitUntil(async () => (await backend.stats()).pendingDeliveries === 0, patience)

      await backend.prune({ since: Date.now() + minuteMs, runsPerJob: 0 })

      // What is left are the schedulers' and BullMQ's own few, however many runs there were.
      const names = (await server.redis.keys('{pruned}:*')).filter((key) => !key.startsWith('{pruned}:queue:'))
      expect(delivered).toHaveLength(1)
      expect(names.toSorted()).toEqual(['{pruned}:jobs', '{pruned}:seq', '{pruned}:takers', '{pruned}:version'])
      await vi.waitUntil(async () => (await server.redis.keys(`*${run.runId}*`)).length === 0, patience)
    })

    it('take any run id: with colons, a number, or letters of any script', async () => {
      const backend = await openBackend({ redis: server.options })
      const ids = ['2026-01-05T07:00:00', String(Date.now()), '종목/1']
      const jobId = `job-${randomUUID()}`
      const runs = ids.map((id) => newRun(jobId, { runId: id }))
      for (const run of runs) await backend.enqueue({ run, recipients: [], overlap: 'queue' })

      const { claims } = await startWorker(backend, jobId)

      for (const { runId } of runs) await untilEnded(backend, runId)
      expect(claims.map(({ run }) => run.runId)).toEqual(ids)
    })
  })

  it('tells of a completion that cannot be read, and delivers the others', async () => {
    const failures: unknown[] = []
    const backend = await openBackend({ redis: server.options }, (error) => void failures.push(error))
    const [jobId, channel] = [`job-${randomUUID()}`, randomUUID()]
    const [damaged, whole] = [newRun(jobId), newRun(jobId)]
    for (const run of [damaged, whole]) {
      await backend.enqueue({ run, recipients: [{ channel }], overlap: 'queue' })
      await startWorker(backend, jobId)
      await untilEnded(backend, run.runId)
    }
    await server.redis.hset(`{job-runner}:run:${damaged.runId}`, 'run', '{')

    const told: string[] = []
    await backend.deliver({
      channels: [channel],
      slots: 4,
      leaseMs: minuteMs,
      async handle({ completion }) {
        told.push(completion.runId)
        return { state: 'delivered' }
      },
    })

    await vi.waitUntil(() => told.length > 0, patience)
    expect(told).toEqual([whole.runId])
    expect(failures).toMatchObject([{ code: 'JOB_BACKEND' }])
  })

  it('lets a run that waits for others begin where a worker lets them overlap', async () => {
    const backend = await openBackend({ redis: server.options })
    const jobId = `job-${randomUUID()}`
    const { claims } = await startWorker(backend, jobId, { handle: () => never, allowOverlap: new Set([jobId]) })

    for (const run of [newRun(jobId), newRun(jobId)]) await backend.enqueue({ run, recipients: [], overlap: 'queue' })

    await vi.waitUntil(() => claims.length === 2, patience)
  })

  describe('a ticket', () => {
    const lockOf = (run: NewRun) => `{job-runner}:queue:${run.jobId}:run.${run.runId}:lock`

    it('that was never made, since its maker died, is made up by a worker', async () => {
      const backend = await openBackend({ redis: server.options })
      const run = newRun(`job-${randomUUID()}`)
      await backend.enqueue({ run, recipients: [], overlap: 'join' })
      const queue = new Queue(run.jobId, { connection: server.redis, prefix: '{job-runner}:queue' })
      await vi.waitUntil(async () => (await queue.remove(`run.${run.runId}`)) === 1, patience)
      await server.redis.zadd('{job-runner}:owed', 0, run.runId)

      await startWorker(backend, run.jobId)

      expect(await untilEnded(backend, run.runId)).toMatchObject({ state: 'succeeded' })
      expect(await server.redis.zscore('{job-runner}:owed', run.runId)).toBeNull()
    })

    it('whose lock is gone at the next renewal aborts the run, and what comes of it is dropped', async () => {
      const backend = await openBackend({ redis: server.options })
      const run = newRun(`job-${randomUUID()}`)
      const gates = [Promise.withResolvers<AttemptEnd>(), Promise.withResolvers<AttemptEnd>()]
      let begun = 0
      const { claims } = await startWorker(backend, run.jobId, {
        leaseMs: 300,
        handle: () => gates[begun++]?.promise ?? never,
      })
      await backend.enqueue({ run, recipients: [], overlap: 'join' })
      await vi.waitUntil(() => claims.length === 1, patience)

      await server.redis.del(lockOf(run))
      await vi.waitUntil(() => claims[0]?.signal.aborted, patience)
      await vi.waitUntil(() => claims.length === 2, patience)
      gates[0]?.resolve({ ...succeeded, result: 'first' })
      gates[1]?.resolve({ ...succeeded, result: 'second' })

      expect(claims[0]?.signal.reason).toMatchObject({ code: 'JOB_LEASE_LOST' })
      expect(await untilEnded(backend, run.runId)).toMatchObject({ crashes: 1, attempt: 1, result: 'second' })
    })
  })

  describe('a Redis that goes away', () => {
    let mortal: RedisServer
    beforeAll(async () => {
      mortal = await startRedisServer()
      return () => mortal.close()
    })

    /** A job whose runs wait for `gate`, and what is told of them. */
    async function startRunner(jobId: string, options: Partial<JobRunnerOptions> = {}) {
      const told: Completion[] = []
      const gate = Promise.withResolvers<void>()
      const begun = Promise.withResolvers<AbortSignal>()
      const backend = bullmqBackend({ redis: mortal.options })
      const notifiers = [onComplete((completion) => void told.push(completion))]
      const jobs: JobRunner = createJobRunner({ backend, notifiers, ...options })
      onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
      jobs.job({
        id: jobId,
        name: jobId,
        async run({ signal }) {
          begun.resolve(signal)
          await gate.promise
        },
      })
      await jobs.start()
      return { jobs, told, gate, begun: begun.promise }
    }

    it('and comes back has every run that was accepted: it ends, and that is told', async () => {
      const { jobs, told, gate, begun } = await startRunner('restart')
      const running = await jobs.trigger('restart', { recipient: { channel: 'complete' } })
      const waiting = await jobs.trigger('restart', { recipient: { channel: 'complete' }, overlap: 'queue' })
      await begun

      await mortal.stop()
      gate.resolve()
      await mortal.restart()

      await vi.waitUntil(() => told.length >= 2, patience)
      expect(told.map(({ runId, status }) => [runId, status])).toEqual([
        [running.runId, 'succeeded'],
        [waiting.runId, 'succeeded'],
      ])
    })

    it('for longer than a lease aborts what is run, and stopping does not wait for it', async () => {
      const { jobs, begun } = await startRunner('gone', { leaseMs: 200 })
      await jobs.trigger('gone')
      const signal = await begun

      await mortal.stop()
      onTestFinished(() => mortal.restart())
      await vi.waitUntil(() => signal.aborted, patience)
      await jobs.stop({ deadlineMs: 0 })

      expect(signal.reason).toMatchObject({ code: 'JOB_LEASE_LOST' })
    })

    it('rejects what is asked meanwhile, in the end, and does not take it for stored', async () => {
      const backend = await openBackend({ redis: { ...mortal.options, maxRetriesPerRequest: 1 } })
      await mortal.stop()
      onTestFinished(() => mortal.restart())

      const error = await failureOf(backend.enqueue({ run: newRun('job'), recipients: [], overlap: 'join' }))

      expect(error).toMatchObject({ code: 'JOB_BACKEND' })
    })
  })

  it('gives the run of a process that was killed to another one, and tells how it ended', async () => {
    const program = `
      import { createJobRunner } from '@stockeye/job-runner'
      import { bullmqBackend } from '@stockeye/job-runner/bullmq'
      const jobs = createJobRunner({ backend: bullmqBackend({ redis: process.argv[1] }), leaseMs: 500, sweepMs: 50 })
      jobs.job({
        id: 'killed',
        name: 'killed',
        run() {
          console.log('begun')
          return new Promise(() => {})
        },
      })
      await jobs.start()
      await jobs.trigger('killed', { recipient: { channel: 'complete', chatId: '42' } })`
    const flags = ['--conditions=@stockeye/source', '--input-type=module', '-e', program, server.options.path]
    const cwd = fileURLToPath(new URL('../..', import.meta.url))
    const child = spawn(process.execPath, flags, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    const told: Completion[] = []
    const jobs = createJobRunner({
      backend: bullmqBackend({ redis: server.options }),
      notifiers: [onComplete((completion) => void told.push(completion))],
      sweepMs: 50,
    })
    onTestFinished(() => jobs.stop())
    jobs.job({ id: 'killed', name: 'killed', run: async () => 'done' })
    await jobs.start()

    child.kill('SIGKILL')

    await vi.waitUntil(() => told.length > 0, patience)
    const [completion] = told
    assert(completion)
    expect(completion).toMatchObject({ status: 'succeeded', result: 'done', attempt: 1, recipient: { chatId: '42' } })
    expect(await jobs.run(completion.runId)).toMatchObject({ crashes: 1 })
  })
})
