import { expect, it } from 'vitest'
import type { AttemptEnd } from '../runner/run-states.ts'
import {
  enqueue,
  names,
  needs,
  never,
  type Place,
  runOf,
  servedJob,
  startNotifier,
  startWorker,
  succeeded,
  until,
  untilDelivered,
  untilEnded,
  whoOf,
} from './suite.ts'

/** Tests processes that stop or die, and the processes that continue their work. */
export function testCrashes({ startProcess }: Place): void {
  it('delivers no further run to a worker that stops, and waits for its running ones', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const gate = Promise.withResolvers<AttemptEnd>()
    const jobs = [servedJob(jobId, { allowsOverlap: true })]
    const worker = await startWorker(process, jobId, () => gate.promise, { jobs })
    const [first, second] = [runOf(jobId), runOf(jobId)]
    await enqueue(process.backend, first, { overlap: 'allow' })
    await until(() => worker.claims.length === 1)

    const stopping = worker.stop()
    await enqueue(process.backend, second, { overlap: 'allow' })
    gate.resolve(succeeded)
    await stopping

    expect(await process.backend.run(first.runId)).toMatchObject({ state: 'succeeded' })
    expect(await process.backend.run(second.runId)).toMatchObject({ state: 'queued' })
  })

  it('queues the runs that a worker abandons again: another worker repeats the attempt, and no crash is counted', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const gate = Promise.withResolvers<AttemptEnd>()
    const run = runOf(jobId)
    const first = await startWorker(process, jobId, () => gate.promise)
    await enqueue(process.backend, run)
    await until(() => first.claims.length === 1)

    await first.abandon()
    const second = await startWorker(process, jobId, async () => ({ ...succeeded, result: 'second' }))
    const ended = await untilEnded(process.backend, run.runId)
    gate.resolve({ ...succeeded, result: 'first' })

    expect(first.claims[0]?.signal.reason).toMatchObject({ code: 'JOB_LEASE_LOST' })
    expect(second.claims[0]?.run).toMatchObject({ attempt: 1, crashes: 0 })
    expect(ended).toMatchObject({ state: 'succeeded', result: 'second' })
  })

  it('delivers the run of a worker that died to another one, and drops the result of the dead one', async (test) => {
    const dying = await startProcess()
    needs(test, dying.backend, 'manyProcesses')
    const { jobId, to } = names()
    const gate = Promise.withResolvers<AttemptEnd>()
    const run = runOf(jobId)
    const first = await startWorker(dying, jobId, () => gate.promise, { leaseMs: 1_000, slots: 1 })
    await enqueue(dying.backend, run, { recipients: [to('kim')] })
    await until(() => first.claims.length > 0)

    await dying.die()
    const living = await startProcess()
    const lateEnd = Promise.withResolvers<AttemptEnd>()
    const second = await startWorker(living, jobId, () => lateEnd.promise)
    await until(() => second.claims.length === 1)
    gate.resolve({ ...succeeded, result: 'first' })
    lateEnd.resolve({ ...succeeded, result: 'second' })

    expect(await untilEnded(living.backend, run.runId)).toMatchObject({ state: 'succeeded', result: 'second' })
    expect(second.claims[0]?.run.attempt).toBe(1)
    expect(second.claims[0]?.run.crashes).toBeGreaterThan(0)
    const { seen } = await startNotifier(living, to(''))
    await untilDelivered(seen, 1)
    expect(seen[0]?.completion).toMatchObject({ result: 'second' })
  })

  it('fails a run whose workers died too often with WORKER_LOST, and delivers that too', async (test) => {
    const dying = await startProcess()
    needs(test, dying.backend, 'manyProcesses')
    const { jobId, to } = names()
    const run = runOf(jobId)
    const first = await startWorker(dying, jobId, () => never, { leaseMs: 1_000, slots: 1, maxCrashes: 1_000 })
    await enqueue(dying.backend, run, { recipients: [to('kim')] })
    await until(() => first.claims.length > 0)

    await dying.die()
    const living = await startProcess()
    const second = await startWorker(living, jobId, undefined, { maxCrashes: 0 })

    const ended = await untilEnded(living.backend, run.runId)
    expect(ended).toMatchObject({ state: 'failed', error: { code: 'WORKER_LOST' } })
    expect(second.claims).toEqual([])
    await until(() => living.settledOf(run.runId).length > 0)
    expect(living.settledOf(run.runId)).toEqual([ended])
    expect(dying.settledOf(run.runId)).toEqual([])
    const { seen } = await startNotifier(living, to(''))
    await untilDelivered(seen, 1)
    expect(seen[0]?.completion).toMatchObject({ status: 'failed', error: { code: 'WORKER_LOST' } })
  })

  it('passes the delivery of a notifier that died to another one, with redelivered set', async (test) => {
    const dying = await startProcess()
    needs(test, dying.backend, 'manyProcesses')
    const { jobId, to } = names()
    await enqueue(dying.backend, runOf(jobId), { recipients: [to('kim')] })
    const worker = await startWorker(dying, jobId)
    const first = await startNotifier(dying, to(''), () => never, { leaseMs: 300, slots: 1 })
    await untilDelivered(first.seen, 1)
    await worker.stop()

    await dying.die()
    const second = await startNotifier(await startProcess(), to(''))

    await untilDelivered(second.seen, 1)
    expect(second.seen[0]?.completion).toMatchObject({ redelivered: true, recipient: to('kim') })
  })

  it('returns runs, recipients, deliveries and schedules when it is opened again', async (test) => {
    const before = await startProcess()
    needs(test, before.backend, 'restart')
    const { jobId, to } = names()
    const ended = runOf(jobId)
    await enqueue(before.backend, ended, { recipients: [to('kim')] })
    const worker = await startWorker(before, jobId)
    await untilEnded(before.backend, ended.runId)
    await worker.stop()
    const waiting = runOf(jobId, { payload: { market: 'KOSPI' } })
    await enqueue(before.backend, waiting, { recipients: [to('lee')] })
    await before.backend.advance(jobId, 1_700_000_000_000)
    await before.backend.setPaused(jobId, true)
    await before.backend.close()

    const after = await startProcess()
    const { claims } = await startWorker(after, jobId)
    const { seen } = await startNotifier(after, to(''))

    await untilDelivered(seen, 2)
    expect(seen.map(whoOf).toSorted()).toEqual(['kim', 'lee'])
    expect(claims.map(({ payload }) => payload)).toEqual([{ market: 'KOSPI' }])
    expect(await after.backend.schedule(jobId)).toEqual({ lastSlotAt: 1_700_000_000_000, isPaused: true })
  })
}
