import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis, type RedisOptions } from 'ioredis'
import { assert, describe, it } from 'vitest'
import { withSmallDisk } from '../../tests/faults/small-disk.test-kit.ts'

/** A Redis of the test's own, with all that it stores on disk. */
export interface RedisServer {
  /** How to reach it: over its Unix socket, which nobody else can take in between, as a free port can be. */
  readonly options: RedisOptions & { readonly path: string }
  /** The test's own connection. */
  readonly redis: Redis
  readonly pid: number
  /** What it stores on disk lies here. */
  readonly folder: string
  /** Settles when it has gone; with SIGTERM it has put its things in order, with SIGKILL it has not. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** It stands still, with all its connections open, until it is woken. */
  pause(): void
  wake(): void
  /** Settles when it is there again, with what it had stored. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The suite runs where there is a `redis-server`; elsewhere one line says that it does not, or a failure does. */
export function describeRedis(name: string, suite: () => void): void {
  if (spawnSync('redis-server', ['--version']).status === 0) return void describe(name, suite)
  const line = `${name} is not tested: there is no redis-server on this machine`
  if (process.env['STOCKEYE_REQUIRE_ALL']) it('finds a redis-server', () => assert.fail(line))
  else describe.skip(line, suite)
  console.warn(line)
}

/**
 * @param flags what its configuration says beyond that it keeps everything, such as `['--appendonly', 'no']`
 * @param options.diskMb a disk of its own, of this size; see small-disk.test-kit.ts
 */
export async function startRedisServer(
  flags: readonly string[] = [],
  { diskMb }: { readonly diskMb?: number } = {},
): Promise<RedisServer> {
  const home = mkdtempSync(join(tmpdir(), 'job-runner-redis-'))
  // The socket is for everybody, the disk is not.
  const path = join(home, 'redis.sock')
  const folder = join(home, 'data')
  mkdirSync(folder)
  const options = { path, retryStrategy: () => 20 }
  const socket = ['--port', '0', '--unixsocket', path, '--unixsocketperm', '700', '--dir', folder]
  const kept = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '']
  const command = ['redis-server', ...socket, ...kept, ...flags]
  const [file = '', ...args] = diskMb === undefined ? command : withSmallDisk(folder, { sizeMb: diskMb, command })

  function launch() {
    const child = spawn(file, args, { stdio: 'ignore' })
    return { child, exited: once(child, 'exit') }
  }

  let server = launch()
  // It looks again and again until the server listens: the event that says so comes from here.
  const redis = new Redis(options)
  redis.on('error', () => undefined)
  await untilReady(redis)

  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
    // One that stands still would not hear of it.
    server.child.kill('SIGCONT')
    server.child.kill(signal)
    await server.exited
  }

  return {
    options,
    redis,
    get pid() {
      assert(server.child.pid)
      return server.child.pid
    },
    folder,
    stop,
    pause: () => void server.child.kill('SIGSTOP'),
    wake: () => void server.child.kill('SIGCONT'),
    async restart() {
      server = launch()
      await untilReady(redis)
    },
    async close() {
      redis.disconnect()
      await stop()
      rmSync(home, { recursive: true })
    },
  }
}

// Not `once` of node:events: that rejects at the first try that fails.
const untilReady = (redis: Redis) => new Promise<void>((resolve) => redis.once('ready', () => resolve()))
