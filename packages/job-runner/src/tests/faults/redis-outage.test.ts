import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { bullmqBackend } from '../../backends/bullmq/backend.ts'
import { systemClock } from '../../clock.ts'
import { isFinal } from '../../runner/run-states.ts'
import { freshRedisScene } from './backends.test-kit.ts'
import { patience, startHere, untilQuiet } from './members.test-kit.ts'
import { codeOf, gatedJobId, quickJobId, requester } from './runner.test-kit.ts'

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
