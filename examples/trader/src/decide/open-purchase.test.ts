import { type OrderRecord, parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import {
  barsOf,
  bookedOf,
  deciding,
  leave,
  startPortfolio,
  type TestMarket,
  testMarkets,
} from '../portfolio.test-kit.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Starts with a purchase of ten shares that stays open, of which some were filled. */
async function start(its: TestMarket, filled: number, more: Partial<Parameters<typeof startPortfolio>[0]> = {}) {
  const { market, watched, at, before, orderPath, cancelPath } = its
  const bars = { [watched.symbol]: barsOf({ market, before, on: before }) }
  const started = await startPortfolio({ at, bars, rules: leave, watchlist: [watched], ...more })
  const { simulator, clock, settle } = started
  const { trading } = started.portfolio
  const id = `buy-2026-10-19-${watched.symbol}-1`
  simulator.fault({ path: orderPath }, { rejectAfterMs: 100 * hourMs })
  const order = { ...watched, side: 'buy', quantity: '10', price: parseDecimal(before) } as const
  const { name } = await settle(trading.place(order, { clientOrderId: id }))
  /** Fills some of the purchase, and lets the trader see it. */
  const fill = async (quantity: number) => {
    simulator.fillOrder(name?.number ?? '', quantity)
    await settle(trading.reconcile())
  }
  if (filled > 0) await fill(filled)
  const openOf = (side: 'buy' | 'sell') =>
    simulator
      .orders()
      .filter((one) => one.kind === 'new' && one.side === side)
      .filter((one) => one.filled + one.cancelled + one.rejected < one.quantity).length
  /** Decides by a program of its own, which remembers nothing of the decisions before. @returns open purchases and sales */
  const decideAt = async (instant: number) => {
    await clock.runUntil(instant)
    await deciding(started)(market)
    return `${openOf('buy')} ${openOf('sell')}`
  }
  const held = () =>
    simulator
      .orders()
      .filter(({ kind }) => kind === 'new')
      .reduce((sum, one) => sum + (one.side === 'buy' ? one.filled : -one.filled), 0)
  const sales = () => bookedOf(simulator).filter((one) => one.startsWith('sell'))
  const cancellations = () => simulator.calls({ path: cancelPath }).length
  const purchase = (): Promise<OrderRecord | undefined> => trading.getOrder(id)
  return { ...started, fill, decideAt, held, sales, cancellations, purchase, beganAt: clock.now() }
}

describe.each(testMarkets)('a stop on %s during an open purchase of its symbol', (_name, its) => {
  const { symbol } = its.watched

  it('cancels the purchase first, and sells with the next minute all that is held', async () => {
    const { decideAt, sales, held, cancellations, beganAt } = await start(its, 4)

    const first = await decideAt(beganAt + minuteMs)
    const salesBefore = sales()
    const second = await decideAt(beganAt + 2 * minuteMs)

    expect([first, second]).toEqual(['0 0', '0 0'])
    expect(cancellations()).toBe(1)
    expect(salesBefore).toEqual([])
    expect(sales()).toEqual([`sell 4 ${symbol}`])
    expect(held()).toBe(0)
  })

  it('sells also what the purchase bought until the exchange has cancelled it', async () => {
    const { decideAt, fill, sales, held, simulator, purchase, beganAt } = await start(its, 4)
    // The exchange takes the cancellation, and rejects it after the purchase was filled.
    simulator.fault({ path: its.cancelPath }, { rejectAfterMs: 90_000 })

    const seen = [await decideAt(beganAt + minuteMs)]
    await fill(3)
    seen.push(await decideAt(beganAt + 2 * minuteMs))
    await fill(3)
    for (let minute = 3; minute < 12; minute += 1) seen.push(await decideAt(beganAt + minute * minuteMs))

    // No purchase and sale of the trader is open at the same time.
    expect(seen.slice(0, 2)).toEqual(['1 0', '1 0'])
    expect(seen.filter((open) => open === '1 1')).toEqual([])
    expect(await purchase()).toMatchObject({ state: 'filled' })
    expect(sales()).toEqual([`sell 10 ${symbol}`])
    expect(held()).toBe(0)
  })

  it('sells shares that the list of positions shows late five minutes after the first sale, and not before', async () => {
    const { clock, decideAt, fill, sales, held, beganAt } = await start(its, 4, { positionLagMs: 90_000 })
    const minutes = (count: number) => beganAt + count * minuteMs

    await clock.runUntil(minutes(2))
    await fill(6)
    // The list is of half a minute before the second part was filled.
    await decideAt(minutes(3))
    const first = sales()
    for (const count of [4, 5, 6, 7]) await decideAt(minutes(count))
    const before = sales()
    for (const count of [8.5, 9, 10, 12, 14, 16]) await decideAt(minutes(count))

    expect(first).toEqual([`sell 4 ${symbol}`])
    expect(before).toEqual(first)
    expect(sales()).toEqual([`sell 4 ${symbol}`, `sell 6 ${symbol}`])
    expect(held()).toBe(0)
  })
})
