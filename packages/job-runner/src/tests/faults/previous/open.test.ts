import { describe, expect, it } from 'vitest'
import { untilQuiet } from '../members.test-kit.ts'
import { describeStores, openVersion, type Stores } from './stores.test-kit.ts'

const hourMs = 60 * 60_000

/** Opens the store that the previous version left, two hours later. */
async function takeOver(stores: Stores) {
  const scene = await stores.left()
  const startsAt = stores.writtenAt + 2 * hourMs
  const { jobs } = await openVersion(scene, { version: 'current', startsAt })
  return { scene, jobs, startsAt }
}

describe('the current version on the store that the previous one left', () => {
  describeStores((stores) => {
    it('counts the runs and the deliveries that are not over, and names the channel that waits', async () => {
      const scene = await stores.left()
      const startsAt = stores.writtenAt + 2 * hourMs
      const { jobs } = await openVersion(scene, { version: 'current', works: false, startsAt })

      const health = await jobs.health()

      expect(health).toMatchObject({ queued: 3, running: 1, pendingDeliveries: 2, deadDeliveries: 1 })
      expect(JSON.stringify(health.problems)).toContain('2 completions wait for channel chat')
    })

    it('ends each run once, with its crashes, attempts and payload, and keeps those that have ended', async () => {
      const { scene, jobs } = await takeOver(stores)
      const endedBefore = await Promise.all(['run-1', 'run-5', 'run-6', 'run-11'].map((runId) => jobs.getRun(runId)))

      await jobs.start()
      await untilQuiet(jobs)

      expect(endedBefore).toMatchObject([
        { state: 'succeeded', jobName: '빠른 작업', result: { rows: 3 } },
        { state: 'failed', error: { code: 'E_BROKEN' } },
        { state: 'succeeded' },
        { state: 'cancelled', attempt: 0 },
      ])
      expect(await Promise.all(['run-1', 'run-5', 'run-6', 'run-11'].map((runId) => jobs.getRun(runId)))).toEqual(
        endedBefore,
      )
      expect(await jobs.getRun('run-7')).toMatchObject({ state: 'succeeded', attempt: 2, crashes: 0 })
      expect(await jobs.getRun('run-8')).toMatchObject({ state: 'succeeded', attempt: 1, crashes: 1 })
      expect(await jobs.getRun('run-10')).toMatchObject({ state: 'succeeded', result: { symbol: '005930' } })
      expect(await jobs.getRun('run-12')).toMatchObject({ state: 'succeeded', jobId: 'unknown' })
      const begun = scene.seen('begun').map(({ runId }) => runId)
      expect(begun.filter((runId) => runId?.startsWith('run-')).toSorted()).toEqual([
        'run-10',
        'run-12',
        'run-7',
        'run-8',
      ])
      expect(begun.indexOf('run-8')).toBeLessThan(begun.indexOf('run-10'))
    })

    it('delivers each completion that was not delivered, with redelivered only where it may have been', async () => {
      const { scene, jobs } = await takeOver(stores)

      await jobs.start()
      await untilQuiet(jobs)
      await jobs.redeliver('run-2/0')
      await untilQuiet(jobs)

      const sent = scene.seen('sent').map(({ deliveryId, redelivered }) => [deliveryId, redelivered])
      expect(Object.fromEntries(sent)).toEqual({
        'run-2/0': false,
        'run-3/0': false,
        'run-4/0': true,
        'run-7/0': false,
        'run-8/0': false,
        'run-8/1': false,
        'run-10/0': false,
        'run-12/0': false,
      })
      expect(sent).toHaveLength(8)
      expect(await jobs.health()).toMatchObject({ pendingDeliveries: 0, deadDeliveries: 0, problems: [] })
    })

    it('keeps dedupe keys, pauses, and the last slots of schedules', async () => {
      const { jobs } = await takeOver(stores)

      await jobs.start()
      const again = await jobs.trigger('quick', { dedupeKey: 'order-7' })
      await untilQuiet(jobs)

      expect(again).toMatchObject({ runId: 'run-6', disposition: 'deduplicated' })
      expect(await jobs.history('paused')).toEqual([])
      expect(await jobs.history('hourly')).toMatchObject([
        { state: 'succeeded', cause: 'misfire' },
        { state: 'skipped', cause: 'misfire' },
      ])
    })

    it('refuses the store of an unknown later version, and leaves it as it is', async () => {
      const scene = await stores.left()
      await stores.setVersion(scene, 99)
      const before = await stores.content(scene)
      const { jobs } = await openVersion(scene, { version: 'current' })

      await expect(jobs.start()).rejects.toMatchObject({ code: 'JOB_BACKEND' })
      await expect(jobs.trigger('quick')).rejects.toMatchObject({ code: 'JOB_BACKEND' })

      expect(await stores.content(scene)).toEqual(before)
    })
  })
})
