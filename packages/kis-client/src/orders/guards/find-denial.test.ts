import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position } from '../../account/list-positions.ts'
import { mondayAtTen } from '../../tests/stepped-kis.test-kit.ts'
import { parseCalendarDate } from '../../values/dates.ts'
import { type Decimal, parseDecimal } from '../../values/decimal.ts'
import type { NewOrder, NewReservedOrder } from '../place-order.ts'
import type { OrderFacts, OwnOrder } from './facts.ts'
import { findDenial } from './find-denial.ts'

const d = parseDecimal
const environment = 'real'
const buy = { symbol: '005930', side: 'buy', quantity: '10', price: '70000' } as const
const quote = {
  symbol: '005930',
  exchange: 'KRX',
  currency: 'KRW',
  venue: 'KRX',
  price: d('70000'),
  basis: 'last-trade',
  previousClose: d('70000'),
  upperLimit: d('91000'),
  lowerLimit: d('49000'),
  volume: d('1000'),
  isHalted: false,
  isInAuction: false,
  warning: 'none',
  isDelayed: false,
} as const
const facts: OrderFacts = {
  at: mondayAtTen,
  environment,
  quote,
  buyingPower: { currency: 'KRW', amount: d('9999999999'), quantity: d('999999'), isIntegrated: false },
  profit: { currency: 'KRW', profit: d('0'), sales: [] },
}

describe('findDenial', () => {
  it('denies an order for a fact that was not read', () => {
    const { quote: _quote, ...others } = facts

    expect(findDenial(buy, { own: [] }, facts)).toBeUndefined()
    expect(findDenial(buy, { own: [] }, others)).toMatchObject({ code: 'FACTS' })
  })

  it('denies an order for a fact that the answer of KIS lacks', () => {
    const without = (fields: object): OrderFacts => ({ ...facts, quote: { ...quote, ...fields } })

    expect(findDenial(buy, { own: [] }, without({ upperLimit: undefined }))).toMatchObject({ code: 'FACTS' })
    const atMarket = { symbol: '005930', side: 'buy', quantity: '1', type: 'market' } as const
    expect(findDenial(atMarket, { own: [] }, without({ upperLimit: undefined }))).toMatchObject({ code: 'FACTS' })
  })

  it.each([
    ['none', undefined],
    ['caution', undefined],
    ['warning', 'BARRED'],
    ['risk', 'BARRED'],
    [undefined, 'FACTS'],
  ] as const)("judges an issue under the warning %s in KRX's after-market: %s", (warning, code) => {
    const at = Date.parse('2026-10-19T17:00:00+09:00')
    const order = { ...buy, type: 'after-market limit', kind: 'stock' } as const

    expect(findDenial(order, { own: [] }, { ...facts, at, quote: { ...quote, warning } })?.code).toBe(code)
    // Outside of those hours a warning bars nothing.
    expect(findDenial(buy, { own: [] }, { ...facts, quote: { ...quote, warning } })).toBeUndefined()
  })

  it("leaves a price beyond the limits of the day to KIS in KRX's after-market, which has other ones", () => {
    const at = Date.parse('2026-10-19T17:00:00+09:00')
    const order = { ...buy, price: '95000', kind: 'stock' } as const
    const guards = { own: [], limits: { collarPercent: 'none' } }

    expect(findDenial({ ...order, type: 'after-market limit' }, guards, { ...facts, at })).toBeUndefined()
    expect(findDenial(order, guards, facts)).toMatchObject({ code: 'PRICE_LIMIT' })
  })

  it('counts an order of the after-market without a limit at 30 % above the upper limit', () => {
    const at = Date.parse('2026-10-19T17:00:00+09:00')
    const order = { symbol: '005930', side: 'buy', type: 'after-market best opposite limit', kind: 'stock' } as const
    const code = (quantity: string) => findDenial({ ...order, quantity }, { own: [] }, { ...facts, at })?.code

    // 130 % of 91,000 won are 118,300: 84 shares are worth 9,937,200 won, 85 shares 10,055,500.
    expect(code('84')).toBeUndefined()
    expect(code('85')).toBe('NOTIONAL')
  })

  it.each([
    ['the total', '-501000', []],
    // KIS may date a sale in New York by either day: a profit of yesterday hides no loss of today.
    ['a day', '300000', [['2026-10-18', '801000'] as const, ['2026-10-19', '-501000'] as const]],
  ])('denies a purchase after a loss by %s', (_what, profit, days) => {
    const sales = days.map(([soldOn, each]) => ({ ...sale, soldOn: parseCalendarDate(soldOn), profit: d(each) }))

    const denial = findDenial(buy, { own: [] }, { ...facts, profit: { currency: 'KRW', profit: d(profit), sales } })

    expect(denial).toMatchObject({ code: 'DAILY_LOSS', message: expect.stringContaining('501000') })
  })

  const sale = {
    symbol: '005930',
    exchange: 'KRX',
    name: undefined,
    quantity: d('1'),
    averagePrice: d('80000'),
    price: d('70000'),
  } as const

  it('sells no shares that a loan paid for', () => {
    const positions = {
      positions: [position('10'), { ...position('7'), loanedOn: parseCalendarDate('2026-10-01') }],
      unreadable: [],
    }
    const code = (quantity: string) =>
      findDenial({ ...buy, side: 'sell', quantity }, { own: [], mode: 'reducing' }, { ...facts, positions })?.code

    expect(code('10')).toBeUndefined()
    expect(code('11')).toBe('REDUCING')
  })
})

const position = (quantity: string, sellable = quantity): Position => ({
  symbol: '005930',
  exchange: 'KRX',
  name: undefined,
  quantity: d(quantity),
  sellable: d(sellable),
  averagePrice: d('70000'),
  price: d('70000'),
  value: undefined,
  loanedOn: undefined,
})

describe('the mode reducing', () => {
  const step = fc.oneof(
    fc.record({
      side: fc.constantFrom('buy' as const, 'sell' as const, 'sell' as const),
      quantity: fc.integer({ min: 1, max: 15 }),
    }),
    // Fills a part of an open order, or ends the order.
    fc.record({ pick: fc.nat(9), filled: fc.integer({ min: 1, max: 15 }), ends: fc.boolean() }),
  )

  it('lets no position grow or change its sign, in any order of orders and fills', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.array(step, { maxLength: 40 }), (start, steps) => {
        let held = start
        const open: { order: NewOrder; remaining: number }[] = []
        for (const each of steps) {
          if ('pick' in each) {
            const order = open[each.pick % Math.max(1, open.length)]
            if (order === undefined) continue
            const filled = Math.min(order.remaining, each.filled)
            held += order.order.side === 'buy' ? filled : -filled
            order.remaining = each.ends ? 0 : order.remaining - filled
          } else {
            const order = { ...buy, side: each.side, quantity: String(each.quantity) }
            const own = open.map(
              (placed): OwnOrder => ({
                order: placed.order,
                at: mondayAtTen - 3_600_000,
                remaining: d(String(placed.remaining)),
              }),
            )
            // KIS's list does not show our open sales yet.
            const positions = { positions: held === 0 ? [] : [position(String(held))], unreadable: [] }
            if (findDenial(order, { own, mode: 'reducing' }, { ...facts, positions }) === undefined)
              open.push({ order, remaining: each.quantity })
          }
          const whenAllFill = open.reduce(
            (sum, { order, remaining }) => sum + (order.side === 'buy' ? remaining : -remaining),
            held,
          )
          expect(whenAllFill).toBeGreaterThanOrEqual(0)
          expect(whenAllFill).toBeLessThanOrEqual(start)
          expect(held).toBeGreaterThanOrEqual(0)
        }
      }),
      { seed: 14, numRuns: 500 },
    )
  })

  it('lets the whole position go, of any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 140 }), (held) => {
        const positions = { positions: [position(String(held))], unreadable: [] }
        const sale = { ...buy, side: 'sell', quantity: String(held) } as const

        expect(findDenial(sale, { own: [], mode: 'reducing' }, { ...facts, positions })).toBeUndefined()
      }),
      { seed: 14, numRuns: 50 },
    )
  })
})

/** Formats a limit that is given in millionths, which `bigint` counts exactly. */
const limitOf = (millionths: bigint): Decimal => {
  const text = String(millionths).padStart(7, '0')
  return d(`${text.slice(0, -6)}.${text.slice(-6)}`)
}

describe('a limit of any decimal', () => {
  const at = Date.parse('2026-10-19T23:00:00+09:00')
  const inDollars: OrderFacts = { ...facts, at }
  /** Distance of a limit from the value that it is compared with, in millionths: often next to it. */
  const distance = fc.oneof(fc.bigInt({ min: -2n, max: 2n }), fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }))
  const order = fc.record({
    quantity: fc.integer({ min: 1, max: 900_000 }),
    cents: fc.integer({ min: 100, max: 99_999 }),
  })

  it('denies an order that is worth more by a millionth, and none that is worth as much', () => {
    fc.assert(
      fc.property(order, distance, ({ quantity, cents }, by) => {
        const worth = BigInt(quantity) * BigInt(cents) * 10_000n
        const limit = worth + by < 0n ? 0n : worth + by
        const price = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
        const limits = { mostQuantity: 'none', collarPercent: 'none', mostNotional: { USD: limitOf(limit) } }
        const wanted = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: String(quantity), price } as const

        const denial = findDenial(wanted, { own: [], limits }, inDollars)

        expect(denial?.code).toBe(worth > limit ? 'NOTIONAL' : undefined)
      }),
      { seed: 14, numRuns: 500 },
    )
  })

  it('denies an order of more shares by a millionth, and none of as many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000 }), distance, (quantity, by) => {
        const shares = BigInt(quantity) * 1_000_000n
        const limit = shares + by < 0n ? 0n : shares + by
        const limits = { mostNotional: { KRW: 'none' }, mostQuantity: limitOf(limit) }

        const denial = findDenial({ ...buy, quantity: String(quantity) }, { own: [], limits }, facts)

        expect(denial?.code).toBe(shares > limit ? 'QUANTITY' : undefined)
      }),
      { seed: 14, numRuns: 500 },
    )
  })
})

describe('findDenial of a reserved order', () => {
  const reserved = { ...buy, reserved: true } as const
  const denialAt = (order: NewOrder | NewReservedOrder, time: string, others: Partial<OrderFacts> = {}) =>
    findDenial(order, { own: [] }, { ...facts, ...others, at: Date.parse(`2026-10-19T${time}+09:00`) })?.code

  it("looks at no border of today's hours while the clocks differ", () => {
    const clock = { aheadMs: -5_000, errorMs: 100 }

    // KRX's after-market ends at 20:00.
    const evening = { ...buy, type: 'after-market limit' } as const
    expect(denialAt(evening, '20:00:02', { clock })).toBe('CLOCK')
    expect(denialAt(reserved, '20:00:02', { clock })).toBeUndefined()
  })

  it("takes an ETF while KRX's after-market, which trades none, is open", () => {
    const etf = { kind: 'etf', symbol: '069500' } as const

    expect(denialAt({ ...buy, ...etf, type: 'after-market limit' }, '17:00:00')).toBe('BARRED')
    expect(denialAt({ ...reserved, ...etf }, '17:00:00')).toBeUndefined()
  })
})
