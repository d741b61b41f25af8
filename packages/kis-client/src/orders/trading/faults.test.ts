import { describe, expect, it } from 'vitest'
import { order, orderCash, sale, startHolder, startWorld } from './world.test-kit.ts'

const list = { path: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld' }
const afterClose = Date.parse('2026-10-19T15:55:00+09:00')
const buy = { clientOrderId: 'buy' }

describe('an answer that leaves the outcome open', () => {
  it.each(['EGW00301', 'EGW00302'])('keeps an order that was taken unknown until its row: %s', async (msgCd) => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.fault(orderCash, { status: 500, msgCd, taken: true })

    const placed = await trading.place(order, buy)
    await trading.reconcile()

    expect(placed.state).toBe('unknown')
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'open', isProbable: true })
  })

  it.each(['EGW00301', 'EGW00302'])('keeps an order that was not taken unknown: %s', async (msgCd) => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.fault(orderCash, { status: 500, msgCd, taken: false })

    await trading.place(order, buy)
    await trading.reconcile()

    expect(await trading.getOrder('buy')).toMatchObject({ state: 'unknown', name: undefined })
  })
})

describe('an order that KIS accepts and rejects later', () => {
  it('is rejected by its row, and its symbol is free', async () => {
    const { simulator, clock, start } = await startWorld()
    const trading = await start()
    simulator.fault(orderCash, { rejectAfterMs: 500 })

    const placed = await trading.place(order, buy)
    await clock.runUntil(clock.now() + 1_000)
    await trading.reconcile()

    expect(placed.state).toBe('open')
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'rejected', filled: '0' })
    expect(await trading.place(order, { clientOrderId: 'next' })).toMatchObject({ state: 'open' })
  })
})

describe('a list of orders', () => {
  it.each([
    ['comes in pages of one row', { pageRows: 1 }],
    ['has each row twice', { repeatRows: true }],
  ] as const)('shows each fill once when it %s', async (_what, fault) => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    for (const clientOrderId of ['one', 'two', 'three']) await trading.place(order, { clientOrderId })
    for (const { orderNumber } of simulator.orders()) simulator.fillOrder(orderNumber, 7)
    simulator.fault(list, fault, 10)

    await trading.reconcile()

    expect(trading.listOrders().map(({ state, filled }) => `${state} ${filled}`)).toEqual(
      Array.from({ length: 3 }, () => 'partly-filled 7'),
    )
  })
})

describe('the row of an order that KRX ended at 15:30', () => {
  it.each([
    ['cancelled', 'cancelled'],
    ['zeros', 'ended-unconfirmed'],
    ['nothing-left', 'ended-unconfirmed'],
    ['unchanged', 'ended-unconfirmed'],
  ] as const)('ends the order only if it says so: %s', async (endedOrderRow, state) => {
    const { simulator, clock, start } = await startWorld({ endedOrderRow, hours: 'exchange' })
    const trading = await start()
    const { name } = await trading.place(order, buy)
    simulator.fillOrder(name?.number ?? '', 3)

    await clock.runUntil(afterClose)

    expect(await trading.getOrder('buy')).toMatchObject({ state, filled: '3' })
  })
})

describe('a cancellation that takes effect late', () => {
  it('leaves the fills of meanwhile to the order', async () => {
    const { simulator, clock, start } = await startWorld()
    simulator.configure({ cancelLagMs: 5_000 })
    const trading = await start()
    const { name } = await trading.place(order, buy)

    await trading.cancel('buy', { clientOrderId: 'cancel' })
    simulator.fillOrder(name?.number ?? '', 4)
    await clock.runUntil(clock.now() + 10_000)
    await trading.reconcile()

    expect(await trading.getOrder('buy')).toMatchObject({ state: 'cancelled', filled: '4' })
  })
})

describe('a twin whose answer was lost', () => {
  it('belongs to the row that a person names by its number', async () => {
    const { simulator, settle, startProgram } = await startHolder()
    const trading = await startProgram()
    simulator.fault(orderCash, 'hang-up-after', 2)
    await settle(Promise.all(['first', 'second'].map((clientOrderId) => trading.place(sale, { clientOrderId }))))
    await settle(trading.reconcile())
    const [one = '', two = ''] = simulator.orders().map(({ orderNumber }) => orderNumber)

    await trading.claim('first', { number: two, by: 'Minji' })
    const error = await trading.claim('second', { number: two, by: 'Minji' }).catch((e: unknown) => e)
    const second = await trading.claim('second', { number: one, by: 'Minji' })

    expect(error).toMatchObject({ code: 'KIS_INPUT', field: 'number' })
    expect(await trading.getOrder('first')).toMatchObject({ state: 'filled', name: { number: two }, isProbable: false })
    expect(second).toMatchObject({ state: 'filled', name: { number: one } })
  })
})

describe('an order of another venue or market', () => {
  it.each([
    ['NXT', { ...order, venue: 'NXT' }, orderCash],
    [
      'the US',
      { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1', price: '200' },
      { path: '/uapi/overseas-stock/v1/trading/order' },
    ],
  ] as const)('is found again after a lost answer: %s', async (_where, wanted, path) => {
    const { simulator, clock, start } = await startWorld({}, undefined, 'real')
    // 23:00 in Korea lies within the regular hours of New York.
    if (wanted.symbol === 'AAPL') await clock.runUntil(Date.parse('2026-10-19T23:00:00+09:00'))
    const trading = await start({ limits: { collarPercent: 'none', mostNotional: { USD: 'none', KRW: 'none' } } })
    simulator.fault(path, 'hang-up-after')

    const lost = await trading.place(wanted, buy)
    await trading.reconcile()

    expect(lost.state).toBe('unknown')
    expect(await trading.getOrder('buy')).toMatchObject({
      isProbable: true,
      name: { number: simulator.orders()[0]?.orderNumber },
    })
  })
})
