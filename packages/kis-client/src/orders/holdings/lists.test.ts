import { describe, expect, it } from 'vitest'
import { listPositions } from '../../account/list-positions.ts'
import { marketOf } from '../../market/exchange.ts'
import { exchangeDate } from '../../market/exchange-date.ts'
import type { SimulatorOptions } from '../../simulator.ts'
import { startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { listOrders } from '../list-orders.ts'
import { placeOrder } from '../place-order.ts'
import { reviseOrder } from '../revise-order.ts'
import { checkpointOf } from './checkpoint.ts'
import { compareHoldings } from './compare.ts'
import type { HoldingsReading } from './reading.ts'

const flat = { open: '70000', high: '70000', low: '70000', close: '70000', volume: 1_000 }
const bars = { '005930': [{ date: '2026-10-19', ...flat }] }
const positions = [
  { symbol: '005930', quantity: 10, averagePrice: '65000' },
  { symbol: 'AAPL', quantity: 3, averagePrice: '150.25' },
]
const samsung = { symbol: '005930', side: 'buy', quantity: '10', price: '65000' } as const

async function startAccount(
  wanted: Pick<SimulatorOptions, 'orderListLagMs' | 'positionLagMs'> & { readonly startAt?: number } = {},
) {
  const world = await startSteppedKis({
    bars,
    positions,
    limits: false,
    environment: 'real',
    realOrders: true,
    ...wanted,
  })
  const { kis, clock, settle, simulator } = world
  /** Reads the lists of the market of an exchange, as today's reading. */
  const read = async (exchange: 'KRX' | 'NASD'): Promise<HoldingsReading> => {
    const market = marketOf(exchange)
    const from = exchangeDate(exchange, clock.now())
    const orders = await settle(listOrders(kis, { market, from, to: from }))
    const holdings = await settle(listPositions(kis, { market }))
    return { ...holdings, market, from, at: clock.now(), orders }
  }
  const begin = async (exchange: 'KRX' | 'NASD') => {
    const checkpoint = checkpointOf(await read(exchange))
    if (checkpoint === undefined) throw new Error('the first reading is no evidence')
    return { checkpoint, compare: async () => compareHoldings(checkpoint, await read(exchange)) }
  }
  return { kis, simulator, clock, settle, begin }
}

describe('compareHoldings of what KIS lists', () => {
  it('finds no difference after fills of our order and of an order of others', async () => {
    const { kis, simulator, settle, begin } = await startAccount()
    const { checkpoint, compare } = await begin('KRX')

    const { number } = await settle(placeOrder(kis, samsung))
    simulator.fillOrder(number, 4)
    const external = simulator.placeExternalOrder({ symbol: '005930', side: 'sell', quantity: 3, price: '75000' })
    simulator.fillOrder(external.orderNumber, 2)

    expect(checkpoint.opening).toEqual({ '005930': '10' })
    expect(await compare()).toMatchObject({ differences: [], undecided: [] })
  })

  it('finds no difference after fills abroad', async () => {
    const { kis, simulator, settle, begin } = await startAccount({ startAt: Date.parse('2026-10-19T11:00:00-04:00') })
    const { checkpoint, compare } = await begin('NASD')

    const order = { symbol: 'AAPL', exchange: 'NASD', side: 'sell', quantity: '3', price: '9999' } as const
    const { number } = await settle(placeOrder(kis, order))
    simulator.fillOrder(number, 2)

    expect(checkpoint.opening).toEqual({ AAPL: '3' })
    expect(await compare()).toMatchObject({ differences: [], undecided: [] })
  })

  it.each([
    ['orders', { orderListLagMs: 60_000 }, '4'],
    ['positions', { positionLagMs: 60_000 }, '-4'],
  ] as const)(
    'finds a difference while the list of %s lags, and not once it has caught up',
    async (_what, lag, difference) => {
      const { kis, simulator, clock, settle, begin } = await startAccount(lag)
      const { compare } = await begin('KRX')
      const { number } = await settle(placeOrder(kis, samsung))
      simulator.fillOrder(number, 4)

      const early = await compare()
      await clock.runUntil(clock.now() + 120_000)

      expect(early?.differences).toMatchObject([{ symbol: '005930', difference }])
      expect(await compare()).toMatchObject({ differences: [], undecided: [] })
    },
  )

  it('leaves a symbol undecided once two orders of a chain of revisions have fills', async () => {
    const { kis, simulator, settle, begin } = await startAccount()
    const { compare } = await begin('KRX')

    const parent = await settle(placeOrder(kis, samsung))
    simulator.fillOrder(parent.number, 4)
    const child = await settle(reviseOrder(kis, parent, { price: '65100' }))
    const exact = await compare()
    simulator.fillOrder(child.number, 1)

    expect(exact).toMatchObject({ differences: [], undecided: [] })
    expect(await compare()).toMatchObject({ differences: [], undecided: ['005930'] })
  })
})
