import { describe, expect, it } from 'vitest'
import { getQuote } from '../quotes/get-quote.ts'
import { partOf } from '../tests/overseas-exchanges.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { cancelOrder } from './cancel-order.ts'
import { listOpenOrders, listOrders } from './list-orders.ts'
import { type NewOrder, placeOrder } from './place-order.ts'
import { reviseOrder } from './revise-order.ts'

const samsung = { symbol: '005930', side: 'buy', quantity: '7' } as const
const orderPath = '/uapi/domestic-stock/v1/trading/order-cash'
const changePath = '/uapi/domestic-stock/v1/trading/order-rvsecncl'

/** Starts a real account on exchange hours; `at` is Korea's wall clock. */
const start = (at: string) =>
  startSteppedKis({
    environment: 'real',
    realOrders: true,
    hours: 'exchange',
    startAt: Date.parse(`${at}:00+09:00`),
    positions: [{ symbol: 'AAPL', quantity: 10, averagePrice: '100.00' }],
  })

/** Returns a limit on the grid of 1000 won, as a part of the last price. */
async function limit({ kis, settle }: Awaited<ReturnType<typeof start>>, part: number): Promise<string> {
  const { price } = await settle(getQuote(kis, samsung))
  return String(Math.round((Number(price) * part) / 1_000) * 1_000)
}

describe('an order type of placeOrder', () => {
  // Codes of KIS's portal: ORD_DVSN of order-cash.
  it.each([
    ['limit', '00', '2026-11-25T10:00', 'KRX', true],
    ['market', '01', '2026-11-25T10:00', 'KRX', false],
    ['conditional limit', '02', '2026-11-25T10:00', 'KRX', true],
    ['best opposite price limit', '03', '2026-11-25T10:00', 'NXT', false],
    ['best same side limit', '04', '2026-11-25T10:00', 'SOR', false],
    ['limit IOC', '11', '2026-11-25T10:00', 'KRX', true],
    ['market FOK', '14', '2026-11-25T10:00', 'NXT', false],
    ['mid price', '21', '2026-11-25T10:00', 'KRX', false],
    ['pre-market limit', '27', '2026-11-25T08:10', 'NXT', true],
    ['pre-market best same side limit', '29', '2026-11-25T08:10', 'NXT', false],
    ['after-market limit', '41', '2026-11-25T16:05', 'KRX', true],
    ['after-market best opposite FOK', '46', '2026-11-25T19:30', 'KRX', false],
  ] as const)('reaches KIS as its code: %s is %s', async (type, code, at, venue, hasPrice) => {
    const stepped = await start(at)
    const { kis, settle, simulator } = stepped
    const price = hasPrice ? { price: await limit(stepped, 0.9) } : {}

    const order = await settle(placeOrder(kis, { ...samsung, ...price, type, venue }))

    expect(order).toMatchObject({ type, venue })
    const [sent] = simulator.calls({ path: orderPath })
    expect(sent?.input).toMatchObject({ ORD_DVSN: code, ORD_UNPR: price.price ?? '0', EXCG_ID_DVSN_CD: venue })
    expect(simulator.orders()).toMatchObject([{ type: code }])
  })

  it('sends the trigger of a stop limit order', async () => {
    const stepped = await start('2026-11-25T10:00')
    const { kis, settle, simulator } = stepped
    const [price, triggerPrice] = [await limit(stepped, 1.2), await limit(stepped, 1.1)]

    const order = await settle(placeOrder(kis, { ...samsung, price, triggerPrice, type: 'stop limit' }))

    expect(simulator.calls({ path: orderPath })[0]?.input).toMatchObject({ ORD_DVSN: '22', CNDT_PRIC: triggerPrice })
    // Its limit is met, its trigger is not.
    const period = { market: 'KRX', from: '2026-11-25', to: '2026-11-25' } as const
    expect(await settle(listOpenOrders(kis, period))).toMatchObject([{ number: order.number, type: 'stop limit' }])
  })

  const price = '70000'
  it.each([
    ['an unknown one', { type: 'limit GTC' }, 'type'],
    ['one of the US', { type: 'LOC', price }, 'type'],
    ['one that the venue does not take', { type: 'conditional limit', price, venue: 'NXT' }, 'type'],
    ['orders at the market on NXT', { type: 'market', venue: 'NXT' }, 'type'],
    ['the after-market on NXT', { type: 'after-market limit', price, venue: 'NXT' }, 'type'],
    ['one that has ended', { type: 'off-hours single price', price }, 'type'],
    ['the after-market at 10:00', { type: 'after-market limit', price }, 'type'],
    ['the pre-market at 10:00', { type: 'pre-market limit', price, venue: 'NXT' }, 'type'],
    ['one without its limit', { type: 'limit IOC' }, 'price'],
    ['one with a limit too many', { type: 'best opposite price limit', price }, 'price'],
    ['a stop limit without a trigger', { type: 'stop limit', price }, 'triggerPrice'],
    ['a trigger too many', { price, triggerPrice: '71000' }, 'triggerPrice'],
    ['a trigger that is no price', { type: 'stop limit', price, triggerPrice: '71000.5' }, 'triggerPrice'],
    ['the daytime market', { price, daytime: true }, 'daytime'],
  ] as const)('is refused before it is sent: %s', async (_what, fields, field) => {
    const { kis, settle, simulator } = await start('2026-11-25T10:00')
    const order: NewOrder = { ...samsung, ...JSON.parse(JSON.stringify(fields)) }

    await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({ code: 'KIS_INPUT', field })

    expect(simulator.calls()).toEqual([])
  })

  it.each([
    ['2026-09-11T17:00', 'after-market limit', 'KRX'],
    ['2026-09-11T08:10', 'pre-market limit', 'NXT'],
  ] as const)('is refused before its first day: at %s %s', async (at, type, venue) => {
    const { kis, settle, simulator } = await start(at)

    await expect(settle(placeOrder(kis, { ...samsung, price, type, venue }))).rejects.toMatchObject({ field: 'type' })

    expect(simulator.calls()).toEqual([])
  })

  it('is left to KIS where sources disagree or are silent', async () => {
    const { kis, settle, simulator } = await start('2026-11-25T16:05')
    const order = { ...samsung, price, type: 'after-market limit', venue: 'SOR' } as const

    await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({ code: 'KIS_REFUSED' })

    expect(simulator.calls({ path: orderPath })).toHaveLength(1)
  })
})

describe('cancelOrder', () => {
  async function placeFar(at: string, type: 'limit' | 'pre-market limit' | 'after-market limit', venue: 'KRX' | 'NXT') {
    const stepped = await start(at)
    const { kis, settle } = stepped
    const order = await settle(placeOrder(kis, { ...samsung, price: await limit(stepped, 0.8), type, venue }))
    return { ...stepped, order }
  }
  const typesSent = ({ simulator }: Pick<Awaited<ReturnType<typeof start>>, 'simulator'>) =>
    simulator.calls({ path: changePath }).map(({ input }) => input?.['ORD_DVSN'])

  it.each([
    ['limit', '2026-11-25T10:00', 'KRX', '00'],
    ['pre-market limit', '2026-11-25T08:10', 'NXT', '27'],
    ['after-market limit', '2026-11-25T16:05', 'KRX', '41'],
  ] as const)('names the type of the order: %s', async (type, at, venue, code) => {
    const { kis, settle, order, ...stepped } = await placeFar(at, type, venue)

    await settle(cancelOrder(kis, order))

    expect(typesSent(stepped)).toEqual([code])
    expect(stepped.simulator.orders()[0]).toMatchObject({ cancelled: 7 })
  })

  it('tries the type 00 once where KIS refuses that of an after-market order', async () => {
    const { kis, settle, order, ...stepped } = await placeFar('2026-11-25T16:05', 'after-market limit', 'KRX')
    stepped.simulator.fault({ path: changePath }, { status: 200, msgCd: 'APBK0918', taken: false })

    await settle(cancelOrder(kis, order))

    // The call that the fault answers is not read, so it shows no input.
    expect(typesSent(stepped)).toEqual([undefined, '00'])
    expect(stepped.simulator.orders()[0]).toMatchObject({ cancelled: 7 })
  })

  it.each([
    // Nothing is left of it.
    ['after-market limit', '2026-11-25T16:05', 'APBK0927'],
    // Its type was 00 already.
    ['limit', '2026-11-25T10:00', 'APBK0918'],
  ] as const)('tries once where another type does not help: %s at %s with %s', async (type, at, msgCd) => {
    const { kis, settle, order, ...stepped } = await placeFar(at, type, 'KRX')
    stepped.simulator.fault({ path: changePath }, { status: 200, msgCd, taken: false })

    await expect(settle(cancelOrder(kis, order))).rejects.toMatchObject({ code: 'KIS_REFUSED', messageCode: msgCd })

    expect(typesSent(stepped)).toHaveLength(1)
  })

  it('sends a cancellation once where its outcome is unknown, of an after-market order too', async () => {
    const { kis, settle, order, ...stepped } = await placeFar('2026-11-25T16:05', 'after-market limit', 'KRX')
    stepped.simulator.fault({ path: changePath }, 'hang-up-after')

    await expect(settle(cancelOrder(kis, order))).rejects.toMatchObject({ outcome: 'unknown' })

    expect(typesSent(stepped)).toEqual(['41'])
  })
})

describe('a change of an order that was filled further since it was read', () => {
  const period = { market: 'KRX', from: '2026-10-19', to: '2026-10-19' } as const

  /** Places an order of 90 that meets the market, and reads it after its first fill. */
  async function readEarly() {
    const stepped = await start('2026-10-19T10:00')
    const { kis, settle, clock, simulator } = stepped
    const price = await limit(stepped, 1.1)
    await settle(placeOrder(kis, { ...samsung, quantity: '90', price }))
    const [listed] = await settle(listOrders(kis, period))
    if (listed === undefined) throw new Error('KIS lists no order')
    const early = Number(listed.remaining)
    return { ...stepped, listed, early, clock, simulator }
  }

  it('cancels all that is left, which is less than was read', async () => {
    const { kis, settle, simulator, listed, early } = await readEarly()
    expect(early).toBeGreaterThan(0)

    await settle(cancelOrder(kis, listed))

    const [order] = simulator.orders()
    expect(order).toMatchObject({ filled: 90 - (order?.cancelled ?? 0) })
    expect(simulator.calls({ path: changePath })[0]?.input).toMatchObject({ ORD_QTY: '0', QTY_ALL_ORD_YN: 'Y' })
  })

  it('revises all that is left on KRX without a quantity', async () => {
    const stepped = await start('2026-10-19T10:00')
    const { kis, settle, simulator } = stepped
    const order = await settle(placeOrder(kis, { ...samsung, price: await limit(stepped, 0.8) }))
    await settle(cancelOrder(kis, order, { quantity: '3' }))

    const revised = await settle(reviseOrder(kis, order, { price: await limit(stepped, 0.85) }))

    expect(simulator.calls({ path: changePath }).at(-1)?.input).toMatchObject({ ORD_QTY: '0', QTY_ALL_ORD_YN: 'Y' })
    expect(await settle(listOpenOrders(kis, period))).toMatchObject([{ number: revised.number, quantity: '4' }])
  })

  it('needs a quantity abroad, where KIS has no "all that is left" for a revision', async () => {
    const { kis, settle, simulator } = await start('2026-10-19T10:00')
    const order = { number: '0000000001', branch: '91252', symbol: 'AAPL', exchange: 'NASD' } as const

    await expect(settle(reviseOrder(kis, order, { price: '150' }))).rejects.toMatchObject({ field: 'quantity' })

    expect(simulator.calls()).toEqual([])
  })
})

describe('an order of the US daytime market', () => {
  it('is placed, revised and cancelled by its own endpoints, also after midnight in New York', async () => {
    const { kis, settle, clock, simulator } = await start('2026-10-20T10:30')
    const { price } = await settle(getQuote(kis, { symbol: 'AAPL', exchange: 'NASD' }))
    const apple = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '2', daytime: true } as const
    const order = await settle(placeOrder(kis, { ...apple, price: partOf(price, 0.8, 2) }))
    await clock.runUntil(Date.parse('2026-10-20T14:00:00+09:00'))
    const revised = await settle(reviseOrder(kis, order, { price: partOf(price, 0.85, 2), quantity: '2' }))
    await settle(cancelOrder(kis, revised))

    const paths = simulator.calls().map(({ path }) => path.split('/').at(-1))
    expect(paths.slice(-3)).toEqual(['daytime-order', 'daytime-order-rvsecncl', 'daytime-order-rvsecncl'])
    expect(order).toMatchObject({ daytime: true })
    expect(simulator.orders().map(({ cancelled }) => cancelled)).toEqual([2, 2, 0])
  })

  it.each([
    ['Tokyo', { symbol: '7203', exchange: 'TKSE', side: 'buy', quantity: '100', price: '2000' }, 'daytime'],
    ['an auction', { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1', price: '1', type: 'LOC' }, 'type'],
  ] as const)('is refused before it is sent for %s', async (_what, order, field) => {
    const { kis, settle, simulator } = await start('2026-10-20T10:30')

    await expect(settle(placeOrder(kis, { ...order, daytime: true }))).rejects.toMatchObject({ field })

    expect(simulator.calls()).toEqual([])
  })

  it('is not offered in paper trading', async () => {
    const { kis, settle } = await startSteppedKis()
    const order = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1', price: '1', daytime: true } as const

    await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({ code: 'KIS_NOT_OFFERED' })
  })
})
