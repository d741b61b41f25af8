import { describe, expect, it, vi } from 'vitest'
import { describeBackends } from './backends.test-kit.ts'
import { openHere, patience, startHere, startMember, untilQuiet } from './members.test-kit.ts'
import { gatedJobId, quickJobId, requester } from './runner.test-kit.ts'

const leaseMs = 1_000
const blocksMs = 2_500

// Code of the user that computes for long, or waits for a file in one synchronous call.
describe('a process whose event loop is blocked for longer than its lease', () => {
  describeBackends((freshScene) => {
    it('keeps its run when no other process has begun it: the run is begun once', async () => {
      const scene = freshScene()
      const { jobs: api } = await openHere(scene, { works: false, notifies: false })
      const { runId } = await api.trigger(gatedJobId)
      const member = startMember(scene, { leaseMs, blocksMs })
      await scene.until('unblocked', member.pid)

      // It takes another run: so it has looked at its leases by then.
      const { runId: next } = await api.trigger(quickJobId)
      await api.waitFor(next)
      member.send({ do: 'finish' })

      expect(await api.waitFor(runId)).toMatchObject({ status: 'succeeded', attempt: 1 })
      expect(await api.getRun(runId)).toMatchObject({ crashes: 0 })
      expect(scene.seen('begun').filter((entry) => entry.runId === runId)).toHaveLength(1)
      expect(scene.seen('aborted')).toEqual([])
    })

    it('keeps its delivery when no other process has it: the completion is sent once', async () => {
      const scene = freshScene()
      const { jobs: api } = await startHere(scene, { notifies: false })
      const { runId } = await api.trigger(quickJobId, { recipient: requester })
      const member = startMember(scene, { works: false, deliveryLeaseMs: leaseMs, blocksMs })
      await scene.until('unblocked', member.pid)

      const { runId: next } = await api.trigger(quickJobId, { recipient: requester })
      await vi.waitUntil(() => scene.seen('sent').some((entry) => entry.runId === next), patience)
      member.send({ do: 'finish' })
      await untilQuiet(api)

      expect(scene.seen('sent')).toMatchObject([
        { runId, redelivered: false },
        { runId: next, redelivered: false },
      ])
      expect(scene.seen('aborted')).toEqual([])
    })
  })
})
