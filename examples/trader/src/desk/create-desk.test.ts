import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDecimal } from '@stockeye/kis-client'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  barsOf,
  bookedOf,
  deciding,
  deskOf,
  fallenOf,
  krx,
  leave,
  noWish,
  type StartOptions,
  startPortfolio,
} from '../portfolio.test-kit.ts'
import { defaultRisk } from '../risk/settings.ts'
import type { DeskEvent } from './desk.ts'
import { type DeskRecords, memoryDeskStore, sqliteDeskStore } from './store.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const { at, watched, before, fallen, farBelow, orderPath, cancelPath } = krx
const { symbol } = watched

/** Starts a trader on KRX with its desk. The share fell by a tenth, which is a stop, and a wish of `belowAverage`. */
async function start({ records, ...more }: Partial<StartOptions> & { readonly records?: DeskRecords } = {}) {
  const started = await startPortfolio({ at, bars: fallenOf(krx), watchlist: [watched], ...more })
  const kept = records ?? memoryDeskStore(started.portfolio).recordsOf('test')
  const { haltFile } = more
  const desk = deskOf(started.portfolio, { records: kept, ...(haltFile !== undefined && { haltFile }) })
  const portfolio = { ...started.portfolio, oversight: desk.oversight }
  const decide = deciding({ ...started, portfolio })
  const events: DeskEvent[] = []
  desk.listen((event) => events.push(event))
  /** Places an order that stays open. */
  const placeOpen = (clientOrderId = 'open-1') =>
    started.settle(
      portfolio.trading.place({ ...watched, side: 'buy', quantity: '1', price: farBelow }, { clientOrderId }),
    )
  return { ...started, portfolio, records: kept, desk, decide, events, placeOpen }
}

const holding = [{ symbol, quantity: 10, averagePrice: before }]

describe('pause', () => {
  it('places no order, also no sale at a stop, and leaves open orders as they are', async () => {
    const { simulator, clock, desk, decide, portfolio, settle } = await start({ positions: holding, rules: noWish })
    const price = '59000'
    await settle(
      portfolio.trading.place({ ...watched, side: 'buy', quantity: '1', price }, { clientOrderId: 'open-1' }),
    )

    const state = await desk.pause({ by: 'Minji' })
    await decide()
    await clock.runUntil(clock.now() + 40 * minuteMs)
    await decide()

    expect(state).toMatchObject({ mode: 'paused', by: 'Minji', open: 1 })
    expect(bookedOf(simulator)).toEqual(['buy 1 005930'])
    expect(simulator.calls({ path: cancelPath })).toEqual([])
  })
})

describe('stopEntry', () => {
  it('buys nothing, and sells at a stop', async () => {
    const { simulator, desk, decide } = await start({ positions: holding, rules: noWish })
    const bought = await start()

    await desk.stopEntry({ by: 'Minji' })
    await bought.desk.stopEntry({ by: 'Minji' })
    await decide()
    await bought.decide()

    expect(bookedOf(simulator)).toEqual(['sell 10 005930'])
    expect(bookedOf(bought.simulator)).toEqual([])
  })

  it('does not become a flattening by the record of an earlier one', async () => {
    const { simulator, desk, decide } = await start({
      positions: holding,
      bars: { [symbol]: barsOf({ market: 'KRX', before, on: before }) },
      rules: noWish,
    })
    await desk.flatten({ by: 'Minji' })

    const state = await desk.stopEntry({ by: 'Minji' })
    await decide()

    expect(state.mode).toBe('entry-stopped')
    expect(bookedOf(simulator)).toEqual([])
  })
})

describe('kill', () => {
  it('cancels what is open, and lets a decision that is under way place nothing more', async () => {
    const { simulator, clock, settle, desk, decide, placeOpen } = await start({
      bars: { ...fallenOf(krx), '000660': fallenOf(krx)[symbol] ?? [], '035420': fallenOf(krx)[symbol] ?? [] },
      watchlist: [watched, { symbol: '000660', exchange: 'KRX' }, { symbol: '035420', exchange: 'KRX' }],
    })
    await placeOpen()
    simulator.fault({ path: orderPath }, { delayMs: 3_000 })
    const deciding = decide()
    while (simulator.calls({ path: orderPath }).length < 2) await clock.runUntil(clock.now() + 100)

    const killed = await settle(desk.kill({ by: 'Minji' }))
    await settle(deciding)

    expect(bookedOf(simulator)).toHaveLength(2)
    expect(simulator.calls({ path: orderPath })).toHaveLength(2)
    expect(killed.cancelled).toBeGreaterThanOrEqual(1)
    expect(await desk.getState()).toMatchObject({ mode: 'killed', by: 'Minji' })
  })

  it('returns after four seconds while KIS does not answer: no order leaves, and the open one is in left', async () => {
    const { simulator, clock, settle, desk, decide, placeOpen } = await start({ orderListLagMs: 10 * hourMs })
    await placeOpen()
    simulator.fault({ path: cancelPath }, { delayMs: 9_000 })
    const askedAt = clock.now()

    const killed = await settle(desk.kill({ by: 'Minji' }))
    const answeredAt = clock.now()
    await decide()

    expect(answeredAt - askedAt).toBe(4_000)
    expect(killed).toMatchObject({ cancelled: 0, left: [{ id: 'open-1' }] })
    expect(bookedOf(simulator)).toHaveLength(1)
  })
})

describe('a kill', () => {
  it('cancels an order of unknown fate once it is found', async () => {
    const { simulator, clock, settle, portfolio, desk, decide } = await start({ orderListLagMs: 10 * minuteMs })
    const order = { ...watched, side: 'buy', quantity: '1', price: farBelow } as const
    // A first order of the trader shows the origin of its rows, so that the lost one is certainly its own.
    await settle(portfolio.trading.place(order, { clientOrderId: 'first' }))
    simulator.fault({ path: orderPath }, 'hang-up-after')
    const lost = await settle(portfolio.trading.place({ ...order, quantity: '2' }, { clientOrderId: 'lost' }))

    const killed = await settle(desk.kill({ by: 'Minji' }))
    for (let minute = 0; minute < 15; minute += 1) {
      await clock.runUntil(clock.now() + minuteMs)
      await decide()
      const record = await portfolio.trading.getOrder('lost')
      if (record?.isProbable === true) await portfolio.trading.claim('lost', { isOurs: true, by: 'Minji' })
    }

    expect(lost.state).toBe('unknown')
    expect(killed.left.map(({ id }) => id)).toContain('lost')
    expect(simulator.orders().filter(({ kind }) => kind === 'new')).toMatchObject([{ cancelled: 1 }, { cancelled: 2 }])
    expect(simulator.calls({ path: cancelPath })).toHaveLength(2)
  })
})

describe('a command that is delivered again', () => {
  it.each(['pause', 'stopEntry', 'flatten', 'kill'] as const)('changes nothing after a resume: %s', async (name) => {
    const { settle, desk } = await start()
    const seenAt = 0
    await settle<unknown>(desk[name]({ by: 'Minji', seenAt }))
    await desk.resume({ by: 'Jun' })
    const before = await desk.getState()

    const again = desk[name]({ by: 'Minji', seenAt })

    await expect(settle<unknown>(again)).rejects.toMatchObject({ code: 'DESK_STALE_COMMAND' })
    expect(await desk.getState()).toEqual(before)
    expect(before).toMatchObject({ mode: 'trading', by: 'Jun' })
  })

  it('is answered with the state that it has made, while that holds', async () => {
    const { clock, desk } = await start()
    const first = await desk.flatten({ by: 'Minji', seenAt: 0 })
    await clock.runUntil(clock.now() + minuteMs)

    const again = await desk.flatten({ by: 'Minji', seenAt: 0 })

    expect(again).toEqual(first)
  })

  it('holds after a person has seen the latest state, also within the same millisecond', async () => {
    const { desk } = await start()
    const paused = await desk.pause({ by: 'Minji', seenAt: 0 })

    const resumed = await desk.resume({ by: 'Jun', seenAt: paused.changedAt })

    expect(resumed).toMatchObject({ mode: 'trading', by: 'Jun' })
    expect(resumed.changedAt).toBeGreaterThan(paused.changedAt ?? Number.NaN)
    await expect(desk.flatten({ by: 'Minji', seenAt: paused.changedAt })).rejects.toMatchObject({
      code: 'DESK_STALE_COMMAND',
    })
  })
})

describe('the mode', () => {
  it.each(['pause', 'stopEntry', 'flatten', 'kill'] as const)('outlives a restart: %s', async (command) => {
    const path = join(tempFolder('desk'), 'desk.db')
    const first = await start()
    const store = sqliteDeskStore({ path, clock: first.portfolio.clock })
    const desk = deskOf(first.portfolio, { records: store.recordsOf('test') })
    await first.settle<unknown>(desk[command]({ by: 'Minji' }))
    const before = await desk.getState()
    store.close()

    const again = await first.restart()
    const opened = sqliteDeskStore({ path, clock: first.portfolio.clock })
    onTestFinished(() => opened.close())
    const after = await deskOf(again.portfolio, { records: opened.recordsOf('test') }).getState()

    expect(after).toMatchObject({ mode: before.mode, by: 'Minji' })
    expect(before.mode).toBe(
      { pause: 'paused', stopEntry: 'entry-stopped', flatten: 'flattening', kill: 'killed' }[command],
    )
  })

  it('is that of the last of two commands at once', async () => {
    const { settle, desk, portfolio } = await start()

    const killing = desk.kill({ by: 'Minji' })
    const resuming = desk.resume({ by: 'Jun' })
    await settle(Promise.all([killing, resuming]))

    expect(await desk.getState()).toMatchObject({ mode: 'trading', by: 'Jun' })
    expect(portfolio.trading.getAccount().mode).toBe('active')
  })

  it('is that of the journal where a process died between its two writes', async () => {
    const { desk, portfolio, records } = await start()
    await desk.flatten({ by: 'Minji' })
    // The record of the resume is written first.
    await records.write({ command: { put: [['latest', { mode: 'trading', by: 'Jun', at: 1 }]] } })

    const { mode } = await deskOf(portfolio, { records }).getState()

    expect(mode).toBe('entry-stopped')
  })

  it('stays as it is where a resume cannot be stored, so that no old flattening waits in the record', async () => {
    const { desk, portfolio, records } = await start()
    await desk.flatten({ by: 'Minji' })
    const full: DeskRecords = { ...records, write: () => Promise.reject(new Error('the disk is full')) }
    const failing = deskOf(portfolio, { records: full })

    await expect(failing.resume({ by: 'Jun' })).rejects.toThrow('the disk is full')

    expect(portfolio.trading.getAccount().mode).toBe('reducing')
    expect(await failing.getState()).toMatchObject({ mode: 'flattening', by: 'Minji' })
  })

  it('is killed by a kill that only the journal stores', async () => {
    const { settle, portfolio, records } = await start()
    const full: DeskRecords = { ...records, write: () => Promise.reject(new Error('the disk is full')) }
    const failing = deskOf(portfolio, { records: full })

    await settle(failing.kill({ by: 'Jun' }))

    expect(await failing.getState()).toMatchObject({ mode: 'killed' })
    expect(portfolio.trading.getAccount().mode).toBe('halted')
  })

  it('is killed after a pause at once, also for the trader that follows one which died while KIS was waited for', async () => {
    const { simulator, clock, settle, desk, portfolio, records, placeOpen } = await start()
    await placeOpen()
    await desk.pause({ by: 'Minji' })
    simulator.fault({ path: cancelPath }, { delayMs: hourMs })

    const killing = desk.kill({ by: 'Jun' })
    await clock.runUntil(clock.now() + 1_000)
    const next = await deskOf(portfolio, { records }).getState()
    await settle(killing)

    expect(next).toMatchObject({ mode: 'killed', by: 'Jun' })
  })

  it('is killed after a pause by a kill that only the journal stores', async () => {
    const { settle, desk, portfolio, records } = await start()
    await desk.pause({ by: 'Minji' })
    const full: DeskRecords = { ...records, write: () => Promise.reject(new Error('the disk is full')) }
    const failing = deskOf(portfolio, { records: full })

    await settle(failing.kill({ by: 'Jun' }))

    expect(await failing.getState()).toMatchObject({ mode: 'killed', by: 'Jun' })
  })

  it.each(['pause', 'resume'] as const)('is paused by half a %s, and open orders stay', async (half) => {
    const started = await start({ bars: { [symbol]: barsOf({ market: 'KRX', before, on: before }) }, rules: noWish })
    const { simulator, desk, portfolio, records, placeOpen } = started
    await placeOpen()
    const full: DeskRecords = { ...records, write: () => Promise.reject(new Error('the disk is full')) }
    if (half === 'pause') {
      await expect(deskOf(portfolio, { records: full }).pause({ by: 'Minji' })).rejects.toThrow('the disk is full')
    } else {
      await desk.pause({ by: 'Minji' })
      // The record of the resume is written first.
      await records.write({ command: { put: [['latest', { mode: 'trading', by: 'Jun', at: 1 }]] } })
    }

    const next = deskOf(portfolio, { records })
    const { mode } = await next.getState()
    await deciding({ ...started, portfolio: { ...portfolio, oversight: next.oversight } })()

    expect(mode).toBe('paused')
    expect(simulator.calls({ path: cancelPath })).toEqual([])
  })

  it.each([true, false])(
    'is killed for the next trader where a full disk refused the record and a cancellation failed, after a pause: %s',
    async (isPaused) => {
      const started = await start({ bars: { [symbol]: barsOf({ market: 'KRX', before, on: before }) }, rules: noWish })
      const { simulator, clock, settle, desk, portfolio, records, placeOpen } = started
      await placeOpen()
      if (isPaused) await desk.pause({ by: 'Minji' })
      simulator.fault({ path: cancelPath }, 'hang-up-before')
      const full: DeskRecords = { ...records, write: () => Promise.reject(new Error('the disk is full')) }
      await settle(deskOf(portfolio, { records: full }).kill({ by: 'Jun' }))

      const next = deskOf(portfolio, { records })
      const decide = deciding({ ...started, portfolio: { ...portfolio, oversight: next.oversight } })
      for (let minute = 0; minute < 4; minute += 1) {
        await clock.runUntil(clock.now() + minuteMs)
        await decide()
      }

      expect(await next.getState()).toMatchObject({ mode: 'killed', open: 0 })
      expect(await next.resume({ by: 'Jun' })).toMatchObject({ mode: 'trading' })
      expect(await next.pause({ by: 'Jun' })).toMatchObject({ mode: 'paused', by: 'Jun' })
    },
  )

  it('is killed for the next trader, too, once a decision has stored the record that a full disk refused', async () => {
    const started = await start()
    const { clock, settle, desk, portfolio, records } = started
    await desk.pause({ by: 'Minji' })
    let isFull = true
    const write: DeskRecords['write'] = (changes) =>
      isFull ? Promise.reject(new Error('the disk is full')) : records.write(changes)
    const first = deskOf(portfolio, { records: { ...records, write } })
    await settle(first.kill({ by: 'Jun' }))
    const decide = deciding({ ...started, portfolio: { ...portfolio, oversight: first.oversight } })
    await decide()
    const whileFull = await deskOf(portfolio, { records }).getState()

    isFull = false
    await clock.runUntil(clock.now() + minuteMs)
    await decide()

    expect(whileFull).toMatchObject({ mode: 'paused', by: 'Minji' })
    expect(await deskOf(portfolio, { records }).getState()).toMatchObject({ mode: 'killed', by: 'Jun' })
  })

  it('stays killed by a resume while the halt file is there', async () => {
    const haltFile = join(tempFolder('halt'), 'STOP')
    const { clock, desk, portfolio } = await start({ haltFile })
    writeFileSync(haltFile, '')
    await clock.runUntil(clock.now() + 3_000)

    const state = await desk.resume({ by: 'Minji' })
    rmSync(haltFile)
    await clock.runUntil(clock.now() + 3_000)

    expect(state).toMatchObject({ mode: 'killed', waits: [{ reason: 'halt-file' }] })
    expect(existsSync(haltFile)).toBe(false)
    expect(portfolio.trading.getAccount().mode).toBe('halted')
    expect(await desk.resume({ by: 'Minji' })).toMatchObject({ mode: 'trading' })
  })
})

describe('approvals', () => {
  const risk = { ...defaultRisk, approveAbove: { KRX: parseDecimal('500000'), US: undefined } }
  const asking = { positions: holding, rules: noWish, risk }

  it('asks once before a sale above the limit, and sells with the next decision after the approval', async () => {
    const { simulator, clock, desk, decide, events } = await start(asking)

    await decide()
    await clock.runUntil(clock.now() + minuteMs)
    await decide()
    const meanwhile = bookedOf(simulator)
    const [waiting, ...more] = await desk.listApprovals()
    const { waits } = await desk.getState()
    const answered = await desk.answerApproval(waiting?.id ?? '', { isApproved: true, by: 'Minji' })
    await decide()

    expect(meanwhile).toEqual([])
    expect(waiting).toMatchObject({
      id: 'sell-2026-10-19-005930',
      quantity: '10',
      reason: 'stop-loss',
      state: 'waiting',
    })
    expect(more).toEqual([])
    expect(waits).toContainEqual({ reason: 'approval', symbol })
    expect(answered).toMatchObject({ state: 'approved', by: 'Minji' })
    expect(bookedOf(simulator)).toEqual(['sell 10 005930'])
    expect(events.filter(({ kind }) => kind === 'approval')).toHaveLength(2)
  })

  it('does not sell again that day for a reason that was declined, also after a restart, and the first answer holds', async () => {
    const started = await start(asking)
    const { simulator, clock, desk, decide, records } = started
    await decide()
    const id = 'sell-2026-10-19-005930'

    await desk.answerApproval(id, { isApproved: false, by: 'Minji' })
    const late = await desk.answerApproval(id, { isApproved: true, by: 'Jun' })
    const again = await started.restart()
    const nextDesk = deskOf(again.portfolio, { records })
    const decideAgain = deciding({ ...again, portfolio: { ...again.portfolio, oversight: nextDesk.oversight } })
    await clock.runUntil(clock.now() + hourMs)
    await decideAgain()

    expect(late).toMatchObject({ state: 'declined', by: 'Minji' })
    expect(bookedOf(simulator)).toEqual([])
    expect(await nextDesk.listApprovals()).toMatchObject([{ id, state: 'declined' }])
  })

  it('does not sell what a person has declined when the position shrinks below the limit', async () => {
    const declined = { ...risk, approveAbove: { KRX: parseDecimal('540000'), US: undefined } }
    const { simulator, clock, desk, decide } = await start({ ...asking, risk: declined })
    await decide()
    await desk.answerApproval('sell-2026-10-19-005930', { isApproved: false, by: 'Minji' })

    simulator.placeExternalOrder({ symbol, side: 'sell', quantity: 1, price: '59000' })
    await clock.runUntil(clock.now() + hourMs)
    await decide()

    expect(bookedOf(simulator)).toEqual([])
  })

  it('asks again when the position is larger than the one that was approved', async () => {
    const { simulator, clock, desk, decide } = await start(asking)
    await decide()
    await desk.answerApproval('sell-2026-10-19-005930', { isApproved: true, by: 'Minji' })

    simulator.placeExternalOrder({ symbol, side: 'buy', quantity: 1, price: '61000' })
    await clock.runUntil(clock.now() + hourMs)
    await decide()

    expect(bookedOf(simulator)).toEqual([])
    expect(await desk.listApprovals()).toMatchObject([
      { id: 'sell-2026-10-19-005930', quantity: '10', state: 'approved' },
      { id: 'sell-2026-10-19-005930-2', quantity: '11', state: 'waiting' },
    ])
  })

  const leaving = { ...asking, rules: leave, positions: [{ symbol, quantity: 10, averagePrice: fallen }] }

  it('asks again about shares that were bought after the approved ones were sold', async () => {
    const { simulator, clock, desk, decide } = await start(leaving)
    await decide()
    await desk.answerApproval('sell-2026-10-19-005930', { isApproved: true, by: 'Minji' })
    await decide()
    const sold = bookedOf(simulator)

    simulator.placeExternalOrder({ symbol, side: 'buy', quantity: 10, price: '61000' })
    await clock.runUntil(clock.now() + hourMs)
    await decide()

    expect(sold).toEqual(['sell 10 005930'])
    expect(bookedOf(simulator)).toEqual(sold)
    expect(await desk.listApprovals()).toMatchObject([
      { id: 'sell-2026-10-19-005930', state: 'approved' },
      { id: 'sell-2026-10-19-005930-2', quantity: '10', state: 'waiting' },
    ])
  })

  it('sells the rest of an approved sale of which an order has sold a part, and asks nothing', async () => {
    const { simulator, clock, desk, decide } = await start({
      ...leaving,
      risk: { ...risk, approveAbove: { KRX: parseDecimal('100000'), US: undefined } },
    })
    simulator.fault({ path: orderPath }, { rejectAfterMs: 10 * hourMs })
    await decide()
    await desk.answerApproval('sell-2026-10-19-005930', { isApproved: true, by: 'Minji' })
    await decide()
    simulator.fillOrder(simulator.orders()[0]?.orderNumber ?? '', 4)
    await clock.runUntil(clock.now() + 10 * minuteMs)
    for (let decision = 0; decision < 2; decision += 1) {
      await decide()
      await clock.runUntil(clock.now() + minuteMs)
    }

    expect(bookedOf(simulator)).toEqual(['sell 10 005930', 'sell 6 005930'])
    expect(await desk.listApprovals()).toHaveLength(1)
  })

  it('takes the first of two answers at once', async () => {
    const { simulator, desk, decide } = await start(asking)
    await decide()
    const id = 'sell-2026-10-19-005930'

    const answers = await Promise.all([
      desk.answerApproval(id, { isApproved: false, by: 'Minji' }),
      desk.answerApproval(id, { isApproved: true, by: 'Jun' }),
    ])
    await decide()

    expect(answers).toMatchObject([
      { state: 'declined', by: 'Minji' },
      { state: 'declined', by: 'Minji' },
    ])
    expect(bookedOf(simulator)).toEqual([])
  })

  it('asks again the next day, and does not take an answer to the day before', async () => {
    const { clock, desk, decide } = await start({
      ...asking,
      bars: { [symbol]: barsOf({ market: 'KRX', before, on: fallen, after: fallen }) },
    })
    await decide()
    await clock.runUntil(Date.parse(krx.nextDayAt))
    await decide()

    const late = await desk.answerApproval('sell-2026-10-19-005930', { isApproved: true, by: 'Minji' })

    expect(late).toBeUndefined()
    expect((await desk.listApprovals()).map(({ id }) => id)).toEqual(['sell-2026-10-20-005930'])
  })

  it('does not ask before a sale below the limit, or that a flattening commands', async () => {
    const below = await start({ ...asking, positions: [{ symbol, quantity: 8, averagePrice: before }] })
    const flattened = await start(asking)
    await flattened.desk.flatten({ by: 'Minji' })

    await below.decide()
    await flattened.decide()

    expect(bookedOf(below.simulator)).toEqual(['sell 8 005930'])
    expect(bookedOf(flattened.simulator)).toEqual(['sell 10 005930'])
  })
})

describe('an order', () => {
  it('is shown with its evidence, and as an event of each change', async () => {
    const { desk, decide, events } = await start({ positions: holding, rules: noWish })

    await decide()
    const [order] = await desk.listOrders()
    const detail = await desk.getOrder('sell-2026-10-19-005930-1')

    expect(order).toMatchObject({
      id: 'sell-2026-10-19-005930-1',
      side: 'sell',
      quantity: '10',
      decision: 'stop-loss',
      exchange: 'KRX',
    })
    expect(detail?.evidence.split('\n').length).toBeGreaterThan(1)
    expect(await desk.getOrder('no-such-order')).toBeUndefined()
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['order', 'state', 'positions']))
  })
})
