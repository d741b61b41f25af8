import type { Desk } from '@stockeye/example-trader/desk/desk'
import { deskOf, fallenOf, krx, noWish, startPortfolio } from '@stockeye/example-trader/portfolio.test-kit'
import { describe, expect, it } from 'vitest'
import { admin, startTestApi, user } from '../tests/api.test-kit.ts'

/** Starts an API over the desk of a trader on a simulator, which holds ten shares. */
async function start() {
  const trader = await startPortfolio({
    at: krx.at,
    bars: fallenOf(krx),
    watchlist: [krx.watched],
    rules: noWish,
    positions: [{ symbol: '005930', quantity: 10, averagePrice: '70000' }],
  })
  const desk = deskOf(trader.portfolio)
  return { trader, desk, ...(await serve(desk)) }
}

async function serve(desk: Desk | undefined) {
  const api = await startTestApi({ desk })
  const token = await api.tokenOf(admin)
  const headers = { authorization: `Bearer ${token}` }
  const get = (path: string) => api.request(`/api/v1/admin/trader${path}`, { headers })
  const post = (path: string, body: object = {}) =>
    api.request(`/api/v1/admin/trader${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { api, get, post }
}

describe('the API over a trader', () => {
  it('commands it in the name of the admin, whose acts are audited', async () => {
    const { api, get, post, trader } = await start()

    const paused = await post('/commands/pause')
    const killed = await trader.settle(post('/kill'))
    const state = await get('')
    const resumed = await post('/commands/resume')

    expect(paused).toMatchObject({ status: 200, body: { mode: 'paused', by: `telegram:${admin}` } })
    expect(killed).toMatchObject({ status: 200, body: { cancelled: 0, left: [] } })
    expect(state.body).toMatchObject({ mode: 'killed', isTrusted: true, open: 0, unknown: 0 })
    expect(resumed.body).toMatchObject({ mode: 'trading' })
    expect(trader.portfolio.trading.getAccount().mode).toBe('active')
    expect(api.audited().toReversed()).toEqual([
      `${admin} commandTrader {"command":"pause"}`,
      `${admin} killTrader {}`,
      `${admin} commandTrader {"command":"resume"}`,
    ])
  })

  it('refuses a command whose person has seen an earlier mode', async () => {
    const { get, post } = await start()
    const paused = await post('/commands/pause', { seen_at: 0 })

    const flattened = await post('/commands/flatten', { seen_at: 0 })
    const killed = await post('/kill', { seen_at: 0 })
    const state = await get('')
    const seen = await post('/commands/flatten', { seen_at: state.body['changedAt'] })

    const refused = { status: 400, body: { code: 'invalid_request', errors: [{ pointer: '/seen_at' }] } }
    expect(paused).toMatchObject({ status: 200, body: { mode: 'paused' } })
    expect(flattened).toMatchObject(refused)
    expect(killed).toMatchObject(refused)
    expect(state.body).toMatchObject({ mode: 'paused' })
    expect(seen).toMatchObject({ status: 200, body: { mode: 'flattening' } })
  })

  it('shows positions, orders with their evidence, equity and approvals', async () => {
    const { get, trader } = await start()
    const { portfolio, settle } = trader
    const order = { symbol: '005930', side: 'sell', quantity: '4', price: '60000' } as const
    await settle(portfolio.trading.place(order, { clientOrderId: 'sell-1', decision: 'stop-loss' }))

    const positions = await settle(get('/positions'))
    const orders = await get('/orders')
    const detail = await get('/orders/sell-1')

    expect(positions.body).toMatchObject({ positions: [{ symbol: '005930', averagePrice: '70000.0000' }] })
    expect(orders.body).toMatchObject({ orders: [{ id: 'sell-1', decision: 'stop-loss', quantity: '4' }] })
    expect(detail.body).toMatchObject({ id: 'sell-1', evidence: expect.stringContaining('sell-1') })
    expect((await get('/equity')).body).toEqual({ points: [] })
    expect((await get('/approvals')).body).toEqual({ approvals: [] })
  })

  it.each([
    ['an order that does not exist', '/orders/no-such', undefined],
    ['an approval that does not exist', '/approvals/no-such', { approved: true }],
  ])('refuses %s', async (_what, path, body) => {
    const { get, post } = await start()

    const answer = body === undefined ? await get(path) : await post(path, body)

    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  it('refuses a command that does not exist, and a body that is not of the contract', async () => {
    const { post } = await start()

    expect(await post('/commands/kill')).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(await post('/approvals/a', { approved: 'yes' })).toMatchObject({ status: 400 })
  })

  it('refuses a user who is no admin, and writes that into the audit', async () => {
    const { api, trader } = await start()
    const headers = { authorization: `Bearer ${await api.tokenOf(user)}` }

    const answer = await api.request('/api/v1/admin/trader/kill', { method: 'POST', headers })

    expect(answer).toMatchObject({ status: 403, body: { code: 'admin_required' } })
    expect(api.audited()).toEqual([`${user} refused:killTrader {}`])
    expect(trader.portfolio.trading.getAccount().mode).toBe('active')
  })

  it('refuses each call without a trader, with a warning and no error', async () => {
    const { api, get, post } = await serve(undefined)

    const answers = [await get(''), await get('/positions'), await post('/commands/flatten'), await post('/kill')]

    for (const answer of answers) expect(answer).toMatchObject({ status: 503, body: { code: 'upstream_unavailable' } })
    expect(api.logged.filter((line) => line.includes('NO_TRADER'))).toHaveLength(4)
    expect(api.logged.filter((line) => line.includes('REQUEST_FAILED'))).toEqual([])
  })
})
