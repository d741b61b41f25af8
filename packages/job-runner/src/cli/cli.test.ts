import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Backend } from '../backends/backend.ts'
import { bullmqBackend } from '../backends/bullmq/backend.ts'
import { createJobRunner } from '../runner/runner.ts'
import { sqliteBackend } from '../sqlite.ts'

const sources = fileURLToPath(new URL('..', import.meta.url))
const secret = 'correct-horse'
const patience = { timeout: 55_000, interval: 5 }
/** The command counts a worker until its lease has run out: however slow the machine is, one that is there lives. */
const leaseMs = 60 * 60_000

/** Executes the command, in a process of its own. */
const execute = (...args: string[]) => executeIn(sources, ...args)

async function executeIn(folder: string, ...args: string[]) {
  const cli = join(folder, 'cli', 'cli.ts')
  const flags = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning', cli, ...args]
  const env = { ...process.env, TZ: 'Asia/Seoul' }
  const done = await promisify(execFile)(process.execPath, flags, { env }).catch((error: unknown) => {
    if (!(error instanceof Error && 'stdout' in error && 'stderr' in error && 'code' in error)) throw error
    return { stdout: String(error.stdout), stderr: String(error.stderr), code: error.code }
  })
  return { code: 0, ...done }
}

interface Store {
  readonly backend: Backend
  /** Arguments with which the command finds it. */
  readonly args: readonly string[]
}

const freshFile = (path = freshPath('jobs.db')): Store => ({
  backend: sqliteBackend({ path }),
  args: ['--store', path],
})

/** Starts a runner on a store: one run succeeded, one failed, and its delivery is dead. */
async function startRunner({ backend }: Store) {
  const jobs = createJobRunner({
    backend,
    leaseMs,
    notifiers: [
      {
        channel: 'telegram',
        verify: async () => undefined,
        deliver: async () => {
          throw Object.assign(new Error('the chat is gone'), { code: 'DELIVERY_PERMANENT' })
        },
      },
    ],
  })
  onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
  const schedule = { cron: '0 7 * * 1-5', zone: 'Asia/Seoul' }
  jobs.register({ id: 'update_stock_master', name: '종목 마스터 갱신', schedule, run: async () => ({ rows: 2_873 }) })
  jobs.register({
    id: 'broken',
    name: 'broken',
    run: async () => {
      throw new Error('no rows today')
    },
  })
  await jobs.start()
  const good = await jobs.trigger('update_stock_master')
  const bad = await jobs.trigger('broken', { recipient: { channel: 'telegram', chatId: '42' } })
  await jobs.waitFor(good.runId)
  await jobs.waitFor(bad.runId)
  await vi.waitUntil(async () => (await jobs.health()).deadDeliveries === 1, patience)
  return { jobs, good, bad }
}

/** Tests the rules of every kind of store. */
function testLooking(freshStore: () => Store): void {
  it('lists the jobs of a store while a runner is at work on it', async () => {
    const store = freshStore()
    await startRunner(store)

    const { code, stdout } = await execute('list', ...store.args)
    const { jobs } = JSON.parse((await execute('list', ...store.args, '--json')).stdout)

    expect(code).toBe(0)
    expect(stdout).toMatch(/^job +latest run +at +queued +running +schedule +name\n/)
    expect(stdout).toMatch(
      /\nupdate_stock_master +succeeded +\S+ \S+ \+09:00 +0 +0 +Asia\/Seoul 0 7 \* \* 1-5 +종목 마스터 갱신\n$/,
    )
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

    const rows = stdout.trimEnd().split('\n').slice(1)
    expect(rows).toEqual([
      expect.stringMatching(new RegExp(`^${second.runId} +failed +manual +1 of 1 +.* ms +JOB_FAILED: no rows today$`)),
    ])
    expect(JSON.parse(next.stdout)).toMatchObject({ runs: [{ runId: bad.runId, error: { message: 'no rows today' } }] })
  })

  it('shows no runs before one that is not of the job', async () => {
    const store = freshStore()
    const { good } = await startRunner(store)

    const { code, stdout } = await execute('history', 'broken', ...store.args, '--before', good.runId, '--json')

    expect([code, JSON.parse(stdout)]).toEqual([0, { runs: [] }])
  })

  it('shows dead deliveries with the error of the last try', async () => {
    const store = freshStore()
    const { bad } = await startRunner(store)

    const { stdout } = await execute('dead', ...store.args)
    const { dead } = JSON.parse((await execute('dead', ...store.args, '--json')).stdout)

    expect(stdout).toContain('the chat is gone')
    expect(dead).toMatchObject([
      {
        completion: { runId: bad.runId, recipient: { channel: 'telegram', chatId: '42' } },
        error: expect.stringContaining('the chat is gone'),
      },
    ])
  })

  it('shows the health, and exits with 2 when there is a problem', async () => {
    const store = freshStore()
    await startRunner(store)

    const { code, stdout } = await execute('health', ...store.args)
    const { health } = JSON.parse((await execute('health', ...store.args, '--json')).stdout)

    expect(code).toBe(2)
    expect(stdout).toMatch(/^! .*\n\nqueued +0\nrunning +0\nworkers +1\nchannels +telegram\n/)
    expect(health).toMatchObject({
      workers: 1,
      channels: ['telegram'],
      deadDeliveries: 1,
      problems: [expect.any(String)],
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
    expect(stdout).toMatch(/^! 1 completion waits for channel telegrm, which no process delivers\n\n/)
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

  const freshRedis = (prefix = `store-${randomUUID()}`): Store => ({
    backend: bullmqBackend({ redis: server.options, prefix }),
    args: ['--store', `unix://${server.options.path}`, '--prefix', prefix],
  })

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
    await startRunner({ backend: bullmqBackend({ redis: { ...server.options, db: 2 } }), args: [] })

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
    mkdirSync(join(folder, 'node_modules'))
    for (const name of ['zod', '@stockeye']) {
      symlinkSync(join(sources, '../node_modules', name), join(folder, 'node_modules', name))
    }
    const file = freshFile()
    await startRunner(file)

    const onRedis = await executeIn(join(folder, 'src'), 'list', ...freshRedis().args)
    const onFile = await executeIn(join(folder, 'src'), 'list', ...file.args)

    expect([onRedis.code, onRedis.stdout]).toEqual([1, ''])
    expect(onRedis.stderr).toMatch(/^job-runner: .*npm install ioredis\n$/)
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

  it('prints its usage', async () => {
    const { code, stdout } = await execute('--help')

    expect(code).toBe(0)
    expect(stdout).toMatch(/^job-runner: .*\n\n {2}job-runner list --store STORE/)
  })

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

    expect(await execute('--version')).toMatchObject({ code: 0, stdout: `job-runner ${version}\n` })
  })
})
