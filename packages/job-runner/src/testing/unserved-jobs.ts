import { expect, it } from 'vitest'
import type { Backend } from '../backends/backend.ts'
import type { AttemptEnd } from '../runner/run-states.ts'
import {
  enqueue,
  minuteMs,
  names,
  needs,
  never,
  type Place,
  retryIn,
  runOf,
  startNotifier,
  startWorker,
  succeeded,
  until,
  untilDelivered,
  untilEnded,
  untilRun,
} from './suite.ts'

const unserved = async (backend: Backend, id: string) =>
  (await backend.stats()).unservedJobs.find(({ jobId }) => jobId === id)

/** Tests runs of a job that no worker serves, as after it was renamed or removed. */
export function testUnservedJobs({ startProcess }: Place): void {
  it('names a job with runs that no worker serves, and since when they wait', async () => {
    const process = await startProcess()
    const { backend } = process
    const [gone, other] = [names().jobId, names().jobId]
    const runs = [runOf(gone, { acceptedAt: 1_700_000_000_000 }), runOf(gone)]
    for (const run of runs) await enqueue(backend, run)
    await startWorker(process, other, () => never)
    await enqueue(backend, runOf(other))
    // A worker of another test that died counts until its lease has run out.
    await until(async () => (await backend.presence()).isComplete)

    const before = await unserved(backend, gone)
    const others = await unserved(backend, other)
    await startWorker(process, gone, () => never)

    expect(before).toEqual({ jobId: gone, runs: 2, sinceAt: 1_700_000_000_000 })
    expect(others).toBeUndefined()
    expect(await unserved(backend, gone)).toBeUndefined()
  })

  it('expires the runs of a job that were accepted before an instant, and delivers that', async () => {
    const process = await startProcess()
    const { backend, settledOf } = process
    const { jobId, to } = names()
    const [old, older, young] = [runOf(jobId, { acceptedAt: 2_000 }), runOf(jobId, { acceptedAt: 1_000 }), runOf(jobId)]
    for (const run of [old, older, young]) await enqueue(backend, run, { recipients: [to('kim')] })

    await backend.expireRuns({ jobIds: [jobId], acceptedBefore: 3_000 })

    for (const { runId } of [old, older]) {
      const ended = await untilEnded(backend, runId)
      expect(ended).toMatchObject({ state: 'expired', error: { code: 'JOB_UNSERVED' } })
      expect(settledOf(runId)).toEqual([ended])
    }
    expect(await backend.run(young.runId)).toMatchObject({ state: 'queued' })
    const { seen } = await startNotifier(process, to(''))
    await untilDelivered(seen, 2)
    expect(seen.map(({ completion }) => completion.status)).toEqual(['expired', 'expired'])
    await startWorker(process, jobId)
    expect(await untilEnded(backend, young.runId)).toMatchObject({ state: 'succeeded' })
  })

  it('expires a run that waits for its next attempt, and no run of another job', async () => {
    const process = await startProcess()
    const { backend } = process
    const [gone, other] = [names().jobId, names().jobId]
    const [waiting, kept] = [runOf(gone), runOf(other)]
    await enqueue(backend, waiting)
    await enqueue(backend, kept)
    const worker = await startWorker(process, gone, async () => retryIn(minuteMs))
    await untilRun(backend, waiting.runId, ({ state }) => state === 'retry_wait')
    await worker.stop()

    await backend.expireRuns({ jobIds: [gone], acceptedBefore: Date.now() + minuteMs })

    expect(await untilEnded(backend, waiting.runId)).toMatchObject({
      state: 'expired',
      error: { code: 'JOB_UNSERVED' },
    })
    expect(await backend.run(kept.runId)).toMatchObject({ state: 'queued' })
  })

  it('expires a run whose worker died, once its lease has run out', async (test) => {
    const dying = await startProcess()
    needs(test, dying.backend, 'manyProcesses')
    const [gone, other] = [names().jobId, names().jobId]
    const run = runOf(gone)
    const { claims } = await startWorker(dying, gone, () => never, { leaseMs: 500, slots: 1 })
    await enqueue(dying.backend, run)
    await until(() => claims.length === 1)
    await dying.die()
    const living = await startProcess()
    await startWorker(living, other)

    const ended = await until(async () => {
      await living.backend.expireRuns({ jobIds: [gone], acceptedBefore: Date.now() + minuteMs })
      const found = await living.backend.run(run.runId)
      return found?.state === 'running' || found?.state === 'queued' ? undefined : found
    })

    expect(ended).toMatchObject({ state: 'expired', crashes: 1, error: { code: 'JOB_UNSERVED' } })
    expect(living.settledOf(run.runId)).toEqual([ended])
  })

  it('does not expire a run that a process works on', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const run = runOf(jobId)
    const gate = Promise.withResolvers<AttemptEnd>()
    await enqueue(process.backend, run)
    const { claims } = await startWorker(process, jobId, () => gate.promise)
    await until(() => claims.length === 1)

    await process.backend.expireRuns({ jobIds: [jobId], acceptedBefore: Date.now() + minuteMs })
    gate.resolve(succeeded)

    expect(await untilEnded(process.backend, run.runId)).toMatchObject({ state: 'succeeded' })
  })
}
