// Stores on which two versions of the package meet.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as sqlite from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { dumpRedis, loadRedis, type RedisCommand } from '@stockeye/test-kit/redis-dump'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, beforeAll, describe, onTestFinished } from 'vitest'
import * as z from 'zod'
import type { Clock } from '../../../clock.ts'
import type { TokenStore } from '../../../store.ts'
import { openStore, type StoreAddress, type Version } from './version.test-kit.ts'

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Stores that the previous version left. */
interface Left {
  /** Instant that its clock showed, in ms since 1970. */
  readonly writtenAt: number
  /** Keys of its encrypted store. */
  readonly keys: readonly { readonly kid: string; readonly secret: string }[]
  readonly commands: readonly RedisCommand[]
}

const leftSchema: z.ZodType<Left> = z.object({
  writtenAt: z.number(),
  keys: z.array(z.object({ kid: z.string(), secret: z.string() })),
  commands: z.array(z.tuple([z.string()], z.string())),
})

export const left: Left = leftSchema.parse(JSON.parse(readFileSync(fileOf('stores.gen.json'), 'utf8')))

/** Copies the file that the previous version left, with the mode that the version gave it: a checkout has another one. */
export const copyLeftFile = (path: string): void =>
  writeFileSync(path, readFileSync(fileOf('tokens.sqlite')), { mode: 0o600 })

/** Stores of one kind. */
export interface Stores {
  readonly kind: 'sqlite' | 'redis'
  /** Returns the address of an empty store. */
  fresh(): Promise<StoreAddress>
  /** Returns the address of a copy of the store that the previous version left. */
  left(): Promise<StoreAddress>
  /** Opens the store by a version; it is closed with the test. */
  open(version: Version, address: StoreAddress, options?: { readonly clock?: Clock }): Promise<TokenStore>
  /** Reads all that the store holds. */
  content(address: StoreAddress): Promise<unknown>
  /** Writes a text in place of the JSON of a record. */
  poison(address: StoreAddress, poison: { readonly id: string; readonly json: string }): Promise<void>
}

const pathOf = (address: StoreAddress) => {
  assert(address.kind === 'sqlite')
  return address.path
}

/** Opens the file past all versions. */
export function inFile<T>(address: StoreAddress, work: (database: sqlite.DatabaseSync) => T): T {
  const database = new sqlite.DatabaseSync(pathOf(address))
  try {
    return work(database)
  } finally {
    database.close()
  }
}

async function open(version: Version, address: StoreAddress, options: { readonly clock?: Clock } = {}) {
  const { store, close } = await openStore(version, address, options)
  onTestFinished(close)
  return store
}

const sqliteStores: Stores = {
  kind: 'sqlite',
  open,
  fresh: async () => ({ kind: 'sqlite', path: freshPath('tokens.db') }),
  async left() {
    const path = freshPath('tokens.db')
    mkdirSync(dirname(path), { mode: 0o700 })
    copyLeftFile(path)
    return { kind: 'sqlite', path }
  },
  content: async (address) =>
    inFile(address, (database) => ({
      ...database.prepare('PRAGMA user_version').get(),
      rows: database.prepare('SELECT * FROM tokens ORDER BY key').all(),
    })),
  async poison(address, { id, json }) {
    inFile(address, (database) => database.prepare('UPDATE tokens SET record = ? WHERE key = ?').run(json, id))
  },
}

const redisStores = (server: () => RedisServer): Stores => {
  const address = (): StoreAddress => ({ kind: 'redis', socket: server().options.path })
  return {
    kind: 'redis',
    open,
    async fresh() {
      await server().redis.flushall()
      return address()
    },
    async left() {
      await server().redis.flushall()
      await loadRedis(server().redis, left.commands)
      return address()
    },
    content: () => dumpRedis(server().redis),
    async poison(_address, { id, json }) {
      await server().redis.hset(`token-manager:{${id}}`, 'record', json)
    },
  }
}

/** Runs the suite on the stores of each kind. */
export function describeStores(suite: (stores: Stores) => void): void {
  describe('in SQLite', () => suite(sqliteStores))
  describeRedis('in Redis', () => {
    let server: RedisServer
    beforeAll(async () => {
      server = await startRedisServer()
      return () => server.close()
    })
    suite(redisStores(() => server))
  })
}
