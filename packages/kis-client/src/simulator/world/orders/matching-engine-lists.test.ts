import { describe, expect, it } from 'vitest'
import type { SimulatedInstrument } from '../instruments.ts'
import { apple, held, hynix, market, minute, monday, placed, samsung, terms } from './market.test-kit.ts'
import type { SimulatedOrder } from './order.ts'

const day = 24 * 60 * minute
const numbers = (orders: readonly SimulatedOrder[]) => orders.map(({ number }) => Number(number))
/** Returns terms that no price of the market meets. */
const waiting = (given: Partial<Parameters<typeof terms>[0]> = {}) => terms({ limit: 1_000, ...given })

describe('find', () => {
  it('returns an order by the number and the market of its booking, on its day', () => {
    const { engine } = market('always')
    const first = placed(engine, waiting(), monday)
    const second = placed(engine, waiting({ instrument: apple, venue: 'NASD' }), monday)

    expect(engine.find('KRX', first.number, monday)).toBe(first)
    expect(engine.find('US', second.number, monday)).toBe(second)
    expect(engine.find('US', first.number, monday)).toBeUndefined()
    expect(engine.find('KRX', '0000000003', monday)).toBeUndefined()
    expect(engine.find('KRX', 'x', monday)).toBeUndefined()
  })

  it('returns an order of an earlier day while it is open, and an order without a rest on its own day alone', () => {
    const { engine } = market('always')
    const open = placed(engine, waiting(), monday)
    const gone = placed(engine, waiting(), monday)
    engine.cancel(gone, 10, monday)

    expect(engine.find('KRX', gone.number, monday + minute)).toBe(gone)
    expect(engine.find('KRX', gone.number, monday + day)).toBeUndefined()
    expect(engine.find('KRX', open.number, monday + day)).toBe(open)
  })
})

describe('between', () => {
  it('returns the orders of a market that were booked on the days, newest first', () => {
    const { engine } = market('always')
    placed(engine, waiting(), monday)
    placed(engine, waiting(), monday + day)
    placed(engine, waiting({ instrument: apple, venue: 'NASD' }), monday + day)
    placed(engine, waiting(), monday + day)
    placed(engine, waiting(), monday + 2 * day)
    const between = (from: string, to: string) => numbers(engine.between('KRX', { from, to }, monday + 3 * day))

    expect(between('20261020', '20261020')).toEqual([4, 2])
    expect(between('20261019', '20261020')).toEqual([4, 2, 1])
    expect(between('20261020', '20261021')).toEqual([5, 4, 2])
    expect(between('20261022', '20261023')).toEqual([])
  })

  it('shows an order as it was at the instant, and none before its booking', () => {
    const { engine } = market('always')
    const order = placed(engine, waiting(), monday)
    engine.cancel(order, 4, monday + minute)
    const today = { from: '20261019', to: '20261019' }

    expect(engine.between('KRX', today, monday - 1)).toEqual([])
    expect(engine.between('KRX', today, monday)).toMatchObject([{ number: order.number, remaining: 10, cancelled: 0 }])
    expect(engine.between('KRX', today, monday + minute)).toMatchObject([
      { kind: 'cancel', original: order.number },
      { number: order.number, remaining: 6, cancelled: 4 },
    ])
  })
})

describe('openOrders', () => {
  it('returns the orders of a market with shares that can fill, newest first', () => {
    const { engine } = market('always')
    const [first, second] = [placed(engine, waiting(), monday), placed(engine, waiting(), monday)]
    placed(engine, waiting({ instrument: apple, venue: 'NASD' }), monday)
    placed(engine, terms({ limit: undefined }), monday)
    engine.cancel(second, 10, monday)
    const last = placed(engine, waiting(), monday)

    expect(engine.openOrders('KRX', monday)).toEqual([last, first])
    expect(numbers(engine.openOrders('US', monday))).toEqual([3])
  })

  it('returns an order that has ended since as it was at an instant before', () => {
    const { engine } = market('always')
    const [first, second, third] = [0, 1, 2].map((at) => placed(engine, waiting(), monday + at * minute))
    for (const [index, order] of [second, third, first].entries())
      if (order !== undefined) engine.cancel(order, 10, monday + (10 + index) * minute)
    const openAt = (minutes: number) => numbers(engine.openOrders('KRX', monday + minutes * minute))

    expect([0, 1, 9, 10, 11, 12].map(openAt)).toEqual([[1], [2, 1], [3, 2, 1], [3, 1], [1], []])
    expect(engine.openOrders('KRX', monday + 9 * minute)).toMatchObject([
      { remaining: 10, cancelled: 0 },
      { remaining: 10 },
      { remaining: 10 },
    ])
  })
})

describe('what is free', () => {
  it('is of cash what the purchases of the market leave, at their limits with fees', () => {
    const { engine } = market('always', 1_000_000n, held)
    placed(engine, waiting({ limit: 50_000, quantity: 10 }), monday)
    placed(engine, waiting({ side: 'sell', limit: 900_000, quantity: 10 }), monday)

    // A purchase on KRX costs a commission of 0.015 %.
    expect(engine.freeCash('KRX')).toBe(1_000_000n - 500_075n)
    expect(engine.freeCash('US')).toBe(1_000_000n)
  })

  it('is of shares what the sales of the same instrument leave', () => {
    const { engine } = market('always', 1_000_000_000_000n, held)
    placed(engine, waiting({ side: 'sell', limit: 900_000, quantity: 300 }), monday)
    placed(engine, waiting({ side: 'buy', quantity: 50 }), monday)
    const namesake: SimulatedInstrument = { ...samsung, market: 'CN' }

    expect(engine.freeShares(samsung)).toBe(700)
    expect(engine.freeShares(hynix)).toBe(1_000)
    expect(engine.freeShares(namesake)).toBe(0)
  })
})
