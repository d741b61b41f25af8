import type { Clock, JobRunner } from '@stockeye/job-runner'
import type { Env, Hono } from 'hono'
import { pingDatabase } from '../data/database.ts'
import type { Database } from '../data/tables.ts'
import { withinDeadline } from './deadline.ts'

/**
 * Serves `/health`, which says that the process lives, and `/ready`, which says that it can work: 503 while the place of the jobs
 * or the database cannot be asked. A restart cures a process that does not live, and no process whose Redis is away.
 */
export function serveHealth<E extends Env>(
  app: Hono<E>,
  {
    jobs,
    database,
    clock,
  }: { readonly jobs: Pick<JobRunner, 'health'>; readonly database: Database; readonly clock: Clock },
): void {
  app.get('/health', (call) => call.json({ status: 'ok' }))
  app.get('/ready', async (call) => {
    try {
      await withinDeadline(clock, Promise.all([jobs.health(), pingDatabase(database)]))
      return call.json({ status: 'ready' })
    } catch {
      return call.json({ status: 'unavailable' }, 503)
    }
  })
}
