import { describe, expect, it } from 'vitest'
import type { Trading } from './trading.ts'
import { order, orderCash, startWorld } from './world.test-kit.ts'

// Input of untyped code, that says another thing than the caller means.
const untyped = (value: unknown): never => value as never
const id = { clientOrderId: 'next' }
const by = 'Minji'
const [row] = [{ ...order, number: '1', orderedOn: '2026-10-19' }]

const calls: readonly (readonly [what: string, field: string, call: (trading: Trading) => Promise<unknown>])[] = [
  ['an order without options', 'options', (t) => t.place(order, untyped(undefined))],
  ['nothing in place of an order', 'order', (t) => t.place(untyped(undefined), id)],
  ['a price that is no number', 'price', (t) => t.place({ ...order, price: 'abc' }, id)],
  ['an order with a misspelled id', 'clientOrderID', (t) => t.place(order, untyped({ clientOrderID: 'next' }))],
  ['a cancellation of a misspelled part', 'quantiy', (t) => t.cancel('a', untyped({ ...id, quantiy: '4' }))],
  ['a cancellation without options', 'options', (t) => t.cancel('a', untyped(undefined))],
  ['a revision of a misspelled part', 'qty', (t) => t.revise('a', untyped({ ...id, price: '65100', qty: '4' }))],
  ['a call without an endpoint', 'call.endpoint', (t) => t.send(untyped({ input: {}, order }), id)],
  ['a misspelled claim', 'isours', (t) => t.claim('lost', untyped({ isours: true, by }))],
  ['a claim that is over and is not', 'isOver', (t) => t.claim('lost', untyped({ isOver: false, by }))],
  ['a claim of nothing', 'claim', (t) => t.claim('lost', untyped({ by }))],
  ['a claim of two things', 'claim', (t) => t.claim('lost', untyped({ isOurs: true, isOver: true, by }))],
  ['no claim', 'options', (t) => t.claim('lost', untyped(undefined))],
  ['an adoption of nothing', 'order', (t) => t.adopt(untyped(undefined), { ...id, by })],
  ['an adoption without options', 'options', (t) => t.adopt(untyped(row), untyped(undefined))],
  ['a mode without a person', 'options', (t) => t.setMode('halted', untyped(undefined))],
  ['a halt without a person', 'options', (t) => t.halt(untyped(undefined))],
  ['a confirmation without a person', 'options', (t) => t.confirmAccount(untyped(undefined))],
  [
    'a holding without a person',
    'options',
    (t) => t.acceptHolding({ market: 'KRX', symbol: '005930' }, untyped(undefined)),
  ],
  ['no holding', 'holding', (t) => t.acceptHolding(untyped(undefined), { by })],
  ['a misspelled wait', 'timeout', (t) => t.waitForOrder('a', untyped({ timeout: 60_000 }))],
]

describe('a trading object', () => {
  it.each(calls)('rejects %s, sends nothing, and stores nothing', async (_what, field, call) => {
    const { simulator, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    await settle(trading.place({ ...order, symbol: '000660', price: '160000' }, { clientOrderId: 'a' }))
    simulator.fault(orderCash, 'hang-up-after')
    await settle(trading.place(order, { clientOrderId: 'lost' }))
    const sent = simulator.orders().length
    const before = await trading.explain('lost')

    // A promise, also where the argument is wrong: a caller may have a catch and no try.
    const error = await settle(call(trading)).catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_INPUT', field })
    expect(simulator.orders()).toHaveLength(sent)
    expect(await trading.explain('lost')).toBe(before)
    expect(await trading.getOrder('next')).toBeUndefined()
    expect(trading.getAccount().mode).toBe('active')
  })
})

describe('an order that its caller changes after the call', () => {
  it('leaves as it was given to place, and as the guards have seen it', async () => {
    const { simulator, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    const reused = { ...order }

    const placing = trading.place(reused, { clientOrderId: 'a' })
    Object.assign(reused, { quantity: '9000', price: '66000' })
    const placed = await settle(placing)

    expect(simulator.orders()).toMatchObject([{ quantity: 10, price: '65000' }])
    expect(placed.order).toEqual(order)
  })
})
