import { httpDesk } from '@stockeye/example-trader/desk/http/client'
import { serveDesk } from '@stockeye/example-trader/desk/http/server'
import { deskOf, krx, noWish, startPortfolio } from '@stockeye/example-trader/portfolio.test-kit'
import { systemClock } from '@stockeye/job-runner'
import { expect, it, onTestFinished, vi } from 'vitest'
import { admin, startTestApi } from './api.test-kit.ts'

const secret = 'trader-secret-of-the-test-0123456789abcdef'
const note = () => undefined
const log = { debug: note, info: note, warn: note, error: note }

it('answers 503 while the trader is away, works on, and goes on with its events when it is back', async () => {
  const trader = await startPortfolio({ at: krx.at, watchlist: [krx.watched], rules: noWish })
  const desk = deskOf(trader.portfolio)
  const first = await serveDesk(desk, { secret, port: 0, clock: systemClock, log })
  const api = await startTestApi({ desk: httpDesk({ url: first.url, secret, clock: systemClock }) })
  const headers = { authorization: `Bearer ${await api.tokenOf(admin)}` }
  const get = (path: string) => api.request(`/api/v1/admin/${path}`, { headers })
  const listening = new AbortController()
  onTestFinished(() => listening.abort())
  const { body } = await fetch(`${api.url}/api/v1/admin/events`, { headers, signal: listening.signal })
  let heard = ''
  const read = async () => {
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) heard += chunk
  }
  void read().catch(() => undefined)
  await vi.waitFor(() => expect(heard).toContain('"mode":"trading"'))

  const commanded = await api.request('/api/v1/admin/trader/commands/pause', { method: 'POST', headers, body: '{}' })
  await vi.waitFor(() => expect(heard).toContain('"mode":"paused"'))
  await first.stop()
  const away = await get('trader')
  const others = await get('schedules')
  await desk.flatten({ by: 'Minji' })
  const port = Number(new URL(first.url).port)
  const second = await serveDesk(desk, { secret, port, clock: systemClock, log })
  onTestFinished(() => second.stop())

  await vi.waitFor(() => expect(heard).toContain('"mode":"flattening"'), { timeout: 30_000 })
  expect(commanded).toMatchObject({ status: 200, body: { mode: 'paused', by: `telegram:${admin}` } })
  expect(away).toMatchObject({ status: 503, body: { code: 'upstream_unavailable' } })
  expect(others.status).toBe(200)
  expect((await get('trader')).body).toMatchObject({ mode: 'flattening' })
  expect(api.logged.join()).not.toContain(secret)
})
