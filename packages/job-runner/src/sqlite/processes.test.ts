import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { sqliteBackend } from '../backends/sqlite.ts'
import type { Completion } from '../completion.ts'
import { onComplete } from '../notifier.ts'
import { createJobRunner } from '../runner.ts'
import { freshPath, hangingJobId, hasOwnDisks, quickJobId, type Seen, startMember } from './members.test-kit.ts'

const patience = { timeout: 55_000, interval: 5 }
const recipient = { channel: 'complete' }

/** A runner in this process, whose jobs end at once. */
async function startHere(path: string, { work }: { readonly work: boolean }) {
  const told: Completion[] = []
  const notifiers = [onComplete((completion) => void told.push(completion))]
  const jobs = createJobRunner({ backend: sqliteBackend({ path }), notifiers, work, leaseMs: 1_000, sweepMs: 100 })
  onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
  for (const id of [hangingJobId, quickJobId]) jobs.job({ id, name: id, run: async () => process.pid })
  await jobs.start()
  return { jobs, told }
}

describe('processes on one file', () => {
  it('take over the run of a worker that is killed, count the crash, and tell how it ended', async () => {
    const path = freshPath()
    const member = startMember(path)
    await member.until('ready')
    const { jobs: api } = await startHere(path, { work: false })
    const { runId } = await api.trigger(hangingJobId, { recipient })
    await vi.waitUntil(async () => (await api.run(runId))?.progress, patience)

    member.kill()
    const { told } = await startHere(path, { work: true })
    const completion = await api.waitFor(runId)

    expect(completion).toMatchObject({ status: 'succeeded', result: process.pid, attempt: 1 })
    expect(await api.run(runId)).toMatchObject({ crashes: 1, progress: { done: 1 } })
    // Whichever of the two here has delivered it: it is told once.
    await vi.waitUntil(async () => (await api.health()).pendingDeliveries === 0, patience)
    expect(told.length).toBeLessThanOrEqual(1)
  })

  it('end every run that was acknowledged, and tell of it, however many of them are killed', async () => {
    const path = freshPath()
    const { jobs, told } = await startHere(path, { work: false })
    const members = [startMember(path), startMember(path)]
    const toldOf = () => new Set(told.map(({ runId }) => runId))

    const acks = await Promise.all(
      Array.from({ length: 300 }, () => jobs.trigger(quickJobId, { recipient, overlap: 'queue' })),
    )
    for (const count of [50, 150, 250]) {
      await vi.waitUntil(() => toldOf().size >= count, patience)
      members.shift()?.kill()
      members.push(startMember(path))
    }
    await vi.waitUntil(() => toldOf().size === acks.length, patience)

    expect(toldOf()).toEqual(new Set(acks.map(({ runId }) => runId)))
    expect(await jobs.health()).toMatchObject({ queued: 0, running: 0 })
  })

  it('work for one that only triggers, and it hears of the end', async () => {
    const path = freshPath()
    const member = startMember(path)
    await member.until('ready')
    const { jobs, told } = await startHere(path, { work: false })

    const ack = await jobs.trigger(quickJobId, { recipient })
    const completion = await jobs.waitFor(ack.runId)

    expect(ack).toMatchObject({ disposition: 'queued', deliveryReady: true })
    expect(completion).toMatchObject({ status: 'succeeded', jobId: quickJobId })
    expect(completion.result).not.toBe(process.pid)
    await vi.waitUntil(() => told.length === 1, patience)
    expect(told).toMatchObject([{ runId: ack.runId, redelivered: false }])
  })

  it('cancel the runs of each other', async () => {
    const path = freshPath()
    const member = startMember(path)
    await member.until('ready')
    const { jobs } = await startHere(path, { work: false })
    const { runId } = await jobs.trigger(hangingJobId)
    await member.until('begun')

    await jobs.cancel(runId)

    expect(await jobs.waitFor(runId)).toMatchObject({ status: 'cancelled', error: { code: 'JOB_CANCELLED' } })
    expect(await member.until('ended')).toMatchObject({ runId, code: 'JOB_CANCELLED' })
  })
})

const canFillDisks = hasOwnDisks()
if (!canFillDisks)
  console.warn('a full disk is not tested: this machine does not let us mount a small one (unshare -rm)')

describe.skipIf(!canFillDisks)('a full disk', () => {
  it('has a trigger rejected, loses nothing that was acknowledged, and is recovered from when there is room', async () => {
    const member = startMember(freshPath(), { hasOwnDisk: true })
    const idsOf = (event: Seen['event']) => member.seen.flatMap((one) => (one.event === event ? [one.runId] : []))
    await member.until('ready')
    member.tell({ do: 'fill-disk' })
    await member.until('disk-is-full')

    // The log has some room that was written before, so the first ones may be accepted.
    await vi.waitUntil(() => {
      member.tell({ do: 'trigger', jobId: quickJobId })
      return member.seen.some(({ event }) => event === 'refused')
    }, patience)
    const acceptedBefore = idsOf('accepted').length
    member.tell({ do: 'empty-disk' })
    await vi.waitUntil(() => {
      member.tell({ do: 'trigger', jobId: quickJobId })
      return idsOf('accepted').length > acceptedBefore
    }, patience)

    expect(await member.until('refused')).toEqual({ event: 'refused', code: 'JOB_BACKEND' })
    await vi.waitUntil(() => idsOf('accepted').every((runId) => idsOf('ended').includes(runId)), patience)
  })
})
