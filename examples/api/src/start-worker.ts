import { listen, type Served } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import { createMetrics } from '@stockeye/example-shared/metrics/metrics'
import { systemClock } from '@stockeye/job-runner'
import { Hono } from 'hono'
import type { WorkerEnv } from './env.ts'
import { serveHealth } from './http/health.ts'
import { openService } from './service.ts'

/** Runs the jobs and delivers their ends; over HTTP it serves `/health`, `/ready` and `/metrics`, and nothing else. */
export async function startWorker(env: WorkerEnv, { log }: { readonly log: Log }): Promise<Served> {
  const metrics = createMetrics({ clock: systemClock })
  const service = await openService(env, { log, telegram: env.telegram, metrics })
  try {
    await service.jobs.start()
    const app = new Hono()
    serveHealth(app, { jobs: service.jobs, database: service.database, clock: systemClock })
    app.get('/metrics', () => metrics.scrape())
    const server = await listen((request) => app.fetch(request), env)
    log.info({}, `WORKER_READY ${server.url}`)
    return {
      url: server.url,
      async stop() {
        await server.stop()
        await service.close()
        log.info({}, 'WORKER_STOP')
      },
    }
  } catch (error) {
    await service.close()
    throw error
  }
}
