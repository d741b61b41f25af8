import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { memoryJournal } from '../journal/memory.ts'
import { sqliteJournal } from '../journal/sqlite.ts'
import { createTrading } from './create-trading.ts'
import { order, orderCash, startWorld, unreadable } from './world.test-kit.ts'

const minute = 60_000
const bought = { symbol: '005930', side: 'buy', quantity: '10', type: 'market' } as const
const afterClose = Date.parse('2026-10-19T15:35:00+09:00')

describe('an order whose answer was lost and that KIS never got', () => {
  it('is not taken once the lists after its life have no row of it, and the holdings are explained', async () => {
    const { simulator, clock, start } = await startWorld()
    const trading = await start()
    simulator.fault(orderCash, 'hang-up-before')
    await trading.place(order, { clientOrderId: 'lost' })

    await clock.runUntil(afterClose - 10 * minute)
    const before = await trading.getOrder('lost')
    await clock.runUntil(afterClose + 20 * minute)
    const after = await trading.getOrder('lost')

    expect(before?.state).toBe('unknown')
    expect(after).toMatchObject({ state: 'not-taken', isAbsent: true, reason: { code: 'ABSENT' } })
    expect(await trading.explain('lost')).toContain('not taken: it had ended by rule at 2026-10-19T06:30:')
  })

  it('stays unknown while shares came that no order explains', async () => {
    const { simulator, clock, start } = await startWorld({ orderListLagMs: { krx: 24 * 60 * minute } })
    const trading = await start()
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place(bought, { clientOrderId: 'lost' })

    await clock.runUntil(afterClose + 20 * minute)

    expect(simulator.orders()).toMatchObject([{ filled: 10 }])
    expect(await trading.getOrder('lost')).toMatchObject({ state: 'unknown' })
  })

  it('is open again, with an alarm, when its row appears after all', async () => {
    const lag = 8 * 60 * minute
    const { simulator, clock, start } = await startWorld({ orderListLagMs: { krx: lag } })
    const trading = await start()
    const alarms: unknown[] = []
    trading.on('wrongly-ended', ({ clientOrderId, state }) => alarms.push([clientOrderId, state]))
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place(order, { clientOrderId: 'lost' })

    await clock.runUntil(afterClose + 20 * minute)
    const ended = await trading.getOrder('lost')
    await clock.runUntil(afterClose + lag)
    await trading.reconcile()

    expect(ended?.state).toBe('not-taken')
    // The list shows the order as it was when it was booked.
    expect(alarms).toEqual([['lost', 'open']])
    expect(await trading.getOrder('lost')).toMatchObject({ wasWronglyEnded: true, isProbable: true })
  })
})

describe('an order that outlives its life by rule', () => {
  it('is ended-unconfirmed and keeps its symbol when its row does not say how it ended, until a person does', async () => {
    const { clock, start } = await startWorld({ endedOrderRow: 'unchanged', hours: 'exchange' })
    const trading = await start()
    await trading.place(order, { clientOrderId: 'day' })

    await clock.runUntil(afterClose + 20 * minute)
    const ended = await trading.getOrder('day')
    const error = await trading.place(order, { clientOrderId: 'next' }).catch((e: unknown) => e)
    const claimed = await trading.claim('day', { isOver: true, by: 'Minji' })

    expect(ended?.state).toBe('ended-unconfirmed')
    expect(error).toMatchObject({ code: 'KIS_ORDER_UNSETTLED', clientOrderId: 'day' })
    expect(claimed).toMatchObject({ state: 'expired', reason: { message: expect.stringContaining('Minji') } })
  })
})

describe('an order of others', () => {
  it('is reported once, is not cancelled by halt, and is ours once a person adopts it', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    const seen: string[] = []
    trading.on('other', ({ number }) => seen.push(number))
    const other = simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3, price: '64000' })
    await trading.reconcile()
    await trading.reconcile()

    const first = await trading.halt({ by: 'Minji' })
    const [row] = trading.listOthers()
    const adopted = row && (await trading.adopt(row, { clientOrderId: 'by hand', by: 'Minji' }))
    const second = await trading.halt({ by: 'Minji' })

    expect(seen).toEqual([other.orderNumber])
    expect(first).toEqual({ cancellations: [], left: [] })
    expect(adopted).toMatchObject({ state: 'open', isProbable: false, adoptedBy: 'Minji', order: { price: '64000' } })
    expect(second.cancellations).toMatchObject([{ change: { of: 'by hand' } }])
    expect(simulator.orders()[0]).toMatchObject({ cancelled: 3 })
    expect(trading.listOthers()).toEqual([])
  })
})

describe('the origin of a row', () => {
  const api = { employee: 'OpnAPI', address: '127.0.0.1' }

  it('proves that a row which was found by its content is ours, if all other rows with it are ours', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start({ isOnlyProgram: true })
    await trading.place({ ...order, price: '64000' }, { clientOrderId: 'known' })
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place(order, { clientOrderId: 'lost' })

    await trading.reconcile()

    expect(await trading.getOrder('lost')).toMatchObject({ state: 'open', isProbable: false })
  })

  it('proves nothing unless the user says that no other program trades the account', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place({ ...order, price: '64000' }, { clientOrderId: 'known' })
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place(order, { clientOrderId: 'lost' })

    await trading.reconcile()

    expect(await trading.getOrder('lost')).toMatchObject({ state: 'open', isProbable: true })
  })

  it('proves nothing once another program has it', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start({ isOnlyProgram: true })
    await trading.place({ ...order, price: '64000' }, { clientOrderId: 'known' })
    simulator.placeExternalOrder({ symbol: '000660', side: 'buy', quantity: 1, price: '160000', origin: api })
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place(order, { clientOrderId: 'lost' })

    await trading.reconcile()

    expect(await trading.getOrder('lost')).toMatchObject({ state: 'open', isProbable: true })
  })
})

describe('halt', () => {
  it('cancels what is ours, lets no order leave, and says what it could not cancel; a restart changes nothing', async () => {
    const { simulator, start } = await startWorld()
    const trading = await start()
    await trading.place(order, { clientOrderId: 'open' })
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place({ ...order, symbol: '000660', price: '160000' }, { clientOrderId: 'lost' })

    const { cancellations, left } = await trading.halt({ by: 'Minji' })
    const second = await start()
    const error = await second.place({ ...order, symbol: '035420' }, { clientOrderId: 'next' }).catch((e: unknown) => e)

    expect(cancellations).toMatchObject([{ change: { of: 'open' }, state: 'open' }])
    // The lists after it have its row, which may be another program's.
    expect(left).toMatchObject([{ clientOrderId: 'lost', state: 'open', isProbable: true }])
    expect(error).toMatchObject({ code: 'KIS_ORDER_DENIED', denial: 'HALTED' })
    await second.setMode('active', { by: 'Minji' })
    expect(second.getAccount().mode).toBe('active')
  })

  it('comes from a file, too, while that file exists', async () => {
    const { clock, start } = await startWorld()
    const haltFile = join(tempFolder('halt'), 'STOP')
    const trading = await start({ haltFile })
    await trading.place(order, { clientOrderId: 'open' })

    writeFileSync(haltFile, '')
    await clock.runUntil(clock.now() + minute)
    const { mode } = trading.getAccount()
    rmSync(haltFile)

    expect(mode).toBe('halted')
    expect(await trading.getOrder('open')).toMatchObject({ state: 'cancelled' })
    // The file is gone, and the mode stays until a person changes it.
    expect(trading.getAccount().mode).toBe('halted')
  })
})

describe('a journal that does not know the account', () => {
  it('lets only orders leave that reduce, when it is new and the account has orders of today, until a person confirms it', async () => {
    const { simulator, start } = await startWorld()
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3, price: '64000' })
    const trading = await start()

    const error = await trading.place(order, { clientOrderId: 'one' }).catch((e: unknown) => e)
    const { isTrusted, mode } = trading.getAccount()
    await trading.confirmAccount({ by: 'Minji' })
    const placed = await trading.place(order, { clientOrderId: 'one' })

    expect(error).toMatchObject({ code: 'KIS_ORDER_DENIED', denial: 'REDUCING' })
    expect({ isTrusted, mode }).toEqual({ isTrusted: false, mode: 'reducing' })
    expect(placed.state).toBe('open')
  })

  it('lets only orders leave that reduce after a restore from a back-up that lacks an order of today', async () => {
    const folder = tempFolder('restore')
    const path = join(folder, 'orders.db')
    const journal = sqliteJournal({ path })
    const { settle, clock, start, options } = await startWorld({}, journal)
    const trading = await start()
    await trading.place(order, { clientOrderId: 'known' })
    await trading.reconcile()
    const backup = join(folder, 'backup.db')
    const database = new DatabaseSync(path)
    database.prepare('VACUUM INTO ?').run(backup)
    database.close()
    chmodSync(backup, 0o600)
    await trading.place({ ...order, price: '64000' }, { clientOrderId: 'after the back-up' })
    await trading.close()
    await journal.close()
    const old = sqliteJournal({ path: backup })
    const kis = createKisClient(options)
    onTestFinished(async () => {
      await settle(kis.close())
      await old.close()
    })

    // The copy has the right of the program of then, too.
    await clock.runUntil(clock.now() + 15_000)
    const restored = await settle(createTrading(kis, { journal: old }))

    expect(restored.getAccount()).toMatchObject({ isTrusted: false, mode: 'reducing' })
    await restored.close()
  })
})

describe('a symbol with shares of unknown source', () => {
  it('takes no new order until the lists explain the shares, or a person accepts them', async () => {
    const { simulator, clock, start } = await startWorld()
    const trading = await start()
    const seen: unknown[] = []
    trading.on('mismatch', ({ symbol, expected, held }) => seen.push([symbol, expected, held]))
    await trading.reconcile()
    await clock.runUntil(clock.now() + 5 * minute)
    await trading.reconcile()
    // A fill that the list of orders does not show.
    simulator.configure({ orderListLagMs: { krx: 24 * 60 * minute } })
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3 })
    await trading.reconcile()
    const early = trading.getAccount().mismatches
    await clock.runUntil(clock.now() + 5 * minute)
    await trading.reconcile()

    const error = await trading.place(order, { clientOrderId: 'one' }).catch((e: unknown) => e)
    const [mismatch] = trading.getAccount().mismatches
    if (mismatch) await trading.acceptHolding(mismatch, { by: 'Minji' })
    const placed = await trading.place(order, { clientOrderId: 'one' })

    expect(early).toEqual([])
    expect(seen).toEqual([['005930', '0', '3']])
    expect(error).toMatchObject({ denial: 'MISMATCH' })
    expect(placed.state).toBe('open')
  })
})

describe('a difference whose corporate actions cannot be read', () => {
  it('is a mismatch, and its actions are read again until they can be', async () => {
    const { simulator, clock, start } = await startWorld({}, memoryJournal(), 'real')
    const trading = await start()
    const actions = { path: '/uapi/domestic-stock/v1/ksdinfo/rev-split' }
    const troubles: unknown[] = []
    trading.on('trouble', (error) => troubles.push(error))
    await trading.reconcile()
    await clock.runUntil(clock.now() + 5 * minute)
    simulator.configure({ orderListLagMs: { krx: 24 * 60 * minute } })
    simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 3 })
    await trading.reconcile()
    simulator.fault(actions, unreadable, 2)

    await clock.runUntil(clock.now() + 2 * minute)
    await trading.reconcile()
    const error = await trading.place(order, { clientOrderId: 'one' }).catch((e: unknown) => e)
    await clock.runUntil(clock.now() + 10 * minute)

    expect(error).toMatchObject({ denial: 'MISMATCH' })
    expect(trading.getAccount().mismatches).toMatchObject([{ symbol: '005930', expected: '0', held: '3' }])
    expect(troubles).toMatchObject([{ code: 'KIS_REFUSED' }])
    // The refused calls, and one that was answered.
    expect(simulator.calls(actions)).toHaveLength(3)
  })
})
