import { describe, expect, it } from 'vitest'
import { getBalance } from '../account/get-balance.ts'
import { getBuyingPower } from '../account/get-buying-power.ts'
import { listPositions } from '../account/list-positions.ts'
import { currencyOf, marketOf, type OverseasExchange } from '../market/exchange.ts'
import { cancelOrder } from '../orders/cancel-order.ts'
import { listFills } from '../orders/list-fills.ts'
import { listOpenOrders, listOrders } from '../orders/list-orders.ts'
import { placeOrder } from '../orders/place-order.ts'
import { reviseOrder } from '../orders/revise-order.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { addDecimals, compareDecimals, multiplyDecimals, parseDecimal, subtractDecimals } from '../values/decimal.ts'
import { oneOfEach, partOf, revisesOrders } from './overseas-exchanges.test-kit.ts'
import { startSteppedKis } from './stepped-kis.test-kit.ts'

const halfAnHour = 30 * 60_000
const periodOf = (exchange: OverseasExchange) => ({ market: marketOf(exchange), from: '2026-10-18', to: '2026-10-20' })
const environments = ['paper', 'real'] as const
const everywhere = environments.flatMap((environment) =>
  oneOfEach.map(([exchange, symbol, decimals]) => ({ environment, exchange, symbol, decimals })),
)

describe.each(everywhere)('in $environment an order on $exchange', ({ environment, exchange, symbol, decimals }) => {
  const period = periodOf(exchange)
  const instrument = { symbol, exchange }
  const start = async () => {
    const accountRules = { settlementDays: { HK: 2, CN: 1, JP: 2, VN: 2 } }
    const stepped = await startSteppedKis({ environment, realOrders: environment === 'real', accountRules })
    const { price } = await stepped.settle(getQuote(stepped.kis, instrument))
    return { ...stepped, limit: (part: number) => partOf(price, part, decimals) }
  }

  it('buys what the account then holds and sells again, and cash, fills and positions agree', async () => {
    const { kis, settle, clock, limit } = await start()
    const currency = currencyOf(exchange)
    const before = await settle(getBalance(kis, { currency }))
    const dear = limit(1.1)
    const bought = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '60', price: dear }))
    await clock.runUntil(clock.now() + halfAnHour)

    const fills = await settle(listFills(kis, period))
    const { positions: held } = await settle(listPositions(kis, { market: period.market }))
    const after = await settle(getBalance(kis, { currency }))

    expect(bought).toMatchObject(instrument)
    expect(new Set(fills.map(({ orderNumber }) => orderNumber))).toEqual(new Set([bought.number]))
    expect(fills.map(({ quantity }) => quantity).reduce(addDecimals)).toBe('60')
    expect(held).toMatchObject([{ ...instrument, quantity: '60', sellable: '60' }])
    const spent = fills.map((fill) => multiplyDecimals(fill.price, fill.quantity)).reduce(addDecimals)
    const fee = subtractDecimals(subtractDecimals(before.settled, after.settled), spent)
    // A quarter of a percent, cut off to the smallest unit of each fill.
    expect(Number(fee) / Number(spent)).toBeCloseTo(0.0025, 4)

    const sold = await settle(placeOrder(kis, { ...instrument, side: 'sell', quantity: '60', price: limit(0.9) }))
    await clock.runUntil(clock.now() + halfAnHour)

    expect((await settle(listPositions(kis, { market: period.market }))).positions).toEqual([])
    const orders = await settle(listOrders(kis, period))
    expect(orders).toMatchObject([
      { number: sold.number, ...instrument, side: 'sell', state: 'filled', filled: '60' },
      { number: bought.number, ...instrument, side: 'buy', state: 'filled', filled: '60' },
    ])
  })

  it('stays open at a limit far from the price, reserves its cash, and is cancelled', async () => {
    const { kis, settle, limit } = await start()
    const cheap = limit(0.6)
    const unreserved = await settle(getBuyingPower(kis, { ...instrument, price: cheap }))
    const placed = await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '3', price: cheap }))

    const reserved = await settle(getBuyingPower(kis, { ...instrument, price: cheap }))
    const open = await settle(listOpenOrders(kis, period))

    expect(Number(unreserved.quantity) - Number(reserved.quantity)).toBe(3)
    expect(reserved.currency).toBe(currencyOf(exchange))
    expect(open).toMatchObject([{ ...placed, side: 'buy', quantity: '3', remaining: '3', state: 'open' }])
    expect(compareDecimals(open[0]?.price ?? parseDecimal('0'), cheap)).toBe(0)

    await settle(cancelOrder(kis, placed))

    expect(await settle(listOpenOrders(kis, period))).toEqual([])
    const all = await settle(listOrders(kis, period))
    expect(all.find(({ number }) => number === placed.number)).toMatchObject({ state: 'cancelled', filled: '0' })
    expect(await settle(getBuyingPower(kis, { ...instrument, price: cheap }))).toEqual(unreserved)
  })

  it('is refused before it is sent without a limit, or with more decimals than its prices have', async () => {
    const { kis, settle, simulator, limit } = await start()
    const sent = simulator.calls().length
    const price = `${limit(0.9)}${decimals === 0 ? '.' : ''}5`

    for (const order of [{ ...instrument }, { ...instrument, price }])
      await expect(settle(placeOrder(kis, { ...order, side: 'buy', quantity: '1' }))).rejects.toMatchObject({
        code: 'KIS_INPUT',
        outcome: 'not-sent',
        field: 'price',
      })
    expect(simulator.calls()).toHaveLength(sent)
  })

  it('is refused by KIS for more than the cash pays for, or for shares that the account does not hold', async () => {
    const { kis, settle, simulator, limit } = await start()
    const orders = [
      [{ side: 'buy', quantity: '9999999' }, 'APBK0952'],
      [{ side: 'sell', quantity: '1' }, 'APBK0400'],
    ] as const

    for (const [order, messageCode] of orders)
      await expect(settle(placeOrder(kis, { ...instrument, ...order, price: limit(0.9) }))).rejects.toMatchObject({
        code: 'KIS_REFUSED',
        outcome: 'refused',
        messageCode,
      })
    expect(simulator.orders()).toEqual([])
  })
})

describe.each(everywhere)('in $environment a new limit on $exchange', ({ environment, exchange, symbol, decimals }) => {
  const isRevised = revisesOrders.includes(exchange)

  it(
    isRevised ? 'makes another order of the old one' : 'is refused before it is sent: KIS only cancels there',
    async () => {
      const { kis, settle } = await startSteppedKis({ environment, realOrders: true })
      const { price } = await settle(getQuote(kis, { symbol, exchange }))
      const order = { symbol, exchange, side: 'buy', quantity: '3', price: partOf(price, 0.7, decimals) } as const
      const placed = await settle(placeOrder(kis, order))

      const change = { price: partOf(price, 0.6, decimals), quantity: '3' }
      const revised = await settle(reviseOrder(kis, placed, change).catch((error: unknown) => error))

      const open = await settle(listOpenOrders(kis, periodOf(exchange)))
      expect(open).toHaveLength(1)
      if (isRevised) {
        expect(open[0]).toMatchObject({ original: placed.number, symbol, exchange, remaining: '3' })
        expect(revised).toMatchObject({ number: open[0]?.number, symbol, exchange })
      } else {
        expect(revised).toMatchObject({ code: 'KIS_INPUT', outcome: 'not-sent' })
        expect(open[0]).toMatchObject({ number: placed.number, remaining: '3' })
      }
    },
  )
})

describe('orders on the two exchanges of one country', () => {
  it.each([
    ['CN', ['SHAA', 'SZAA']],
    ['VN', ['HASE', 'VNSE']],
    ['US', ['NASD', 'NYSE', 'AMEX']],
  ] as const)(
    'has listOrders return them together, newest first, without orders of other countries: %s',
    async (market, exchanges) => {
      for (const environment of environments) {
        const { kis, settle } = await startSteppedKis({ environment, realOrders: true })
        const numbers: string[] = []
        for (const [exchange, symbol, decimals] of oneOfEach) {
          const { price } = await settle(getQuote(kis, { exchange, symbol }))
          const limit = partOf(price, 0.6, decimals)
          const { number } = await settle(
            placeOrder(kis, { exchange, symbol, side: 'buy', quantity: '1', price: limit }),
          )
          if (exchanges.some((known) => known === exchange)) numbers.unshift(number)
        }

        const open = await settle(listOpenOrders(kis, { market, from: '2026-10-18', to: '2026-10-20' }))

        expect(open.map(({ number }) => number)).toEqual(numbers)
      }
    },
  )
})
