import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { bullmqBackend } from '../backends/bullmq/backend.ts'
import { systemClock } from '../clock.ts'
import { createJobRunner } from '../runner/runner.ts'
import {
  execute,
  executeIn,
  freshFile,
  leaseMs,
  patience,
  redisStore,
  type Store,
  sources,
  startRunner,
} from './cli.test-kit.ts'

const secret = 'correct-horse'

/** Returns the width of a line of ASCII and Hangul: each syllable has two columns. */
const terminalWidth = (line: string) => line.length + (line.match(/[\uac00-\ud7a3]/g)?.length ?? 0)

/** Tests the rules of every kind of store. */
function testLooking(freshStore: () => Store): void {
  it('lists the jobs of a store while a runner is at work on it', async () => {
    const store = freshStore()
    await startRunner(store)

    const { code, stdout } = await execute('list', ...store.args)
    const { jobs } = JSON.parse((await execute('list', ...store.args, '--json')).stdout)

    expect(code).toBe(0)
    expect(stdout.replace(/\d+ (s|min) {2,}/g, '0 s    ').split('\n')).toEqual([
      'job                  latest run  age  queued  running',
      'broken               failed      0 s    0       0',
      '  broken',
      'update_stock_master  succeeded   0 s    0       0',
      '  종목 마스터 갱신 · Asia/Seoul 0 7 * * 1-5',
      '',
    ])
    expect(jobs).toMatchObject([
      { jobId: 'broken', latestRun: { state: 'failed' }, isPaused: false },
      { jobId: 'update_stock_master', jobName: '종목 마스터 갱신', schedule: { text: 'Asia/Seoul 0 7 * * 1-5' } },
    ])
  })

  it('shows the history of a job, page by page', async () => {
    const store = freshStore()
    const { jobs, bad } = await startRunner(store)
    const second = await jobs.trigger('broken')
    await jobs.waitFor(second.runId)

    const { stdout } = await execute('history', 'broken', ...store.args, '--limit', '1')
    const next = await execute('history', 'broken', ...store.args, '--before', second.runId, '--json')

    const [head, row, how, why, ...more] = stdout.trimEnd().split('\n')
    expect(head).toMatch(/^run +state +age$/)
    expect(row).toMatch(new RegExp(`^${second.runId} +failed +\\d+ s$`))
    expect(how).toMatch(/^ {2}manual · attempt 1 of 1 · took \d+ m?s · accepted \S+ \S+ \+09:00$/)
    expect([why, ...more]).toEqual(['  JOB_FAILED: no rows today'])
    expect(JSON.parse(next.stdout)).toMatchObject({ runs: [{ runId: bad.runId, error: { message: 'no rows today' } }] })
  })

  it('shows an empty page after the last run, and refuses a run that is not of the job', async () => {
    const store = freshStore()
    const { good, bad } = await startRunner(store)
    const page = (before: string) => execute('history', 'broken', ...store.args, '--before', before, '--json')

    const [last, ofAnother, unknown] = [await page(bad.runId), await page(good.runId), await page('no-such-run')]

    expect([last.code, JSON.parse(last.stdout)]).toEqual([0, { runs: [] }])
    for (const { code, stdout } of [ofAnother, unknown]) expect([code, stdout]).toEqual([1, ''])
    expect(unknown.stderr).toContain('"no-such-run"')
  })

  it('shows dead deliveries with their recipient and the error of the last try, and no secret', async () => {
    const store = freshStore()
    const { bad } = await startRunner(store)

    const { stdout } = await execute('dead', ...store.args)
    const json = (await execute('dead', ...store.args, '--json')).stdout

    const [head, row, ...below] = stdout.trimEnd().split('\n')
    expect(head).toMatch(/^delivery +run +age$/)
    expect(row).toMatch(new RegExp(`^${bad.runId}/0 +failed +\\d+ s$`))
    expect(below).toEqual([
      '  broken to telegram {"chatId":"42","apiToken":"…"}',
      '  the chat is gone: https://api.example.com/…',
    ])
    expect(JSON.parse(json)).toMatchObject({
      dead: [
        {
          completion: { runId: bad.runId, recipient: { channel: 'telegram', chatId: '42', apiToken: '…' } },
          error: 'the chat is gone: https://api.example.com/…',
        },
      ],
    })
  })

  it('fits each line into 80 columns, and acts on no terminal, even if names and errors would not', async () => {
    const store = freshStore()
    const jobs = createJobRunner({ backend: store.backend, leaseMs })
    onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
    const id = 'a_job_with_the_longest_id_that_may_exist'
    const name = '아주 긴 이름을 가진 종목 마스터 갱신 작업 '.repeat(4)
    const run = () => Promise.reject(new Error(`\u001b[2Jgone\n! fake row ${'실패'.repeat(60)}`))
    jobs.register({ id, name, run })
    await jobs.start()
    await jobs.waitFor((await jobs.trigger(id)).runId)

    const texts = [await execute('list', ...store.args), await execute('history', id, ...store.args)]

    for (const { stdout } of texts) {
      expect(stdout).not.toContain('\u001b')
      expect(stdout).not.toMatch(/^! /m)
      for (const line of stdout.split('\n')) expect(terminalWidth(line)).toBeLessThanOrEqual(80)
    }
    expect(texts[0]?.stdout).toContain(id)
    expect(texts[1]?.stdout.replace(/\n {2}/g, '')).toContain('실패'.repeat(60))
  })

  it('shows the health, and exits with 2 when there is a problem', async () => {
    const store = freshStore()
    await startRunner(store)

    const { code, stdout } = await execute('health', ...store.args)
    const { health } = JSON.parse((await execute('health', ...store.args, '--json')).stdout)

    expect(code).toBe(2)
    const [problem, since, advice, ...more] = stdout.trimEnd().split('\n')
    expect(problem).toBe('! DELIVERIES_DEAD: 1 completion could not be delivered')
    expect(since).toMatch(/^ {2}since \S+ \S+ \+09:00, \d+ s ago$/)
    expect(advice).toMatch(/^ {2}redeliver /)
    expect(more.map((line) => line.replace(/ +/g, ' '))).toEqual([
      '',
      'queued 0',
      'running 0',
      'workers 1',
      'channels telegram',
      'pending deliveries 0',
      'dead deliveries 1',
    ])
    expect(health).toMatchObject({
      workers: 1,
      channels: [{ channel: 'telegram', state: 'ready' }],
      deadDeliveries: 1,
      problemDetails: [{ code: 'DELIVERIES_DEAD', sinceAt: expect.any(Number), count: 1 }],
    })
  })

  it('finds a completion for a channel that no process delivers, after every process has stopped', async () => {
    const store = freshStore()
    const jobs = createJobRunner({ backend: store.backend })
    onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
    const recipients = [{ channel: 'telegrm', chatId: '1' }]
    jobs.register({ id: 'backup', name: 'Backup', recipients, run: async () => undefined })
    await jobs.start()
    await jobs.waitFor((await jobs.trigger('backup')).runId)
    await jobs.stop()

    const { code, stdout } = await execute('health', ...store.args)

    expect(code).toBe(2)
    expect(stdout).toMatch(
      /^! CHANNEL_UNSERVED: 1 completion waits for channel telegrm, which no process\n {2}delivers\n/,
    )
    expect(stdout).toMatch(/\npending deliveries +1: telegrm 1\n/)
  })

  it('finds a channel that is down in its worker, and shows no secret of its error', async () => {
    const store = freshStore()
    const revoked = Object.assign(new Error('401 of https://api.example.com/bot1:s3cret'), {
      code: 'DELIVERY_CHANNEL_DOWN',
    })
    let isRevoked = false
    const jobs = createJobRunner({
      backend: store.backend,
      leaseMs,
      notifiers: [
        {
          channel: 'telegram',
          verify: () => (isRevoked ? Promise.reject(revoked) : Promise.resolve()),
          deliver() {
            isRevoked = true
            return Promise.reject(revoked)
          },
        },
      ],
    })
    onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
    const recipients = [{ channel: 'telegram', chatId: '42' }]
    jobs.register({ id: 'backup', name: 'Backup', recipients, run: async () => undefined })
    const down = new Promise((resolve) => jobs.on('channel-down', resolve))
    await jobs.start()
    await jobs.trigger('backup')
    await down
    // The event comes first, and then the store has it.
    await vi.waitUntil(async () => (await execute('health', ...store.args)).code === 2, patience)

    const { code, stdout } = await execute('health', ...store.args)
    const json = await execute('health', ...store.args, '--json')

    expect(code).toBe(2)
    expect(stdout).toMatch(
      /^! CHANNEL_DOWN: the notifier of telegram is down: 401 of\n {2}https:\/\/api\.example\.com\/…\n/,
    )
    expect(stdout).toMatch(/\nchannels +telegram \(down\)\n/)
    expect(JSON.parse(json.stdout).health).toMatchObject({
      channels: [{ channel: 'telegram', state: 'down' }],
      pendingByChannel: { telegram: 1 },
    })
    expect(stdout + json.stdout).not.toContain('s3cret')
  })

  it('finds a schedule whose slot has passed while no worker was there, though nothing is queued', async () => {
    const store = freshStore()
    const hourAgo = { ...systemClock, now: () => systemClock.now() - 60 * 60_000 }
    const jobs = createJobRunner({ backend: store.backend, clock: hourAgo })
    onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
    jobs.register({ id: 'backup', name: 'Backup', schedule: { everyMs: 10 * 60_000 }, run: async () => undefined })
    await jobs.start()
    await jobs.stop()

    const { code, stdout } = await execute('health', ...store.args)

    expect(code).toBe(2)
    expect(stdout).toMatch(/^! SCHEDULE_OVERDUE: no process deals with the schedule of backup\n {2}since /)
  })

  it('lists no worker and no channel of a runner that has stopped', async () => {
    const store = freshStore()
    const { jobs } = await startRunner(store)
    await jobs.stop()

    const { stdout } = await execute('health', ...store.args)

    expect(stdout).toMatch(/\nworkers +0\nchannels +no process delivers\n/)
  })

  it('exits with 0 when all is well', async () => {
    const store = freshStore()
    const { jobs } = await startRunner(store)
    const [dead] = await jobs.listDead()
    assert(dead)
    await jobs.stop()
    const later = createJobRunner({
      backend: store.backend,
      leaseMs,
      notifiers: [{ channel: 'telegram', verify: async () => undefined, deliver: async () => undefined }],
    })
    onTestFinished(() => later.stop({ deadlineMs: 0 }))
    await later.start()
    await later.redeliver(dead.deliveryId)
    await vi.waitUntil(async () => (await later.health()).pendingDeliveries === 0, patience)

    const { code, stdout } = await execute('health', ...store.args)

    expect(code).toBe(0)
    expect(stdout).toMatch(/^All is well\.\n/)
  })

  it('names the jobs that are spelled like an unknown one', async () => {
    const store = freshStore()
    await startRunner(store)

    const { code, stdout, stderr } = await execute('history', 'update_stock_mastr', ...store.args)

    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('update_stock_master')
  })
}

describe('job-runner on a file', () => {
  testLooking(freshFile)

  it('changes nothing in a store that no process has open, and makes no file', async () => {
    const path = freshPath('jobs.db')
    const { jobs } = await startRunner(freshFile(path))
    await jobs.stop()
    const before = readFileSync(path)

    const { code } = await execute('list', '--store', path)

    expect(code).toBe(0)
    expect(readdirSync(dirname(path))).toEqual(['jobs.db'])
    expect(readFileSync(path)).toEqual(before)
  })

  it('names a directory that was given in place of a file', async () => {
    const path = dirname(freshPath('jobs.db'))
    mkdirSync(path, { recursive: true })

    const { code, stderr } = await execute('list', '--store', path)

    expect(code).toBe(1)
    expect(stderr).toBe(
      `job-runner: ${path} is a directory: give the path of a file, such as ${join(path, 'jobs.db')}\n`,
    )
  })

  it.each([
    [
      'a text',
      (path: string) => writeFileSync(path, 'no database at all, but a text that is longer than its head\n'.repeat(3)),
    ],
    ['an empty file', (path: string) => writeFileSync(path, '')],
    ['the database of another program', (path: string) => new DatabaseSync(path).exec('CREATE TABLE users (id)')],
  ])('refuses %s, and changes nothing', async (_what, make) => {
    const path = freshPath('jobs.db')
    mkdirSync(dirname(path), { recursive: true })
    make(path)
    const before = readFileSync(path)

    const looks = await Promise.all(
      [['list'], ['dead'], ['health'], ['discard', 'a/0'], ['trigger', 'backup']].map((words) =>
        execute(...words, '--store', path),
      ),
    )

    expect(looks.map(({ code, stdout }) => [code, stdout])).toEqual(looks.map(() => [1, '']))
    for (const { stderr } of looks) expect(stderr).toMatch(/^job-runner: [^\n]*jobs\.db[^\n]*\n$/)
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(dirname(path))).toEqual(['jobs.db'])
  })

  it('reports that there is no such store, and makes no file', async () => {
    const path = freshPath('jobs.db')

    const { code, stdout, stderr } = await execute('health', '--store', path)

    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(`job-runner: ${path} does not exist: give the path of a store\n`)
    expect(existsSync(dirname(path))).toBe(false)
  })
})

/** Listens on a socket of this process, so that no other process can take the port in between. */
async function listen(serve: (socket: Socket) => void): Promise<Server & { readonly port: number }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    serve(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const address = server.address()
  assert(address !== null && typeof address === 'object')
  return Object.assign(server, { port: address.port })
}

describeRedis('job-runner on a Redis', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedisServer()
    return () => server.close()
  })

  const freshRedis = (prefix?: string) => redisStore(server, prefix)

  /** Opens the server over TCP. */
  const openDoor = () =>
    listen((socket) => {
      const inner = connect(server.options.path)
      inner.on('error', () => socket.destroy())
      socket.on('close', () => inner.destroy())
      socket.pipe(inner).pipe(socket)
    })

  testLooking(freshRedis)

  it('writes nothing', async () => {
    const store = freshRedis()
    const { jobs } = await startRunner(store)
    await jobs.stop()
    await server.redis.config('RESETSTAT')

    const codes = []
    for (const look of [['list'], ['history', 'broken'], ['dead'], ['health']]) {
      codes.push((await execute(...look, ...store.args)).code)
    }

    const called = (await server.redis.info('commandstats')).matchAll(/^cmdstat_([^|:]+)/gm)
    const names = new Set([...called].map(([, name]) => name))
    const writing = (await Promise.all(['write', 'pubsub'].map((kind) => server.redis.acl('CAT', kind)))).flat()
    expect(codes).toEqual([0, 0, 0, 2])
    expect(names).toContain('hmget')
    expect(writing.filter((name) => names.has(String(name)))).toEqual([])
  })

  it('needs no more than a user that may read, and never prints the password', async () => {
    const rights = ['+@read', '+@connection', '+eval', '+evalsha', '+time']
    await server.redis.acl('SETUSER', 'looker', 'on', `>${secret}`, '~*', '-@all', ...rights)
    const [prefix, { port }] = [`store-${randomUUID()}`, await openDoor()]
    await startRunner(freshRedis(prefix))
    const asked = (password: string, its = prefix) => [
      '--store',
      `redis://looker:${password}@127.0.0.1:${port}`,
      '--prefix',
      its,
    ]

    const looks = await Promise.all(
      [['list'], ['history', 'broken'], ['dead'], ['health'], ['history', 'none']].map((look) =>
        execute(...look, ...asked(secret)),
      ),
    )
    const refused = await Promise.all([
      execute('list', ...asked(`${secret}-no-more`)),
      execute('list', ...asked(secret, 'nothing')),
      execute('list', '--store', `redis://looker:${secret}/@127.0.0.1:${port}`),
      execute('list', `redis://looker:${secret}@127.0.0.1:${port}`),
    ])

    expect(looks.map(({ code }) => code)).toEqual([0, 0, 0, 2, 1])
    expect(refused.map(({ code }) => code)).toEqual([1, 1, 1, 64])
    for (const { stdout, stderr } of [...looks, ...refused]) expect(stdout + stderr).not.toContain(secret)
  })

  it('reports that there is no store under a prefix, and makes no key', async () => {
    const { args } = freshRedis('nothing')

    const { code, stdout, stderr } = await execute('list', ...args)

    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(`job-runner: unix://${server.options.path} holds no jobs under the prefix nothing\n`)
    expect(await server.redis.keys('*nothing*')).toEqual([])
  })

  it('reads the database that the URL names', async () => {
    const { port } = await openDoor()
    await startRunner({ ...freshRedis(), backend: bullmqBackend({ redis: { ...server.options, db: 2 } }) })

    const second = await execute('list', '--store', `redis://127.0.0.1:${port}/2`)
    const third = await execute('list', '--store', `redis://127.0.0.1:${port}/3`)
    const none = await execute('list', '--store', `redis://127.0.0.1:${port}/999`)

    expect(second.stdout).toContain('update_stock_master')
    expect([second.code, third.code, none.code]).toEqual([0, 1, 1])
  })

  it('refuses the keys of a newer version', async () => {
    await server.redis.set('{newer}:version', '2')

    const { code, stdout, stderr } = await execute('list', ...freshRedis('newer').args)

    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/newer/)
  })

  it.each(['redis', 'REDISS', 'rediss'])('reports that a Redis cannot be reached over %s', async (scheme) => {
    const began: Buffer[] = []
    const { port } = await listen((socket) =>
      socket.once('data', (bytes) => {
        began.push(bytes)
        socket.destroy()
      }),
    )

    const { code, stdout, stderr } = await execute('list', '--store', `${scheme}://:${secret}@127.0.0.1:${port}`)

    // The first byte of a TLS handshake is 22.
    expect(began.map(([first]) => first === 22)).toEqual([scheme !== 'redis'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^job-runner: rediss?:\/\/127\.0\.0\.1:\d+ cannot be read: [^\n]+\n$/)
  })

  it('exits with an error when the connection is lost in the middle, and does not connect again', async () => {
    const prefix = `store-${randomUUID()}`
    await startRunner(freshRedis(prefix))
    let visits = 0
    const { port } = await listen((socket) => {
      visits++
      const inner = connect(server.options.path)
      inner.on('error', () => undefined)
      socket.on('close', () => inner.destroy())
      socket.on('data', (bytes) => (bytes.includes('smembers') ? socket.destroy() : inner.write(bytes)))
      inner.pipe(socket)
    })

    const { code, stdout, stderr } = await execute('list', '--store', `redis://127.0.0.1:${port}`, '--prefix', prefix)

    expect([code, stdout, visits]).toEqual([1, '', 1])
    expect(stderr).toMatch(/^job-runner: [^\n]+\n$/)
  })

  it('exits with an error when the server sends no answer', async () => {
    const { port } = await listen(() => undefined)

    const { code } = await execute('list', '--store', `redis://127.0.0.1:${port}`)

    expect(code).toBe(1)
  })

  it('names the package to install when ioredis is missing, and reads a file without it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'job-runner-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    cpSync(sources, join(folder, 'src'), { recursive: true })
    cpSync(join(sources, '../package.json'), join(folder, 'package.json'))
    mkdirSync(join(folder, 'node_modules'))
    for (const name of ['zod', 'croner', '@stockeye']) {
      symlinkSync(join(sources, '../node_modules', name), join(folder, 'node_modules', name))
    }
    const file = freshFile()
    await startRunner(file)

    const onRedis = await executeIn(join(folder, 'src'), 'list', ...freshRedis().args)
    const onFile = await executeIn(join(folder, 'src'), 'list', ...file.args)

    expect([onRedis.code, onRedis.stdout]).toEqual([1, ''])
    expect(onRedis.stderr).toMatch(/^job-runner: .*npm install ioredis, and with npx: .*-p ioredis.*\n$/)
    expect(onFile.code).toBe(0)
  })
})

describe('job-runner', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['drop', '--store', 'jobs.db']],
    ['no store', ['list']],
    ['no job', ['history', '--store', 'jobs.db']],
    ['too much', ['list', 'all', '--store', 'jobs.db']],
    ['two deliveries', ['discard', 'a/0', 'b/0', '--store', 'jobs.db']],
    ['no delivery', ['redeliver', '--store', 'jobs.db']],
    ['no job to trigger', ['trigger', '--store', 'jobs.db']],
    ['a payload that is not JSON', ['trigger', 'backup', '--store', 'jobs.db', '--payload', '{market:KOSPI}']],
    ['an empty key', ['trigger', 'backup', '--store', 'jobs.db', '--dedupe', '']],
    ['a blank key', ['trigger', 'backup', '--store', 'jobs.db', '--dedupe', ' ']],
    ['a key that is too long', ['trigger', 'backup', '--store', 'jobs.db', '--dedupe', 'k'.repeat(4_097)]],
    ['a payload beyond all numbers', ['trigger', 'backup', '--store', 'jobs.db', '--payload', '{"amount":1e999}']],
    ['an option of another command', ['list', '--store', 'jobs.db', '--limit', '5']],
    ['a change that is watched', ['discard', 'a/0', '--store', 'jobs.db', '--watch']],
    ['a store of an unknown kind', ['list', '--store', 'valkey://:password@127.0.0.1']],
    ['the prefix of a file', ['list', '--store', 'jobs.db', '--prefix', 'jobs']],
    ['an unknown option', ['list', '--store', 'jobs.db', '--fast']],
    ['a limit that is not a number', ['history', 'a', '--store', 'jobs.db', '--limit', 'all']],
  ])('answers %s with one line and exit code 64', async (_, args) => {
    const { code, stdout, stderr } = await execute(...args)

    expect([code, stdout]).toEqual([64, ''])
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).not.toContain('password')
  })

  it.each(['--help', '-h'])('prints its usage with %s', async (option) => {
    const { code, stdout } = await execute(option)

    expect(code).toBe(0)
    expect(stdout).toMatch(/^job-runner: .*\n\n/)
    expect(stdout).toMatch(/\n {2}job-runner list --store STORE /)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

    expect(await execute('--version')).toMatchObject({ code: 0, stdout: `job-runner ${version}\n` })
  })
})
