import { describe, expect, it } from 'vitest'
import { type PortWorld, slowProgress, suiteJobs, testOpsPort } from '../testing/ops-port-suite.ts'
import { createFakeRunner, type FakeRunner } from './fake-runner.test-kit.ts'
import { inProcessPort } from './in-process.ts'

/** Returns the value as a program in JavaScript passes it. */
// biome-ignore lint/suspicious/noExplicitAny: a program in JavaScript can pass anything.
const untyped = (value: unknown): any => value

async function startWorld(): Promise<PortWorld> {
  const runner: FakeRunner = createFakeRunner({
    started(run, self) {
      if (run.jobId === suiteJobs.slow.id) self.progress(run.runId, slowProgress)
      else self.end(run.runId, { state: 'succeeded', result: suiteJobs.scheduled.result })
    },
  })
  return {
    port: inProcessPort(runner, { admins: ['1'] }),
    admin: '1',
    user: '2',
    finish() {
      for (const { runId, finishedAt } of runner.runs) {
        if (finishedAt === undefined) runner.end(runId, { state: 'succeeded' })
      }
    },
    delivered: async (runId) => runner.recipientsOf(runId),
  }
}

describe('the port in process', () => testOpsPort(startWorld))

it('makes no user an admin when the list of admins is empty', async () => {
  const port = inProcessPort(createFakeRunner(), { admins: [] })

  expect(await port.ensureUser({ telegramId: '1', name: '' })).toEqual({ role: 'user', active: true })
  await expect(port.listJobs('1')).rejects.toMatchObject({ reason: 'admin_required' })
})

it.each(['', ' ', '123abc', '-5', '0', 123, undefined])('refuses %j as the id of an admin', (id) => {
  expect(() => inProcessPort(createFakeRunner(), untyped({ admins: [id] }))).toThrow(
    expect.objectContaining({ code: 'OPS_INPUT', field: 'admins' }),
  )
})

it('names a missing list of admins, and a missing job runner', () => {
  expect(() => inProcessPort(createFakeRunner(), untyped({}))).toThrow(expect.objectContaining({ field: 'admins' }))
  expect(() => inProcessPort(untyped(undefined), { admins: [] })).toThrow(expect.objectContaining({ field: 'jobs' }))
})

it('names a missing option, a runner that lacks a method, and a trigger without its request', async () => {
  const { health: _health, ...partial } = createFakeRunner()
  const port = inProcessPort(createFakeRunner(), { admins: ['1'] })

  expect(() => inProcessPort(createFakeRunner(), untyped(undefined))).toThrow(
    expect.objectContaining({ code: 'OPS_INPUT', field: 'options' }),
  )
  expect(() => inProcessPort(untyped(partial), { admins: [] })).toThrow(
    expect.objectContaining({ code: 'OPS_INPUT', field: 'jobs', message: expect.stringContaining('health') }),
  )
  await expect(port.trigger('1', 'slow_job', untyped(undefined))).rejects.toMatchObject({
    code: 'OPS_INPUT',
    field: 'request',
  })
  await expect(port.trigger('1', 'slow_job', untyped({ chatId: 1 }))).rejects.toMatchObject({ field: 'chatId' })
})

it('runs two requests for one key of two users', async () => {
  const runner = createFakeRunner()
  const port = inProcessPort(runner, { admins: ['1', '2'] })

  await port.trigger('1', 'slow_job', { chatId: '1', idempotencyKey: 'same' })
  await port.trigger('2', 'slow_job', { chatId: '2', idempotencyKey: 'same' })

  expect(new Set(runner.triggers.map(({ dedupeKey }) => dedupeKey)).size).toBe(2)
})

it('reports a failure of the runner as OPS_UNREACHABLE, so that the bot retries with the same key', async () => {
  const runner = { ...createFakeRunner(), listJobs: () => Promise.reject(new Error('disk full')) }
  const port = inProcessPort(runner, { admins: ['1'] })

  await expect(port.verify()).rejects.toMatchObject({ code: 'OPS_UNREACHABLE' })
})
