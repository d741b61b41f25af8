import { Redis } from 'ioredis'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bullmqBackend } from '../../bullmq.ts'
import { createJobRunner, type JobRunnerOptions, memoryBackend, onComplete, requireSettings } from '../../index.ts'
import { sqliteBackend } from '../../sqlite.ts'
import { deployment, job } from '../../testing/jobs.test-kit.ts'

const zoned = (zone: string) => ({ schedule: { cron: '0 7 * * *', zone } })

/** Passes options as a program without types does. */
const untyped = <T>(value: unknown): T => value as T
const create = (options: unknown) => createJobRunner(options as JobRunnerOptions)
const inputError = (field: string, message: string) => expect.objectContaining({ code: 'JOB_INPUT', field, message })

describe('createJobRunner', () => {
  it('fails with JOB_INPUT when the backend is missing, and names what to pass', () => {
    const message = 'backend: is required; pass sqliteBackend({ path }), or memoryBackend() for a test'

    for (const options of [{}, { backend: undefined }]) {
      expect(() => create(options)).toThrow(inputError('backend', message))
    }
    expect(() => create(undefined)).toThrow(inputError('options', 'options: is required; pass { backend }'))
  })

  it('shows no password of a URL that was passed in place of a backend', () => {
    expect(() => create({ backend: 'redis://me:secret@host/0' })).toThrow(
      inputError(
        'backend',
        'backend: "redis://…@host/0" is not an object; pass sqliteBackend({ path }), or memoryBackend() for a test',
      ),
    )
  })

  it.each<[string, object]>([
    ['notifiers: {} is not an array; pass a list of them', { notifiers: {} }],
    ['work: "yes" is not a boolean; use true or false', { work: 'yes' }],
    ['random: 0.5 is not a function; pass one that returns a number in [0, 1), or leave it out', { random: 0.5 }],
    ['slots: 0 is less than 1; use a whole number of 1 or more', { slots: 0 }],
    ['slots: 1.5 is not a whole number; use a whole number of 1 or more', { slots: 1.5 }],
    ['slots: "5" is not a whole number; use a whole number of 1 or more', { slots: '5' }],
    [
      'slots: 100000000000000000 is more than 9007199254740991; use a whole number of 9007199254740991 or less',
      { slots: 1e17 },
    ],
    ['keepRuns: -1 is less than 0; use a whole number of 0 or more', { keepRuns: -1 }],
    [
      'leaseMs: "1s" is not a number of milliseconds; use a number of milliseconds from 1 to 2147483647',
      { leaseMs: '1s' },
    ],
  ])('fails with JOB_INPUT, whose message holds field, value and advice: %s', (message, wrong) => {
    const field = message.slice(0, message.indexOf(':'))

    expect(() => create({ backend: memoryBackend(), ...wrong })).toThrow(inputError(field, message))
  })

  it.each<[string, object]>([
    ['backend', { backend: 'jobs.db' }],
    ['backend', { backend: {} }],
    ['notifiers', { notifiers: {} }],
    ['notifiers[0]', { notifiers: [null] }],
    ['notifiers[1]', { notifiers: [onComplete(() => undefined), { channel: 'chat' }] }],
    ['notifiers[0].channel', { notifiers: [{ verify() {}, deliver() {} }] }],
    ['clock', { clock: {} }],
    ['work', { work: 'yes' }],
    ['random', { random: 0.5 }],
    ['createId', { createId: 'run-1' }],
    ['slots', { slots: '5' }],
    ['leaseMs', { leaseMs: '1s' }],
  ])('refuses a wrong %s: %j', (field, wrong) => {
    expect(() => create({ backend: memoryBackend(), ...wrong })).toThrow(
      expect.objectContaining({ code: 'JOB_INPUT', field, message: expect.stringContaining(`${field}: `) }),
    )
  })
})

describe('register', () => {
  it.each<[string, object]>([
    ['id', { id: undefined }],
    ['id', { id: 7 }],
    ['name', { name: undefined }],
    ['run', { run: undefined }],
    ['recipients', { recipients: { channel: 'chat' } }],
    ['recipients[0].states', { recipients: [{ channel: 'chat', states: 'failed' }] }],
    ['recipients[0].states', { recipients: [{ channel: 'chat', states: [] }] }],
    ['recipients[0].states', { recipients: [{ channel: 'chat', states: ['faild'] }] }],
    ['recipients[0].states', { recipients: [{ channel: 'chat', states: ['running'] }] }],
    ['recipients[0]', { recipients: [null] }],
    ['recipients[1].at', { recipients: [{ channel: 'chat' }, { channel: 'chat', at: Number.NaN }] }],
    ['recipients[0].ids', { recipients: [{ channel: 'chat', ids: new Set(['1']) }] }],
    ['schedule', { schedule: '0 7 * * *' }],
    ['schedule.cron', { schedule: { cron: 7 } }],
    ['schedule.onceAt', { schedule: { onceAt: '2026-01-05' } }],
    ['retry', { retry: 3 }],
    ['timeoutMs', { timeoutMs: '1000' }],
    ['overlap', { overlap: 'join' }],
    ['misfire', { misfire: 'all' }],
    ['calendar.zone', { calendar: {} }],
    ['calendar.day', { calendar: { zone: 'UTC', until: '2026-12-31' } }],
  ])('refuses a wrong %s: %j', (field, wrong) => {
    expect(() => deployment().runner().register(Object.assign(job(), wrong))).toThrow(
      expect.objectContaining({ code: 'JOB_INPUT', field, message: expect.stringContaining(`${field}: `) }),
    )
  })

  it.each<[string, object]>([
    ['id: "Up" is not an id; use one such as update_prices, which matches ^[a-z][a-z0-9_.-]{0,39}$', { id: 'Up' }],
    ['name: " " is blank; use a name for people', { name: ' ' }],
    ['overlap: "join" is not a choice; use skip or queue or allow', { overlap: 'join' }],
    ['schedule.zone: "Asia/Pusan" is not an IANA zone; use one such as Asia/Seoul', zoned('Asia/Pusan')],
    ['schedule.everyMs: 999 is less than 1000; use a whole number of 1000 or more', { schedule: { everyMs: 999 } }],
    [
      'schedule.everyMs: 100000000000000000 is more than 315360000000; use a whole number of 315360000000 or less',
      { schedule: { everyMs: 1e17 } },
    ],
    [
      'schedule.onceAt: "soon" is not an instant; use whole milliseconds since 1970, such as Date.now()',
      { schedule: { onceAt: 'soon' } },
    ],
    ['schedule: {} has no rule; use exactly one of cron, everyMs, onceAt', { schedule: {} }],
    [
      'schedule.cron: "0 7 30 2 *" falls on no date; use a date that exists',
      { schedule: { cron: '0 7 30 2 *', zone: 'Asia/Seoul' } },
    ],
    [
      'calendar.until: "2026" is not a date; use a date such as 2027-12-31',
      { calendar: { zone: 'UTC', until: '2026', day: () => 'open' } },
    ],
    [
      "recipients[0].channel: is required; use the name of a notifier's channel, such as telegram",
      { recipients: [{ chatId: '1' }] },
    ],
  ])('fails with JOB_INPUT, whose message holds field, value and advice: %s', (message, wrong) => {
    const field = message.slice(0, message.indexOf(':'))

    expect(() => deployment().runner().register(Object.assign(job(), wrong))).toThrow(inputError(field, message))
  })

  it.each(['misfireWindowMs', 'startDeadlineMs', 'retry.firstMs', 'retry.maxMs'])(
    'accepts %s of some years, which no timer waits, and refuses an instant, a negative number and a text',
    (field) => {
      const register = (value: unknown) => {
        const [name = '', within] = field.split('.')
        const fields = within === undefined ? { [name]: value } : { [name]: { [within]: value } }
        deployment().runner().register(Object.assign(job(), fields))
      }
      const yearMs = 365 * 24 * 3_600_000

      expect(() => register(3 * yearMs)).not.toThrow()
      for (const wrong of [Date.UTC(2026, 0, 5), -1, Number.NaN, Number.POSITIVE_INFINITY, '1000']) {
        expect(() => register(wrong)).toThrow(expect.objectContaining({ code: 'JOB_INPUT', field }))
      }
    },
  )

  it('names the job that comes after the start', async () => {
    const jobs = deployment().runner()
    await jobs.start()

    expect(() => jobs.register(job({ id: 'late' }))).toThrow(
      inputError('job', 'job: "late" comes after the start; register every job before start'),
    )
  })

  it('refuses a call without a definition', () => {
    expect(() => deployment().runner().register(untyped(undefined))).toThrow(
      inputError('job', 'job: is required; pass { id, name, run }'),
    )
  })
})

describe('trigger', () => {
  it.each<[string, unknown]>([
    ['recipient', { recipient: null }],
    ['recipient', { recipient: 'chat' }],
    ['recipient.chatId', { recipient: { channel: 'chat', chatId: Number.NaN } }],
    ['recipient.filter', { recipient: { channel: 'chat', filter: /x/ } }],
    ['payload', { payload: Number.NaN }],
    ['payload.prices[3]', { payload: { prices: [1, 2, 3, Number.NaN] } }],
    ['payload.since', { payload: { since: new Date(Number.NaN) } }],
    ['payload.by["KRX code"]', { payload: { by: { 'KRX code': new Map() } } }],
    ['dedupeKey', { dedupeKey: 7 }],
    ['overlap', { overlap: 'skip' }],
    ['options', 'chat'],
  ])('refuses a wrong %s: %j', async (field, wrong) => {
    const jobs = deployment().runner()
    jobs.register(job())

    await expect(jobs.trigger(job().id, untyped(wrong))).rejects.toMatchObject({ code: 'JOB_INPUT', field })
  })
})

describe('a recipient', () => {
  it('is stored as it was when it was passed, even if the caller changes it later', async () => {
    const { memory, runner } = deployment()
    const own = { channel: 'chat', to: { ids: ['1'] } }
    const asked = { channel: 'mail', to: { ids: ['2'] } }
    const usual = { channel: 'complete', to: { ids: ['3'] } }
    const jobs = runner({ notifiers: [{ ...onComplete(() => undefined), defaultRecipient: usual }] })
    jobs.register(job({ recipients: [own] }))
    for (const { to } of [own, usual]) to.ids.push('9')
    const triggered = jobs.trigger(job().id, { recipient: asked })
    asked.to.ids.push('9')
    await triggered

    expect([...memory.runs.values()].flatMap(({ recipients }) => recipients)).toEqual([
      { channel: 'chat', to: { ids: ['1'] } },
      { channel: 'mail', to: { ids: ['2'] } },
      { channel: 'complete', to: { ids: ['3'] } },
    ])
  })
})

describe('a text', () => {
  it('is refused when it has more than 4,096 letters, which would be stored with each run', async () => {
    const { memory, runner } = deployment()
    const [jobs, other] = [runner(), runner({ createId: () => 'i'.repeat(4_097) })]
    for (const it of [jobs, other]) it.register(job())
    const refused = (field: string) => expect.objectContaining({ code: 'JOB_INPUT', field })

    await expect(jobs.trigger(job().id, { dedupeKey: 'k'.repeat(4_097) })).rejects.toEqual(refused('dedupeKey'))
    await expect(other.trigger(job().id)).rejects.toEqual(refused('createId'))
    expect(() => jobs.register(job({ id: 'long', name: 'n'.repeat(4_097) }))).toThrow(refused('name'))
    expect(memory.runs.size).toBe(0)
    await expect(jobs.trigger(job().id, { dedupeKey: 'k'.repeat(4_096) })).resolves.toMatchObject({
      disposition: 'queued',
    })
  })
})

describe('history', () => {
  it('refuses a limit that is not a count', async () => {
    const jobs = deployment().runner()

    for (const limit of [0, -1, 1.5, '20']) {
      await expect(jobs.history('any', untyped({ limit }))).rejects.toMatchObject({ code: 'JOB_INPUT', field: 'limit' })
    }
  })
})

describe('a name that is not known', () => {
  it.each<[string, object]>([
    ['backnd: is not known; use backend', { backnd: 1 }],
    ['leasMs: is not known; use leaseMs', { leasMs: 1 }],
  ])('is refused among the options of createJobRunner: %s', (message, wrong) => {
    const field = message.slice(0, message.indexOf(':'))

    expect(() => create({ backend: memoryBackend(), ...wrong })).toThrow(inputError(field, message))
  })

  it.each<[string, object]>([
    ['shedule: is not known; use schedule', { shedule: { cron: '0 7 * * *' } }],
    ['retry.attemps: is not known; use attempts', { retry: { attemps: 3 } }],
    [
      'schedule.timezone: is not known; use only cron, zone',
      { schedule: { cron: '0 7 * * *', timezone: 'Asia/Seoul' } },
    ],
    ['schedule.zone: is not known; use only everyMs, anchorAt', { schedule: { everyMs: 1_000, zone: 'Asia/Seoul' } }],
  ])('is refused in a job: %s', (message, wrong) => {
    const field = message.slice(0, message.indexOf(':'))

    expect(() => deployment().runner().register(Object.assign(job(), wrong))).toThrow(inputError(field, message))
  })

  it('is refused in the options of every call, and of each backend', async () => {
    const jobs = deployment().runner()
    jobs.register(job())
    const wrong = untyped<object>({ zzz: 1 })

    for (const call of [
      () => jobs.trigger(job().id, wrong),
      () => jobs.history(job().id, wrong),
      () => jobs.waitFor('run-1', wrong),
      () => jobs.stop(wrong),
      async () => onComplete(() => undefined, wrong),
      async () => memoryBackend(wrong),
      async () => sqliteBackend({ path: 'jobs.db', ...wrong }),
      async () => bullmqBackend({ redis: 'redis://localhost', ...wrong }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'JOB_INPUT', field: 'zzz' })
    }
  })

  it('is allowed in a class instance, a notifier, a clock and a backend, which may have fields of their own', () => {
    class Backup {
      readonly id = 'backup'
      readonly name = 'Backup'
      readonly folder = '/var/backups'
      async run() {}
    }
    const notifier = { ...onComplete(() => undefined), sent: 0 }

    const jobs = createJobRunner({ backend: Object.assign(memoryBackend(), { opened: 0 }), notifiers: [notifier] })

    expect(() => jobs.register(new Backup())).not.toThrow()
  })
})

describe('a call', () => {
  it.each<[string, (jobs: ReturnType<typeof createJobRunner>) => unknown]>([
    ['options', (jobs) => jobs.history('update_stock_master', untyped(null))],
    ['options', (jobs) => jobs.stop(untyped(null))],
    ['options', (jobs) => jobs.waitFor('run-1', untyped(null))],
    ['deadlineMs', (jobs) => jobs.stop({ deadlineMs: 2 ** 31 })],
    ['signal', (jobs) => jobs.waitFor('run-1', untyped({ signal: 5 }))],
    ['runId', (jobs) => jobs.waitFor(untyped(undefined))],
    ['runId', (jobs) => jobs.getRun(untyped(5))],
    ['runId', (jobs) => jobs.cancel(untyped(undefined))],
    ['jobId', (jobs) => jobs.history(untyped(5))],
    ['before', (jobs) => jobs.history('update_stock_master', untyped({ before: 5 }))],
    ['deliveryId', (jobs) => jobs.redeliver(untyped(undefined))],
    ['deliveryId', (jobs) => jobs.discard(untyped(undefined))],
    ['deliveryId', (jobs) => jobs.discard('nope')],
    ['options', async () => onComplete(() => undefined, untyped(null))],
    ['settings', async () => requireSettings(untyped(undefined))],
    ['C', async () => requireSettings(untyped({ C: 5 }))],
  ])('refuses a wrong %s: %s', async (field, call) => {
    const jobs = deployment().runner()
    jobs.register(job())

    await expect(call(jobs)).rejects.toMatchObject({ code: 'JOB_INPUT', field })
  })
})

describe('createId', () => {
  it.each([5, '', undefined])('refuses the id %s, and stores nothing', async (id) => {
    const { memory, runner } = deployment()
    const jobs = runner({ createId: untyped(() => id) })
    jobs.register(job())

    await expect(jobs.trigger(job().id)).rejects.toMatchObject({ code: 'JOB_INPUT', field: 'createId' })
    expect(memory.runs.size).toBe(0)
  })
})

describe('progress', () => {
  const cycle: Record<string, unknown> = { done: 1 }
  cycle['note'] = cycle

  it.each<[string, unknown]>([
    ['progress', undefined],
    ['progress.done', {}],
    ['progress.done', { done: '1' }],
    ['progress.done', { done: Number.NaN }],
    ['progress.done', { done: 1n }],
    ['progress.total', { done: 1, total: Number.POSITIVE_INFINITY }],
    ['progress.note', { done: 1, note: 5 }],
    ['progress.note', cycle],
    ['progress.percent', { done: 1, percent: 5 }],
  ])('emits a wrong %s as trouble, stores nothing of it, and fails no run', async (field, now) => {
    const { clock, runner } = deployment()
    const jobs = runner()
    const troubles: unknown[] = []
    jobs.on('trouble', ({ error }) => troubles.push(error))
    jobs.register(job({ run: async ({ progress }) => progress(untyped(now)) }))
    await jobs.start()
    const { runId } = await jobs.trigger(job().id)
    await clock.advance(0)

    expect(troubles).toMatchObject([{ code: 'JOB_INPUT', field }])
    const run = await jobs.getRun(runId)
    expect(run).toMatchObject({ state: 'succeeded' })
    expect(run).not.toHaveProperty('progress')
  })

  it('stores the first 2,000 letters of a note', async () => {
    const { clock, runner } = deployment()
    const jobs = runner()
    jobs.register(job({ run: async ({ progress }) => progress({ done: 1, note: 'x'.repeat(5_000) }) }))
    await jobs.start()
    const { runId } = await jobs.trigger(job().id)
    await clock.advance(0)

    expect(await jobs.getRun(runId)).toMatchObject({ progress: { done: 1, note: 'x'.repeat(2_000) } })
  })
})

describe('on', () => {
  it('refuses an event that does not exist, with the names of those that do, and a listener that is missing', () => {
    const jobs = deployment().runner()

    expect(() => jobs.on(untyped<'ended'>('endd'), () => undefined)).toThrow(
      inputError('event', 'event: "endd" is not an event; use ended'),
    )
    expect(() => jobs.on(untyped<'ended'>('zzzzzzzz'), () => undefined)).toThrow(
      inputError(
        'event',
        'event: "zzzzzzzz" is not an event; use started or retrying or ended or delivered or undelivered or channel-down or channel-up or trouble',
      ),
    )
    expect(() => jobs.on('ended', untyped(undefined))).toThrow(
      inputError('listener', 'listener: is required; pass a function that takes the event'),
    )
  })
})

describe('onComplete', () => {
  it('refuses a callback that is not a function', () => {
    expect(() => onComplete(untyped('log'))).toThrow(
      inputError('callback', 'callback: "log" is not a function; pass a function that takes a completion'),
    )
  })
})

describe('each backend', () => {
  it('names the option that is missing', () => {
    expect(() => sqliteBackend(untyped({}))).toThrow(
      inputError('path', 'path: is required; use the path of a file, such as .jobs/jobs.db'),
    )
    expect(() => sqliteBackend(untyped({ path: ' ' }))).toThrow(
      inputError('path', 'path: " " is blank; use the path of a file, such as .jobs/jobs.db'),
    )
    expect(() => bullmqBackend(untyped({}))).toThrow(
      inputError('redis', 'redis: is required; pass the URL of the Redis, or the options of ioredis'),
    )
    for (const createBackend of [sqliteBackend, bullmqBackend]) {
      expect(() => createBackend(untyped(undefined))).toThrow(
        expect.objectContaining({ code: 'JOB_INPUT', field: 'options' }),
      )
    }
  })

  it('fails with JOB_INPUT for a connection of ioredis, whose fields are no options of one', () => {
    const redis = new Redis({ lazyConnect: true })
    onTestFinished(() => redis.disconnect())

    expect(() => bullmqBackend(untyped({ redis }))).toThrow(
      inputError(
        'redis',
        'redis: is a connection, and the backend opens its own; pass the URL of the Redis, or the options of ioredis',
      ),
    )
  })
})
