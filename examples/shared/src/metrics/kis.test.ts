import { createKisClient, getQuote, kisTokenIssuer } from '@stockeye/kis-client'
import * as domesticStock from '@stockeye/kis-client/endpoints/domestic-stock'
import { createTokenManager, memoryStore } from '@stockeye/token-manager'
import { expect, it, onTestFinished } from 'vitest'
import { startSimulatedKis } from '../simulated-kis.ts'
import { measureKis } from './kis.ts'
import { serveTestMetrics } from './served.test-kit.ts'
import { measureTokens } from './tokens.ts'

const hourMs = 3_600_000

async function start() {
  const { simulator, options, settle, clock } = await startSimulatedKis({ at: Date.parse('2026-10-19T10:00:00+09:00') })
  const tokens = createTokenManager({ issuer: kisTokenIssuer(options), store: memoryStore({ clock }), clock })
  const kis = createKisClient({ ...options, tokens })
  onTestFinished(async () => {
    await kis.close()
    await tokens.close()
    await simulator.close()
  })
  const served = await serveTestMetrics()
  measureKis(served.metrics, kis)
  measureTokens(served.metrics, tokens, { clock })
  const quote = (symbol = '005930') => settle(getQuote(kis, { symbol })).catch(() => undefined)
  return { ...served, simulator, tokens, settle, clock, quote }
}

it('counts each request by endpoint and outcome, with its duration', async () => {
  const { simulator, quote, scrape } = await start()
  const { path } = domesticStock.inquirePrice
  simulator.fault({ path }, { delayMs: 300 })
  simulator.fault({ path }, { status: 500, msgCd: 'EGW00201', taken: false })
  simulator.fault({ path }, 'hang-up-before')

  await quote()
  await quote()

  const { select } = await scrape()
  const of = (outcome: string) =>
    `stockeye_kis_calls_total{endpoint="domestic-stock/inquire-price",outcome="${outcome}"}`
  expect(select('stockeye_kis_calls_total')).toEqual({ [of('answered')]: 2, [of('refused')]: 1, [of('unknown')]: 1 })
  const durations = select('stockeye_kis_call_duration_seconds')
  const endpoint = 'endpoint="domestic-stock/inquire-price"'
  expect(durations[`stockeye_kis_call_duration_seconds_count{${endpoint}}`]).toBe(4)
  // The delay alone is above a quarter of a second.
  expect(durations[`stockeye_kis_call_duration_seconds_bucket{le="0.25",${endpoint}}`]).toBe(3)
  expect(durations[`stockeye_kis_call_duration_seconds_bucket{le="0.5",${endpoint}}`]).toBe(4)
  expect(select('stockeye_kis_call_wait_seconds_count')).toEqual({ stockeye_kis_call_wait_seconds_count: 4 })
})

it('counts a request that was not sent, without a duration', async () => {
  const { simulator, quote, scrape } = await start()
  await quote()
  await simulator.close()

  await quote()

  const endpoint = 'endpoint="domestic-stock/inquire-price"'
  const { values } = await scrape()
  expect(values.get(`stockeye_kis_calls_total{${endpoint},outcome="not-sent"}`)).toBeGreaterThan(0)
  expect(values.get(`stockeye_kis_call_duration_seconds_count{${endpoint}}`)).toBe(1)
})

it('has no series for a symbol, however many are asked for', async () => {
  const { quote, scrape } = await start()

  await quote('005930')
  const before = Object.keys((await scrape()).select('stockeye_'))
  for (const symbol of ['000660', '035420', '035720', '999999']) await quote(symbol)

  const { select, labelValues } = await scrape()
  // Only the outcome of the unknown symbol can be new.
  expect(
    Object.keys(select('stockeye_')).filter((series) => !before.includes(series) && !series.includes('outcome=')),
  ).toEqual([])
  expect(labelValues('endpoint')).toEqual(['domestic-stock/inquire-price'])
})

it('shows the time that the token has left, its rotations, sessions and failures', async () => {
  const { simulator, tokens, settle, clock, scrape } = await start()
  const before = (await scrape()).values.get('stockeye_token_remaining_seconds')

  await settle(tokens.start())
  const fresh = (await scrape()).values.get('stockeye_token_remaining_seconds')
  await clock.runUntil(clock.now() + 21 * hourMs)

  const { values, select } = await scrape()
  expect(before).toBe(0)
  // The simulated time goes on for up to a tenth of a second after the answer.
  expect(fresh).toBeCloseTo(86_400, 0)
  expect(select('stockeye_token_rotations_total')).toEqual({
    'stockeye_token_rotations_total{cause="issued"}': 2,
    'stockeye_token_rotations_total{cause="adopted"}': 0,
    'stockeye_token_rotations_total{cause="restored"}': 0,
  })
  expect(values.get('stockeye_kis_sessions_total')).toBe(2)

  await simulator.close()
  await clock.runUntil(clock.now() + 24 * hourMs)

  const after = await scrape()
  expect(after.values.get('stockeye_token_remaining_seconds')).toBe(0)
  expect(after.values.get('stockeye_token_refresh_failures_total{code="TOKEN_REFUSED"}')).toBeGreaterThan(0)
  expect(after.values.get('stockeye_token_refresh_failures_total{code="TOKEN_STORE"}')).toBe(0)
})
