import { expect, it } from 'vitest'
import type { NewRun } from '../runner/run-states.ts'
import {
  enqueue,
  names,
  type Place,
  runOf,
  startNotifier,
  startWorker,
  succeeded,
  until,
  untilDelivered,
  untilEnded,
} from './suite.ts'

const slotOf = (jobId: string, scheduledFor: number, fields: Partial<NewRun> = {}) =>
  runOf(jobId, { runId: `${jobId}@${scheduledFor}`, cause: 'schedule', scheduledFor, ...fields })

/** Tests slots that are skipped one after the other. */
export function testSkips({ startProcess }: Place): void {
  it('keeps one record of the slots that meet one run, and reports it once', async () => {
    const process = await startProcess()
    const { backend, settledOf } = process
    const { jobId, to } = names()
    const slow = runOf(jobId)
    await enqueue(backend, slow)

    const all = []
    for (const at of [10_000, 20_000, 30_000, 40_000]) {
      const slot = slotOf(jobId, at, { acceptedAt: at })
      all.push(await enqueue(backend, slot, { overlap: 'skip', recipients: [to('kim')] }))
    }

    const runId = `${jobId}@10000`
    expect(all).toEqual(Array.from({ length: 4 }, () => ({ runId, disposition: 'skipped' })))
    const history = await backend.history(jobId, { limit: 10 })
    expect(history.map((run) => run.runId)).toEqual([runId, slow.runId])
    expect(history[0]).toMatchObject({
      state: 'skipped',
      reason: 'overlap',
      firstSlotAt: 10_000,
      scheduledFor: 40_000,
      skips: 4,
      acceptedAt: 10_000,
      finishedAt: 40_000,
      error: { code: 'JOB_SKIPPED' },
    })
    expect(await backend.run(runId)).toEqual(history[0])
    expect(settledOf(runId)).toHaveLength(1)
    expect((await backend.stats()).pendingByChannel.get(to('').channel)).toBe(1)
    const { seen } = await startNotifier(process, to(''))
    await untilDelivered(seen, 1)
    expect(seen[0]?.completion).toMatchObject({ runId, status: 'skipped' })
  })

  it('begins a new record after a real run', async () => {
    const process = await startProcess()
    const { backend } = process
    const { jobId, to } = names()
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const { claims } = await startWorker(process, jobId, async () => {
      await gates[claims.length - 1]?.promise
      return succeeded
    })
    for (const [index, at] of [1_000, 4_000].entries()) {
      const run = slotOf(jobId, at)
      await enqueue(backend, run, { overlap: 'skip' })
      await until(() => claims.length === index + 1)
      for (const skipped of [at + 1_000, at + 2_000]) {
        await enqueue(backend, slotOf(jobId, skipped), { overlap: 'skip', recipients: [to('kim')] })
      }
      gates[index]?.resolve()
      await untilEnded(backend, run.runId)
    }

    const history = await backend.history(jobId, { limit: 10 })

    expect(history.map(({ state, scheduledFor, skips }) => [state, scheduledFor, skips])).toEqual([
      ['skipped', 6_000, 2],
      ['succeeded', 4_000, undefined],
      ['skipped', 3_000, 2],
      ['succeeded', 1_000, undefined],
    ])
    const { seen } = await startNotifier(process, to(''))
    await untilDelivered(seen, 2)
  })

  it.each(['calendar', 'misfire'] as const)('keeps one record of the slots that %s forbids', async (skip) => {
    const { backend } = await startProcess()
    const { jobId } = names()
    for (const at of [1_000, 2_000, 3_000]) {
      await enqueue(backend, slotOf(jobId, at, { skip, firstSlotAt: at }), { overlap: 'skip' })
    }
    const counted = await backend.history(jobId, { limit: 10 })

    // A time without a worker is one record, whose slots were not counted.
    await enqueue(backend, slotOf(jobId, 9_000, { skip, firstSlotAt: 4_000 }), { overlap: 'skip' })

    expect(counted).toMatchObject([{ reason: skip, firstSlotAt: 1_000, scheduledFor: 3_000, skips: 3 }])
    const [record, ...others] = await backend.history(jobId, { limit: 10 })
    expect(others).toEqual([])
    expect(record).toMatchObject({ reason: skip, firstSlotAt: 1_000, scheduledFor: 9_000 })
    expect(record).not.toHaveProperty('skips')
  })

  it('keeps a record of its own for each reason', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()

    for (const [at, skip] of [
      [1_000, 'calendar'],
      [2_000, 'misfire'],
      [3_000, 'calendar'],
    ] as const) {
      await enqueue(backend, slotOf(jobId, at, { skip, firstSlotAt: at }), { overlap: 'skip' })
    }

    const history = await backend.history(jobId, { limit: 10 })
    expect(history.map(({ reason, scheduledFor }) => [reason, scheduledFor])).toEqual([
      ['calendar', 3_000],
      ['misfire', 2_000],
      ['calendar', 1_000],
    ])
  })

  it('counts a slot once that is enqueued twice', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()

    for (const at of [1_000, 2_000, 2_000, 1_000, 3_000, 2_000]) {
      await enqueue(backend, slotOf(jobId, at, { skip: 'misfire', firstSlotAt: at }), { overlap: 'skip' })
    }

    expect(await backend.history(jobId, { limit: 10 })).toMatchObject([
      { firstSlotAt: 1_000, scheduledFor: 3_000, skips: 3 },
    ])
  })

  it('pushes no real run out of the history with the slots that a slow run skips', async () => {
    const process = await startProcess()
    const { backend } = process
    const { jobId } = names()
    const worker = await startWorker(process, jobId)
    const real = [slotOf(jobId, 1_000), slotOf(jobId, 2_000)]
    for (const run of real) {
      await enqueue(backend, run, { overlap: 'skip' })
      await untilEnded(backend, run.runId)
    }
    await worker.stop()
    const slow = slotOf(jobId, 3_000)
    await enqueue(backend, slow, { overlap: 'skip' })
    for (let at = 4_000; at < 64_000; at += 1_000) await enqueue(backend, slotOf(jobId, at), { overlap: 'skip' })

    await backend.prune({ since: 0, runsPerJob: 4 })

    const history = await backend.history(jobId, { limit: 100 })
    expect(history.map(({ scheduledFor }) => scheduledFor)).toEqual([63_000, 3_000, 2_000, 1_000])
  })
}
