import { describe, expect, it } from 'vitest'
import { describeBackends } from './backends.test-kit.ts'
import { longLeaseMs } from './leases.test-kit.ts'
import { openHere, startHere, startMember, untilQuiet } from './members.test-kit.ts'
import { quickJobId, requester, watchedJobId } from './runner.test-kit.ts'

const deliveryLeaseMs = 500

describe('a notifier that is killed after it sent a completion and before it recorded that', () => {
  describeBackends((freshScene) => {
    it('makes another notifier send the message again after each kill, with redelivered set', async () => {
      const scene = freshScene()
      const { jobs: worker } = await startHere(scene, { notifies: false })
      const { runId } = await worker.trigger(quickJobId, { recipient: requester })
      const ended = await worker.waitFor(runId)

      const killed: number[] = []
      while (killed.length < 2) {
        const member = startMember(scene, { atGate: 'SIGKILL', deliveryLeaseMs, works: false })
        await member.gone
        killed.push(member.pid)
      }
      await startHere(scene, { works: false })
      await untilQuiet(worker)

      expect(scene.seen('sent')).toMatchObject([
        { runId, pid: killed[0], redelivered: false },
        { runId, pid: killed[1], redelivered: true },
        { runId, pid: process.pid, redelivered: true },
      ])
      expect(new Set(scene.seen('sent').map(({ deliveryId }) => deliveryId)).size).toBe(1)
      expect(await worker.waitFor(runId)).toEqual(ended)
    })

    it('costs no other recipient a message, and sends none of them a second one', async () => {
      const scene = freshScene()
      const { jobs: worker } = await startHere(scene, { notifies: false })
      const member = startMember(scene, { atGate: 'SIGKILL', deliveryLeaseMs, works: false })
      const before = await worker.trigger(quickJobId, { recipient: requester })
      await member.gone

      const after = await worker.trigger(watchedJobId, { recipient: requester })
      await startHere(scene, { works: false })
      await untilQuiet(worker)

      const sentOf = (runId: string) => scene.seen('sent').filter((entry) => entry.runId === runId)
      expect(sentOf(before.runId)).toMatchObject([{ redelivered: false }, { redelivered: true }])
      expect(sentOf(after.runId)).toMatchObject([{ redelivered: false }, { redelivered: false }])
    })
  })
})

describe('a process that is killed in the callback of onComplete', () => {
  describeBackends((freshScene) => {
    it('calls onComplete again after its next start, with redelivered set, for a run that names no recipient', async () => {
      const scene = freshScene()
      const { jobs: api } = await openHere(scene, { works: false, completes: true })
      const { runId } = await api.trigger(quickJobId)

      const member = startMember(scene, { completes: true, atGate: 'SIGKILL', deliveryLeaseMs, leaseMs: longLeaseMs })
      await member.gone
      const { jobs } = await startHere(scene, { completes: true })
      await untilQuiet(jobs)

      expect(scene.seen('begun')).toMatchObject([{ runId, pid: member.pid }])
      expect(scene.seen('sent')).toMatchObject([
        { runId, pid: member.pid, redelivered: false },
        { runId, pid: process.pid, redelivered: true },
      ])
    })
  })
})
