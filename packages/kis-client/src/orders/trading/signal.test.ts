import { describe, expect, it } from 'vitest'
import { order, orderCash, startHolder, startWorld } from './world.test-kit.ts'

const buyingPower = { path: '/uapi/domestic-stock/v1/trading/inquire-psbl-order' }
const enough = new Error('enough')
const list = { path: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld' }

describe('the signal of place', () => {
  it('ends the wait while the guards read, sends nothing, and leaves the id free', async () => {
    const { simulator, clock, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    const stop = new AbortController()
    simulator.fault(buyingPower, { delayMs: 5_000 })
    const placing = trading.place(order, { clientOrderId: 'a', signal: stop.signal }).catch((e: unknown) => e)
    await clock.runUntil(clock.now() + 2_000)

    stop.abort(enough)
    const placed = await settle(placing)
    const again = await settle(trading.place(order, { clientOrderId: 'a' }))

    expect(placed).toBe(enough)
    expect(again.state).toBe('open')
    expect(simulator.calls(orderCash)).toHaveLength(1)
  })

  it('ends the wait for the orders before it, which are not disturbed, and keeps those after it in their turn', async () => {
    const { simulator, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    const stop = new AbortController()
    simulator.fault(buyingPower, { delayMs: 5_000 })
    const first = trading.place(order, { clientOrderId: 'first' })
    const second = trading.place(order, { clientOrderId: 'second', signal: stop.signal }).catch((e: unknown) => e)
    const third = trading.place(order, { clientOrderId: 'third' })

    stop.abort(enough)
    const ended = await second
    const sentBy = simulator.calls(orderCash).length
    const [one, three] = await settle(Promise.all([first, third]))

    expect(ended).toBe(enough)
    expect(sentBy).toBe(0)
    expect([one.state, three.state]).toEqual(['open', 'open'])
    expect(one.name?.number).toBe(simulator.orders()[0]?.orderNumber)
    expect(await trading.getOrder('second')).toBeUndefined()
  })

  it('does not stop an order that has left', async () => {
    const { simulator, clock, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    const stop = new AbortController()
    simulator.fault(orderCash, { delayMs: 5_000 })
    const placing = trading.place(order, { clientOrderId: 'a', signal: stop.signal })
    while (simulator.orders().length === 0) await clock.runUntil(clock.now() + 50)

    stop.abort(enough)

    expect(await settle(placing)).toMatchObject({ state: 'open' })
  })

  it('ends the wait for an earlier call with the id, which goes on', async () => {
    const { simulator, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    const stop = new AbortController()
    const first = trading.place(order, { clientOrderId: 'a' })
    const second = trading.place(order, { clientOrderId: 'a', signal: stop.signal }).catch((e: unknown) => e)
    const third = trading.place(order, { clientOrderId: 'a' })

    stop.abort(enough)

    expect(await second).toBe(enough)
    expect(await settle(Promise.all([first, third]))).toMatchObject([{ state: 'open' }, { state: 'open' }])
    expect(simulator.orders()).toHaveLength(1)
  })

  it('is refused where it is no signal', async () => {
    const { settle, startProgram } = await startWorld()
    const trading = await startProgram()

    const placed = await settle(trading.place(order, { clientOrderId: 'a', signal: 1_000 as never })).catch(
      (e: unknown) => e,
    )

    expect(placed).toMatchObject({ code: 'KIS_INPUT', field: 'signal' })
  })
})

describe('the signal of cancel and revise', () => {
  it.each(['cancel', 'revise'] as const)('ends %s before anything is sent', async (kind) => {
    const { simulator, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    await settle(trading.place(order, { clientOrderId: 'a' }))
    const options = { clientOrderId: 'b', signal: AbortSignal.abort(enough) }

    const changed =
      kind === 'cancel' ? trading.cancel('a', options) : trading.revise('a', { ...options, price: '65100' })

    expect(await settle(changed).catch((e: unknown) => e)).toBe(enough)
    expect(simulator.orders()).toHaveLength(1)
    expect(await trading.getOrder('b')).toBeUndefined()
  })
})

describe('the signal of halt', () => {
  it('ends the wait, and the orders are still cancelled', async () => {
    const { simulator, settle, clock, startProgram } = await startWorld()
    const trading = await startProgram()
    await settle(trading.place(order, { clientOrderId: 'a' }))

    const halted = await trading.halt({ by: 'Minji', signal: AbortSignal.abort(enough) }).catch((e: unknown) => e)
    await clock.runUntil(clock.now() + 10_000)

    expect(halted).toBe(enough)
    expect(simulator.orders()[0]).toMatchObject({ cancelled: 10 })
    expect(trading.getAccount().mode).toBe('halted')
  })
})

describe('the signal of reconcile', () => {
  it('ends the wait, and the reading goes on', async () => {
    const { simulator, settle, clock, startProgram } = await startHolder()
    const trading = await startProgram()
    await settle(trading.place(order, { clientOrderId: 'a' }))
    simulator.fillOrder(simulator.orders()[0]?.orderNumber ?? '')
    const seen = simulator.calls(list).length
    const stop = new AbortController()

    const reading = trading.reconcile({ signal: stop.signal }).catch((e: unknown) => e)
    stop.abort(enough)
    const ended = await reading
    await clock.runUntil(clock.now() + 1_500)

    expect(ended).toBe(enough)
    expect(simulator.calls(list).length).toBeGreaterThan(seen)
  })
})
