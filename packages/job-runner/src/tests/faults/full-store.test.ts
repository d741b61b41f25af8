import { dirname } from 'node:path'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { describeSmallDisks, type SmallDisk, smallDiskOf } from '@stockeye/test-kit/small-disk'
import { expect, it, onTestFinished, vi } from 'vitest'
import { freshRedisScene, freshSqliteScene } from './backends.test-kit.ts'
import type { Entry } from './journal.test-kit.ts'
import { type Member, patience, type Scene, startMember } from './members.test-kit.ts'
import { gatedJobId, quickJobId } from './runner.test-kit.ts'

interface Full {
  readonly scene: Scene
  readonly member: Member
  readonly disk: SmallDisk
}

/** Starts a process whose store is on a small disk. */
type StartFull = () => Promise<Full>

async function startOnSqlite(): Promise<Full> {
  const scene = freshSqliteScene()
  const folder = scene.address.kind === 'sqlite' ? dirname(scene.address.path) : ''
  const member = startMember(scene, { smallDiskAt: folder })
  await scene.until('ready')
  return { scene, member, disk: smallDiskOf(member.pid, folder) }
}

async function startOnRedis(): Promise<Full> {
  // A Redis with `appendfsync always` ends itself when it cannot append, which is an outage like any other.
  const flags = ['--appendfsync', 'everysec', '--auto-aof-rewrite-percentage', '0']
  const server = await startRedisServer({ flags, diskMb: 2 })
  onTestFinished(() => server.close())
  const scene = freshRedisScene(server)
  const member = startMember(scene)
  await scene.until('ready')
  return { scene, member, disk: smallDiskOf(server.pid, server.folder) }
}

const times = ({ scene }: Full, event: Entry['event']) => scene.seen(event).length

/** Fills the disk until a trigger is refused: there is some room in what was written before. */
async function fill(full: Full) {
  const refused = times(full, 'refused')
  full.disk.fill()
  while (times(full, 'refused') === refused) {
    const answered = times(full, 'accepted') + times(full, 'refused')
    full.member.send({ do: 'trigger', jobId: quickJobId })
    await vi.waitUntil(() => times(full, 'accepted') + times(full, 'refused') > answered, patience)
  }
}

/** Waits until each accepted run has ended and is delivered. */
const untilAllAreDelivered = (full: Full) =>
  vi.waitUntil(() => {
    const delivered = new Set(full.scene.seen('delivered').map(({ runId }) => runId))
    return full.scene.seen('accepted').every(({ runId }) => delivered.has(runId))
  }, patience)

/** Checks that each run ended once, and that each second message to a recipient says so. */
function expectPromises({ scene }: Full) {
  const ended = scene.seen('ended').map(({ runId }) => runId)
  expect(new Set(ended).size).toBe(ended.length)
  const first = new Set<string | undefined>()
  for (const { deliveryId, redelivered } of scene.seen('sent')) {
    expect(redelivered).toBe(first.has(deliveryId))
    first.add(deliveryId)
  }
}

function testFullStore(start: StartFull) {
  it('stores the end of a run that returned while the store was full, once there is room', async () => {
    const full = await start()
    full.member.send({ do: 'trigger', jobId: gatedJobId })
    const { runId } = await full.scene.until('accepted')
    await full.scene.until('begun')

    await fill(full)
    full.member.send({ do: 'finish' })
    await full.scene.until('returned')
    await full.scene.until('trouble')
    full.disk.empty()
    await untilAllAreDelivered(full)

    expect(full.scene.seen('ended').filter((entry) => entry.runId === runId)).toHaveLength(1)
    expectPromises(full)
  })

  it('records a delivery that was sent while the store was full, or sends it again with redelivered set', async () => {
    const full = await start()
    full.member.send({ do: 'trigger', jobId: quickJobId })
    await full.scene.until('sent')

    await fill(full)
    full.member.send({ do: 'finish' })
    await full.scene.until('trouble')
    full.disk.empty()
    await untilAllAreDelivered(full)

    expectPromises(full)
  })

  it('refuses to cancel while the store is full, and cancels once there is room', async () => {
    const full = await start()
    full.member.send({ do: 'trigger', jobId: gatedJobId })
    const { runId = '' } = await full.scene.until('accepted')
    await full.scene.until('begun')

    await fill(full)
    const refused = times(full, 'refused')
    full.member.send({ do: 'cancel', runId })
    await vi.waitUntil(() => times(full, 'refused') > refused, patience)
    full.disk.empty()
    full.member.send({ do: 'cancel', runId })
    await full.scene.until('aborted')
    full.member.send({ do: 'finish' })
    await untilAllAreDelivered(full)

    expect(full.scene.seen('refused').every(({ code }) => code === 'JOB_BACKEND')).toBe(true)
    expect(full.scene.seen('ended').find((entry) => entry.runId === runId)).toMatchObject({ code: 'JOB_CANCELLED' })
    expectPromises(full)
  })
}

describeSmallDisks('a store that is full', () => {
  testFullStore(startOnSqlite)
  describeRedis('in Redis', () => testFullStore(startOnRedis))
})
