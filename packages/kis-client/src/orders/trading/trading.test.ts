import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { createTrading } from './create-trading.ts'
import { failLists, order, orderCash, sale, startHolder, startWorld, unreadable } from './world.test-kit.ts'

describe('place', () => {
  it('sends an order once, however often it is called with the id of the order', async () => {
    const { simulator, settle, start, startProgram } = await startWorld()
    const trading = await startProgram()

    const both = await settle(Promise.all([1, 2].map(() => trading.place(order, { clientOrderId: 'one' }))))
    const again = await (await start()).place(order, { clientOrderId: 'one' })

    expect(simulator.orders()).toHaveLength(1)
    expect(again).toMatchObject({ state: 'open', name: { number: simulator.orders()[0]?.orderNumber } })
    expect(both.map(({ clientOrderId }) => clientOrderId)).toEqual(['one', 'one'])
  })

  it('refuses another order under the id of an order, and sends nothing', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, { clientOrderId: 'one' })

    const error = await trading.place({ ...order, quantity: '11' }, { clientOrderId: 'one' }).catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_ORDER_CONFLICT', outcome: 'not-sent' })
    expect(simulator.orders()).toHaveLength(1)
  })

  it('returns a refused order as rejected with the reason of KIS, and takes the next one', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.fault(orderCash, { status: 200, msgCd: 'APBK0952', taken: false })

    const refused = await trading.place(order, { clientOrderId: 'too much' })
    const next = await trading.place(order, { clientOrderId: 'next' })

    expect(refused).toMatchObject({ state: 'rejected', reason: { code: 'APBK0952' } })
    expect(next.state).toBe('open')
  })

  it('rejects when nothing could leave, and does not hold the symbol', async () => {
    const { start } = await startWorld()
    const trading = await start()

    const error = await trading.place({ ...order, price: '65001' }, { clientOrderId: 'off' }).catch((e: unknown) => e)
    const next = await trading.place(order, { clientOrderId: 'next' })

    expect(error).toMatchObject({ code: 'KIS_INPUT', field: 'price' })
    expect(await trading.getOrder('off')).toBeUndefined()
    expect(next.state).toBe('open')
  })
})

describe('a reserved order', () => {
  it('is refused, and nothing is sent or stored', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()

    const placed = trading.place(Object({ ...order, reserved: true }), { clientOrderId: 'one' })

    await expect(placed).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'reserved', outcome: 'not-sent' })
    expect(await trading.getOrder('one')).toBeUndefined()
    expect(simulator.orders()).toEqual([])
  })
})

describe('an order whose answer was lost', () => {
  it('is unknown, keeps its symbol from new orders, and no other one', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.fault(orderCash, 'hang-up-after')

    const lost = await trading.place(order, { clientOrderId: 'lost' })
    const error = await trading.place(order, { clientOrderId: 'next' }).catch((e: unknown) => e)
    const other = await trading.place(
      { symbol: '000660', side: 'buy', quantity: '1', type: 'market' },
      { clientOrderId: 'other' },
    )

    expect(lost).toMatchObject({ state: 'unknown', reason: { code: 'KIS_UNANSWERED' } })
    expect(error).toMatchObject({ code: 'KIS_ORDER_UNSETTLED', clientOrderId: 'lost' })
    expect(other.name).toBeDefined()
    expect(simulator.orders()).toHaveLength(2)
  })

  it('is found by its content, and is neither final nor free until a person claims it', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place(order, { clientOrderId: 'lost' })

    const second = await start()
    const [found] = await second.reconcile()
    const error = await second.place(order, { clientOrderId: 'next' }).catch((e: unknown) => e)
    const claimed = await second.claim('lost', { isOurs: true, by: 'Minji' })
    const next = await second.place(order, { clientOrderId: 'next' })

    const [booked] = simulator.orders()
    expect(found).toMatchObject({ state: 'open', isProbable: true, name: { number: booked?.orderNumber } })
    expect(error).toMatchObject({ code: 'KIS_ORDER_UNSETTLED' })
    expect(claimed).toMatchObject({ state: 'open', isProbable: false })
    expect(next.state).toBe('open')
  })

  it('is unknown again, and not found in the same row, when a person says that the row is not ours', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place(order, { clientOrderId: 'lost' })
    await trading.reconcile()

    await trading.claim('lost', { isOurs: false, by: 'Minji' })
    const [record] = await trading.reconcile()

    expect(record).toMatchObject({ state: 'unknown', name: undefined })
  })

  it('stays unknown while the list of KIS lags, and is found once the list has it', async () => {
    const { simulator, clock, start } = await startWorld({ orderListLagMs: 60_000 })
    const trading = await start()
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place(order, { clientOrderId: 'lost' })

    const [early] = await trading.reconcile()
    await clock.runUntil(clock.now() + 61_000)
    const [late] = await trading.reconcile()

    expect(early?.state).toBe('unknown')
    expect(late).toMatchObject({ state: 'open', isProbable: true })
  })

  it('stays unknown, with both numbers as the reason, when two rows match', async () => {
    const { simulator, settle, startProgram } = await startHolder()
    const trading = await startProgram()
    simulator.fault(orderCash, 'hang-up-after', 2)
    await settle(Promise.all(['first', 'second'].map((clientOrderId) => trading.place(sale, { clientOrderId }))))

    const records = await settle(trading.reconcile())

    expect(simulator.orders()).toHaveLength(2)
    expect(records).toMatchObject([
      { state: 'unknown', reason: { code: 'AMBIGUOUS' } },
      { state: 'unknown', reason: { code: 'AMBIGUOUS' } },
    ])
    for (const { orderNumber } of simulator.orders()) expect(records[0]?.reason?.message).toContain(orderNumber)
  })
})

describe('an order of an earlier day', () => {
  it('is not found in the row of another order of that day that is settled since', async () => {
    const { simulator, settle, clock, start, startProgram } = await startHolder()
    const first = await startProgram()
    simulator.fault(orderCash, 'hang-up-before')
    // Both at once: the one is booked and filled, and the other never reached KIS, which its caller cannot know.
    await settle(Promise.all(['one', 'two'].map((clientOrderId) => first.place(sale, { clientOrderId }))))
    await settle(first.reconcile())
    await clock.runUntil(clock.now() + 3 * 86_400_000)

    const trading = await start()
    const ended = await Promise.all(['one', 'two'].map((id) => trading.getOrder(id)))

    expect(simulator.orders()).toHaveLength(1)
    expect(ended.filter((record) => record?.name !== undefined)).toMatchObject([{ state: 'filled' }])
    expect(ended.filter((record) => record?.name === undefined)).toMatchObject([{ state: 'not-taken', isAbsent: true }])
  })
})

describe('the journal', () => {
  it('fails after the order was sent: the outcome is unknown, and the order is found later', async () => {
    const world = await startWorld()
    const { simulator, settle, start, startProgram } = world
    const { journal } = world
    const first = await startProgram({
      append: (key, ...rest) =>
        key.clientOrderId === 'one' ? Promise.reject(new Error('disk full')) : journal.append(key, ...rest),
    })

    const error = await settle(first.place(order, { clientOrderId: 'one' })).catch((e: unknown) => e)
    const [found] = await (await start()).reconcile()

    expect(error).toMatchObject({ code: 'KIS_UNANSWERED', outcome: 'unknown', cause: { message: 'disk full' } })
    expect(simulator.orders()).toHaveLength(1)
    expect(found).toMatchObject({ state: 'open', isProbable: true })
  })
})

describe('an intent that the journal has stored although it rejected', () => {
  it('is not taken, since it has not left, and keeps no symbol', async () => {
    const { simulator, settle, startProgram, journal } = await startWorld()
    const trading = await startProgram({
      async begin(key, first) {
        const known = await journal.begin(key, first)
        if (key.clientOrderId === 'one' && known === undefined) throw new Error('disk full')
        return known
      },
    })

    const error = await settle(trading.place(order, { clientOrderId: 'one' })).catch((e: unknown) => e)
    const again = await settle(trading.place(order, { clientOrderId: 'one' }))
    const other = await settle(trading.place(order, { clientOrderId: 'two' }))

    expect(error).toMatchObject({ message: 'disk full' })
    expect(again).toMatchObject({ state: 'not-taken', reason: { code: 'KIS_JOURNAL' } })
    expect(other.state).toBe('open')
    expect(simulator.orders()).toHaveLength(1)
  })

  it('is not taken after a reading, although its id is not used again', async () => {
    const { settle, start, startProgram, journal } = await startWorld()
    const trading = await startProgram({
      async begin(key, first) {
        const known = await journal.begin(key, first)
        if (key.clientOrderId === 'one') throw new Error('disk full')
        return known
      },
    })
    await settle(trading.place(order, { clientOrderId: 'one' })).catch((e: unknown) => e)

    await settle(trading.reconcile())
    const next = await start()

    expect(await next.getOrder('one')).toMatchObject({ state: 'not-taken', reason: { code: 'KIS_JOURNAL' } })
    expect((await next.place(order, { clientOrderId: 'two' })).state).toBe('open')
  })
})

describe('after a crash', () => {
  it('sends no order again whose intent alone is in the journal', async () => {
    const { simulator, settle, start, startProgram, journal } = await startWorld()
    const stored = Promise.withResolvers<void>()
    const first = await startProgram({
      // The program dies between the journal and the wire.
      async begin(key, first) {
        const known = await journal.begin(key, first)
        if (key.clientOrderId !== 'one') return known
        stored.resolve()
        return new Promise(() => undefined)
      },
    })
    void first.place(order, { clientOrderId: 'one' })
    await settle(stored.promise)

    const second = await start()
    const again = await second.place(order, { clientOrderId: 'one' })
    const error = await second.place(order, { clientOrderId: 'two' }).catch((e: unknown) => e)

    expect(again).toMatchObject({ state: 'unknown', reason: { code: 'PROGRAM_ENDED' } })
    expect(error).toMatchObject({ code: 'KIS_ORDER_UNSETTLED', clientOrderId: 'one' })
    expect(simulator.calls(orderCash)).toHaveLength(0)
  })

  it('knows the number of an order again that KIS has acknowledged', async () => {
    const { start } = await startWorld()
    const placed = await (await start()).place(order, { clientOrderId: 'one' })

    expect(await (await start()).getOrder('one')).toMatchObject({ state: 'open', name: placed.name })
  })
})

describe('createTrading', () => {
  it('leaves the account to a program that was killed for as long as `leaseMs`', async () => {
    const { clock, startProgram } = await startWorld()
    await startProgram({}, { leaseMs: 60_000 })

    const error = await startProgram().catch((e: unknown) => e)
    await clock.runUntil(clock.now() + 45_000)

    expect(error).toMatchObject({ code: 'KIS_ACCOUNT_TAKEN' })
    expect((await startProgram()).getAccount().mode).toBe('active')
  })

  it('refuses an account that another program trades, and names that program', async () => {
    const { journal, options, settle, start } = await startWorld()
    await start()
    const kis = createKisClient(options)
    onTestFinished(() => settle(kis.close()))

    const error = await settle(createTrading(kis, { journal })).catch((e: unknown) => e)

    expect(error).toMatchObject({
      code: 'KIS_ACCOUNT_TAKEN',
      holder: expect.stringContaining(`process ${process.pid}`),
    })
  })

  it('takes an account whose program has closed, at once', async () => {
    const { journal, options, settle, start } = await startWorld()
    const first = await start()
    const kis = createKisClient(options)
    onTestFinished(() => settle(kis.close()))

    await first.close()
    const second = await settle(createTrading(kis, { journal }))

    expect(await settle(second.place(order, { clientOrderId: 'one' }))).toMatchObject({ state: 'open' })
  })

  it('sends nothing when the journal could not renew its right to the account', async () => {
    const { simulator, journal, clock, settle, startProgram } = await startWorld()
    let isFull = false
    const trading = await startProgram({
      renew: (...asked) => (isFull ? Promise.reject(new Error('disk full')) : journal.renew(...asked)),
    })
    isFull = true
    await clock.runUntil(clock.now() + 15_000)

    const error = await settle(trading.place(order, { clientOrderId: 'one' })).catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_ACCOUNT_TAKEN', outcome: 'not-sent' })
    expect(simulator.calls(orderCash)).toHaveLength(0)
  })

  it('gives the account back when it cannot read the lists of KIS', async () => {
    const { simulator, journal, options, settle, start } = await startWorld()
    const kis = createKisClient(options)
    onTestFinished(() => settle(kis.close()))
    failLists(simulator)

    const error = await settle(createTrading(kis, { journal })).catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_REFUSED' })
    expect(await start()).toBeDefined()
  })

  it('takes orders of the exchanges whose list it could read, and others once theirs is read', async () => {
    const { simulator, start } = await startWorld()
    simulator.fault({ path: '/uapi/overseas-stock/v1/trading/inquire-ccnl' }, unreadable, 2)
    const trading = await start()
    const abroad = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1', price: '100' } as const

    const first = await trading.place(order, { clientOrderId: 'krx' })
    const error = await trading.place(abroad, { clientOrderId: 'us' }).catch((e: unknown) => e)
    const booked = simulator.orders()[0]?.orderNumber ?? ''
    simulator.fillOrder(booked)
    const filled = await trading.waitForOrder('krx')
    const later = await trading.place(abroad, { clientOrderId: 'us' }).catch((e: unknown) => e)

    expect(first.state).toBe('open')
    expect(error).toMatchObject({ denial: 'FACTS' })
    expect(filled.state).toBe('filled')
    expect(later).not.toMatchObject({ denial: 'FACTS' })
  })
})
