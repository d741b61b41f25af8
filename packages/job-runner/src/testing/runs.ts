import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import type { AttemptEnd } from '../runner/run-states.ts'
import {
  aborted,
  enqueue,
  minuteMs,
  names,
  never,
  type Place,
  retryIn,
  runOf,
  servedJob,
  startNotifier,
  startWorker,
  succeeded,
  until,
  untilDelivered,
  untilEnded,
  untilRun,
} from './suite.ts'

/** Tests the life of a run: it is taken, tried again, cancelled, or comes too late. */
export function testRuns({ startProcess }: Place): void {
  it('refuses a second opening until it is closed', async () => {
    const { backend } = await startProcess()
    const context = { clock: systemClock, nextRunAt: () => undefined, failed: () => undefined }

    const error = await backend.open(context).catch((error: unknown) => error)
    await backend.close()
    await backend.open(context)

    expect(error).toMatchObject({ code: 'JOB_BACKEND' })
    expect(await backend.run(randomUUID())).toBeUndefined()
  })

  it('returns undefined for a run that was never enqueued', async () => {
    const { backend } = await startProcess()

    expect(await backend.run(randomUUID())).toBeUndefined()
    expect(await backend.history(names().jobId, { limit: 10 })).toEqual([])
  })

  it('stores a run as it was requested', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()
    const run = runOf(jobId, { cause: 'schedule', scheduledFor: 1_700_000_000_000, maxAttempts: 3 })

    const enqueued = await enqueue(backend, run)

    expect(enqueued).toEqual({ runId: run.runId, disposition: 'queued' })
    expect(await backend.run(run.runId)).toEqual({
      ...run,
      state: 'queued',
      attempt: 0,
      crashes: 0,
      cancelRequested: false,
    })
  })

  it('delivers a run and its payload to a worker, and stores its end state', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const run = runOf(jobId, { payload: { symbols: ['005930'] } })
    const end: AttemptEnd = { state: 'succeeded', durationMs: 12, result: { rows: 3 }, isTruncated: true }
    const { claims } = await startWorker(process, jobId, async () => end)

    await enqueue(process.backend, run)

    const ended = await untilEnded(process.backend, run.runId)
    expect(claims[0]?.payload).toEqual({ symbols: ['005930'] })
    expect(claims[0]?.run).toMatchObject({ runId: run.runId, state: 'running', attempt: 1 })
    expect(ended).toMatchObject({ ...end, attempt: 1, startedAt: expect.any(Number), finishedAt: expect.any(Number) })
  })

  it('delivers to a worker only the runs of its own jobs', async () => {
    const process = await startProcess()
    const [mine, other] = [names(), names()]
    const run = runOf(mine.jobId)
    const stranger = runOf(other.jobId)
    const { claims } = await startWorker(process, mine.jobId)

    await enqueue(process.backend, stranger)
    await enqueue(process.backend, run)

    await untilEnded(process.backend, run.runId)
    expect(claims.map((claim) => claim.run.jobId)).toEqual([mine.jobId])
    expect(await process.backend.run(stranger.runId)).toMatchObject({ state: 'queued' })
  })

  it('delivers to a worker as many runs at a time as it has slots, and no more', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const gates = Array.from({ length: 3 }, () => Promise.withResolvers<AttemptEnd>())
    let begun = 0
    const { claims } = await startWorker(process, jobId, () => gates[begun++]?.promise ?? never, {
      slots: 2,
      jobs: [servedJob(jobId, { allowsOverlap: true })],
    })

    const runs = gates.map(() => runOf(jobId))
    for (const run of runs) await enqueue(process.backend, run, { overlap: 'allow' })

    await until(() => claims.length === 2)
    expect(await process.backend.stats()).toMatchObject({ running: 2 })
    for (const gate of gates) gate.resolve(succeeded)
    for (const run of runs) await untilEnded(process.backend, run.runId)
    expect(claims).toHaveLength(3)
  })

  it('stores the latest progress', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const run = runOf(jobId)
    await startWorker(process, jobId, async (claim) => {
      claim.progress({ done: 1, total: 3 })
      claim.progress({ done: 2, total: 3, note: 'KOSDAQ' })
      return never
    })

    await enqueue(process.backend, run)

    const running = await untilRun(process.backend, run.runId, ({ progress }) => progress?.done === 2)
    expect(running.progress).toEqual({ done: 2, total: 3, note: 'KOSDAQ' })
  })

  it('hints at the end of a run', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const run = runOf(jobId)
    const hints: string[] = []
    const unwatch = process.backend.watch((runId) => void hints.push(runId))
    await startWorker(process, jobId)

    await enqueue(process.backend, run)

    await untilEnded(process.backend, run.runId)
    await until(() => hints.includes(run.runId))
    unwatch()
  })

  it('reports a run that has ended or waits for a retry to the process that stored this step, once, and to no other process', async () => {
    const process = await startProcess()
    const other = process.backend.supports.manyProcesses ? await startProcess() : undefined
    const { jobId } = names()
    const run = runOf(jobId, { maxAttempts: 2 })
    await startWorker(process, jobId, async (claim) => (claim.run.attempt === 1 ? retryIn(5) : succeeded))

    await enqueue(process.backend, run)

    const ended = await untilEnded(process.backend, run.runId)
    await until(() => process.settledOf(run.runId).length === 2)
    const [waiting, last] = process.settledOf(run.runId)
    expect(waiting).toMatchObject({ state: 'retry_wait', attempt: 1, error: { code: 'JOB_FAILED' } })
    expect(waiting?.retryAt).toBeGreaterThan(0)
    expect(last).toEqual(ended)
    expect(other?.settledOf(run.runId) ?? []).toEqual([])
  })

  it('ends a waiting run at once that is cancelled, and delivers that', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(process.backend, run, { recipients: [to('kim')] })

    await process.backend.cancel(run.runId)

    expect(await untilEnded(process.backend, run.runId)).toMatchObject({ state: 'cancelled', attempt: 0 })
    expect(process.settledOf(run.runId)).toMatchObject([{ state: 'cancelled' }])
    const { seen } = await startNotifier(process, to(''))
    await untilDelivered(seen, 1)
    expect(seen[0]?.completion).toMatchObject({ status: 'cancelled', error: { code: 'JOB_CANCELLED' } })
  })

  it('aborts a running run that is cancelled, from another process too', async () => {
    const process = await startProcess()
    const other = process.backend.supports.manyProcesses ? await startProcess() : process
    const { jobId } = names()
    const run = runOf(jobId)
    const { claims } = await startWorker(process, jobId, async ({ signal }) => {
      await aborted(signal)
      const error = { name: 'JobCancelledError', code: 'JOB_CANCELLED', message: 'cancelled', retryable: false }
      return { state: 'cancelled', error, durationMs: 1 }
    })
    await enqueue(process.backend, run)
    await until(() => claims.length === 1)

    await other.backend.cancel(run.runId)

    expect(await untilEnded(process.backend, run.runId)).toMatchObject({ state: 'cancelled', cancelRequested: true })
    expect(claims[0]?.signal.reason).toMatchObject({ code: 'JOB_CANCELLED' })
  })

  it('makes no further attempt of a run that is cancelled between two', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const run = runOf(jobId, { maxAttempts: 2 })
    const { claims } = await startWorker(process, jobId, async () => retryIn(minuteMs))
    await enqueue(process.backend, run)
    await untilRun(process.backend, run.runId, ({ state }) => state === 'retry_wait')

    await process.backend.cancel(run.runId)

    expect(await untilEnded(process.backend, run.runId)).toMatchObject({ state: 'cancelled', attempt: 1 })
    expect(claims).toHaveLength(1)
  })

  it('ignores a cancel of a run that has ended, or was never stored', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const run = runOf(jobId)
    await startWorker(process, jobId)
    await enqueue(process.backend, run)
    const ended = await untilEnded(process.backend, run.runId)

    await process.backend.cancel(run.runId)
    await process.backend.cancel(randomUUID())

    expect(await process.backend.run(run.runId)).toEqual(ended)
  })

  it('begins the next attempt when it is due, and not before', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const run = runOf(jobId, { maxAttempts: 2 })
    let retryAt = Number.POSITIVE_INFINITY
    let begunAt = 0
    const { claims } = await startWorker(process, jobId, async (claim) => {
      begunAt = Date.now()
      if (claim.run.attempt > 1) return succeeded
      const end = retryIn(20)
      retryAt = end.retryAt
      return end
    })

    await enqueue(process.backend, run)

    expect(await untilEnded(process.backend, run.runId)).toMatchObject({ state: 'succeeded', attempt: 2 })
    expect(claims.map((claim) => claim.run.attempt)).toEqual([1, 2])
    expect(begunAt).toBeGreaterThanOrEqual(retryAt)
  })

  it('expires a run that was not started by its deadline, and delivers that', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId, { startDeadlineAt: Date.now() - 1 })
    await enqueue(process.backend, run, { recipients: [to('kim')] })

    const { claims } = await startWorker(process, jobId)

    expect(await untilEnded(process.backend, run.runId)).toMatchObject({ state: 'expired', attempt: 0 })
    await until(() => process.settledOf(run.runId).length > 0)
    expect(process.settledOf(run.runId)).toMatchObject([{ state: 'expired', error: { code: 'JOB_EXPIRED' } }])
    const { seen } = await startNotifier(process, to(''))
    await untilDelivered(seen, 1)
    expect(seen[0]?.completion).toMatchObject({ status: 'expired', error: { code: 'JOB_EXPIRED' } })
    expect(claims).toEqual([])
  })
}
