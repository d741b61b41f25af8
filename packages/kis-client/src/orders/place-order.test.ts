import { describe, expect, it } from 'vitest'
import { explainCode } from '../codes.ts'
import { getCandles } from '../quotes/get-candles.ts'
import { getOrderBook } from '../quotes/get-order-book.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { partOf } from '../tests/overseas-exchanges.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { listFills } from './list-fills.ts'
import { listOpenOrders, listOrders } from './list-orders.ts'
import { type NewOrder, placeOrder } from './place-order.ts'
import { reviseOrder } from './revise-order.ts'

const oneShareOfSamsung: NewOrder = { symbol: '005930', side: 'buy', quantity: '1', type: 'market' }
const atLimit = { ...oneShareOfSamsung, type: 'limit' } as const
const oneShareOfApple = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1' } as const
const path = '/uapi/domestic-stock/v1/trading/order-cash'

describe('placeOrder', () => {
  it('books an order once, and returns its number, branch and venue', async () => {
    const { kis, simulator, settle } = await startSteppedKis()

    const order = await settle(placeOrder(kis, oneShareOfSamsung))

    const [booked] = simulator.orders()
    expect(simulator.orders()).toHaveLength(1)
    expect(order).toEqual({
      number: booked?.orderNumber,
      branch: booked?.branch,
      symbol: '005930',
      exchange: 'KRX',
      venue: 'KRX',
      type: 'market',
    })
  })

  it('sends no second order when the answer is lost', async () => {
    const { kis, simulator, settle } = await startSteppedKis()
    simulator.fault({ path }, 'hang-up-after', 1)

    await expect(settle(placeOrder(kis, oneShareOfSamsung))).rejects.toMatchObject({
      code: 'KIS_UNANSWERED',
      outcome: 'unknown',
    })

    expect(simulator.orders()).toHaveLength(1)
  })

  // KIS prints prices abroad with four decimals in quotes, and with eight in lists of orders.
  it.each([
    ['NASD', 'AAPL', '185.5000', '185.50'],
    ['NASD', 'AAPL', '300.00000000', '300.00'],
    ['NASD', 'AAPL', '0.12340000', '0.1234'],
    ['TKSE', '7203', '1500.0000', '1500.0'],
    ['KRX', '005930', '70000.0000', '70000'],
  ] as const)('sends on %s for %s the price %s, as KIS prints it, without its padding: %s', async (...row) => {
    const [exchange, symbol, price, expected] = row
    const { kis, simulator, settle } = await startSteppedKis()
    const order = { number: '0000000001', branch: '91252', symbol, exchange }

    // Such a price may be refused; what counts is what was sent.
    await Promise.allSettled([settle(placeOrder(kis, { symbol, exchange, side: 'buy', quantity: '1', price }))])
    await Promise.allSettled([settle(reviseOrder(kis, order, { quantity: '1', price }))])

    const orders = simulator.calls().filter(({ path }) => path.includes('/trading/order'))
    expect(orders.map(({ input }) => input?.['OVRS_ORD_UNPR'] ?? input?.['ORD_UNPR'])).toEqual([expected, expected])
  })

  it('takes the prices that getQuote, getOrderBook and getCandles return', async () => {
    const { kis, settle, simulator } = await startSteppedKis({ environment: 'real', realOrders: true })
    const apple = { symbol: 'AAPL', exchange: 'NASD' } as const
    const quote = await settle(getQuote(kis, apple))
    const { bids } = await settle(getOrderBook(kis, apple))
    const day = { from: '2026-10-16', to: '2026-10-16' }
    const candles = await settle(getCandles(kis, { ...apple, interval: 'day', ...day }))
    const prices = [quote.price, bids[9]?.price, candles[0]?.low]

    for (const price of prices) {
      if (price === undefined) throw new Error('a price is missing')
      await settle(placeOrder(kis, { ...oneShareOfApple, price }))
    }

    expect(simulator.orders()).toHaveLength(prices.length)
  })

  it.each([
    ['a symbol of the wrong form', { ...oneShareOfSamsung, symbol: '5930' }, 'symbol'],
    ['a part of a share', { ...oneShareOfSamsung, quantity: '1.5' }, 'quantity'],
    ['no shares', { ...oneShareOfSamsung, quantity: '0' }, 'quantity'],
    ['a fraction of a won', { ...atLimit, price: '70000.5' }, 'price'],
    ['a venue that paper trading lacks', { ...oneShareOfSamsung, venue: 'NXT' }, 'venue'],
    ['a price of nothing', { ...atLimit, price: '0' }, 'price'],
    [
      'a third decimal of a dollar',
      { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1', price: '150.125' },
      'price',
    ],
    ['no limit in the US', { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1' }, 'price'],
    ['a type that paper trading lacks', { ...oneShareOfApple, price: '150', type: 'LOC' }, 'type'],
  ] satisfies [string, NewOrder, string][])(
    'refuses an order with %s before it sends a request',
    async (_what, order, field) => {
      const { kis, simulator, settle } = await startSteppedKis()

      await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({
        code: 'KIS_INPUT',
        outcome: 'not-sent',
        field,
      })
      expect(simulator.calls()).toEqual([])
    },
  )

  it.each([
    ['more than the cash pays for', { ...oneShareOfSamsung, quantity: '1000000' }, 'APBK0952'],
    ['a price between two ticks of a stock whose kind is not given', { ...atLimit, price: '70150' }, 'APBK0506'],
    ['shares that the account does not hold', { ...oneShareOfSamsung, side: 'sell' }, 'APBK0400'],
  ] satisfies [string, NewOrder, string][])(
    'throws the code with which KIS refuses an order for %s',
    async (_what, order, messageCode) => {
      const { kis, simulator, settle } = await startSteppedKis()

      await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({
        code: 'KIS_REFUSED',
        outcome: 'refused',
        messageCode,
        // The meaning, in English.
        message: expect.stringContaining(`(${explainCode(messageCode)?.label})`),
      })
      expect(simulator.orders()).toEqual([])
    },
  )
})

describe('placeOrder for an auction in the US', () => {
  /** An hour after New York opened. */
  const startAt = Date.parse('2026-10-20T23:30:00+09:00')
  const closesAt = Date.parse('2026-10-21T05:00:00+09:00')
  const today = { market: 'US', from: '2026-10-20', to: '2026-10-20' } as const
  const positions = [{ symbol: 'AAPL', quantity: 10, averagePrice: '100.00' }]
  const start = (at = startAt) =>
    startSteppedKis({ environment: 'real', realOrders: true, hours: 'exchange', startAt: at, positions })

  it('places orders that trade at the close: LOC within its limit, MOC at any price', async () => {
    const { kis, clock, settle } = await start()
    const { price } = await settle(getQuote(kis, oneShareOfApple))
    const dear = { price: partOf(price, 1.2, 2), type: 'LOC' } as const
    const bought = await settle(placeOrder(kis, { ...oneShareOfApple, ...dear }))
    const missed = await settle(placeOrder(kis, { ...oneShareOfApple, ...dear, price: partOf(price, 0.8, 2) }))
    const sold = await settle(placeOrder(kis, { ...oneShareOfApple, side: 'sell', type: 'MOC' }))

    await clock.runUntil(closesAt - 1_000)
    const open = await settle(listOpenOrders(kis, today))
    await clock.runUntil(closesAt + 60_000)
    const orders = await settle(listOrders(kis, today))
    const fills = await settle(listFills(kis, today))
    const [candle] = await settle(
      getCandles(kis, { symbol: 'AAPL', exchange: 'NASD', interval: 'day', from: today.from, to: today.to }),
    )

    expect(open.map(({ number }) => number)).toEqual([sold.number, missed.number, bought.number])
    expect(orders).toMatchObject([
      { number: sold.number, side: 'sell', price: undefined, state: 'filled' },
      { number: missed.number, filled: '0' },
      { number: bought.number, side: 'buy', state: 'filled' },
    ])
    expect(fills.map((fill) => Number(fill.price))).toEqual([Number(candle?.close), Number(candle?.close)])
  })

  it.each([
    ['at the market to buy', { ...oneShareOfApple, type: 'MOC' }, 'type'],
    ['at the market with a limit', { ...oneShareOfApple, side: 'sell', price: '150', type: 'MOO' }, 'price'],
    ['with no limit where it needs one', { ...oneShareOfApple, type: 'LOO' }, 'price'],
    ['in Korea', { ...oneShareOfSamsung, price: '70000', type: 'LOC' }, 'type'],
    ['with an unknown type', { ...oneShareOfApple, price: '150', ...JSON.parse('{"type":"TWAP"}') }, 'type'],
  ] satisfies [string, NewOrder, string][])(
    'refuses an order %s before it sends a request',
    async (_what, order, field) => {
      const { kis, simulator, settle } = await start()

      await expect(settle(placeOrder(kis, order))).rejects.toMatchObject({
        code: 'KIS_INPUT',
        outcome: 'not-sent',
        field,
      })
      expect(simulator.calls()).toEqual([])
    },
  )

  it.each(['MOO', 'LOO', 'MOC', 'LOC'] as const)('sends %s once, before the open', async (type) => {
    const { kis, simulator, settle } = await start(Date.parse('2026-10-20T17:05:00+09:00'))
    const terms = type.startsWith('M') ? { side: 'sell' as const } : { price: '150' }

    await settle(placeOrder(kis, { ...oneShareOfApple, ...terms, type }))

    expect(simulator.orders()).toMatchObject([
      { type: { MOO: '31', LOO: '32', MOC: '33', LOC: '34' }[type], price: terms.price ?? '0' },
    ])
  })
})
