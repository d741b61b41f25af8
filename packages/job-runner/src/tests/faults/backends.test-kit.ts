import { randomUUID } from 'node:crypto'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { beforeAll, describe } from 'vitest'
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

/** Creates a scene on a file in a directory that does not exist yet. */
export const freshSqliteScene = (): Scene => createScene({ kind: 'sqlite', path: freshPath('jobs.db') })

/** Creates a scene on a server that serves many scenes: each has keys of its own. */
export const freshRedisScene = ({ options }: RedisServer): Scene =>
  createScene({ kind: 'bullmq', socket: options.path, prefix: randomUUID() })
