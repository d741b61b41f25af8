import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { RedisServer } from '@stockeye/test-kit/redis-server'
import { freshPath } from '@stockeye/test-kit/temp-folder'
import { onTestFinished, vi } from 'vitest'
import type { Backend } from '../backends/backend.ts'
import { bullmqBackend } from '../backends/bullmq/backend.ts'
import { createJobRunner, type JobRunner } from '../runner/runner.ts'
import type { Ack } from '../runner/trigger.ts'
import { sqliteBackend } from '../sqlite.ts'

export const sources: string = fileURLToPath(new URL('..', import.meta.url))
export const patience = { timeout: 55_000, interval: 5 }
/** The command counts a worker until its lease has run out: however slow the machine is, one that is there lives. */
export const leaseMs: number = 60 * 60_000

interface Done {
  readonly code: unknown
  readonly stdout: string
  readonly stderr: string
}

/** Returns the arguments of `node` that execute the command. */
export const nodeArguments = (args: readonly string[], folder: string = sources): string[] => [
  '--conditions=@stockeye/source',
  '--disable-warning=ExperimentalWarning',
  join(folder, 'cli', 'cli.ts'),
  ...args,
]

/** Executes the command, in a process of its own. */
export const execute = (...args: string[]): Promise<Done> => executeIn(sources, ...args)

export async function executeIn(folder: string, ...args: string[]): Promise<Done> {
  const env = { ...process.env, TZ: 'Asia/Seoul' }
  const ended = promisify(execFile)(process.execPath, nodeArguments(args, folder), { env })
  const done = await ended.catch((error: unknown) => {
    if (!(error instanceof Error && 'stdout' in error && 'stderr' in error && 'code' in error)) throw error
    return { stdout: String(error.stdout), stderr: String(error.stderr), code: error.code }
  })
  return { code: 0, ...done }
}

export interface Store {
  readonly backend: Backend
  /** Arguments with which the command finds it. */
  readonly args: readonly string[]
  /** Creates a further backend on the store, for another runner. */
  again(): Backend
}

export function freshFile(path: string = freshPath('jobs.db')): Store {
  const again = () => sqliteBackend({ path })
  return { backend: again(), again, args: ['--store', path] }
}

/** Returns a store on a Redis. */
export function redisStore(server: RedisServer, prefix: string = `store-${randomUUID()}`): Store {
  const again = () => bullmqBackend({ redis: server.options, prefix })
  return { backend: again(), again, args: ['--store', `unix://${server.options.path}`, '--prefix', prefix] }
}

/** Starts a runner on a store: one run succeeded, one failed, and its delivery is dead. */
export async function startRunner({ backend }: Store): Promise<{ jobs: JobRunner; good: Ack; bad: Ack }> {
  const jobs = createJobRunner({
    backend,
    leaseMs,
    notifiers: [
      {
        channel: 'telegram',
        verify: async () => undefined,
        deliver: async () => {
          throw Object.assign(new Error('the chat is gone: https://api.example.com/bot1:secret'), {
            code: 'DELIVERY_PERMANENT',
          })
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
  const bad = await jobs.trigger('broken', { recipient: { channel: 'telegram', chatId: '42', apiToken: 'secret' } })
  await jobs.waitFor(good.runId)
  await jobs.waitFor(bad.runId)
  await vi.waitUntil(async () => (await jobs.health()).deadDeliveries === 1, patience)
  return { jobs, good, bad }
}
