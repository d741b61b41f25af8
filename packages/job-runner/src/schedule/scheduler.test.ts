import { startOfTest } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import { memoryBackend } from '../backends/memory/backend.ts'
import { deployment, job, scriptedNotifier } from '../testing/jobs.test-kit.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const jobId = 'update_stock_master'
const hourly = { everyMs: hourMs }

describe('a schedule', () => {
  it('makes a run of each slot, with an id that names the slot', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ schedule: hourly, recipients: [{ channel: 'telegram', chatId: '42' }] }))
    await jobs.start()

    await clock.advance(2 * hourMs)

    expect(await jobs.history(jobId)).toMatchObject([
      { runId: `${jobId}@${startOfTest + 2 * hourMs}`, cause: 'schedule', scheduledFor: startOfTest + 2 * hourMs },
      { runId: `${jobId}@${startOfTest + hourMs}`, state: 'succeeded' },
    ])
    expect((await jobs.health()).pendingDeliveries).toBe(2)
  })

  it('has one run of an occurrence, however many processes look after it', async () => {
    const { clock, runner } = deployment()
    const all = Array.from({ length: 50 }, () => runner())
    let runs = 0
    for (const jobs of all) {
      jobs.register(
        job({
          schedule: hourly,
          run: async () => {
            runs += 1
          },
        }),
      )
    }
    await Promise.all(all.map((jobs) => jobs.start()))

    await clock.advance(hourMs)

    expect(runs).toBe(1)
    expect(await all[0]?.history(jobId)).toHaveLength(1)
  })

  it('makes nothing due when it is new', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ schedule: { everyMs: hourMs, anchorAt: startOfTest } }))

    await jobs.start()
    await clock.advance(1)

    expect(await jobs.history(jobId)).toEqual([])
  })

  it('has missed nothing when its rule is new', async () => {
    const { clock, runner } = deployment()
    const old = runner()
    old.register(job({ schedule: { cron: '0 7 * * *' } }))
    await old.start()
    await clock.advance(12 * hourMs)
    const stopping = old.stop()
    await clock.advance(1)
    await stopping

    const jobs = runner()
    jobs.register(job({ schedule: { cron: '0 9 * * *' } }))
    await jobs.start()
    await clock.advance(1)

    expect((await jobs.history(jobId)).map(({ scheduledFor }) => scheduledFor)).toEqual([startOfTest + 7 * hourMs])
  })

  it('runs the last slot that passed while no process was there, and records the others', async () => {
    const { clock, runner } = deployment()
    const before = runner()
    before.register(job({ schedule: hourly }))
    await before.start()
    await clock.advance(1)
    const stopping = before.stop()
    await clock.advance(1)
    await stopping
    await clock.advance(5 * hourMs + 30 * minuteMs)

    const after = runner()
    after.register(job({ schedule: hourly }))
    await after.start()
    await clock.advance(1)

    expect(await after.history(jobId)).toMatchObject([
      { state: 'succeeded', cause: 'misfire', scheduledFor: startOfTest + 5 * hourMs },
      {
        state: 'skipped',
        reason: 'misfire',
        firstSlotAt: startOfTest + hourMs,
        scheduledFor: startOfTest + 4 * hourMs,
      },
    ])
  })

  it('does not run a slot as missed when a process has stored its run and died right after', async () => {
    const { clock, memory, runner } = deployment()
    const backend = memoryBackend({ memory })
    let isDead = false
    const dying = runner({
      backend: {
        ...backend,
        async occur(...plan) {
          await backend.occur(...plan)
          isDead = true
          return new Promise<never>(() => undefined)
        },
      },
    })
    dying.register(job({ schedule: hourly }))
    await dying.start()
    await clock.advance(hourMs)
    const living = runner()
    living.register(job({ schedule: hourly }))
    await clock.advance(3 * hourMs + 30 * minuteMs)

    await living.start()
    await clock.advance(1)

    expect(isDead).toBe(true)
    expect(await living.history(jobId)).toMatchObject([
      { cause: 'misfire', scheduledFor: startOfTest + 4 * hourMs },
      { reason: 'misfire', firstSlotAt: startOfTest + 2 * hourMs, scheduledFor: startOfTest + 3 * hourMs },
      { state: 'succeeded', cause: 'schedule', scheduledFor: startOfTest + hourMs },
    ])
  })

  it('plans again at once when another process was faster, and loses no slot that this one has left', async () => {
    const { clock, memory, runner } = deployment()
    const backend = memoryBackend({ memory })
    const plans: unknown[] = []
    const occur: typeof backend.occur = async (id, slots, requests) => {
      plans.push(slots)
      return plans.length > 1 && backend.occur(id, slots, requests)
    }
    const jobs = runner({ backend: { ...backend, occur } })
    jobs.register(job({ schedule: hourly }))
    await jobs.start()

    await clock.advance(hourMs)

    expect(plans).toHaveLength(2)
    expect(await jobs.history(jobId)).toMatchObject([{ cause: 'schedule', scheduledFor: startOfTest + hourMs }])
  })

  it('fires nothing twice when the clock is set back', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ schedule: hourly }))
    await jobs.start()
    await clock.advance(hourMs)

    clock.jump(-30 * minuteMs)
    await clock.advance(45 * minuteMs)

    expect(await jobs.history(jobId)).toHaveLength(1)
  })

  it('sees within a minute that the clock was set forward, as after a sleep', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ schedule: hourly }))
    await jobs.start()

    clock.jump(90 * minuteMs)
    await clock.advance(minuteMs)

    expect(await jobs.history(jobId)).toMatchObject([{ cause: 'misfire', scheduledFor: startOfTest + hourMs }])
  })

  it('ends an occurrence that meets a run of the job in skipped, with the reason overlap', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ schedule: hourly, timeoutMs: 24 * hourMs, run: () => new Promise(() => undefined) }))
    await jobs.start()

    await clock.advance(2 * hourMs)

    expect(await jobs.history(jobId)).toMatchObject([{ state: 'skipped', reason: 'overlap' }, { state: 'running' }])
  })

  it('keeps one record of the slots that one slow run skips, and reports it once', async () => {
    const { clock, runner } = deployment()
    const notifier = scriptedNotifier()
    const jobs = runner({ notifiers: [notifier] })
    const recipients = [{ channel: 'telegram', chatId: '42' }]
    const run = () => new Promise<void>(() => undefined)
    jobs.register(job({ schedule: { everyMs: 10_000 }, recipients, timeoutMs: 4 * hourMs, run }))
    await jobs.start()

    await clock.advance(3 * hourMs)

    // The first of 1,080 slots runs.
    expect(await jobs.history(jobId)).toMatchObject([
      {
        state: 'skipped',
        reason: 'overlap',
        skips: 1_079,
        firstSlotAt: startOfTest + 20_000,
        scheduledFor: startOfTest + 3 * hourMs,
      },
      { state: 'running', scheduledFor: startOfTest + 10_000 },
    ])
    expect(notifier.delivered).toMatchObject([{ status: 'skipped' }])
  })

  it('informs no recipient of closed days who wants failures only', async () => {
    const { clock, runner } = deployment()
    const notifier = scriptedNotifier()
    const jobs = runner({ notifiers: [notifier] })
    const calendar = { zone: 'UTC', until: '2026-12-31', day: () => 'closed' as const }
    const recipients = [{ channel: 'telegram', chatId: '42', states: ['failed', 'timed_out'] as const }]
    jobs.register(job({ schedule: hourly, calendar, recipients }))
    await jobs.start()

    await clock.advance(48 * hourMs + minuteMs)

    expect(await jobs.history(jobId)).toMatchObject([{ state: 'skipped', reason: 'calendar', skips: 48 }])
    expect(notifier.delivered).toEqual([])
    expect((await jobs.health()).problemDetails).toEqual([])
  })

  it('does not run on a closed day, and its next run is on an open one', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    // The test begins on Monday, 2026-01-05.
    const day = (date: string) => (date === '2026-01-06' ? 'closed' : 'open')
    jobs.register(job({ schedule: { cron: '0 7 * * *' }, calendar: { zone: 'UTC', until: '2026-12-31', day } }))
    await jobs.start()

    await clock.advance(12 * hourMs)
    const [info] = await jobs.listJobs()
    await clock.advance(24 * hourMs)

    expect(info?.nextRunAt).toBe(startOfTest + 55 * hourMs)
    expect(await jobs.history(jobId)).toMatchObject([{ state: 'skipped', reason: 'calendar' }, { state: 'succeeded' }])
  })

  it('fails loudly past the horizon of its calendar, and other jobs run on', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ schedule: hourly, calendar: { zone: 'UTC', until: '2026-01-04', day: () => 'open' } }))
    jobs.register(job({ id: 'other', schedule: hourly }))
    const troubles: unknown[] = []
    jobs.on('trouble', ({ error }) => void troubles.push(error))
    await jobs.start()

    await clock.advance(hourMs)

    expect(troubles[0]).toMatchObject({ code: 'JOB_CALENDAR' })
    expect(await jobs.history(jobId)).toEqual([])
    expect(await jobs.history('other')).toHaveLength(1)
  })
})

describe('pause', () => {
  it('makes no run until it is resumed, in any process, and no burst then', async () => {
    const { clock, runner } = deployment()
    const [jobs, other] = [runner(), runner()]
    for (const each of [jobs, other]) each.register(job({ schedule: hourly }))
    await Promise.all([jobs.start(), other.start()])
    await jobs.pause(jobId)
    await clock.advance(5 * hourMs)
    const paused = await other.listJobs()

    await other.resume(jobId)
    await clock.advance(30 * minuteMs)
    const resumed = await jobs.history(jobId)
    await clock.advance(30 * minuteMs)

    expect(paused).toEqual([
      { id: jobId, name: '종목 마스터 갱신', schedule: expect.any(String), zone: 'UTC', isPaused: true },
    ])
    expect(resumed).toEqual([])
    expect(await jobs.history(jobId)).toMatchObject([{ scheduledFor: startOfTest + 6 * hourMs }])
  })

  it('loses no slot when a schedule that was not paused is resumed', async () => {
    const { clock, memory, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ schedule: hourly }))
    await jobs.start()
    const before = structuredClone([...memory.schedules])

    await jobs.resume(jobId)
    await clock.advance(1)

    expect([...memory.schedules]).toEqual(before)
  })

  it('does not affect triggers, and rejects an unknown job with JOB_UNKNOWN', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ schedule: hourly }))
    await jobs.start()
    await jobs.pause(jobId)

    const { runId } = await jobs.trigger(jobId)
    await clock.advance(1)

    expect(await jobs.getRun(runId)).toMatchObject({ state: 'succeeded' })
    expect(await jobs.pause('nope').catch((error: unknown) => error)).toMatchObject({ code: 'JOB_UNKNOWN' })
  })
})

describe('the history', () => {
  it('holds the runs of the last `keepMs`', async () => {
    const { clock, runner } = deployment()
    const jobs = runner({ keepMs: 3 * hourMs })
    jobs.register(job({ schedule: hourly }))
    await jobs.start()

    await clock.advance(10 * hourMs + 5 * minuteMs)

    const hours = (await jobs.history(jobId)).map(({ scheduledFor = 0 }) => (scheduledFor - startOfTest) / hourMs)
    expect(hours).toEqual([10, 9, 8, 7])
  })
})
