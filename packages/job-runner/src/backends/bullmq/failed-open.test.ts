import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { expect, it, onTestFinished, vi } from 'vitest'
import { systemClock } from '../../clock.ts'
import { JobBackendError } from '../../errors.ts'
import { bullmqBackend } from './backend.ts'

vi.mock('./bull-jobs.ts', () => ({
  createBullJobs: () => Promise.reject(new JobBackendError('this version of BullMQ has no script moveToActive')),
}))

describeRedis('an opening that fails after the connection was made', () => {
  it('closes its connections, so that the process can end', async () => {
    const server = await startRedisServer()
    onTestFinished(() => server.close())
    const clients = async () =>
      String(await server.redis.call('CLIENT', 'LIST'))
        .trim()
        .split('\n').length
    const before = await clients()
    const backend = bullmqBackend({ redis: server.options })

    const error = await backend
      .open({ clock: systemClock, nextRunAt: () => undefined, failed: () => undefined })
      .catch((error: unknown) => error)

    expect(error).toMatchObject({ code: 'JOB_BACKEND' })
    await vi.waitUntil(async () => (await clients()) === before, { timeout: 10_000, interval: 3 })
  })
})
