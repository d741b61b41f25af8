import { setImmediate as turn } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { type Hooks, type Started, slots } from './measure-runs.ts'
import { startPostgres } from './postgres.ts'

/**
 * Starts pg-boss with a queue of runs and a queue of completions, each of which is a stored job. It fetches and completes in
 * batches and without its pause of half a second between two polls: its fastest use.
 */
export async function startPgBoss(folder: string, { run, delivered }: Hooks): Promise<Started> {
  const server = await startPostgres(folder)
  let isStopped = false
  const boss = new PgBoss({ host: server.host, user: server.user, database: 'postgres', max: 10, schedule: false })
  boss.on('error', (error) => {
    // The end of the server is an error for its connections.
    if (!isStopped) throw error
  })
  await boss.start()
  await boss.createQueue('runs')
  await boss.createQueue('completions')
  async function take(queue: string, handle: (count: number) => Promise<void>) {
    while (!isStopped) {
      const jobs = await boss.fetch(queue, { batchSize: slots })
      if (jobs.length === 0) {
        await turn()
        continue
      }
      await handle(jobs.length)
      await boss.complete(
        queue,
        jobs.map(({ id }) => id),
      )
    }
  }
  const loops = [
    take('runs', async (count) => {
      await Promise.all(Array.from({ length: count }, run))
      await boss.insert(
        'completions',
        Array.from({ length: count }, () => ({ data: { status: 'succeeded' } })),
      )
    }),
    take('completions', async (count) => {
      for (let index = 0; index < count; index += 1) delivered()
    }),
  ]
  return {
    trigger: (index) => boss.send('runs', { index }),
    async stop() {
      isStopped = true
      await Promise.all(loops)
      await boss.stop({ graceful: false })
      await server.stop()
    },
  }
}
