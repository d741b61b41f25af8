import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { listen } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import {
  type Completion,
  createJobRunner,
  type JobDefinition,
  type JobRunner,
  memoryBackend,
  type Notifier,
} from '@stockeye/job-runner'
import { createKisClient, type KisClient } from '@stockeye/kis-client'
import { slowProgress, suiteJobs } from '@stockeye/telegram-adapter/testing'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { onTestFinished } from 'vitest'
import { type ApiParts, createApi } from '../api.ts'
import { openDatabase } from '../data/database.ts'
import type { Database } from '../data/tables.ts'

export const botSecret = 'bot-secret-of-the-test-0123456789abcdef'
export const jwtKey = 'jwt-key-of-the-test-0123456789abcdefghi'
export const admin = '1001'
export const user = '2002'
export const start = Date.parse('2026-10-19T10:00:00+09:00')

export interface TestApi {
  readonly url: string
  readonly database: Database
  /** Connection of another process to the same records. */
  readonly records: DatabaseSync
  readonly jobs: JobRunner
  /** Completions that were delivered, in order. */
  readonly completions: readonly Completion[]
  /** Routes of the router, with `:name` for a parameter; the method of a middleware is `ALL`. */
  readonly routes: readonly { readonly method: string; readonly path: string }[]
  /** Everything that was logged, as text. */
  readonly logged: readonly string[]
  /** Moves the API's clock; the runner's is the machine's. */
  advance(ms: number): void
  finish(): void
  block(telegramId: string): void
  demote(telegramId: string): void
  audited(): readonly string[]
  /** Fetches a token as the bot does. @returns the user's token */
  tokenOf(telegramId: string): Promise<string>
  request(path: string, options?: RequestInit): Promise<Answer>
  /** Stops the API; the end of the test does it otherwise. */
  stop(): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: { readonly code?: string; readonly [name: string]: unknown }
}

/** Creates a KIS client whose calls have no answer. */
function nobodysKis(): KisClient {
  const hosts = { rest: 'http://127.0.0.1:9', ws: null, masters: 'http://127.0.0.1:9' }
  const credentials = { appKey: 'k'.repeat(36), appSecret: 's'.repeat(180), account: '12345678-01' }
  const kis = createKisClient({ environment: 'paper', credentials, hosts })
  onTestFinished(() => kis.close())
  return kis
}

function testJobs(finished: Promise<void>): readonly JobDefinition[] {
  const { result, ...master } = suiteJobs.scheduled
  return [
    { ...master, run: async () => result },
    {
      ...suiteJobs.slow,
      async run({ signal, progress }) {
        progress(slowProgress)
        await new Promise<void>((resolve, reject) => {
          finished.then(resolve)
          signal.addEventListener('abort', () => reject(signal.reason))
        })
      },
    },
  ]
}

/** Starts the API on a socket, over a runner with the two jobs of the contract suite. */
export async function startTestApi(
  options: Partial<Pick<ApiParts, 'kis' | 'rateLimits' | 'admins' | 'desk'>> & {
    /** Delivers an end notice, before it is noted as delivered. */
    readonly deliver?: (completion: Completion) => void
  } = {},
): Promise<TestApi> {
  const { kis = nobodysKis(), admins = [admin], rateLimits, desk, deliver = () => undefined } = options
  const databaseFile = join(tempFolder('api'), 'api.db')
  const database = await openDatabase(databaseFile)
  const records = new DatabaseSync(databaseFile)
  const clock = manualClock(start)
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const completions: Completion[] = []
  const notifier: Notifier = {
    channel: 'telegram',
    verify: async () => undefined,
    async deliver(completion) {
      deliver(completion)
      completions.push(completion)
    },
  }
  const jobs = createJobRunner({ backend: memoryBackend(), notifiers: [notifier] })
  for (const job of testJobs(finished)) jobs.register(job)
  await jobs.start()
  const logged: string[] = []
  const write = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }))
  const log: Log = { debug: write, info: write, warn: write, error: write }
  const stopping = new AbortController()
  const app = await createApi({
    database,
    jobs,
    kis,
    botSecret,
    jwtKey,
    admins,
    log,
    clock,
    ...(rateLimits && { rateLimits }),
    desk,
    stopping: stopping.signal,
  })
  const server = await listen((request, bindings) => app.fetch(request, bindings), { host: '127.0.0.1', port: 0 })
  let stopped: Promise<void> | undefined
  const stopAll = async () => {
    finish()
    stopping.abort()
    await server.stop()
    await jobs.stop({ deadlineMs: 0 })
    records.close()
    await database.destroy()
  }
  const stop = () => {
    stopped ??= stopAll()
    return stopped
  }
  onTestFinished(stop)

  async function request(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${server.url}${path}`, { ...init, headers: { connection: 'close', ...init.headers } })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
  }

  // The API must act on its rows also when another process wrote them.
  const change = (sql: string, telegramId: string) => records.prepare(sql).run(telegramId)
  return {
    url: server.url,
    database,
    records,
    jobs,
    completions,
    routes: app.routes,
    logged,
    advance: clock.advance,
    finish,
    block: (telegramId) => void change('UPDATE users SET is_active = 0 WHERE telegram_id = ?', telegramId),
    demote: (telegramId) => void change("UPDATE users SET role = 'user' WHERE telegram_id = ?", telegramId),
    audited: () =>
      records
        .prepare('SELECT actor, action, detail FROM audit ORDER BY id DESC')
        .all()
        .map(({ actor, action, detail }) => `${actor} ${action} ${detail}`),
    async tokenOf(telegramId) {
      const { body } = await request('/api/v1/auth/bot/token', {
        method: 'POST',
        headers: { 'x-bot-secret-key': botSecret },
        body: JSON.stringify({ telegram_id: telegramId, name: '이름' }),
      })
      return String(body['access_token'])
    },
    request,
    stop,
  }
}
