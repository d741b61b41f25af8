import { setImmediate as aTurn } from 'node:timers/promises'
import { assert, expect, it, onTestFinished } from 'vitest'
import type { DeliveryEnd } from '../backends/backend.ts'
import type { Completion } from '../delivery/completion.ts'
import { createJobRunner } from '../runner/runner.ts'
import {
  enqueue,
  minuteMs,
  names,
  needs,
  never,
  nextRunAt,
  type Place,
  runOf,
  startNotifier,
  startWorker,
  until,
  untilDelivered,
  untilEnded,
  whoOf,
} from './suite.ts'

/** Tests completions, until each recipient has its own. */
export function testDeliveries({ createBackend, startProcess }: Place): void {
  it('has a completion for each recipient when the run has ended, though no notifier was there to deliver it', async (test) => {
    const process = await startProcess()
    needs(test, process.backend, 'atomicCompletion')
    const { jobId, to } = names()
    const error = { name: 'Error', code: 'JOB_FAILED', message: 'no such file', retryable: true }
    const run = runOf(jobId, { cause: 'schedule', scheduledFor: 1_700_000_000_000 })
    await enqueue(process.backend, run, { recipients: [to('kim'), to('lee')] })
    const worker = await startWorker(process, jobId, async () => ({ state: 'failed', error, durationMs: 7 }))
    const ended = await untilEnded(process.backend, run.runId)
    await worker.stop()

    const { seen } = await startNotifier(process, to(''))

    await untilDelivered(seen, 2)
    const expected = (who: string): Omit<Completion, 'deliveryId'> => ({
      v: 1,
      runId: run.runId,
      jobId,
      jobName: run.jobName,
      cause: 'schedule',
      scheduledFor: 1_700_000_000_000,
      recipient: to(who),
      status: 'failed',
      attempt: 1,
      maxAttempts: 1,
      acceptedAt: run.acceptedAt,
      startedAt: ended.startedAt ?? 0,
      finishedAt: ended.finishedAt ?? 0,
      durationMs: 7,
      error,
      nextRunAt,
      redelivered: false,
    })
    const delivered = seen.map(({ completion: { deliveryId, ...rest } }) => rest)
    expect(delivered.toSorted((a, b) => (String(a.recipient.who) < String(b.recipient.who) ? -1 : 1))).toEqual([
      expected('kim'),
      expected('lee'),
    ])
    expect(new Set(seen.map(({ completion }) => completion.deliveryId)).size).toBe(2)
  })

  it('passes a notifier the deliveries of its channels, and no others', async () => {
    const process = await startProcess()
    const [mine, other] = [names(), names()]
    const run = runOf(mine.jobId)
    await enqueue(process.backend, run, { recipients: [other.to('lee'), mine.to('kim')] })
    await startWorker(process, mine.jobId)
    const { seen } = await startNotifier(process, mine.to(''))

    await untilDelivered(seen, 1)
    const later = await startNotifier(process, other.to(''))

    await untilDelivered(later.seen, 1)
    expect(seen.map(whoOf)).toEqual(['kim'])
    expect(later.seen.map(whoOf)).toEqual(['lee'])
  })

  it('tries a delivery again that failed, not before its time, and counts the tries that count', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    await enqueue(process.backend, runOf(jobId), { recipients: [to('kim')] })
    await startWorker(process, jobId)
    const begunAt: number[] = []
    const notBefore: number[] = []

    const { seen } = await startNotifier(process, to(''), async () => {
      begunAt.push(Date.now())
      notBefore.push(Date.now() + 20)
      if (begunAt.length === 3) return { state: 'delivered' }
      const costsTry = begunAt.length === 1
      return { state: 'pending', notBefore: notBefore.at(-1) ?? 0, costsTry, error: 'later' }
    })

    await untilDelivered(seen, 3)
    expect(seen.map(({ tries }) => tries)).toEqual([0, 1, 1])
    expect(begunAt.slice(1).every((at, index) => at >= (notBefore[index] ?? Number.NaN))).toBe(true)
  })

  it('sets redelivered once a try may have sent the completion, and keeps it', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    await enqueue(process.backend, runOf(jobId), { recipients: [to('kim')] })
    await startWorker(process, jobId)
    const ends = [{ mayBeSent: false }, { mayBeSent: true }, {}]

    const { seen } = await startNotifier(process, to(''), async () => {
      const end = ends.shift()
      if (end === undefined) return { state: 'delivered' }
      return { state: 'pending', notBefore: Date.now(), costsTry: true, error: 'no answer', ...end }
    })

    await untilDelivered(seen, 4)
    expect(seen.map(({ completion }) => completion.redelivered)).toEqual([false, false, true, true])
  })

  it('lists a dead delivery, and delivers it when it is redelivered', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(process.backend, run, { recipients: [to('kim')] })
    await startWorker(process, jobId)
    let isMended = false
    const { seen } = await startNotifier(process, to(''), async () =>
      isMended ? { state: 'delivered' } : { state: 'dead', error: 'chat not found' },
    )
    const listed = async () => (await process.backend.listDead()).filter(({ runId }) => runId === run.runId)
    const [dead] = await until(async () => {
      const found = await listed()
      return found.length > 0 ? found : undefined
    })
    assert(dead)

    isMended = true
    const isBack = await process.backend.redeliver(dead.deliveryId)

    expect(isBack).toBe(true)
    await untilDelivered(seen, 2)
    expect(await listed()).toEqual([])
    await until(async () => !(await process.backend.redeliver(dead.deliveryId)))
  })

  it('lists dead deliveries in the order in which their runs ended', async () => {
    const process = await startProcess()
    const { backend } = process
    const { jobId, to } = names()
    const [first, second, third] = [runOf(jobId), runOf(jobId), runOf(jobId)]
    for (const run of [first, second, third]) await enqueue(backend, run, { recipients: [to(run.runId)] })
    const untilDead = (runs: number) =>
      until(async () => (await backend.listDead()).filter((completion) => completion.jobId === jobId).length === runs)
    await startNotifier(process, to(''), async () => ({ state: 'dead', error: 'chat not found' }))
    for (const [ended, { runId }] of [third, first, second].entries()) {
      // The clock has moved on since the end before.
      const now = Date.now()
      await until(() => Date.now() > now)
      await backend.cancel(runId)
      await untilDead(ended + 1)
    }
    const [oldest] = (await backend.listDead()).filter((completion) => completion.jobId === jobId)
    await backend.redeliver(oldest?.deliveryId ?? '')
    await untilDead(3)

    const dead = (await backend.listDead()).filter((completion) => completion.jobId === jobId)

    expect(dead.map(({ runId }) => runId)).toEqual([third.runId, first.runId, second.runId])
  })

  it('forgets a dead delivery that is discarded: it is not listed, and its run is pruned', async () => {
    const process = await startProcess()
    const { backend } = process
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(backend, run, { recipients: [to('kim')] })
    await startWorker(process, jobId)
    await startNotifier(process, to(''), async () => ({ state: 'dead', error: 'chat not found' }))
    const listed = async () => (await backend.listDead()).filter(({ runId }) => runId === run.runId)
    const dead = await until(async () => (await listed())[0])
    assert(dead)
    const before = (await backend.stats()).deadDeliveries

    const isDiscarded = await backend.discard(dead.deliveryId)

    expect(isDiscarded).toBe(true)
    expect(await listed()).toEqual([])
    expect((await backend.stats()).deadDeliveries).toBe(before - 1)
    expect(await backend.discard(dead.deliveryId)).toBe(false)
    expect(await backend.redeliver(dead.deliveryId)).toBe(false)
    await backend.prune({ since: Date.now() + minuteMs, runsPerJob: 1_000 })
    expect(await backend.run(run.runId)).toBeUndefined()
  })

  it('delivers to a recipient even if the delivery to another one fails', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(process.backend, run, { recipients: [to('blocked'), to('kim')] })
    await startWorker(process, jobId)

    const { seen } = await startNotifier(process, to(''), async (delivery) =>
      whoOf(delivery) === 'blocked' ? { state: 'dead', error: 'blocked' } : { state: 'delivered' },
    )

    await untilDelivered(seen, 2)
    const dead = await until(async () => {
      const found = (await process.backend.listDead()).filter(({ runId }) => runId === run.runId)
      return found.length > 0 ? found : undefined
    })
    expect(dead?.map(({ recipient }) => recipient.who)).toEqual(['blocked'])
  })

  it('lists the channels that some process delivers', async () => {
    const process = await startProcess()
    const { channel } = names().to('')
    const before = await process.backend.channels()

    const subscription = await startNotifier(process, { channel })

    expect(before).not.toContain(channel)
    await until(async () => (await process.backend.channels()).includes(channel))
    await subscription.stop()
    await until(async () => !(await process.backend.channels()).includes(channel))
  })

  it('counts the pending deliveries of each channel, also of one that no process delivers', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId)
    const { channel } = to('')
    const pending = async () => (await process.backend.stats()).pendingByChannel.get(channel)
    await enqueue(process.backend, run, { recipients: [to('kim'), to('lee')] })
    const before = await pending()
    await startWorker(process, jobId)

    await untilEnded(process.backend, run.runId)
    const waiting = await pending()
    const gate = Promise.withResolvers<DeliveryEnd>()
    const { seen } = await startNotifier(process, to(''), () => gate.promise)
    await untilDelivered(seen, 2)
    const inFlight = await pending()
    gate.resolve({ state: 'dead', error: 'chat not found' })
    await until(async () => (await pending()) === undefined)
    await process.backend.redeliver(seen[0]?.completion.deliveryId ?? '')

    expect([before, waiting, inFlight]).toEqual([undefined, 2, 2])
    await until(async () => (await pending()) === undefined && seen.length === 3)
  })

  it('reports a completion for a channel that no process delivers', async () => {
    const { jobId, to } = names()
    const jobs = createJobRunner({ backend: await createBackend() })
    onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
    jobs.register({ id: jobId, name: jobId, recipients: [to('kim')], run: async () => undefined })
    await jobs.start()
    const { channel } = to('')
    const problem = `1 completion waits for channel ${channel}, which no process delivers`

    const { runId, deliveryReady } = await jobs.trigger(jobId)
    await jobs.waitFor(runId)
    const { problems } = await jobs.health()

    expect(deliveryReady).toBe(false)
    expect(problems).toContain(problem)
  })

  it('sets redelivered on a delivery that was released in flight', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    await enqueue(process.backend, runOf(jobId), { recipients: [to('kim')] })
    await startWorker(process, jobId)
    const first = await startNotifier(process, to(''), () => never)
    await untilDelivered(first.seen, 1)

    await first.abandon()
    const second = await startNotifier(process, to(''))

    await untilDelivered(second.seen, 1)
    expect(second.seen[0]?.completion.redelivered).toBe(true)
  })

  it('drops the end of a delivery that another process has taken over', async (test) => {
    const late = await startProcess()
    needs(test, late.backend, 'manyProcesses')
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(late.backend, run, { recipients: [to('kim')] })
    const worker = await startWorker(late, jobId)
    const [first, second] = [Promise.withResolvers<DeliveryEnd>(), Promise.withResolvers<DeliveryEnd>()]
    const before = await startNotifier(late, to(''), () => first.promise, { leaseMs: 300, slots: 1 })
    await untilDelivered(before.seen, 1)
    await worker.stop()
    await late.die()
    const living = await startProcess()
    const after = await startNotifier(living, to(''), () => second.promise)
    await untilDelivered(after.seen, 1)
    const pending = async () => (await living.backend.stats()).pendingByChannel.get(to('').channel)

    first.resolve({ state: 'delivered' })
    await aTurn()
    // Behind the late end, where that can still be stored.
    await late.backend.setPaused(jobId, false).catch(() => undefined)

    expect(await pending()).toBe(1)
    second.resolve({ state: 'dead', error: 'chat not found' })
    const dead = await until(async () => (await living.backend.listDead()).find(({ runId }) => runId === run.runId))
    expect(dead).toMatchObject({ recipient: to('kim'), redelivered: true })
  })
}
