import { join } from 'node:path'
import { type MastersGate, startMastersGate } from '@stockeye/example-api/tests/masters-gate.test-kit'
import { createJobRunner } from '@stockeye/job-runner'
import { bullmqBackend } from '@stockeye/job-runner/bullmq'
import { sqliteBackend } from '@stockeye/job-runner/sqlite'
import { type Simulator, startSimulator } from '@stockeye/kis-client/simulator'
import { type FakeTelegram, startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import type { Program } from '@stockeye/test-kit/program'
import { type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, onTestFailed, onTestFinished } from 'vitest'
import { startProgram } from './program.test-kit.ts'

export type Mode = 'embedded' | 'redis'

type Name = 'api' | 'worker' | 'bot'

/** API, worker and bot as processes, with the worker inside the API in the embedded mode; Telegram and KIS in the test. */
export interface System {
  readonly mode: Mode
  readonly fake: FakeTelegram
  readonly simulator: Simulator
  readonly masters: MastersGate
  readonly redis: RedisServer | undefined
  /** Settings that every program reads. */
  readonly env: Readonly<Record<string, string>>
  readonly apiUrl: string
  /** Name of the process that runs the jobs. */
  readonly workerName: 'api' | 'worker'
  program(name: Name): Program
  /** Starts a process again, after its end. Resolves when it is ready. */
  start(name: Name): Promise<Program>
  /** Resolves when every notice is recorded as delivered, which happens after the chat has it. */
  untilDelivered(): Promise<void>
  /** Returns everything that any process has printed. */
  output(): string
}

export const adminId = 1_000_001
export const botSecret = 'the-bot-secret-of-the-test-0123456789abc'
const jwtKey = 'the-jwt-key-of-the-test-0123456789abcdefg'

const ready: Readonly<Record<Name, RegExp>> = {
  api: /API_READY (http:\/\/127\.0\.0\.1:(\d+))/,
  worker: /WORKER_READY (http:\/\/127\.0\.0\.1:(\d+))/,
  bot: /BOT_READY (http:\/\/127\.0\.0\.1:(\d+))/,
}

export async function startSystem(mode: Mode): Promise<System> {
  const folder = tempFolder('system')
  // Telegram's limit of 15 s is not tested here: a machine that stands still for as long is not a fault of the bot.
  const fake = await startFakeTelegram({ callbackAnswerMs: 120_000 })
  onTestFinished(() => fake.close())
  const simulator = await startSimulator()
  onTestFinished(() => simulator.close())
  const masters = await startMastersGate(simulator.hosts.masters)
  const redis = mode === 'redis' ? await startRedisServer() : undefined
  onTestFinished(() => redis?.close())

  const env: Record<string, string> = {
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.url,
    TELEGRAM_ADMIN_ID: String(adminId),
    BOT_SECRET_KEY: botSecret,
    JWT_SECRET_KEY: jwtKey,
    KIS_APP_KEY: simulator.credentials.appKey,
    KIS_APP_SECRET: simulator.credentials.appSecret,
    KIS_ACCOUNT: simulator.credentials.account,
    KIS_REST_URL: simulator.hosts.rest,
    KIS_MASTERS_URL: masters.url,
    DATABASE_FILE: join(folder, 'api.db'),
    JOBS_FILE: join(folder, 'jobs.db'),
    TOKENS_FILE: join(folder, 'tokens.db'),
    API_PORT: '0',
    WORKER_PORT: '0',
    BOT_PORT: '0',
    ...(redis && { REDIS_URL: `unix://${redis.options.path}` }),
  }
  const programs = new Map<Name, Program>()
  const ended: Program[] = []
  onTestFailed(() => console.error(output()))
  const output = () => [...ended, ...programs.values()].map((program) => program.output()).join('\n')

  async function start(name: Name): Promise<Program> {
    const before = programs.get(name)
    if (before !== undefined) ended.push(before)
    const program = startProgram(name, env, { cwd: folder })
    programs.set(name, program)
    const [, url = '', port = ''] = await program.printed(ready[name])
    // The bot has one address of the API; a restarted API listens there again.
    if (name === 'api') Object.assign(env, { API_PORT: port, API_URL: url })
    return program
  }

  async function untilDelivered() {
    const backend =
      redis === undefined ? sqliteBackend({ path: env['JOBS_FILE'] ?? '' }) : bullmqBackend({ redis: redis.options })
    const jobs = createJobRunner({ backend, work: false })
    try {
      while ((await jobs.health()).pendingDeliveries > 0) await new Promise((resolve) => setImmediate(resolve))
    } finally {
      await jobs.stop()
    }
  }

  await start('api')
  if (mode === 'redis') await start('worker')
  await start('bot')
  return {
    mode,
    fake,
    simulator,
    masters,
    redis,
    env,
    apiUrl: env['API_URL'] ?? '',
    workerName: mode === 'redis' ? 'worker' : 'api',
    program(name) {
      const program = programs.get(name)
      assert(program)
      return program
    },
    start,
    untilDelivered,
    output,
  }
}
