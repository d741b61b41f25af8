import { expect, it } from 'vitest'
import type { Backend, DeliveryEnd } from '../backends/backend.ts'
import {
  enqueue,
  minuteMs,
  names,
  type Place,
  runOf,
  startNotifier,
  startWorker,
  until,
  untilDelivered,
  untilEnded,
} from './suite.ts'

const deadOf = async (backend: Backend, runId: string) =>
  (await backend.listDead()).filter((completion) => completion.runId === runId)

/** Tests completions that no process delivers: since when they wait, and how they end. */
export function testOldDeliveries({ startProcess }: Place): void {
  /** Ends a run whose recipients are `whos`. */
  async function endRun(process: Awaited<ReturnType<Place['startProcess']>>, whos: readonly string[]) {
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(process.backend, run, { recipients: whos.map(to) })
    const worker = await startWorker(process, jobId)
    const { finishedAt = 0 } = await untilEnded(process.backend, run.runId)
    await worker.stop()
    return { runId: run.runId, jobId, to, channel: to('').channel, finishedAt }
  }

  it('returns since when completions wait in a channel, and since when one is dead', async () => {
    const process = await startProcess()
    const { backend } = process
    const before = Date.now()
    const { channel, to, finishedAt } = await endRun(process, ['kim'])

    const waiting = await backend.stats()
    await startNotifier(process, to(''), async () => ({ state: 'dead', error: 'chat not found' }))
    await until(async () => (await backend.stats()).pendingByChannel.get(channel) === undefined)
    const dead = await backend.stats()

    expect(waiting.pendingSince.get(channel)).toBe(finishedAt)
    expect(dead.pendingSince.get(channel)).toBeUndefined()
    expect(dead.deadSinceAt).toBeGreaterThan(0)
    // Another test may have left an older one.
    expect(dead.deadSinceAt).toBeLessThanOrEqual(Date.now())
    expect(finishedAt).toBeGreaterThanOrEqual(before)
  })

  it('ends a completion that waits for too long as dead, and reports it once', async () => {
    const process = await startProcess()
    const { backend, gaveUpOf } = process
    const { runId, channel } = await endRun(process, ['kim', 'lee'])

    await backend.prune({ since: 0, runsPerJob: 1_000, deliveriesSince: 1 })
    const early = gaveUpOf(runId)
    await backend.prune({ since: 0, runsPerJob: 1_000, deliveriesSince: Date.now() + minuteMs })

    expect(early).toEqual([])
    expect(gaveUpOf(runId).map(({ recipient }) => recipient.who)).toEqual(['kim', 'lee'])
    expect((await deadOf(backend, runId)).map(({ recipient }) => recipient.who).toSorted()).toEqual(['kim', 'lee'])
    expect((await backend.stats()).pendingByChannel.get(channel)).toBeUndefined()
  })

  it('forgets a dead completion that is too old, so that its run is pruned', async () => {
    const process = await startProcess()
    const { backend, gaveUpOf } = process
    const { runId } = await endRun(process, ['kim'])
    const keep = { since: Date.now() + minuteMs, runsPerJob: 1_000, deliveriesSince: Date.now() + minuteMs }

    await backend.prune(keep)
    const kept = await backend.run(runId)
    await backend.prune(keep)

    expect(kept).toMatchObject({ state: 'succeeded' })
    expect(await deadOf(backend, runId)).toEqual([])
    expect(await backend.run(runId)).toBeUndefined()
    expect(gaveUpOf(runId)).toHaveLength(1)
  })

  it('delivers a completion that was dead because of its age, when it is redelivered', async () => {
    const process = await startProcess()
    const { backend } = process
    const { runId, to } = await endRun(process, ['kim'])
    await backend.prune({ since: 0, runsPerJob: 1_000, deliveriesSince: Date.now() + minuteMs })
    const [dead] = await deadOf(backend, runId)

    await backend.redeliver(dead?.deliveryId ?? '')
    const { seen } = await startNotifier(process, to(''))

    await untilDelivered(seen, 1)
    expect(await deadOf(backend, runId)).toEqual([])
  })

  it('does not end a completion that a process delivers right now, however old it is', async () => {
    const process = await startProcess()
    const { backend, gaveUpOf } = process
    const { runId, to, channel } = await endRun(process, ['kim'])
    const gate = Promise.withResolvers<DeliveryEnd>()
    const { seen } = await startNotifier(process, to(''), () => gate.promise)
    await untilDelivered(seen, 1)

    await backend.prune({ since: 0, runsPerJob: 1_000, deliveriesSince: Date.now() + minuteMs })
    gate.resolve({ state: 'delivered' })
    await until(async () => (await backend.stats()).pendingByChannel.get(channel) === undefined)

    expect(gaveUpOf(runId)).toEqual([])
    expect(await deadOf(backend, runId)).toEqual([])
  })
}
