import type { Clock, JobRunner } from '@stockeye/job-runner'
import type { Env, Hono } from 'hono'
import { withinDeadline } from './deadline.ts'

/**
 * Serves `/health`, which says that the process lives, and `/ready`, which says that it can work: 503 while the place of the jobs
 * cannot be asked. A restart cures a process that does not live, and no process whose Redis is away.
 */
export function serveHealth<E extends Env>(
  app: Hono<E>,
  { jobs, clock }: { readonly jobs: Pick<JobRunner, 'health'>; readonly clock: Clock },
): void {
  app.get('/health', (call) => call.json({ status: 'ok' }))
  app.get('/ready', async (call) => {
    try {
      await withinDeadline(clock, jobs.health())
      return call.json({ status: 'ready' })
    } catch {
      return call.json({ status: 'unavailable' }, 503)
    }
  })
}
