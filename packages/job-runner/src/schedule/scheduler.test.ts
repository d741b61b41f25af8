import { startOfTest } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import { memoryBackend } from '../backends/memory/backend.ts'
import type { JobDefinition } from '../runner/job-definition.ts'
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

  it('runs a missed slot of weeks ago when the window is that long', async () => {
    const { clock, memory, runner } = deployment()
    const monthly = job({ schedule: { cron: '0 7 1 * *' }, misfireWindowMs: 60 * 24 * hourMs })
    const before = runner()
    before.register(monthly)
    await before.start()
    await before.stop({ deadlineMs: 0 })
    // From 2026-01-05 to 2026-02-28, which is 27 days after the slot.
    clock.jump(54 * 24 * hourMs)

    const after = runner()
    after.register(monthly)
    await after.start()
    await clock.advance(1)

    expect([...memory.runs.values()].map(({ run }) => [run.scheduledFor, run.state])).toEqual([
      [Date.UTC(2026, 1, 1, 7), 'succeeded'],
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

/** Deploys versions of a program one after another: each runs from an hour to another one, and its predecessor stops first. */
async function deploy(versions: readonly { readonly until: number; readonly job?: Partial<JobDefinition> }[]) {
  const { clock, memory, runner } = deployment()
  for (const version of versions) {
    const jobs = runner()
    if (version.job !== undefined) jobs.register(job(version.job))
    await jobs.start()
    await clock.advance(startOfTest + version.until * hourMs - clock.now())
    const stopped = jobs.stop({ deadlineMs: 0 })
    await clock.advance(1)
    await stopped
  }
  const runs = [...memory.runs.values()].map(({ run }) => run)
  return {
    memory,
    hours: runs.flatMap(({ scheduledFor }) =>
      scheduledFor === undefined ? [] : [(scheduledFor - startOfTest) / hourMs],
    ),
    states: runs.map(({ state }) => state),
  }
}

describe('a rule that was changed and changed back', () => {
  const morning = { schedule: { cron: '0 7 * * *' } }

  it.each([
    ['another rule', morning, { schedule: { cron: '0 23 * * *' } }],
    ['another zone', morning, { schedule: { cron: '0 7 * * *', zone: 'Asia/Seoul' } }],
    ['a grid', morning, { schedule: { everyMs: 24 * hourMs, anchorAt: startOfTest + 20 * hourMs } }],
    ['no schedule', morning, {}],
    ['a single slot', morning, { schedule: { onceAt: startOfTest + 20 * hourMs } }],
  ])('has missed no slot while the other one was in force: %s', async (_, first, other) => {
    const { hours, states } = await deploy([
      { job: first, until: 6.5 },
      { job: other, until: 7.5 },
      { job: first, until: 32 },
    ])

    // 07:00 of the first day belongs to the other rule; 07:00 of the second day runs.
    expect(hours).toEqual([31])
    expect(states).toEqual(['succeeded'])
  })

  it('has missed no slot even if the other one has none while it is in force, and another change follows', async () => {
    const daily = { schedule: { cron: '0 3 * * *' } }
    const { hours } = await deploy([
      { job: { schedule: hourly }, until: 1.5 },
      { job: daily, until: 2.2 },
      { job: { schedule: hourly }, until: 2.4 },
      { job: morning, until: 2.6 },
      { job: daily, until: 3.5 },
    ])

    expect(hours).toEqual([1, 3])
  })

  it('has missed no slot while another anchor was in force', async () => {
    const anchored = (hour: number) => ({ schedule: { everyMs: 24 * hourMs, anchorAt: startOfTest + hour * hourMs } })
    const { hours } = await deploy([
      { job: anchored(7), until: 19 },
      { job: anchored(20), until: 31.5 },
      { job: anchored(7), until: 56 },
    ])

    // 07:00 of the second day (31) belongs to the other anchor.
    expect(hours).toEqual([7, 20, 55])
  })

  it('runs no slot of the closed days of a calendar that was changed back', async () => {
    const until = '2026-12-31'
    const calendar = (day: 'open' | 'closed') => ({ calendar: { zone: 'UTC', until, day: () => day } })
    const { hours, states } = await deploy([
      { job: { ...morning, ...calendar('open') }, until: 6.5 },
      { job: { ...morning, ...calendar('closed') }, until: 7.5 },
      { job: { ...morning, ...calendar('open') }, until: 8 },
    ])

    expect(hours).toEqual([7])
    expect(states).toEqual(['skipped'])
  })

  it('runs the slot that passed while no process was there, after another change', async () => {
    const { hours, states } = await deploy([
      { job: { schedule: { cron: '0 23 * * *' } }, until: 1 },
      { job: morning, until: 6.5 },
      { until: 7.5 },
      { job: morning, until: 8 },
    ])

    expect(hours).toEqual([7])
    expect(states).toEqual(['succeeded'])
  })

  it('runs the first slot of a grid that passed while no process was there', async () => {
    const daily = { schedule: { everyMs: 24 * hourMs, anchorAt: 7 * hourMs } }
    const { hours } = await deploy([{ job: daily, until: 6.5 }, { until: 7.5 }, { job: daily, until: 8 }])

    expect(hours).toEqual([7])
  })

  it('loses no slot of two versions that run at a time', async () => {
    const { clock, memory, runner } = deployment()
    const [old, next] = [runner(), runner()]
    old.register(job({ schedule: { cron: '0 * * * *' } }))
    next.register(job({ schedule: { cron: '30 * * * *' } }))
    await old.start()
    await next.start()

    await clock.advance(2 * hourMs)

    const slots = [...memory.runs.values()].map(({ run }) => ((run.scheduledFor ?? 0) - startOfTest) / hourMs)
    expect(slots).toEqual([0.5, 1, 1.5, 2])
  })
})

describe('a grid whose anchor is the start of the process', () => {
  /** Restarts the process after each `restartMs`, and returns the slots that ran, in minutes. */
  async function restart(times: number, restartMs: number) {
    const { clock, memory, runner } = deployment()
    for (let count = 0; count < times; count += 1) {
      const jobs = runner()
      jobs.register(job({ schedule: { everyMs: hourMs, anchorAt: clock.now() } }))
      await jobs.start()
      await clock.advance(restartMs - 1)
      const stopped = jobs.stop({ deadlineMs: 0 })
      await clock.advance(1)
      await stopped
    }
    const ran = [...memory.runs.values()].filter(({ run }) => run.state === 'succeeded')
    return ran.map(({ run }) => ((run.scheduledFor ?? 0) - startOfTest) / minuteMs)
  }

  it('runs although the program restarts more often than its span, and at most once a span', async () => {
    // Starts are at 0, 50, 100, 150, 200 and 250 min.
    expect(await restart(6, 50 * minuteMs)).toEqual([100, 200])
  })

  it('runs once a span while the program restarts all the time', async () => {
    // Starts are at 0, 5, 10 … min.
    expect(await restart(25, 5 * minuteMs)).toEqual([60, 120])
  })

  it('runs at each slot of a process that lives longer, from a span after its start on', async () => {
    expect(await restart(2, 150 * minuteMs)).toEqual([60, 120, 210, 270])
  })

  it('moves the next slot at once when the anchor is changed, and is not overdue until then', async () => {
    const { clock, memory, runner } = deployment()
    const everyMs = 24 * hourMs
    const [old, next] = [runner(), runner()]
    old.register(job({ schedule: { everyMs, anchorAt: 0 } }))
    await old.start()
    await clock.advance(10 * hourMs)
    next.register(job({ schedule: { everyMs, anchorAt: 12 * hourMs } }))
    await next.start()
    await old.stop({ deadlineMs: 0 })

    await clock.advance(hourMs)
    const { overdueJobIds } = await next.health()
    await clock.advance(2 * hourMs)

    expect(overdueJobIds).toEqual([])
    expect([...memory.runs.keys()]).toEqual([`${jobId}@${startOfTest + 12 * hourMs}`])
  })
})

describe('pause', () => {
  it('makes no run of a passed slot when a process with another rule resumes it', async () => {
    const { clock, runner } = deployment()
    const [old, next] = [runner(), runner()]
    old.register(job({ schedule: { cron: '0 * * * *' } }))
    next.register(job({ schedule: { cron: '30 5 * * *' } }))
    await old.start()
    await next.start()
    await next.pause(jobId)
    await clock.advance(3 * hourMs + 20 * minuteMs)

    await next.resume(jobId)
    await clock.advance(hourMs)

    expect((await old.history(jobId)).map(({ scheduledFor }) => scheduledFor)).toEqual([startOfTest + 4 * hourMs])
  })

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
