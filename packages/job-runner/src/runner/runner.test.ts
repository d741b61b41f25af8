import { fakeClock, settle, startOfTest } from '@stockeye/test-kit/fake-clock'
import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { memoryBackend } from '../backends/memory/backend.ts'
import { sqliteBackend } from '../backends/sqlite/backend.ts'
import { onComplete } from '../delivery/notifier.ts'
import { JobBackendError } from '../errors.ts'
import { deployment, job, scriptedNotifier } from '../testing/jobs.test-kit.ts'
import { createJobRunner } from './runner.ts'

const telegram = { channel: 'telegram', chatId: '42' }
const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)
const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

describe('job', () => {
  it('refuses a second definition of one id, and ids that do not fit a button', () => {
    const jobs = deployment().runner()
    jobs.register(job())

    expect(() => jobs.register(job())).toThrow(expect.objectContaining({ code: 'JOB_INPUT', field: 'id' }))
    for (const id of ['', 'Update', '1st', 'a b', '갱신', 'a'.repeat(41)]) {
      expect(() => jobs.register(job({ id }))).toThrow(expect.objectContaining({ code: 'JOB_INPUT', field: 'id' }))
    }
    expect(() => jobs.register(job({ id: 'a'.repeat(40) }))).not.toThrow()
  })

  it.each([
    ['name', { name: ' ' }],
    ['timeoutMs', { timeoutMs: 2 ** 31 }],
    ['retry.attempts', { retry: { attempts: 0 } }],
    ['schedule.zone', { schedule: { cron: '0 7 * * *', zone: 'Asia/Soul' } }],
    ['recipients[0].channel', { recipients: [{ channel: '' }] }],
  ])('refuses a wrong %s', (field, wrong) => {
    expect(() => deployment().runner().register(job(wrong))).toThrow(
      expect.objectContaining({ code: 'JOB_INPUT', field }),
    )
  })

  it('refuses a job after the start, whose runs no worker would take', async () => {
    const jobs = deployment().runner()
    await jobs.start()

    expect(() => jobs.register(job())).toThrow(expect.objectContaining({ code: 'JOB_INPUT' }))
  })
})

describe('trigger', () => {
  it('acknowledges when run and recipient are stored, before the job begins', async () => {
    const { memory, runner } = deployment()
    const jobs = runner()
    jobs.register(job())

    const ack = await jobs.trigger('update_stock_master', { recipient: telegram, payload: { market: 'KOSPI' } })

    expect(ack).toEqual({
      runId: 'run-1',
      jobId: 'update_stock_master',
      jobName: '종목 마스터 갱신',
      disposition: 'queued',
      acceptedAt: startOfTest,
      deliveryReady: false,
    })
    expect(memory.runs.get('run-1')).toMatchObject({ payload: { market: 'KOSPI' }, recipients: [telegram] })
  })

  it('rejects an unknown id with the similar ones, and stores nothing', async () => {
    const { memory, runner } = deployment()
    const jobs = runner()
    jobs.register(job())

    const error = await failure(jobs.trigger('update_stok_master', { recipient: telegram }))

    expect(error).toMatchObject({ code: 'JOB_UNKNOWN', near: ['update_stock_master'] })
    expect(memory.runs.size).toBe(0)
  })

  it('queues a run of a job that triggers itself: joined, it would be no run', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    const acks: unknown[] = []
    jobs.register(
      job({
        async run({ runId }) {
          if (runId !== 'run-1') return
          await settle()
          acks.push(await jobs.trigger('update_stock_master'))
        },
      }),
    )
    await jobs.start()
    await jobs.trigger('update_stock_master')

    await clock.advance(1)

    expect(acks).toMatchObject([{ runId: 'run-2', disposition: 'queued' }])
    expect(await jobs.history('update_stock_master')).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }])
  })

  it('queues a run of a job that triggers itself through another runner of the process', async () => {
    const { clock, runner } = deployment()
    const [jobs, api] = [runner(), runner({ work: false })]
    const acks: unknown[] = []
    const definition = job({
      async run({ runId }) {
        if (runId === 'run-1') acks.push(await api.trigger('update_stock_master'))
      },
    })
    for (const it of [jobs, api]) it.register(definition)
    await jobs.start()
    await api.trigger('update_stock_master')

    await clock.advance(1)

    expect(acks).toMatchObject([{ runId: 'run-2', disposition: 'queued' }])
  })

  it('joins a run when a listener triggers its job, even if a call of that run has led to the event', async () => {
    const folder = tempFolder('listener')
    const jobs = createJobRunner({ backend: sqliteBackend({ path: `${folder}/jobs.db` }) })
    onTestFinished(() => jobs.stop())
    const gate = Promise.withResolvers<void>()
    const joined = Promise.withResolvers<string>()
    jobs.register(
      job({
        async run() {
          await jobs.trigger('other')
          await gate.promise
        },
      }),
    )
    jobs.register(job({ id: 'other' }))
    jobs.on('ended', async ({ run }) => {
      if (run.jobId !== 'other') return
      joined.resolve((await jobs.trigger('update_stock_master')).disposition)
      gate.resolve()
    })
    await jobs.start()
    await jobs.trigger('update_stock_master')

    expect(await joined.promise).toBe('joined')
  })

  it('joins a run when the trigger comes from another job, or from a task that its own run has left behind', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    const left = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const joined: unknown[] = []
    const trigger = async () => {
      joined.push((await jobs.trigger('update_stock_master')).disposition)
    }
    jobs.register(
      job({
        async run({ runId }) {
          if (runId === 'run-1') void left.promise.then(trigger)
          else await gate.promise
        },
      }),
    )
    jobs.register(job({ id: 'other', run: trigger }))
    await jobs.start()
    await jobs.trigger('update_stock_master')
    await clock.advance(1)
    await jobs.trigger('update_stock_master')
    await clock.advance(1)

    left.resolve()
    await jobs.trigger('other')
    await clock.advance(1)
    gate.resolve()

    expect(joined).toEqual(['joined', 'joined'])
  })

  it('joins a run when the trigger comes from a delivery that a call of the run has woken', async () => {
    const { clock, runner } = deployment()
    const dispositions: unknown[] = []
    const jobs = runner({
      notifiers: [
        onComplete(async ({ jobId }) => {
          if (jobId === 'other') dispositions.push((await jobs.trigger('update_stock_master')).disposition)
        }),
      ],
    })
    const gate = Promise.withResolvers<void>()
    jobs.register(
      job({
        async run({ runId }) {
          if (runId !== 'run-1') return
          const { runId: cancelled } = await jobs.trigger('other')
          await jobs.cancel(cancelled)
          await gate.promise
        },
      }),
    )
    jobs.register(job({ id: 'other', overlap: 'queue', run: () => gate.promise }))
    await jobs.start()
    await jobs.trigger('update_stock_master')
    await clock.advance(1)
    gate.resolve()

    expect(dispositions).toEqual(['joined'])
  })

  it.each([
    ['allow', 'allow'],
    ['queue', 'queue'],
    ['skip', 'queue'],
  ] as const)('queues a run of a job with overlap %s under the rule %s', async (overlap, rule) => {
    const backend = memoryBackend()
    const enqueue = vi.spyOn(backend, 'enqueue')
    const jobs = createJobRunner({ backend, work: false })
    jobs.register(job({ overlap }))
    await jobs.start()
    onTestFinished(() => jobs.stop())

    await jobs.trigger('update_stock_master', { overlap: 'queue' })

    expect(enqueue.mock.calls).toMatchObject([[{ overlap: rule }]])
  })

  it('joins the run in progress by default, queues on demand, or rejects naming the run', async () => {
    const jobs = deployment().runner()
    jobs.register(job())
    const first = await jobs.trigger('update_stock_master')

    const joined = await jobs.trigger('update_stock_master', { recipient: telegram })
    const queued = await jobs.trigger('update_stock_master', { overlap: 'queue' })
    const rejected = await failure(jobs.trigger('update_stock_master', { overlap: 'reject' }))

    expect(joined).toMatchObject({ runId: first.runId, disposition: 'joined' })
    expect(queued.disposition).toBe('queued')
    expect(queued.runId).not.toBe(first.runId)
    expect(rejected).toMatchObject({ code: 'JOB_REJECTED', runId: first.runId })
  })

  it('takes an option that is undefined as one that is missing', async () => {
    const jobs = deployment().runner()
    jobs.register(job())

    const ack = await jobs.trigger('update_stock_master', {
      recipient: undefined,
      payload: undefined,
      dedupeKey: undefined,
      overlap: undefined,
    })

    expect(ack.disposition).toBe('queued')
  })

  it('returns the same run for the same dedupe key for 24 h', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job())
    await jobs.start()
    const first = await jobs.trigger('update_stock_master', { dedupeKey: 'tap-1' })
    await clock.advance(24 * 3_600_000 - 1)

    const again = await jobs.trigger('update_stock_master', { dedupeKey: 'tap-1' })
    await clock.advance(1)
    const later = await jobs.trigger('update_stock_master', { dedupeKey: 'tap-1' })

    expect(again).toMatchObject({ runId: first.runId, disposition: 'deduplicated' })
    expect(later.runId).not.toBe(first.runId)
  })

  it.each([
    ['recipient.channel', { recipient: { channel: ' ' } }],
    ['payload', { payload: 'x'.repeat(65_536) }],
    ['dedupeKey', { dedupeKey: '' }],
  ])('refuses a wrong %s', async (field, wrong) => {
    const jobs = deployment().runner()
    jobs.register(job())

    expect(await failure(jobs.trigger('update_stock_master', wrong))).toMatchObject({ code: 'JOB_INPUT', field })
  })

  it('reports whether a verified notifier is alive, in this process or another one', async () => {
    const { clock, runner } = deployment()
    const api = runner({ work: false })
    const worker = runner({ notifiers: [scriptedNotifier()] })
    api.register(job())
    worker.register(job())
    const ready = async (jobs: typeof api) =>
      (await jobs.trigger('update_stock_master', { recipient: telegram })).deliveryReady
    const before = await ready(api)

    await worker.start()
    await settle()

    expect(before).toBe(false)
    expect([await ready(worker), await ready(api)]).toEqual([true, true])
    await clock.advance(1)
    const stopping = worker.stop()
    await clock.advance(1)
    await stopping
    expect(await ready(api)).toBe(false)
  })
})

describe('an API process and a worker', () => {
  it('triggers in one process, runs in the other, and can be waited for and cancelled in both', async () => {
    const { clock, runner } = deployment()
    const [api, worker] = [runner({ work: false }), runner()]
    const seen: unknown[] = []
    const definition = job({
      async run({ payload, signal, progress }) {
        seen.push(payload)
        progress({ done: 1, total: 2 })
        await untilAborted(signal)
      },
    })
    api.register(definition)
    worker.register(definition)
    await Promise.all([api.start(), worker.start()])

    const { runId } = await api.trigger('update_stock_master', { payload: ['KOSPI'] })
    await clock.advance(1)
    const running = await api.getRun(runId)
    const waiting = api.waitFor(runId)
    await api.cancel(runId)
    await clock.advance(1)

    expect(seen).toEqual([['KOSPI']])
    expect(running).toMatchObject({ state: 'running', progress: { done: 1, total: 2 } })
    expect(await waiting).toMatchObject({ status: 'cancelled', error: { code: 'JOB_CANCELLED' } })
    expect(await api.history('update_stock_master')).toMatchObject([{ runId, state: 'cancelled' }])
  })
})

describe('waitFor', () => {
  it('resolves at once for a run that has ended already', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ run: async () => 7 }))
    await jobs.start()
    const { runId } = await jobs.trigger('update_stock_master')
    await clock.advance(1)

    expect(await jobs.waitFor(runId)).toMatchObject({ runId, status: 'succeeded', result: 7 })
  })

  it('reads the run each second, when no hint arrives', async () => {
    const { clock, memory, runner } = deployment()
    const backend = { ...memoryBackend({ memory }), watch: () => () => undefined }
    const jobs = runner({ backend })
    jobs.register(job())
    const { runId } = await jobs.trigger('update_stock_master')
    const waiting = jobs.waitFor(runId)
    await jobs.start()

    await clock.advance(1_000)

    expect(await waiting).toMatchObject({ status: 'succeeded' })
  })

  it('rejects with the reason of its signal, and the run continues', async () => {
    const jobs = deployment().runner()
    jobs.register(job())
    const { runId } = await jobs.trigger('update_stock_master')
    const reason = new Error('the request was closed')

    expect(await failure(jobs.waitFor(runId, { signal: AbortSignal.abort(reason) }))).toBe(reason)
    expect(await jobs.getRun(runId)).toMatchObject({ state: 'queued' })
  })

  it('rejects an unknown run, and so does cancel', async () => {
    const jobs = deployment().runner()

    expect(await failure(jobs.waitFor('nope'))).toMatchObject({ code: 'JOB_RUN_UNKNOWN', runId: 'nope' })
    expect(await failure(jobs.cancel('nope'))).toMatchObject({ code: 'JOB_RUN_UNKNOWN' })
  })
})

describe('a job that fails', () => {
  it('is tried again with longer and longer pauses, and its last error is delivered', async () => {
    const { clock, runner } = deployment()
    const notifier = scriptedNotifier()
    const jobs = runner({ notifiers: [notifier] })
    const attempts: number[] = []
    jobs.register(
      job({
        retry: { attempts: 3, firstMs: 1_000 },
        async run({ attempt }) {
          attempts.push(clock.now() - startOfTest)
          throw Object.assign(new Error(`attempt ${attempt}`), { code: 'KIS_UNANSWERED' })
        },
      }),
    )
    await jobs.start()

    await jobs.trigger('update_stock_master', { recipient: telegram })
    await clock.advance(10_000)

    expect(attempts).toEqual([0, 1_000, 3_000])
    expect(notifier.delivered).toMatchObject([
      { status: 'failed', attempt: 3, error: { code: 'KIS_UNANSWERED', message: 'attempt 3' } },
    ])
  })
})

describe('start', () => {
  it('rejects with each missing setting of a notifier, starts nothing, and can be called again', async () => {
    const { clock, runner } = deployment()
    const [chat, mail, mended] = [scriptedNotifier('chat'), scriptedNotifier('mail'), scriptedNotifier('ok')]
    chat.verdicts.push(new Error('CHAT_TOKEN must be set, and not be blank'))
    mail.verdicts.push(new Error('MAIL_HOST must be set, and not be blank'))
    const jobs = runner({ notifiers: [chat, mail, mended] })
    jobs.register(job())
    const { runId } = await jobs.trigger('update_stock_master')

    const error = await failure(jobs.start())
    await clock.advance(1)

    expect(error).toMatchObject({
      code: 'JOB_NOTIFIER',
      failures: [
        { channel: 'chat', message: 'CHAT_TOKEN must be set, and not be blank' },
        { channel: 'mail', message: 'MAIL_HOST must be set, and not be blank' },
      ],
    })
    expect(await jobs.getRun(runId)).toMatchObject({ state: 'queued' })
    await jobs.start()
    await clock.advance(1)
    expect(await jobs.getRun(runId)).toMatchObject({ state: 'succeeded' })
  })

  it('does not wait without end for a notifier that does not answer', async () => {
    const { clock, runner } = deployment()
    const jobs = runner({ notifiers: [{ ...scriptedNotifier(), verify: () => new Promise(() => undefined) }] })
    const error = failure(jobs.start())

    await clock.advance(30_000)

    expect(await error).toMatchObject({ code: 'JOB_NOTIFIER', failures: [{ channel: 'telegram' }] })
  })

  it('succeeds at a second call when the backend could not be opened', async () => {
    const { clock, memory, runner } = deployment()
    const backend = memoryBackend({ memory })
    let isLocked = true
    const open: typeof backend.open = (context) =>
      isLocked ? Promise.reject(new JobBackendError('the file is locked')) : backend.open(context)
    const jobs = runner({ backend: { ...backend, open } })
    jobs.register(job())
    const error = await failure(jobs.start())

    isLocked = false
    await jobs.start()
    const { runId } = await jobs.trigger('update_stock_master')
    await clock.advance(1)

    expect(error).toMatchObject({ code: 'JOB_BACKEND' })
    expect(await jobs.getRun(runId)).toMatchObject({ state: 'succeeded' })
  })

  it.each(['deliver', 'work'] as const)('succeeds at a second call when the backend failed in %s', async (step) => {
    const { clock, memory, runner } = deployment()
    const backend = memoryBackend({ memory })
    const failing = vi.spyOn(backend, step).mockRejectedValueOnce(new JobBackendError('Redis gave no answer'))
    const notifiers = [scriptedNotifier(), scriptedNotifier('mail')]
    const jobs = runner({ backend, notifiers })
    jobs.register(job({ recipients: [telegram, { channel: 'mail' }] }))
    const { runId } = await jobs.trigger('update_stock_master')

    const error = await failure(jobs.start())
    const { channels, workers } = await jobs.health()
    await jobs.start()
    await clock.advance(1)

    expect(failing).toHaveBeenCalled()
    expect(error).toMatchObject({ code: 'JOB_BACKEND' })
    expect({ channels, workers }).toEqual({ channels: [], workers: 0 })
    expect(await jobs.getRun(runId)).toMatchObject({ state: 'succeeded' })
    expect(notifiers.map(({ delivered }) => delivered.length)).toEqual([1, 1])
  })

  it('verifies each notifier once, however often it is called', async () => {
    const { runner } = deployment()
    const notifier = scriptedNotifier()
    const verify = vi.spyOn(notifier, 'verify')
    const jobs = runner({ notifiers: [notifier] })

    await Promise.all([jobs.start(), jobs.start()])

    expect(verify).toHaveBeenCalledTimes(1)
  })
})

describe('stop', () => {
  it('waits for running jobs, and begins no further run', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    const gate = Promise.withResolvers<void>()
    const begun: string[] = []
    jobs.register(
      job({
        async run({ runId }) {
          begun.push(runId)
          await gate.promise
        },
      }),
    )
    await jobs.start()
    const first = await jobs.trigger('update_stock_master')
    await jobs.trigger('update_stock_master', { overlap: 'queue' })
    await clock.advance(1)
    const ended: string[] = []
    jobs.on('ended', ({ run }) => void ended.push(`${run.runId} ${run.state}`))

    const stopping = jobs.stop()
    gate.resolve()
    await clock.advance(1)
    await stopping

    expect(begun).toEqual([first.runId])
    expect(ended).toEqual([`${first.runId} succeeded`])
  })

  it('aborts running jobs at the deadline, and queues their runs again without counting a crash', async () => {
    const { clock, runner } = deployment()
    const [one, two] = [runner(), runner()]
    const reasons: unknown[] = []
    one.register(
      job({
        async run({ signal }) {
          await untilAborted(signal)
          reasons.push(signal.reason)
        },
      }),
    )
    two.register(job({ run: async ({ attempt }) => attempt }))
    await one.start()
    const { runId } = await one.trigger('update_stock_master')
    await clock.advance(1)

    const stopping = one.stop({ deadlineMs: 500 })
    await clock.advance(500)
    await stopping
    await two.start()
    await clock.advance(1)

    expect(reasons).toMatchObject([{ code: 'JOB_LEASE_LOST' }])
    expect(await two.getRun(runId)).toMatchObject({ state: 'succeeded', result: 1, attempt: 1, crashes: 0 })
  })

  it('resolves 3 s after the deadline, even if a job hangs', async () => {
    const { clock, memory, runner } = deployment()
    const backend = { ...memoryBackend({ memory }), close: () => new Promise<never>(() => undefined) }
    const jobs = runner({ backend })
    jobs.register(job({ run: () => new Promise(() => undefined) }))
    await jobs.start()
    await jobs.trigger('update_stock_master')
    await clock.advance(1)
    let isStopped = false

    void jobs.stop({ deadlineMs: 500 }).then(() => {
      isStopped = true
    })
    await clock.advance(3_499)
    const before = isStopped
    await clock.advance(1)

    expect([before, isStopped]).toEqual([false, true])
  })

  it('refuses a deadline that is not a time, and then stops nothing', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job())
    await jobs.start()

    for (const deadlineMs of [Number.POSITIVE_INFINITY, Number.NaN, -1]) {
      expect(await failure(jobs.stop({ deadlineMs }))).toMatchObject({ code: 'JOB_INPUT', field: 'deadlineMs' })
    }

    const { runId } = await jobs.trigger('update_stock_master')
    await clock.advance(1)
    expect(await jobs.getRun(runId)).toMatchObject({ state: 'succeeded' })
  })

  it('refuses a start after it', async () => {
    const jobs = createJobRunner({ backend: memoryBackend() })
    const started = jobs.start()
    await started
    await jobs.stop()

    expect(await failure(jobs.start())).toMatchObject({ code: 'JOB_STOPPED' })
    const unused = createJobRunner({ backend: memoryBackend() })
    const stopping = unused.stop()
    expect(await failure(unused.start())).toMatchObject({ code: 'JOB_STOPPED' })
    await stopping
  })

  it('returns one promise for every call, and rejects later calls and every wait with JOB_STOPPED', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job())
    const { runId } = await jobs.trigger('update_stock_master')
    const waiting = failure(jobs.waitFor(runId))
    await settle()

    const stopping = jobs.stop()

    expect(jobs.stop({ deadlineMs: 1 })).toBe(stopping)
    expect(await failure(jobs.trigger('update_stock_master'))).toMatchObject({ code: 'JOB_STOPPED' })
    await clock.advance(1)
    await stopping
    expect(await waiting).toMatchObject({ code: 'JOB_STOPPED' })
  })

  it('rejects a wait that has begun while the backend was being opened, and polls no more', async () => {
    const { clock, memory, runner } = deployment()
    const before = runner({ work: false })
    before.register(job())
    const { runId } = await before.trigger('update_stock_master')
    const opening = Promise.withResolvers<void>()
    const backend = memoryBackend({ memory })
    const read = vi.spyOn(backend, 'run')
    const open: typeof backend.open = async (context) => {
      await opening.promise
      await backend.open(context)
    }
    const jobs = runner({ backend: { ...backend, open, run: read } })
    const waiting = failure(jobs.waitFor(runId))
    const triggering = failure(jobs.getRun(runId))

    const stopping = jobs.stop()
    opening.resolve()
    await clock.advance(60_000)
    await stopping

    expect(await waiting).toMatchObject({ code: 'JOB_STOPPED' })
    expect(await triggering).toMatchObject({ code: 'JOB_STOPPED' })
    expect(read).not.toHaveBeenCalled()
  })

  it('rejects a start that is under way with JOB_STOPPED, also while a notifier is verified', async () => {
    const { clock, runner } = deployment()
    const jobs = runner({ notifiers: [{ ...scriptedNotifier(), verify: () => new Promise(() => undefined) }] })
    const starting = failure(jobs.start())
    await settle()

    const stopping = jobs.stop()
    await clock.advance(1)
    await stopping

    expect(await starting).toMatchObject({ code: 'JOB_STOPPED' })
  })

  it('clears every timer, so that a process can end', async () => {
    const clock = fakeClock()
    const timers = new Set<unknown>()
    const counting = {
      ...clock,
      setTimeout(run: () => void, ms: number) {
        const timer = clock.setTimeout(() => {
          timers.delete(timer)
          run()
        }, ms)
        timers.add(timer)
        return timer
      },
      clearTimeout(timer: unknown) {
        timers.delete(timer)
        clock.clearTimeout(timer)
      },
    }
    const jobs = createJobRunner({ backend: memoryBackend(), clock: counting, notifiers: [scriptedNotifier()] })
    jobs.register(job({ schedule: { everyMs: 60_000 } }))
    await jobs.start()
    await jobs.trigger('update_stock_master', { recipient: telegram })
    await clock.advance(120_000)

    const before = timers.size
    await jobs.stop()
    await settle()

    expect(before).toBeGreaterThan(0)
    expect(timers.size).toBe(0)
  })
})

describe('a worker that dies', () => {
  it('loses its run to another worker within lease and sweep, 20 s in all', async () => {
    const { clock, memory, runner } = deployment()
    const itsClock = mortalClock(clock)
    // The test does not stop it: it is dead.
    const dying = createJobRunner({ backend: memoryBackend({ memory }), clock: itsClock })
    dying.register(job({ run: () => new Promise(() => undefined) }))
    await dying.start()
    const { runId } = await dying.trigger('update_stock_master')
    await clock.advance(1)
    const living = runner()
    living.register(job({ run: async () => 'living' }))
    await living.start()

    itsClock.die()
    memory.emitter.removeAllListeners('change')
    await clock.advance(20_000)

    expect(await living.getRun(runId)).toMatchObject({ state: 'succeeded', crashes: 1, attempt: 1, result: 'living' })
  })
})

describe('history', () => {
  it('refuses a job that no process knows, and takes one that is not registered any more', async () => {
    const { clock, runner } = deployment()
    const before = runner()
    before.register(job())
    await before.start()
    const { runId } = await before.trigger('update_stock_master')
    await clock.advance(0)
    const now = runner()
    now.register(job({ id: 'other' }))

    expect(await now.history('update_stock_master')).toMatchObject([{ runId }])
    expect(await now.history('update_stock_master', { before: runId })).toEqual([])
    expect(await now.history('other')).toEqual([])
    expect(await failure(now.history('othr'))).toMatchObject({ code: 'JOB_UNKNOWN', near: ['other'] })
    expect(await failure(now.history('other', { before: 'nope' }))).toMatchObject({ code: 'JOB_RUN_UNKNOWN' })
    expect(await failure(now.history('other', { before: runId }))).toMatchObject({ code: 'JOB_INPUT', field: 'before' })
  })
})

describe('health', () => {
  it('names a channel that no process delivers, with the number of completions that wait for it', async () => {
    const { clock, runner } = deployment()
    const jobs = runner({ notifiers: [scriptedNotifier()] })
    jobs.register(job({ recipients: [{ channel: 'telegrm', chatId: '1' }] }))
    await jobs.start()

    const acks = [
      await jobs.trigger('update_stock_master'),
      await jobs.trigger('update_stock_master', { overlap: 'queue' }),
    ]
    await clock.advance(0)
    const { problems } = await jobs.health()
    await runner({ work: false, notifiers: [scriptedNotifier('telegrm')] }).start()
    await clock.advance(1_000)

    expect(acks.map(({ deliveryReady }) => deliveryReady)).toEqual([false, false])
    expect(problems).toEqual(['2 completions wait for channel telegrm, which no process delivers'])
    expect((await jobs.health()).problems).toEqual([])
  })

  it('has no problem when all is well', async () => {
    const jobs = deployment().runner({ notifiers: [scriptedNotifier()] })
    jobs.register(job({ schedule: { everyMs: 60_000 } }))
    await jobs.start()
    await settle()

    expect(await jobs.health()).toEqual({
      problems: [],
      problemDetails: [],
      lagMs: 0,
      queued: 0,
      running: 0,
      workers: 1,
      overdueJobIds: [],
      notifiers: [{ channel: 'telegram', state: 'ready' }],
      pendingDeliveries: 0,
      deadDeliveries: 0,
      channels: [{ channel: 'telegram', state: 'ready' }],
      pendingByChannel: {},
    })
  })

  it('reports runs for which no worker is connected, and schedules that no process plans', async () => {
    const { clock, runner } = deployment()
    const [worker, api] = [runner(), runner({ work: false })]
    const definition = job({ schedule: { everyMs: 60_000 } })
    worker.register(definition)
    api.register(definition)
    await worker.start()
    const stopping = worker.stop()
    await clock.advance(1)
    await stopping
    await api.trigger('update_stock_master')

    await clock.advance(10 * 60_000)

    const health = await api.health()
    expect(health).toMatchObject({ lagMs: 600_000, queued: 1, workers: 0, overdueJobIds: ['update_stock_master'] })
    expect(health.problems).toHaveLength(3)
    expect(health.problems).toContain('1 run is queued, but no worker is connected')
  })

  it('shows a failure in the background for a minute', async () => {
    const { clock, memory, runner } = deployment()
    const backend = memoryBackend({ memory })
    let isDown = false
    const schedule = (id: string) => (isDown ? Promise.reject(new Error('disk full')) : backend.schedule(id))
    const jobs = runner({ backend: { ...backend, schedule } })
    jobs.register(job({ schedule: { everyMs: 60_000 } }))
    await jobs.start()
    const troubles: unknown[] = []
    jobs.on('trouble', ({ error }) => void troubles.push(error))

    isDown = true
    await clock.advance(60_000)
    isDown = false
    const during = await jobs.health()
    await clock.advance(120_000)

    expect(troubles).toMatchObject([{ message: 'disk full' }])
    expect(during.problems.join()).toContain('disk full')
    expect((await jobs.health()).problems).toEqual([])
    expect(await jobs.history('update_stock_master')).toHaveLength(3)
  })
})

describe('on', () => {
  it('emits the start of a run, and its end', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job())
    const emitted: string[] = []
    jobs.on('started', ({ run }) => void emitted.push(`started ${run.runId}`))
    const off = jobs.on('ended', ({ run }) => void emitted.push(`${run.state} ${run.runId}`))
    await jobs.start()
    await jobs.trigger('update_stock_master')
    await clock.advance(1)

    off()
    await jobs.trigger('update_stock_master')
    await clock.advance(1)

    expect(emitted).toEqual(['started run-1', 'succeeded run-1', 'started run-2'])
  })

  it('emits an attempt that failed when another follows, and the end only after the last', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    const error = Object.assign(new Error('no answer'), { code: 'KIS_UNANSWERED' })
    jobs.register(job({ retry: { attempts: 2, firstMs: 1_000 }, run: () => Promise.reject(error) }))
    const emitted: unknown[] = []
    for (const event of ['started', 'retrying', 'ended'] as const) {
      jobs.on(event, ({ run }) => void emitted.push([event, run.attempt, run.state, run.error?.code, run.retryAt]))
    }
    await jobs.start()
    await jobs.trigger('update_stock_master')

    await clock.advance(2_000)

    expect(emitted).toEqual([
      ['started', 1, 'running', undefined, undefined],
      ['retrying', 1, 'retry_wait', 'KIS_UNANSWERED', startOfTest + 1_000],
      ['started', 2, 'running', undefined, undefined],
      ['ended', 2, 'failed', 'KIS_UNANSWERED', undefined],
    ])
  })

  it('emits the end of a run that never began', async () => {
    const { clock, runner } = deployment()
    const jobs = runner({ work: false })
    jobs.register(job())
    const emitted: unknown[] = []
    jobs.on('ended', ({ run }) => void emitted.push([run.runId, run.state, run.error?.code]))
    const { runId } = await jobs.trigger('update_stock_master')

    await jobs.cancel(runId)
    await clock.advance(1)

    expect(emitted).toEqual([[runId, 'cancelled', 'JOB_CANCELLED']])
  })

  it('turns the rejection of an async listener into a warning, and does not end the process', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job())
    const warn = vi.spyOn(process, 'emitWarning').mockReturnValue()
    jobs.on('ended', async () => {
      throw new Error('a bug in an async listener')
    })
    await jobs.start()

    await jobs.trigger('update_stock_master')
    await clock.advance(0)

    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ message: 'a bug in an async listener' }))
    warn.mockRestore()
  })

  it('turns an error of a listener into a warning, and calls the other listeners', async () => {
    const { clock, runner } = deployment()
    const warn = vi.spyOn(process, 'emitWarning').mockReturnValue()
    const jobs = runner()
    jobs.register(job())
    const emitted: string[] = []
    jobs.on('started', () => {
      throw new Error('a bug in a listener')
    })
    jobs.on('started', ({ run }) => void emitted.push(run.runId))
    await jobs.start()

    const { runId } = await jobs.trigger('update_stock_master')
    await clock.advance(1)

    expect(emitted).toEqual([runId])
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ message: 'a bug in a listener' }))
    expect(await jobs.getRun(runId)).toMatchObject({ state: 'succeeded' })
    warn.mockRestore()
  })
})

describe('createJobRunner', () => {
  it('refuses a backend that has a runner, two notifiers of one channel, and wrong options', () => {
    const backend = memoryBackend()
    createJobRunner({ backend })
    const inputError = expect.objectContaining({ code: 'JOB_INPUT' })

    expect(() => createJobRunner({ backend })).toThrow(inputError)
    expect(() => deployment().runner({ notifiers: [scriptedNotifier(), scriptedNotifier()] })).toThrow(inputError)
    expect(() => deployment().runner({ slots: 0 })).toThrow(inputError)
    expect(() => deployment().runner({ leaseMs: Number.NaN })).toThrow(inputError)
  })
})
