import { describe, expect, it } from 'vitest'
import { startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { cancelOrder } from '../cancel-order.ts'
import { listOrders } from '../list-orders.ts'
import { type NewReservedOrder, placeOrder } from '../place-order.ts'
import { reviseOrder } from '../revise-order.ts'
import { listReservedOrders } from './list-reserved-orders.ts'

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+09:00`)
const flat = { open: '70000', high: '70000', low: '70000', close: '70000', volume: 1_000 }
const days = ['2026-10-16', '2026-10-19', '2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23']
const bars = { '005930': days.map((date) => ({ date, ...flat })) }
const positions = [{ symbol: 'AAPL', quantity: 10, averagePrice: '200.00' }]

/** Starts a client of a real account; by default on Monday, after KRX has closed. */
const start = (text = '2026-10-19 16:00', environment: 'real' | 'paper' = 'real') =>
  startSteppedKis({
    environment,
    realOrders: true,
    hours: 'exchange',
    limits: false,
    startAt: at(text),
    bars,
    positions,
    cash: { KRW: '1000000' },
  })
type Started = Awaited<ReturnType<typeof start>>

const samsung: NewReservedOrder = { symbol: '005930', side: 'buy', quantity: '10', price: '65000', reserved: true }
const apple = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1', price: '150.00', reserved: true } as const
const tencent = {
  symbol: '00700',
  exchange: 'SEHK',
  side: 'buy',
  quantity: '100',
  price: '300',
  reserved: true,
} as const
const week = { from: '2026-10-19', to: '2026-10-23' }

const sent = ({ simulator }: Started, name: string) => {
  const account = { CANO: simulator.credentials.account.slice(0, 8), ACNT_PRDT_CD: '01' }
  return simulator
    .calls()
    .filter(({ path }) => path.endsWith(`/trading/${name}`))
    .map(({ input }) => {
      expect(input).toMatchObject(account)
      const { CANO: _number, ACNT_PRDT_CD: _product, ...fields } = input ?? {}
      return fields
    })
}

describe('placeOrder of a reserved order on KRX', () => {
  it('sends a cash order, and returns a reference that has no order number', async () => {
    const world = await start()

    const order = await world.settle(placeOrder(world.kis, samsung))

    expect(order).toEqual({
      reservation: expect.stringMatching(/^\d+$/),
      receivedOn: '2026-10-19',
      symbol: '005930',
      exchange: 'KRX',
      side: 'buy',
      quantity: '10',
      price: '65000',
      type: 'limit',
    })
    const terms = { PDNO: '005930', ORD_QTY: '10', ORD_UNPR: '65000', SLL_BUY_DVSN_CD: '02' }
    expect(sent(world, 'order-resv')).toEqual([{ ...terms, ORD_DVSN_CD: '00', ORD_OBJT_CBLC_DVSN_CD: '10' }])
    expect(world.simulator.orders()).toEqual([])
  })

  it('is kept until the next business day, and is an order of listOrders then', async () => {
    const { kis, settle, clock, simulator } = await start()
    const { reservation } = await settle(placeOrder(kis, { ...samsung, price: '71000' }))
    const before = await settle(listReservedOrders(kis, { market: 'KRX', ...week }))

    await clock.runUntil(at('2026-10-20 10:00'))

    const after = await settle(listReservedOrders(kis, { market: 'KRX', ...week }))
    const orders = await settle(listOrders(kis, { market: 'KRX', from: '2026-10-20', to: '2026-10-20' }))
    expect(before).toMatchObject([{ reservation, state: 'reserved', sendsOn: '2026-10-20', filled: '0' }])
    expect(before[0]?.orderNumber).toBeUndefined()
    expect(before[0]?.receivedAt).toBe(at('2026-10-19 16:00'))
    expect(orders).toMatchObject([{ state: 'filled', quantity: '10', orderedAt: at('2026-10-20 08:30') }])
    expect(after).toMatchObject([{ reservation, state: 'sent', orderNumber: orders[0]?.number, filled: '10' }])
    expect(simulator.orders()).toHaveLength(1)
  })

  it('is sent on each business day to its last one while shares are left', async () => {
    const { kis, settle, clock, simulator } = await start()
    const order = await settle(placeOrder(kis, { ...samsung, reserved: { until: '2026-10-21' } }))

    await clock.runUntil(at('2026-10-23 10:00'))

    await settle(listReservedOrders(kis, { market: 'KRX', ...week }))
    expect(order.until).toBe('2026-10-21')
    expect(sent({ simulator } as Started, 'order-resv')).toMatchObject([{ RSVN_ORD_END_DT: '20261021' }])
    expect(simulator.orders().map(({ bookedAt }) => bookedAt)).toEqual([at('2026-10-20 08:30'), at('2026-10-21 08:30')])
  })

  it('is never sent after its cancellation, which needs its number alone', async () => {
    const world = await start()
    const { kis, settle, clock, simulator } = world
    const order = await settle(placeOrder(kis, samsung))

    expect(await settle(cancelOrder(kis, order))).toEqual(order)

    await clock.runUntil(at('2026-10-20 10:00'))
    expect(sent(world, 'order-resv-rvsecncl')).toEqual([{ RSVN_ORD_SEQ: order.reservation }])
    expect(await settle(listReservedOrders(kis, { market: 'KRX', ...week }))).toEqual([])
    expect(simulator.orders()).toEqual([])
    await expect(settle(cancelOrder(kis, order))).rejects.toMatchObject({ code: 'KIS_REFUSED' })
  })

  it('is sent with the limit and the shares of its revision', async () => {
    const world = await start()
    const { kis, settle, clock, simulator } = world
    const order = await settle(placeOrder(kis, { ...samsung, reserved: { until: '2026-10-20' } }))

    const revised = await settle(reviseOrder(kis, order, { price: '66000', quantity: '4' }))

    await clock.runUntil(at('2026-10-20 10:00'))
    const [row] = await settle(listReservedOrders(kis, { market: 'KRX', ...week }))
    expect(revised).toEqual({ ...order, price: '66000', quantity: '4' })
    const terms = { PDNO: '005930', ORD_QTY: '4', ORD_UNPR: '66000', SLL_BUY_DVSN_CD: '02', ORD_DVSN_CD: '00' }
    const rest = { ORD_OBJT_CBLC_DVSN_CD: '10', RSVN_ORD_END_DT: '20261020' }
    expect(sent(world, 'order-resv-rvsecncl')).toEqual([{ RSVN_ORD_SEQ: order.reservation, ...terms, ...rest }])
    expect(row).toMatchObject({ reservation: order.reservation, price: '66000', quantity: '4' })
    expect(simulator.orders()).toMatchObject([{ price: '66000', quantity: 4 }])
  })

  it('is cancelled by its row of listReservedOrders', async () => {
    const { kis, settle } = await start()
    await settle(placeOrder(kis, samsung))
    const [row] = await settle(listReservedOrders(kis, { market: 'KRX', ...week }))
    if (row === undefined) throw new Error('the order is not listed')

    await settle(cancelOrder(kis, row))

    expect(await settle(listReservedOrders(kis, { market: 'KRX', ...week }))).toEqual([])
  })

  it('is taken without the cash for it, and listed as rejected with a reason once KIS sends it', async () => {
    const { kis, settle, clock, simulator } = await start()
    await settle(placeOrder(kis, { ...samsung, quantity: '100' }))

    await clock.runUntil(at('2026-10-20 10:00'))

    const [row] = await settle(listReservedOrders(kis, { market: 'KRX', ...week }))
    expect(row).toMatchObject({ state: 'rejected', reason: '주문가능금액을 초과 했습니다' })
    expect(simulator.orders()).toEqual([])
  })

  it('is found by listReservedOrders after its answer was lost', async () => {
    const { kis, settle, simulator } = await start()
    simulator.fault({ path: '/uapi/domestic-stock/v1/trading/order-resv' }, 'hang-up-after', 1)

    const placed = settle(placeOrder(kis, samsung))

    await expect(placed).rejects.toMatchObject({ code: 'KIS_UNANSWERED', outcome: 'unknown' })
    expect(await settle(listReservedOrders(kis, { market: 'KRX', ...week }))).toHaveLength(1)
  })

  it('is sent on the same day from before 07:30', async () => {
    const { kis, settle, clock, simulator } = await start('2026-10-20 07:00')
    const { price: _price, ...atTheMarket } = samsung
    await settle(placeOrder(kis, { ...atTheMarket, type: 'market' }))

    await clock.runUntil(at('2026-10-20 09:30'))

    await settle(listReservedOrders(kis, { market: 'KRX', ...week }))
    expect(simulator.orders()).toMatchObject([{ type: '01', bookedAt: at('2026-10-20 08:30') }])
  })

  it.each([
    ['a type for the trading day', { type: 'limit IOC' }, 'type'],
    ['a venue', { venue: 'NXT' }, 'venue'],
    ['a trigger', { triggerPrice: '66000' }, 'triggerPrice'],
    ['the daytime market', { daytime: true }, 'daytime'],
    ['a limit of an order at the market', { type: 'market' }, 'price'],
    ['false in place of a reservation', { reserved: false }, 'reserved'],
    ['another field in the reservation', { reserved: { till: '2026-10-21' } }, 'reserved'],
    ['a last day that no calendar has', { reserved: { until: '2026-10-32' } }, 'reserved.until'],
    ['a last day before KIS can send it', { reserved: { until: '2026-10-19' } }, 'reserved.until'],
    [
      'a last day more than 30 days after the next business day',
      { reserved: { until: '2026-11-20' } },
      'reserved.until',
    ],
  ])('is refused with %s, and nothing is sent', async (_what, fields, field) => {
    const { kis, settle, simulator } = await start()

    const placed = settle(placeOrder(kis, Object({ ...samsung, ...fields })))

    await expect(placed).rejects.toMatchObject({ code: 'KIS_INPUT', outcome: 'not-sent', field })
    expect(simulator.calls()).toEqual([])
  })

  it('is refused while KRX trades, and nothing is sent', async () => {
    const { kis, settle, simulator } = await start('2026-10-20 10:00')

    await expect(settle(placeOrder(kis, samsung))).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'reserved' })

    expect(simulator.calls()).toEqual([])
  })

  it('is refused by KIS outside of its hours with KIER3672, and refused is known', async () => {
    // The first minute of the block from 23:40 is left to KIS, whose clock may be behind.
    const { kis, settle } = await start('2026-10-19 23:40')

    await expect(settle(placeOrder(kis, samsung))).rejects.toMatchObject({
      code: 'KIS_REFUSED',
      outcome: 'refused',
      messageCode: 'KIER3672',
    })
  })

  it('is not offered in paper trading', async () => {
    const { kis, settle } = await start('2026-10-19 16:00', 'paper')

    await expect(settle(placeOrder(kis, samsung))).rejects.toMatchObject({ code: 'KIS_NOT_OFFERED' })
    const list = settle(listReservedOrders(kis, { market: 'KRX', ...week }))
    await expect(list).rejects.toMatchObject({ code: 'KIS_NOT_OFFERED' })
  })
})

describe('placeOrder of a reserved order abroad', () => {
  it('sends a limit in the US, and cancels it by its number and its day in Korea', async () => {
    // It is still Sunday in New York.
    const world = await start('2026-10-19 10:30')
    const { kis, settle, clock, simulator } = world

    const order = await settle(placeOrder(kis, apple))
    await settle(cancelOrder(kis, order))

    await clock.runUntil(at('2026-10-19 23:00'))
    const terms = { PDNO: 'AAPL', OVRS_EXCG_CD: 'NASD', FT_ORD_QTY: '1', FT_ORD_UNPR3: '150.00' }
    expect(sent(world, 'order-resv')).toEqual([{ ...terms, ORD_SVR_DVSN_CD: '0', ORD_DVSN: '00' }])
    expect(sent(world, 'order-resv-ccnl')).toEqual([
      { RSVN_ORD_RCIT_DT: '20261019', OVRS_RSVN_ODNO: order.reservation },
    ])
    const [row] = await settle(listReservedOrders(kis, { market: 'US', ...week }))
    expect(row).toMatchObject({ reservation: order.reservation, receivedOn: '2026-10-19', state: 'cancelled' })
    expect(simulator.orders()).toEqual([])
  })

  it('is sent when New York opens, a sale at the open too', async () => {
    const { kis, settle, clock } = await start('2026-10-19 18:00')
    await settle(placeOrder(kis, { ...apple, price: '900.00' }))
    const { price: _price, ...atTheMarket } = apple
    await settle(placeOrder(kis, { ...atTheMarket, side: 'sell', type: 'MOO' }))
    const before = await settle(listReservedOrders(kis, { market: 'US', ...week }))

    await clock.runUntil(at('2026-10-19 23:30'))

    const after = await settle(listReservedOrders(kis, { market: 'US', ...week }))
    const orders = await settle(listOrders(kis, { market: 'US', from: '2026-10-19', to: '2026-10-19' }))
    expect(before.map(({ state, sendsOn }) => [state, sendsOn])).toEqual(Array(2).fill(['reserved', undefined]))
    expect(orders.map(({ side, state }) => `${side} ${state}`).sort()).toEqual(['buy filled', 'sell filled'])
    const numbers = orders.map(({ number }) => number).sort()
    expect(after.map(({ orderNumber }) => orderNumber).sort()).toEqual(numbers)
    expect(after.map(({ state, sendsOn, filled }) => `${state} ${sendsOn} ${filled}`)).toEqual(
      Array(2).fill('sent 2026-10-19 1'),
    )
  })

  it('names the product and the side in Asia, and repeats them in a cancellation', async () => {
    const world = await start('2026-10-19 09:30')
    const { kis, settle, clock, simulator } = world
    const kept = await settle(placeOrder(kis, tencent))
    const order = await settle(placeOrder(kis, tencent))

    await settle(cancelOrder(kis, order))

    await clock.runUntil(at('2026-10-19 10:35'))
    const terms = { PDNO: '00700', OVRS_EXCG_CD: 'SEHK', FT_ORD_QTY: '100', FT_ORD_UNPR3: '300', ORD_SVR_DVSN_CD: '0' }
    const asia = { ...terms, SLL_BUY_DVSN_CD: '02', PRDT_TYPE_CD: '501', RVSE_CNCL_DVSN_CD: '00' }
    const named = { RSVN_ORD_RCIT_DT: '20261019', OVRS_RSVN_ODNO: order.reservation }
    expect(sent(world, 'order-resv')).toEqual([asia, asia, { ...asia, RVSE_CNCL_DVSN_CD: '02', ...named }])
    const rows = await settle(listReservedOrders(kis, { market: 'HK', ...week }))
    expect(rows.map(({ reservation, state }) => [reservation, state])).toEqual([
      [order.reservation, 'cancelled'],
      [kept.reservation, 'sent'],
    ])
    expect(simulator.orders()).toMatchObject([{ market: 'HK', bookedAt: at('2026-10-19 10:30') }])
  })

  it('is taken and cancelled in paper trading, which has no list of reserved orders', async () => {
    const { kis, settle, clock, simulator } = await start('2026-10-19 18:00', 'paper')
    await settle(placeOrder(kis, apple))
    await settle(cancelOrder(kis, await settle(placeOrder(kis, apple))))

    await clock.runUntil(at('2026-10-19 23:00'))

    const list = settle(listReservedOrders(kis, { market: 'US', ...week }))
    await expect(list).rejects.toMatchObject({ code: 'KIS_NOT_OFFERED' })
    await settle(listOrders(kis, { market: 'US', from: '2026-10-19', to: '2026-10-19' }))
    expect(simulator.orders()).toHaveLength(1)
  })

  it.each([
    ['a last day', { ...apple, reserved: { until: '2026-10-20' } }, 'reserved.until'],
    ['a limit at the close', { ...apple, type: 'LOC' }, 'type'],
    ['a purchase at the open', { ...apple, type: 'MOO' }, 'type'],
    ['the daytime market', { ...apple, daytime: true }, 'daytime'],
    ['an hour at which Hong Kong takes none', tencent, 'reserved'],
  ])('is refused with %s, and nothing is sent', async (_what, order, field) => {
    const { kis, settle, simulator } = await start('2026-10-19 18:00')

    const placed = settle(placeOrder(kis, Object(order)))

    await expect(placed).rejects.toMatchObject({ code: 'KIS_INPUT', outcome: 'not-sent', field })
    expect(simulator.calls()).toEqual([])
  })
})

describe('a change of a reserved order', () => {
  const reference = {
    reservation: '42401',
    receivedOn: '2026-10-19',
    symbol: '005930',
    exchange: 'KRX',
    side: 'buy',
    quantity: '10',
  } as const
  const ofApple = { ...reference, symbol: 'AAPL', exchange: 'NASD' } as const

  it.each([
    ['a number as number', { ...reference, reservation: 42_401 }, 'order.reservation'],
    ['an empty number', { ...reference, reservation: '' }, 'order.reservation'],
    ['no day', { ...reference, receivedOn: undefined }, 'order.receivedOn'],
    ['an unknown exchange', { ...reference, exchange: 'NYC' }, 'order.exchange'],
    ['no side', { ...reference, side: undefined }, 'order.side'],
    ['no shares', { ...reference, quantity: undefined }, 'order.quantity'],
  ])('is refused with %s in the reference, and nothing is sent', async (_what, order, field) => {
    const { kis, settle, simulator } = await start()

    const works = [cancelOrder(kis, Object(order)), reviseOrder(kis, Object(order), { price: '70000' })]
    const failures = works.map((work) => expect(settle(work)).rejects.toMatchObject({ code: 'KIS_INPUT', field }))

    await Promise.all(failures)
    expect(simulator.calls()).toEqual([])
  })

  it('is refused where KIS has none: of a part, of a trigger, and of a limit abroad', async () => {
    const { kis, settle, simulator } = await start()

    const works = [
      [cancelOrder(kis, reference, Object({ quantity: '4' })), 'quantity'],
      [reviseOrder(kis, reference, { price: '70000', triggerPrice: '69000' }), 'triggerPrice'],
      [reviseOrder(kis, ofApple, { price: '150.00' }), 'order'],
    ] as const
    const failures = works.map(([work, field]) =>
      expect(settle(work)).rejects.toMatchObject({ code: 'KIS_INPUT', field }),
    )

    await Promise.all(failures)
    expect(simulator.calls()).toEqual([])
  })

  it('is refused by KIS for the number of another order', async () => {
    const { kis, settle } = await start()
    await settle(placeOrder(kis, samsung))

    for (const order of [{ ...reference, reservation: '7' }, ofApple])
      await expect(settle(cancelOrder(kis, order))).rejects.toMatchObject({ code: 'KIS_REFUSED', outcome: 'refused' })
  })
})
