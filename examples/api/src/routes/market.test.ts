import { createKisClient, kisTokenIssuer } from '@stockeye/kis-client'
import { createScaledClock, type Fault, startSimulator } from '@stockeye/kis-client/simulator'
import { createTokenManager, memoryStore } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createInstruments } from '../data/instruments.ts'
import { admin, startTestApi, user } from '../tests/api.test-kit.ts'

async function startWithKis({ at = Date.now() }: { readonly at?: number } = {}) {
  const clock = createScaledClock({ at, speed: 1 })
  const simulator = await startSimulator({ limits: false, clock })
  onTestFinished(() => simulator.close())
  const { clientOptions } = simulator
  const tokens = createTokenManager({ issuer: kisTokenIssuer(clientOptions), store: memoryStore({ clock }), clock })
  const free = { turn: async () => () => undefined }
  const kis = createKisClient({ ...clientOptions, tokens, pacer: free })
  onTestFinished(async () => {
    await kis.close()
    await tokens.close()
  })
  const api = await startTestApi({ kis })
  const ask = async (as: string, path: string) =>
    api.request(`/api/v1${path}`, { headers: { authorization: `Bearer ${await api.tokenOf(as)}` } })
  return { ...api, simulator, ask }
}

describe('a quote', () => {
  it('is returned to every user, in decimals as KIS sends them, with a name once the instruments are stored', async () => {
    const { ask, database } = await startWithKis()
    const before = await ask(user, '/quotes/KRX/005930')
    await createInstruments(database).replace([
      {
        symbol: '005930',
        exchange: 'KRX',
        board: 'KOSPI',
        name: '삼성전자',
        englishName: undefined,
        standardCode: 'KR7005930003',
        kind: 'stock',
      },
    ])

    const after = await ask(user, '/quotes/KRX/005930')

    expect(before).toMatchObject({
      status: 200,
      body: { exchange: 'KRX', symbol: '005930', currency: 'KRW', price: expect.stringMatching(/^\d+$/) },
    })
    expect(before.body).not.toHaveProperty('name')
    expect(after.body['name']).toBe('삼성전자')
  })

  it.each([
    ['/quotes/KRX/999999', 404, 'not_found'],
    ['/quotes/KRX/AAPL', 400, 'invalid_request'],
    ['/quotes/MOON/005930', 400, 'invalid_request'],
  ])('is refused when it cannot exist: %s with %i', async (path, status, code) => {
    const { ask } = await startWithKis()

    expect(await ask(user, path)).toMatchObject({ status, body: { code } })
  })
})

describe('the balance', () => {
  it('is refused for a user who is not an admin', async () => {
    const { ask } = await startWithKis()

    expect(await ask(user, '/admin/balance/KRW')).toMatchObject({ status: 403, body: { code: 'admin_required' } })
    expect(await ask(admin, '/admin/balance/KRW')).toMatchObject({
      status: 200,
      body: { currency: 'KRW', deposit: expect.stringMatching(/^\d+$/) },
    })
  })
})

describe('trouble with KIS', () => {
  it('is 502 upstream_auth when its token fails, and never a 401', async () => {
    const { ask, simulator } = await startWithKis()
    simulator.refuseIssues('EGW00103', 3_600_000)

    expect(await ask(user, '/quotes/KRX/005930')).toMatchObject({ status: 502, body: { code: 'upstream_auth' } })
  })

  it.each<[string, Fault]>([
    ['hangs up', 'hang-up-after'],
    ['fails', { status: 500, msgCd: '', taken: false }],
  ])('is 503 upstream_unavailable when KIS %s', async (_what, fault) => {
    const { ask, simulator, logged } = await startWithKis()
    simulator.fault({ path: '/uapi/domestic-stock/v1/quotations/inquire-price' }, fault, 100)

    expect(await ask(user, '/quotes/KRX/005930')).toMatchObject({ status: 503, body: { code: 'upstream_unavailable' } })
    expect(logged.join('\n')).not.toContain(simulator.credentials.appSecret)
  })
})

describe('the route of candles', () => {
  it('returns the minutes of the session so far, of which a second call reads only what is new', async () => {
    const { ask, simulator } = await startWithKis({ at: Date.parse('2026-10-19T10:30:00+09:00') })
    const path = '/uapi/domestic-stock/v1/quotations/inquire-time-itemchartprice'

    const first = await ask(user, '/candles/KRX/005930')
    const calls = simulator.calls({ path }).length
    const second = await ask(user, '/candles/KRX/005930/minute')

    const [opening] = first.body['candles'] as readonly object[]
    expect(first.status).toBe(200)
    expect(opening).toMatchObject({ date: '2026-10-19', startsAt: Date.parse('2026-10-19T09:00:00+09:00') })
    expect((first.body['candles'] as readonly object[]).length).toBeGreaterThanOrEqual(90)
    expect(calls).toBeGreaterThanOrEqual(3)
    expect(simulator.calls({ path }).length - calls).toBe(1)
    expect((second.body['candles'] as readonly object[]).slice(0, 90)).toEqual(
      (first.body['candles'] as readonly object[]).slice(0, 90),
    )
  })

  it('returns the days of half a year', async () => {
    const { ask } = await startWithKis({ at: Date.parse('2026-10-19T10:30:00+09:00') })

    const { status, body } = await ask(user, '/candles/NASD/AAPL/day')

    const days = (body['candles'] as readonly { readonly date: string }[]).map(({ date }) => date)
    expect(status).toBe(200)
    expect(days[0]).toBe('2026-04-20')
    expect(days).toEqual(days.toSorted())
  })

  it.each([
    ['/candles/KRX/999999', 404, 'not_found'],
    ['/candles/SEHK/00700', 400, 'invalid_request'],
    ['/candles/KRX/005930/week', 400, 'invalid_request'],
  ])('refuses what cannot exist: %s with %i', async (path, status, code) => {
    const { ask } = await startWithKis({ at: Date.parse('2026-10-19T10:30:00+09:00') })

    expect(await ask(user, path)).toMatchObject({ status, body: { code } })
  })
})
