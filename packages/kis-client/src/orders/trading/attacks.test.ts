import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import type { OrderJournal } from '../journal/journal.ts'
import { memoryJournal } from '../journal/memory.ts'
import { createTrading } from './create-trading.ts'
import type { Trading } from './trading.ts'
import { order, orderCash, startWorld } from './world.test-kit.ts'

const [minute, hour] = [60_000, 3_600_000]
const limits = {
  duplicateWindowMs: 'none',
  collarPercent: 'none',
  mostOrdersAMinute: 'none',
  mostNotional: { KRW: 'none', USD: 'none' },
} as const
const another = { ...order, symbol: '000660', price: '160000', quantity: '1' }

/** Steps of a program, each of which its next start repeats. One that is refused is no fault. */
const steps: readonly ((trading: Trading) => Promise<unknown>)[] = [
  (trading) => trading.place(order, { clientOrderId: 'a' }),
  (trading) => trading.revise('a', { clientOrderId: 'r', price: '65100' }),
  (trading) => trading.cancel('r', { clientOrderId: 'c', quantity: '3' }),
  (trading) => trading.reconcile(),
  (trading) => trading.place(another, { clientOrderId: 'b' }),
]

/** Returns the methods of a journal with which a program dies at one of its writes about orders. */
function deathAt(
  journal: OrderJournal,
  { kind, when, write }: { readonly kind: 'begin' | 'append'; readonly when: string; readonly write: number },
) {
  const died = Promise.withResolvers<void>()
  let writes = 0
  const never = new Promise<never>(() => undefined)
  async function dies<T>(clientOrderId: string, store: () => Promise<T>): Promise<T> {
    if (clientOrderId === 'account' || writes++ !== write) return store()
    if (when === 'after') await store()
    died.resolve()
    return never
  }
  const changed: Partial<OrderJournal> =
    kind === 'begin'
      ? { begin: (key, first) => dies(key.clientOrderId, () => journal.begin(key, first)) }
      : { append: (key, entry, at) => dies(key.clientOrderId, () => journal.append(key, entry, at)) }
  return { changed, died: died.promise }
}

describe('a program that dies', () => {
  const kinds = ['begin', 'append'] as const
  const deaths = kinds.flatMap((kind) =>
    ['before', 'after'].flatMap((when) => [0, 1, 2, 3].map((write) => ({ kind, when, write }))),
  )

  it.each(deaths)(
    '$when the write $kind $write sends nothing twice after its restart, and loses nothing',
    async (death) => {
      const { simulator, settle, start, startProgram, journal } = await startWorld()
      const { changed, died } = deathAt(journal, death)
      const first = await startProgram(changed, { limits })
      const run = async () => {
        for (const step of steps) await step(first)
      }
      await settle(Promise.race([died, run()]))

      const second = await start({ limits })
      await second.reconcile()
      for (const step of steps) await step(second).catch(() => undefined)
      const records = await second.reconcile()

      const booked = simulator.orders()
      const sent = booked.map(({ kind, symbol }) => `${kind} ${symbol}`)
      expect(new Set(sent).size).toBe(sent.length)
      const known = records.flatMap(({ name }) => name?.number ?? [])
      expect(known.toSorted()).toEqual(booked.map(({ orderNumber }) => orderNumber).toSorted())
      expect(second.listOthers()).toEqual([])
    },
  )
})

describe('an order whose answer was lost', () => {
  it.each([-hour, -5 * minute, 5 * minute, hour])(
    'is found although the clock of the program was set by %d ms just before it',
    async (byMs) => {
      const { simulator, settle, options, clock, journal } = await startWorld()
      let offMs = 0
      const kis = createKisClient({ ...options, clock: { ...clock, now: () => clock.now() + offMs } })
      onTestFinished(() => settle(kis.close()))
      const trading = await settle(createTrading(kis, { journal, limits, isOnlyProgram: true }))
      await settle(trading.place({ ...order, price: '64000' }, { clientOrderId: 'known' }))
      offMs = byMs
      simulator.fault(orderCash, 'hang-up-after')

      const lost = await settle(trading.place(order, { clientOrderId: 'lost' }))
      await settle(trading.reconcile())

      expect(lost.state).toBe('unknown')
      expect(await trading.getOrder('lost')).toMatchObject({
        state: 'open',
        isProbable: false,
        name: { number: simulator.orders()[1]?.orderNumber },
      })
      expect(trading.listOthers()).toEqual([])
      await settle(trading.close())
    },
  )

  it("is found on the daytime market of the US, on either side of New York's midnight", async () => {
    const startAt = Date.parse('2026-10-19T23:59:40-04:00')
    const { simulator, options, clock, settle } = await startSteppedKis({ environment: 'real', limits: false, startAt })
    const kis = createKisClient({ ...options, realOrders: true })
    onTestFinished(() => settle(kis.close()))
    const trading = await settle(createTrading(kis, { journal: memoryJournal(), limits, isOnlyProgram: true }))
    const daytime = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '1', daytime: true } as const

    for (const price of ['100', '101', '102', '103', '104', '105']) {
      if (Number(price) % 2 === 1) {
        simulator.fault({ path: '/uapi/overseas-stock/v1/trading/daytime-order' }, 'hang-up-after')
      }
      await settle(trading.place({ ...daytime, price }, { clientOrderId: price }))
      await settle(trading.reconcile())
      await clock.runUntil(clock.now() + 4_000)
    }

    const records = trading.listOrders()
    expect(records.map(({ isProbable, name }) => [isProbable, name?.number])).toEqual(
      simulator.orders().map(({ orderNumber }) => [false, orderNumber]),
    )
    expect(new Set(records.map(({ name }) => name?.orderedOn))).toEqual(new Set(['2026-10-19', '2026-10-20']))
    expect(trading.listOthers()).toEqual([])
    await settle(trading.close())
  })
})

describe("an order that never reached KIS, sent a minute after New York's midnight by a clock that is two minutes ahead", () => {
  it('is not taken once the lists after its life are explained without it', async () => {
    const midnight = Date.parse('2026-10-20T00:00:00-04:00')
    const startAt = midnight - 11 * minute
    const { simulator, options, clock, settle } = await startSteppedKis({ environment: 'real', limits: false, startAt })
    const aheadClock = { ...clock, now: () => clock.now() + 2 * minute }
    const kis = createKisClient({ ...options, realOrders: true, clock: aheadClock })
    onTestFinished(() => settle(kis.close()))
    const trading = await settle(createTrading(kis, { journal: memoryJournal(), limits }))
    await clock.runUntil(midnight - 5 * minute)
    await settle(trading.reconcile())
    await clock.runUntil(midnight - minute)
    const daytime = {
      symbol: 'AAPL',
      exchange: 'NASD',
      side: 'buy',
      quantity: '1',
      daytime: true,
      price: '100',
    } as const
    simulator.fault({ path: '/uapi/overseas-stock/v1/trading/daytime-order' }, 'hang-up-before')

    const lost = await settle(trading.place(daytime, { clientOrderId: 'lost' }))
    await clock.runUntil(midnight + 12 * hour)

    expect([lost.leftFrom < midnight, lost.intendedAt >= midnight]).toEqual([true, true])
    expect(await trading.getOrder('lost')).toMatchObject({ state: 'not-taken', isAbsent: true })
    await settle(trading.close())
  })
})

describe('a row of another program that is like a lost order, and is listed before it', () => {
  it('is one of two that a person chooses from, once the list that lagged has both', async () => {
    const lag = minute
    const { simulator, settle, startProgram, clock, journal } = await startWorld({ orderListLagMs: { krx: lag } })
    const trading = await startProgram(
      {
        async begin(key, first) {
          const known = await journal.begin(key, first)
          if (key.clientOrderId !== 'lost') return known
          simulator.placeExternalOrder({ symbol: order.symbol, side: 'buy', quantity: 10, price: '65000' })
          // The bytes of ours leave five seconds later.
          await new Promise<void>((resolve) => {
            clock.setTimeout(resolve, 5_000, { background: false })
          })
          return known
        },
      },
      { limits },
    )
    simulator.fault(orderCash, 'hang-up-after')
    await settle(trading.place(order, { clientOrderId: 'lost' }))
    const [other, own] = simulator.orders()

    await clock.runUntil(Number(other?.bookedAt) + lag + 2_000)
    await settle(trading.reconcile())
    const early = await trading.getOrder('lost')
    await clock.runUntil(Number(own?.bookedAt) + lag + 2_000)
    await settle(trading.reconcile())
    const late = await trading.getOrder('lost')
    const claimed = await trading.claim('lost', { number: own?.orderNumber ?? '', by: 'Minji' })

    expect(early).toMatchObject({ isProbable: true, name: { number: other?.orderNumber } })
    expect(late).toMatchObject({ state: 'unknown', isProbable: false, name: undefined, reason: { code: 'AMBIGUOUS' } })
    expect(new Set(late?.candidates)).toEqual(new Set([other?.orderNumber, own?.orderNumber]))
    expect(claimed).toMatchObject({ state: 'open', isProbable: false, name: { number: own?.orderNumber } })
    expect(trading.listOthers()).toMatchObject([{ number: other?.orderNumber }])
  })
})

describe('an order that a person cancelled in part', () => {
  it('keeps the fills of its rest, and the cancellation is an order of others', async () => {
    const { simulator, clock, start } = await startWorld()
    const trading = await start({ limits })
    await trading.place(order, { clientOrderId: 'a' })
    const number = simulator.orders()[0]?.orderNumber ?? ''
    simulator.cancelExternally(number, 4)
    await clock.runUntil(clock.now() + minute)
    simulator.fillOrder(number, 6)

    await trading.reconcile()

    expect(await trading.getOrder('a')).toMatchObject({ state: 'cancelled', filled: '6' })
    expect(trading.listOthers()).toMatchObject([{ original: number }])
  })
})

describe('an id', () => {
  it.each(['__proto__', 'constructor', 'account', '매수 1', 'a\u0000b'])(
    'finds the order again as %j',
    async (clientOrderId) => {
      const { start } = await startWorld()
      const placed = await (await start({ limits })).place(order, { clientOrderId })

      expect(await (await start()).getOrder(clientOrderId)).toMatchObject({ state: 'open', name: placed.name })
    },
  )
})
