import { expect, it } from 'vitest'
import type { AttemptEnd } from '../runner/run-states.ts'
import {
  enqueue,
  minuteMs,
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

/** Tests the history, how long it is kept, and the counts. */
export function testRetention({ startProcess }: Place): void {
  it('lists the runs of a job, newest first and page by page', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()
    const runs = Array.from({ length: 5 }, () => runOf(jobId, { acceptedAt: 1_700_000_000_000 }))
    for (const run of runs) await enqueue(backend, run)
    const newestFirst = runs.map(({ runId }) => runId).toReversed()

    const first = await backend.history(jobId, { limit: 2 })
    const rest = await backend.history(jobId, { limit: 9, before: newestFirst[1] ?? '' })

    expect([...first, ...rest].map(({ runId }) => runId)).toEqual(newestFirst)
  })

  it('forgets old runs, and never one that has not ended, is not delivered, or has a live dedupe key', async () => {
    const process = await startProcess()
    const { backend } = process
    const { jobId, to } = names()
    const [plain, undelivered, keyed] = [runOf(jobId), runOf(jobId), runOf(jobId)]
    await enqueue(backend, plain)
    await enqueue(backend, undelivered, { recipients: [to('kim')] })
    await enqueue(backend, keyed, { dedupe: { key: 'live', untilAt: Date.now() + minuteMs } })
    const worker = await startWorker(process, jobId)
    for (const { runId } of [plain, undelivered, keyed]) await untilEnded(backend, runId)
    await worker.stop()
    const waiting = runOf(jobId)
    await enqueue(backend, waiting)

    await backend.prune({ since: Date.now() + minuteMs, runsPerJob: 1_000 })

    const kept = (await backend.history(jobId, { limit: 10 })).map(({ runId }) => runId)
    expect(kept).toEqual([waiting.runId, keyed.runId, undelivered.runId])
    const { seen } = await startNotifier(process, to(''))
    await untilDelivered(seen, 1)
  })

  it('keeps the last runs of a job', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const runs = Array.from({ length: 4 }, () => runOf(jobId))
    for (const run of runs) await enqueue(process.backend, run)
    await startWorker(process, jobId)
    for (const { runId } of runs) await untilEnded(process.backend, runId)

    await process.backend.prune({ since: 0, runsPerJob: 2 })

    const kept = await process.backend.history(jobId, { limit: 10 })
    expect(kept.map(({ runId }) => runId)).toEqual([runs[3]?.runId, runs[2]?.runId])
  })

  it('counts waiting and running runs, workers, and completions that were not delivered', async () => {
    const process = await startProcess()
    const { backend } = process
    const { jobId, to } = names()
    const before = await backend.stats()
    const gate = Promise.withResolvers<AttemptEnd>()
    const runs = [runOf(jobId), runOf(jobId)]
    for (const run of runs) await enqueue(backend, run, { recipients: [to('kim')] })
    const { claims } = await startWorker(process, jobId, () => gate.promise)
    await until(() => claims.length === 1)

    const during = await backend.stats()
    gate.resolve(succeeded)
    for (const { runId } of runs) await untilEnded(backend, runId)

    expect(during).toMatchObject({ queued: before.queued + 1, running: before.running + 1 })
    expect(during.workers).toBeGreaterThan(0)
    expect(during.oldestQueuedAt).toBeLessThanOrEqual(runs[1]?.acceptedAt ?? 0)
    expect((await backend.stats()).pendingDeliveries).toBe(before.pendingDeliveries + 2)
    const { seen } = await startNotifier(process, to(''))
    await untilDelivered(seen, 2)
    await until(async () => (await backend.stats()).pendingDeliveries === before.pendingDeliveries)
  })
}
