import { randomUUID } from 'node:crypto'
import { beforeAll, describe } from 'vitest'
import { describeRedis, type RedisServer, startRedisServer } from '../../backends/bullmq/redis-server.test-kit.ts'
import { freshPath } from '../../backends/sqlite/fresh-path.test-kit.ts'
import { createScene, type Scene } from './members.test-kit.ts'

/** Runs the suite on every backend whose state outlives a process: each scene has an empty one. */
export function describeBackends(suite: (freshScene: () => Scene) => void): void {
  describe('on SQLite', () => suite(freshSqliteScene))
  describeRedis('on BullMQ', () => {
    let server: RedisServer
    beforeAll(async () => {
      server = await startRedisServer()
      return () => server.close()
    })
    suite(() => freshRedisScene(server))
  })
}

/** In a directory that is not there yet. */
export const freshSqliteScene = (): Scene => createScene({ kind: 'sqlite', path: freshPath() })

/** One server serves many: each has keys of its own. */
export const freshRedisScene = ({ options }: RedisServer): Scene =>
  createScene({ kind: 'bullmq', socket: options.path, prefix: randomUUID() })
