import { randomUUID } from 'node:crypto'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { bullmqBackend } from '../../backends/bullmq/backend.ts'
import { systemClock } from '../../clock.ts'
import { isFinal } from '../../runner/run-states.ts'
import { createJobRunner } from '../../runner/runner.ts'
import { freshRedisScene } from './backends.test-kit.ts'
import { patience, startHere, untilQuiet } from './members.test-kit.ts'
import { codeOf, gatedJobId, quickJobId, requester } from './runner.test-kit.ts'

/** Repeats a call until it does not reject any more, and returns its result. */
async function untilDone<T>(call: () => Promise<T>): Promise<T> {
  const done = await vi.waitUntil(
    () =>
      call().then(
        (result) => ({ result }),
        () => undefined,
      ),
    patience,
  )
  return done.result
}

describeRedis('a Redis that goes away', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedisServer()
    return () => server.close()
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'keeps every accepted run over a %s: each ends, and that is delivered once',
    async (signal) => {
      const scene = freshRedisScene(server)
      const { jobs, finish } = await startHere(scene, { isGated: true })
      const running = await jobs.trigger(gatedJobId, { recipient: requester })
      const waiting = await jobs.trigger(gatedJobId, { recipient: requester, overlap: 'queue' })
      await scene.until('begun')

      await server.stop(signal)
      finish()
      await server.restart()

      await untilQuiet(jobs)
      expect(scene.seen('sent')).toMatchObject([
        { runId: running.runId, redelivered: false },
        { runId: waiting.runId, redelivered: false },
      ])
      expect(await jobs.history(gatedJobId)).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }])
    },
  )

  it('aborts running jobs when it is away for longer than a lease, and stopping does not wait for it', async () => {
    const scene = freshRedisScene(server)
    const { jobs } = await startHere(scene, { isGated: true, leaseMs: 200 })
    await jobs.trigger(gatedJobId)
    await scene.until('begun')

    await server.stop()
    onTestFinished(() => server.restart())
    const aborted = await scene.until('aborted')
    await jobs.stop({ deadlineMs: 0 })

    expect(aborted).toMatchObject({ code: 'JOB_LEASE_LOST' })
  })

  it('begins a run again when it comes back after more than a lease: the run has one end, which is delivered once', async () => {
    const scene = freshRedisScene(server)
    const { jobs, finish } = await startHere(scene, { isGated: true, leaseMs: 500 })
    const { runId } = await jobs.trigger(gatedJobId, { recipient: requester })
    await scene.until('begun')

    await server.stop()
    await scene.until('aborted')
    finish()
    await server.restart()

    expect(await jobs.waitFor(runId)).toMatchObject({ status: 'succeeded', attempt: 1 })
    await untilQuiet(jobs)
    expect(new Set(scene.seen('sent').map((entry) => entry.runId))).toEqual(new Set([runId]))
  })

  it('rejects a trigger in the meantime, after a time, and does not report it as stored', async () => {
    const backend = bullmqBackend({ redis: { ...server.options, maxRetriesPerRequest: 1 } })
    onTestFinished(() => backend.close())
    await backend.open({ clock: systemClock, nextRunAt: () => undefined, failed: () => undefined })
    await server.stop()
    onTestFinished(() => server.restart())

    const run = {
      runId: 'asked',
      jobId: 'job',
      jobName: 'job',
      cause: 'manual',
      acceptedAt: 0,
      maxAttempts: 1,
    } as const
    const error = await backend.enqueue({ run, recipients: [], overlap: 'join' }).catch((thrown: unknown) => thrown)

    expect(error).toMatchObject({ code: 'JOB_BACKEND' })
  })

  describe.each([
    { what: 'has ended', leave: () => server.stop('SIGKILL'), comeBack: () => server.restart() },
    { what: 'stands still', leave: () => server.pause(), comeBack: () => server.resume() },
  ])('and $what', ({ leave, comeBack }) => {
    function createJobs() {
      const redis = { ...server.options, enableOfflineQueue: false }
      const jobs = createJobRunner({ backend: bullmqBackend({ redis, prefix: randomUUID(), timeoutMs: 300 }) })
      onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
      jobs.register({ id: quickJobId, name: quickJobId, run: async () => undefined })
      return jobs
    }

    it('makes each call reject in the time of the option, and the runner continue when it is back', async () => {
      const jobs = createJobs()
      await jobs.start()
      const { runId } = await jobs.trigger(quickJobId)
      await jobs.waitFor(runId)

      await leave()
      const failures = await Promise.all(
        [jobs.trigger(quickJobId), jobs.health(), jobs.getRun(runId), jobs.history(quickJobId), jobs.listDead()].map(
          (call) => call.catch(codeOf),
        ),
      )
      await comeBack()

      expect(failures).toEqual(failures.map(() => 'JOB_BACKEND'))
      const { runId: later } = await untilDone(() => jobs.trigger(quickJobId, { overlap: 'queue' }))
      expect(await untilDone(() => jobs.waitFor(later))).toMatchObject({ status: 'succeeded' })
    })

    it('makes start reject in the time of the option, and start succeeds when it is back', async () => {
      const jobs = createJobs()

      await leave()
      const code = await jobs.start().catch(codeOf)
      await comeBack()
      await untilDone(() => jobs.start())

      expect(code).toBe('JOB_BACKEND')
      const { runId } = await jobs.trigger(quickJobId)
      expect(await jobs.waitFor(runId)).toMatchObject({ status: 'succeeded' })
    })
  })

  it('stores no run later whose trigger was rejected before it could be sent', async () => {
    const backend = bullmqBackend({ redis: server.options, prefix: randomUUID(), timeoutMs: 100 })
    const jobs = createJobRunner({ backend, work: false })
    onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
    jobs.register({ id: quickJobId, name: quickJobId, run: async () => undefined })
    await jobs.start()
    await server.stop()

    const code = await jobs.trigger(quickJobId).catch(codeOf)
    await server.restart()
    const { runId } = await untilDone(() => jobs.trigger(quickJobId, { overlap: 'queue' }))

    expect(code).toBe('JOB_BACKEND')
    expect(await jobs.history(quickJobId)).toMatchObject([{ runId }])
  })

  it('begins every run even when it has lost its scripts and kept its connections', async () => {
    const scene = freshRedisScene(server)
    const { jobs } = await startHere(scene)
    const before = await jobs.trigger(quickJobId, { recipient: requester })
    await jobs.waitFor(before.runId)

    await server.redis.script('FLUSH')
    const after = await jobs.trigger(quickJobId, { recipient: requester })

    expect(await jobs.waitFor(after.runId)).toMatchObject({ status: 'succeeded' })
  })

  it('aborts running jobs when it is paused for longer than a lease, and runs all of them when it continues', async () => {
    const scene = freshRedisScene(server)
    const { jobs, finish } = await startHere(scene, { isGated: true, leaseMs: 500 })
    const { runId } = await jobs.trigger(gatedJobId, { recipient: requester })
    await scene.until('begun')

    server.pause()
    onTestFinished(() => server.resume())
    const asked = jobs.trigger(quickJobId, { recipient: requester })
    expect(await scene.until('aborted')).toMatchObject({ runId, code: 'JOB_LEASE_LOST' })
    finish()
    server.resume()

    const ack = await asked
    expect(await jobs.waitFor(runId)).toMatchObject({ status: 'succeeded', attempt: 1 })
    expect(await jobs.waitFor(ack.runId)).toMatchObject({ status: 'succeeded' })
    await untilQuiet(jobs)
    expect(new Set(scene.seen('sent').map((entry) => entry.runId))).toEqual(new Set([runId, ack.runId]))
  })

  it('loses no acknowledged run, and cuts no run in half, under load and repeated SIGKILLs', async () => {
    const scene = freshRedisScene(server)
    const { jobs } = await startHere(scene, { leaseMs: 1_000, deliveryLeaseMs: 1_000 })
    const accepted: string[] = []
    const refused: string[] = []
    let isOver = false
    async function ask() {
      while (!isOver) {
        try {
          const { runId } = await jobs.trigger(quickJobId, { recipient: requester, overlap: 'queue' })
          accepted.push(runId)
        } catch (error) {
          refused.push(codeOf(error))
        }
      }
    }
    const asking = Promise.all([ask(), ask()])

    for (const count of [20, 60, 100]) {
      await vi.waitUntil(() => accepted.length >= count, patience)
      await server.stop('SIGKILL')
      await server.restart()
    }
    isOver = true
    await asking
    await untilQuiet(jobs)

    const runs = await jobs.history(quickJobId, { limit: 10_000 })
    const ids = runs.map(({ runId }) => runId)
    expect(ids).toEqual(expect.arrayContaining(accepted))
    expect(runs.every(({ state }) => isFinal(state))).toBe(true)
    const sent = scene.seen('sent')
    expect(new Set(sent.map(({ runId }) => runId))).toEqual(new Set(ids))
    const first = new Set<string | undefined>()
    for (const { runId, redelivered } of sent) {
      if (first.has(runId)) expect(redelivered).toBe(true)
      first.add(runId)
    }
    expect(new Set(refused)).toEqual(new Set(refused.map(() => 'JOB_BACKEND')))
  })
})
