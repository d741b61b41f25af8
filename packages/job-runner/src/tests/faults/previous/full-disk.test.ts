import { copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describeSmallDisks, smallDiskOf } from '@stockeye/test-kit/small-disk'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { expect, it, vi } from 'vitest'
import { createScene, patience, type Scene } from '../members.test-kit.ts'
import { leftFile, startVersion, writtenAt } from './stores.test-kit.ts'

const hourMs = 60 * 60_000

/** Starts a process of the current version on a disk of its own that has no room, with a file or without one. */
async function startOnFullDisk({ hasFile }: { readonly hasFile: boolean }) {
  const path = freshPath('jobs.db')
  const folder = dirname(path)
  const scene = createScene({ kind: 'sqlite', path })
  const startsAt = writtenAt.sqlite + 2 * hourMs
  const member = await startVersion(scene, { version: 'current', startsAt, smallDiskAt: folder })
  const inside = join(`/proc/${member.pid}/root`, path)
  if (hasFile) copyFileSync(leftFile, inside)
  const disk = smallDiskOf(member.pid, folder)
  disk.fill()
  return { scene, member, disk, inside }
}

/** Waits until a process refuses for the `times`-th time. */
const untilRefused = (scene: Scene, times: number) =>
  vi.waitUntil(() => scene.seen('refused').length >= times, patience)

describeSmallDisks('the current version on a disk that is full when it opens', () => {
  it('refuses to start on the file of the previous version, loses nothing of it, and goes on at the next start', async () => {
    const { scene, member, disk } = await startOnFullDisk({ hasFile: true })

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
    const { scene, member, disk } = await startOnFullDisk({ hasFile: false })

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
