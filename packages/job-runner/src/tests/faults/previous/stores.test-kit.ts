// Stores on which two versions of the package meet.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as sqlite from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { startMemberProcess } from '@stockeye/test-kit/member'
import { dumpRedis, loadRedis } from '@stockeye/test-kit/redis-dump'
import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { assert, beforeAll, describe, onTestFinished } from 'vitest'
import * as z from 'zod'
import { freshRedisScene, freshSqliteScene } from '../backends.test-kit.ts'
import { runOutLeases } from '../leases.test-kit.ts'
import { createScene, type Scene } from '../members.test-kit.ts'
import { createVersionRunner, type VersionOptions, type VersionRunner } from './version.test-kit.ts'

/** Stores of one engine. */
export interface Stores {
  readonly kind: 'sqlite' | 'bullmq'
  /** Creates an empty store. */
  fresh(): Scene
  /** Creates the store that the previous version left when it was killed; its leases have run out. */
  left(): Promise<Scene>
  /** Instant at which the previous version was killed, in ms since 1970. */
  readonly writtenAt: number
  /** Reads all that the store holds. */
  content(scene: Scene): Promise<unknown>
  /** Writes past all versions: a statement on the file, or a command on the Redis. */
  write(scene: Scene, command: readonly string[]): Promise<void>
  /** Sets the version that the store names. */
  setVersion(scene: Scene, version: number): Promise<void>
}

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const jsonOf = <T>(name: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(fileOf(name), 'utf8')))
/** Instants at which the previous version was killed, in ms since 1970. */
export const writtenAt: { readonly sqlite: number; readonly bullmq: number } = jsonOf(
  'written-at.gen.json',
  z.object({ sqlite: z.number(), bullmq: z.number() }),
)
const redisCommands = jsonOf('redis.gen.json', z.array(z.tuple([z.string()], z.string())))

const pathOf = ({ address }: Scene) => {
  assert(address.kind === 'sqlite')
  return address.path
}

/** Copies the file that the previous version left, with the mode that the version gave it: a checkout has another one. */
export const copyLeftFile = (path: string): void =>
  writeFileSync(path, readFileSync(fileOf('jobs.sqlite')), { mode: 0o600 })

function inFile<T>(scene: Scene, work: (database: sqlite.DatabaseSync) => T): T {
  const database = new sqlite.DatabaseSync(pathOf(scene))
  try {
    return work(database)
  } finally {
    database.close()
  }
}

const sqliteStores: Stores = {
  kind: 'sqlite',
  writtenAt: writtenAt.sqlite,
  fresh: freshSqliteScene,
  async left() {
    const scene = createScene({ kind: 'sqlite', path: freshPath('jobs.db') })
    mkdirSync(dirname(pathOf(scene)), { mode: 0o700 })
    copyLeftFile(pathOf(scene))
    await runOutLeases(scene.address)
    return scene
  },
  content: async (scene) =>
    inFile(scene, (database) => {
      const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
      return {
        ...database.prepare('PRAGMA user_version').get(),
        rows: tables.map(({ name }) => [name, database.prepare(`SELECT * FROM ${name}`).all()]),
      }
    }),
  write: async (scene, [statement = '']) => inFile(scene, (database) => database.exec(statement)),
  setVersion: async (scene, version) => inFile(scene, (database) => database.exec(`PRAGMA user_version = ${version}`)),
}

const redisStores = (server: () => RedisServer): Stores => ({
  kind: 'bullmq',
  writtenAt: writtenAt.bullmq,
  fresh: () => freshRedisScene(server()),
  async left() {
    const { redis, options } = server()
    await redis.flushall()
    // BullMQ looks for stalled jobs again after a pause, which these keys hold.
    await loadRedis(
      redis,
      redisCommands.filter(([, key]) => !key?.endsWith(':stalled-check')),
    )
    const scene = createScene({ kind: 'bullmq', socket: options.path, prefix: 'previous' })
    await runOutLeases(scene.address)
    return scene
  },
  // A rest of time changes by itself.
  content: async () => (await dumpRedis(server().redis)).filter(([name]) => name !== 'PEXPIRE'),
  async write(_scene, [name = '', ...args]) {
    await server().redis.call(name, ...args)
  },
  async setVersion({ address }, version) {
    assert(address.kind === 'bullmq')
    await server().redis.set(`{${address.prefix}}:version`, String(version))
  },
})

/** Runs the suite on the stores of each engine. */
export function describeStores(suite: (stores: Stores) => void): void {
  describe('on SQLite', () => suite(sqliteStores))
  describeRedis('on BullMQ', () => {
    let server: RedisServer
    beforeAll(async () => {
      server = await startRedisServer()
      return () => server.close()
    })
    suite(redisStores(() => server))
  })
}

export interface VersionCommand {
  readonly do: 'start' | 'start-later' | 'stop' | 'trigger' | 'cancel' | 'pause' | 'finish'
  readonly jobId?: string
  readonly runId?: string
  /** Instant from which the clock of a further runner of the process runs, in ms since 1970. */
  readonly startsAt?: number
  /** Payload of a trigger, and its dedupe key. */
  readonly key?: string
}

export interface VersionProcess {
  readonly pid: number
  send(command: VersionCommand): void
  /** Kills it with SIGKILL. Resolves when it has ended. */
  kill(): Promise<void>
}

type Options = Omit<VersionOptions, 'address' | 'journal'>

const program = new URL('./process.test-kit.ts', import.meta.url)

/** Starts a runner of a version in a process of its own. @param options.smallDiskAt a folder that is a disk of 1 MiB */
export async function startVersion(
  { address, journal }: Scene,
  { smallDiskAt, ...given }: Options & { readonly smallDiskAt?: string },
): Promise<VersionProcess> {
  const options: VersionOptions = { address, journal, ...given }
  const { child, exited } = startMemberProcess(program, options, { smallDiskAt })
  // A command that is sent before it listens would be lost with a process that is killed early.
  await new Promise<void>((resolve) => child.once('message', () => resolve()))
  assert(child.pid)
  return {
    pid: child.pid,
    send: (command) => void child.send(command, () => undefined),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Creates a runner of a version in the test's own process; it is stopped with the test. */
export async function openVersion({ address, journal }: Scene, options: Options): Promise<VersionRunner> {
  const runner = await createVersionRunner({ address, journal, ...options })
  onTestFinished(() => runner.jobs.stop({ deadlineMs: 0 }))
  return runner
}
