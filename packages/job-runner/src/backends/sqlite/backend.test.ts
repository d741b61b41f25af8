import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as sqlite from 'node:sqlite'
import { fakeClock, settle, startOfTest } from '@stockeye/test-kit/fake-clock'
import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { AttemptEnd, RunInfo } from '../../runner/run-states.ts'
import { sqliteBackend } from '../../sqlite.ts'
import { testBackend } from '../../testing/conformance.ts'
import { servedJob } from '../../testing/suite.ts'
import type { Claim, DeliveryEnd } from '../backend.ts'
import { createSqliteBackend, type SqliteBackend } from './backend.ts'

describe.each([true, false])('sqlite, manyProcesses: %s', (manyProcesses) => {
  const folder = mkdtempSync(join(tmpdir(), 'job-runner-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const opened = new Set<SqliteBackend>()
  const path = join(folder, 'jobs.db')

  testBackend(
    () => {
      const backend = createSqliteBackend({ path, manyProcesses })
      opened.add(backend)
      return backend
    },
    {
      // A dead process receives no hint from the others.
      crash() {
        for (const backend of opened) backend.deafen()
      },
    },
  )
})

const startOfRun = (jobId: string) =>
  ({ runId: `${jobId}@1`, jobId, jobName: jobId, cause: 'manual', acceptedAt: startOfTest, maxAttempts: 2 }) as const

/** Starts a worker on the file whose time the test steps. */
async function startProcess({
  path = freshPath('jobs.db'),
  clock = mortalClock(fakeClock()),
  manyProcesses = false,
} = {}) {
  const timers: number[] = []
  const backend = createSqliteBackend({ path, manyProcesses })
  const failures: unknown[] = []
  const settled: RunInfo[] = []
  await backend.open({
    clock: {
      ...clock,
      setTimeout(run, ms) {
        timers.push(ms)
        return clock.setTimeout(run, ms)
      },
    },
    nextRunAt: () => undefined,
    settled: (run) => void settled.push(run),
    failed: (error) => void failures.push(error),
  })
  onTestFinished(() => backend.close())
  const claims: Claim[] = []
  const work = (handle: (claim: Claim) => Promise<AttemptEnd>) =>
    backend.work({
      jobs: [servedJob('job')],
      slots: 1,
      leaseMs: 15_000,
      sweepMs: 5_000,
      maxCrashes: 2,
      handle(claim) {
        claims.push(claim)
        return handle(claim)
      },
    })
  return { path, backend, timers, failures, settled, claims, work }
}

const forever = () => new Promise<never>(() => undefined)
const succeeded: AttemptEnd = { state: 'succeeded', durationMs: 1 }

describe('sqlite for one process', () => {
  it('sets no timer and opens no socket while there is nothing to do', async () => {
    const { path, backend, timers, work } = await startProcess()
    await work(forever)
    await backend.deliver({ channels: ['complete'], slots: 1, leaseMs: 15_000, handle: forever })

    await settle()

    expect(timers).toEqual([])
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['jobs.db', 'jobs.db-shm', 'jobs.db-wal'])
  })

  it('renews the lease of a delivery at each third of it while the notifier works', async () => {
    const clock = fakeClock()
    const { path, backend, work } = await startProcess({ clock: mortalClock(clock) })
    await work(async () => succeeded)
    await backend.deliver({ channels: ['complete'], slots: 1, leaseMs: 15_000, handle: forever })
    await backend.enqueue({ run: startOfRun('job'), recipients: [{ channel: 'complete' }], overlap: 'join' })
    await settle()
    const reader = new sqlite.DatabaseSync(path, { readOnly: true })
    onTestFinished(() => reader.close())
    const leaseEnd = () => Number(reader.prepare('SELECT lease_until FROM deliveries').get()?.lease_until) - startOfTest

    const first = leaseEnd()
    await clock.advance(5_000)
    await settle()

    expect([first, leaseEnd()]).toEqual([15_000, 20_000])
  })

  it('wakes for a retry when that is due by the clock of its options', async () => {
    const clock = fakeClock()
    const { backend, claims, work } = await startProcess({ clock: mortalClock(clock) })
    const error = { name: 'Error', code: 'JOB_FAILED', message: 'again', retryable: true }
    const retryAt = startOfTest + 3_600_000
    await work(async ({ run }) =>
      run.attempt === 1 ? { state: 'retry_wait', error, retryAt, durationMs: 1 } : succeeded,
    )
    await backend.enqueue({ run: startOfRun('job'), recipients: [], overlap: 'join' })

    await clock.advance(3_599_000)
    const before = claims.length
    await clock.advance(1_000)

    expect([before, claims.length]).toEqual([1, 2])
    expect(await backend.run('job@1')).toMatchObject({ state: 'succeeded', attempt: 2 })
  })

  it('takes over the run of a killed predecessor once its lease has run out, even when the clock was set back', async () => {
    const time = fakeClock()
    const clock = mortalClock(time)
    const first = await startProcess({ clock })
    await first.work(forever)
    await first.backend.enqueue({ run: startOfRun('job'), recipients: [], overlap: 'join' })
    await settle()
    clock.die()
    time.jump(-3_600_000)

    const second = await startProcess({ path: first.path, clock: mortalClock(time) })
    await second.work(async () => succeeded)
    await time.advance(14_999)
    const before = second.claims.length
    await time.advance(1)

    expect([before, second.claims.length]).toEqual([0, 1])
    expect(await second.backend.run('job@1')).toMatchObject({ state: 'succeeded', attempt: 1, crashes: 1 })
  })
})

describe('sqlite', () => {
  it('waits for the disk three times from a trigger to its completion: for the trigger, the start, and the end with its delivery', async () => {
    const { backend, work } = await startProcess()
    const { run } = sqlite.StatementSync.prototype
    let commits = 0
    const spy = vi.spyOn(sqlite.StatementSync.prototype, 'run')
    spy.mockImplementation(function (this: sqlite.StatementSync, ...given: never[]) {
      if (this.sourceSQL === 'COMMIT') commits += 1
      return Reflect.apply(run, this, given)
    } as never)
    onTestFinished(() => spy.mockRestore())
    await work(async () => succeeded)
    const delivered = Promise.withResolvers<number>()
    await backend.deliver({
      channels: ['complete'],
      slots: 1,
      leaseMs: 15_000,
      async handle() {
        delivered.resolve(commits)
        return { state: 'delivered' }
      },
    })
    await settle()
    const before = commits

    await backend.enqueue({ run: startOfRun('job'), recipients: [{ channel: 'complete' }], overlap: 'join' })

    expect((await delivered.promise) - before).toBe(3)
  })

  it('aborts a run whose lease another process has taken over, and drops its result', async () => {
    const time = fakeClock()
    const path = freshPath('jobs.db')
    const slow = await startProcess({ path, clock: mortalClock(time) })
    const end = Promise.withResolvers<AttemptEnd>()
    await slow.work(() => end.promise)
    await slow.backend.enqueue({ run: startOfRun('job'), recipients: [], overlap: 'join' })
    await settle()
    // The process was suspended: its lease has expired for others before its own timers fire.
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())
    other.exec("UPDATE runs SET fence = fence + 1, holder = 'another'")

    await time.advance(5_000)
    end.resolve(succeeded)
    await settle()

    expect(slow.claims[0]?.signal.reason).toMatchObject({ code: 'JOB_LEASE_LOST' })
    expect(await slow.backend.run('job@1')).toMatchObject({ state: 'running' })
  })

  it('drops the late end of a run that was pruned meanwhile, although a new run has its place in the table', async () => {
    const clock = fakeClock()
    const path = freshPath('jobs.db')
    const stopped = mortalClock(clock)
    const late = await startProcess({ path, clock: stopped, manyProcesses: true })
    const other = await startProcess({ path, clock: mortalClock(clock), manyProcesses: true })
    const gate = Promise.withResolvers<AttemptEnd>()
    await late.work(() => gate.promise)
    await late.backend.enqueue({ run: startOfRun('job'), recipients: [], overlap: 'queue' })
    await settle()
    stopped.die()
    late.backend.deafen()
    const sweeping = await other.work(async () => succeeded)
    await clock.advance(30_000)
    await sweeping.stop()
    await other.backend.prune({ since: clock.now() + 1, runsPerJob: 0 })
    await other.work(forever)
    await other.backend.enqueue({ run: { ...startOfRun('job'), runId: 'new' }, recipients: [], overlap: 'queue' })
    await settle()

    gate.resolve({ ...succeeded, result: 'of the pruned run' })
    await settle()

    expect(await other.backend.run('job@1')).toBeUndefined()
    expect(await other.backend.run('new')).toMatchObject({ state: 'running' })
  })

  it('drops the late end of a delivery whose run was pruned meanwhile, although a new one has its place', async () => {
    const clock = fakeClock()
    const path = freshPath('jobs.db')
    const stopped = mortalClock(clock)
    const late = await startProcess({ path, clock: stopped, manyProcesses: true })
    const other = await startProcess({ path, clock: mortalClock(clock), manyProcesses: true })
    const gate = Promise.withResolvers<DeliveryEnd>()
    const taking = { channels: ['mail'], slots: 1, leaseMs: 15_000 }
    await late.backend.deliver({ ...taking, handle: () => gate.promise })
    await other.work(async () => succeeded)
    const recipients = [{ channel: 'mail' }]
    await other.backend.enqueue({ run: startOfRun('job'), recipients, overlap: 'queue' })
    await settle()
    stopped.die()
    late.backend.deafen()
    const sweeping = await other.backend.deliver({ ...taking, handle: async () => ({ state: 'delivered' }) })
    await clock.advance(30_000)
    await sweeping.stop()
    await other.backend.prune({ since: clock.now() + 1, runsPerJob: 0 })
    await other.backend.deliver({ ...taking, handle: forever })
    await other.backend.enqueue({ run: { ...startOfRun('job'), runId: 'new' }, recipients, overlap: 'queue' })
    await settle()

    gate.resolve({ state: 'delivered' })
    await settle()

    expect(await other.backend.run('job@1')).toBeUndefined()
    expect((await other.backend.stats()).pendingDeliveries).toBe(1)
  })

  it('counts no wait for a run that expired before its next attempt was due', async () => {
    const { backend, work } = await startProcess()
    const error = { name: 'Error', code: 'JOB_FAILED', message: 'again', retryable: true }
    const retryAt = startOfTest + 30 * 24 * 3_600_000
    const worker = await work(async () => ({ state: 'retry_wait', error, retryAt, durationMs: 1 }))
    await backend.enqueue({ run: startOfRun('job'), recipients: [], overlap: 'queue' })
    await settle()
    const before = await backend.stats()
    await worker.stop()

    await backend.expireRuns({ jobIds: ['job'], acceptedBefore: startOfTest + 1 })

    expect(before).toMatchObject({ queued: 1, oldestQueuedAt: retryAt })
    expect(await backend.stats()).toMatchObject({ queued: 0 })
    expect(await backend.stats()).not.toHaveProperty('oldestQueuedAt')
  })

  it('reports the end of a run once that is on the disk, and not when the transaction was rolled back', async () => {
    const time = fakeClock()
    const { path, backend, failures, settled, work } = await startProcess({ clock: mortalClock(time) })
    const late = { ...startOfRun('job'), startDeadlineAt: startOfTest - 1 }
    for (const runId of ['job@1', 'job@2']) {
      await backend.enqueue({ run: { ...late, runId }, recipients: [], overlap: 'allow' })
    }
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())
    other.exec(`
      CREATE TRIGGER full BEFORE UPDATE ON runs WHEN old.run_id = 'job@2' BEGIN SELECT raise(ABORT, 'no room'); END`)
    await work(async () => succeeded)
    await settle()
    const before = [...settled]

    other.exec('DROP TRIGGER full')
    await time.advance(1_000)

    expect(failures).toMatchObject([{ code: 'JOB_BACKEND' }])
    expect(before).toEqual([])
    expect(settled.map(({ runId, state }) => `${runId} ${state}`)).toEqual(['job@1 expired', 'job@2 expired'])
  })

  it.each([
    ['whose JSON is cut', "UPDATE runs SET info = '{' WHERE run_id = 'job@1'"],
    ['with a field that is missing', "UPDATE runs SET info = '{}' WHERE run_id = 'job@1'"],
    [
      'with a progress of null',
      `UPDATE runs SET info = json_set(info, '$.progress', json('{"done":null}')) WHERE run_id = 'job@1'`,
    ],
    ['whose payload is cut', "UPDATE runs SET payload = '{' WHERE run_id = 'job@1'"],
    [
      'whose state contradicts its columns',
      "UPDATE runs SET info = json_set(info, '$.state', 'running') WHERE run_id = 'job@1'",
    ],
    [
      'whose worker has died',
      "UPDATE runs SET info = '{}', holder = 'dead', lease_until = 0, lease_ms = 1 WHERE run_id = 'job@1'",
    ],
    ['that has expired', "UPDATE runs SET info = '{}', expires_at = 0 WHERE run_id = 'job@1'"],
  ])('sets a run aside %s as failed, reports it, and runs the others', async (_, damage) => {
    const time = fakeClock()
    const { path, backend, failures, settled, claims, work } = await startProcess({ clock: mortalClock(time) })
    for (const runId of ['job@1', 'job@2']) {
      const run = { ...startOfRun('job'), runId, payload: { market: 'KOSPI' } }
      await backend.enqueue({ run, recipients: [{ channel: 'complete' }], overlap: 'queue' })
    }
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())
    other.exec(damage)
    const told: string[] = []
    await backend.deliver({
      channels: ['complete'],
      slots: 2,
      leaseMs: 15_000,
      async handle({ completion }) {
        told.push(`${completion.runId} ${completion.status} ${completion.error?.code}`)
        return { state: 'delivered' }
      },
    })

    await work(async () => succeeded)
    await settle()
    await time.advance(1_000)

    expect(failures).toMatchObject([{ code: 'JOB_BACKEND', message: expect.stringContaining('run job@1 of job') }])
    expect(claims.map(({ run }) => run.runId)).toEqual(['job@2'])
    expect(settled.map(({ runId, state }) => `${runId} ${state}`)).toEqual(['job@1 failed', 'job@2 succeeded'])
    expect(told).toEqual(['job@1 failed JOB_ROW_DAMAGED', 'job@2 succeeded undefined'])
    expect(await backend.run('job@1')).toMatchObject({ jobId: 'job', state: 'failed', finishedAt: startOfTest })
    expect(await backend.history('job', { limit: 10 })).toHaveLength(2)
  })

  it('sets a run aside whose row is damaged while it runs', async () => {
    const { path, backend, failures, settled, work } = await startProcess()
    const end = Promise.withResolvers<AttemptEnd>()
    await work(() => end.promise)
    await backend.enqueue({ run: startOfRun('job'), recipients: [], overlap: 'join' })
    await settle()
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())
    other.exec("UPDATE runs SET info = '{}'")

    end.resolve(succeeded)
    await settle()

    expect(failures).toMatchObject([{ code: 'JOB_BACKEND' }])
    expect(settled).toMatchObject([{ runId: 'job@1', state: 'failed', error: { code: 'JOB_ROW_DAMAGED' } }])
  })

  it('begins a run for a trigger that meets a run whose row cannot be read', async () => {
    const { path, backend, failures } = await startProcess()
    await backend.enqueue({ run: startOfRun('job'), recipients: [], overlap: 'join' })
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())
    other.exec("UPDATE runs SET info = '{}'")

    const enqueued = await backend.enqueue({
      run: { ...startOfRun('job'), runId: 'job@2' },
      recipients: [],
      overlap: 'join',
    })

    expect(enqueued).toEqual({ runId: 'job@2', disposition: 'queued' })
    expect(failures).toMatchObject([{ code: 'JOB_BACKEND' }])
  })

  it('ends a delivery as dead whose recipient cannot be read, and delivers the others', async () => {
    const { path, backend, failures, work } = await startProcess()
    await work(async () => succeeded)
    const recipients = [
      { channel: 'complete', to: 'kim' },
      { channel: 'complete', to: 'lee' },
    ]
    await backend.enqueue({ run: startOfRun('job'), recipients, overlap: 'join' })
    await settle()
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())
    other.exec("UPDATE deliveries SET recipient = '{' WHERE place = 0")
    const told: unknown[] = []

    await backend.deliver({
      channels: ['complete'],
      slots: 2,
      leaseMs: 15_000,
      async handle({ completion }) {
        told.push(completion.recipient)
        return { state: 'delivered' }
      },
    })
    await settle()

    expect(told).toEqual([recipients[1]])
    expect(failures).toMatchObject([{ code: 'JOB_BACKEND' }])
    expect(await backend.listDead()).toMatchObject([{ deliveryId: 'job@1/0', recipient: { channel: 'complete' } }])
  })

  it('ends a run that has a recipient whose states cannot be read', async () => {
    const { path, backend, work } = await startProcess()
    const recipients = [{ channel: 'complete', states: ['failed' as const] }]
    await backend.enqueue({ run: startOfRun('job'), recipients, overlap: 'join' })
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())
    other.exec(`UPDATE deliveries SET recipient = '{"channel":"complete","states":["fai'`)

    await work(async () => succeeded)
    await settle()

    expect(await backend.run('job@1')).toMatchObject({ state: 'succeeded' })
  })

  it('forgets the oldest of a thousand runs, which it reads in pages', async () => {
    const { path, backend } = await startProcess()
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())
    const insert = other.prepare(`
      INSERT INTO runs (run_id, job_id, accepted_at, info, is_blocked, due_at, finished_at)
      VALUES (?, ?, 0, '{}', 0, 0, ?)`)
    for (let index = 0; index < 1_200; index += 1) {
      insert.run(`a@${index}`, 'a', index === 3 ? null : 1_000)
      if (index % 100 === 0) insert.run(`b@${index}`, 'b', 1_000)
    }

    await backend.prune({ since: 0, runsPerJob: 700 })

    const kept = other.prepare('SELECT run_id FROM runs WHERE job_id = ? ORDER BY seq')
    const ids = kept.all('a').map(({ run_id }) => run_id)
    expect([ids.length, ids[0], ids[1], ids.at(-1)]).toEqual([701, 'a@3', 'a@500', 'a@1199'])
    expect(kept.all('b')).toHaveLength(12)
  })

  it('refuses a file that lacks a part of its schema, and closes it', async () => {
    const { path, backend } = await startProcess()
    await backend.close()
    const other = new sqlite.DatabaseSync(path)
    onTestFinished(() => other.close())
    other.exec('DROP TABLE deliveries')

    await expect(startProcess({ path, manyProcesses: true })).rejects.toMatchObject({ code: 'JOB_BACKEND' })

    expect(readdirSync(dirname(path)).filter((name) => name.includes('hint'))).toEqual([])
    expect(other.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).toMatchObject({ busy: 0 })
  })

  it('refuses a call before it is opened, and a second open', async () => {
    const path = freshPath('jobs.db')
    const context = { clock: fakeClock(), nextRunAt: () => undefined, failed: () => undefined }
    const backend = sqliteBackend({ path, manyProcesses: false })
    onTestFinished(() => backend.close())

    await expect(backend.stats()).rejects.toMatchObject({ code: 'JOB_BACKEND' })
    expect(existsSync(path)).toBe(false)
    await backend.open(context)
    await expect(backend.open(context)).rejects.toMatchObject({ code: 'JOB_BACKEND' })
  })
})
