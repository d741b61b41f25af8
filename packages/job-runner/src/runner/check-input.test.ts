import { describe, expect, it } from 'vitest'
import { bullmqBackend } from '../bullmq.ts'
import { createJobRunner, type JobRunnerOptions, memoryBackend, onComplete } from '../index.ts'
import { sqliteBackend } from '../sqlite.ts'
import { deployment, job } from '../testing/jobs.test-kit.ts'

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
    ['slots: 0 is not such a number; use a whole number of 1 or more', { slots: 0 }],
    ['keepRuns: -1 is not such a number; use a whole number of 0 or more', { keepRuns: -1 }],
    ['leaseMs: "1s" is not such a span; use a number of milliseconds from 1 to 2147483647', { leaseMs: '1s' }],
  ])('fails with JOB_INPUT, whose message holds field, value and advice: %s', (message, wrong) => {
    const field = message.slice(0, message.indexOf(':'))

    expect(() => create({ backend: memoryBackend(), ...wrong })).toThrow(inputError(field, message))
  })

  it.each<[string, object]>([
    ['backend', { backend: 'jobs.db' }],
    ['backend', { backend: {} }],
    ['notifiers', { notifiers: {} }],
    ['notifiers', { notifiers: [null] }],
    ['notifiers', { notifiers: [{ channel: 'chat' }] }],
    ['notifier.channel', { notifiers: [{ verify() {}, deliver() {} }] }],
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
    ['recipient', { recipients: [null] }],
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
    ['schedule.everyMs: 999 is not such a number; use a whole number of 1000 or more', { schedule: { everyMs: 999 } }],
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
      "recipient.channel: is required; use the name of a notifier's channel, such as telegram",
      { recipients: [{ chatId: '1' }] },
    ],
  ])('fails with JOB_INPUT, whose message holds field, value and advice: %s', (message, wrong) => {
    const field = message.slice(0, message.indexOf(':'))

    expect(() => deployment().runner().register(Object.assign(job(), wrong))).toThrow(inputError(field, message))
  })

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
    ['dedupeKey', { dedupeKey: 7 }],
    ['overlap', { overlap: 'skip' }],
    ['options', 'chat'],
  ])('refuses a wrong %s: %j', async (field, wrong) => {
    const jobs = deployment().runner()
    jobs.register(job())

    await expect(jobs.trigger(job().id, untyped(wrong))).rejects.toMatchObject({ code: 'JOB_INPUT', field })
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
})
