import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import type { Simulator } from '../../simulator.ts'
import { order, orderCash, startWorld } from './world.test-kit.ts'

const list = { path: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld' }
const buyingPower = { path: '/uapi/domestic-stock/v1/trading/inquire-psbl-order' }

const openOrders = (simulator: Simulator) =>
  simulator
    .orders()
    .filter(({ kind, quantity, filled, cancelled }) => kind !== 'cancel' && quantity > filled + cancelled)

describe('halt', () => {
  it('stops an order that is being stored in the journal', async () => {
    const { simulator, settle, startProgram, journal } = await startWorld()
    const gate = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    const trading = await startProgram({
      async begin(key, first) {
        const known = await journal.begin(key, first)
        if (key.clientOrderId !== 'a') return known
        reached.resolve()
        await gate.promise
        return known
      },
    })
    const placing = trading.place(order, { clientOrderId: 'a' }).catch((e: unknown) => e)
    await settle(reached.promise)

    const halting = trading.halt({ by: 'Minji' })
    gate.resolve()
    const halted = await settle(halting)
    const placed = await settle(placing)

    expect(placed).toMatchObject({ denial: 'HALTED' })
    expect(halted.left).toEqual([])
    expect(openOrders(simulator)).toEqual([])
    expect(await trading.getOrder('a')).toMatchObject({ state: 'not-taken' })
  })

  it('returns what it cancelled although the lists cannot be read after it', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, { clientOrderId: 'a' })
    simulator.fault(list, { status: 200, msgCd: 'OPSQ2001', taken: false }, 5)

    const halted = await trading.halt({ by: 'Minji' })

    expect(halted).toMatchObject({ cancellations: [{ state: 'open', change: { of: 'a' } }], left: [] })
  })

  it('leaves out an order that a revision has replaced, as the lists after it show', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, { clientOrderId: 'a' })
    await trading.revise('a', { clientOrderId: 'r', price: '65100' })

    const halted = await trading.halt({ by: 'Minji' })

    expect(halted.left).toEqual([])
    expect(halted.cancellations).toMatchObject([
      { change: { of: 'a' }, state: 'rejected' },
      { change: { of: 'r' }, state: 'open' },
    ])
    expect(openOrders(simulator)).toEqual([])
  })

  it('is tried again for its file when the journal has failed', async () => {
    const { simulator, clock, settle, journal, startProgram } = await startWorld()
    const haltFile = join(tempFolder('halt'), 'STOP')
    let isFull = false
    const append: typeof journal.append = (...entry) =>
      isFull ? Promise.reject(new Error('disk full')) : journal.append(...entry)
    const trading = await startProgram({ append }, { haltFile })
    await settle(trading.place(order, { clientOrderId: 'a' }))

    isFull = true
    writeFileSync(haltFile, '')
    await clock.runUntil(clock.now() + 10_000)
    isFull = false
    await clock.runUntil(clock.now() + 60_000)

    expect(openOrders(simulator)).toEqual([])
  })

  it('reads no file in a folder that does not exist', async () => {
    const { start } = await startWorld()

    const trading = await start({ haltFile: join(tempFolder('halt'), 'missing', 'STOP') })

    expect(trading.getAccount().mode).toBe('active')
  })
})

describe('a journal that fails', () => {
  it('gets the refusal of KIS at the next reading, and its symbol is free again', async () => {
    const { simulator, settle, startProgram, journal } = await startWorld()
    let failures = 0
    const append: typeof journal.append = (...entry) => {
      if (entry[0].clientOrderId !== 'a' || failures > 0) return journal.append(...entry)
      failures += 1
      return Promise.reject(new Error('busy'))
    }
    const trading = await startProgram({ append })
    simulator.fault(orderCash, { status: 200, msgCd: 'APBK0952', taken: false })

    const error = await settle(trading.place(order, { clientOrderId: 'a' })).catch((e: unknown) => e)
    await settle(trading.reconcile())
    const next = await settle(trading.place(order, { clientOrderId: 'b' }))

    expect(error).toMatchObject({ code: 'KIS_UNANSWERED' })
    expect(await trading.getOrder('a')).toMatchObject({ state: 'rejected', reason: { code: 'APBK0952' } })
    expect(next.state).toBe('open')
  })

  it('loses nothing that a reading has shown', async () => {
    const { simulator, settle, startProgram, journal } = await startWorld()
    let isFull = false
    const append: typeof journal.append = (...entry) =>
      isFull ? Promise.reject(new Error('disk full')) : journal.append(...entry)
    const trading = await startProgram({ append })
    for (const clientOrderId of ['a', 'b']) await settle(trading.place(order, { clientOrderId }))
    for (const { orderNumber } of simulator.orders()) simulator.fillOrder(orderNumber)

    isFull = true
    const error = await settle(trading.reconcile()).catch((e: unknown) => e)
    isFull = false
    const records = await settle(trading.reconcile())

    expect(error).toMatchObject({ message: 'disk full' })
    expect(records.map(({ state }) => state)).toEqual(['filled', 'filled'])
  })
})

describe('a list that cannot be read to its end', () => {
  it('shows the fills of an order whose row came before the failure', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, { clientOrderId: 'older' })
    await trading.place(order, { clientOrderId: 'newer' })
    for (const { orderNumber } of simulator.orders()) simulator.fillOrder(orderNumber)
    simulator.fault(list, { pageRows: 1 })
    simulator.fault(list, { status: 200, msgCd: 'OPSQ2001', taken: false })

    const error = await trading.reconcile().catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_REFUSED' })
    // KIS lists the newest order first.
    expect(await trading.getOrder('newer')).toMatchObject({ state: 'filled' })
    expect(await trading.getOrder('older')).toMatchObject({ state: 'open' })
  })
})

describe('a list with repeated rows that cannot be read to its end', () => {
  it('counts each fill once', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    const failures: unknown[] = []
    trading.on('trouble', (error) => failures.push(error))
    // A page of paper trading has 15 rows, newest first.
    for (let count = 0; count < 15; count += 1)
      simulator.placeExternalOrder({ symbol: '000660', side: 'buy', quantity: 1, price: '160000' })
    const { name } = await trading.place(order, { clientOrderId: 'newest' })
    simulator.fillOrder(name?.number ?? '', 3)
    simulator.fault(list, { repeatRows: true })
    simulator.fault(list, { status: 200, msgCd: 'OPSQ2001', taken: false })

    // A look of its own may read the list before.
    await trading.reconcile().catch((error: unknown) => failures.push(error))

    expect(failures).toMatchObject([{ code: 'KIS_REFUSED' }])
    expect(await trading.getOrder('newest')).toMatchObject({ state: 'partly-filled', filled: '3' })
  })
})

describe('a program without its right to the account', () => {
  it('sends nothing when the right ends while the guards read', async () => {
    const { simulator, settle, startProgram, journal } = await startWorld()
    let isGone = false
    const renew: typeof journal.renew = (...asked) =>
      isGone ? Promise.reject(new Error('gone')) : journal.renew(...asked)
    const trading = await startProgram({ renew })
    simulator.fault(buyingPower, { delayMs: 20_000 })
    isGone = true

    const error = await settle(trading.place(order, { clientOrderId: 'a' })).catch((e: unknown) => e)

    expect(error).toMatchObject({ code: 'KIS_ACCOUNT_TAKEN' })
    expect(simulator.calls(orderCash)).toEqual([])
  })

  it('waits for a reading at close, and reports nothing after it', async () => {
    const { simulator, settle, startProgram } = await startWorld()
    const trading = await startProgram()
    const troubles: unknown[] = []
    trading.on('trouble', (error) => troubles.push(error))
    const seen = simulator.calls(list).length
    const reading = trading.reconcile()

    await settle(trading.close())

    expect(await reading).toEqual([])
    expect(simulator.calls(list).length).toBeGreaterThan(seen)
    expect(troubles).toEqual([])
  })

  it('waits for its calls at close, and takes no order after it', async () => {
    const { settle, startProgram } = await startWorld()
    const trading = await startProgram()
    const placing = trading.place(order, { clientOrderId: 'a' })

    await settle(trading.close())
    const late = await settle(trading.place(order, { clientOrderId: 'b' })).catch((e: unknown) => e)

    expect(await placing).toMatchObject({ state: 'open' })
    expect(late).toMatchObject({ code: 'KIS_CLOSED' })
  })
})
