import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis, type RedisOptions } from 'ioredis'
import { assert, describe, it } from 'vitest'

type ConnectionOptions = Pick<RedisOptions, 'maxRetriesPerRequest' | 'username' | 'password'>

/** A Redis of the test's own, with all that it stores on disk. */
export interface RedisServer {
  /** Its Unix socket: unlike a free port, nobody else can take it in between. */
  readonly path: string
  /** Opens a connection that is ready, and that `close` closes. */
  connect(options?: ConnectionOptions): Promise<Redis>
  /** Stops it where it is, so that it takes commands and answers none. */
  freeze(): void
  thaw(): void
  /** Settles when every connection knows that it is lost. */
  stop(): Promise<void>
  /** Starts it again on what it has stored, and settles when every connection that is not closed is ready again. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The suite runs where there is a `redis-server`; elsewhere one line says that it does not, or a failure does. */
export function describeRedis(suite: () => void): void {
  if (spawnSync('redis-server', ['--version']).status === 0) return void describe('redis', suite)
  const line = 'redis is not tested: there is no redis-server on this machine'
  if (process.env['STOCKEYE_REQUIRE_ALL']) it('finds a redis-server', () => assert.fail(line))
  else describe.skip(line, suite)
  console.warn(line)
}

export async function startRedisServer(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kis-client-redis-'))
  const path = join(folder, 'redis.sock')
  const flags = ['--port', '0', '--unixsocket', path, '--unixsocketperm', '700', '--dir', folder, '--appendonly', 'yes']
  const connections: Redis[] = []
  let server = launch()

  function launch() {
    // It stores all it has when it is stopped; before that, a busy disk would hold up each of its answers.
    const child = spawn('redis-server', [...flags, '--appendfsync', 'no', '--save', ''], { stdio: 'ignore' })
    return { child, exited: once(child, 'exit') }
  }

  async function connect(options: ConnectionOptions = {}) {
    // It looks again and again until the server listens: the event that says so comes from here.
    const redis = new Redis(path, { retryStrategy: () => 20, ...options })
    connections.push(redis)
    redis.on('error', () => undefined)
    await untilIt(redis, 'ready')
    return redis
  }

  async function stop() {
    const lost = connections.filter(({ status }) => status === 'ready').map((redis) => untilIt(redis, 'close'))
    server.child.kill('SIGCONT')
    server.child.kill('SIGTERM')
    await Promise.all([server.exited, ...lost])
  }

  await connect()
  return {
    path,
    connect,
    freeze: () => void server.child.kill('SIGSTOP'),
    thaw: () => void server.child.kill('SIGCONT'),
    stop,
    async restart() {
      server = launch()
      const open = connections.filter(({ status }) => status !== 'end')
      await Promise.all(open.map((redis) => untilIt(redis, 'ready')))
    },
    async close() {
      await stop()
      for (const redis of connections) redis.disconnect()
      rmSync(folder, { recursive: true })
    },
  }
}

const untilIt = (redis: Redis, event: 'ready' | 'close') =>
  new Promise<void>((resolve) => redis.once(event, () => resolve()))
