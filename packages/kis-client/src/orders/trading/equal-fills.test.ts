import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { memoryJournal } from '../journal/memory.ts'
import { createTrading } from './create-trading.ts'

const bar = { open: '100.00', high: '100.00', low: '100.00', close: '100.00', volume: 1_000 }
const sale = { symbol: 'COST', exchange: 'NASD', side: 'sell', quantity: '63', price: '109.00' } as const

describe('two equal fills abroad of an order that ends by rule', () => {
  it.each([
    // Read while the order was open, the rows prove two fills: 23 + 23 + 17 left = 63.
    [true, { state: 'expired', filled: '46' }],
    // Afterwards they may be one fill that KIS lists twice: 23 at least, and nothing ends the order.
    [false, { state: 'ended-unconfirmed', filled: '23' }],
  ])('shows as many as the rows prove, read between: %s', async (isReadBetween, expected) => {
    const { simulator, options, settle, clock } = await startSteppedKis({
      environment: 'real',
      realOrders: true,
      hours: 'exchange',
      limits: false,
      startAt: Date.parse('2026-10-20T00:00:00+09:00'),
      bars: { COST: ['2026-10-16', '2026-10-19', '2026-10-20'].map((date) => ({ date, ...bar })) },
      positions: [{ symbol: 'COST', quantity: 100, averagePrice: '100.00' }],
    })
    const kis = createKisClient(options)
    onTestFinished(() => settle(kis.close()))
    const limits = { collarPercent: 'none', mostDailyLoss: { USD: 'none' } } as const
    const journal = memoryJournal()
    const readThrice = async (trading: Awaited<ReturnType<typeof createTrading>>) => {
      for (let count = 0; count < 3; count += 1) {
        await clock.runUntil(clock.now() + 130_000)
        await settle(trading.reconcile())
      }
    }
    const first = await settle(createTrading(kis, { journal, limits }))
    await first.confirmAccount({ by: 'Minji' })
    await readThrice(first)
    const { name } = await settle(first.place(sale, { clientOrderId: 'one' }))
    if (!isReadBetween) await settle(first.close())
    for (const shares of [23, 23]) simulator.fillOrder(name?.number ?? '', shares)
    if (isReadBetween) await settle(first.reconcile())
    await clock.runUntil(Date.parse('2026-10-20T09:30:00+09:00'))

    const trading = isReadBetween ? first : await settle(createTrading(kis, { journal, limits }))
    await readThrice(trading)

    expect(await trading.getOrder('one')).toMatchObject(expected)
    expect(trading.getAccount().mismatches).toEqual([])
    await settle(trading.close())
  })
})
