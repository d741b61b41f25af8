import { describe, expect, it, onTestFinished } from 'vitest'
import { barsOf, bookedOf, deskOf, krx, leave, noWish, type Started, startPortfolio } from '../portfolio.test-kit.ts'
import type { Rules } from '../rules/rules.ts'
import { createDecider } from './decider.ts'
import { runDecisions } from './run-decisions.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const seoul = (time: string): number => Date.parse(`2026-10-19T${time}+09:00`)
const { watched, orderPath, cancelPath } = krx

/** Rules that buy at any price. */
const enter: Rules = { name: 'enter', days: 1, plan: () => ({ entry: () => 'enter', exit: () => undefined }) }

const bars = { '005930': barsOf({ market: 'KRX', before: '70000', on: '70000' }) }
const positions = [{ symbol: '005930', quantity: 10, averagePrice: '70000' }]
const start = (time: string, more: Partial<Parameters<typeof startPortfolio>[0]>) =>
  startPortfolio({ at: `2026-10-19T${time}+09:00`, bars, watchlist: [watched], interval: 'day', ...more })

/** Runs the decisions of a program until an instant, and ends them. */
async function runUntil({ portfolio, clock, settle }: Pick<Started, 'portfolio' | 'clock' | 'settle'>, time: string) {
  const stopping = new AbortController()
  const decider = createDecider(portfolio)
  onTestFinished(() => decider.close())
  const done = runDecisions(portfolio, decider, stopping.signal)
  await clock.runUntil(seoul(time))
  stopping.abort(new Error('stop'))
  await settle(done)
}

const timeOf = (at: number): string => new Date(at + 9 * hourMs).toISOString().slice(11, 16)

/** Rules that buy and sell at any price. */
const both: Rules = { name: 'both', days: 1, plan: () => ({ entry: () => 'enter', exit: () => 'leave' }) }

it('sells with the next minute where a decision of a half hour has cancelled an open purchase', async () => {
  const started = await start('09:00:30', { rules: both, interval: 'half-hour' })
  const { simulator, clock } = started
  simulator.fault({ path: orderPath }, { rejectAfterMs: 100 * hourMs })
  clock.setTimeout(() => simulator.fillOrder(simulator.orders()[0]?.orderNumber ?? '', 4), 10 * minuteMs)

  await runUntil(started, '09:40:00')

  const sent = simulator.calls({ path: orderPath }).map(({ at }) => timeOf(at))
  expect(bookedOf(simulator)).toEqual(['buy 42 005930', 'sell 4 005930'])
  expect(sent).toEqual(['09:01', '09:31'])
  expect(simulator.calls({ path: cancelPath }).map(({ at }) => timeOf(at))).toEqual(['09:30'])
})

it('repeats a kill each minute of the closing auction, in which it decides nothing, until the order is cancelled', async () => {
  const started = await start('15:10:00', { rules: noWish, interval: 'minute' })
  const { simulator, clock, settle } = started
  const desk = deskOf(started.portfolio)
  const portfolio = { ...started.portfolio, oversight: desk.oversight }
  const order = { ...watched, side: 'buy', quantity: '1', price: '60000' } as const
  await settle(portfolio.trading.place(order, { clientOrderId: 'open-1' }))
  await clock.runUntil(seoul('15:21:00'))
  simulator.fault({ path: cancelPath }, 'hang-up-before', 2)
  await settle(desk.kill({ by: 'Minji' }))

  await runUntil({ portfolio, clock, settle }, '15:29:00')

  expect(simulator.calls({ path: cancelPath }).map(({ at }) => timeOf(at))).toEqual(['15:21', '15:22', '15:23'])
  expect(simulator.orders().find(({ kind }) => kind === 'new')).toMatchObject({ cancelled: 1 })
})

describe('a trader that decides once a day', () => {
  it('cancels an open purchase after its half hour, and buys no second time that day', async () => {
    const started = await start('09:00:30', { rules: enter })
    const { simulator } = started
    simulator.fault({ path: orderPath }, { rejectAfterMs: 100 * hourMs }, 10)

    await runUntil(started, '10:05:00')

    const cancelled = simulator.calls({ path: cancelPath }).map(({ at }) => timeOf(at))
    // 3,000,000 won at 70,000 and two steps of 100.
    expect(bookedOf(simulator)).toEqual(['buy 42 005930'])
    expect(cancelled).toEqual(['09:32'])
  })

  it('cancels a sale that is not filled after five minutes, and sells again on the same day', async () => {
    const started = await start('09:00:30', { rules: leave, positions })
    const { simulator } = started
    simulator.fault({ path: orderPath }, { rejectAfterMs: 100 * hourMs })

    await runUntil(started, '09:20:00')

    expect(bookedOf(simulator)).toEqual(['sell 10 005930', 'sell 10 005930'])
    expect(simulator.orders().map(({ filled }) => filled)).toEqual([0, 0, 10])
  })

  it('sells with the next minute a position that it could not see', async () => {
    const started = await start('09:00:30', { rules: leave, positions })
    const { simulator, said } = started
    const path = '/uapi/domestic-stock/v1/quotations/inquire-price'
    simulator.fault({ path }, { status: 200, msgCd: 'OPSQ2001', taken: false })

    await runUntil(started, '09:04:00')

    expect(said('BLIND 005930')).toHaveLength(1)
    expect(simulator.calls({ path: orderPath }).map(({ at }) => timeOf(at))).toEqual(['09:02'])
  })

  it('looks no second time at a position that it holds', async () => {
    const started = await start('09:00:30', { rules: noWish, positions })
    const path = '/uapi/domestic-stock/v1/quotations/inquire-price'

    await runUntil(started, '09:10:00')

    expect(started.simulator.calls({ path }).map(({ at }) => timeOf(at))).toEqual(['09:01'])
  })

  it('decides after a start at 09:02', async () => {
    const started = await start('09:02:10', { rules: leave, positions })

    await runUntil(started, '09:04:00')

    expect(bookedOf(started.simulator)).toEqual(['sell 10 005930'])
  })

  it('decides again with the next minute after the list of positions could not be read', async () => {
    const started = await start('09:00:30', { rules: leave, positions })
    const { simulator, clock, said } = started
    const path = '/uapi/domestic-stock/v1/trading/inquire-balance'
    await clock.runUntil(seoul('09:01:00'))
    simulator.fault({ path }, { status: 200, msgCd: 'OPSQ2001', taken: false })

    await runUntil(started, '09:04:00')

    expect(said('DECISION_FAILED')).toHaveLength(1)
    expect(bookedOf(simulator)).toEqual(['sell 10 005930'])
  })
})
