import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { assert, describe, expect, it, vi } from 'vitest'
import { freshSqliteScene } from './backends.test-kit.ts'
import { openHere, patience, type Scene, startMember, untilQuiet } from './members.test-kit.ts'
import { quickJobId, requester } from './runner.test-kit.ts'

const leaseMs = 1_000

function pathOf({ address }: Scene): string {
  assert(address.kind === 'sqlite')
  return address.path
}

describe('an SQLite file that is deleted while processes use it', () => {
  it.each([
    ['with its folder', (path: string) => rmSync(dirname(path), { recursive: true })],
    ['alone', (path: string) => rmSync(path)],
    ['its log', (path: string) => rmSync(`${path}-wal`)],
    ['the index of its log', (path: string) => rmSync(`${path}-shm`)],
    ['but for its folder', (path: string) => ['', '-wal', '-shm'].map((suffix) => rmSync(`${path}${suffix}`))],
  ])('loses no acknowledged run, and is a problem of health: %s', async (_title, remove) => {
    const scene = freshSqliteScene()
    const members = [startMember(scene, { leaseMs, isGated: false }), startMember(scene, { leaseMs, isGated: false })]
    for (const { pid } of members) await scene.until('ready', pid)
    const { jobs } = await openHere(scene, { works: false, notifies: false })
    const accepted: string[] = []
    async function trigger(count: number) {
      for (let index = 0; index < count; index += 1) {
        const ack = await jobs.trigger(quickJobId, { recipient: requester, overlap: 'queue' }).catch(() => undefined)
        if (ack !== undefined) accepted.push(ack.runId)
      }
    }

    await trigger(20)
    await untilQuiet(jobs)
    const before = (await jobs.health()).problems
    remove(pathOf(scene))
    await trigger(20)

    await vi.waitUntil(() => {
      const sent = new Set(scene.seen('sent').map(({ runId }) => runId))
      return accepted.every((runId) => sent.has(runId))
    }, patience)
    expect(accepted.length).toBeGreaterThan(20)
    // The process that restores the file has a problem, and the others find another file than theirs.
    await untilQuiet(jobs)
    const after = (await jobs.health()).problems
    expect([before.length, after.length]).toEqual([0, 1])
    const troubled = () => scene.seen('trouble').filter(({ code }) => code === 'JOB_BACKEND')
    const pids = new Set([process.pid, ...members.map(({ pid }) => pid)])
    // A member that had nothing to do notices at its next look at the file.
    await vi.waitUntil(() => new Set(troubled().map(({ pid }) => pid)).size === pids.size, patience)
    expect(new Set(troubled().map(({ pid }) => pid))).toEqual(pids)
    const { jobs: next } = await openHere(scene, { works: false, notifies: false })
    const states = await Promise.all(accepted.map(async (runId) => (await next.getRun(runId))?.state))
    expect(new Set(states)).toEqual(new Set(['succeeded']))
  })
})
