import { createJobRunner, type JobRunner } from '@stockeye/job-runner'
import { bullmqBackend } from '@stockeye/job-runner/bullmq'
import type { FakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import { describePostgres, startPostgres } from '@stockeye/test-kit/postgres-server'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { expect, it, onTestFailed, onTestFinished } from 'vitest'
import { type Accepted, type Load, startLoad } from './load.test-kit.ts'
import { startMastersGate } from './masters-gate.test-kit.ts'
import { startProgram } from './processes.test-kit.ts'
import { startKis, startWorld } from './world.test-kit.ts'

const userIds = Array.from({ length: 8 }, (_, number) => String(1_001 + number))
// A trigger joins a run of its job that has not ended, so the users share three jobs. The one of the first user is cut in its
// middle.
const users = Object.fromEntries(
  userIds.map((id, number) => [
    id,
    number === 0 ? 'update_stock_master' : number % 2 === 0 ? 'clean_up_records' : 'check_token',
  ]),
)

/** A process of the fleet, which can be killed and started again with the same settings. */
interface Member {
  readonly url: string
  /** Rejects when the process ends by itself. */
  readonly failed: Promise<never>
  kill(): Promise<unknown>
  restart(): Promise<unknown>
}

/** Starts a program that has the same port after a restart. */
async function startMember(file: 'main.ts' | 'worker.ts', env: Readonly<Record<string, string>>): Promise<Member> {
  const failure = Promise.withResolvers<never>()
  // It is also settled by the end of the test.
  failure.promise.catch(() => undefined)
  const start = async (more: Readonly<Record<string, string>> = {}) => {
    const program = await startProgram(file, { ...env, ...more })
    void program.exited.then((code) => code !== 'SIGKILL' && failure.reject(new Error(`${file} has ended: ${code}`)))
    return program
  }
  let program = await start()
  const { url } = program
  const port = new URL(url).port
  onTestFailed(() => console.error(program.output()))
  return {
    url,
    failed: failure.promise,
    kill: () => program.end('SIGKILL'),
    async restart() {
      program = await start({ API_PORT: port, WORKER_PORT: port })
    },
  }
}

/** Starts two APIs and three workers on one PostgreSQL and one Redis. */
async function startFleet() {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedisServer()])
  onTestFinished(() => postgres.close())
  onTestFinished(() => redis.close())
  const { telegram, shared, api: secrets } = await startWorld()
  for (const id of userIds) telegram.user({ id: Number(id), name: `관리자 ${id}` }).send('/start')
  const { settings } = await startKis()
  const masters = await startMastersGate(settings.KIS_MASTERS_URL)
  masters.hold()
  const env = {
    ...settings,
    KIS_MASTERS_URL: masters.url,
    DATABASE_URL: postgres.url,
    REDIS_URL: `unix://${redis.options.path}`,
    TELEGRAM_ADMIN_ID: userIds.join(),
  }
  const apiEnv = { ...secrets, ...env, TELEGRAM_BOT_TOKEN: '' }
  const [api, otherApi, ...workers] = await Promise.all([
    startMember('main.ts', apiEnv),
    startMember('main.ts', apiEnv),
    ...[1, 2, 3].map(() => startMember('worker.ts', { ...shared, ...env })),
  ])
  const servers = [postgres, redis].map((server) => ({
    kill: () => server.stop('SIGKILL'),
    restart: () => server.restart(),
  }))
  const jobs = createJobRunner({ backend: bullmqBackend({ redis: redis.options }), work: false })
  onTestFinished(() => jobs.stop())
  return { postgres, telegram, masters, api, otherApi, workers, servers, jobs }
}

/** Resolves when each run has ended, and each end is delivered. */
async function untilSettled(jobs: JobRunner): Promise<void> {
  for (;;) {
    const { queued, running, pendingDeliveries } = await jobs.health()
    if (queued + running + pendingDeliveries === 0) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Kills each member of the fleet in turn, and starts it again. Resolves when all that was accepted is settled. */
async function killEach(
  { masters, api, otherApi, workers, servers, jobs }: Awaited<ReturnType<typeof startFleet>>,
  load: Load,
): Promise<void> {
  await masters.reached()

  for (const worker of workers) {
    await load.acceptedMore(4)
    await worker.kill()
    await load.acceptedMore(4)
    await worker.restart()
  }
  masters.release()
  for (const killed of [api, otherApi, ...servers]) {
    await load.acceptedMore(4)
    await killed.kill()
    await load.sent(4)
    await killed.restart()
  }
  await load.acceptedMore(32)
  await load.end()
  await untilSettled(jobs)
}

/** Returns the notices about the end of a run in the chat of a user: those that say that they may be a repeat, and the others. */
function noticesOf(telegram: FakeTelegram, { user, runId }: Accepted) {
  const texts = telegram.messages(Number(user)).flatMap(({ from, text = '' }) => (from?.is_bot ? [text] : []))
  const ends = texts.filter((text) => text.includes(runId))
  const repeats = ends.filter((text) => text.includes('이미 갔을 수 있습니다'))
  return { all: ends.length, unmarked: ends.length - repeats.length }
}

const timeoutMs = 180_000

describePostgres('a fleet of two APIs and three workers', () =>
  describeRedis('on one PostgreSQL and one Redis', () => {
    it('loses no trigger and doubles no run when each of them in turn is killed', { timeout: timeoutMs }, async () => {
      const fleet = await startFleet()
      const { postgres, telegram, api, otherApi, workers, jobs } = fleet
      const load = startLoad({ apis: [api.url, otherApi.url], users })
      const failed = [api, otherApi, ...workers].map((member) => member.failed)

      await Promise.race([killEach(fleet, load), ...failed])

      const { accepted } = load
      const jobIds = [...new Set(Object.values(users))]
      const runs = (await Promise.all(jobIds.map((id) => jobs.history(id, { limit: 1_000 })))).flat()
      const manual = runs.filter(({ cause }) => cause === 'manual')
      // Each run belongs to an accepted trigger, and has ended: well, or without PostgreSQL at each attempt.
      expect(new Set(manual.map(({ runId }) => runId))).toEqual(new Set(accepted.map(({ runId }) => runId)))
      const ends = manual.map(({ state, error }) => (state === 'failed' ? error?.code : state))
      expect(ends.filter((end) => end !== 'succeeded' && end !== 'DATABASE_AWAY')).toEqual([])
      expect(manual.some(({ crashes }) => crashes > 0)).toBe(true)
      // A key is one run at both APIs.
      const runsOfKeys = Map.groupBy(accepted, ({ key }) => key)
      expect(runsOfKeys.size).toBeGreaterThan(50)
      for (const [key, both] of runsOfKeys)
        expect([key, both.length, new Set(both.map(({ runId }) => runId)).size]).toEqual([key, 2, 1])
      // Each chat has the end of its runs once, or again with a mark.
      for (const trigger of accepted) {
        const { all, unmarked } = noticesOf(telegram, trigger)
        expect([trigger.key, all > 0, unmarked <= 1]).toEqual([trigger.key, true, true])
      }
      // Each accepted request has its row in the audit.
      const audited = postgres
        .query("SELECT actor, detail, request_id FROM audit WHERE action = 'triggerJob'")
        .split('\n')
      for (const { user, jobId, requestId } of accepted)
        expect(audited.filter((row) => row === `${user}|{"job_id":"${jobId}"}|${requestId}`)).toHaveLength(1)
      expect(postgres.query('SELECT count(*) FROM users')).toBe(String(userIds.length))
      expect(Number(postgres.query('SELECT count(*) FROM instruments'))).toBeGreaterThan(0)
    })
  }),
)
