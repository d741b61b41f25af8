import { describe, expect, it } from 'vitest'
import { placeOrder } from '../orders/place-order.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { instruments } from '../simulator/world/instruments.ts'
import { mondayAtTen, startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { compareDecimals, parseDecimal } from '../values/decimal.ts'
import { listPositions } from './list-positions.ts'

describe('listPositions', () => {
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
