import { describe, expect, it } from 'vitest'
import { addDecimals, compareDecimals } from '../decimal.ts'
import { getQuote } from '../market/get-quote.ts'
import { roundToTick } from '../market/tick.ts'
import { type SteppedKis, startSteppedKis } from '../stepped-kis.test-kit.ts'
import { parseDecimal } from '../values.ts'
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

/** A limit so far from the price that nothing fills it today. */
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

describe.each(markets)('orders on %s', (market, instrument) => {
  it('are open until they are cancelled', async () => {
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

  it('get another number when they are revised', async () => {
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

  it('are filled, perhaps in parts, and the fills add up to the order', async () => {
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

  it('that are filled cannot be cancelled: KIS refuses, and nothing is lost', async () => {
    const stepped = await startSteppedKis()
    const { kis, settle, clock } = stepped
    const price = await farFrom(stepped, market, instrument, 1.1)
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '1', price }))
    await clock.runUntil(clock.now() + 30 * minuteMs)

    await expect(settle(cancelOrder(kis, { ...placed, remaining: '1' }))).rejects.toMatchObject({
      code: 'KIS_REFUSED',
      outcome: 'refused',
    })

    expect(await settle(listOrders(kis, period(market)))).toMatchObject([{ number: placed.number, state: 'filled' }])
  })

  it('are all listed, however many pages KIS needs for them', async () => {
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
