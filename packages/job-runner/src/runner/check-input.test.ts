import { describe, expect, it } from 'vitest'
import { bullmqBackend } from '../bullmq.ts'
import { createJobRunner, type JobRunnerOptions, memoryBackend } from '../index.ts'
import { sqliteBackend } from '../sqlite.ts'
import { deployment, job } from '../testing/jobs.test-kit.ts'

/** Passes options as a program without types does. */
const untyped = <T>(value: unknown): T => JSON.parse(JSON.stringify(value) ?? 'null') as T
const create = (options: unknown) => createJobRunner(options as JobRunnerOptions)
const inputError = (field: string, message: string) => expect.objectContaining({ code: 'JOB_INPUT', field, message })

describe('createJobRunner', () => {
  it('names the backend when it is missing, and says what to pass', () => {
    const message = 'backend: is required; pass sqliteBackend({ path }), or memoryBackend() for a test'

    for (const options of [{}, { backend: undefined }, { backend: null }]) {
      expect(() => create(options)).toThrow(inputError('backend', message))
    }
    expect(() => create(undefined)).toThrow(inputError('options', 'options: is required; pass { backend }'))
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
    ['calendar.zone', { calendar: {} }],
    ['calendar.day', { calendar: { zone: 'UTC', until: '2026-12-31' } }],
  ])('refuses a wrong %s: %j', (field, wrong) => {
    expect(() => deployment().runner().register(Object.assign(job(), wrong))).toThrow(
      expect.objectContaining({ code: 'JOB_INPUT', field, message: expect.stringContaining(`${field}: `) }),
    )
  })

  it('refuses a call without a definition', () => {
    expect(() => deployment().runner().register(untyped(undefined))).toThrow(
      inputError('job', 'job: is required; pass { id, name, run }'),
    )
  })
})

describe('trigger', () => {
  it.each<[string, object]>([
    ['recipient', { recipient: null }],
    ['recipient', { recipient: 'chat' }],
    ['dedupeKey', { dedupeKey: 7 }],
  ])('refuses a wrong %s: %j', async (field, wrong) => {
    const jobs = deployment().runner()
    jobs.register(job())

    await expect(jobs.trigger(job().id, untyped(wrong))).rejects.toMatchObject({ code: 'JOB_INPUT', field })
  })
})

describe('each backend', () => {
  it('names the option that is missing', () => {
    expect(() => sqliteBackend(untyped({}))).toThrow(
      inputError('path', 'path: must be the path of a file, and is undefined'),
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
