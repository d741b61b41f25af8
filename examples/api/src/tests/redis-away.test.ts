import { describeRedis, type RedisServer, startRedisServer } from '@stockeye/test-kit/redis-server'
import { assert, expect, it, onTestFinished } from 'vitest'
import { botApi } from '../routes/contract.ts'
import { noticesApi } from '../routes/notices-contract.ts'
import { openPort, type Port } from './port.test-kit.ts'
import { startProgram } from './processes.test-kit.ts'
import { listRoutes, signIn } from './routes.test-kit.ts'
import { startKis, startWorld } from './world.test-kit.ts'

type TakeAway = (redis: RedisServer, port: Port) => unknown

const faults: Readonly<Record<string, TakeAway>> = {
  'was killed': (redis) => redis.stop('SIGKILL'),
  'stands still': (redis) => redis.pause(),
  'has closed its port': (_, port) => port.close(),
  'accepts connections and answers nothing': (_, port) => port.silence(),
}

/** Statuses of the routes that do not need Redis. Every other route must answer 503. */
const withoutRedis: Readonly<Record<string, number>> = {
  'GET /admin': 200,
  'GET /health': 200,
  'GET /api/v1/openapi.json': 200,
  // The stream begins, and has what it can read.
  'GET /api/v1/admin/events': 200,
  [`GET /api/v1${botApi.checkBot.path}`]: botApi.checkBot.status,
  [`POST /api/v1${botApi.issueBotToken.path}`]: botApi.issueBotToken.status,
  [`GET /api/v1${noticesApi.getNotices.path}`]: noticesApi.getNotices.status,
  [`POST /api/v1${noticesApi.setNoticeLevel.path.replace('{kind}', ':kind')}`]: noticesApi.setNoticeLevel.status,
  [`POST /api/v1${noticesApi.setQuietHours.path}`]: noticesApi.setQuietHours.status,
}

/** Starts API and worker as processes, lets them work, and takes their Redis away. */
async function startAway(takeAway: TakeAway) {
  const redis = await startRedisServer()
  onTestFinished(() => redis.close())
  const port = await openPort(redis.options.path)
  const { shared, api: secrets } = await startWorld()
  // Paper trading has the minutes of today alone: before the open it needs no call for them.
  const { settings } = await startKis('real')
  const env = { ...settings, REDIS_URL: `redis://${port.host}` }
  const api = await startProgram('main.ts', { ...secrets, ...env })
  const worker = await startProgram('worker.ts', { ...shared, ...env })
  const request = await signIn(api.url)
  assert((await request('GET', '/ready')).ok && (await fetch(`${worker.url}/ready`)).ok)
  await takeAway(redis, port)
  return { api, worker, request }
}

/** Asks every route of a pair whose Redis is away, and stops both processes. */
async function tryPair(takeAway: TakeAway) {
  const routes = await listRoutes()
  const { api, worker, request } = await startAway(takeAway)
  const askAll = routes.map(async ({ method, path, filled }) => {
    const { status } = await request(method, filled)
    return [`${method} ${path}`, status]
  })
  const live = await fetch(`${worker.url}/health`)
  const ready = await fetch(`${worker.url}/ready`)
  const answers = Object.fromEntries(await Promise.all(askAll))
  const underWay = request('GET', '/api/v1/admin/health').catch(() => undefined)
  const [apiCode, workerCode] = await Promise.all([api.end('SIGTERM'), worker.end('SIGTERM')])
  await underWay
  return { answers, worker: { live: live.status, ready: ready.status }, exitCodes: [apiCode, workerCode] }
}

const timeoutMs = 120_000

describeRedis('a pair of API and worker whose Redis goes away', () => {
  // The outages of the pairs are mostly waits, so they pass at once.
  it('answers every route, with 503 where it needs Redis, and obeys SIGTERM', { timeout: timeoutMs }, async () => {
    const routes = await listRoutes()

    const tried = await Promise.all(
      Object.entries(faults).map(async ([fault, takeAway]) => [fault, await tryPair(takeAway)] as const),
    )

    const answers = Object.fromEntries(
      routes.map(({ method, path }) => [`${method} ${path}`, withoutRedis[`${method} ${path}`] ?? 503]),
    )
    const right = { answers, worker: { live: 200, ready: 503 }, exitCodes: [0, 0] }
    expect(Object.fromEntries(tried)).toEqual({
      'was killed': right,
      'stands still': right,
      'has closed its port': right,
      'accepts connections and answers nothing': right,
    })
  })
})
