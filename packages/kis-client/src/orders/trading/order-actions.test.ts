import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { addDays } from '../../values/dates.ts'
import { createTrading } from './create-trading.ts'
import { failLists, order, orderCash, sale, startHolder, startWorld } from './world.test-kit.ts'

const minute = 60_000
const at = (text: string) => Date.parse(`2026-10-${text}+09:00`)

describe('an order of ours of yesterday', () => {
  it('belongs to no other program', async () => {
    const { clock, start } = await startWorld()
    const trading = await start()
    const seen: string[] = []
    trading.on('other', ({ number }) => seen.push(number))
    await trading.place({ symbol: '005930', side: 'buy', quantity: '1', type: 'market' }, { clientOrderId: 'a' })
    await trading.reconcile()
    await clock.runUntil(at('20T15:00:00'))
    await trading.reconcile()
    await trading.reconcile()
    expect(seen).toEqual([])
    expect(trading.listOthers()).toEqual([])
  })

  it('leaves the account trusted at a restart', async () => {
    const { clock, start } = await startWorld()
    const trading = await start()
    await trading.place({ symbol: '005930', side: 'buy', quantity: '1', type: 'market' }, { clientOrderId: 'a' })
    await trading.reconcile()
    await clock.runUntil(at('20T15:00:00'))
    const second = await start()
    expect(second.getAccount()).toMatchObject({ isTrusted: true, mode: 'active' })
  })
})

describe('a new journal whose first start failed', () => {
  it('doubts an account that has positions', async () => {
    const { simulator, clock, start, options, settle, journal } = await startWorld()
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3 })
    await clock.runUntil(at('24T10:00:00'))
    const kis = createKisClient(options)
    onTestFinished(() => settle(kis.close()))
    failLists(simulator)
    await settle(createTrading(kis, { journal })).catch((e: unknown) => e)
    const trading = await start()
    expect(trading.getAccount()).toMatchObject({ isTrusted: false })
  })
})

describe('a value that is not text', () => {
  it('is refused as a decision, and the journal can be read again', async () => {
    const { start } = await startWorld()
    const trading = await start()
    const error = await trading.place(order, { clientOrderId: 'a', decision: 42 as never }).catch((e: unknown) => e)
    expect.soft(error).toMatchObject({ code: 'KIS_INPUT' })
    const second = await start()
    expect(second).toBeDefined()
  })

  it('is refused as a quantity to cancel, and the journal can be read again', async () => {
    const { start } = await startWorld()
    const trading = await start()
    await trading.place(order, { clientOrderId: 'a' })
    const error = await trading.cancel('a', { clientOrderId: 'c', quantity: 4 as never }).catch((e: unknown) => e)
    expect.soft(error).toMatchObject({ code: 'KIS_INPUT' })
    const second = await start()
    expect(second).toBeDefined()
  })
})

describe('halt, while an order is being placed', () => {
  it('leaves no order that is neither cancelled nor reported, when it comes while the guards read', async () => {
    const { simulator, clock, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    simulator.fault({ path: '/uapi/domestic-stock/v1/trading/inquire-psbl-order' }, { delayMs: 3_000 })
    const placing = trading.place(order, { clientOrderId: 'a' }).catch((e: unknown) => e)
    await clock.runUntil(clock.now() + 1_000)
    const halted = await settle(trading.halt({ by: 'Minji' }))
    await settle(placing)
    await clock.runUntil(clock.now() + 5_000)
    await settle(trading.reconcile())
    const open = simulator
      .orders()
      .filter(({ kind, quantity, filled, cancelled }) => kind !== 'cancel' && quantity > filled + cancelled)
    expect(halted).toEqual({ cancellations: [], left: [] })
    expect(open).toEqual([])
  })

  it('cancels the order whose answer is slow, too', async () => {
    const { simulator, clock, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    simulator.fault(orderCash, { delayMs: 3_000 })
    const placing = trading.place(order, { clientOrderId: 'a' }).catch((e: unknown) => e)
    while (simulator.orders().length === 0) await clock.runUntil(clock.now() + 50)
    const halted = await settle(trading.halt({ by: 'Minji' }))
    await settle(placing)
    const open = simulator
      .orders()
      .filter(({ kind, quantity, filled, cancelled }) => kind !== 'cancel' && quantity > filled + cancelled)
    expect(halted).toMatchObject({ cancellations: [{ change: { of: 'a' } }], left: [] })
    expect(open).toEqual([])
  })
})

describe('a list of positions that cannot be read', () => {
  it('keeps no fill from the record', async () => {
    const { simulator, start, clock } = await startWorld()
    const trading = await start()
    await trading.place(order, { clientOrderId: 'a' })
    simulator.fault(
      { path: '/uapi/domestic-stock/v1/trading/inquire-balance' },
      { status: 200, msgCd: 'OPSQ2001', taken: false },
      1_000,
    )
    const [booked] = simulator.orders()
    simulator.fillOrder(booked?.orderNumber ?? '', 10)
    await clock.runUntil(clock.now() + 30 * minute)
    expect(await trading.getOrder('a')).toMatchObject({ state: 'filled' })
  })
})

describe('adopt', () => {
  it('refuses to adopt one order twice', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3, price: '64000' })
    await trading.reconcile()
    const [row] = trading.listOthers()
    if (row === undefined) throw new Error('no row')
    await trading.adopt(row, { clientOrderId: 'a', by: 'Minji' })
    const error = await trading.adopt(row, { clientOrderId: 'b', by: 'Minji' }).catch((e: unknown) => e)
    expect.soft(error).toMatchObject({ code: 'KIS_INPUT' })
    expect(trading.listOthers()).toEqual([])
  })

  it('refuses another order under the id of an adopted one', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3, price: '64000' })
    simulator.placeExternalOrder({ symbol: '000660', side: 'buy', quantity: 1, price: '160000' })
    await trading.reconcile()
    const [one, two] = trading.listOthers()
    if (one === undefined || two === undefined) throw new Error('no row')
    await trading.adopt(one, { clientOrderId: 'a', by: 'Minji' })
    const error = await trading.adopt(two, { clientOrderId: 'a', by: 'Minji' }).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'KIS_ORDER_CONFLICT' })
  })

  it('refuses an order of another day that has the number of an adopted one, under its id', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3, price: '64000' })
    await trading.reconcile()
    const [row] = trading.listOthers()
    if (row === undefined) throw new Error('no other')
    await trading.adopt(row, { clientOrderId: 'a', by: 'Minji' })
    const later = { ...row, orderedOn: addDays(row.orderedOn, 1) }

    const error = await trading.adopt(later, { clientOrderId: 'a', by: 'Minji' }).catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_INPUT', field: 'order' })
  })

  it('refuses to adopt a row that an unknown order of ours could be', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place(order, { clientOrderId: 'lost' })
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 10, price: '65000' })
    await trading.reconcile()
    const [row] = trading.listOthers()
    if (row === undefined) throw new Error('no row')
    const error = await trading.adopt(row, { clientOrderId: 'a', by: 'Minji' }).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'KIS_INPUT' })
  })

  it('adopts a filled order', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3 })
    await trading.reconcile()
    const [row] = trading.listOthers()
    if (row === undefined) throw new Error('no row')
    const adopted = await trading.adopt(row, { clientOrderId: 'a', by: 'Minji' })
    expect(adopted).toMatchObject({ state: 'filled', filled: '3' })
  })
})

describe('claim', () => {
  it('refuses one row for two orders', async () => {
    const { simulator, settle, startProgram } = await startHolder()
    const trading = await startProgram()
    simulator.fault(orderCash, 'hang-up-after', 2)
    await settle(Promise.all(['first', 'second'].map((clientOrderId) => trading.place(sale, { clientOrderId }))))
    await settle(trading.reconcile())
    const number = simulator.orders()[0]?.orderNumber ?? ''
    await trading.claim('first', { number, by: 'Minji' })
    const error = await trading.claim('second', { number, by: 'Minji' }).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'KIS_INPUT' })
  })

  it('refuses to end an order whose call is under way', async () => {
    const { simulator, clock, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    simulator.fault(orderCash, { delayMs: 3_000 })
    const placing = trading.place(order, { clientOrderId: 'a' })
    while (simulator.orders().length === 0) await clock.runUntil(clock.now() + 50)
    const error = await trading.claim('a', { isOver: true, by: 'Minji' }).catch((e: unknown) => e)
    await settle(placing)
    expect(error).toMatchObject({ code: 'KIS_INPUT' })
  })
})

describe('cancel, behind orders whose guards read slowly', () => {
  it('leaves before them', async () => {
    const { simulator, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    await settle(trading.place(order, { clientOrderId: 'a' }))
    simulator.fault({ path: '/uapi/domestic-stock/v1/trading/inquire-psbl-order' }, { delayMs: 4_000 }, 5)
    const others = ['000660', '035420', '005380'].map((symbol, i) =>
      trading
        .place({ symbol, side: 'buy', quantity: '1', type: 'market' }, { clientOrderId: `o${i}` })
        .catch((e: unknown) => e),
    )
    await settle(trading.cancel('a', { clientOrderId: 'c' }))
    const placed = simulator.orders().filter(({ kind }) => kind === 'new')
    await settle(Promise.all(others))

    expect(placed).toHaveLength(1)
  })
})

describe('place, while another order of the symbol loses its answer', () => {
  it('sends nothing, although that order had a caller when the guards began to read', async () => {
    const { simulator, clock, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    simulator.fault(orderCash, { delayMs: 60_000 })
    const first = trading.place(order, { clientOrderId: 'a' })
    while (simulator.orders().length === 0) await clock.runUntil(clock.now() + 50)
    await clock.runUntil(clock.now() + 8_000)
    simulator.fault({ path: '/uapi/domestic-stock/v1/trading/inquire-psbl-order' }, { delayMs: 4_000 })

    const second = await settle(trading.place({ ...order, price: '64000' }, { clientOrderId: 'b' })).catch(
      (e: unknown) => e,
    )

    expect(await settle(first)).toMatchObject({ state: 'unknown' })
    expect(second).toMatchObject({ code: 'KIS_ORDER_UNSETTLED', clientOrderId: 'a' })
    expect(simulator.orders()).toHaveLength(1)
  })
})

describe('a new journal whose first reading lacks the holdings', () => {
  it('doubts the account once they can be read', async () => {
    const { simulator, start } = await startWorld({
      positions: [{ symbol: '005930', quantity: 5, averagePrice: '70000' }],
    })
    simulator.fault(
      { path: '/uapi/domestic-stock/v1/trading/inquire-balance' },
      { status: 200, msgCd: 'OPSQ2001', taken: false },
    )
    const trading = await start()

    const error = await trading.place(order, { clientOrderId: 'a' }).catch((e: unknown) => e)

    expect(error).toMatchObject({ denial: 'REDUCING' })
    expect(trading.getAccount().isTrusted).toBe(false)
  })
})

describe('a journal that fails while the first reading is stored', () => {
  it.each(['other', 'doubted'])(
    'doubts the account before the first order leaves: its fact %s is not stored',
    async (kind) => {
      const { simulator, settle, startProgram, journal } = await startWorld()
      simulator.placeExternalOrder({ symbol: '000660', side: 'buy', quantity: 3, price: '160000' })
      let failures = 0
      const append: typeof journal.append = (key, entry, place) => {
        if (failures > 0 || !entry.fact.includes(`"kind":"${kind}"`)) return journal.append(key, entry, place)
        failures += 1
        return Promise.reject(new Error('busy'))
      }
      const trading = await startProgram({ append })

      const error = await settle(trading.place(order, { clientOrderId: 'a' })).catch((e: unknown) => e)

      expect(failures).toBe(1)
      expect(error).toMatchObject({ denial: 'REDUCING' })
      expect(simulator.calls(orderCash)).toEqual([])
    },
  )

  it.each(['other', 'doubted'])(
    'doubts the account at the next start, if the program dies at the fact %s',
    async (kind) => {
      const { simulator, settle, start, options, journal } = await startWorld()
      simulator.placeExternalOrder({ symbol: '000660', side: 'buy', quantity: 3, price: '160000' })
      const died = Promise.withResolvers<void>()
      const never = new Promise<never>(() => undefined)
      let isDead = false
      const append: typeof journal.append = (key, entry, place) => {
        if (!entry.fact.includes(`"kind":"${kind}"`)) return journal.append(key, entry, place)
        isDead = true
        died.resolve()
        return never
      }
      const renew: typeof journal.renew = (...asked) => (isDead ? never : journal.renew(...asked))
      const kis = createKisClient(options)
      onTestFinished(() => settle(kis.close()))
      void createTrading(kis, { journal: { ...journal, append, renew } })
      await settle(died.promise)

      const trading = await start()

      expect(trading.getAccount()).toMatchObject({ isTrusted: false, mode: 'reducing' })
    },
  )
})

describe('a sale of all shares, in the mode reducing', () => {
  it('takes a new limit, and keeps a second sale from leaving', async () => {
    const { start } = await startWorld({ positions: [{ symbol: '005930', quantity: 10, averagePrice: '70000' }] })
    const trading = await start()
    await trading.confirmAccount({ by: 'Minji' })
    const high = { symbol: '005930', side: 'sell', quantity: '10', price: '75000' } as const
    await trading.place(high, { clientOrderId: 'a' })
    await trading.setMode('reducing', { by: 'Minji' })

    const second = await trading.place({ ...high, quantity: '1' }, { clientOrderId: 'b' }).catch((e: unknown) => e)
    const revised = await trading.revise('a', { clientOrderId: 'r', price: '74900' })

    expect(second).toMatchObject({ denial: 'REDUCING' })
    expect(revised).toMatchObject({ state: 'open', order: { price: '74900' } })
  })

  it('takes no more shares than are held beside other sales', async () => {
    const { simulator, start } = await startWorld({
      positions: [{ symbol: '005930', quantity: 20, averagePrice: '70000' }],
    })
    const trading = await start()
    await trading.confirmAccount({ by: 'Minji' })
    await trading.place({ symbol: '005930', side: 'sell', quantity: '10', price: '75000' }, { clientOrderId: 'a' })
    await trading.setMode('reducing', { by: 'Minji' })

    const revised = await trading
      .revise('a', { clientOrderId: 'r', price: '74900', quantity: '21' })
      .catch((e: unknown) => e)

    expect(revised).toMatchObject({ denial: 'REDUCING' })
    expect(simulator.orders()).toHaveLength(1)
  })
})

describe('claim with a number', () => {
  it('refuses the row of another program for an order that KIS has refused', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    simulator.fault(orderCash, { status: 200, msgCd: 'APBK0952', taken: false })
    await trading.place(order, { clientOrderId: 'refused' })
    simulator.placeExternalOrder({ symbol: order.symbol, side: 'buy', quantity: 10, price: '65000' })
    await trading.reconcile()
    const number = simulator.orders()[0]?.orderNumber ?? ''

    const error = await trading.claim('refused', { number, by: 'Minji' }).catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_INPUT', field: 'number' })
    expect(trading.listOthers()).toMatchObject([{ number }])
  })
})

describe('the mode reducing, set while the guards of a purchase read', () => {
  it('lets the purchase not leave', async () => {
    const { simulator, clock, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    simulator.fault({ path: '/uapi/domestic-stock/v1/trading/inquire-psbl-order' }, { delayMs: 5_000 })
    const placing = trading.place(order, { clientOrderId: 'a' }).catch((e: unknown) => e)
    await clock.runUntil(clock.now() + 2_000)

    await settle(trading.setMode('reducing', { by: 'Minji' }))

    expect(await settle(placing)).toMatchObject({ denial: 'REDUCING' })
    expect(simulator.calls(orderCash)).toEqual([])
  })
})
