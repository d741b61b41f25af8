import { expect, it } from 'vitest'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import type { OrderReference } from './order.ts'
import { type NewOrder, placeOrder } from './place-order.ts'
import { reviseOrder } from './revise-order.ts'

const samsung: NewOrder = { symbol: '005930', side: 'buy', quantity: '1' }
const apple: NewOrder = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1' }

// KRX's grids since 2023-01-25 (stocks) and 2023-12-11 (ETFs, ETNs), and SEC rule 612.
it.each([
  [{ ...samsung, kind: 'stock', price: '70150' }, '"70150" is not on the tick grid of 100 won; use 70100 or 70200'],
  [{ ...samsung, kind: 'stock', price: '4999' }, '"4999" is not on the tick grid of 5 won; use 4995 or 5000'],
  [{ ...samsung, kind: 'etf', price: '30103' }, '"30103" is not on the tick grid of 5 won; use 30100 or 30105'],
  [
    { ...samsung, price: '70151' },
    '"70151" is not on the tick grid of 100 won for stocks, nor on that of 5 won for ETFs; use 70100 or 70200 for a stock, 70150 or 70155 for an ETF',
  ],
  [{ ...apple, price: '150.125' }, '"150.125" is not on the tick grid of 0.01 dollars; use 150.12 or 150.13'],
  [{ ...apple, price: '0.99995' }, '"0.99995" is not on the tick grid of 0.0001 dollars; use 0.9999 or 1.00'],
] satisfies [NewOrder, string][])('refuses a limit off the grid before it is sent: %j', async (order, rule) => {
  const { kis, settle, simulator } = await startSteppedKis()

  await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'price', rule })
  expect(simulator.calls()).toEqual([])
})

it.each([{ kind: 'stock', price: '70150' }, { kind: 'etn', price: '70151' }, { price: '70151' }] as const)(
  'refuses a revision to a price off the grid before it is sent: %j',
  async ({ price, ...kind }) => {
    const { kis, settle, simulator } = await startSteppedKis()
    const order: OrderReference = { number: '0000000007', branch: '00950', symbol: '005930', exchange: 'KRX', ...kind }

    await expect(settle(reviseOrder(kis, order, { price }))).rejects.toMatchObject({
      code: 'KIS_INPUT',
      field: 'price',
    })
    expect(simulator.calls()).toEqual([])
  },
)

it('places an order for an ETF at a price that a stock cannot have, and keeps its kind', async () => {
  const { kis, settle, simulator } = await startSteppedKis()
  const limit = { side: 'buy', quantity: '1', price: '30105' } as const

  const order = await settle(placeOrder(kis, { symbol: '069500', ...limit, kind: 'etf' }))
  await settle(placeOrder(kis, { symbol: '069500', ...limit }))

  expect(order.kind).toBe('etf')
  expect(simulator.orders()).toMatchObject([{ price: '30105' }, { price: '30105' }])
})

it('leaves a price to KIS on a day before the oldest grid that is known', async () => {
  const { kis, settle, simulator } = await startSteppedKis({ startAt: Date.parse('2022-10-19T10:00:00+09:00') })

  await settle(placeOrder(kis, { ...samsung, price: '70151' })).catch(() => undefined)

  expect(simulator.calls({ trId: 'VTTC0012U' })).toHaveLength(1)
})

it.each(['ETF', 'share', 7])('refuses an unknown kind: %s', async (kind) => {
  const { kis, settle } = await startSteppedKis()
  const order: NewOrder = JSON.parse(JSON.stringify({ ...samsung, price: '70100', kind }))

  await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'kind' })
})
