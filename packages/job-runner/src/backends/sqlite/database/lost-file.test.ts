import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import * as sqlite from 'node:sqlite'
import { fakeClock, startOfTest } from '@stockeye/test-kit/fake-clock'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sqliteBackend } from '../../../sqlite.ts'
import { servedJob } from '../../../testing/suite.ts'

const requestOf = (runId: string) =>
  ({
    run: { runId, jobId: 'job', jobName: 'job', cause: 'manual', acceptedAt: startOfTest, maxAttempts: 1 },
    recipients: [],
    overlap: 'allow',
  }) as const

async function openAt(path = freshPath('jobs.db')) {
  const failures: unknown[] = []
  const backend = sqliteBackend({ path, manyProcesses: false })
  await backend.open({ clock: fakeClock(), nextRunAt: () => undefined, failed: (error) => void failures.push(error) })
  onTestFinished(() => backend.close())
  const store = (runId: string) => backend.enqueue(requestOf(runId))
  return { path, backend, failures, store }
}

/** Returns the ids of the runs that a process finds that opens the file now. */
function runsAt(path: string): unknown[] {
  const reader = new sqlite.DatabaseSync(path, { readOnly: true })
  const rows = reader.prepare('SELECT run_id FROM runs ORDER BY seq').all()
  const isWhole = reader.prepare('PRAGMA integrity_check').get()
  reader.close()
  expect(isWhole).toEqual({ integrity_check: 'ok' })
  return rows.map(({ run_id }) => run_id)
}

const ofTheBackend = expect.objectContaining({ code: 'JOB_BACKEND' })

describe('a file that is deleted while it is open', () => {
  it.each([
    ['alone', ['']],
    ['with its log and the index of that', ['', '-wal', '-shm']],
    ['with its log', ['', '-wal']],
  ])('is restored, %s, before the next run is acknowledged', async (_, suffixes) => {
    const { path, failures, store } = await openAt()
    for (let index = 0; index < 200; index += 1) await store(`early ${index}`)
    // The file then holds these, and the log the later ones: a log that is read with the copy would damage it.
    const other = new sqlite.DatabaseSync(path)
    other.exec('PRAGMA wal_checkpoint')
    other.close()
    await store('before')
    for (const suffix of suffixes) rmSync(`${path}${suffix}`)

    await store('at the loss')
    await store('after')

    expect(runsAt(path).slice(200)).toEqual(['before', 'at the loss', 'after'])
    expect(failures).toEqual([ofTheBackend])
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['jobs.db', 'jobs.db-shm', 'jobs.db-wal'])
  })

  it('is restored with its folder', async () => {
    const { path, failures, store } = await openAt()
    await store('before')
    rmSync(dirname(path), { recursive: true })

    await store('at the loss')

    expect(runsAt(path)).toEqual(['before', 'at the loss'])
    expect(failures).toEqual([ofTheBackend])
  })

  it('is restored by a read', async () => {
    const { path, backend, failures, store } = await openAt()
    await store('before')
    rmSync(path)

    expect(await backend.stats()).toMatchObject({ queued: 1 })

    expect(runsAt(path)).toEqual(['before'])
    expect(failures).toEqual([ofTheBackend])
  })

  it('has its run rejected where it cannot be restored, and takes the next one', async () => {
    const { path, store } = await openAt()
    await store('before')
    const folder = dirname(path)
    rmSync(folder, { recursive: true })
    // A folder cannot be made where a file has its name.
    mkdirSync(dirname(folder), { recursive: true })
    const blocker = new sqlite.DatabaseSync(folder)
    blocker.exec('CREATE TABLE t (n)')
    blocker.close()

    await expect(store('at the loss')).rejects.toMatchObject({ code: 'JOB_BACKEND' })
    rmSync(folder)
    await store('after')

    expect(runsAt(path)).toEqual(['before', 'at the loss', 'after'])
  })
})

describe('a log that is deleted while it is open', () => {
  it.each([['-wal'], ['-shm']])('loses nothing: %s', async (suffix) => {
    const { path, failures, store } = await openAt()
    await store('before')
    rmSync(`${path}${suffix}`)

    await store('at the loss')
    await store('after')

    expect(runsAt(path)).toEqual(['before', 'at the loss', 'after'])
    expect(failures).toEqual([ofTheBackend])
  })
})

describe('a file that is moved while it is open', () => {
  it('has its run rejected, makes no other file, and is used again once it is moved back', async () => {
    const { path, backend, store } = await openAt()
    await store('before')
    const [folder, elsewhere] = [dirname(path), `${dirname(path)}-moved`]
    renameSync(folder, elsewhere)

    await expect(store('at the move')).rejects.toMatchObject({ code: 'JOB_BACKEND' })
    await expect(backend.stats()).rejects.toMatchObject({ code: 'JOB_BACKEND' })
    const isMade = existsSync(folder)
    renameSync(elsewhere, folder)
    await store('after')

    expect(isMade).toBe(false)
    expect(runsAt(path).at(-1)).toBe('after')
  })
})

describe('a run that was taken in a file that was moved', () => {
  it('begins once its lease has run out, though the process that took it lives', async () => {
    const clock = fakeClock()
    const path = freshPath('jobs.db')
    const backend = sqliteBackend({ path })
    await backend.open({ clock, nextRunAt: () => undefined, failed: () => undefined })
    onTestFinished(() => backend.close())
    const begun: string[] = []
    const options = { jobs: [servedJob('job')], slots: 1, leaseMs: 15_000, sweepMs: 5_000, maxCrashes: 2 }
    await backend.work({
      ...options,
      async handle({ run }) {
        begun.push(run.runId)
        return { state: 'succeeded', durationMs: 1 }
      },
    })
    const [folder, elsewhere] = [dirname(path), `${dirname(path)}-moved`]
    renameSync(folder, elsewhere)
    await expect(backend.enqueue(requestOf('at the move'))).rejects.toMatchObject({ code: 'JOB_BACKEND' })
    await clock.advance(2_000)

    renameSync(elsewhere, folder)
    await clock.advance(30_000)

    expect(begun).toEqual(['at the move'])
  })
})

describe('a file that is replaced while it is open', () => {
  it('has its run rejected, and takes the next one with what the new file holds', async () => {
    const other = await openAt()
    await other.store('of the new file')
    await other.backend.close()
    const { path, failures, store } = await openAt()
    await store('of the old file')
    for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`)
    renameSync(other.path, path)

    await expect(store('at the loss')).rejects.toMatchObject({ code: 'JOB_BACKEND' })
    await store('after')

    expect(runsAt(path)).toEqual(['of the new file', 'after'])
    expect(failures).toEqual([ofTheBackend])
  })
})
