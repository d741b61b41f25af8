import { describe, expect, it } from 'vitest'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { cancelOrder } from './cancel-order.ts'
import type { OrderReference } from './order.ts'
import { placeOrder } from './place-order.ts'
import { reviseOrder } from './revise-order.ts'

// Input that compiles, or that JSON holds, and that says another thing than the caller means.
const untyped = (fields: object) => JSON.parse(JSON.stringify(fields))
const samsung = { symbol: '005930', side: 'buy', quantity: '1' } as const
const limits = new Map<string, string>()

describe('placeOrder', () => {
  it.each([
    ['a limit that is missing in a map', { ...samsung, price: limits.get('005930') }, 'price', /type: 'market'/],
    ['no limit and no type', samsung, 'price', /type: 'market'/],
    ['a limit of null', { ...samsung, price: null }, 'price', /^null /],
    ['a limit type without a limit', { ...samsung, type: 'limit' }, 'price', /type: 'market'/],
    ['a market order with a limit', { ...samsung, type: 'market', price: '70000' }, 'price', /leave it out/],
    ['a limit of another name', { ...samsung, limit: '70000' }, 'limit', /is not a field of placeOrder; use .*price/],
    ['a misspelled limit', { ...samsung, type: 'market', pirce: '70000' }, 'pirce', /; use price$/],
    ['a limit in capitals', { ...samsung, type: 'market', Price: '70000' }, 'Price', /; use price$/],
    ['a misspelled venue', { ...samsung, price: '70000', venu: 'NXT' }, 'venu', /; use venue$/],
  ])('sends no order with %s', async (_what, order, field, rule) => {
    const { kis, settle, simulator } = await startSteppedKis()

    const placed = settle(placeOrder(kis, Object(order)))

    await expect(placed).rejects.toMatchObject({ code: 'KIS_INPUT', field, rule: expect.stringMatching(rule) })
    expect(simulator.calls()).toEqual([])
  })

  it('sends an order at the market that asks for it, also with an undefined price', async () => {
    const { kis, settle, simulator } = await startSteppedKis()

    await settle(placeOrder(kis, Object({ ...samsung, type: 'market', price: undefined })))

    expect(simulator.orders()).toMatchObject([{ type: '01' }])
  })
})

const reference = { number: '0000000007', branch: '00950', symbol: '005930', exchange: 'KRX' } as const

describe('a change of an order', () => {
  it.each([
    ['qty', { qty: '4' }],
    ['Quantity', { Quantity: '4' }],
    ['shares', { shares: '4' }],
  ])('is refused with the unknown field %s, and nothing is sent', async (field, change) => {
    const { kis, settle, simulator } = await startSteppedKis()

    const works: readonly Promise<unknown>[] = [
      cancelOrder(kis, reference, Object(change)),
      reviseOrder(kis, reference, { price: '70000', ...change }),
    ]
    const failures = works.map((work) => expect(settle(work)).rejects.toMatchObject({ code: 'KIS_INPUT', field }))

    await Promise.all(failures)
    expect(simulator.calls()).toEqual([])
  })

  const abroad = { ...reference, symbol: 'AAPL', exchange: 'NASD' } as const
  const price = '70000'
  it.each([
    ['a trigger abroad', abroad, { price: '100', quantity: '1', triggerPrice: '99' }, 'triggerPrice'],
    ['a trigger of a limit', { ...reference, type: 'limit' }, { price, triggerPrice: '69000' }, 'triggerPrice'],
    ['a trigger of a type that is not known', reference, { price, triggerPrice: '69000' }, 'triggerPrice'],
    ['a stop limit without its trigger', { ...reference, type: 'stop limit' }, { price }, 'triggerPrice'],
    ['no quantity abroad', abroad, { price: '100' }, 'quantity'],
    ['an order in China', { ...abroad, symbol: '600519', exchange: 'SHAA' }, { price: '100', quantity: '1' }, 'order'],
    ['an order in Vietnam', { ...abroad, symbol: 'FPT', exchange: 'VNSE' }, { price: '100', quantity: '1' }, 'order'],
  ] as const)('is refused as a revision with %s, and nothing is sent', async (_what, order, change, field) => {
    const { kis, settle, simulator } = await startSteppedKis()

    const revised = settle(reviseOrder(kis, order, change))

    await expect(revised).rejects.toMatchObject({ code: 'KIS_INPUT', field })
    expect(simulator.calls()).toEqual([])
  })

  it.each([
    ['the number of an order', reference.number, 'order'],
    ['nothing', undefined, 'order'],
    ['a list', [reference], 'order'],
    ['a reference without its branch', { ...reference, branch: undefined }, 'order.branch'],
    ['a reference without its number', { ...reference, number: undefined }, 'order.number'],
    ['a number as number', { ...reference, number: 7 }, 'order.number'],
    ['a reference without its exchange', { ...reference, exchange: undefined }, 'order.exchange'],
  ])('is refused with %s in place of a reference, and nothing is sent', async (_what, given, field) => {
    const { kis, settle, simulator } = await startSteppedKis()
    const order: OrderReference = given === undefined ? given : untyped({ order: given }).order

    const works: readonly Promise<unknown>[] = [cancelOrder(kis, order), reviseOrder(kis, order, { price: '70000' })]
    const failures = works.map((work) => expect(settle(work)).rejects.toMatchObject({ code: 'KIS_INPUT', field }))

    await Promise.all(failures)
    expect(simulator.calls()).toEqual([])
  })
})
