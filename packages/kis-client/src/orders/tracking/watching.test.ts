import { describe, expect, it, onTestFinished } from 'vitest'
import { order, startWorld } from '../trading/world.test-kit.ts'

const numberOf = (record: { readonly name: { readonly number: string } | undefined }) => record.name?.number ?? ''

describe('waitForOrder', () => {
  it('resolves when a look at the lists shows the fill, without a call of reconcile', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    const placed = await trading.place(order, { clientOrderId: 'buy' })

    const waited = trading.waitForOrder('buy')
    simulator.fillOrder(numberOf(placed), 10)

    expect(await waited).toMatchObject({ state: 'filled', filled: '10' })
  })

  it('resolves at once with an order that is there already', async () => {
    const { start } = await startWorld()
    const trading = await start()
    await trading.place(order, { clientOrderId: 'buy' })

    const open = await trading.waitForOrder('buy', { until: ({ state }) => state === 'open' })

    expect(open.clientOrderId).toBe('buy')
  })

  it('rejects with the reason of its signal, and when the trading object is closed', async () => {
    const { settle, startProgram } = await startWorld()
    const trading = await startProgram()
    await settle(trading.place(order, { clientOrderId: 'buy' }))
    const stop = new AbortController()

    const aborted = trading.waitForOrder('buy', { signal: stop.signal }).catch((e: unknown) => e)
    const closed = trading.waitForOrder('buy').catch((e: unknown) => e)
    stop.abort(new Error('enough'))
    await settle(trading.close())

    expect(await aborted).toMatchObject({ message: 'enough' })
    expect(await closed).toMatchObject({ code: 'KIS_CLOSED' })
  })

  it('leaves no rejection unhandled when its signal has aborted before the journal answers', async () => {
    const { settle, startProgram, journal } = await startWorld()
    const trading = await startProgram({
      async read(key) {
        // As a journal on a disk does.
        await new Promise((resolve) => setImmediate(resolve))
        return journal.read(key)
      },
    })
    const unhandled: unknown[] = []
    const note = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', note)
    onTestFinished(() => void process.off('unhandledRejection', note))

    const waited = trading.waitForOrder('never placed', { signal: AbortSignal.abort() }).catch((e: unknown) => e)

    expect(await settle(waited)).toMatchObject({ code: 'KIS_INPUT' })
    expect(unhandled).toEqual([])
  })
})

describe('watch', () => {
  it('yields the fills of an order as the largest number seen, and ends with close', async () => {
    const { simulator, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    const seen: string[] = []
    const watched = (async () => {
      for await (const { clientOrderId, state, filled } of trading.watch())
        seen.push(`${clientOrderId} ${state} ${filled}`)
    })()
    const placed = await settle(trading.place(order, { clientOrderId: 'buy' }))
    simulator.fillOrder(numberOf(placed), 3)
    await settle(trading.reconcile())
    simulator.fillOrder(numberOf(placed), 7)
    await settle(trading.reconcile())

    await settle(trading.close())
    await watched

    expect(seen.filter((line) => !line.includes('submitting'))).toEqual([
      'buy open 0',
      'buy partly-filled 3',
      'buy filled 10',
    ])
  })
})

describe('on', () => {
  it('reports a look that failed, and looks again', async () => {
    const { simulator, clock, start } = await startWorld()
    const trading = await start()
    const troubles: unknown[] = []
    trading.on('trouble', (error) => troubles.push(error))
    const placed = await trading.place(order, { clientOrderId: 'buy' })
    simulator.fault(
      { path: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld' },
      { status: 200, msgCd: 'OPSQ2001', taken: false },
    )
    simulator.fillOrder(numberOf(placed), 10)

    await clock.runUntil(clock.now() + 120_000)

    expect(troubles).toMatchObject([{ code: 'KIS_REFUSED' }])
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'filled' })
  })
})

describe('on trouble', () => {
  const list = { path: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld' }
  const refused = { status: 200, msgCd: 'OPSQ2001', taken: false } as const

  it('reports a failure once while it lasts, and again when it comes back after a reading', async () => {
    const { simulator, clock, start } = await startWorld()
    const trading = await start()
    const troubles: unknown[] = []
    trading.on('trouble', (error) => troubles.push(error))
    await trading.place(order, { clientOrderId: 'buy' })

    simulator.fault(list, refused, 3)
    await clock.runUntil(clock.now() + 300_000)
    const first = troubles.length
    simulator.fault(list, refused, 2)
    await clock.runUntil(clock.now() + 300_000)

    expect(first).toBe(1)
    expect(troubles).toMatchObject([{ code: 'KIS_REFUSED' }, { code: 'KIS_REFUSED' }])
  })

  it('reports a list that was never readable at the start alone', async () => {
    const { simulator, clock, settle, startProgram } = await startWorld()
    simulator.fault({ path: '/uapi/overseas-stock/v1/trading/inquire-ccnl' }, refused, 1_000)
    const trading = await startProgram()
    const troubles: unknown[] = []
    trading.on('trouble', (error) => troubles.push(error))
    await settle(trading.place(order, { clientOrderId: 'buy' }))

    await clock.runUntil(clock.now() + 3_600_000)

    // The start was before a listener could be there.
    expect(troubles).toEqual([])
  })
})
