import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseDecimal } from '@stockeye/kis-client'
import { systemClock } from '@stockeye/token-manager'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { deciding, deskOf, fallenOf, krx, noWish, startPortfolio } from '../../portfolio.test-kit.ts'
import { defaultRisk } from '../../risk/settings.ts'
import type { Desk, DeskEvent } from '../desk.ts'
import { httpDesk } from './client.ts'
import { secretHeader } from './secret-header.ts'
import { serveDesk } from './server.ts'

const secret = 'trader-secret-of-the-test-0123456789abcdef'
const by = 'telegram:1001'
const away = { code: 'DESK_UNAVAILABLE' }
const note = () => undefined
const log = { debug: note, info: note, warn: note, error: note }

/** Serves a desk on loopback, and returns what stops it. */
async function serve(desk: Desk, port = 0) {
  const served = await serveDesk(desk, { secret, port, clock: systemClock, log })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= served.stop()
    return stopped
  }
  onTestFinished(stop)
  return { url: served.url, stop }
}

/** Starts a trader that holds ten shares, whose sales above 500,000 won need an approval, and its desk over HTTP. */
async function start() {
  const started = await startPortfolio({
    at: krx.at,
    bars: fallenOf(krx),
    watchlist: [krx.watched],
    rules: noWish,
    positions: [{ symbol: '005930', quantity: 10, averagePrice: '70000' }],
    risk: { ...defaultRisk, approveAbove: { KRX: parseDecimal('500000'), US: undefined } },
  })
  const desk = deskOf(started.portfolio)
  const decide = deciding({ ...started, portfolio: { ...started.portfolio, oversight: desk.oversight } })
  const server = await serve(desk)
  return { ...started, desk, decide, server, remote: httpDesk({ url: server.url, secret, clock: systemClock }) }
}

describe('a desk over HTTP', () => {
  it('shows and commands the same as the desk itself', async () => {
    const { desk, decide, settle, remote } = await start()
    await decide()
    const [asked] = await remote.listApprovals()

    const answered = await remote.answerApproval(asked?.id ?? '', { isApproved: true, by })
    await decide()
    const [order] = await remote.listOrders()

    expect(answered).toMatchObject({ state: 'approved', by })
    expect(await remote.listOrders()).toEqual(await desk.listOrders())
    expect(await remote.getOrder(order?.id ?? '')).toEqual(await desk.getOrder(order?.id ?? ''))
    expect(await settle(remote.listPositions())).toEqual(await settle(desk.listPositions()))
    expect(await remote.listEquity()).toEqual([])
    expect(await remote.stopEntry({ by })).toMatchObject({ mode: 'entry-stopped', by })
    expect(await remote.flatten({ by })).toMatchObject({ mode: 'flattening', by })
    expect(await remote.pause({ by })).toMatchObject({ mode: 'paused', by })
    expect(await settle(remote.kill({ by }))).toMatchObject({ left: [] })
    expect(await remote.getState()).toEqual(await desk.getState())
    expect(await remote.resume({ by })).toMatchObject({ mode: 'trading', by })
  })

  it('refuses a command whose person has seen an earlier mode, as the desk does', async () => {
    const { remote } = await start()
    const paused = await remote.pause({ by, seenAt: 0 })

    const stale = { code: 'DESK_STALE_COMMAND' }
    await expect(remote.flatten({ by, seenAt: 0 })).rejects.toMatchObject(stale)
    await expect(remote.kill({ by, seenAt: 0 })).rejects.toMatchObject(stale)
    expect(await remote.getState()).toEqual(paused)
    expect(await remote.flatten({ by, seenAt: paused.changedAt })).toMatchObject({ mode: 'flattening' })
  })

  it('has neither an order nor an approval that does not exist', async () => {
    const { remote } = await start()

    expect(await remote.getOrder('no such/order')).toBeUndefined()
    expect(await remote.answerApproval('no-such', { isApproved: true, by })).toBeUndefined()
  })

  it('rejects while the trader is away, has another secret, or answers in another shape', async () => {
    const { server, remote, portfolio } = await start()
    const stranger = httpDesk({ url: server.url, secret: `${secret}x`, clock: systemClock })
    const other = createServer((_, response) => response.end('{"mode":"asleep"}'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`

    await expect(stranger.kill({ by })).rejects.toMatchObject(away)
    await expect(httpDesk({ url, secret, clock: systemClock }).getState()).rejects.toMatchObject(away)
    await server.stop()
    await expect(remote.getState()).rejects.toMatchObject(away)
    expect(portfolio.trading.getAccount().mode).toBe('active')
  })

  it('rejects in time where the trader never answers', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      silent.closeAllConnections()
      silent.close()
    })
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`

    await expect(httpDesk({ url, secret, clock: systemClock, callMs: 50 }).getState()).rejects.toMatchObject(away)
  })

  it('has the present state at first, then each event, and goes on when the trader is back', async () => {
    const { desk, server, remote } = await start()
    const events: DeskEvent[] = []
    const stop = remote.listen((event) => events.push(event))
    onTestFinished(stop)
    const modes = () => events.flatMap((event) => (event.kind === 'state' ? [event.state.mode] : []))
    await vi.waitFor(() => expect(modes()).toContain('trading'))

    await desk.pause({ by })
    await vi.waitFor(() => expect(modes().at(-1)).toBe('paused'))
    await server.stop()
    await desk.stopEntry({ by })
    await serve(desk, Number(new URL(server.url).port))

    await vi.waitFor(() => expect(modes().at(-1)).toBe('entry-stopped'), { timeout: 20_000 })
  })
})

describe('the server of a desk', () => {
  it('answers no page of another site that has brought its name to this machine', async () => {
    const { server } = await start()
    const headers = { [secretHeader]: secret, host: 'site.example' }

    const [response] = await once(request(`${server.url}/desk/state`, { headers }).end(), 'response')
    response.resume()

    expect(response.statusCode).toBe(421)
  })

  it('counts no HEAD request as one of its ten streams', async () => {
    const { server } = await start()
    const headers = { [secretHeader]: secret }
    const heads = Array.from({ length: 10 }, () => fetch(`${server.url}/desk/events`, { method: 'HEAD', headers }))
    await Promise.all(heads)

    const response = await fetch(`${server.url}/desk/events`, { headers })
    await response.body?.cancel()

    expect(response.status).toBe(200)
  })

  it.each([
    ['a caller without the secret', {}, '{}', 401],
    ['a body that is too large', { 'x-trader-secret-key': secret }, JSON.stringify({ by: 'a'.repeat(5_000) }), 413],
    ['a body that is not JSON', { 'x-trader-secret-key': secret }, '{', 400],
    ['a command without a name', { 'x-trader-secret-key': secret }, '{}', 400],
  ])('refuses %s, and stores nothing', async (_what, headers, body, status) => {
    const { server, desk } = await start()

    const response = await fetch(`${server.url}/desk/commands/kill`, { method: 'POST', headers, body })

    expect(response.status).toBe(status)
    expect(await desk.getState()).toMatchObject({ mode: 'trading' })
  })

  it('refuses a command that does not exist, also one that every object has', async () => {
    const { server } = await start()
    const headers = { 'x-trader-secret-key': secret }
    const post = (name: string) =>
      fetch(`${server.url}/desk/commands/${name}`, { method: 'POST', headers, body: JSON.stringify({ by }) })

    expect([(await post('constructor')).status, (await post('listen')).status]).toEqual([400, 400])
  })
})
