import { dirname } from 'node:path'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { describeSmallDisks, type SmallDisk, smallDiskOf } from '@stockeye/test-kit/small-disk'
import { expect, it, onTestFinished, vi } from 'vitest'
import { freshRedisScene, freshSqliteScene } from './backends.test-kit.ts'
import { type Member, patience, type Scene, startMember } from './members.test-kit.ts'
import { quickJobId } from './runner.test-kit.ts'

/** Triggers runs until the disk is full, and again until there is room. */
async function askThrough(scene: Scene, { disk, member }: { readonly disk: SmallDisk; readonly member: Member }) {
  let asked = 0
  const count = (event: 'accepted' | 'refused') => scene.seen(event).length
  // The triggers come one after the other: runs that pile up while a process is slow would fill the disk by themselves.
  async function askUntil(isEnough: () => boolean) {
    do {
      member.send({ do: 'trigger', jobId: quickJobId })
      asked += 1
      await vi.waitUntil(() => count('accepted') + count('refused') === asked, patience)
    } while (!isEnough())
  }
  disk.fill()
  // There is some room that was written before, so the first ones may be accepted.
  await askUntil(() => count('refused') > 0)
  const before = count('accepted')
  disk.empty()
  await askUntil(() => count('accepted') > before)
}

/** Waits until each run that was acknowledged has ended and is delivered. */
async function untilAllAreDelivered(scene: Scene) {
  const accepted = scene.seen('accepted').map(({ runId }) => runId)
  for (const event of ['ended', 'sent'] as const) {
    await vi.waitUntil(() => {
      const seen = new Set(scene.seen(event).map(({ runId }) => runId))
      return accepted.every((runId) => seen.has(runId))
    }, patience)
  }
}

const promise = 'has a trigger rejected, loses nothing that was acknowledged, and is recovered from when there is room'

describeSmallDisks('a full disk', () => {
  it(`${promise}, on SQLite`, async () => {
    const scene = freshSqliteScene()
    const folder = scene.address.kind === 'sqlite' ? dirname(scene.address.path) : ''
    const member = startMember(scene, { smallDiskAt: folder, isGated: false })
    await scene.until('ready')

    await askThrough(scene, { disk: smallDiskOf(member.pid, folder), member })

    expect(await scene.until('refused')).toMatchObject({ code: 'JOB_BACKEND' })
    await untilAllAreDelivered(scene)
  })

  describeRedis('of Redis', () => {
    it(promise, async () => {
      // A Redis with `appendfsync always` ends itself when it cannot append, which is an outage like any other.
      const flags = ['--appendfsync', 'everysec', '--auto-aof-rewrite-percentage', '0']
      const server = await startRedisServer({ flags, diskMb: 2 })
      onTestFinished(() => server.close())
      const scene = freshRedisScene(server)
      const member = startMember(scene, { isGated: false })
      await scene.until('ready')

      await askThrough(scene, { disk: smallDiskOf(server.pid, server.folder), member })

      expect(await scene.until('refused')).toMatchObject({ code: 'JOB_BACKEND' })
      await untilAllAreDelivered(scene)
    })
  })
})
