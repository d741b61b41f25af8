import { startOfTest } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import type { BackendStats, Presence } from './backends/backend.ts'
import { type HealthInputs, healthOf } from './health.ts'
import { deployment, job, scriptedNotifier } from './testing/jobs.test-kit.ts'

const minuteMs = 60_000
const channelDown = (message: string) => Object.assign(new Error(message), { code: 'DELIVERY_CHANNEL_DOWN' })
const telegram = { channel: 'telegram', chatId: '42' }

describe('the health of an API process', () => {
  it('names a channel that is down in the worker, since when, and until it is up again', async () => {
    const { clock, runner } = deployment()
    const notifier = scriptedNotifier()
    const [worker, api] = [runner({ notifiers: [notifier] }), runner({ work: false })]
    for (const jobs of [worker, api]) jobs.register(job())
    await worker.start()
    await clock.advance(minuteMs)
    notifier.failures.push(channelDown('token revoked'))
    notifier.verdicts.push(new Error('401'), new Error('401'))

    const ack = await api.trigger('update_stock_master', { recipient: telegram })
    await clock.advance(0)
    const during = await api.health()
    const { deliveryReady } = await api.trigger('update_stock_master', { recipient: telegram })
    await clock.advance(2_000)
    const later = await api.health()
    await clock.advance(10 * minuteMs)

    expect(ack.deliveryReady).toBe(true)
    expect(during.problemDetails).toEqual([
      {
        code: 'CHANNEL_DOWN',
        problem: 'the notifier of telegram is down: token revoked',
        advice: expect.any(String),
        channel: 'telegram',
        sinceAt: startOfTest + minuteMs,
      },
    ])
    expect(during).toMatchObject({
      channels: [{ channel: 'telegram', state: 'down', sinceAt: startOfTest + minuteMs, error: 'token revoked' }],
      pendingByChannel: { telegram: 1 },
    })
    expect(deliveryReady).toBe(false)
    expect(later.problemDetails).toMatchObject([
      { code: 'CHANNEL_DOWN', problem: 'the notifier of telegram is down: 401', sinceAt: startOfTest + minuteMs },
    ])
    expect((await api.health()).problemDetails).toEqual([])
    expect(notifier.delivered).toHaveLength(2)
  })

  it('names a channel once that is down in this process and in another one', async () => {
    const { clock, runner } = deployment()
    const notifiers = [scriptedNotifier(), scriptedNotifier()]
    const [first, second] = notifiers.map((notifier) => runner({ notifiers: [notifier] }))
    for (const jobs of [first, second]) {
      jobs?.register(job({ overlap: 'allow' }))
      await jobs?.start()
    }
    for (const { failures, verdicts } of notifiers) {
      failures.push(channelDown('token revoked'), channelDown('token revoked'))
      verdicts.push(...Array.from({ length: 9 }, () => new Error('token revoked')))
    }

    await first?.trigger('update_stock_master', { recipient: telegram })
    await clock.advance(5_000)

    expect((await first?.health())?.problemDetails).toMatchObject([{ code: 'CHANNEL_DOWN', channel: 'telegram' }])
    expect((await second?.health())?.problemDetails).toMatchObject([{ code: 'CHANNEL_DOWN', channel: 'telegram' }])
  })

  it('names a channel whose completions have waited for minutes, though a process delivers it', async () => {
    const { clock, runner } = deployment()
    const notifier = scriptedNotifier()
    const [worker, api] = [runner({ notifiers: [notifier] }), runner({ work: false })]
    for (const jobs of [worker, api]) jobs.register(job())
    await worker.start()
    notifier.failures.push(...Array.from({ length: 12 }, () => new Error('no route')))
    await api.trigger('update_stock_master', { recipient: telegram })

    await clock.advance(5 * minuteMs)
    const early = await api.health()
    await clock.advance(1)
    const late = await api.health()

    expect(early.problemDetails).toEqual([])
    expect(late.problemDetails).toMatchObject([
      { code: 'COMPLETIONS_WAIT', channel: 'telegram', count: 1, sinceAt: startOfTest },
    ])
    expect(late.problems).toEqual([expect.stringContaining('a process delivers it')])
  })

  it('names a misspelt channel with the time since when its completions wait', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ recipients: [{ channel: 'telegrm' }] }))
    await jobs.start()
    await jobs.trigger('update_stock_master')
    await clock.advance(30 * minuteMs)

    expect((await jobs.health()).problemDetails).toMatchObject([
      { code: 'CHANNEL_UNSERVED', channel: 'telegrm', count: 1, sinceAt: startOfTest },
    ])
  })

  it('names dead completions with the time since when', async () => {
    const { clock, runner } = deployment()
    const notifier = scriptedNotifier()
    const jobs = runner({ notifiers: [notifier] })
    jobs.register(job())
    await jobs.start()
    notifier.failures.push(Object.assign(new Error('chat not found'), { code: 'DELIVERY_PERMANENT' }))
    await jobs.trigger('update_stock_master', { recipient: telegram })
    await clock.advance(minuteMs)

    expect((await jobs.health()).problemDetails).toMatchObject([
      { code: 'DELIVERIES_DEAD', count: 1, sinceAt: startOfTest },
    ])
  })

  it('names runs without a worker, schedules without a process, and since when', async () => {
    const { clock, runner } = deployment()
    const [worker, api] = [runner(), runner({ work: false })]
    for (const jobs of [worker, api]) jobs.register(job({ schedule: { everyMs: minuteMs } }))
    await worker.start()
    const stopping = worker.stop()
    await clock.advance(1)
    await stopping
    await api.trigger('update_stock_master')
    await clock.advance(10 * minuteMs)

    expect((await api.health()).problemDetails).toMatchObject([
      { code: 'SCHEDULE_OVERDUE', jobId: 'update_stock_master', sinceAt: startOfTest + minuteMs },
      { code: 'NO_WORKER', count: 1, sinceAt: startOfTest + 1 },
      { code: 'RUNS_WAIT', sinceAt: startOfTest + 1 },
    ])
  })
})

describe('healthOf', () => {
  const stats: BackendStats = {
    queued: 0,
    running: 0,
    workers: 1,
    pendingDeliveries: 0,
    pendingByChannel: new Map(),
    pendingSince: new Map(),
    deadDeliveries: 0,
    unservedJobs: [],
  }
  const presence: Presence = { workers: 1, jobs: [], isComplete: true, channels: [] }
  const inputs: HealthInputs = { now: 1_000_000, presence, overdue: [], notifiers: [], trouble: undefined }

  it('reports no problem of a channel that one process delivers, though it is not started in this one', () => {
    const pending = { pendingByChannel: new Map([['mail', 1]]), pendingSince: new Map([['mail', 999_000]]) }
    const served = { ...presence, channels: [{ channel: 'mail', state: 'ready' as const }] }

    expect(healthOf({ ...stats, ...pending }, { ...inputs, presence: served }).problems).toEqual([])
  })

  it('reports completions that wait behind a notifier that was never started', () => {
    const pending = { pendingByChannel: new Map([['mail', 1]]), pendingSince: new Map([['mail', 1]]) }
    const notifiers = [{ channel: 'mail', state: 'unverified' as const }]

    expect(healthOf({ ...stats, ...pending }, { ...inputs, notifiers }).problemDetails).toMatchObject([
      { code: 'CHANNEL_DOWN' },
      { code: 'COMPLETIONS_WAIT', problem: expect.stringContaining('no process delivers it'), sinceAt: 1 },
    ])
  })
})
