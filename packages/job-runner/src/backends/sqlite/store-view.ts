import type { RunInfo } from '../../runner/run-states.ts'
import { unservedOf } from '../presence.ts'
import type { SyncStoreView } from '../store-view.ts'
import type { Database } from './database/connection.ts'
import { parseCompletion, selectCompletion } from './deliveries.ts'
import { createPresenceView } from './presence.ts'
import { runColumns, toRun } from './run-row.ts'

export interface SqliteStoreView extends SyncStoreView {
  run(runId: string): RunInfo | undefined
}

// Steps from one job to the next: a backlog of thousands of runs is a few entries of the index.
const openJobsOf = `open_jobs (job_id) AS (
  SELECT min(job_id) FROM runs WHERE finished_at IS NULL
  UNION ALL SELECT (SELECT min(job_id) FROM runs WHERE finished_at IS NULL AND job_id > o.job_id)
    FROM open_jobs o WHERE o.job_id IS NOT NULL
)`
const headOf = (index: string) => `SELECT accepted_at FROM runs ${index}
  WHERE job_id = open_jobs.job_id AND finished_at IS NULL AND holder IS NULL AND is_blocked`

export function createStoreView(database: Database): SqliteStoreView {
  const byId = database.prepare(`SELECT ${runColumns} FROM runs WHERE run_id = :runId`)
  const page = database.prepare(`
    SELECT ${runColumns} FROM runs WHERE job_id = :jobId AND seq < coalesce(:before, 9e18) ORDER BY seq DESC LIMIT :limit`)
  const placeOf = database.prepare('SELECT seq FROM runs WHERE run_id = :runId AND job_id = :jobId')
  const jobs = database.prepare(`
    SELECT job_id, (SELECT run_id FROM runs r WHERE r.job_id = j.job_id ORDER BY seq DESC LIMIT 1) AS latest,
      (SELECT count(*) FROM runs r WHERE r.job_id = j.job_id AND finished_at IS NULL AND holder IS NULL) AS queued,
      (SELECT count(*) FROM runs r WHERE r.job_id = j.job_id AND finished_at IS NULL AND holder IS NOT NULL) AS running,
      (SELECT is_paused FROM schedules s WHERE s.id = j.job_id) AS is_paused
    FROM (
      SELECT DISTINCT job_id FROM runs UNION SELECT substr(id, 1, instr(id || ' ', ' ') - 1) FROM schedules
    ) j ORDER BY job_id`)
  // A job whose rule was changed has several schedules; the one in force is the one whose slots advance.
  const schedule = database.prepare(`
    SELECT substr(id, length(:jobId) + 2) AS text, last_slot_at FROM schedules
    WHERE id > :jobId || ' ' AND id < :jobId || '!' AND last_slot_at IS NOT NULL ORDER BY last_slot_at DESC LIMIT 1`)
  const dead = database.prepare(`${selectCompletion} WHERE d.state = 'dead' ORDER BY r.finished_at, d.seq`)
  // A file that only an older version has opened lacks the index.
  const hasStartable = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'runs_startable'").get() !== undefined
  const startable = hasStartable ? 'INDEXED BY runs_startable' : ''
  const stats = database.prepare(`
    WITH RECURSIVE ${openJobsOf}
    SELECT (SELECT count(*) FROM runs WHERE finished_at IS NULL) AS open,
      (SELECT count(*) FROM runs WHERE holder IS NOT NULL) AS running,
      (SELECT min(since) FROM (
        SELECT min(due_at) AS since FROM runs WHERE due_at > 0
        UNION ALL SELECT (${headOf(startable)} = 0 AND due_at = 0 ORDER BY seq LIMIT 1) FROM open_jobs
        UNION ALL SELECT (${headOf('INDEXED BY runs_open')} = 1 ORDER BY seq LIMIT 1) FROM open_jobs
      )) AS oldest,
      (SELECT count(*) FROM deliveries WHERE state = 'dead') AS dead,
      (SELECT finished_at FROM runs WHERE seq =
        (SELECT run_seq FROM deliveries WHERE state = 'dead' ORDER BY seq LIMIT 1)) AS dead_since`)
  const pending = database.prepare(`
    SELECT channel, count(*) AS pending FROM (
      SELECT channel FROM deliveries WHERE state = 'pending'
      UNION ALL SELECT channel FROM deliveries INDEXED BY deliveries_leased WHERE holder IS NOT NULL
    ) GROUP BY channel ORDER BY channel`)

  const nextInLine = database.prepare(`
    SELECT finished_at FROM runs WHERE seq = (
      SELECT run_seq FROM deliveries WHERE channel = :channel AND state = 'pending' ORDER BY not_before, seq LIMIT 1)`)
  const openJobs = database.prepare(`
    WITH RECURSIVE ${openJobsOf} SELECT job_id FROM open_jobs WHERE job_id IS NOT NULL`)
  const openOf = database.prepare(`
    SELECT count(*) AS runs, min(accepted_at) AS since FROM runs WHERE job_id = :jobId AND finished_at IS NULL`)
  const presence = createPresenceView(database)

  const listUnserved = (now: number) =>
    unservedOf(
      openJobs.all().map(({ job_id }) => ({ jobId: String(job_id) })),
      presence.presence(now),
    ).map(({ jobId }) => {
      const row = openOf.get({ jobId })
      return { jobId, runs: Number(row?.runs), sinceAt: Number(row?.since) }
    })

  return {
    run(runId) {
      const row = byId.get({ runId })
      return row && toRun(row)
    },
    history(jobId, { limit, before }) {
      const place = before === undefined ? null : placeOf.get({ runId: before, jobId })?.seq
      if (place === undefined) return []
      return page.all({ jobId, before: place, limit }).map(toRun)
    },
    jobs: () =>
      jobs.all().map((row) => {
        const rule = schedule.get({ jobId: row.job_id ?? null })
        const latest = row.latest === null ? undefined : byId.get({ runId: String(row.latest) })
        const latestRun = latest && toRun(latest)
        return {
          jobId: String(row.job_id),
          ...(latestRun !== undefined && { jobName: latestRun.jobName, latestRun }),
          queued: Number(row.queued),
          running: Number(row.running),
          isPaused: row.is_paused === 1,
          ...(rule !== undefined && {
            schedule: { text: String(rule.text), lastSlotAt: Number(rule.last_slot_at) },
          }),
        }
      }),
    dead: () => dead.all().map((row) => ({ completion: parseCompletion(row), error: String(row.error) })),
    ...presence,
    stats(now) {
      const row = stats.get() ?? {}
      const pendingByChannel = new Map(pending.all().map((row) => [String(row.channel), Number(row.pending)]))
      const pendingSince = [...pendingByChannel.keys()].flatMap((channel) => {
        const since = nextInLine.get({ channel })?.finished_at
        return typeof since === 'number' ? [[channel, since] as const] : []
      })
      return {
        queued: Number(row.open) - Number(row.running),
        running: Number(row.running),
        ...(typeof row.oldest === 'number' && { oldestQueuedAt: row.oldest }),
        workers: presence.workers(now),
        pendingDeliveries: [...pendingByChannel.values()].reduce((sum, count) => sum + count, 0),
        pendingByChannel,
        pendingSince: new Map(pendingSince),
        deadDeliveries: Number(row.dead),
        ...(typeof row.dead_since === 'number' && { deadSinceAt: row.dead_since }),
        unservedJobs: listUnserved(now),
      }
    },
  }
}
