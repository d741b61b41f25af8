import * as sqlite from 'node:sqlite'
import { fakeClock, settle, startOfTest } from '@stockeye/test-kit/fake-clock'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { expect, it, onTestFinished } from 'vitest'
import type { AttemptEnd } from '../../../runner/run-states.ts'
import { sqliteBackend } from '../../../sqlite.ts'
import { servedJob } from '../../../testing/suite.ts'

const run = {
  runId: 'job@1',
  jobId: 'job',
  jobName: 'job',
  cause: 'manual',
  acceptedAt: startOfTest,
  maxAttempts: 1,
} as const
const request = { run, recipients: [], overlap: 'join' } as const
const succeeded: AttemptEnd = { state: 'succeeded', durationMs: 1 }

/** Opens a backend on a file, and another program's connection to it. */
async function openBeside(path = freshPath('jobs.db')) {
  const clock = fakeClock()
  const failures: unknown[] = []
  const backend = sqliteBackend({ path, manyProcesses: false })
  await backend.open({
    clock,
    random: () => 0.5,
    nextRunAt: () => undefined,
    failed: (error) => void failures.push(error),
  })
  onTestFinished(() => backend.close())
  const other = new sqlite.DatabaseSync(path)
  onTestFinished(() => other.close())
  return { path, clock, failures, backend, other }
}

/** Watches a promise from outside. */
function outcomeOf(promise: Promise<unknown>) {
  const seen = { state: 'pending' }
  promise.then(
    () => {
      seen.state = 'resolved'
    },
    () => {
      seen.state = 'rejected'
    },
  )
  return seen
}

it('stores a run once another process has released the file, and leaves the event loop free until then', async () => {
  const { clock, backend, other } = await openBeside()
  other.exec('BEGIN IMMEDIATE')
  const stored = backend.enqueue(request)
  const seen = outcomeOf(stored)
  await clock.advance(1_000)
  const during = seen.state

  other.exec('COMMIT')
  await clock.advance(100)

  expect([during, seen.state]).toEqual(['pending', 'resolved'])
  expect(await backend.run('job@1')).toMatchObject({ state: 'queued' })
})

it('rejects a run after five seconds of waiting for another process, and stores the next one', async () => {
  const { clock, backend, other } = await openBeside()
  other.exec('BEGIN IMMEDIATE')
  const refused = backend.enqueue(request).catch((error: unknown) => error)
  await clock.advance(4_900)
  const seen = outcomeOf(refused)
  await settle()
  const before = seen.state
  await clock.advance(200)

  other.exec('COMMIT')

  expect(before).toBe('pending')
  expect(await refused).toMatchObject({ code: 'JOB_BACKEND' })
  expect(await backend.run('job@1')).toBeUndefined()
  expect(await backend.enqueue(request)).toMatchObject({ disposition: 'queued' })
})

it('stores the end of a run, and the runs that were triggered meanwhile, once the file is free', async () => {
  const { clock, failures, backend, other } = await openBeside()
  const end = Promise.withResolvers<AttemptEnd>()
  const begun: string[] = []
  const handle = (claim: { readonly run: { readonly runId: string } }) => {
    begun.push(claim.run.runId)
    return end.promise
  }
  const options = {
    jobs: [servedJob('job', { allowsOverlap: true })],
    slots: 2,
    leaseMs: 15_000,
    sweepMs: 5_000,
    maxCrashes: 2,
  }
  await backend.work({ ...options, handle })
  await backend.enqueue(request)
  await settle()
  other.exec('BEGIN IMMEDIATE')
  end.resolve(succeeded)
  const stored = ['job@2', 'job@3'].map((runId) =>
    backend.enqueue({ run: { ...run, runId }, recipients: [], overlap: 'allow' }),
  )
  await clock.advance(2_000)

  other.exec('COMMIT')
  await clock.advance(100)
  await Promise.all(stored)

  expect(begun).toEqual(['job@1', 'job@2', 'job@3'])
  expect(failures).toEqual([])
  expect(await backend.stats()).toMatchObject({ queued: 0, running: 0 })
})

it('opens a file once another process has released it', async () => {
  const { path, clock, other } = await openBeside()
  const second = sqliteBackend({ path })
  onTestFinished(() => second.close())
  other.exec('BEGIN IMMEDIATE')
  const opened = outcomeOf(second.open({ clock, nextRunAt: () => undefined, failed: () => undefined }))
  await clock.advance(1_000)
  const during = opened.state

  other.exec('COMMIT')
  await clock.advance(100)

  expect([during, opened.state]).toEqual(['pending', 'resolved'])
})

it('gives its runs back at the close once the file is free', async () => {
  const { clock, backend, other } = await openBeside()
  const options = {
    jobs: [servedJob('job')],
    slots: 1,
    leaseMs: 15_000,
    sweepMs: 5_000,
    maxCrashes: 2,
  }
  await backend.work({ ...options, handle: () => new Promise(() => undefined) })
  await backend.enqueue(request)
  await settle()
  other.exec('BEGIN IMMEDIATE')
  const closed = outcomeOf(backend.close())
  await clock.advance(1_000)
  const during = closed.state

  other.exec('COMMIT')
  await clock.advance(100)

  expect([during, closed.state]).toEqual(['pending', 'resolved'])
  expect(other.prepare('SELECT holder FROM runs').get()).toEqual({ holder: null })
})
