import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis, type RedisOptions } from 'ioredis'
import { assert } from 'vitest'
import { describeWhere } from './describe-where.ts'
import { withSmallDisk } from './small-disk.ts'

/** A Redis server for one test, with all its data on disk. */
export interface RedisServer {
  /**
   * Options of a connection over its Unix socket, which another process cannot take before the server does, unlike a
   * free port.
   */
  readonly options: RedisOptions & { readonly path: string }
  /** Connection of the test. */
  readonly redis: Redis
  readonly pid: number
  /** Folder of its data. */
  readonly folder: string
  /** Opens a connection. It is ready when the promise resolves, and `close` closes it. */
  connect(options?: ConnectionOptions): Promise<Redis>
  /** Ends the server: orderly with SIGTERM, at once with SIGKILL. Resolves when every connection is closed. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Stops the process, as SIGSTOP does: connections stay open, and no command is answered. */
  pause(): void
  resume(): void
  /** Starts the server again on its data. Resolves when every open connection is ready. */
  restart(): Promise<void>
  close(): Promise<void>
}

type ConnectionOptions = Pick<RedisOptions, 'maxRetriesPerRequest' | 'username' | 'password'>

/** Describes a suite that needs a `redis-server`; see `describeWhere`. */
export function describeRedis(name: string, suite: () => void): void {
  const isThere = spawnSync('redis-server', ['--version']).status === 0
  describeWhere(name, isThere ? undefined : 'redis-server', suite)
}

/**
 * Starts a Redis server that keeps every write.
 *
 * @param options.flags settings in addition to those that keep every write, such as `['--appendonly', 'no']`
 * @param options.diskMb size of a disk of its own, in MiB; see small-disk.ts
 */
export async function startRedisServer({
  flags = [],
  diskMb,
}: {
  readonly flags?: readonly string[]
  readonly diskMb?: number
} = {}): Promise<RedisServer> {
  const home = mkdtempSync(join(tmpdir(), 'stockeye-redis-'))
  // The socket lies outside of the disk, where every process sees it.
  const path = join(home, 'redis.sock')
  const folder = join(home, 'data')
  mkdirSync(folder)
  const options = { path, retryStrategy: () => 20 }
  const socket = ['--port', '0', '--unixsocket', path, '--unixsocketperm', '700', '--dir', folder]
  const kept = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '']
  const command = ['redis-server', ...socket, ...kept, ...flags]
  const [file = '', ...args] = diskMb === undefined ? command : withSmallDisk(folder, { sizeMb: diskMb, command })
  const connections: Redis[] = []

  function launch() {
    const child = spawn(file, args, { stdio: 'ignore' })
    return { child, exited: once(child, 'exit') }
  }

  async function connect(own: ConnectionOptions = {}) {
    // The connection retries until the server listens.
    const redis = new Redis({ ...options, ...own })
    connections.push(redis)
    redis.on('error', () => undefined)
    await until(redis, 'ready')
    return redis
  }

  let server = launch()
  const redis = await connect()

  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
    const lost = connections.filter(({ status }) => status === 'ready').map((connection) => until(connection, 'close'))
    // A paused process does not handle signals.
    server.child.kill('SIGCONT')
    server.child.kill(signal)
    await Promise.all([server.exited, ...lost])
  }

  return {
    options,
    redis,
    get pid() {
      assert(server.child.pid)
      return server.child.pid
    },
    folder,
    connect,
    stop,
    pause: () => void server.child.kill('SIGSTOP'),
    resume: () => void server.child.kill('SIGCONT'),
    async restart() {
      server = launch()
      const open = connections.filter(({ status }) => status !== 'end')
      await Promise.all(open.map((connection) => until(connection, 'ready')))
    },
    async close() {
      await stop()
      for (const connection of connections) connection.disconnect()
      rmSync(home, { recursive: true })
    },
  }
}

// `once` of node:events would reject at the first connection that fails.
const until = (redis: Redis, event: 'ready' | 'close') =>
  new Promise<void>((resolve) => redis.once(event, () => resolve()))
