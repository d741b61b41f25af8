import { createJobRunner, memoryBackend } from '@stockeye/job-runner'
import type { SimulatorOptions } from '@stockeye/kis-client/simulator'
import { describe, expect, it } from 'vitest'
import { fallenSamsung, startPortfolio } from './portfolio.test-kit.ts'
import type { Portfolio } from './portfolio.ts'
import { startTrader } from './trader.ts'

const minuteMs = 60_000
const orderPath = '/uapi/domestic-stock/v1/trading/order-cash'
const candlesPath = '/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice'
const ordersPath = '/uapi/domestic-stock/v1/trading/inquire-daily-ccld'

/** Starts a trader. `seen` holds the beginnings and ends of its runs, with the minute since the start. */
async function start({
  at,
  bars = {},
  wrap = (portfolio) => portfolio,
}: {
  readonly at: string
  readonly bars?: NonNullable<SimulatorOptions['bars']>
  readonly wrap?: (portfolio: Portfolio) => Portfolio
}) {
  const started = await startPortfolio({ at, bars })
  const { clock } = started
  const jobs = createJobRunner({ backend: memoryBackend(), clock, slots: 1 })
  const startAt = Date.parse(at)
  const seen: { readonly id: string; readonly minute: number; readonly what: 'begins' | 'ends' }[] = []
  const note = (id: string, what: 'begins' | 'ends') =>
    seen.push({ id, minute: Math.floor((clock.now() - startAt) / minuteMs), what })
  jobs.on('started', ({ run }) => note(run.jobId, 'begins'))
  jobs.on('ended', ({ run }) => note(run.jobId, 'ends'))
  const trader = await startTrader(wrap(started.portfolio), jobs)
  const begun = () => seen.filter(({ what }) => what === 'begins')
  const minutesOf = (jobId: string) =>
    begun()
      .filter(({ id }) => id === jobId)
      .map(({ minute }) => minute)
  return { ...started, jobs, trader, startAt, seen, begun, minutesOf }
}

describe('the trader', () => {
  it('runs its five jobs at once, in order, and then each at its interval', async () => {
    const { clock, jobs, trader, startAt, begun, minutesOf } = await start({ at: '2026-10-19T10:00:00+09:00' })
    const listed = await jobs.listJobs()

    await clock.runUntil(startAt + 60 * minuteMs)
    await clock.settle(trader.stop())

    expect(listed.map(({ id, name, schedule }) => [id, name, schedule])).toEqual([
      ['token_check', '토큰 점검', 'every 30 min'],
      ['clean_up_orders', '미체결 주문 정리', 'every 10 min'],
      ['sell_check', '매도 점검', 'every 30 min'],
      ['buy_check', '매수 점검', 'every 1 h'],
      ['status', '상태 보고', 'every 5 min'],
    ])
    expect(
      begun()
        .slice(0, 5)
        .map(({ id, minute }) => [id, minute]),
    ).toEqual(listed.map(({ id }) => [id, 0]))
    expect(minutesOf('sell_check').slice(0, 2)).toEqual([0, 30])
    expect(minutesOf('clean_up_orders').slice(0, 6)).toEqual([0, 10, 20, 30, 40, 50])
    expect(minutesOf('status').slice(0, 12)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55])
  })

  it('runs one job at a time, and keeps the next slots of a slow one', async () => {
    const { clock, simulator, trader, startAt, seen, minutesOf } = await start({ at: '2026-10-19T10:00:00+09:00' })
    simulator.fault({ path: ordersPath }, { delayMs: 9_000 }, 100)

    await clock.runUntil(startAt + 35 * minuteMs)
    await clock.settle(trader.stop())

    for (const [index, { id, what }] of seen.entries()) {
      expect(what).toBe(index % 2 === 0 ? 'begins' : 'ends')
      expect(seen[index - (index % 2)]?.id).toBe(id)
    }
    expect(minutesOf('clean_up_orders')).toEqual([0, 10, 20, 30])
  })

  it('continues after a job that failed, logs the failure, and does not run the job again before it is due', async () => {
    const { clock, trader, startAt, lines, minutesOf } = await start({
      at: '2026-10-19T08:00:00+09:00',
      wrap: (portfolio) => ({
        ...portfolio,
        tokens: {
          ...portfolio.tokens,
          status() {
            throw new Error('no')
          },
        },
      }),
    })

    await clock.runUntil(startAt + 61 * minuteMs)
    await clock.settle(trader.stop())

    expect(lines.filter((line) => line.startsWith('JOB_FAILED'))).toEqual(Array(3).fill('JOB_FAILED 토큰 점검: no'))
    expect(minutesOf('token_check')).toEqual([0, 30, 60])
    expect(minutesOf('status')).toHaveLength(13)
  })
})

describe('stop', () => {
  it('aborts the running job, waits for it, and starts no other one', async () => {
    const { clock, simulator, trader, startAt, seen, lines } = await start({ at: '2026-10-19T10:00:00+09:00' })
    simulator.fault({ path: candlesPath }, { delayMs: 9_000 })
    while (simulator.calls({ path: candlesPath }).length === 0) await clock.runUntil(clock.now() + 100)

    // Time stands still meanwhile: only the abort ends it.
    await trader.stop()
    await clock.runUntil(startAt + 10 * minuteMs)

    expect(seen.map(({ id, what }) => `${id} ${what}`)).toEqual([
      'token_check begins',
      'token_check ends',
      'clean_up_orders begins',
      'clean_up_orders ends',
      'sell_check begins',
      'sell_check ends',
      'buy_check begins',
      'buy_check ends',
    ])
    expect(lines.filter((line) => line.startsWith('JOB_'))).toEqual([])
  })

  it('waits without a limit for the answer to an order that was sent', async () => {
    const { portfolio, clock, simulator, trader, settle, lines } = await start({
      at: '2026-10-19T10:00:00+09:00',
      bars: fallenSamsung,
    })
    simulator.fault({ path: orderPath }, { delayMs: 9_500 })
    while (simulator.calls({ path: orderPath }).length === 0) await clock.runUntil(clock.now() + 100)
    const before = lines.filter((line) => line.startsWith('ORDER_'))

    await settle(trader.stop())

    expect(before).toEqual([])
    expect(lines.filter((line) => line.startsWith('ORDER_'))).toEqual([expect.stringContaining('ORDER_PLACED')])
    expect(portfolio.trading.listOrders()).toHaveLength(1)
    expect(simulator.orders()).toHaveLength(1)
  })
})
