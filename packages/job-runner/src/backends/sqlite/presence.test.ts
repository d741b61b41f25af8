import { freshPath } from '@stockeye/test-kit/temp-folder'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../clock.ts'
import { enqueue, runOf, servedJob } from '../../testing/suite.ts'
import { sqliteBackend } from './backend.ts'
import { openFile } from './database/file.ts'
import { createPresenceView } from './presence.ts'
import { createStoreView } from './store-view.ts'

const leaseMs = 60_000
const down = { sinceAt: 1_700_000_000_000, error: 'token revoked' }

/** Starts a worker, a notifier, and one that is down, on a file. */
async function startServing() {
  const path = freshPath('jobs.db')
  const backend = sqliteBackend({ path })
  onTestFinished(() => backend.close())
  await backend.open({ clock: systemClock, nextRunAt: () => undefined, failed: () => undefined })
  const handle = () => new Promise<never>(() => undefined)
  await backend.work({ jobs: [servedJob('backup')], slots: 1, leaseMs, sweepMs: 1_000, maxCrashes: 2, handle })
  await backend.deliver({ channels: ['mail'], slots: 1, leaseMs, handle })
  await backend.deliver({ channels: ['telegram'], down, slots: 1, leaseMs, handle })
  const { database } = openFile(path)
  onTestFinished(() => database.close())
  return { database, backend }
}

it('stores a channel that is down under a role that an older version does not count as served', async () => {
  const { database } = await startServing()

  // The query of the first version of the schema.
  const roles = database.prepare('SELECT DISTINCT role FROM takers WHERE until_at > 0 ORDER BY role').all()

  expect(roles.map(({ role }) => String(role)).filter((role) => role.startsWith('deliver:'))).toEqual(['deliver:mail'])
})

it('reads a file of an older version, whose workers have not stored their jobs', async () => {
  const { database } = await startServing()
  database.exec('DROP TABLE members')

  const { channels, presence } = createPresenceView(database)

  expect(channels(Date.now())).toEqual(['mail'])
  expect(presence(Date.now())).toEqual({
    workers: 1,
    jobs: [],
    isComplete: false,
    channels: [
      { channel: 'mail', state: 'ready' },
      { channel: 'telegram', state: 'down' },
    ],
  })
})

it('names no job as unserved while a worker has not stored its jobs', async () => {
  const { database, backend } = await startServing()
  await enqueue(backend, runOf('removed'))
  const unserved = () =>
    createStoreView(database)
      .stats(Date.now())
      .unservedJobs.map(({ jobId }) => jobId)
  const before = unserved()

  database.exec('DELETE FROM members')

  expect([before, unserved()]).toEqual([['removed'], []])
})

it('reads a member that a later version has written as one that has not stored its jobs', async () => {
  const { database } = await startServing()
  database.exec(`UPDATE members SET info = '{"jobs":[{"id":7}]}' WHERE info LIKE '%backup%'`)

  expect(createPresenceView(database).presence(Date.now())).toMatchObject({ workers: 1, jobs: [], isComplete: false })
})
