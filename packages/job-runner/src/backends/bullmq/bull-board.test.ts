import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { HonoAdapter } from '@bull-board/hono'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { Queue } from 'bullmq'
import { Hono } from 'hono'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { createJobRunner } from '../../runner/runner.ts'
import { bullmqBackend } from './backend.ts'

const boardSchema = z.object({
  queues: z.array(
    z.object({
      name: z.string(),
      readOnlyMode: z.boolean(),
      counts: z.record(z.string(), z.number()),
      jobs: z.array(z.object({ id: z.string(), data: z.object({ runId: z.string() }) })),
    }),
  ),
})

describeRedis('bull-board', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedisServer()
    return () => server.close()
  })

  /** Serves a board of these queues on loopback. @returns the base of its API */
  async function startBoard(jobIds: readonly string[], prefix: string): Promise<string> {
    const queues = jobIds.map(
      (jobId) =>
        new Queue(jobId, {
          connection: { path: server.options.path },
          prefix: `{${prefix}}:queue`,
          skipVersionCheck: true,
        }),
    )
    const board = new HonoAdapter(serveStatic)
    createBullBoard({
      queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
      serverAdapter: board,
    })
    board.setBasePath('/queues')
    const app = new Hono().route('/queues', board.registerPlugin())
    const { promise, resolve } = Promise.withResolvers<number>()
    const http = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => resolve(port))
    const port = await promise
    onTestFinished(async () => {
      http.close()
      await Promise.all(queues.map((queue) => queue.close()))
    })
    return `http://127.0.0.1:${port}/queues/api`
  }

  /** Starts a runner with one slot: one run of `slow` is active, one of `backup` waits, one of `flaky` waits for its retry. */
  async function startRunner(prefix: string) {
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
    const jobs = createJobRunner({ backend: bullmqBackend({ redis: server.options, prefix }), slots: 1 })
    onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
    jobs.register({ id: 'backup', name: 'Backup', run: async () => ({ files: 12 }) })
    jobs.register({ id: 'slow', name: 'Slow', run: () => finished })
    jobs.register({
      id: 'flaky',
      name: 'Flaky',
      retry: { attempts: 2, firstMs: 60 * 60_000, maxMs: 60 * 60_000 },
      run: () => Promise.reject(new Error('no rows today')),
    })
    const next = (event: 'started' | 'retrying') =>
      new Promise<void>((resolve) => {
        const off = jobs.on(event, () => {
          off()
          resolve()
        })
      })
    await jobs.start()
    const retrying = next('retrying')
    const flaky = await jobs.trigger('flaky')
    await retrying
    const ended = await jobs.trigger('backup')
    await jobs.waitFor(ended.runId)
    const started = next('started')
    const slow = await jobs.trigger('slow')
    await started
    const waiting = await jobs.trigger('backup')
    return { jobs, finish, flaky, slow, waiting }
  }

  const read = async (api: string, queue: string) => {
    const answer = await fetch(`${api}/queues?activeQueue=${queue}&status=latest&page=1&jobsPerPage=10`)
    return boardSchema.parse(await answer.json()).queues
  }

  it('shows a queue for each job, with the runs that wait, run and wait for a retry, and none that has ended', async () => {
    const prefix = 'board-shows'
    const { flaky, slow, waiting } = await startRunner(prefix)
    const ids = ['backup', 'flaky', 'slow']
    const api = await startBoard(ids, prefix)

    const shown = await Promise.all(ids.map(async (id) => (await read(api, id)).find(({ name }) => name === id)))

    const counts = shown.map((queue) => Object.entries(queue?.counts ?? {}).filter(([, count]) => count > 0))
    expect(counts).toEqual([[['waiting', 1]], [['delayed', 1]], [['active', 1]]])
    expect(shown.map((queue) => queue?.jobs.map(({ data }) => data.runId))).toEqual([
      [waiting.runId],
      [flaky.runId],
      [slow.runId],
    ])
  })

  it('changes no run in read-only mode', async () => {
    const prefix = 'board-reads'
    const { jobs, finish, waiting } = await startRunner(prefix)
    const api = await startBoard(['backup'], prefix)
    const [queue] = await read(api, 'backup')
    const id = encodeURIComponent(queue?.jobs[0]?.id ?? '')

    const clean = await fetch(`${api}/queues/backup/${id}/clean`, { method: 'PUT' })
    const empty = await fetch(`${api}/queues/backup/empty`, { method: 'PUT' })
    finish()

    expect(queue?.readOnlyMode).toBe(true)
    expect([clean.status, empty.status]).toEqual([405, 405])
    expect(await jobs.waitFor(waiting.runId)).toMatchObject({ status: 'succeeded' })
  })
})
