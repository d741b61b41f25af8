import { describe, expect, it } from 'vitest'
import { describeBackends } from './backends.test-kit.ts'
import { longLeaseMs } from './leases.test-kit.ts'
import { openHere, startHere, startMember, untilQuiet } from './members.test-kit.ts'
import { gatedJobId, quickJobId, requester } from './runner.test-kit.ts'

describe('a set of processes on one backend', () => {
  describeBackends((freshScene) => {
    it('runs the jobs of a process that only triggers, and delivers the end to it', async () => {
      const scene = freshScene()
      const member = startMember(scene, { notifies: false })
      await scene.until('ready')
      const { jobs } = await startHere(scene, { works: false })

      const ack = await jobs.trigger(quickJobId, { recipient: requester })
      const completion = await jobs.waitFor(ack.runId)

      expect(ack).toMatchObject({ disposition: 'queued', deliveryReady: true })
      expect(completion).toMatchObject({ status: 'succeeded', jobId: quickJobId, result: member.pid })
      await untilQuiet(jobs)
      expect(scene.seen('sent')).toMatchObject([{ pid: process.pid, runId: ack.runId, redelivered: false }])
    })

    it('cancels runs from any of them', async () => {
      const scene = freshScene()
      const member = startMember(scene, { leaseMs: longLeaseMs })
      const { jobs } = await openHere(scene, { works: false, notifies: false })
      const { runId } = await jobs.trigger(gatedJobId)
      await scene.until('begun', member.pid)

      await jobs.cancel(runId)

      expect(await jobs.waitFor(runId)).toMatchObject({ status: 'cancelled', error: { code: 'JOB_CANCELLED' } })
      expect(await scene.until('aborted', member.pid)).toMatchObject({ runId, code: 'JOB_CANCELLED' })
    })
  })
})
