import { describe, expect, it } from 'vitest'
import { KisJournalError } from '../../errors.ts'
import type { OrderJournal } from '../journal/journal.ts'
import { acceptance, createHandSource, type HandSource, noticeOf, recordEvents } from './notices.test-kit.ts'
import { order, orderCash, startWorld } from './world.test-kit.ts'

const list = { path: '/uapi/domestic-stock/v1/trading/inquire-daily-ccld' }
const buy = { clientOrderId: 'buy' }
const first = '0000000001'

/** Starts a world, and a program that has placed an order and looked at it until it looks once a minute. */
async function startPlaced(wanted: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld(wanted)
  const source = createHandSource()
  const trading = await world.start({ notices: source })
  await trading.place(order, buy)
  await world.clock.runUntil(world.clock.now() + 300_000)
  const { clock } = world
  const at = (values: Readonly<Record<string, string>> = {}) => noticeOf(values, clock.now())
  return { ...world, source, trading, at, events: recordEvents(trading) }
}

describe('a notice of a fill', () => {
  it('shows in its order at once, and leads to a look that makes the fill final', async () => {
    const { simulator, clock, source, trading, at, events } = await startPlaced()
    simulator.fillOrder(first, 10)
    const sentAt = clock.now()

    source.send(at())
    await clock.runUntil(sentAt)
    const atOnce = await trading.getOrder('buy')
    const settled = await trading.waitForOrder('buy')

    expect(atOnce).toMatchObject({ state: 'open', filled: '0', noticed: { filled: '10', isDenied: false } })
    expect(settled).toMatchObject({ state: 'filled', filled: '10' })
    // Without the notice the next look was up to a minute away.
    expect(clock.now() - sentAt).toBeLessThan(2_000)
    expect(events).toEqual(['order buy open 0, noticed 10', 'notice filled 10 buy', 'order buy filled 10, noticed 10'])
  })

  it('is no fill before a list that lags shows it', async () => {
    const { simulator, clock, source, trading, at } = await startPlaced({ orderListLagMs: 5_000 })
    simulator.fillOrder(first, 10)
    const sentAt = clock.now()

    source.send(at())
    await clock.runUntil(sentAt + 3_000)
    const early = await trading.getOrder('buy')
    await clock.runUntil(sentAt + 20_000)

    expect(early).toMatchObject({ state: 'open', filled: '0', noticed: { filled: '10' } })
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'filled', filled: '10' })
  })

  it('adds its own shares to those before it, up to the size of the order', async () => {
    const { clock, source, trading, at } = await startPlaced()

    source.send(at({ CNTG_QTY: '3', STCK_CNTG_HOUR: '100501' }))
    source.send(at({ CNTG_QTY: '4', STCK_CNTG_HOUR: '100502' }))
    await clock.runUntil(clock.now())
    const some = await trading.getOrder('buy')
    source.send(at({ CNTG_QTY: '6', STCK_CNTG_HOUR: '100503' }))
    await clock.runUntil(clock.now())

    expect(some).toMatchObject({ noticed: { filled: '7' }, filled: '0' })
    expect(await trading.getOrder('buy')).toMatchObject({ noticed: { filled: '10' }, filled: '0' })
  })

  it('counts once or twice when an equal one comes, and is reported once', async () => {
    const { simulator, clock, source, trading, at, events } = await startPlaced()
    simulator.fillOrder(first, 3)

    source.send(at({ CNTG_QTY: '3' }))
    source.send(at({ CNTG_QTY: '3' }))
    await clock.runUntil(clock.now())
    const twice = await trading.getOrder('buy')
    await clock.runUntil(clock.now() + 10_000)

    expect(twice).toMatchObject({ noticed: { filled: '3', mostFilled: '6' } })
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'partly-filled', filled: '3' })
    expect(events.filter((line) => line.startsWith('notice'))).toEqual(['notice filled 3 buy'])
  })

  it('leaves the fills as they are that a list has shown', async () => {
    const { simulator, clock, source, trading, at } = await startPlaced()
    simulator.fillOrder(first, 7)
    await trading.reconcile()

    source.send(at({ CNTG_QTY: '2' }))
    await clock.runUntil(clock.now() + 10_000)

    expect(await trading.getOrder('buy')).toMatchObject({ filled: '7', noticed: { filled: '2' } })
  })

  it('is stored with its order, without the number of the account', async () => {
    const { clock, source, trading, at } = await startPlaced()

    source.send(at({ CNTG_QTY: '3' }))
    await clock.runUntil(clock.now())
    const history = await trading.explain('buy')

    expect(history).toContain('unconfirmed notice about 0000000001: 3 filled at 65000, time 100001')
    expect(history).not.toContain('12345678')
  })

  it('changes nothing and leads to no look if it is of another account of the HTS id', async () => {
    const { simulator, clock, source, at, events } = await startPlaced()
    const looks = simulator.calls(list).length
    const sentAt = clock.now()

    source.send(at({ ACNT_NO: '1234567803' }))
    source.send(at({ ACNT_NO: '8765432101' }))
    await clock.runUntil(sentAt + 1_000)

    expect(events).toEqual([])
    expect(simulator.calls(list)).toHaveLength(looks)
  })

  it('shares a look with the others of a burst', async () => {
    const { simulator, clock, source, at } = await startPlaced()
    const looks = simulator.calls(list).length

    for (let second = 10; second < 40; second += 1) source.send(at({ CNTG_QTY: '1', STCK_CNTG_HOUR: `1005${second}` }))
    await clock.runUntil(clock.now() + 1_500)

    expect(simulator.calls(list)).toHaveLength(looks + 1)
  })
})

describe('a forged notice', () => {
  it('fills no order, and is reported once when the lists had time to show it', async () => {
    const { clock, source, trading, at, events } = await startPlaced()

    source.send(at())
    await clock.runUntil(clock.now() + 100_000)
    const early = [...events]
    await clock.runUntil(clock.now() + 600_000)

    expect(early.join()).not.toContain('unconfirmed')
    expect(events.filter((line) => line.startsWith('unconfirmed'))).toEqual(['unconfirmed buy'])
    expect(await trading.getOrder('buy')).toMatchObject({
      state: 'open',
      filled: '0',
      noticed: { filled: '10', isDenied: true },
    })
  })

  it('is reported once if no list has its number, and not as an order of others', async () => {
    const { clock, source, at, events } = await startPlaced()

    source.send(at({ ODER_NO: '0000000099' }))
    await clock.runUntil(clock.now() + 600_000)

    expect(events).toEqual(['notice filled 10 of another', 'unconfirmed number 0000000099'])
  })

  it('is no longer denied when a list shows the fill after all', async () => {
    const { simulator, clock, source, trading, at } = await startPlaced()
    source.send(at())
    await clock.runUntil(clock.now() + 600_000)

    simulator.fillOrder(first, 10)
    await trading.reconcile()

    expect(await trading.getOrder('buy')).toMatchObject({ state: 'filled', noticed: { isDenied: false } })
  })
})

describe('a notice of an acceptance or a rejection', () => {
  it('is reported once, however often it comes', async () => {
    const { clock, source, trading, at, events } = await startPlaced()

    for (const values of [acceptance, acceptance, { ...acceptance, RFUS_YN: '1' }, { ...acceptance, RFUS_YN: '1' }])
      source.send(at(values))
    await clock.runUntil(clock.now())

    expect(events.filter((line) => line.startsWith('notice'))).toEqual([
      'notice accepted 10 buy',
      'notice rejected 10 buy',
    ])
    expect(await trading.getOrder('buy')).toMatchObject({
      state: 'open',
      noticed: { isAccepted: true, isRejected: true },
    })
  })

  it('is reported again when the exchange has confirmed a cancellation that was received', async () => {
    const { simulator, clock, source, trading, at, events } = await startPlaced()
    await trading.cancel('buy', { clientOrderId: 'cancel' })
    const [, cancellation] = simulator.orders()
    const values = { ...acceptance, RCTF_CLS: '2', ODER_NO: cancellation?.orderNumber ?? '', OODER_NO: first }

    source.send(at(values))
    source.send(at({ ...values, ACPT_YN: '2' }))
    source.send(at({ ...values, ACPT_YN: '2' }))
    await clock.runUntil(clock.now() + 10_000)

    expect(events.filter((line) => line.startsWith('notice'))).toEqual([
      'notice accepted 10 cancel',
      'notice accepted 10 cancel',
    ])
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'cancelled', noticed: undefined })
  })

  it('leaves the rejection of an order to its row', async () => {
    const world = await startWorld()
    const source = createHandSource()
    const trading = await world.start({ notices: source })
    world.simulator.fault(orderCash, { rejectAfterMs: 500 })
    await trading.place(order, buy)
    const { clock } = world
    await clock.runUntil(clock.now() + 1_000)

    source.send(noticeOf({ ...acceptance, RFUS_YN: '1' }, clock.now()))
    await clock.runUntil(clock.now())
    const noticed = await trading.getOrder('buy')
    const settled = await trading.waitForOrder('buy')

    expect(noticed).toMatchObject({ state: 'open', noticed: { isRejected: true } })
    expect(settled.state).toBe('rejected')
  })
})

describe('a notice whose number is not known', () => {
  it('is matched when the answer to its order comes, and is no order of others', async () => {
    const { clock, start, settle, startProgram } = await startWorld()
    await start()
    const source = createHandSource()
    const trading = await startProgram({}, { notices: source })
    const events = recordEvents(trading)

    const placing = trading.place(order, buy)
    const off = trading.on('order', ({ state }) => {
      if (state !== 'submitting') return
      source.send(noticeOf(acceptance, clock.now()))
      source.send(noticeOf({ CNTG_QTY: '4' }, clock.now()))
    })
    await settle(placing)
    off()
    await clock.runUntil(clock.now() + 10_000)

    expect(events.filter((line) => !line.startsWith('order'))).toEqual([
      'notice accepted 10 buy',
      'notice filled 4 buy',
    ])
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'open', noticed: { isAccepted: true, filled: '4' } })
  })

  it('hurries the look for an order whose answer was lost, and does not prove that it is ours', async () => {
    const { simulator, clock, start } = await startWorld({ orderListLagMs: 300_000 })
    const source = createHandSource()
    const trading = await start({ notices: source })
    simulator.fault(orderCash, 'hang-up-after')
    await trading.place(order, buy)
    const events = recordEvents(trading)
    await clock.runUntil(clock.now() + 305_000)

    source.send(noticeOf({ CNTG_QTY: '4' }, clock.now()))
    await clock.runUntil(clock.now())
    const before = await trading.getOrder('buy')
    await clock.runUntil(clock.now() + 5_000)

    expect(before).toMatchObject({ state: 'unknown', name: undefined, noticed: undefined })
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'open', isProbable: true, noticed: { filled: '4' } })
    expect(events).not.toContain('other 0000000001')
  })

  it('leads to a look that reports the order of a person', async () => {
    const { simulator, clock, source, at, events } = await startPlaced()
    const placed = simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 1, price: '65000' })
    const sentAt = clock.now()

    source.send(at({ ...acceptance, ODER_NO: placed.orderNumber, CNTG_QTY: '1' }))
    await clock.runUntil(sentAt + 1_900)

    expect(events).toEqual(['notice accepted 1 of another', `other ${placed.orderNumber}`])
  })

  it('leads to a look even if no order of ours is open, and none after it', async () => {
    const { simulator, clock, start } = await startWorld()
    const source = createHandSource()
    const trading = await start({ notices: source })
    await clock.runUntil(clock.now() + 600_000)
    const events = recordEvents(trading)
    const placed = simulator.placeExternalOrder({ symbol: '005930', side: 'buy', quantity: 1, price: '65000' })
    const looks = simulator.calls(list).length

    source.send(noticeOf({ ...acceptance, ODER_NO: placed.orderNumber, CNTG_QTY: '1' }, clock.now()))
    await clock.runUntil(clock.now() + 600_000)

    expect(events).toEqual(['notice accepted 1 of another', `other ${placed.orderNumber}`])
    expect(simulator.calls(list)).toHaveLength(looks + 1)
  })
})

describe('a notice with codes that are not known', () => {
  it('is reported once, leads to a look, and is stored with no order', async () => {
    const { simulator, clock, source, trading, at, events } = await startPlaced()
    const looks = simulator.calls(list).length

    for (let time = 0; time < 2; time += 1) source.send(at({ CNTG_YN: '7' }))
    await clock.runUntil(clock.now() + 1_000)

    expect(events).toEqual(['notice unknown 10 buy'])
    expect(simulator.calls(list)).toHaveLength(looks + 1)
    expect(await trading.getOrder('buy')).toMatchObject({ noticed: undefined })
  })
})

describe('a notice that the journal does not take', () => {
  it('is reported at once, and stored once the journal works again', async () => {
    const { clock, journal, settle, startProgram } = await startWorld()
    const source = createHandSource()
    let isFull = false
    const append: OrderJournal['append'] = async (...given) => {
      if (isFull) throw new KisJournalError('the disk is full')
      return journal.append(...given)
    }
    const trading = await startProgram({ append }, { notices: source })
    await settle(trading.place(order, buy))
    const events = recordEvents(trading)

    isFull = true
    source.send(noticeOf({ CNTG_QTY: '4' }, clock.now()))
    await clock.runUntil(clock.now())
    const reported = [...events]
    isFull = false
    await settle(trading.reconcile())

    expect(reported).toEqual(['trouble KisJournalError: the disk is full', 'notice filled 4 buy'])
    expect(await trading.getOrder('buy')).toMatchObject({ state: 'open', noticed: { filled: '4' } })
  })
})

describe('a notice that comes while a program reads the lists for the first time', () => {
  it('belongs to its order', async () => {
    const { clock, start } = await startWorld()
    await (await start()).place(order, buy)
    const source = createHandSource()
    const onNotice: HandSource['onNotice'] = (listener) => {
      listener(noticeOf({ CNTG_QTY: '4' }, clock.now()))
      return source.onNotice(listener)
    }

    const trading = await start({ notices: { onNotice } })

    expect(await trading.getOrder('buy')).toMatchObject({ state: 'open', noticed: { filled: '4' } })
  })
})

describe('a hole in the notices', () => {
  it('leads to a look', async () => {
    const { simulator, clock, source, trading } = await startPlaced()
    simulator.fillOrder(first, 10)

    source.gap()
    await clock.runUntil(clock.now() + 1_900)

    expect(await trading.getOrder('buy')).toMatchObject({ state: 'filled' })
  })
})

describe('a program that dies between a notice and its look', () => {
  it('is followed by one whose order is what the lists say', async () => {
    const { simulator, clock, source, at, start } = await startPlaced({ orderListLagMs: 5_000 })
    simulator.fillOrder(first, 4)
    source.send(at({ CNTG_QTY: '4' }))
    await clock.runUntil(clock.now())

    const after = await start({ notices: createHandSource() })

    expect(await after.getOrder('buy')).toMatchObject({ state: 'partly-filled', filled: '4', noticed: { filled: '4' } })
  })

  it('is followed by one that knows what was noticed, and denies what the lists do not show', async () => {
    const { clock, source, at, start } = await startPlaced()
    source.send(at({ CNTG_QTY: '4' }))
    await clock.runUntil(clock.now())

    const next = createHandSource()
    const after = await start({ notices: next })
    const events = recordEvents(after)
    next.send(at({ CNTG_QTY: '4' }))
    await clock.runUntil(clock.now() + 600_000)

    expect(await after.getOrder('buy')).toMatchObject({
      state: 'open',
      filled: '0',
      noticed: { filled: '4', mostFilled: '8', isDenied: true },
    })
    expect(events.filter((line) => /^(notice|unconfirmed)/.test(line))).toEqual(['unconfirmed buy'])
  })
})

describe('close', () => {
  it('removes its listeners from the source of notices', async () => {
    const { settle, startProgram } = await startWorld()
    const source = createHandSource()
    const trading = await startProgram({}, { notices: source })

    await settle(trading.close())

    expect(source.listeners()).toBe(0)
  })
})
