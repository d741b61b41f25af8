import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../client/create-client.ts'
import { roundToTick } from '../market/tick.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { mondayAtTen, type SteppedKis, startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { addDecimals, compareDecimals, parseDecimal } from '../values/decimal.ts'
import { cancelOrder } from './cancel-order.ts'
import { listFills } from './list-fills.ts'
import { listOpenOrders, listOrders } from './list-orders.ts'
import { type NewOrder, placeOrder } from './place-order.ts'
import { reviseOrder } from './revise-order.ts'

const markets = [
  ['KRX', { symbol: '005930', exchange: 'KRX' }],
  ['US', { symbol: 'AAPL', exchange: 'NASD' }],
] as const
const minuteMs = 60_000

/** Returns a limit so far from the price that it is not filled today. */
async function farFrom(
  { kis, settle }: SteppedKis,
  market: 'KRX' | 'US',
  instrument: Pick<NewOrder, 'symbol' | 'exchange'>,
  part: number,
) {
  const { price } = await settle(getQuote(kis, instrument))
  return roundToTick(market, parseDecimal((Number(price) * part).toFixed(4)), 'down')
}

const period = (market: 'KRX' | 'US') => ({ market, from: '20261018', to: '20261020' })

describe.each(markets)('the account, with orders on %s,', (market, instrument) => {
  it('lists an order as open until it is cancelled', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle } = stepped
    const price = await farFrom(stepped, market, instrument, 0.75)
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '7', price }))

    const open = await settle(listOpenOrders(kis, period(market)))
    expect(open).toMatchObject([{ ...placed, side: 'buy', quantity: '7', filled: '0', remaining: '7', state: 'open' }])
    for (const order of open) await settle(cancelOrder(kis, order))

    expect(await settle(listOpenOrders(kis, period(market)))).toEqual([])
    const all = await settle(listOrders(kis, period(market)))
    expect(all.find(({ number }) => number === placed.number)).toMatchObject({ state: 'cancelled' })
  })

  it('cancels a part of an order, then its rest, with the reference that placeOrder returned', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle } = stepped
    const price = await farFrom(stepped, market, instrument, 0.75)
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '7', price }))
    const remaining = async () => (await settle(listOpenOrders(kis, period(market)))).map((order) => order.remaining)

    await settle(cancelOrder(kis, placed, { quantity: '3' }))
    const afterPart = await remaining()
    await settle(cancelOrder(kis, placed))

    expect(afterPart).toEqual(['4'])
    expect(await remaining()).toEqual([])
  })

  it.each(['0', '1.5', '-1', ''])('cancels nothing for the quantity "%s"', async (quantity) => {
    const { kis, settle } = await startSteppedKis()
    const order = { number: '0000000001', branch: '00950', ...instrument }

    await expect(settle(cancelOrder(kis, order, { quantity }))).rejects.toMatchObject({
      code: 'KIS_INPUT',
      outcome: 'not-sent',
      field: 'quantity',
    })
  })

  it('gives a revised order another number', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle } = stepped
    const [price, lower] = [
      await farFrom(stepped, market, instrument, 0.8),
      await farFrom(stepped, market, instrument, 0.75),
    ]
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '7', price }))

    const revised = await settle(reviseOrder(kis, placed, { price: lower, quantity: '7' }))

    expect(revised.number).not.toBe(placed.number)
    const open = await settle(listOpenOrders(kis, period(market)))
    expect(open).toMatchObject([{ number: revised.number, original: placed.number, remaining: '7' }])
    expect(compareDecimals(open[0]?.price ?? parseDecimal('0'), lower)).toBe(0)
  })

  it('lists fills, perhaps in parts, that add up to the order', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle, clock } = stepped
    const price = await farFrom(stepped, market, instrument, 1.1)
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '90', price }))
    await clock.runUntil(clock.now() + 30 * minuteMs)

    const fills = await settle(listFills(kis, period(market)))
    const orders = await settle(listOrders(kis, period(market)))

    expect(orders).toMatchObject([{ number: placed.number, state: 'filled', filled: '90', remaining: '0' }])
    expect(fills.map(({ quantity }) => quantity).reduce(addDecimals)).toBe('90')
    for (const fill of fills) {
      expect(fill).toMatchObject({ orderNumber: placed.number, symbol: instrument.symbol, side: 'buy' })
      expect(compareDecimals(fill.price, price)).toBeLessThanOrEqual(0)
    }
  })

  it('refuses to cancel a filled order, which stays filled', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle, clock } = stepped
    const price = await farFrom(stepped, market, instrument, 1.1)
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '1', price }))
    await clock.runUntil(clock.now() + 30 * minuteMs)

    await expect(settle(cancelOrder(kis, placed))).rejects.toMatchObject({
      code: 'KIS_REFUSED',
      outcome: 'refused',
    })

    expect(await settle(listOrders(kis, period(market)))).toMatchObject([{ number: placed.number, state: 'filled' }])
  })

  it('lists all orders, over all the pages that KIS needs for them', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle } = stepped
    const price = await farFrom(stepped, market, instrument, 0.75)
    const placed = await settle(
      Promise.all(
        Array.from({ length: 32 }, () => placeOrder(kis, { ...instrument, side: 'buy', quantity: '1', price })),
      ),
    )

    const open = await settle(listOpenOrders(kis, period(market)))

    expect(open.map(({ number }) => number).sort()).toEqual(placed.map(({ number }) => number).sort())
  })
})

describe('listOrders on KRX', () => {
  it('reads back over more than three months, which KIS keeps in two lists, and names each order once', async () => {
    const { kis, settle, clock, tokens, options } = await startSteppedKis({ hours: 'exchange' })
    const order = { symbol: '005930', side: 'buy', quantity: '1' } as const
    await settle(placeOrder(kis, order))
    // Nothing that ticks is left: months pass in no time.
    await tokens.close()
    await clock.runUntil(Date.parse('2026-12-28T10:00:00+09:00'))
    const later = clientOf(options)
    await settle(placeOrder(later, order))
    await clock.runUntil(Date.parse('2027-01-19T10:00:00+09:00'))

    const listed = async (from: string, to: string) =>
      (await settle(listOrders(later, { market: 'KRX', from, to }))).map(({ orderedOn, number, filled }) => [
        orderedOn,
        Number(number),
        filled,
      ])

    const [first, second] = [
      ['20261019', 1, '1'],
      ['20261228', 2, '1'],
    ]
    // On 2027-01-19 the lists meet at the day of the first order, and both are asked for it.
    expect(await listed('20261001', '20270119')).toEqual([second, first])
    await clock.runUntil(Date.parse('2027-02-05T10:00:00+09:00'))
    expect(await listed('20261001', '20270205')).toEqual([second, first])
    expect(await listed('20261001', '20261031')).toEqual([first])
    expect(await listed('20261220', '20270205')).toEqual([second])
  })

  it('counts an order once that is filled further while KIS asks to start over', async () => {
    const { kis, settle, simulator, clock } = await startSteppedKis({ startAt: mondayAtTen })
    const buy = (quantity: string) => settle(placeOrder(kis, { symbol: '005930', side: 'buy', quantity }))
    for (let count = 0; count < 16; count += 1) await buy('1')
    await clock.runUntil(mondayAtTen + 57_000)
    const inParts = await buy('90')
    const path = '/uapi/domestic-stock/v1/trading/inquire-daily-ccld'
    const work = listOrders(kis, period('KRX'))
    while (simulator.calls({ path }).length === 0) await clock.runUntil(clock.now() + 10)
    const [before] = simulator.orders().slice(-1)
    const filledBefore = before?.filled
    simulator.fault({ path }, { status: 200, msgCd: 'SYDB0050', taken: false })
    await clock.runUntil(mondayAtTen + 60_000)

    const orders = await settle(work)

    expect(filledBefore).toBeLessThan(90)
    expect(orders).toHaveLength(17)
    const order = orders.find(({ number }) => number === inParts.number)
    expect(Number(order?.filled)).toBeGreaterThan(filledBefore ?? 0)
  })

  it('returns the orders that went to Nextrade or through SOR too', async () => {
    const { kis, settle } = await startSteppedKis({ environment: 'real', realOrders: true })
    const { price } = await settle(getQuote(kis, { symbol: '005930' }))
    for (const venue of ['KRX', 'NXT', 'SOR'] as const)
      await settle(placeOrder(kis, { symbol: '005930', side: 'buy', quantity: '1', price, venue }))

    const orders = await settle(listOrders(kis, period('KRX')))

    expect(orders.map(({ venue }) => venue)).toEqual(['SOR', 'NXT', 'KRX'])
  })

  it.each(['KRX', 'US'] as const)(
    'refuses a period on %s that ends before it begins, before it sends a request',
    async (market) => {
      const { kis, settle, simulator } = await startSteppedKis()

      const orders = listOrders(kis, { market, from: '20261019', to: '20261018' })

      await expect(settle(orders)).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'from' })
      expect(simulator.calls()).toEqual([])
    },
  )
})

/** Creates a client with a token manager of its own, in place of one that was closed. */
function clientOf({ tokens: _closed, ...options }: SteppedKis['options']) {
  const client = createKisClient(options)
  onTestFinished(() => client.close())
  return client
}
