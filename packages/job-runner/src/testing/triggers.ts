import { expect, it, onTestFinished } from 'vitest'
import type { Completion } from '../delivery/completion.ts'
import { type OnCompleteOptions, onComplete } from '../delivery/notifier.ts'
import type { JobDefinition } from '../runner/job-definition.ts'
import type { AttemptEnd, NewRun } from '../runner/run-states.ts'
import { createJobRunner } from '../runner/runner.ts'
import type { Calendar } from '../schedule/calendar.ts'
import {
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
  whoOf,
} from './suite.ts'

/** Tests a trigger or an occurrence that meets a run: overlap and dedupe keys. */
export function testTriggers({ startProcess, createBackend }: Place): void {
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
    await untilDelivered(seen, 2)
    expect(seen.map(whoOf).toSorted()).toEqual(['kim', 'lee'])
    expect(await process.backend.history(jobId, { limit: 10 })).toHaveLength(1)
  })

  it('delivers once to a recipient that is named twice', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const run = runOf(jobId)
    await enqueue(process.backend, run, { recipients: [to('kim'), to('kim')] })
    await enqueue(process.backend, runOf(jobId), { recipients: [to('kim'), to('lee')], overlap: 'join' })

    await startWorker(process, jobId)
    await untilEnded(process.backend, run.runId)

    const { seen } = await startNotifier(process, to(''))
    await untilDelivered(seen, 2)
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

  it('stores an occurrence that met a run as skipped, with the reason, and delivers that', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    await enqueue(process.backend, runOf(jobId))
    const occurrence = runOf(jobId, { runId: `${jobId}@1`, cause: 'schedule', scheduledFor: 1 })

    const skipped = await enqueue(process.backend, occurrence, { overlap: 'skip', recipients: [to('kim')] })

    expect(skipped).toEqual({ runId: occurrence.runId, disposition: 'skipped' })
    expect(await process.backend.run(occurrence.runId)).toMatchObject({ state: 'skipped', reason: 'overlap' })
    expect(process.settledOf(occurrence.runId)).toMatchObject([{ state: 'skipped', reason: 'overlap' }])
    const { seen } = await startNotifier(process, to(''))
    await untilDelivered(seen, 1)
    expect(seen[0]?.completion).toMatchObject({ status: 'skipped', error: { code: 'JOB_SKIPPED' } })
  })

  it('stores a run that the calendar or a misfire forbids as skipped, and never runs it', async () => {
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
    expect(runs.flatMap(({ runId }) => process.settledOf(runId))).toMatchObject([
      { state: 'skipped', reason: 'calendar' },
      { state: 'skipped', reason: 'misfire' },
    ])
    const last = runOf(jobId)
    await enqueue(process.backend, last)
    await untilEnded(process.backend, last.runId)
    expect(claims.map(({ run }) => run.runId)).toEqual([last.runId])
  })

  it('runs queued runs one after the other, the oldest first', async () => {
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

  it('starts no run of a job while another run of it waits for its next attempt', async () => {
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

  it('runs two runs at a time of a job that allows overlap', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const jobs = [servedJob(jobId, { allowsOverlap: true })]
    const { claims } = await startWorker(process, jobId, () => never, { jobs })

    await enqueue(process.backend, runOf(jobId), { overlap: 'allow' })
    await enqueue(process.backend, runOf(jobId), { overlap: 'allow' })

    await until(() => claims.length === 2)
    expect(new Set(claims.map(({ run }) => run.runId)).size).toBe(2)
  })

  it('starts a queued run beside a running one when the worker allows overlap', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const jobs = [servedJob(jobId, { allowsOverlap: true })]
    const { claims } = await startWorker(process, jobId, () => never, { jobs })

    for (const run of [runOf(jobId), runOf(jobId)]) await enqueue(process.backend, run, { overlap: 'queue' })

    await until(() => claims.length === 2)
    expect(new Set(claims.map(({ run }) => run.runId)).size).toBe(2)
  })

  it('returns the same run for the same dedupe key, even when the run has ended', async () => {
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
    expect(process.settledOf(run.runId)).toHaveLength(1)
    const { seen } = await startNotifier(process, to(''))
    await untilDelivered(seen, 2)
    expect(seen.map(whoOf).toSorted()).toEqual(['kim', 'lee'])
  })

  it.each<[string, NewRun['payload'], NewRun['payload']]>([
    ['another payload', { year: 2025 }, { year: 2026 }],
    ['a payload, where the run has none', undefined, { year: 2026 }],
    ['no payload, where the run has one', { year: 2025 }, undefined],
  ])('makes a run that waits when a trigger that may join has %s', async (_, first, second) => {
    const process = await startProcess()
    const { jobId } = names()
    const gate = Promise.withResolvers<void>()
    const { claims } = await startWorker(process, jobId, () => gate.promise.then(() => succeeded))
    const one = runOf(jobId, first === undefined ? {} : { payload: first })
    const other = runOf(jobId, second === undefined ? {} : { payload: second })
    await enqueue(process.backend, one)
    await untilRun(process.backend, one.runId, ({ state }) => state === 'running')

    const queued = await enqueue(process.backend, other, { overlap: 'join' })
    const state = (await process.backend.run(other.runId))?.state
    gate.resolve()
    await untilEnded(process.backend, other.runId)

    expect(queued).toEqual({ runId: other.runId, disposition: 'queued' })
    expect(state).toBe('queued')
    expect(claims.map(({ payload }) => payload)).toEqual([first, second])
  })

  it('joins a run whose payload has the same fields in another order', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()
    const run = runOf(jobId, { payload: { of: [{ year: 2026, month: 1 }], dry: true } })
    await enqueue(backend, run)

    const payload = { dry: true, of: [{ month: 1, year: 2026 }] }
    const joined = await enqueue(backend, runOf(jobId, { payload }), { overlap: 'join' })

    expect(joined).toEqual({ runId: run.runId, disposition: 'joined' })
  })

  it('returns the joined run when the dedupe key of a trigger that joined it is used again', async () => {
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

  it('makes a run of the registered job by a trigger, and leaves the jobs, their schedules and next runs as they were', async () => {
    const { jobId } = names()
    const delivered: Completion[] = []
    const backend = await createBackend()
    const jobs = createJobRunner({ backend, notifiers: [onComplete((completion) => void delivered.push(completion))] })
    onTestFinished(() => jobs.stop())
    // The slot is so far ahead that the test does not reach it.
    const onceAt = Date.now() + 24 * 60 * minuteMs
    jobs.register({ id: jobId, name: '종목 마스터 갱신', schedule: { onceAt }, run: async () => ({ rows: 2_873 }) })
    await jobs.start()
    const before = await jobs.listJobs()

    const ack = await jobs.trigger(jobId, { recipient: { channel: 'complete', chatId: '42' } })
    const completion = await jobs.waitFor(ack.runId)
    await until(() => delivered.length === 1)

    expect(ack).toMatchObject({ jobId, jobName: '종목 마스터 갱신', disposition: 'queued', deliveryReady: true })
    expect(completion).toMatchObject({ status: 'succeeded', result: { rows: 2_873 }, nextRunAt: onceAt })
    expect(delivered).toMatchObject([{ runId: ack.runId, recipient: { channel: 'complete', chatId: '42' } }])
    expect(await jobs.listJobs()).toEqual(before)
    expect(before).toMatchObject([{ id: jobId, nextRunAt: onceAt }])
  })

  /** Starts a runner with an `onComplete` notifier. `seen` are the calls for `jobId`: the place may hold others. */
  async function startCompleting(definition: Omit<JobDefinition, 'name'>, options?: OnCompleteOptions) {
    const seen: Completion[] = []
    const notifier = onComplete((completion) => {
      if (completion.jobId === definition.id) seen.push(completion)
    }, options)
    const jobs = createJobRunner({ backend: await createBackend(), notifiers: [notifier] })
    onTestFinished(() => jobs.stop())
    jobs.register({ name: '종목 마스터 갱신', ...definition })
    await jobs.start()
    return { jobs, seen }
  }
  const everySecond = { everyMs: 1_000 }
  const horizon = new Date(Date.now() + 2 * 24 * 60 * minuteMs).toISOString().slice(0, 10)
  const closed: Calendar = { zone: 'UTC', until: horizon, day: () => 'closed' }

  it('delivers a scheduled run to onComplete, though nothing names a recipient', async () => {
    const { jobId } = names()
    const { jobs, seen } = await startCompleting({ id: jobId, schedule: everySecond, run: async () => 7 })

    await until(() => seen.length > 0)
    await jobs.pause(jobId)

    expect(seen[0]).toMatchObject({ jobId, cause: 'schedule', status: 'succeeded', result: 7, redelivered: false })
    // The notifier has received every run: none is left for the next test on this place.
    await until(async () => seen.length === (await jobs.history(jobId)).length)
    expect(new Set(seen.map(({ runId }) => runId)).size).toBe(seen.length)
  })

  it('delivers a run once to onComplete when job and trigger name its recipient, too', async () => {
    const { jobId } = names()
    const recipient = { channel: 'complete' }
    const { jobs, seen } = await startCompleting({ id: jobId, recipients: [recipient], run: async () => 7 })

    const first = await jobs.trigger(jobId, { recipient })
    await until(() => seen.length > 0)
    const second = await jobs.trigger(jobId)
    await until(() => seen.some(({ runId }) => runId === second.runId))

    expect(seen.map(({ runId }) => runId)).toEqual([first.runId, second.runId])
  })

  it('delivers a skipped run to onComplete when that asks for it', async () => {
    const { jobId } = names()
    const definition = { id: jobId, schedule: everySecond, calendar: closed, run: async () => 7 }
    const { jobs, seen } = await startCompleting(definition, { skipped: true })

    await until(() => seen.length > 0)
    await jobs.pause(jobId)

    expect(seen[0]).toMatchObject({ status: 'skipped', error: { code: 'JOB_SKIPPED' } })
    await until(async () => seen.length === (await jobs.history(jobId)).length)
  })

  it('delivers no skipped run to an onComplete that does not ask for it', async () => {
    const { jobId } = names()
    const definition = { id: jobId, schedule: everySecond, calendar: closed, run: async () => 7 }
    const { jobs, seen } = await startCompleting(definition)
    const delivered: string[] = []
    jobs.on('delivered', ({ completion }) => {
      if (completion.jobId === jobId) delivered.push(completion.status)
    })

    await until(() => delivered.length > 0)
    await jobs.pause(jobId)

    expect(new Set(delivered)).toEqual(new Set(['skipped']))
    await until(async () => delivered.length === (await jobs.history(jobId)).length)
    expect(seen).toEqual([])
  })
}
