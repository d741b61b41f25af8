import { OpenAPIHono } from '@hono/zod-openapi'
import type { Desk } from '@stockeye/example-trader/desk/desk'
import { deskOf, fallenOf, krx, noWish, startPortfolio } from '@stockeye/example-trader/portfolio.test-kit'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { User, Users } from '../data/users.ts'
import type { App } from '../http/app.ts'
import type { Auth } from '../http/auth.ts'
import type { Gate } from '../http/gate.ts'
import { admin, startTestApi, type TestApi, user } from '../tests/api.test-kit.ts'
import type { Feed } from './feed.ts'
import { serveEvents } from './serve-events.ts'

const beatMs = 15_000
const path = '/api/v1/admin/events'

interface Heard {
  readonly name: string
  readonly data: Record<string, unknown>
}

/** Opens the stream of events as a user. Its events are `heard`, and it has ended once `hasEnded` returns true. */
async function open(api: TestApi, as = admin) {
  const stopping = new AbortController()
  const headers = { authorization: `Bearer ${await api.tokenOf(as)}` }
  const response = await fetch(`${api.url}${path}`, { headers, signal: stopping.signal })
  const heard: Heard[] = []
  let comments = 0
  let hasEnded = false
  async function read() {
    let rest = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = `${rest}${chunk}`.split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(part) ?? []
        if (part.startsWith(':')) comments += 1
        if (name !== undefined && data !== undefined) heard.push({ name, data: JSON.parse(data) })
      }
    }
  }
  if (response.status === 200)
    void read()
      .catch(() => undefined)
      .finally(() => {
        hasEnded = true
      })
  const close = () => stopping.abort()
  onTestFinished(close)
  return { response, heard, close, comments: () => comments, hasEnded: () => hasEnded }
}

/** Waits until the stream has an event of a name that fits. */
const hears = (heard: readonly Heard[], name: string, data: object = {}) =>
  vi.waitFor(() =>
    expect(heard.filter((one) => one.name === name)).toContainEqual({ name, data: expect.objectContaining(data) }),
  )

it('begins with the jobs and the latest runs, and has each change of a run', async () => {
  const api = await startTestApi()
  const { response, heard } = await open(api)
  const [job] = await api.jobs.listJobs()
  await hears(heard, 'jobs', { jobs: expect.arrayContaining([expect.objectContaining({ id: job?.id })]) })

  const { runId } = await api.jobs.trigger(job?.id ?? '')
  await hears(heard, 'run', { run: expect.objectContaining({ runId, state: 'succeeded' }) })
  const late = await open(api)

  await hears(late.heard, 'run', { run: expect.objectContaining({ runId, state: 'succeeded' }) })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('cache-control')).toBe('no-store')
})

it('has a change that another process made, with the next reading', async () => {
  const api = await startTestApi()
  const { heard } = await open(api)
  await hears(heard, 'jobs')
  const [job] = await api.jobs.listJobs()
  await api.jobs.pause(job?.id ?? '')

  // It emits no event for a pause.
  await vi.waitFor(() => {
    api.advance(2_000)
    expect(heard.at(-1)).toMatchObject({
      name: 'jobs',
      data: { jobs: expect.arrayContaining([expect.objectContaining({ id: job?.id, isPaused: true })]) },
    })
  })
})

it('has the state of the trader, and then its events', async () => {
  const trader = await startPortfolio({ at: krx.at, bars: fallenOf(krx), watchlist: [krx.watched], rules: noWish })
  const desk = deskOf(trader.portfolio)
  const api = await startTestApi({ desk })
  const { heard } = await open(api)
  await hears(heard, 'state', { state: expect.objectContaining({ mode: 'trading' }) })

  await desk.pause({ by: 'Minji' })
  const order = { symbol: '005930', side: 'buy', quantity: '1', price: '60000' } as const
  await desk.resume({ by: 'Minji' })
  await trader.settle(trader.portfolio.trading.place(order, { clientOrderId: 'buy-1' }))

  await hears(heard, 'state', { state: expect.objectContaining({ mode: 'trading', by: 'Minji' }) })
  await hears(heard, 'order', { order: expect.objectContaining({ id: 'buy-1', symbol: '005930' }) })
})

it('goes on without a trader that does not answer', async () => {
  const away = () => Promise.reject(new Error('away'))
  const desk = {
    getState: away,
    listOrders: away,
    listPositions: away,
    listEquity: away,
    listApprovals: away,
    listen: () => () => undefined,
  } as Partial<Desk> as Desk
  const api = await startTestApi({ desk })

  const { heard } = await open(api)

  await hears(heard, 'jobs')
})

it('sends a comment every 15 seconds, and ends with the token', async () => {
  const api = await startTestApi()
  const { comments, hasEnded } = await open(api)

  api.advance(beatMs)
  await vi.waitFor(() => expect(comments()).toBe(1))
  api.advance(beatMs)
  await vi.waitFor(() => expect(comments()).toBe(2))
  const before = hasEnded()
  api.advance(10 * 60_000)

  await vi.waitFor(() => {
    api.advance(beatMs)
    expect(hasEnded()).toBe(true)
  })
  expect(before).toBe(false)
})

it.each(['block', 'demote'] as const)('ends with the next comment when the admin loses the right: %s', async (act) => {
  const api = await startTestApi()
  const { hasEnded, comments } = await open(api)
  api[act](admin)

  api.advance(beatMs)

  await vi.waitFor(() => expect(hasEnded()).toBe(true))
  expect(comments()).toBe(0)
})

it('refuses a user, and a sixth stream of an admin until one of the five is closed', async () => {
  const api = await startTestApi()
  const five = await Promise.all(Array.from({ length: 5 }, () => open(api)))

  const sixth = await open(api)
  const users = await open(api, user)
  five[0]?.close()

  expect(five.map(({ response }) => response.status)).toEqual([200, 200, 200, 200, 200])
  expect(sixth.response.status).toBe(429)
  expect(users.response.status).toBe(403)
  await vi.waitFor(async () => expect((await open(api)).response.status).toBe(200))
})

it('counts no HEAD request as a stream', async () => {
  const api = await startTestApi()
  const headers = { authorization: `Bearer ${await api.tokenOf(admin)}` }
  const heads = await Promise.all(Array.from({ length: 5 }, () => api.request(path, { method: 'HEAD', headers })))

  const { response } = await open(api)

  expect(heads.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(response.status).toBe(200)
})

it('waits for no further comment when the caller leaves while its right is checked', async () => {
  const clock = manualClock(0)
  const right = Promise.withResolvers<User>()
  const ended = Promise.withResolvers<void>()
  const caller = { telegramId: '1', role: 'admin', isActive: true } as const
  const app: App = new OpenAPIHono()
  app.use(async (call, next) => {
    call.set('requestId', 'r')
    await next()
  })
  serveEvents(app, {
    feed: { subscribe: () => ended.resolve } as Partial<Feed> as Feed,
    gate: { admin: async () => caller } as Partial<Gate> as Gate,
    auth: { verify: async () => '1' } as Partial<Auth> as Auth,
    users: { find: () => right.promise } as Partial<Users> as Users,
    clock,
    stopping: undefined,
  })
  const { body } = await app.request(path)
  clock.advance(beatMs)

  await body?.cancel()
  await ended.promise
  right.resolve(caller)
  await new Promise((resolve) => setImmediate(resolve))

  expect(clock.waits()).toEqual([])
})

it('ends at once when the server stops', async () => {
  const api = await startTestApi()
  const { heard, hasEnded } = await open(api)
  await hears(heard, 'jobs')

  await api.stop()

  await vi.waitFor(() => expect(hasEnded()).toBe(true))
})
