import { describe, expect, it, vi } from 'vitest'
import { describeBackends } from './backends.test-kit.ts'
import { longLeaseMs, runOutLeases } from './leases.test-kit.ts'
import { openHere, patience, startHere, startMember, untilQuiet } from './members.test-kit.ts'
import { gatedJobId, quickJobId, requester } from './runner.test-kit.ts'

// Lease of the processes that are killed; the others have the usual one.
const leaseMs = 1_000

describe('a worker that is killed', () => {
  describeBackends((freshScene) => {
    it('loses its run to another worker, which counts the crash and delivers the end', async () => {
      const scene = freshScene()
      const member = startMember(scene, { leaseMs: longLeaseMs, notifies: false })
      await scene.until('ready')
      const { jobs: api } = await openHere(scene, { works: false, notifies: false })
      const { runId } = await api.trigger(gatedJobId, { recipient: requester })
      await vi.waitUntil(async () => (await api.getRun(runId))?.progress, patience)

      member.signal('SIGKILL')
      await member.gone
      await runOutLeases(scene.address)
      await startHere(scene)
      const completion = await api.waitFor(runId)

      expect(completion).toMatchObject({ status: 'succeeded', result: process.pid, attempt: 1 })
      expect(await api.getRun(runId)).toMatchObject({ crashes: 1, progress: { done: 1 } })
      await untilQuiet(api)
      expect(scene.seen('sent')).toMatchObject([{ runId, redelivered: false }])
    })

    it('fails the run with WORKER_LOST after three kills, which is delivered, and no process begins it again', async () => {
      const scene = freshScene()
      const { jobs: api } = await openHere(scene, { works: false, notifies: false })
      const { runId } = await api.trigger(gatedJobId, { recipient: requester })

      for (let died = 0; died < 3; died += 1) {
        await startMember(scene, { atGate: 'SIGKILL', leaseMs, notifies: false }).gone
      }
      await startHere(scene)
      const completion = await api.waitFor(runId)

      expect(completion).toMatchObject({ status: 'failed', error: { code: 'WORKER_LOST' } })
      await untilQuiet(api)
      expect(scene.seen('sent')).toMatchObject([{ runId, redelivered: false }])
      expect(scene.seen('begun')).toHaveLength(3)
    })

    it('loses no acknowledged run when further ones are killed: each ends, and is delivered once', async () => {
      const scene = freshScene()
      const { jobs } = await startHere(scene, { works: false })
      const startOne = () => startMember(scene, { leaseMs, notifies: false })
      const members = [startOne(), startOne()]

      const acks = await Promise.all(
        Array.from({ length: 150 }, () => jobs.trigger(quickJobId, { recipient: requester, overlap: 'queue' })),
      )
      for (const count of [25, 75, 125]) {
        await vi.waitUntil(() => scene.seen('sent').length >= count, patience)
        members.shift()?.signal('SIGKILL')
        members.push(startOne())
      }
      await untilQuiet(jobs)

      const sent = scene.seen('sent')
      expect(sent.map(({ runId }) => runId).sort()).toEqual(acks.map(({ runId }) => runId).sort())
      expect(sent.every(({ redelivered }) => redelivered === false)).toBe(true)
      const states = await Promise.all(acks.map(async ({ runId }) => (await jobs.getRun(runId))?.state))
      expect(new Set(states)).toEqual(new Set(['succeeded']))
    })
  })
})
