import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { systemClock } from '../src/clock.ts'
import { sqliteBackend } from '../src/sqlite.ts'

const count = 10_000
const jobId = 'bench'

/**
 * Measures runs on one file.
 * @returns runs in a second, from the first that is taken to the last whose end is on the disk
 */
async function runsPerSecond(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const backend = sqliteBackend({ path: join(folder, 'jobs.db') })
  const failed = (error: unknown) => {
    throw error
  }
  await backend.open({ clock: systemClock, nextRunAt: () => undefined, failed })
  const run = { jobId, jobName: jobId, cause: 'manual', acceptedAt: Date.now(), maxAttempts: 1 } as const
  for (let first = 0; first < count; first += 100) {
    const ids = Array.from({ length: 100 }, (_, index) => `${first + index}`)
    await Promise.all(ids.map((runId) => backend.enqueue({ run: { ...run, runId }, recipients: [], overlap: 'allow' })))
  }

  let begun = 0
  const all = Promise.withResolvers<void>()
  const start = performance.now()
  const worker = await backend.work({
    jobs: [{ id: jobId, name: jobId, attempts: 1, allowsOverlap: true, recipients: [] }],
    slots: 8,
    leaseMs: 15_000,
    sweepMs: 5_000,
    maxCrashes: 2,
    async handle() {
      if (++begun === count) all.resolve()
      return { state: 'succeeded', durationMs: 0 }
    },
  })
  await all.promise
  await worker.stop()
  const seconds = (performance.now() - start) / 1_000

  await backend.close()
  rmSync(folder, { recursive: true })
  return count / seconds
}

// Eight slots, and every start and every end waits for the disk. The job does nothing: the time is the backend's.
export default defineBench({
  id: 'sqlite-runs',
  title: 'runs on SQLite with 8 slots, each a stored start and end',
  unit: 'runs/s',
  figure: 'returned',
  better: 'higher',
  ours: runsPerSecond,
})
