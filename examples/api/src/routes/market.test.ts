import { createKisClient, kisTokenIssuer } from '@stockeye/kis-client'
import { type Fault, startSimulator } from '@stockeye/kis-client/simulator'
import { createTokenManager, memoryStore } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createInstruments } from '../data/instruments.ts'
import { admin, startTestApi, user } from '../tests/api.test-kit.ts'

async function startWithKis() {
  const simulator = await startSimulator({ limits: false })
  onTestFinished(() => simulator.close())
  const { clientOptions } = simulator
  const tokens = createTokenManager({ issuer: kisTokenIssuer(clientOptions), store: memoryStore() })
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
