import { randomUUID } from 'node:crypto'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { assert, beforeAll, expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../clock.ts'
import type { NewRun } from '../../runner/run-states.ts'
import { runOf, startWorker, until, untilEnded } from '../../testing/suite.ts'
import type { Backend } from '../backend.ts'
import type { StoreView } from '../store-view.ts'
import { bullmqBackend } from './backend.ts'
import { openForReading } from './open-view.ts'
import { createStoreView } from './store-view.ts'

describeRedis('the view of a store in Redis', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedisServer()
    return () => server.close()
  })

  /** Opens a backend, and a view of its store. */
  async function openStore(prefix = `store-${randomUUID()}`): Promise<{ backend: Backend; view: StoreView }> {
    const backend = bullmqBackend({ redis: server.options, prefix })
    onTestFinished(() => backend.close())
    await backend.open({ clock: systemClock, nextRunAt: () => undefined, failed: () => undefined })
    const { commands, close } = await openForReading(`unix://${server.options.path}`, prefix)
    onTestFinished(close)
    return { backend, view: createStoreView(commands) }
  }

  const enqueue = (backend: Backend, run: NewRun) =>
    backend.enqueue({ run, recipients: [{ channel: 'telegram' }], overlap: 'queue' })

  it('counts the waiting and the running runs of each job', async () => {
    const { backend, view } = await openStore()
    const begun = Promise.withResolvers<void>()
    const runs = [runOf('busy'), runOf('busy'), runOf('busy'), runOf('idle')]
    for (const run of runs) await enqueue(backend, run)

    await startWorker({ backend }, 'busy', () => {
      begun.resolve()
      return new Promise(() => undefined)
    })
    await begun.promise

    expect(await view.jobs()).toMatchObject([
      { jobId: 'busy', queued: 2, running: 1, latestRun: { runId: runs[2]?.runId, state: 'queued' } },
      { jobId: 'idle', queued: 1, running: 0, latestRun: { runId: runs[3]?.runId } },
    ])
  })

  it('shows the schedule of a job that has never run, by the rule in force, and whether it is paused', async () => {
    // The name of this job, read as a pattern, would match another job.
    const { backend, view } = await openStore('[a-z]*')
    await (await openStore('a')).backend.advance('other UTC 0 0 * * *', 1)
    await backend.advance('nightly UTC 0 0 * * *', 1_000)
    await backend.advance('nightly Asia/Seoul 0 7 * * 1-5', 3_000)
    await backend.advance('nightly UTC 0 1 * * *', 2_000)
    await backend.setPaused('nightly', true)

    const jobs = await view.jobs()

    expect(jobs).toEqual([
      {
        jobId: 'nightly',
        queued: 0,
        running: 0,
        isPaused: true,
        schedule: { text: 'Asia/Seoul 0 7 * * 1-5', lastSlotAt: 3_000 },
      },
    ])
  })

  it('shows no job whose runs were all pruned', async () => {
    const { backend, view } = await openStore()
    const run = runOf('once')
    await backend.enqueue({ run, recipients: [], overlap: 'join' })
    await startWorker({ backend }, 'once')
    await untilEnded(backend, run.runId)

    await backend.prune({ since: Date.now() + 60_000, runsPerJob: 0 })

    expect(await view.jobs()).toEqual([])
  })

  it('asks Redis for one run of a job, however many thousands it has', async () => {
    const { backend, view } = await openStore()
    await Promise.all(Array.from({ length: 3_000 }, () => enqueue(backend, runOf('job'))))
    // The count includes all commands in the background.
    await backend.close()
    await server.redis.config('RESETSTAT')

    const jobs = await view.jobs()

    const stats = await server.redis.info('commandstats')
    const { scan, ...calls } = Object.fromEntries(
      [...stats.matchAll(/^cmdstat_(\w+):calls=(\d+)/gm)].map(([, name, count]) => [name, Number(count)]),
    )
    expect(jobs).toMatchObject([{ jobId: 'job', queued: 3_000 }])
    expect(calls).toMatchObject({ smembers: 1, zcard: 1, zrange: 2, hmget: 1 })
    // SCAN takes a step for a thousand keys, those of the other tests and of BullMQ too.
    expect(scan).toBeLessThan(20)
    expect(await view.history('job', { limit: 5_000 })).toHaveLength(3_000)
  })

  it('shows dead deliveries oldest first, without those that were put back in line', async () => {
    const { backend, view } = await openStore()
    const runs = Array.from({ length: 5 }, () => runOf('job'))
    for (const run of runs) await enqueue(backend, run)
    await startWorker({ backend }, 'job')
    for (const run of runs) await untilEnded(backend, run.runId)
    const notifier = await backend.deliver({
      channels: ['telegram'],
      slots: 1,
      leaseMs: 60_000,
      handle: async ({ completion }) => ({ state: 'dead', error: `no chat for ${completion.runId}` }),
    })
    await until(async () => (await backend.stats()).deadDeliveries === runs.length)
    await notifier.stop()
    const [first, ...others] = await view.dead()
    assert(first)
    await backend.redeliver(first.completion.deliveryId)

    const dead = await view.dead()

    const ended = [first, ...others].map(({ completion }) => completion.finishedAt)
    expect(ended).toEqual(ended.toSorted((a, b) => a - b))
    expect(dead).toEqual(others)
    expect(dead.map(({ completion, error }) => error === `no chat for ${completion.runId}`)).not.toContain(false)
  })

  it('lists a damaged row as failed, and skips no row', async () => {
    const { backend, view } = await openStore('damaged')
    const run = runOf('job')
    await enqueue(backend, run)
    await server.redis.hset(`{damaged}:run:${run.runId}`, 'run', '{')

    const [jobs, runs] = [await view.jobs(), await view.history('job', { limit: 1 })]

    const damaged = { runId: run.runId, jobId: 'job', state: 'failed', error: { code: 'JOB_ROW_DAMAGED' } }
    expect(jobs).toMatchObject([{ jobId: 'job', latestRun: damaged }])
    expect(runs).toMatchObject([damaged])
  })
})
