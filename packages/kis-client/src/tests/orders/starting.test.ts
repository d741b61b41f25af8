import { describe, expect, it } from 'vitest'
import { order, orderCash, startWorld } from '../../orders/trading/world.test-kit.ts'

const list = { path: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld' }

describe('a program that starts', () => {
  it('sends no order before the list of orders has answered', async () => {
    const { simulator, start } = await startWorld()
    simulator.fault(list, { delayMs: 5_000 })
    const trading = await start()

    await trading.place(order, { clientOrderId: 'one' })

    const [asked] = simulator.calls(list)
    const [sent] = simulator.calls(orderCash)
    expect(Number(sent?.at) - Number(asked?.at)).toBeGreaterThanOrEqual(5_000)
  })

  it('sends no order while the list of orders cannot be read', async () => {
    const { simulator, start } = await startWorld()
    // At the start, and when the first order asks again.
    simulator.fault(list, { status: 200, msgCd: 'OPSQ2001', taken: false }, 2)
    const trading = await start()

    const error = await trading.place(order, { clientOrderId: 'early' }).catch((e: unknown) => e)
    const early = simulator.calls(orderCash).length
    const placed = await trading.place(order, { clientOrderId: 'later' })

    expect(error).toMatchObject({ code: 'KIS_ORDER_DENIED', denial: 'FACTS', outcome: 'not-sent' })
    expect(early).toBe(0)
    expect(placed.state).toBe('open')
  })
})
