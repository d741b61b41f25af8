import { describe, expect, it } from 'vitest'
import { barsOf, bookedOf, krx, type TestMarket, us } from '../portfolio.test-kit.ts'
import { startDropWorld } from './dropped.test-kit.ts'

/** Starts a world in which the first decision orders: a purchase, or a stop at a loss. */
const startWorld = (its: TestMarket, side: 'buy' | 'sell') =>
  startDropWorld(its, {
    bars: { [its.watched.symbol]: barsOf({ market: its.market, before: its.before, on: its.fallen }) },
    ...(side === 'sell' && { positions: [{ symbol: its.watched.symbol, quantity: 10, averagePrice: its.before }] }),
  })

/** Returns the calls of a decision before which it is ended: the first, and all from the last reading before the journal has the intent. */
async function stepsOf(its: TestMarket, side: 'buy' | 'sell'): Promise<readonly number[]> {
  const { dropAt, simulator } = await startWorld(its, side)
  const calls = await dropAt(Number.POSITIVE_INFINITY, 'dropped')
  const begun = calls.indexOf('begin')
  expect(calls.slice(begun)).toContain(its.orderPath)
  expect(bookedOf(simulator)).toHaveLength(1)
  return [1, ...Array.from(calls, (_, index) => index + 1).filter((step) => step >= begun)]
}

describe('a trader that is ended during a decision, and started again on its journal', () => {
  const wanted = {
    KRX: { buy: 'buy 49 005930', sell: 'sell 10 005930' },
    US: { buy: 'buy 16 AAPL', sell: 'sell 10 AAPL' },
  }

  it.each([
    ['KRX', 'buy', krx],
    ['KRX', 'sell', krx],
    ['US', 'buy', us],
    ['US', 'sell', us],
  ] as const)('orders once and knows the order, wherever it is dropped: %s, %s', async (name, side, its) => {
    const seen = new Map<number, string>()
    for (const step of await stepsOf(its, side)) {
      const { dropAt, goOn, simulator } = await startWorld(its, side)
      await dropAt(step, 'dropped')
      const { portfolio } = await goOn()

      const ids = [1, 2].map((attempt) => `${side}-2026-10-19-${its.watched.symbol}-${attempt}`)
      const [record, second] = await Promise.all(ids.map((id) => portfolio.trading.getOrder(id)))
      const isKnown = Number(record?.name?.number) === Number(simulator.orders()[0]?.orderNumber)
      seen.set(
        step,
        [bookedOf(simulator).join(), record?.state, isKnown && 'known', second && 'second'].filter(Boolean).join(' '),
      )
    }

    // Where it was dropped between the journal's entry and the call, no list shows whether KIS has the order: nothing follows it.
    expect(new Set(seen.values())).toEqual(new Set([`${wanted[name][side]} filled known`, 'unknown']))
    expect([...seen.values()].filter((one) => one === 'unknown').length).toBeLessThanOrEqual(2)
  })

  it.each([
    ['KRX', 'buy', krx],
    ['US', 'sell', us],
  ] as const)('orders once, wherever it is stopped, and its symbol is not blocked: %s, %s', async (name, side, its) => {
    const seen: string[] = []
    for (const step of await stepsOf(its, side)) {
      const { dropAt, goOn, simulator } = await startWorld(its, side)
      await dropAt(step, 'stopped')
      await goOn()
      seen.push(bookedOf(simulator).join())
    }

    expect(new Set(seen)).toEqual(new Set([wanted[name][side]]))
  })
})
