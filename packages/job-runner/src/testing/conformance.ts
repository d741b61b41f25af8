import { randomUUID } from 'node:crypto'
import { assert, expect, it, onTestFinished, vi } from 'vitest'
import type { Backend, Claim, DeliverOptions, Delivery, DeliveryEnd, Enqueue, Taker, WorkOptions } from '../backend.ts'
import { systemClock } from '../clock.ts'
import type { Completion, Recipient } from '../completion.ts'
import { onComplete } from '../notifier.ts'
import { type AttemptEnd, isFinal, type NewRun, type RunInfo } from '../run.ts'
import { createJobRunner } from '../runner.ts'
import { mortalClock } from './mortal-clock.ts'

export interface BackendSuiteOptions {
  /**
   * What a kill -9 of all that was opened so far takes, beyond that its timers do not fire any more: the suite sees to
   * those, by the clock that it passes to `open`. For what listens to others, or has timers of its own.
   */
  readonly crash?: () => void | Promise<void>
}

/** A guard against a hang. Nothing is measured: two busy cores may be slow. */
const patience = { timeout: 30_000, interval: 3 }
const minuteMs = 60_000
const succeeded = { state: 'succeeded', durationMs: 1 } as const satisfies AttemptEnd
const nextRunAt = 1_800_000_000_000

const never = new Promise<never>(() => undefined)

/**
 * What a runner relies on. A backend's own test is one line: `describe('mine', () => testBackend(() => myBackend(place)))`.
 * It runs in real time and waits for conditions, since not every engine takes a clock.
 *
 * @param createBackend opens the same place each time, as a process does that starts anew; the suite's ids are its own
 */
export function testBackend(
  createBackend: () => Backend | Promise<Backend>,
  { crash }: BackendSuiteOptions = {},
): void {
  /** A process on the place. */
  async function startProcess() {
    const clock = mortalClock(systemClock)
    const backend = await createBackend()
    await backend.open({
      clock,
      nextRunAt: () => nextRunAt,
      failed(error) {
        throw error
      },
    })
    onTestFinished(() => backend.close())
    return {
      backend,
      async die() {
        clock.die()
        await crash?.()
      },
    }
  }

  /** A job, and a channel, that no other test has. */
  function names() {
    const id = randomUUID().slice(0, 8)
    return { jobId: `job-${id}`, to: (who: string): Recipient => ({ channel: `channel-${id}`, who }) }
  }

  const runOf = (jobId: string, fields: Partial<NewRun> = {}): NewRun => ({
    runId: randomUUID(),
    jobId,
    jobName: '종목 마스터 갱신',
    cause: 'manual',
    acceptedAt: Date.now(),
    maxAttempts: 1,
    ...fields,
  })

  const enqueue = (backend: Backend, run: NewRun, fields: Partial<Enqueue> = {}) =>
    backend.enqueue({ run, recipients: [], overlap: 'queue', ...fields })

  /** Works on a job with `handle`; `claims` are those that it got. */
  async function startWorker(
    { backend }: { readonly backend: Backend },
    jobId: string,
    handle: (claim: Claim) => Promise<AttemptEnd> = async () => succeeded,
    options: Partial<WorkOptions> = {},
  ): Promise<Taker & { readonly claims: readonly Claim[] }> {
    const claims: Claim[] = []
    const taker = await backend.work({
      jobIds: [jobId],
      slots: 10,
      leaseMs: minuteMs,
      sweepMs: 20,
      maxCrashes: 2,
      allowOverlap: new Set(),
      handle(claim) {
        claims.push(claim)
        return handle(claim)
      },
      ...options,
    })
    onTestFinished(() => taker.abandon())
    return { stop: () => taker.stop(), abandon: () => taker.abandon(), claims }
  }

  /** Delivers a channel with `handle`; `seen` are the deliveries that it got. */
  async function startNotifier(
    { backend }: { readonly backend: Backend },
    { channel }: Recipient,
    handle: (delivery: Delivery, signal: AbortSignal) => Promise<DeliveryEnd> = async () => ({ state: 'delivered' }),
    options: Partial<DeliverOptions> = {},
  ): Promise<Taker & { readonly seen: readonly Delivery[] }> {
    const seen: Delivery[] = []
    const taker = await backend.deliver({
      channels: [channel],
      slots: 4,
      leaseMs: minuteMs,
      handle(delivery, signal) {
        seen.push(delivery)
        return handle(delivery, signal)
      },
      ...options,
    })
    onTestFinished(() => taker.abandon())
    return { stop: () => taker.stop(), abandon: () => taker.abandon(), seen }
  }

  const until = <T>(look: () => T | Promise<T>) => vi.waitUntil(look, patience)

  async function untilRun(backend: Backend, runId: string, isSo: (run: RunInfo) => boolean): Promise<RunInfo> {
    const found = await until(async () => {
      const run = await backend.run(runId)
      return run && isSo(run) ? run : undefined
    })
    assert(found)
    return found
  }
  const untilEnded = (backend: Backend, runId: string) => untilRun(backend, runId, ({ state }) => isFinal(state))
  const whoOf = ({ completion }: Delivery) => completion.recipient.who
  const untilTold = (seen: readonly Delivery[], count: number) => until(() => seen.length >= count)

  /** Whoever skips a test says for want of what. */
  const needs = (
    { skip }: { skip: (note: string) => void },
    backend: Backend,
    capability: keyof Backend['supports'],
  ) => {
    if (!backend.supports[capability]) skip(`the backend does not support ${capability}`)
  }

  it('knows nothing of a run that nobody has asked for', async () => {
    const { backend } = await startProcess()

    expect(await backend.run(randomUUID())).toBeUndefined()
    expect(await backend.history(names().jobId, { limit: 10 })).toEqual([])
  })

  it('stores a run as it was asked for', async () => {
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

  it('makes one run of an occurrence when fifty schedulers race for it', async () => {
    const { backend } = await startProcess()
    const other = backend.supports.manyProcesses ? (await startProcess()).backend : backend
    const { jobId } = names()
    const run = runOf(jobId, { runId: `${jobId}@1700000000000`, cause: 'schedule', scheduledFor: 1_700_000_000_000 })

    const all = await Promise.all(
      Array.from({ length: 50 }, (_, index) => enqueue(index % 2 ? backend : other, run, { overlap: 'skip' })),
    )

    expect(all.filter(({ disposition }) => disposition === 'queued')).toHaveLength(1)
    expect(all.filter(({ disposition }) => disposition === 'deduplicated')).toHaveLength(49)
    expect(await backend.history(jobId, { limit: 100 })).toHaveLength(1)
  })

  it('hands a run and its payload to a worker, and stores how it ended', async () => {
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

  it('takes runs of its own jobs only', async () => {
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

  it('works on as many runs at a time as it has slots, and on no more', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const gates = Array.from({ length: 3 }, () => Promise.withResolvers<AttemptEnd>())
    let begun = 0
    const { claims } = await startWorker(process, jobId, () => gates[begun++]?.promise ?? never, {
      slots: 2,
      allowOverlap: new Set([jobId]),
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

  // Overlap

  it('adds a recipient to the run in progress when a trigger joins it', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const gate = Promise.withResolvers<AttemptEnd>()
    const { claims } = await startWorker(process, jobId, () => gate.promise)
    const run = runOf(jobId)
    await enqueue(process.backend, run, { recipients: [to('kim')] })
    await until(() => claims.length === 1)

    const joined = await enqueue(process.backend, runOf(jobId), { recipients: [to('lee')], overlap: 'join' })
    gate.resolve(succeeded)

    expect(joined).toEqual({ runId: run.runId, disposition: 'joined' })
    const { seen } = await startNotifier(process, to(''))
    await untilTold(seen, 2)
    expect(seen.map(whoOf).toSorted()).toEqual(['kim', 'lee'])
    expect(await process.backend.history(jobId, { limit: 10 })).toHaveLength(1)
  })

  it('tells a recipient once who asks twice', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(process.backend, run, { recipients: [to('kim'), to('kim')] })
    await enqueue(process.backend, runOf(jobId), { recipients: [to('kim'), to('lee')], overlap: 'join' })

    await startWorker(process, jobId)
    await untilEnded(process.backend, run.runId)

    const { seen } = await startNotifier(process, to(''))
    await untilTold(seen, 2)
    expect(seen.map(whoOf).toSorted()).toEqual(['kim', 'lee'])
  })

  it('stores nothing of a trigger that rejects a run in progress', async () => {
    const { backend } = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(backend, run)

    const rejected = await enqueue(backend, runOf(jobId), { overlap: 'reject', recipients: [to('kim')] })

    expect(rejected).toEqual({ runId: run.runId, disposition: 'rejected' })
    expect(await backend.history(jobId, { limit: 10 })).toHaveLength(1)
  })

  it('stores an occurrence that met a run as skipped, with the reason, and tells so', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    await enqueue(process.backend, runOf(jobId))
    const occurrence = runOf(jobId, { runId: `${jobId}@1`, cause: 'schedule', scheduledFor: 1 })

    const skipped = await enqueue(process.backend, occurrence, { overlap: 'skip', recipients: [to('kim')] })

    expect(skipped).toEqual({ runId: occurrence.runId, disposition: 'skipped' })
    expect(await process.backend.run(occurrence.runId)).toMatchObject({ state: 'skipped', reason: 'overlap' })
    const { seen } = await startNotifier(process, to(''))
    await untilTold(seen, 1)
    expect(seen[0]?.completion).toMatchObject({ status: 'skipped', error: { code: 'JOB_SKIPPED' } })
  })

  it('stores what the calendar or a misfire forbids as skipped, and runs it never', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const { claims } = await startWorker(process, jobId)
    const runs = [runOf(jobId, { skip: 'calendar' }), runOf(jobId, { skip: 'misfire' })]

    const all = await Promise.all(runs.map((run) => enqueue(process.backend, run, { overlap: 'skip' })))

    expect(all.map(({ disposition }) => disposition)).toEqual(['skipped', 'skipped'])
    expect(await Promise.all(runs.map(({ runId }) => process.backend.run(runId)))).toMatchObject([
      { state: 'skipped', reason: 'calendar' },
      { state: 'skipped', reason: 'misfire' },
    ])
    const last = runOf(jobId)
    await enqueue(process.backend, last)
    await untilEnded(process.backend, last.runId)
    expect(claims.map(({ run }) => run.runId)).toEqual([last.runId])
  })

  it('runs what is queued one after the other, the oldest first', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const runs = Array.from({ length: 4 }, () => runOf(jobId))
    for (const run of runs) await enqueue(process.backend, run)
    let running = 0
    let most = 0
    const handle = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return succeeded
    }

    const { claims } = await startWorker(process, jobId, handle)

    for (const run of runs) await untilEnded(process.backend, run.runId)
    expect(most).toBe(1)
    expect(claims.map(({ run }) => run.runId)).toEqual(runs.map(({ runId }) => runId))
  })

  it('lets nothing of a job begin while a run of it waits for its next attempt', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const [failing, next] = [runOf(jobId, { maxAttempts: 2 }), runOf(jobId)]
    const { claims } = await startWorker(process, jobId, async ({ run }) =>
      run.runId === failing.runId && run.attempt === 1 ? retryIn(50) : succeeded,
    )

    await enqueue(process.backend, failing)
    await enqueue(process.backend, next)

    await untilEnded(process.backend, next.runId)
    expect(claims.map(({ run }) => run.runId)).toEqual([failing.runId, failing.runId, next.runId])
  })

  it('runs two runs of a job at a time that allows it', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const options = { allowOverlap: new Set([jobId]) }
    const { claims } = await startWorker(process, jobId, () => never, options)

    await enqueue(process.backend, runOf(jobId), { overlap: 'allow' })
    await enqueue(process.backend, runOf(jobId), { overlap: 'allow' })

    await until(() => claims.length === 2)
    expect(new Set(claims.map(({ run }) => run.runId)).size).toBe(2)
  })

  // Dedupe

  it('takes the same dedupe key for the same run, even when that has ended', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const dedupe = { key: 'update-1', untilAt: Date.now() + minuteMs }
    const run = runOf(jobId)
    await enqueue(process.backend, run, { dedupe, recipients: [to('kim')] })
    await startWorker(process, jobId)
    await untilEnded(process.backend, run.runId)

    const again = await enqueue(process.backend, runOf(jobId), { dedupe, recipients: [to('kim'), to('lee')] })

    expect(again).toEqual({ runId: run.runId, disposition: 'deduplicated' })
    expect(await process.backend.history(jobId, { limit: 10 })).toHaveLength(1)
    const { seen } = await startNotifier(process, to(''))
    await untilTold(seen, 2)
    expect(seen.map(whoOf).toSorted()).toEqual(['kim', 'lee'])
  })

  it('takes a dedupe key for the run that its trigger joined', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()
    const dedupe = { key: 'update-1', untilAt: Date.now() + minuteMs }
    const run = runOf(jobId)
    await enqueue(backend, run)
    await enqueue(backend, runOf(jobId), { overlap: 'join', dedupe })

    const again = await enqueue(backend, runOf(jobId), { overlap: 'queue', dedupe })

    expect(again).toEqual({ runId: run.runId, disposition: 'deduplicated' })
  })

  it('keeps the dedupe keys of two jobs apart, and forgets one after its window', async () => {
    const { backend } = await startProcess()
    const [one, two] = [names().jobId, names().jobId]
    const live = { key: 'same', untilAt: Date.now() + minuteMs }
    const over = { key: 'over', untilAt: Date.now() - 1 }
    await enqueue(backend, runOf(one), { dedupe: live })
    await enqueue(backend, runOf(one), { dedupe: over })

    const ofAnother = await enqueue(backend, runOf(two), { dedupe: live })
    const after = await enqueue(backend, runOf(one), { dedupe: over })

    expect([ofAnother.disposition, after.disposition]).toEqual(['queued', 'queued'])
  })

  // Completions

  it('has a completion for each recipient when the run has ended, though nobody was there to deliver it', async (test) => {
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

    await untilTold(seen, 2)
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
    const told = seen.map(({ completion: { deliveryId, ...told } }) => told)
    expect(told.toSorted((a, b) => (String(a.recipient.who) < String(b.recipient.who) ? -1 : 1))).toEqual([
      expected('kim'),
      expected('lee'),
    ])
    expect(new Set(seen.map(({ completion }) => completion.deliveryId)).size).toBe(2)
  })

  it('delivers the channels that it was given, and no other', async () => {
    const process = await startProcess()
    const [mine, other] = [names(), names()]
    const run = runOf(mine.jobId)
    await enqueue(process.backend, run, { recipients: [other.to('lee'), mine.to('kim')] })
    await startWorker(process, mine.jobId)
    const { seen } = await startNotifier(process, mine.to(''))

    await untilTold(seen, 1)
    const later = await startNotifier(process, other.to(''))

    await untilTold(later.seen, 1)
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

    await untilTold(seen, 3)
    expect(seen.map(({ tries }) => tries)).toEqual([0, 1, 1])
    expect(begunAt.slice(1).every((at, index) => at >= (notBefore[index] ?? Number.NaN))).toBe(true)
  })

  it('lists a dead delivery, and delivers it when it is driven again', async () => {
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
    await untilTold(seen, 2)
    expect(await listed()).toEqual([])
    await until(async () => !(await process.backend.redeliver(dead.deliveryId)))
  })

  it('lets recipients fail independently', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(process.backend, run, { recipients: [to('blocked'), to('kim')] })
    await startWorker(process, jobId)

    const { seen } = await startNotifier(process, to(''), async (delivery) =>
      whoOf(delivery) === 'blocked' ? { state: 'dead', error: 'blocked' } : { state: 'delivered' },
    )

    await untilTold(seen, 2)
    const dead = await until(async () => {
      const found = (await process.backend.listDead()).filter(({ runId }) => runId === run.runId)
      return found.length > 0 ? found : undefined
    })
    expect(dead?.map(({ recipient }) => recipient.who)).toEqual(['blocked'])
  })

  it('says which channels somebody delivers', async () => {
    const process = await startProcess()
    const { channel } = names().to('')
    const before = await process.backend.channels()

    const taker = await startNotifier(process, { channel })

    expect(before).not.toContain(channel)
    await until(async () => (await process.backend.channels()).includes(channel))
    await taker.stop()
    await until(async () => !(await process.backend.channels()).includes(channel))
  })

  // Cancel

  it('ends a waiting run at once that is cancelled, and tells so', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(process.backend, run, { recipients: [to('kim')] })

    await process.backend.cancel(run.runId)

    expect(await untilEnded(process.backend, run.runId)).toMatchObject({ state: 'cancelled', attempt: 0 })
    const { seen } = await startNotifier(process, to(''))
    await untilTold(seen, 1)
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

  it('changes nothing by a cancel of a run that has ended, or never was', async () => {
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

  // Retries, deadlines

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

  it('expires a run that was not started by its deadline, and tells so', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId, { startDeadlineAt: Date.now() - 1 })
    await enqueue(process.backend, run, { recipients: [to('kim')] })

    const { claims } = await startWorker(process, jobId)

    expect(await untilEnded(process.backend, run.runId)).toMatchObject({ state: 'expired', attempt: 0 })
    const { seen } = await startNotifier(process, to(''))
    await untilTold(seen, 1)
    expect(seen[0]?.completion).toMatchObject({ status: 'expired', error: { code: 'JOB_EXPIRED' } })
    expect(claims).toEqual([])
  })

  // Stopping and crashing

  it('takes nothing new once it stops, and waits for what it has', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const gate = Promise.withResolvers<AttemptEnd>()
    const worker = await startWorker(process, jobId, () => gate.promise, { allowOverlap: new Set([jobId]) })
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

  it('gives back what it abandons: another worker begins the attempt anew, and it costs nothing', async () => {
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

  it('gives the run of a worker that died to another one, and drops what the dead one says', async (test) => {
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
    await untilTold(seen, 1)
    expect(seen[0]?.completion).toMatchObject({ result: 'second' })
  })

  it('fails a run whose workers died too often with WORKER_LOST, and tells that too', async (test) => {
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
    const { seen } = await startNotifier(living, to(''))
    await untilTold(seen, 1)
    expect(seen[0]?.completion).toMatchObject({ status: 'failed', error: { code: 'WORKER_LOST' } })
  })

  it('gives the delivery of a notifier that died to another one, marked as perhaps a second time', async (test) => {
    const dying = await startProcess()
    needs(test, dying.backend, 'manyProcesses')
    const { jobId, to } = names()
    await enqueue(dying.backend, runOf(jobId), { recipients: [to('kim')] })
    const worker = await startWorker(dying, jobId)
    const first = await startNotifier(dying, to(''), () => never, { leaseMs: 300, slots: 1 })
    await untilTold(first.seen, 1)
    await worker.stop()

    await dying.die()
    const second = await startNotifier(await startProcess(), to(''))

    await untilTold(second.seen, 1)
    expect(second.seen[0]?.completion).toMatchObject({ redelivered: true, recipient: to('kim') })
  })

  it('marks a delivery that was given back in flight as perhaps a second time', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    await enqueue(process.backend, runOf(jobId), { recipients: [to('kim')] })
    await startWorker(process, jobId)
    const first = await startNotifier(process, to(''), () => never)
    await untilTold(first.seen, 1)

    await first.abandon()
    const second = await startNotifier(process, to(''))

    await untilTold(second.seen, 1)
    expect(second.seen[0]?.completion.redelivered).toBe(true)
  })

  it('has runs, recipients, deliveries and schedules when it is opened anew', async (test) => {
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

    await untilTold(seen, 2)
    expect(seen.map(whoOf).toSorted()).toEqual(['kim', 'lee'])
    expect(claims.map(({ payload }) => payload)).toEqual([{ market: 'KOSPI' }])
    expect(await after.backend.schedule(jobId)).toEqual({ lastSlotAt: 1_700_000_000_000, isPaused: true })
  })

  // Schedules

  it('never lets a schedule go back', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()
    const before = await backend.schedule(jobId)

    await backend.advance(jobId, 2_000)
    await backend.advance(jobId, 1_000)

    expect(before).toEqual({ isPaused: false })
    expect(await backend.schedule(jobId)).toEqual({ lastSlotAt: 2_000, isPaused: false })
  })

  it('pauses and resumes a schedule, and keeps how far it is', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()
    await backend.advance(jobId, 2_000)

    await backend.setPaused(jobId, true)
    const paused = await backend.schedule(jobId)
    await backend.setPaused(jobId, false)

    expect(paused).toEqual({ lastSlotAt: 2_000, isPaused: true })
    expect(await backend.schedule(jobId)).toEqual({ lastSlotAt: 2_000, isPaused: false })
  })

  // Keeping

  it('forgets old runs, and never one that has not ended, is not told of, or has a live dedupe key', async () => {
    const process = await startProcess()
    const { backend } = process
    const { jobId, to } = names()
    const [plain, untold, keyed] = [runOf(jobId), runOf(jobId), runOf(jobId)]
    await enqueue(backend, plain)
    await enqueue(backend, untold, { recipients: [to('kim')] })
    await enqueue(backend, keyed, { dedupe: { key: 'live', untilAt: Date.now() + minuteMs } })
    const worker = await startWorker(process, jobId)
    for (const { runId } of [plain, untold, keyed]) await untilEnded(backend, runId)
    await worker.stop()
    const waiting = runOf(jobId)
    await enqueue(backend, waiting)

    await backend.prune({ since: Date.now() + minuteMs, runsPerJob: 1_000 })

    const kept = (await backend.history(jobId, { limit: 10 })).map(({ runId }) => runId)
    expect(kept).toEqual([waiting.runId, keyed.runId, untold.runId])
    const { seen } = await startNotifier(process, to(''))
    await untilTold(seen, 1)
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

  it('counts what waits, what runs, who works, and what was not delivered', async () => {
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
    await untilTold(seen, 2)
    await until(async () => (await backend.stats()).pendingDeliveries === before.pendingDeliveries)
  })

  // Through a runner

  it('makes a run of the registered job by a trigger, and leaves the jobs, their schedules and next runs as they were', async () => {
    const { jobId } = names()
    const told: Completion[] = []
    const backend = await createBackend()
    const jobs = createJobRunner({ backend, notifiers: [onComplete((completion) => void told.push(completion))] })
    onTestFinished(() => jobs.stop())
    // Far enough ahead that the test does not meet it.
    const onceAt = Date.now() + 24 * 60 * minuteMs
    jobs.job({ id: jobId, name: '종목 마스터 갱신', schedule: { onceAt }, run: async () => ({ rows: 2_873 }) })
    await jobs.start()
    const before = await jobs.listJobs()

    const ack = await jobs.trigger(jobId, { recipient: { channel: 'complete', chatId: '42' } })
    const completion = await jobs.waitFor(ack.runId)
    await until(() => told.length === 1)

    expect(ack).toMatchObject({ jobId, jobName: '종목 마스터 갱신', disposition: 'queued', deliveryReady: true })
    expect(completion).toMatchObject({ status: 'succeeded', result: { rows: 2_873 }, nextRunAt: onceAt })
    expect(told).toMatchObject([{ runId: ack.runId, recipient: { channel: 'complete', chatId: '42' } }])
    expect(await jobs.listJobs()).toEqual(before)
    expect(before).toMatchObject([{ id: jobId, nextRunAt: onceAt }])
  })
}

const retryIn = (ms: number) =>
  ({
    state: 'retry_wait',
    error: { name: 'Error', code: 'JOB_FAILED', message: 'try again', retryable: true },
    retryAt: Date.now() + ms,
    durationMs: 1,
  }) as const

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
