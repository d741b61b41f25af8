import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Completion } from '../delivery/completion.ts'
import { createJobRunner, type JobRunner } from '../runner/runner.ts'
import { sqliteBackend } from '../sqlite.ts'
import {
  execute,
  freshFile,
  leaseMs,
  nodeArguments,
  patience,
  redisStore,
  type Store,
  startRunner,
} from './cli.test-kit.ts'

interface Worker {
  readonly jobs: JobRunner
  readonly payloads: readonly unknown[]
  readonly delivered: readonly Completion[]
  /** Ends the runs of `slow`. */
  finish(): void
}

/** Starts a worker with a job that succeeds, one that fails, and one that runs until `finish`; its notifier delivers. */
async function startWorker({ backend }: Pick<Store, 'backend'>): Promise<Worker> {
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  const payloads: unknown[] = []
  const delivered: Completion[] = []
  const notifier = {
    channel: 'telegram',
    defaultRecipient: { channel: 'telegram', chatId: '42' },
    verify: async () => undefined,
    deliver: async (completion: Completion) => void delivered.push(completion),
  }
  const jobs = createJobRunner({ backend, leaseMs, notifiers: [notifier] })
  onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
  jobs.register({
    id: 'update_stock_master',
    name: '종목 마스터 갱신',
    async run({ payload }) {
      payloads.push(payload)
      return { rows: 2_873 }
    },
  })
  jobs.register({ id: 'broken', name: 'broken', run: () => Promise.reject(new Error('no rows today')) })
  jobs.register({ id: 'slow', name: 'slow', run: () => finished })
  await jobs.start()
  return { jobs, payloads, delivered, finish }
}

/** Tests the rules of every kind of store. */
function testChanges(freshStore: () => Store): void {
  it('runs a job as its worker has registered it, recipients included', async () => {
    const store = freshStore()
    const { jobs, payloads, delivered } = await startWorker(store)

    const trigger = ['trigger', 'update_stock_master', ...store.args, '--payload', '{"market":"KOSPI"}', '--json']
    const { code, stdout } = await execute(...trigger)
    const { ack } = JSON.parse(stdout)
    const completion = await jobs.waitFor(ack.runId)
    await vi.waitUntil(() => delivered.length === 1, patience)

    expect(code).toBe(0)
    expect(ack).toMatchObject({ jobId: 'update_stock_master', disposition: 'queued', deliveryReady: true })
    expect(payloads).toEqual([{ market: 'KOSPI' }])
    expect(completion).toMatchObject({ jobName: '종목 마스터 갱신', status: 'succeeded' })
    expect(delivered).toMatchObject([{ runId: ack.runId, recipient: { channel: 'telegram', chatId: '42' } }])
  })

  it('waits for the end of a run, and exits with 2 when it did not succeed', async () => {
    const store = freshStore()
    await startWorker(store)

    const good = await execute('trigger', 'update_stock_master', ...store.args, '--wait')
    const bad = await execute('trigger', 'broken', ...store.args, '--wait', '--json')

    expect(good.code).toBe(0)
    expect(good.stdout).toMatch(
      /^run \S+\n {2}update_stock_master \(종목 마스터 갱신\): queued\nsucceeded after \d+ m?s\n {2}\{"rows":2873\}\n$/,
    )
    expect(bad.code).toBe(2)
    expect(JSON.parse(bad.stdout)).toMatchObject({
      ack: { jobId: 'broken' },
      completion: { status: 'failed', error: { message: 'no rows today' } },
    })
  })

  it('makes one run of one key', async () => {
    const store = freshStore()
    const { jobs } = await startWorker(store)
    const trigger = ['trigger', 'update_stock_master', ...store.args, '--dedupe', 'deploy-7', '--wait', '--json']

    const first = JSON.parse((await execute(...trigger)).stdout)
    const second = JSON.parse((await execute(...trigger)).stdout)

    expect(second.ack).toMatchObject({ runId: first.ack.runId, disposition: 'deduplicated' })
    expect(await jobs.history('update_stock_master')).toHaveLength(1)
  })

  it('joins a run that has not ended, and queues behind it with another payload, as a trigger of a program does', async () => {
    const store = freshStore()
    const { jobs, finish } = await startWorker(store)
    const { runId } = await jobs.trigger('slow')

    const joined = await execute('trigger', 'slow', ...store.args, '--json')
    const queued = await execute('trigger', 'slow', ...store.args, '--payload', '{"market":"KOSDAQ"}', '--json')
    finish()

    expect(JSON.parse(joined.stdout)).toMatchObject({ ack: { runId, disposition: 'joined' } })
    expect(JSON.parse(queued.stdout)).toMatchObject({ ack: { disposition: 'queued' } })
    expect(await jobs.history('slow')).toHaveLength(2)
  })

  it('suggests the jobs that are spelled like an unknown one, and stores nothing', async () => {
    const store = freshStore()
    await startWorker(store)

    const { code, stdout, stderr } = await execute('trigger', 'update_stock_mastr', ...store.args)
    const list = await execute('list', ...store.args, '--json')

    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/update_stock_master\?\n$/)
    expect(JSON.parse(list.stdout)).toEqual({ jobs: [] })
  })

  it('refuses to trigger a job that no living worker serves, whether it has run before or not', async () => {
    const store = freshStore()
    const { jobs } = await startWorker(store)
    const { runId } = await jobs.trigger('update_stock_master')
    await jobs.waitFor(runId)
    await jobs.stop()
    const without = await execute('trigger', 'update_stock_master', ...store.args)
    const other = createJobRunner({ backend: store.again(), leaseMs })
    onTestFinished(() => other.stop({ deadlineMs: 0 }))
    other.register({ id: 'backup', name: 'Backup', run: async () => undefined })
    await other.start()

    const elsewhere = await execute('trigger', 'update_stock_master', ...store.args)

    const history = await execute('history', 'update_stock_master', ...store.args, '--json')
    expect([without.code, without.stdout]).toEqual([1, ''])
    expect(without.stderr).toMatch(/^job-runner: no worker is connected/)
    expect([elsewhere.code, elsewhere.stdout]).toEqual([1, ''])
    expect(elsewhere.stderr).toMatch(/serve backup\n$/)
    expect(JSON.parse(history.stdout).runs).toMatchObject([{ runId }])
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends a wait at %s, and lets the run go on', async (signal, expected) => {
    const store = freshStore()
    const { jobs, finish } = await startWorker(store)
    const child = spawn(process.execPath, nodeArguments(['trigger', 'slow', ...store.args, '--wait']))
    onTestFinished(() => void child.kill('SIGKILL'))
    const closed = once(child, 'close')
    const [text] = await once(child.stdout, 'data')
    const [, runId = ''] = /^run (\S+)$/m.exec(String(text)) ?? []

    child.kill(signal)
    const [code] = await closed

    expect(code).toBe(expected)
    expect(await jobs.getRun(runId)).toMatchObject({ jobId: 'slow', cancelRequested: false })
    finish()
    expect(await jobs.waitFor(runId)).toMatchObject({ status: 'succeeded' })
  })

  it('puts a dead delivery back in line, and it is delivered', async () => {
    const store = freshStore()
    const { jobs, bad } = await startRunner(store)
    await jobs.stop()

    const { code, stdout } = await execute('redeliver', `${bad.runId}/0`, ...store.args)
    const { delivered } = await startWorker({ backend: store.again() })
    await vi.waitUntil(() => delivered.length === 1, patience)

    expect(code).toBe(0)
    expect(stdout).toContain('no process delivers telegram now')
    expect(stdout).not.toContain('secret')
    expect(delivered).toMatchObject([{ deliveryId: `${bad.runId}/0`, status: 'failed' }])
  })

  it('forgets a dead delivery, and reports one that is not dead', async () => {
    const store = freshStore()
    const { jobs, bad } = await startRunner(store)

    const first = await execute('discard', `${bad.runId}/0`, ...store.args, '--json')
    const second = await execute('discard', `${bad.runId}/0`, ...store.args)
    const third = await execute('redeliver', 'no-run/0', ...store.args)

    expect(first.code).toBe(0)
    expect(JSON.parse(first.stdout)).toEqual({
      discard: {
        deliveryId: `${bad.runId}/0`,
        recipient: { channel: 'telegram', chatId: '42', apiToken: '…' },
        isServed: true,
      },
    })
    for (const { code, stdout } of [second, third]) expect([code, stdout]).toEqual([1, ''])
    expect(third.stderr).toContain('"no-run/0"')
    expect(await jobs.health()).toMatchObject({ deadDeliveries: 0, pendingDeliveries: 0 })
  })

  it('refuses a payload that is larger than a job takes', async () => {
    const store = freshStore()
    await startWorker(store)
    const payload = JSON.stringify('x'.repeat(70_000))

    const { code, stdout } = await execute('trigger', 'update_stock_master', ...store.args, '--payload', payload)

    expect([code, stdout]).toEqual([64, ''])
  })
}

const changes = [
  ['trigger', 'update_stock_master'],
  ['redeliver', 'run/0'],
  ['discard', 'run/0'],
]

describe('a change on a file', () => {
  testChanges(freshFile)

  it.each(changes)('makes no file: %s', async (...words) => {
    const path = freshPath('jobs.db')

    const { code, stdout, stderr } = await execute(...words, '--store', path)

    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(`job-runner: ${path} does not exist: give the path of a store\n`)
    expect(existsSync(dirname(path))).toBe(false)
  })

  /** Makes a store with a dead delivery and no process. @returns its path, and the id of the delivery */
  async function deadStore(): Promise<readonly [string, string]> {
    const path = freshPath('jobs.db')
    const { jobs, bad } = await startRunner(freshFile(path))
    await jobs.stop()
    return [path, `${bad.runId}/0`]
  }

  /** Executes SQL on a store, and leaves no log beside it. */
  function alter(path: string, sql: string) {
    const database = new DatabaseSync(path)
    database.exec(`${sql}; PRAGMA wal_checkpoint(TRUNCATE)`)
    database.close()
  }

  it.each([
    ['a newer schema', 'PRAGMA user_version = 99'],
    ['an older schema', 'PRAGMA user_version = 0'],
    ['a schema without a table that this version has added', 'DROP TABLE members'],
    ['a schema without an index that this version has added', 'DROP INDEX runs_startable'],
  ])('refuses %s, and changes nothing', async (_what, sql) => {
    const [path, deliveryId] = await deadStore()
    alter(path, sql)
    const before = readFileSync(path)

    const { code, stdout, stderr } = await execute('discard', deliveryId, '--store', path)

    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^job-runner: [^\n]+version[^\n]+\n$/)
    expect(readFileSync(path)).toEqual(before)
  })

  it('leaves nothing beside the file', async () => {
    const [path, deliveryId] = await deadStore()

    const { code } = await execute('discard', deliveryId, '--store', path)

    expect(code).toBe(0)
    expect(readdirSync(dirname(path))).toEqual(['jobs.db'])
  })

  it('refuses the file of a process that uses it alone, which would not notice the change', async () => {
    const path = freshPath('jobs.db')
    mkdirSync(dirname(path), { recursive: true })
    const { jobs, bad } = await startRunner({
      ...freshFile(path),
      backend: sqliteBackend({ path, manyProcesses: false }),
    })

    const refused = await execute('trigger', 'broken', '--store', path)
    await jobs.stop()
    const accepted = await execute('discard', `${bad.runId}/0`, '--store', path)

    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toContain('manyProcesses: false')
    expect(accepted.code).toBe(0)
  })

  it('reports a worker of an older version, whose jobs it cannot know', async () => {
    const path = freshPath('jobs.db')
    await startWorker(freshFile(path))
    const database = new DatabaseSync(path)
    database.exec("DELETE FROM members WHERE holder IN (SELECT holder FROM takers WHERE role = 'work')")
    database.close()

    const { code, stderr } = await execute('trigger', 'broken', '--store', path)

    expect(code).toBe(1)
    expect(stderr).toMatch(/older version/)
  })
})

describeRedis('a change on a Redis', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedisServer()
    return () => server.close()
  })

  testChanges(() => redisStore(server))

  it.each(changes)('makes no key under a prefix without a store: %s', async (...words) => {
    const prefix = `nothing-${randomUUID()}`

    const { code, stdout } = await execute(...words, ...redisStore(server, prefix).args)

    expect([code, stdout]).toEqual([1, ''])
    expect(await server.redis.keys(`*${prefix}*`)).toEqual([])
  })

  it.each(changes)('reports a Redis that is away: %s', async (...words) => {
    const { code, stdout, stderr } = await execute(...words, '--store', 'redis://kim:correct-horse@127.0.0.1:1')

    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^job-runner: redis:\/\/127\.0\.0\.1:1 cannot be read: [^\n]*ECONNREFUSED[^\n]*\n$/)
  })

  it.each(changes)('refuses the keys of a newer version: %s', async (...words) => {
    const prefix = `newer-${randomUUID()}`
    await server.redis.set(`{${prefix}}:version`, '99')

    const { code, stdout } = await execute(...words, ...redisStore(server, prefix).args)

    expect([code, stdout]).toEqual([1, ''])
    expect(await server.redis.keys(`{${prefix}}:*`)).toEqual([`{${prefix}}:version`])
  })
})
