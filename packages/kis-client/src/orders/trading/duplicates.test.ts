import { describe, expect, it } from 'vitest'
import { order, startWorld } from './world.test-kit.ts'

const dayMs = 86_400_000

describe('a duplicateWindowMs of a week', () => {
  it('denies the content of an order of four days ago, which has ended, also after a restart', async () => {
    const { simulator, clock, start } = await startWorld()
    const limits = { duplicateWindowMs: 7 * dayMs, collarPercent: 'none', mostNotional: { KRW: 'none' } } as const
    const first = await start({ limits })
    await first.place(order, { clientOrderId: 'a' })
    simulator.fillOrder(simulator.orders()[0]?.orderNumber ?? '')
    await first.reconcile()
    await clock.runUntil(clock.now() + 4 * dayMs)
    await first.reconcile()

    const before = await first.place(order, { clientOrderId: 'b' }).catch((e: unknown) => e)
    const second = await start({ limits })
    const after = await second.place(order, { clientOrderId: 'c' }).catch((e: unknown) => e)

    expect([before, after]).toMatchObject([{ denial: 'DUPLICATE' }, { denial: 'DUPLICATE' }])
    expect(simulator.orders()).toHaveLength(1)
  })
})
