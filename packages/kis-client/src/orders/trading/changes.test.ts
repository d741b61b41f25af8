import { describe, expect, it } from 'vitest'
import { order, startWorld } from './world.test-kit.ts'

const change = { path: '/uapi/domestic-stock/v1/trading/order-rvsecncl' }
const buy = { clientOrderId: 'buy' } as const

describe('cancel', () => {
  it('cancels an order of ours, and keeps the cancellation as an order of its own', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, buy)

    const taken = await trading.cancel('buy', { clientOrderId: 'cancel' })
    await trading.reconcile()

    expect(taken).toMatchObject({
      state: 'open',
      change: { kind: 'cancel', of: 'buy' },
      name: { number: expect.any(String) },
    })
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'cancelled', filled: '0' })
    expect(await trading.getOrder('cancel')).toMatchObject({ state: 'cancelled' })
    expect(simulator.orders()[0]).toMatchObject({ cancelled: 10, filled: 0 })
  })

  it('sends a cancellation once, however often it is called with its id, also after the order has ended', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, buy)
    await trading.cancel('buy', { clientOrderId: 'cancel', quantity: '4' })

    const again = await trading.cancel('buy', { clientOrderId: 'cancel', quantity: '4' })
    await trading.cancel('buy', { clientOrderId: 'the rest' })
    await trading.reconcile()
    const late = await trading.cancel('buy', { clientOrderId: 'the rest' })

    expect(again.change).toMatchObject({ quantity: '4' })
    expect(late.state).toBe('cancelled')
    expect(simulator.calls(change)).toHaveLength(2)
  })

  it('finds a cancellation again whose answer was lost, by the number of its order', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, buy)
    simulator.fault(change, 'hang-up-after')

    const lost = await trading.cancel('buy', { clientOrderId: 'cancel' })
    const records = await (await start()).reconcile()

    expect(lost.state).toBe('unknown')
    expect(records).toMatchObject([
      { clientOrderId: 'buy', state: 'cancelled' },
      { clientOrderId: 'cancel', state: 'cancelled', isProbable: false },
    ])
  })

  it('ends a lost cancellation with its order, and keeps no symbol for it', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    const { name } = await trading.place(order, buy)
    simulator.fault(change, 'hang-up-before')

    const lost = await trading.cancel('buy', { clientOrderId: 'cancel' })
    const next = await trading.place(order, { clientOrderId: 'next' })
    simulator.fillOrder(name?.number ?? '', 10)
    await trading.reconcile()

    expect(lost.state).toBe('unknown')
    expect(next.state).toBe('open')
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'filled' })
    await trading.reconcile()
    expect(await trading.getOrder('cancel')).toMatchObject({ state: 'ended-unconfirmed' })
  })

  it.each([
    ['an order that the journal does not have', 'sell', 'KIS_INPUT'],
    ['a cancellation', 'cancel', 'KIS_INPUT'],
    ['an order that has ended', 'buy', 'KIS_INPUT'],
    ['an order of unknown fate', 'lost', 'KIS_ORDER_UNSETTLED'],
  ])('refuses %s', async (_what, orderId, code) => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, buy)
    await trading.cancel('buy', { clientOrderId: 'cancel' })
    await trading.reconcile()
    simulator.fault({ path: '/uapi/domestic-stock/v1/trading/order-cash' }, 'hang-up-after')
    await trading.place(order, { clientOrderId: 'lost' })

    const error = await trading.cancel(orderId, { clientOrderId: 'other' }).catch((e: unknown) => e)

    expect(error).toMatchObject({ code, outcome: 'not-sent' })
    expect(simulator.calls(change)).toHaveLength(1)
    expect(await trading.getOrder('other')).toBeUndefined()
  })
})

describe('revise', () => {
  it('goes on under the id of the revision, with the order that it changed as its parent', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, buy)

    const revised = await trading.revise('buy', { clientOrderId: 'higher', price: '65100' })
    await trading.reconcile()
    await trading.cancel('higher', { clientOrderId: 'cancel' })
    await trading.reconcile()

    expect(revised).toMatchObject({ state: 'open', order: { price: '65100', quantity: '10' }, change: { of: 'buy' } })
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'cancelled' })
    expect(await trading.getOrder('higher')).toMatchObject({ state: 'cancelled' })
    expect(simulator.orders().at(-2)).toMatchObject({ kind: 'revise', quantity: 10, cancelled: 10 })
  })

  it('finds a revision again whose answer was lost, by the number of the order that it changed', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, buy)
    simulator.fault(change, 'hang-up-after')

    const lost = await trading.revise('buy', { clientOrderId: 'higher', price: '65100' })
    const error = await trading.place(order, { clientOrderId: 'next' }).catch((e: unknown) => e)
    await (await start()).reconcile()
    const found = await (await start()).getOrder('higher')

    expect(lost.state).toBe('unknown')
    expect(error).toMatchObject({ code: 'KIS_ORDER_UNSETTLED', clientOrderId: 'higher' })
    expect(found).toMatchObject({
      state: 'open',
      isProbable: false,
      name: { number: simulator.orders().at(-1)?.orderNumber },
    })
  })
})

describe('a guard', () => {
  it('denies an order before it is in the journal', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start({ limits: { mostQuantity: '5' } })

    const error = await trading.place(order, buy).catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_ORDER_DENIED', denial: 'QUANTITY', outcome: 'not-sent' })
    expect(await trading.getOrder('buy')).toBeUndefined()
    expect(simulator.orders()).toEqual([])
  })

  it('counts the orders of the program before it', async () => {
    const { start } = await startWorld()
    await (await start()).place(order, buy)
    const trading = await start({ limits: { duplicateWindowMs: 60_000 } })

    const error = await trading.place(order, { clientOrderId: 'again' }).catch((e: unknown) => e)

    expect(error).toMatchObject({ denial: 'DUPLICATE' })
  })
})

describe('a dry run', () => {
  it('does all but the call, and says so', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start({ dryRun: true })

    const ended = await trading.place(order, buy)

    expect(ended).toMatchObject({ state: 'not-taken', reason: { code: 'DRY_RUN' } })
    expect(simulator.calls({ path: '/uapi/domestic-stock/v1/trading/order-cash' })).toEqual([])
  })
})

describe('a revision that reviseOrder refuses', () => {
  it.each([
    ['quantity', 'SEHK', '00700', {}],
    ['quantity', 'SEHK', '00700', { quantity: '0' }],
    ['triggerPrice', 'SEHK', '00700', { quantity: '100', triggerPrice: '99' }],
    ['order', 'SHAA', '600519', { quantity: '100' }],
  ] as const)('leaves its id free and is not in the journal: %s on %s', async (field, exchange, symbol, change) => {
    const { start } = await startWorld()
    const trading = await start()
    await trading.place({ symbol, exchange, side: 'buy', quantity: '100', price: '100' }, { clientOrderId: 'a' })

    const error = await trading.revise('a', { clientOrderId: 'r', price: '101', ...change }).catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_INPUT', field })
    expect(await trading.getOrder('r')).toBeUndefined()
  })
})
