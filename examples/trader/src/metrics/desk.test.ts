import { createMetrics } from '@stockeye/example-shared/metrics/metrics'
import { scrapeOf } from '@stockeye/example-shared/metrics/parse-scrape.test-kit'
import { parseDecimal } from '@stockeye/kis-client'
import { systemClock } from '@stockeye/token-manager'
import { expect, it, onTestFinished } from 'vitest'
import type { Desk, DeskOrder } from '../desk/desk.ts'
import { serveDesk } from '../desk/http/server.ts'
import { deskOf, fallenOf, krx, noWish, startPortfolio } from '../portfolio.test-kit.ts'
import { measureDesk } from './desk.ts'
import { measureStream } from './stream.ts'

const note = () => undefined
const log = { debug: note, info: note, warn: note, error: note }
const secret = 'trader-secret-of-the-test-0123456789abcdef'

/** Starts the desk of a trader that holds ten shares. */
async function startDesk() {
  const started = await startPortfolio({
    at: krx.at,
    bars: fallenOf(krx),
    watchlist: [krx.watched],
    rules: noWish,
    positions: [{ symbol: '005930', quantity: 10, averagePrice: '70000' }],
  })
  return deskOf(started.portfolio)
}

/** Serves the metrics of a desk on its server. */
async function serve(desk: Desk) {
  const metrics = createMetrics({ clock: systemClock })
  measureDesk(metrics, desk)
  const server = await serveDesk(desk, { secret, port: 0, clock: systemClock, log, metrics })
  onTestFinished(() => server.stop())
  return { metrics, url: server.url, scrape: () => scrapeOf(server.url) }
}

const order = (id: string, state: DeskOrder['state']): DeskOrder => ({
  id,
  symbol: '005930',
  exchange: 'KRX',
  side: 'buy',
  quantity: parseDecimal('1'),
  filled: parseDecimal('0'),
  state,
  intendedAt: 1_000,
})

it('shows the mode of a running trader, and that of its latest command', async () => {
  const desk = await startDesk()
  const { scrape } = await serve(desk)

  const before = await scrape()
  await desk.pause({ by: 'Minji' })
  const after = await scrape()

  const mode = (name: string) => `stockeye_trader_mode{mode="${name}"}`
  expect([before.values.get(mode('trading')), before.values.get(mode('paused'))]).toEqual([1, 0])
  expect([after.values.get(mode('trading')), after.values.get(mode('paused'))]).toEqual([0, 1])
  expect(after.values.get('stockeye_trader_open_orders')).toBe(0)
  expect([...after.values.keys()].filter((series) => /Minji|005930/.test(series))).toEqual([])
})

it('shows orders by state, unknown orders, waits, and the latest equity of each currency', async () => {
  const desk = await startDesk()
  const point = (at: number, currency: 'KRW' | 'USD', equity: string, drawdownPercent: number) => ({
    at,
    currency,
    equity: parseDecimal(equity),
    drawdownPercent,
  })
  const { scrape } = await serve({
    ...desk,
    getState: async () => ({
      mode: 'flattening',
      isTrusted: false,
      mismatches: ['005930', '000660'],
      open: 2,
      unknown: 1,
      waits: [
        { reason: 'order-unknown', symbol: '005930' },
        { reason: 'market-closed', market: 'US' },
        { reason: 'market-closed', market: 'KRX' },
      ],
    }),
    listOrders: async () => [order('a', 'open'), order('b', 'open'), order('c', 'unknown'), order('d', 'filled')],
    listEquity: async () => [
      point(1_000, 'KRW', '10000000', 0),
      point(2_000, 'USD', '5000.5', 1),
      point(301_000, 'KRW', '9000000', 10),
    ],
  })

  const { values, select } = await scrape()

  expect(values.get('stockeye_trader_unknown_orders')).toBe(1)
  expect(values.get('stockeye_trader_open_orders')).toBe(2)
  expect(values.get('stockeye_trader_mismatched_symbols')).toBe(2)
  expect(values.get('stockeye_trader_trusted')).toBe(0)
  expect(values.get('stockeye_trader_waits{reason="market-closed"}')).toBe(2)
  expect(values.get('stockeye_trader_waits{reason="approval"}')).toBe(0)
  const shown = Object.entries(select('stockeye_trader_orders')).filter(([, count]) => count > 0)
  expect(Object.fromEntries(shown)).toEqual({
    'stockeye_trader_orders{state="open"}': 2,
    'stockeye_trader_orders{state="unknown"}': 1,
    'stockeye_trader_orders{state="filled"}': 1,
  })
  expect(select('stockeye_trader_equity{')).toEqual({
    'stockeye_trader_equity{currency="KRW"}': 9_000_000,
    'stockeye_trader_equity{currency="USD"}': 5_000.5,
  })
  expect(select('stockeye_trader_drawdown_ratio')).toEqual({
    'stockeye_trader_drawdown_ratio{currency="KRW"}': 0.1,
    'stockeye_trader_drawdown_ratio{currency="USD"}': 0.01,
  })
  expect(values.get('stockeye_trader_equity_timestamp_seconds{currency="KRW"}')).toBe(301)
})

it('leaves out a part that cannot be read, and keeps the commands behind the secret', async () => {
  const desk = await startDesk()
  const { url, scrape } = await serve({ ...desk, getState: () => Promise.reject(new Error('broken')) })

  const { values, select } = await scrape()
  const command = await fetch(`${url}/desk/commands/kill`, { method: 'POST', body: '{"by":"Minji"}' })

  expect(select('stockeye_trader_mode')).toEqual({})
  expect(values.has('stockeye_trader_unknown_orders')).toBe(false)
  expect(values.get('stockeye_trader_orders{state="open"}')).toBe(0)
  expect(command.status).toBe(401)
})

it('shows the topics of the stream by state, without their keys', async () => {
  const { metrics, scrape } = await serve(await startDesk())
  const topic = (key: string, status: 'live' | 'gap') => ({
    feed: 'domestic-stock/ccnl-krx',
    trId: 'H0STCNT0',
    key,
    status,
    since: 1_000,
    reason: undefined,
    rows: 0,
    lastRowAt: undefined,
  })
  measureStream(metrics, { state: () => [topic('005930', 'live'), topic('000660', 'live'), topic('035420', 'gap')] })

  const { select } = await scrape()

  expect(select('stockeye_stream_topics')).toEqual({
    'stockeye_stream_topics{state="pending"}': 0,
    'stockeye_stream_topics{state="live"}': 2,
    'stockeye_stream_topics{state="quiet"}': 0,
    'stockeye_stream_topics{state="stale"}': 0,
    'stockeye_stream_topics{state="gap"}': 1,
    'stockeye_stream_topics{state="refused"}': 0,
  })
})
