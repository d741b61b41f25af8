import { describe, expect, it } from 'vitest'
import type { Hours } from '../holiday-table.ts'
import { instruments, type SimulatedInstrument } from '../instruments.ts'
import { priceLimits, tickOf } from '../price-units.ts'
import type { Refusal } from '../refusals.ts'
import { partialFrom } from './execution.ts'
import { apple, booked, held, market, minute, monday, placed, samsung, terms } from './market.test-kit.ts'
import type { SimulatedOrder } from './order.ts'

describe('an order', () => {
  it('fills at once at the market, at the price of the minute', () => {
    const { engine, intradayOf } = market()

    const order = placed(engine, terms({ limit: undefined }), monday + 90_000)

    expect(order.fills).toMatchObject([{ at: monday + 90_000, price: intradayOf(samsung, monday)[1], quantity: 10 }])
    expect(order).toMatchObject({ filled: 10, remaining: 0 })
  })

  it('waits with a limit for the first minute that touches it, and trades at the limit', () => {
    const { engine, intradayOf } = market()
    const lowestOf = (of: SimulatedInstrument) => Math.min(...intradayOf(of, monday))
    const touchedOf = (of: SimulatedInstrument) => intradayOf(of, monday).indexOf(lowestOf(of))
    // A stock that falls to its lowest price late in the day.
    const falling = instruments.find((of) => of.market === 'KRX' && touchedOf(of) > 40)
    if (falling === undefined) throw new Error('no stock falls')
    const [limit, touched] = [lowestOf(falling), touchedOf(falling)]

    const order = placed(engine, terms({ instrument: falling, limit }), monday)
    engine.settle(monday + touched * minute - 1)
    const before = order.filled
    engine.settle(monday + touched * minute)

    expect(before).toBe(0)
    expect(order.fills).toMatchObject([{ at: monday + touched * minute, price: limit, quantity: 10 }])
  })

  it('fills before one with a greater number in the same minute', () => {
    const { engine, account, intradayOf } = market()
    const limit = Math.min(...intradayOf(samsung, monday))
    const orders = [1, 2, 3].map(() => placed(engine, terms({ limit }), monday))
    engine.settle(monday + 390 * minute)

    const filledAt = orders.map(({ fills }) => fills[0]?.at)
    expect(new Set(filledAt).size).toBe(1)
    expect(account.fills('KRX').map(({ orderNumber }) => orderNumber)).toEqual(
      orders.map(({ number }) => number).reverse(),
    )
  })

  it('fills in no minute before it was booked', () => {
    const { engine, intradayOf } = market()
    const intraday = intradayOf(samsung, monday)
    const limit = Math.min(...intraday)
    const after = intraday.lastIndexOf(limit) + 1
    expect(after).toBeLessThan(intraday.length)

    const order = placed(engine, terms({ limit }), monday + after * minute)
    engine.settle(monday + intraday.length * minute)

    expect(order).toMatchObject({ fills: [], expired: true })
  })

  it('fills many shares in two or three parts, a minute or more apart', () => {
    const { engine } = market('always')

    const orders = Array.from({ length: 20 }, () =>
      placed(engine, terms({ limit: undefined, quantity: partialFrom }), monday),
    )
    const atOnce = orders.map((order) => order.fills.length)
    engine.settle(monday + 10 * minute)

    expect(atOnce.every((fills) => fills === 1)).toBe(true)
    expect(new Set(orders.map((order) => order.fills.length))).toEqual(new Set([2, 3]))
    for (const { fills, filled, remaining } of orders) {
      expect(fills.reduce((sum, fill) => sum + fill.quantity, 0)).toBe(partialFrom)
      expect([filled, remaining]).toEqual([partialFrom, 0])
      expect(fills.slice(1).every((fill, index) => fill.at > (fills[index]?.at ?? 0))).toBe(true)
    }
  })

  it('fills only within the hours of its exchange, and ends with the trading day', () => {
    const { engine, prices, intradayOf } = market('exchange')
    const { lower } = priceLimits(samsung, prices.snapshot(samsung, monday)?.previous?.close ?? 0)
    const korean = placed(engine, terms({ limit: lower }), monday)
    const late = placed(engine, terms({ limit: undefined, quantity: 1_000 }), monday + 390 * minute - 1)
    const atBooking = late.filled
    const close = intradayOf(samsung, monday).at(-1)

    engine.settle(Date.parse('2026-10-20T12:00+09:00'))

    expect(korean).toMatchObject({ filled: 0, cancelled: 10, expired: true, remaining: 0 })
    // From 15:20 on KRX collects orders for one price at 15:30.
    expect(atBooking).toBe(0)
    expect(late.fills).toMatchObject([{ at: monday + 390 * minute, price: close, quantity: 1_000 }])
    expect(engine.freeCash('KRX')).toBe(
      1_000_000_000_000n - late.fills.reduce((sum, { amount, fee }) => sum + amount + fee, 0n),
    )
  })

  it('waits for the close if it is for the close, and trades all at that price or not at all', () => {
    const { engine, intradayOf } = market('exchange', 1_000_000_000_000n, held)
    const opening = Date.parse('2026-11-02T23:30+09:00')
    const close = intradayOf(apple, opening).at(-1) ?? 0
    const atClose = { instrument: apple, venue: 'NASD', type: '34', quantity: partialFrom, atClose: true }
    const dear = placed(engine, terms({ ...atClose, limit: close + 100 }), opening)
    const exact = placed(engine, terms({ ...atClose, limit: close }), opening)
    const cheap = placed(engine, terms({ ...atClose, limit: close - 100 }), opening)
    const sold = placed(engine, terms({ ...atClose, type: '33', side: 'sell', limit: undefined }), opening)

    engine.settle(Date.parse('2026-11-03T05:59+09:00'))
    const before = engine.all().map(({ filled }) => filled)
    const closing = Date.parse('2026-11-03T06:00+09:00')
    engine.settle(closing)

    expect(before).toEqual([0, 0, 0, 0])
    for (const { fills } of [dear, exact, sold])
      expect(fills).toMatchObject([{ at: closing, price: close, quantity: partialFrom }])
    expect(cheap).toMatchObject({ fills: [], expired: true, remaining: 0 })
  })

  it('stays open for a trading day of New York in the US, over midnight in Korea', () => {
    const { engine } = market('exchange')
    const opening = Date.parse('2026-11-02T23:30+09:00')
    const order = placed(engine, terms({ instrument: apple, venue: 'NASD', limit: 10_000 }), opening)

    engine.settle(Date.parse('2026-11-03T05:59+09:00'))
    const lateAtNight = order.remaining
    engine.settle(Date.parse('2026-11-03T06:00+09:00'))

    expect([lateAtNight, order.remaining]).toEqual([10, 0])
    expect(order).toMatchObject({ expired: true, day: { date: '20261102' } })
  })
})

describe('revising and cancelling', () => {
  it('takes the rest of an order, all or part of it, under a number of its own', () => {
    const { engine } = market('always')
    const order = placed(engine, terms({ limit: 1_000 }), monday)

    const part = engine.cancel(order, 4, monday + minute)
    const rest = engine.cancel(order, 6, monday + 2 * minute)

    expect([order, part, rest].map(({ number }) => number)).toEqual(['0000000001', '0000000002', '0000000003'])
    expect([part, rest]).toMatchObject([
      { kind: 'cancel', original: order.number, quantity: 4, remaining: 0 },
      { quantity: 6 },
    ])
    expect(order).toMatchObject({ cancelled: 10, remaining: 0, filled: 0, expired: false })
  })

  it('moves the shares to an order with the new price, which may fill at once', () => {
    const { engine, prices } = market('always')
    const order = placed(engine, terms({ limit: 1_000 }), monday)
    const { price } = prices.snapshot(samsung, monday + minute) ?? { price: 0 }

    const revision = booked(engine.revise(order, terms({ limit: price, quantity: 4 }), monday + minute))

    expect(revision).toMatchObject({ kind: 'revise', original: order.number, filled: 4, remaining: 0 })
    expect(order).toMatchObject({ cancelled: 4, remaining: 6, filled: 0 })
  })

  it('shows a new order, a revision and a cancellation with their kinds, originals and terms', () => {
    const { engine } = market('always')
    const order = placed(engine, terms({ limit: 1_000 }), monday)
    const revision = booked(engine.revise(order, terms({ limit: 2_000, quantity: 4 }), monday + minute))
    const cancellation = engine.cancel(order, 6, monday + 2 * minute)

    expect(order).toMatchObject({ kind: 'new', original: '', date: '20261019', origin: { isExternal: false } })
    expect(order.changes).toEqual([
      { at: monday + minute, kind: 'cancelled', quantity: 4 },
      { at: monday + 2 * minute, kind: 'cancelled', quantity: 6 },
    ])
    expect(revision).toMatchObject({ kind: 'revise', original: order.number, limit: 2_000 })
    expect(cancellation).toMatchObject({ kind: 'cancel', original: order.number, price: '0', atClose: false })
  })

  it('frees the money of the shares that a revision moves, and not that of the others', () => {
    const { engine } = market('always', 1_000_000n)
    // 900,135 won are reserved, and 99,865 free; a half of it frees 450,068.
    const order = placed(engine, terms({ limit: 50_000, quantity: 18 }), monday)

    expect(engine.revise(order, terms({ limit: 62_000, quantity: 9 }), monday)).toMatchObject({
      messageCode: 'APBK0952',
    })
    expect(engine.revise(order, terms({ limit: 60_000, quantity: 9 }), monday)).toMatchObject({ kind: 'revise' })
  })

  it('frees and reserves money: a revision may use what its original frees, and no more', () => {
    const { engine } = market('always', 1_000_000n)
    const order = placed(engine, terms({ limit: 50_000, quantity: 18 }), monday)
    expect(engine.freeCash('KRX')).toBe(1_000_000n - 900_135n)

    const tooDear = engine.revise(order, terms({ limit: 56_000, quantity: 18 }), monday)
    const dearer = engine.revise(order, terms({ limit: 55_000, quantity: 18 }), monday)

    expect(tooDear).toMatchObject({ messageCode: 'APBK0952' })
    expect(dearer).toMatchObject({ kind: 'revise', quantity: 18 })
    expect(order.remaining).toBe(0)
  })
})

describe('a refusal', () => {
  const sunday = monday - 24 * 60 * minute
  const refused = (answer: SimulatedOrder | Refusal) => ('messageCode' in answer ? answer.messageCode : answer.number)

  it('says in the code of the market that it takes no orders now', () => {
    const { engine } = market('exchange')
    const paper = market('exchange', undefined, [], { environment: 'paper' }).engine

    expect(refused(engine.place(terms({ limit: 50_000 }), sunday))).toBe('APBK0918')
    expect(refused(engine.place(terms({ instrument: apple, venue: 'NASD', limit: 1 }), sunday))).toBe('APBK1664')
    expect(refused(paper.place(terms({ limit: 50_000 }), sunday))).toBe('40100000')
  })

  it('changes nothing', () => {
    const { engine } = market('always', 0n)
    let calls = 0
    engine.onChange(() => {
      calls += 1
    })

    expect(refused(engine.place(terms({ limit: 50_000 }), monday))).toBe('APBK0952')
    engine.settle(monday + minute)

    expect([engine.all(), engine.events(), calls]).toEqual([[], [], 0])
  })

  it('meets an order in the hours of the US daytime market that is not of it', () => {
    const { engine } = market('exchange')
    const noon = monday + 3 * 60 * minute
    const order = terms({ instrument: apple, venue: 'NASD', limit: 1_000 })

    expect(refused(engine.place(order, noon))).toBe('APBK1664')
    expect(refused(engine.place({ ...order, isDaytime: true }, noon))).toBe('0000000001')
  })

  it('meets a purchase that costs more than the free cash, and none that costs all of it', () => {
    // 10 shares at 50,000 won, with a commission of 0.015 %.
    const order = terms({ limit: 50_000, quantity: 10 })

    expect(refused(market('always', 500_074n).engine.place(order, monday))).toBe('APBK0952')
    expect(refused(market('always', 500_075n).engine.place(order, monday))).toBe('0000000001')
  })

  it('meets a conditional limit by the upper price limit of the day, at which it may trade in the closing auction', () => {
    const limited = { limit: 50_000, quantity: 10 }
    const { engine, prices } = market('exchange', 500_075n)
    const { upper } = priceLimits(samsung, prices.snapshot(samsung, monday)?.previous?.close ?? 0)
    expect(upper).toBeGreaterThan(50_000)

    expect(refused(engine.place(terms({ ...limited, type: '02', isConditional: true }), monday))).toBe('APBK0952')
    expect(refused(engine.place(terms(limited), monday))).toBe('0000000001')
  })

  it('meets an order at the market abroad by the last price, where no upper price limit exists', () => {
    const order = terms({ instrument: apple, venue: 'NASD', type: '35', limit: undefined, quantity: 1 })
    const opening = Date.parse('2026-11-02T23:45+09:00')
    const { price } = market().prices.snapshot(apple, opening) ?? { price: 0 }
    // A commission of 0.25 %, cut off to cents.
    const cost = BigInt(price) + (BigInt(price) * 25n) / 10_000n

    expect(refused(market('exchange', cost - 1n).engine.place(order, opening))).toBe('APBK0952')
    expect(refused(market('exchange', cost).engine.place(order, opening))).toBe('0000000001')
  })

  it('meets a sale of more shares than are free, and none of all of them', () => {
    const { engine } = market('always', 0n, held)
    const sale = (quantity: number) => terms({ side: 'sell', limit: 900_000, quantity })

    expect(refused(engine.place(sale(1_001), monday))).toBe('APBK0400')
    const all = placed(engine, sale(1_000), monday)
    expect(refused(engine.place(sale(1), monday))).toBe('APBK0400')
    // A revision frees the shares of its original.
    expect(engine.revise(all, sale(1_000), monday)).toMatchObject({ kind: 'revise', quantity: 1_000 })
  })

  it('meets an order before the first day of its instrument', () => {
    const given = new Map([['005930', [{ date: '20261020', open: 1, high: 1, low: 1, close: 1, volume: 1 }]]])
    const { engine } = market('always', undefined, [], { given })

    expect(refused(engine.place(terms({ limit: undefined }), monday))).toBe('APBK0656')
  })
})

describe('a rejection by the exchange', () => {
  it('ends an accepted order after its time, and lets nothing fill before', () => {
    const { engine } = market('always', 1_000_000_000_000n)
    const order = booked(engine.place(terms({ limit: undefined }), monday, { rejectAfterMs: 5_000 }))

    engine.settle(monday + 4_999)
    expect(order).toMatchObject({ filled: 0, rejected: 0, remaining: 10 })
    expect(engine.freeCash('KRX')).toBeLessThan(1_000_000_000_000n)
    engine.settle(monday + 5_000)

    expect(order).toMatchObject({ filled: 0, rejected: 10, cancelled: 0, expired: false, remaining: 0 })
    expect(order.changes).toEqual([{ at: monday + 5_000, kind: 'rejected', quantity: 10 }])
    expect(engine.freeCash('KRX')).toBe(1_000_000_000_000n)
  })

  it('rejects what is left: nothing of an order that was cancelled before', () => {
    const { engine } = market('always')
    const part = booked(engine.place(terms({ limit: 1_000 }), monday, { rejectAfterMs: 5_000 }))
    const all = booked(engine.place(terms({ limit: 1_000 }), monday, { rejectAfterMs: 5_000 }))
    engine.cancel(part, 4, monday + 1_000)
    engine.cancel(all, 10, monday + 1_000)
    engine.settle(monday + 5_000)

    expect(part).toMatchObject({ cancelled: 4, rejected: 6, remaining: 0 })
    expect(all).toMatchObject({ cancelled: 10, rejected: 0, changes: [{ kind: 'cancelled' }] })
  })

  it('leaves the original of a revision and of a cancellation as it is', () => {
    const { engine } = market('always')
    const order = placed(engine, terms({ limit: 1_000 }), monday)
    const revision = booked(engine.revise(order, terms({ limit: 2_000 }), monday, { rejectAfterMs: 5_000 }))
    const cancellation = engine.cancel(order, 10, monday, { rejectAfterMs: 5_000 })
    engine.settle(monday + 5_000)

    expect(order).toMatchObject({ remaining: 10, changes: [] })
    expect(revision).toMatchObject({ kind: 'revise', rejected: 10, remaining: 0 })
    expect(cancellation).toMatchObject({ kind: 'cancel', rejected: 10, cancelled: 0, remaining: 0 })
  })
})

describe('a cancellation with a lag', () => {
  it('takes what is left when it takes effect, and the rest of it is rejected', () => {
    const { engine } = market('always', undefined, [], { lagMs: 300 })
    const order = placed(engine, terms({ limit: 1_000 }), monday)
    const [first, second] = [engine.cancel(order, 6, monday), engine.cancel(order, 6, monday + 100)]

    engine.settle(monday + 299)
    expect(order).toMatchObject({ cancelled: 0, remaining: 10 })
    engine.settle(monday + 300)
    expect([order, first]).toMatchObject([{ cancelled: 6, remaining: 4 }, { cancelled: 6 }])
    expect(second).toMatchObject({ cancelled: 0 })
    engine.settle(monday + 400)

    expect(order).toMatchObject({ cancelled: 10, remaining: 0 })
    expect(second.changes).toEqual([
      { at: monday + 400, kind: 'cancelled', quantity: 4 },
      { at: monday + 400, kind: 'rejected', quantity: 2 },
    ])
    expect(second).toMatchObject({ cancelled: 4, rejected: 2 })
  })

  it('takes nothing of an order that has none left', () => {
    const { engine } = market('always')
    const order = placed(engine, terms({ limit: 1_000 }), monday)
    engine.cancel(order, 10, monday)

    const late = engine.cancel(order, 1, monday)

    expect(late.changes).toEqual([{ at: monday, kind: 'rejected', quantity: 1 }])
    expect(order.changes).toEqual([{ at: monday, kind: 'cancelled', quantity: 10 }])
  })
})

describe('a fill on request', () => {
  it('executes shares of an open order at its limit, or at the price of the market', () => {
    const { engine, prices } = market('always', 1_000_000_000_000n, held)
    const { price } = prices.snapshot(samsung, monday + minute) ?? { price: 0 }
    const limited = placed(engine, terms({ limit: 1_000 }), monday)
    const atMarket = booked(engine.place(terms({ limit: undefined }), monday, { rejectAfterMs: 60 * minute }))
    const seen: number[] = []
    engine.onChange(() => seen.push(engine.events().length))

    engine.fill(limited, 4, monday + minute)
    engine.fill(atMarket, 10, monday + minute)

    expect(limited).toMatchObject({
      filled: 4,
      remaining: 6,
      fills: [{ at: monday + minute, price: 1_000, quantity: 4 }],
    })
    expect(atMarket).toMatchObject({ filled: 10, remaining: 0, fills: [{ price }] })
    expect(seen).toEqual([3, 4])
  })

  it('throws for an order of another engine', () => {
    const order = placed(market('always').engine, terms({ limit: 1_000 }), monday)

    expect(() => market('always').engine.fill(order, 1, monday)).toThrow('no order has the number 0000000001')
  })
})

describe('an order that the market meets at once', () => {
  const now = monday + 60 * minute

  /** Returns the price of now, and limits that are 5 steps better than it for each side. */
  function prepare(mode: Hours) {
    const created = market(mode, 1_000_000_000_000n, held)
    const { price } = created.prices.snapshot(samsung, now) ?? { price: 0 }
    const step = tickOf(samsung, price)
    return { ...created, price, dear: price + 5 * step, cheap: price - 5 * step }
  }

  it.each(['always', 'exchange'] as const)(
    'fills at the price of the market and not at its limit, with the hours %s',
    (mode) => {
      const { engine, price, dear, cheap } = prepare(mode)

      const bought = placed(engine, terms({ side: 'buy', limit: dear }), now)
      const sold = placed(engine, terms({ side: 'sell', limit: cheap }), now)
      const exact = placed(engine, terms({ side: 'buy', limit: price }), now)

      for (const { fills } of [bought, sold, exact]) expect(fills).toMatchObject([{ at: now, price, quantity: 10 }])
    },
  )

  it('fills so after a revision too, and as IOC and FOK', () => {
    const { engine, price, dear, cheap } = prepare('exchange')
    const waiting = placed(engine, terms({ side: 'buy', limit: cheap }), now)
    expect(waiting.fills).toEqual([])

    const revised = booked(engine.revise(waiting, terms({ side: 'buy', limit: dear }), now))
    const ioc = placed(engine, terms({ side: 'buy', type: '11', limit: dear, atOnce: 'ioc' }), now)
    const fok = placed(engine, terms({ side: 'sell', type: '12', limit: cheap, atOnce: 'fok' }), now)

    for (const { fills } of [revised, ioc, fok]) expect(fills).toMatchObject([{ at: now, price, quantity: 10 }])
  })

  it('fills its later parts at its limit, which waits in the book', () => {
    const { engine, price, dear } = prepare('exchange')

    const order = placed(engine, terms({ side: 'buy', limit: dear, quantity: partialFrom }), now)
    engine.settle(now + 10 * minute)

    const [first, ...others] = order.fills
    expect(first).toMatchObject({ at: now, price })
    expect(others.length).toBeGreaterThan(0)
    for (const fill of others) expect(fill.price).toBe(dear)
  })

  it('fills abroad at the price of the market too', () => {
    const { engine, prices } = market('exchange', 1_000_000_000_000n, held)
    const opening = Date.parse('2026-11-02T23:45+09:00')
    const { price } = prices.snapshot(apple, opening) ?? { price: 0 }
    const abroad = { instrument: apple, venue: 'NASD' }

    const bought = placed(engine, terms({ ...abroad, limit: price + 500 }), opening)
    const sold = placed(engine, terms({ ...abroad, side: 'sell', limit: price - 500 }), opening)

    for (const { fills } of [bought, sold]) expect(fills).toMatchObject([{ at: opening, price, quantity: 10 }])
  })

  it('fills before the open at the price of the opening auction, and not at its limit', () => {
    const { engine, intradayOf } = market()
    const [open = 0] = intradayOf(samsung, monday)
    const limit = open + 5 * tickOf(samsung, open)

    const order = placed(engine, terms({ side: 'buy', limit }), monday - 10 * minute)
    engine.settle(monday)

    expect(order.fills).toMatchObject([{ at: monday, price: open }])
  })
})

describe('an order that trades at once or not at all', () => {
  const now = monday + 60 * minute

  it('is cancelled with what it did not get', () => {
    const { engine } = market('exchange')
    const missed = placed(engine, terms({ type: '11', limit: 1_000, atOnce: 'ioc' }), now)

    expect(missed).toMatchObject({ filled: 0, remaining: 0, expired: false })
    expect(missed.changes).toEqual([{ at: now, kind: 'cancelled', quantity: 10 }])
  })

  it('has no end beside its fill when it got all, in one part', () => {
    const { engine } = market('exchange')
    const filled = placed(engine, terms({ type: '16', limit: undefined, quantity: partialFrom, atOnce: 'fok' }), now)

    expect(filled).toMatchObject({ filled: partialFrom, changes: [], fills: [{ quantity: partialFrom }] })
  })
})

describe('a stop order', () => {
  const now = monday + 60 * minute

  it('waits for its trigger, even if the market meets its limit', () => {
    const { engine, intradayOf } = market('exchange')
    const highest = Math.max(...intradayOf(samsung, monday))
    const reachedAt = monday + intradayOf(samsung, monday).indexOf(highest) * minute
    const order = placed(engine, terms({ type: '22', limit: highest, trigger: highest }), monday)

    engine.settle(reachedAt - 1)
    expect(order.filled).toBe(0)
    engine.settle(reachedAt)

    expect(order.fills).toMatchObject([{ at: reachedAt, price: highest, quantity: 10 }])
  })

  it('trades at once when the price has reached its trigger before it comes', () => {
    const { engine, prices } = market('exchange')
    const { price } = prices.snapshot(samsung, now) ?? { price: 0 }

    const order = placed(engine, terms({ type: '22', limit: price, trigger: price }), now)

    expect(order.fills).toMatchObject([{ at: now, price }])
  })
})

describe('an instrument that does not trade on a day', () => {
  const given = new Map([
    ['005930', [{ date: '20261019', open: 50_000, high: 50_000, low: 50_000, close: 50_000, volume: 1 }]],
  ])
  const tuesday = monday + 24 * 60 * minute

  it('lets an order wait until the end of the day', () => {
    const { engine } = market('exchange', undefined, [], { given })
    const order = placed(engine, terms({ limit: 60_000 }), tuesday)

    engine.settle(tuesday + 24 * 60 * minute)

    expect(order).toMatchObject({ fills: [], expired: true, cancelled: 10 })
  })

  it('gives a fill on request no price before its first day', () => {
    const { engine } = market('exchange', undefined, [], { given })
    const order = placed(engine, terms({ limit: undefined }), tuesday)

    engine.fill(order, 10, monday - 24 * 60 * minute)

    expect(order.fills).toEqual([])
  })
})

describe('the events of the engine', () => {
  it('has an event for each step, in the order of the minutes and not of the orders', () => {
    const { engine, intradayOf } = market('exchange')
    const minutes = intradayOf(samsung, monday).slice(0, 380)
    const lowest = Math.min(...minutes)
    const before = Math.min(...minutes.slice(0, minutes.indexOf(lowest)))
    const late = placed(engine, terms({ limit: lowest }), monday - minute)
    const early = placed(engine, terms({ limit: before }), monday - minute)
    const gone = placed(engine, terms({ limit: 1_000 }), monday - minute)
    expect(before).toBeGreaterThan(lowest)
    // Between the two fills.
    const cancelledAt = monday + minutes.indexOf(before) * minute + 1
    engine.schedule(cancelledAt, (at) => void engine.cancel(gone, 10, at))
    expect(engine.nextEventAt()).toBe(monday + minutes.indexOf(before) * minute)

    engine.settle(monday + 390 * minute)

    const [, , , filled, cancellation, ended, own, last] = engine.events()
    expect(filled).toMatchObject({ is: 'filled', order: { number: early.number } })
    expect(cancellation).toMatchObject({ is: 'booked', at: cancelledAt, order: { kind: 'cancel' } })
    expect(ended).toEqual({ is: 'ended', at: cancelledAt, order: gone, change: gone.changes[0] })
    expect(own).toMatchObject({ is: 'ended', order: { kind: 'cancel' } })
    expect(last).toEqual({ is: 'filled', at: late.fills[0]?.at, order: late, fill: late.fills[0] })
  })

  it('has each booking, fill and end, whose instants are known before they come', () => {
    const { engine } = market()
    const order = placed(engine, terms({ limit: undefined, quantity: 200 }), monday)
    const seen: number[] = []
    for (let next = engine.nextEventAt(); next !== undefined; next = engine.nextEventAt()) {
      const before = engine.events().length
      engine.settle(next - 1)
      expect(engine.events()).toHaveLength(before)
      engine.settle(next)
      expect(engine.events().length).toBeGreaterThan(before)
      seen.push(next)
    }

    expect(order.fills.length).toBeGreaterThan(1)
    expect(seen).toEqual(order.fills.slice(1).map(({ at }) => at))
    expect(engine.events().map((event) => event.is)).toEqual(['booked', ...order.fills.map(() => 'filled')])
  })

  it('changes nothing when it looks ahead to a stop order', () => {
    const story = (looks: boolean) => {
      const { engine, intradayOf } = market()
      const highest = Math.max(...intradayOf(samsung, monday))
      const order = placed(engine, terms({ limit: highest, trigger: highest, type: '22' }), monday)
      if (looks) for (let at = monday; at < monday + 390 * minute; at += 30 * minute) engine.nextEventAt()
      engine.settle(monday + 390 * minute)
      return order.fills
    }

    expect(story(true)).toEqual(story(false))
  })

  it('calls its listeners after a revision, which may fill at once', () => {
    const { engine } = market('always')
    const order = placed(engine, terms({ limit: 1_000 }), monday)
    const seen: number[] = []
    engine.onChange(() => seen.push(engine.events().length))

    engine.revise(order, terms({ limit: undefined }), monday)

    // Two bookings, the end of the original, and the fill.
    expect(seen).toEqual([4])
  })

  it('calls its listeners at the end of a settling, for each order of it, and for none without one', () => {
    const { engine } = market('always')
    const order = placed(engine, terms({ limit: 1_000 }), monday)
    engine.schedule(monday + 1, (at) => void engine.revise(order, terms({ limit: 2_000, quantity: 4 }), at))
    engine.schedule(monday + 2, (at) => {
      // Within a settling this one has no effect.
      engine.settle(monday + minute)
      engine.cancel(order, 6, at)
    })
    engine.schedule(monday + 3, () => undefined)
    const seen: number[] = []
    engine.onChange(() => seen.push(engine.events().length))

    engine.settle(monday)
    expect(seen).toEqual([])
    engine.settle(monday + 3)

    // Bookings of three orders, the end of the shares that the revision moved, and the two of the cancellation.
    expect(seen).toEqual([6])
  })

  it('calls its listeners after each call of a caller, and after a settling that places an order', () => {
    const { engine } = market()
    const seen: number[] = []
    const remove = engine.onChange(() => {
      // A listener may settle: the order is complete by then.
      engine.settle(monday)
      seen.push(engine.events().length)
    })
    const order = placed(engine, terms({ limit: 1_000 }), monday - minute)
    engine.schedule(monday, (at) => void engine.cancel(order, 10, at))
    engine.settle(monday)
    remove()
    placed(engine, terms({ limit: 1_000 }), monday)

    // The order, the schedule, and the cancellation with its two ends.
    expect(seen).toEqual([1, 4, 4])
  })
})
