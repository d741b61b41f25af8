import { createJobRunner, memoryBackend } from '@stockeye/job-runner'
import type { SimulatorOptions } from '@stockeye/kis-client/simulator'
import { describe, expect, it } from 'vitest'
import type { Desk, DeskEvent } from './desk/desk.ts'
import {
  barsOf,
  bookedOf,
  deskOf,
  fallenSamsung,
  noWish,
  type StartOptions,
  startPortfolio,
} from './portfolio.test-kit.ts'
import type { Portfolio } from './portfolio.ts'
import { startTrader } from './trader.ts'

const minuteMs = 60_000
const orderPath = '/uapi/domestic-stock/v1/trading/order-cash'
const candlesPath = '/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice'

/** Starts a trader on a portfolio. */
async function start(
  options: StartOptions & { readonly bars?: SimulatorOptions['bars'] },
  wrap: (portfolio: Portfolio) => Portfolio = (portfolio) => portfolio,
) {
  const started = await startPortfolio({ watchlist: [{ symbol: '005930', exchange: 'KRX' }], ...options })
  const jobs = createJobRunner({ backend: memoryBackend(), clock: started.clock, slots: 1 })
  const begun: { readonly id: string; readonly minute: number }[] = []
  const startAt = Date.parse(options.at)
  jobs.on('started', ({ run }) => begun.push({ id: run.jobId, minute: (started.clock.now() - startAt) / minuteMs }))
  const trader = await startTrader(wrap(started.portfolio), jobs)
  const minutesOf = (id: string) => begun.filter((run) => run.id === id).map(({ minute }) => Math.floor(minute))
  return { ...started, jobs, trader, startAt, minutesOf }
}

describe('the trader', () => {
  it('decides two seconds after each minute of the session, from its first one to the last before the auction', async () => {
    const decisions: { readonly minuteEnd: number; readonly at: number }[] = []
    const { clock, settle, trader } = await start({ at: '2026-10-19T08:50:00+09:00' }, (portfolio) => ({
      ...portfolio,
      // The account is read every half hour, which takes longer in paper trading; it is left out here.
      trading: { ...portfolio.trading, reconcile: async () => [] },
      rules: { ...portfolio.rules, KRX: { ...portfolio.rules.KRX, rules: { ...portfolio.rules.KRX.rules, days: 1 } } },
      prices: {
        ...portfolio.prices,
        async dayAt(_instrument, { minuteEnd }) {
          decisions.push({ minuteEnd, at: portfolio.clock.now() })
          return { blind: 'not now' }
        },
      },
    }))

    await clock.runUntil(Date.parse('2026-10-19T15:40:00+09:00'))
    await settle(trader.stop())

    const at = (text: string) => Date.parse(`2026-10-19T${text}+09:00`)
    expect(decisions.map(({ minuteEnd }) => minuteEnd)).toEqual(
      Array.from({ length: 379 }, (_, minute) => at('09:01:00') + minute * minuteMs),
    )
    expect(decisions.at(-1)?.minuteEnd).toBe(at('15:19:00'))
    // The first decision of the day, and those that read the positions, take some calls.
    expect(decisions.filter(({ minuteEnd, at: time }) => time === minuteEnd + 2_000).length).toBeGreaterThan(360)
    expect(decisions.every(({ minuteEnd, at: time }) => time >= minuteEnd + 2_000)).toBe(true)
  })

  it('runs its two jobs at once, and then each at its interval', async () => {
    const { clock, jobs, settle, trader, startAt, minutesOf } = await start({ at: '2026-10-19T10:00:00+09:00' })
    const listed = await jobs.listJobs()

    await clock.runUntil(startAt + 60 * minuteMs)
    await settle(trader.stop())

    expect(listed.map(({ id, name, schedule }) => [id, name, schedule])).toEqual([
      ['token_check', '토큰 점검', 'every 30 min'],
      ['status', '상태 보고', 'every 5 min'],
    ])
    expect(minutesOf('token_check').slice(0, 2)).toEqual([0, 30])
    expect(minutesOf('status').slice(0, 12)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55])
  })

  it('goes on after a decision and a job that failed, and logs the failures', async () => {
    const { clock, settle, trader, startAt, said } = await start({ at: '2026-10-19T10:00:00+09:00' }, (portfolio) => ({
      ...portfolio,
      tokens: {
        ...portfolio.tokens,
        status() {
          throw new Error('no')
        },
      },
      prices: {
        ...portfolio.prices,
        dayAt() {
          throw new Error('no price')
        },
      },
    }))

    await clock.runUntil(startAt + 3 * minuteMs)
    await settle(trader.stop())

    expect(said('JOB_FAILED')).toEqual(['JOB_FAILED 토큰 점검: no'])
    expect(said('DECISION_FAILED')).toEqual(Array(2).fill('DECISION_FAILED no price'))
  })
})

describe('the trader with a desk', () => {
  it('stores the equity of each currency every five minutes of a session, and emits it', async () => {
    const events: DeskEvent[] = []
    let desk: Desk | undefined
    const { clock, settle, trader, startAt } = await start({ at: '2026-10-19T10:00:00+09:00' }, (portfolio) => {
      const made = deskOf(portfolio)
      made.listen((event) => events.push(event))
      desk = made
      return { ...portfolio, oversight: made.oversight }
    })

    await clock.runUntil(startAt + 16 * minuteMs)
    await settle(trader.stop())

    const points = (await desk?.listEquity()) ?? []
    expect(points.map(({ at }) => Math.floor((at - startAt) / minuteMs))).toEqual([0, 5, 10, 15])
    expect(points.map(({ currency, drawdownPercent }) => [currency, drawdownPercent])).toEqual(
      Array(4).fill(['KRW', 0]),
    )
    expect(events.filter(({ kind }) => kind === 'equity')).toHaveLength(4)
  })

  it('sells within a minute of a flattening, also where it decides once a day', async () => {
    let desk: Desk | undefined
    const { clock, settle, simulator, trader, startAt } = await start(
      {
        at: '2026-10-19T08:59:00+09:00',
        interval: 'day',
        rules: noWish,
        bars: { '005930': barsOf({ market: 'KRX', before: '70000', on: '70000' }) },
        positions: [{ symbol: '005930', quantity: 10, averagePrice: '70000' }],
      },
      (portfolio) => {
        const made = deskOf(portfolio)
        desk = made
        return { ...portfolio, oversight: made.oversight }
      },
    )

    await clock.runUntil(startAt + 30 * minuteMs)
    const before = bookedOf(simulator)
    await desk?.flatten({ by: 'Minji' })
    await clock.runUntil(clock.now() + minuteMs + 10_000)
    await settle(trader.stop())

    expect(before).toEqual([])
    expect(bookedOf(simulator)).toEqual(['sell 10 005930'])
  })

  it('decides on, also where a listener of the desk throws', async () => {
    const { clock, settle, simulator, trader, startAt, said } = await start(
      { at: '2026-10-19T10:00:00+09:00', bars: fallenSamsung },
      (portfolio) => {
        const desk = deskOf(portfolio)
        desk.listen(() => {
          throw new Error('no')
        })
        return { ...portfolio, oversight: desk.oversight }
      },
    )

    await clock.runUntil(startAt + 2 * minuteMs)
    await settle(trader.stop())

    expect(simulator.orders()).toHaveLength(1)
    expect(said('DESK_LISTENER_FAILED').length).toBeGreaterThan(0)
    expect(said('DECISION_FAILED')).toEqual([])
  })
})

describe('stop', () => {
  it('aborts the decision that is under way, and begins no other one', async () => {
    const { clock, simulator, trader, startAt, lines } = await start({ at: '2026-10-19T10:00:00+09:00' })
    simulator.fault({ path: candlesPath }, { delayMs: 9_000 })
    while (simulator.calls({ path: candlesPath }).length === 0) await clock.runUntil(clock.now() + 100)

    // Time stands still meanwhile: only the abort ends it.
    await trader.stop()
    await clock.runUntil(startAt + 10 * minuteMs)

    expect(simulator.calls({ path: candlesPath })).toHaveLength(1)
    expect(lines.filter((line) => /FAILED|BLIND/.test(line))).toEqual([])
  })

  it('waits without a limit for the answer to an order that was sent', async () => {
    const { portfolio, clock, simulator, trader, settle, said } = await start({
      at: '2026-10-19T10:00:00+09:00',
      bars: fallenSamsung,
    })
    simulator.fault({ path: orderPath }, { delayMs: 9_500 })
    while (simulator.calls({ path: orderPath }).length === 0) await clock.runUntil(clock.now() + 100)
    const before = said('ORDER_')

    await settle(trader.stop())

    expect(before).toEqual([])
    expect(said('ORDER_')).toEqual([expect.stringContaining('ORDER_PLACED')])
    expect(portfolio.trading.listOrders()).toHaveLength(1)
    expect(simulator.orders()).toHaveLength(1)
  })
})
