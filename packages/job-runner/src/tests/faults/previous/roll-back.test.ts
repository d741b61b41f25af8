import { describe, expect, it, vi } from 'vitest'
import { runOutLeases } from '../leases.test-kit.ts'
import { patience, type Scene, untilQuiet } from '../members.test-kit.ts'
import { describeStores, openVersion, type Stores, startVersion } from './stores.test-kit.ts'

const hourMs = 60 * 60_000

/** Lets the current version work on the store of the previous one, and kills it in the middle of two runs. */
async function workAndDie(scene: Scene, stores: Stores) {
  const startsAt = stores.writtenAt + 2 * hourMs
  const member = await startVersion(scene, { version: 'current', startsAt, isGated: true })
  member.send({ do: 'start' })
  await scene.until('ready', member.pid)
  member.send({ do: 'trigger', jobId: 'quick', key: 'new' })
  await scene.until('accepted', member.pid)
  await scene.until('ended', member.pid)
  await vi.waitUntil(() => scene.seen('begun').some(({ runId }) => runId === 'run-8'), patience)
  await member.kill()
  await runOutLeases(scene.address)
  return startsAt
}

describe('the previous version on a store after the current one has worked on it', () => {
  describeStores((stores) => {
    it('ends each run that the current one has left, and delivers each completion', async () => {
      const scene = await stores.left()
      const startsAt = await workAndDie(scene, stores)

      const { jobs: old } = await openVersion(scene, { version: 'previous', startsAt })
      await old.start()
      await untilQuiet(old)
      const again = await old.trigger('quick', { dedupeKey: 'new' })

      expect(again).toMatchObject({ disposition: 'deduplicated', runId: scene.seen('accepted')[0]?.runId })
      const runIds = ['run-7', 'run-8', 'run-10', 'run-12', again.runId]
      expect(await Promise.all(runIds.map(async (runId) => (await old.getRun(runId))?.state))).toEqual(
        runIds.map(() => 'succeeded'),
      )
      // The gated run died with both versions.
      expect(await old.getRun('run-8')).toMatchObject({ crashes: 2, attempt: 1 })
      const delivered = new Set(scene.seen('sent').map(({ deliveryId }) => deliveryId))
      const left = ['run-3/0', 'run-4/0', 'run-7/0', 'run-8/0', 'run-8/1', 'run-10/0', 'run-12/0', `${again.runId}/0`]
      expect(delivered).toEqual(new Set(left))
      expect((await old.listDead()).map(({ deliveryId }) => deliveryId)).toEqual(['run-2/0'])
      expect(scene.seen('trouble')).toEqual([])
    })

    it('leaves a store that the current version reads again, with the same runs', async () => {
      const scene = await stores.left()
      const startsAt = await workAndDie(scene, stores)
      const { jobs: old } = await openVersion(scene, { version: 'previous', startsAt })
      await old.start()
      await untilQuiet(old)
      const jobIds = ['quick', 'broken', 'flaky', 'gated', 'hourly', 'unknown']
      const before = await Promise.all(jobIds.map((jobId) => old.history(jobId)))

      const { jobs } = await openVersion(scene, { version: 'current', startsAt })
      await jobs.start()
      const after = await Promise.all(jobIds.map((jobId) => jobs.history(jobId)))

      expect(after).toEqual(before)
      expect(await jobs.health()).toMatchObject({ queued: 0, running: 0, pendingDeliveries: 0, deadDeliveries: 1 })
    })

    it('has a completion that the current version discarded neither dead nor delivered', async () => {
      const scene = await stores.left()
      const { jobs } = await openVersion(scene, { version: 'current', works: false, startsAt: stores.writtenAt })
      await jobs.discard('run-2/0')

      const { jobs: old } = await openVersion(scene, { version: 'previous', startsAt: stores.writtenAt + 2 * hourMs })
      const dead = await old.listDead()
      await old.start()
      await untilQuiet(old)

      expect(dead).toEqual([])
      expect(scene.seen('sent').filter(({ runId }) => runId === 'run-2')).toEqual([])
    })
  })
})
