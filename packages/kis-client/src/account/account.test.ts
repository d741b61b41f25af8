import { describe, expect, it } from 'vitest'
import { placeOrder } from '../orders/place-order.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { instruments } from '../simulator/world/instruments.ts'
import { mondayAtTen, startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { compareDecimals, multiplyDecimals } from '../values/decimal.ts'
import { parseDecimal } from '../values/values.ts'
import { getBalance } from './get-balance.ts'
import { getBuyingPower } from './get-buying-power.ts'
import { listPositions } from './list-positions.ts'

describe('an account', () => {
  it('has cash in won and in dollars', async () => {
    const { kis, settle } = await startSteppedKis({ cash: { KRW: '12345678', USD: '4321.50' } })

    const won = await settle(getBalance(kis, { currency: 'KRW' }))
    const dollars = await settle(getBalance(kis, { currency: 'USD' }))

    expect(won).toMatchObject({ currency: 'KRW', deposit: '12345678' })
    expect(compareDecimals(dollars.deposit, parseDecimal('4321.5'))).toBe(0)
  })

  it.each([
    ['KRX', { symbol: '005930', exchange: 'KRX' }],
    ['US', { symbol: 'KO', exchange: 'NYSE' }],
  ] as const)('holds what it has bought on %s', async (market, instrument) => {
    const { kis, settle, clock } = await startSteppedKis()
    const { price } = await settle(getQuote(kis, instrument))
    // A limit far above the price is filled at once; the price itself may have moved on.
    const limit =
      market === 'KRX' ? String(Math.ceil((Number(price) * 1.1) / 1000) * 1000) : (Number(price) * 1.1).toFixed(2)
    await settle(placeOrder(kis, { ...instrument, side: 'buy', quantity: '3', price: limit }))
    await clock.runUntil(clock.now() + 10 * 60_000)

    const positions = await settle(listPositions(kis, { market }))

    expect(positions).toMatchObject([{ ...instrument, quantity: '3', sellable: '3' }])
    expect(compareDecimals(positions[0]?.averagePrice ?? parseDecimal('0'), parseDecimal(limit))).toBeLessThanOrEqual(0)
  })

  it('can buy what its cash pays for, and no more', async () => {
    const { kis, settle } = await startSteppedKis({ cash: { KRW: '1000000', USD: '1000' } })

    const won = await settle(getBuyingPower(kis, { symbol: '005930', price: '70000' }))
    const dollars = await settle(getBuyingPower(kis, { symbol: 'AAPL', exchange: 'NASD', price: '150.00' }))

    for (const [power, price, cash] of [
      [won, '70000', '1000000'],
      [dollars, '150.00', '1000'],
    ] as const) {
      expect(Number(power.quantity)).toBeGreaterThan(0)
      const cost = multiplyDecimals(power.quantity, parseDecimal(price))
      expect(compareDecimals(cost, parseDecimal(cash))).toBeLessThanOrEqual(0)
    }
  })

  it('lists every position, however many pages KIS needs for them', async () => {
    const symbols = instruments
      .filter(({ market }) => market === 'KRX')
      .map(({ symbol }) => symbol)
      .slice(0, 25)
    const positions = symbols.map((symbol) => ({ symbol, quantity: 5, averagePrice: '50000' }))
    const { kis, settle, simulator } = await startSteppedKis({ positions })

    const held = await settle(listPositions(kis, { market: 'KRX' }))

    expect(held.map(({ symbol }) => symbol).sort()).toEqual([...symbols].sort())
    expect(simulator.calls().filter(({ path }) => path.endsWith('inquire-balance')).length).toBeGreaterThan(1)
  })

  it('lists a position once, though KIS asks to start over and its price has moved by then', async () => {
    const symbols = instruments
      .filter(({ market }) => market === 'KRX')
      .map(({ symbol }) => symbol)
      .slice(0, 25)
    const positions = symbols.map((symbol) => ({ symbol, quantity: 5, averagePrice: '50000' }))
    const stepped = await startSteppedKis({ positions, startAt: mondayAtTen + 59_000 })
    const { kis, settle, simulator, clock } = stepped
    const path = '/uapi/domestic-stock/v1/trading/inquire-balance'
    const work = listPositions(kis, { market: 'KRX' })
    while (simulator.calls({ path }).length === 0) await clock.runUntil(clock.now() + 10)
    const before = clock.now()
    simulator.fault({ path }, { status: 200, msgCd: 'SYDB0050', taken: false })

    const held = await settle(work)

    expect(Math.floor(before / 60_000)).toBeLessThan(Math.floor(clock.now() / 60_000))
    expect(simulator.calls({ path }).length).toBe(4)
    expect(held.map(({ symbol }) => symbol).sort()).toEqual([...symbols].sort())
  })
})
