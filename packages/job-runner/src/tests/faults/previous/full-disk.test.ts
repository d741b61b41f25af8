import { copyFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describeSmallDisks, smallDiskOf } from '@stockeye/test-kit/small-disk'
import { freshPath, tempFolder } from '@stockeye/test-kit/temp-folder'
import { expect, it, vi } from 'vitest'
import { createScene, patience, type Scene } from '../members.test-kit.ts'
import { copyLeftFile, startVersion, writtenAt } from './stores.test-kit.ts'

const hourMs = 60 * 60_000
const startsAt = writtenAt.sqlite + 2 * hourMs

/** Starts a process of the current version on a disk of its own, with the file of the previous version or without one. */
async function startOnDisk({ hasFile }: { readonly hasFile: boolean }) {
  const path = freshPath('jobs.db')
  const folder = dirname(path)
  const scene = createScene({ kind: 'sqlite', path })
  const member = await startVersion(scene, { version: 'current', startsAt, smallDiskAt: folder })
  const inside = join(`/proc/${member.pid}/root`, path)
  if (hasFile) copyLeftFile(inside)
  return { scene, member, inside, disk: smallDiskOf(member.pid, folder) }
}

/** Reads the ids of the runs in a file of another process, from a copy. */
function runIdsIn(inside: string): readonly string[] {
  const copy = join(tempFolder('copy'), 'jobs.db')
  for (const ending of ['', '-wal'])
    if (existsSync(`${inside}${ending}`)) copyFileSync(`${inside}${ending}`, `${copy}${ending}`)
  const database = new DatabaseSync(copy)
  const rows = database.prepare('SELECT run_id FROM runs').all()
  database.close()
  return rows.map(({ run_id }) => String(run_id))
}

/** Fills the disk until a trigger is refused: there is some room in what was written before. */
async function fill({ scene, member, disk }: Awaited<ReturnType<typeof startOnDisk>>) {
  disk.fill()
  const answers = () => scene.seen('accepted').length + scene.seen('refused').length
  while (scene.seen('refused').length === 0) {
    const before = answers()
    member.send({ do: 'trigger', jobId: 'quick', key: `${before} ${'x'.repeat(5_000)}` })
    await vi.waitUntil(() => answers() > before, patience)
  }
}

/** Waits until a process refuses for the `times`-th time. */
const untilRefused = (scene: Scene, times: number) =>
  vi.waitUntil(() => scene.seen('refused').length >= times, patience)

describeSmallDisks('the current version on a disk that is full when it opens', () => {
  it('refuses to start on the file of the previous version, loses nothing of it, and goes on at the next start', async () => {
    const { scene, member, disk } = await startOnDisk({ hasFile: true })
    disk.fill()

    member.send({ do: 'start' })
    await untilRefused(scene, 1)
    disk.empty()
    member.send({ do: 'start' })
    await scene.until('ready')
    const left = ['run-3/0', 'run-4/0', 'run-7/0', 'run-8/0', 'run-8/1', 'run-10/0', 'run-12/0']
    await vi.waitUntil(() => scene.seen('sent').length >= left.length, patience)

    expect(scene.seen('refused')).toMatchObject([{ code: 'JOB_BACKEND' }])
    expect(new Set(scene.seen('sent').map(({ deliveryId }) => deliveryId))).toEqual(new Set(left))
  })

  it('makes no half of a new file: it refuses to start, and goes on at the next start', async () => {
    const { scene, member, disk } = await startOnDisk({ hasFile: false })
    disk.fill()

    member.send({ do: 'start' })
    await untilRefused(scene, 1)
    disk.empty()
    member.send({ do: 'start' })
    await scene.until('ready')
    member.send({ do: 'trigger', jobId: 'quick', key: 'first' })
    const { runId = '' } = await scene.until('accepted')

    expect(scene.seen('refused')).toMatchObject([{ code: 'JOB_BACKEND' }])
    expect(await scene.until('sent')).toMatchObject({ runId, redelivered: false })
  })
})

describeSmallDisks('the current version on a disk that fills while it works', () => {
  it('forgets no run while the disk is full, and forgets old ones at the next start with room', async () => {
    const full = await startOnDisk({ hasFile: true })
    const { scene, member, disk, inside } = full
    member.send({ do: 'start' })
    await scene.until('ready')
    await vi.waitUntil(() => scene.seen('sent').length >= 7, patience)

    await fill(full)
    // The old runs are past the 30 days for which a history is kept.
    member.send({ do: 'start-later', startsAt: startsAt + 40 * 24 * hourMs })
    await untilRefused(scene, 2)
    const onFull = runIdsIn(inside)
    disk.empty()
    member.send({ do: 'start-later', startsAt: startsAt + 40 * 24 * hourMs })
    await vi.waitUntil(() => !runIdsIn(inside).includes('run-1'), patience)

    expect(onFull).toEqual(expect.arrayContaining(['run-1', 'run-5', 'run-6', 'run-11']))
  })

  it('stops in time while the disk is full, and loses nothing of the log that could not become part of the file', async () => {
    const full = await startOnDisk({ hasFile: true })
    const { scene, member, disk } = full
    member.send({ do: 'start' })
    await scene.until('ready')

    await fill(full)
    member.send({ do: 'stop' })
    await scene.until('finished')
    disk.empty()
    member.send({ do: 'start-later', startsAt: startsAt + hourMs })
    const accepted = scene.seen('accepted').map(({ runId }) => runId)
    await vi.waitUntil(() => {
      const sent = new Set(scene.seen('sent').map(({ runId }) => runId))
      return [...accepted, 'run-7', 'run-8', 'run-10', 'run-12'].every((runId) => sent.has(runId))
    }, patience)

    const ended = scene.seen('ended').map(({ runId }) => runId)
    expect(new Set(ended).size).toBe(ended.length)
  })
})
