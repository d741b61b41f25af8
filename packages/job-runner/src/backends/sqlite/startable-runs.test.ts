import * as sqlite from 'node:sqlite'
import { fakeClock, settle, startOfTest } from '@stockeye/test-kit/fake-clock'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { AttemptEnd } from '../../runner/run-states.ts'
import { sqliteBackend } from '../../sqlite.ts'
import { servedJob } from '../../testing/suite.ts'

const waiting = 100
const succeeded: AttemptEnd = { state: 'succeeded', durationMs: 1 }

/** Starts a backend with many runs of one job, and then one run of job `last`. */
async function openWithBacklog(jobId: string) {
  const path = freshPath('jobs.db')
  const time = fakeClock()
  const backend = sqliteBackend({ path, manyProcesses: false })
  await backend.open({ clock: time, nextRunAt: () => undefined, failed: (error) => expect.unreachable(String(error)) })
  onTestFinished(() => backend.close())
  const enqueue = (runId: string, its: string) =>
    backend.enqueue({
      run: { runId, jobId: its, jobName: its, cause: 'manual', acceptedAt: startOfTest, maxAttempts: 2 },
      recipients: [{ channel: 'complete' }],
      overlap: 'allow',
    })
  for (let index = 0; index < waiting; index += 1) await enqueue(`${jobId}@${index}`, jobId)
  await enqueue('last', 'last')
  const begun: string[] = []
  /** Starts a worker. @param first end of the first attempt of each run but the last one */
  const work = (jobIds: readonly string[], first: AttemptEnd = succeeded) =>
    backend.work({
      jobs: jobIds.map((id) => servedJob(id, { allowsOverlap: true })),
      slots: 2,
      leaseMs: 15_000,
      sweepMs: 5_000,
      maxCrashes: 2,
      async handle({ run }) {
        begun.push(run.runId)
        return run.jobId === 'last' || run.attempt > 1 ? succeeded : first
      },
    })
  return { path, time, backend, begun, work }
}

it('starts a run behind a hundred runs of a job that this process does not know', async () => {
  const { begun, work } = await openWithBacklog('unknown')

  await work(['last'])
  await settle()

  expect(begun).toEqual(['last'])
})

it('starts a run behind a hundred runs that wait for their retry, and those when they are due', async () => {
  const error = { name: 'Error', code: 'JOB_FAILED', message: 'down', retryable: true }
  const { time, backend, begun, work } = await openWithBacklog('failing')
  await work(['failing', 'last'], { state: 'retry_wait', error, retryAt: startOfTest + 60_000, durationMs: 1 })
  for (let turn = 0; turn < waiting; turn += 1) await settle()
  const before = [...begun]

  await time.advance(60_000)
  for (let turn = 0; turn < waiting; turn += 1) await settle()

  expect([before.length, before.at(-1)]).toEqual([waiting + 1, 'last'])
  expect(begun.slice(before.length)).toHaveLength(waiting)
  expect(await backend.stats()).toMatchObject({ queued: 0, running: 0 })
})

it('starts runs in the order in which they were stored, even if they are found by their jobs', async () => {
  const { backend, begun, work } = await openWithBacklog('unknown')
  const jobs = ['b', 'a', 'last', 'a', 'b']
  for (const [index, jobId] of jobs.entries()) {
    await backend.enqueue({
      run: { runId: `${index}`, jobId, jobName: jobId, cause: 'manual', acceptedAt: startOfTest, maxAttempts: 2 },
      recipients: [],
      overlap: 'allow',
    })
  }

  await work(['a', 'b', 'last'])
  for (let turn = 0; turn < jobs.length; turn += 1) await settle()

  expect(begun).toEqual(['last', '0', '1', '2', '3', '4'])
})

// A scan of a table or of a whole index would make each run slower with every run that waits.
it('takes a run from its trigger to its delivery without a scan of runs or deliveries', async () => {
  const statements = new Set<string>()
  for (const method of ['run', 'get', 'all', 'iterate'] as const) {
    const original = sqlite.StatementSync.prototype[method]
    const spy = vi.spyOn(sqlite.StatementSync.prototype, method)
    spy.mockImplementation(function (this: sqlite.StatementSync, ...given: never[]) {
      statements.add(this.sourceSQL)
      return Reflect.apply(original, this, given)
    } as never)
    onTestFinished(() => spy.mockRestore())
  }
  const { path, backend, begun, work } = await openWithBacklog('other')

  await work(['last'])
  const delivered: string[] = []
  await backend.deliver({
    channels: ['complete'],
    slots: 1,
    leaseMs: 15_000,
    async handle({ completion }) {
      delivered.push(completion.runId)
      return { state: 'delivered' }
    },
  })
  await settle()

  vi.restoreAllMocks()
  expect([begun, delivered]).toEqual([['last'], ['last']])
  const reader = new sqlite.DatabaseSync(path, { readOnly: true })
  onTestFinished(() => reader.close())
  const plans = [...statements]
    .filter((sql) => /\b(runs|deliveries)\b/.test(sql))
    .map((sql) => ({
      sql,
      plan: reader
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => String(detail)),
    }))
  const scans = plans.filter(
    ({ sql, plan }) => !/LIMIT \d+$/.test(sql) && plan.some((line) => /^SCAN (runs|deliveries|[a-z])( |$)/.test(line)),
  )
  expect(plans.length).toBeGreaterThan(15)
  expect(scans).toEqual([])
})
