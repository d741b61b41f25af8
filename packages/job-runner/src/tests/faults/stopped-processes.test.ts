import { describe, expect, it, vi } from 'vitest'
import { describeBackends } from './backends.test-kit.ts'
import { longLeaseMs } from './leases.test-kit.ts'
import { openHere, patience, startHere, startMember, untilQuiet } from './members.test-kit.ts'
import { gatedJobId, quickJobId, requester } from './runner.test-kit.ts'

const leaseMs = 500

// A process stands still: a laptop that sleeps, a virtual machine that is moved, an hour of garbage collection.
describe('a process that stands still for longer than its lease', () => {
  describeBackends((freshScene) => {
    describe.each([
      { when: 'is at it still when it wakes', isDone: false },
      { when: 'is done as it wakes', isDone: true },
    ])('and $when', ({ isDone }) => {
      it('loses its run to another process, and its late result changes nothing', async () => {
        const scene = freshScene()
        const { jobs: api } = await openHere(scene, { works: false, notifies: false })
        const { runId } = await api.trigger(gatedJobId, { recipient: requester })
        const member = startMember(scene, { atGate: 'SIGSTOP', leaseMs, notifies: false })
        await scene.until('begun', member.pid)

        const { jobs, finish } = await startHere(scene, { isGated: true, leaseMs: longLeaseMs })
        await scene.until('begun', process.pid)
        if (isDone) member.send({ do: 'finish' })
        member.signal('SIGCONT')
        const late = await scene.until(isDone ? 'returned' : 'aborted', member.pid)
        member.send({ do: 'stop' })
        await scene.until('finished', member.pid)
        const between = await api.getRun(runId)
        finish()
        await api.waitFor(runId)
        const ended = await api.getRun(runId)
        await untilQuiet(jobs)

        if (!isDone) expect(late).toMatchObject({ runId, code: 'JOB_LEASE_LOST' })
        expect(between).toMatchObject({ state: 'running', crashes: 1, attempt: 1 })
        expect(ended).toMatchObject({ state: 'succeeded', result: process.pid, crashes: 1, attempt: 1 })
        expect(await api.getRun(runId)).toEqual(ended)
        expect(scene.seen('sent')).toMatchObject([{ runId, redelivered: false }])
        expect(scene.seen('begun').map(({ pid }) => pid)).toEqual([member.pid, process.pid])
      })

      it('loses its delivery to another process, which sends it with redelivered set, and its late result changes nothing', async () => {
        const scene = freshScene()
        const { jobs: worker } = await startHere(scene, { notifies: false })
        const { runId } = await worker.trigger(quickJobId, { recipient: requester })
        const member = startMember(scene, { atGate: 'SIGSTOP', deliveryLeaseMs: leaseMs, works: false })
        await scene.until('sent', member.pid)

        await startHere(scene, { works: false })
        await untilQuiet(worker)
        if (isDone) member.send({ do: 'finish' })
        member.signal('SIGCONT')
        if (!isDone) expect(await scene.until('aborted', member.pid)).toMatchObject({ code: 'JOB_LEASE_LOST' })
        member.send({ do: 'stop' })
        await scene.until('finished', member.pid)

        await untilQuiet(worker)
        expect(await worker.listDead()).toEqual([])
        expect(scene.seen('sent')).toMatchObject([
          { runId, pid: member.pid, redelivered: false },
          { runId, pid: process.pid, redelivered: true },
        ])
      })
    })

    it('ends its run when no other process was there, and delivers that once', async () => {
      const scene = freshScene()
      const { jobs: api } = await openHere(scene, { works: false, notifies: false })
      const { runId } = await api.trigger(gatedJobId, { recipient: requester })
      const member = startMember(scene, { atGate: 'SIGSTOP', leaseMs })
      await scene.until('begun', member.pid)

      await vi.waitUntil(async () => (await api.health()).workers === 0, patience)
      member.send({ do: 'finish' })
      member.signal('SIGCONT')

      expect(await api.waitFor(runId)).toMatchObject({ status: 'succeeded', result: member.pid, attempt: 1 })
      await untilQuiet(api)
      expect(scene.seen('sent')).toMatchObject([{ runId, redelivered: false }])
    })
  })
})
