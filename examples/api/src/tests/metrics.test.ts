import { scrapeOf } from '@stockeye/example-shared/metrics/parse-scrape.test-kit'
import { describePostgres, startPostgres } from '@stockeye/test-kit/postgres-server'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { describe, expect, it } from 'vitest'
import { admin, botSecret, jwtKey } from './api.test-kit.ts'
import { openPort } from './port.test-kit.ts'
import { startProgram } from './processes.test-kit.ts'
import { startKis, startWorld } from './world.test-kit.ts'

/** Starts an API as a process, with its metrics on a port of their own. */
async function startApi(env: Readonly<Record<string, string>>) {
  const api = await startProgram('main.ts', { ...env, API_METRICS_PORT: '0' })
  const [, metricsUrl = ''] = await api.printed(/API_METRICS (http:\S+?)\/metrics"/)
  const request = (path: string, init: RequestInit = {}) => fetch(`${api.url}${path}`, init)
  async function signIn() {
    const headers = { 'x-bot-secret-key': botSecret }
    const body = JSON.stringify({ telegram_id: admin, name: '관리자' })
    const { access_token: token } = Object(
      await (await request('/api/v1/auth/bot/token', { method: 'POST', headers, body })).json(),
    )
    return { authorization: `Bearer ${token}` }
  }
  return { ...api, metricsUrl, request, signIn, scrape: () => scrapeOf(metricsUrl) }
}

const requestCount = (labels: string) => `stockeye_http_request_duration_seconds_count{${labels}}`

describe('an API with metrics', () => {
  it('counts requests, calls, tokens and runs on a port of its own, and shows no secret, id or symbol', async () => {
    const { api: env, telegram } = await startWorld()
    const { settings } = await startKis()
    const { request, signIn, scrape } = await startApi({ ...env, ...settings })
    const headers = await signIn()

    await request('/health')
    await request('/api/v1/quotes/KRX/005930', { headers })
    await request('/api/v1/quotes/KRX/000660', { headers })
    await request('/no/such/path/005930')
    await request('/api/v1/admin/schedules')
    const trigger = { method: 'POST', headers: { ...headers, 'idempotency-key': 'first' } }
    await request('/api/v1/admin/trigger_job/check_token', trigger)
    await telegram.until(() => telegram.messages(Number(admin)).find(({ text }) => text?.includes('완료')))

    const { values, labelValues } = await scrape()
    const text = [...values.keys()].join('\n')
    expect(values.get(requestCount('method="GET",route="/api/v1/quotes/:exchange/:symbol",status="200"'))).toBe(2)
    expect(values.get(requestCount('method="GET",route="/health",status="200"'))).toBe(1)
    expect(labelValues('route').filter((route) => route.includes('such'))).toEqual([])
    expect(values.get('stockeye_kis_calls_total{endpoint="domestic-stock/inquire-price",outcome="answered"}')).toBe(2)
    expect(values.get('stockeye_token_rotations_total{cause="issued"}')).toBe(1)
    expect(values.get('stockeye_kis_sessions_total')).toBe(1)
    expect(values.get('stockeye_job_runs_total{job="check_token",state="succeeded"}')).toBe(1)
    expect(values.get('stockeye_job_workers')).toBe(1)
    expect([values.get('stockeye_job_store_up'), values.get('stockeye_database_up')]).toEqual([1, 1])
    const secrets = [settings.KIS_APP_KEY, settings.KIS_APP_SECRET, settings.KIS_ACCOUNT.slice(0, 8), botSecret, jwtKey]
    for (const hidden of [...secrets, telegram.token, admin, '005930']) expect(text).not.toContain(`${hidden}`)
  })

  it('refuses /metrics on the port of its callers', async () => {
    const { api: env } = await startWorld()
    const { request } = await startApi(env)

    expect((await request('/metrics')).status).toBe(404)
  })
})

describeRedis('a pair of API and worker with metrics', () => {
  it('answers with the rest when Redis gives no answer', async () => {
    const redis = await startRedisServer()
    const port = await openPort(redis.options.path)
    const { shared, api: secrets } = await startWorld()
    const { settings } = await startKis()
    const env = { ...settings, REDIS_URL: `redis://${port.host}` }
    const api = await startApi({ ...secrets, ...env })
    const worker = await startProgram('worker.ts', { ...shared, ...env })
    const scrapeBoth = () => Promise.all([api.scrape(), scrapeOf(worker.url)])
    const before = await scrapeBoth()

    port.silence()
    const away = await scrapeBoth()
    await Promise.all([api.end('SIGTERM'), worker.end('SIGTERM')])
    await redis.close()

    const shown = (name: string) => [before, away].map((pair) => pair.map(({ values }) => values.get(name)))
    expect(shown('stockeye_job_store_up')).toEqual([
      [1, 1],
      [0, 0],
    ])
    expect(shown('stockeye_job_workers')).toEqual([
      [1, 1],
      [undefined, undefined],
    ])
    expect(shown('stockeye_database_up')).toEqual([
      [1, 1],
      [1, 1],
    ])
    for (const { values } of away) expect(values.get('stockeye_token_remaining_seconds')).toBeGreaterThan(0)
  })
})

describePostgres('an API with metrics', () => {
  it('answers with the rest when PostgreSQL gives no answer', async () => {
    const postgres = await startPostgres({ password: 'the-password-of-postgres' })
    const port = await openPort(postgres.path)
    const { api: secrets } = await startWorld()
    const url = postgres.url.replace(encodeURIComponent(postgres.folder), port.host)
    const { scrape, end } = await startApi({ ...secrets, DATABASE_URL: url })
    const before = await scrape()

    port.silence()
    const away = await scrape()
    await end('SIGTERM')
    await postgres.close()

    expect([before, away].map(({ values }) => values.get('stockeye_database_up'))).toEqual([1, 0])
    expect(away.values.get('stockeye_job_store_up')).toBe(1)
  })
})
