import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

/**
 * Starts a Redis server for one measurement, with an append-only file that is synced once a second (its default), and
 * stops it afterwards.
 *
 * @param measure receives the path of the server's socket
 */
export async function withRedis<T>(measure: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'job-runner-bench-'))
  const path = join(folder, 'redis.sock')
  const kept = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '']
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', path, '--dir', folder, ...kept], {
    stdio: 'ignore',
  })
  try {
    await untilItListens(path)
    return await measure(path)
  } finally {
    server.kill('SIGKILL')
    await once(server, 'exit')
    rmSync(folder, { recursive: true })
  }
}

async function untilItListens(path: string) {
  const redis = new Redis(path, { retryStrategy: () => 20 })
  redis.on('error', () => undefined)
  await redis.ping()
  redis.disconnect()
}
