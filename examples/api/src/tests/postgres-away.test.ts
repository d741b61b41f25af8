import { describePostgres, type PostgresServer, startPostgres } from '@stockeye/test-kit/postgres-server'
import { assert, expect, it, onTestFinished } from 'vitest'
import { botApi } from '../routes/contract.ts'
import { admin } from './api.test-kit.ts'
import { openPort, type Port } from './port.test-kit.ts'
import { runProgram, startProgram } from './processes.test-kit.ts'
import { listRoutes, signIn } from './routes.test-kit.ts'
import { startKis, startWorld } from './world.test-kit.ts'

interface Fault {
  readonly takeAway: (postgres: PostgresServer, port: Port) => unknown
  readonly giveBack: (postgres: PostgresServer, port: Port) => unknown
}

const faults: Readonly<Record<string, Fault>> = {
  'was killed': {
    takeAway: (postgres) => postgres.stop('SIGKILL'),
    giveBack: (postgres) => postgres.restart(),
  },
  'stands still': {
    takeAway: (postgres) => postgres.pause(),
    giveBack: (postgres) => postgres.resume(),
  },
  'has closed its port': {
    takeAway: (_, port) => port.close(),
    giveBack: (_, port) => port.open(),
  },
  'accepts connections and answers nothing': {
    takeAway: (_, port) => port.silence(),
    giveBack: (_, port) => port.open(),
  },
}

const password = 'the-password-of-postgres'

/** Statuses of the routes that do not need PostgreSQL. Every other route must answer 503. */
const withoutPostgres: Readonly<Record<string, number>> = {
  'GET /admin': 200,
  'GET /health': 200,
  'GET /api/v1/openapi.json': 200,
  [`GET /api/v1${botApi.checkBot.path}`]: botApi.checkBot.status,
}

/** Starts API and worker as processes on a PostgreSQL behind a port. */
async function startPair() {
  const postgres = await startPostgres({ password })
  onTestFinished(() => postgres.close())
  const port = await openPort(postgres.path)
  const { shared, api: secrets } = await startWorld()
  const { settings } = await startKis()
  const url = postgres.url.replace(encodeURIComponent(postgres.folder), port.host)
  const env = { ...settings, DATABASE_URL: url, API_WORKER: 'separate' }
  const api = await startProgram('main.ts', { ...secrets, ...env })
  const worker = await startProgram('worker.ts', { ...shared, ...env })
  const request = await signIn(api.url)
  const readiness = async () => {
    const answers = await Promise.all([api, worker].map(({ url }) => fetch(`${url}/ready`)))
    return answers.map(({ status }) => status)
  }
  return { postgres, port, api, worker, readiness, request }
}

/** Takes the PostgreSQL of a pair away, asks every route, gives it back, takes it away again, and stops both processes. */
async function tryPair({ takeAway, giveBack }: Fault) {
  const routes = await listRoutes()
  const { postgres, port, api, worker, readiness, request } = await startPair()
  assert.deepEqual(await readiness(), [200, 200])

  await takeAway(postgres, port)
  const askAll = routes.map(async ({ method, path, filled }) => [
    `${method} ${path}`,
    (await request(method, filled)).status,
  ])
  const live = await fetch(`${worker.url}/health`)
  const away = await readiness()
  const answers = Object.fromEntries(await Promise.all(askAll))

  await giveBack(postgres, port)
  while ((await readiness()).some((status) => status !== 200)) await new Promise((resolve) => setImmediate(resolve))
  const accepted = await request('POST', '/api/v1/admin/trigger_job/check_token')
  const audited = postgres.query('SELECT actor, action, detail FROM audit')

  await takeAway(postgres, port)
  const underWay = request('GET', '/api/v1/admin/health').catch(() => undefined)
  const exitCodes = await Promise.all([api.end('SIGTERM'), worker.end('SIGTERM')])
  await underWay
  const isPasswordShown = (api.output() + worker.output()).includes(password)
  return { answers, live: live.status, away, accepted: accepted.status, audited, exitCodes, isPasswordShown }
}

// The limit only guards against a hang.
const timeoutMs = 240_000

describePostgres('a pair of API and worker whose PostgreSQL goes away', () => {
  // The outages of the pairs are mostly waits, so they pass at once.
  it('answers every route, with 503 where it needs PostgreSQL, works again when it is back, and obeys SIGTERM', {
    timeout: timeoutMs,
  }, async () => {
    const routes = await listRoutes()

    const tried = await Promise.all(
      Object.entries(faults).map(async ([name, fault]) => [name, await tryPair(fault)] as const),
    )

    const answers = Object.fromEntries(
      routes.map(({ method, path }) => [`${method} ${path}`, withoutPostgres[`${method} ${path}`] ?? 503]),
    )
    const right = {
      answers,
      live: 200,
      away: [503, 503],
      accepted: 202,
      audited: `${admin}|triggerJob|{"job_id":"check_token"}`,
      exitCodes: [0, 0],
      isPasswordShown: false,
    }
    expect(Object.fromEntries(tried)).toEqual({
      'was killed': right,
      'stands still': right,
      'has closed its port': right,
      'accepts connections and answers nothing': right,
    })
  })
})

describePostgres('an API that starts', () => {
  it('ends with the reason when its PostgreSQL does not answer, and shows no password', async () => {
    const { api } = await startWorld()
    const { settings } = await startKis()
    const url = `postgres://stockeye:${password}@127.0.0.1:9/stockeye`

    const { code, stderr } = await runProgram('main.ts', { ...api, ...settings, DATABASE_URL: url })

    expect(code).toBe(1)
    expect(stderr).toContain('PostgreSQL at 127.0.0.1:9/stockeye gives no answer')
    expect(stderr).not.toContain(password)
  })
})
