import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position } from '../../account/position.ts'
import { parseDecimal } from '../../values/decimal.ts'
import type { Order } from '../list-orders.ts'
import { checkpointOf, checkpointSchema, type HoldingsCheckpoint, rollForward } from './checkpoint.ts'
import { compareHoldings, positionsExplainAll } from './compare.ts'
import { type OrderParts, orderWith, positionOf, readingOf } from './holdings.test-kit.ts'
import type { HoldingsReading } from './reading.ts'

const nineOClock = Date.parse('2026-10-19T09:00+09:00')

/** Checkpoint of 10 shares of 005930 at 09:00. */
const tenShares: HoldingsCheckpoint = {
  market: 'KRX',
  from: '2026-10-19',
  at: nineOClock,
  opening: { '005930': parseDecimal('10') },
  undecided: [],
}

const compare = (parts: Partial<HoldingsReading>, checkpoint = tenShares) =>
  compareHoldings(checkpoint, readingOf(parts))
const holding = (quantity: string) => ({ positions: [positionOf('005930', quantity)] })

describe('compareHoldings', () => {
  it('finds no difference when fills of all orders, ended ones too, explain the positions', () => {
    const orders = [
      orderWith({ number: '1', filled: '7', state: 'filled' }),
      orderWith({ number: '2', filled: '3', state: 'cancelled', side: 'sell' }),
      orderWith({ number: '3', filled: '2', state: 'rejected' }),
      orderWith({ number: '4', filled: '1', state: 'unknown' }),
      orderWith({ number: '5', filled: '4', state: 'open' }),
    ]

    // 10 + 7 - 3 + 2 + 1 + 4 = 21
    expect(compare({ orders, ...holding('21') })).toEqual({ since: nineOClock, differences: [], undecided: [] })
  })

  it.each([
    ['more shares', '16', '1'],
    ['less shares', '12', '-3'],
    ['no shares, less', '0', '-15'],
  ])('reports %s than the orders explain', (_what, held, difference) => {
    // 10 + 5 = 15
    expect(compare({ orders: [orderWith({ filled: '5' })], ...holding(held) })?.differences).toEqual([
      { market: 'KRX', exchange: 'KRX', symbol: '005930', expected: '15', held, difference },
    ])
  })

  it('reports shares of a symbol that had none, under the exchange of its position', () => {
    const checkpoint: HoldingsCheckpoint = { ...tenShares, market: 'US', opening: {} }
    const positions = [positionOf('SPY', '2.50000000', { exchange: 'AMEX' })]

    expect(compare({ market: 'US', positions }, checkpoint)?.differences).toEqual([
      { market: 'US', exchange: 'AMEX', symbol: 'SPY', expected: '0', held: '2.5', difference: '2.5' },
    ])
  })

  it('reports shares that have left without an order and whose exchange no list names', () => {
    const checkpoint: HoldingsCheckpoint = { ...tenShares, market: 'US', opening: { SPY: parseDecimal('3') } }

    expect(compare({ market: 'US' }, checkpoint)?.differences).toEqual([
      { market: 'US', exchange: undefined, symbol: 'SPY', expected: '3', held: '0', difference: '-3' },
    ])
  })

  it('counts no fills of an order from before the checkpoint in a reading that reaches back further', () => {
    const orders = [orderWith({ number: '1', filled: '7', on: '2026-10-16' })]

    expect(compare({ from: '2026-10-16', orders, ...holding('10') })?.differences).toEqual([])
  })

  it.each([
    ['begins after the checkpoint', { from: '2026-10-20' }],
    ['is of another market', { market: 'US' as const }],
    [
      'has a position without a symbol that cannot be read',
      { unreadable: [{ symbol: undefined, name: undefined, field: 'pdno', reason: 'pdno is missing' }] },
    ],
  ])('returns nothing for a reading that %s', (_what, parts) => {
    expect(compare({ ...holding('10'), ...parts })).toBeUndefined()
  })

  it('leaves a symbol undecided whose position cannot be read, or whose opening holding is not known', () => {
    const unreadable = ['005930', '035420'].map((symbol) => ({
      symbol,
      name: undefined,
      field: 'hldg_qty',
      reason: 'hldg_qty is missing',
    }))
    const checkpoint = { ...tenShares, undecided: ['000660'] }

    expect(compare({ unreadable, positions: [positionOf('000660', '4')] }, checkpoint)).toEqual({
      since: nineOClock,
      differences: [],
      undecided: ['005930', '000660', '035420'],
    })
  })
})

describe('a chain of revisions', () => {
  const chain = (side: 'buy' | 'sell', parent: string, child: string, parts: OrderParts = {}) => [
    orderWith({ number: '1', side, filled: parent }),
    orderWith({ number: '2', original: '1', side, filled: child, ...parts }),
  ]

  // Parent 3, child 5: 5 shares if the child repeats the fills of its parent, and 3 + 5 = 8 if it does not.
  it.each([
    ['buy', '14', ['15', '-1']],
    ['buy', '15', undefined],
    ['buy', '18', undefined],
    ['buy', '19', ['18', '1']],
    ['sell', '1', ['2', '-1']],
    ['sell', '2', undefined],
    ['sell', '5', undefined],
    ['sell', '6', ['5', '1']],
  ] as const)(
    'reports a difference only if no reading of it explains the position: %s, %s held',
    (side, held, found) => {
      const comparison = compare({ orders: chain(side, '3', '5'), ...holding(held) })

      expect(comparison?.differences.map(({ expected, difference }) => [expected, difference])).toEqual(
        found === undefined ? [] : [found],
      )
      expect(comparison?.undecided).toEqual(found === undefined ? ['005930'] : [])
    },
  )

  it.each([
    ['its parent', '4', '0', '14'],
    ['its child', '0', '4', '14'],
  ])('is exact when only %s has fills', (_what, parent, child, held) => {
    const orders = chain('buy', parent, child)

    expect(compare({ orders, ...holding(held) })).toMatchObject({ differences: [], undecided: [] })
    expect(compare({ orders, ...holding('15') })?.differences).toMatchObject([{ expected: '14', difference: '1' }])
  })

  it('spans New York midnight: an order of the daytime market is revised on the next day', () => {
    const orders = [
      orderWith({ number: '1', symbol: 'QQQ', exchange: 'NASD', filled: '3', on: '2026-10-19' }),
      orderWith({ number: '2', original: '1', symbol: 'QQQ', exchange: 'NASD', filled: '5', on: '2026-10-20' }),
    ]
    const checkpoint: HoldingsCheckpoint = { ...tenShares, market: 'US', opening: {} }
    const held = (quantity: string) =>
      compare({ market: 'US', orders, positions: [positionOf('QQQ', quantity, { exchange: 'NASD' })] }, checkpoint)

    // From 5 to 3 + 5 = 8.
    expect(held('5')).toMatchObject({ differences: [], undecided: ['QQQ'] })
    expect(held('9')?.differences).toMatchObject([{ expected: '8', difference: '1' }])
  })

  it.each([
    ['is missing', []],
    ['is of another day', [orderWith({ number: '1', filled: '3', on: '2026-10-17' })]],
    ['is of the other side', [orderWith({ number: '1', filled: '3', side: 'sell' })]],
    ['is of another symbol', [orderWith({ number: '1', filled: '3', symbol: '000660' })]],
    [
      'could be one of two branches',
      [orderWith({ number: '1', branch: '00950' }), orderWith({ number: '1', branch: '91252', filled: '3' })],
    ],
    ['leads back to it', [orderWith({ number: '1', original: '2', filled: '3' })]],
  ])('leaves the symbol undecided when the changed order %s', (_what, others) => {
    const orders = [...others, orderWith({ number: '2', original: '1', filled: '5' })]

    expect(compare({ orders, ...holding('15') })?.undecided).toEqual(['005930'])
  })

  it('reports no wrong difference for chains of any length, and proves nothing unless one row has all fills', () => {
    // Chains of 1 to 4 rows; the true number lies anywhere from the fullest row to the sum of all.
    const anyChain = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(anyChain, { maxLength: 4 }),
        fc.constantFrom('buy', 'sell'),
        fc.nat(),
        (chains, side, pick) => {
          const orders = chains.flatMap((fills, c) =>
            fills.map((filled, row) =>
              orderWith({
                number: `${c}${row}`,
                side,
                filled: `${filled}`,
                ...(row > 0 && { original: `${c}${row - 1}` }),
              }),
            ),
          )
          const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
          const [least, most] = [sumOf(chains.map((fills) => Math.max(...fills))), sumOf(chains.flat())]
          const filled = least + (pick % (most - least + 1))
          const held = side === 'buy' ? 1_000 + filled : 1_000 - filled
          const checkpoint = { ...tenShares, opening: { '005930': parseDecimal('1000') } }

          const comparison = compare({ orders, ...holding(`${held}`) }, checkpoint)

          expect(comparison).toMatchObject({ differences: [], undecided: least === most ? [] : ['005930'] })
        },
      ),
    )
  })
})

describe('positionsExplainAll', () => {
  const explainsOrder = (parts: Partial<HoldingsReading>, intendedAt = nineOClock, symbol = '005930') => {
    const comparison = compare(parts)
    return comparison !== undefined && positionsExplainAll(comparison, { symbol, intendedAt })
  }

  it('is true when the orders explain the position', () => {
    expect(explainsOrder(holding('10'))).toBe(true)
  })

  it('is false when a fill could be of the order, and true for the symbols without one', () => {
    expect(explainsOrder(holding('15'))).toBe(false)
    expect(explainsOrder(holding('15'), nineOClock, '000660')).toBe(true)
  })

  it('is false when a chain of revisions could hide a fill of the order', () => {
    const orders = [orderWith({ number: '1', filled: '3' }), orderWith({ number: '2', original: '1', filled: '5' })]

    expect(explainsOrder({ orders, ...holding('18') })).toBe(false)
  })

  it('is false when the order may have filled before the checkpoint', () => {
    expect(explainsOrder(holding('10'), nineOClock - 1)).toBe(false)
  })
})

describe('compareHoldings over random days', () => {
  const symbols = ['AAPL', 'IBM', 'SPY'] as const
  const days = ['2026-10-19', '2026-10-20', '2026-10-21', '2026-10-22'] as const
  const exchange = fc.constantFrom('NASD', 'NYSE', 'AMEX')
  const symbol = fc.constantFrom(...symbols)
  const anyOrder = fc.record({
    symbol,
    exchange,
    side: fc.constantFrom('buy', 'sell'),
    filled: fc.nat({ max: 20 }),
    state: fc.constantFrom<Order['state'][]>('open', 'filled', 'cancelled', 'rejected', 'unknown'),
    day: fc.nat({ max: 3 }),
  })
  const moves = fc.array(fc.record({ symbol, shares: fc.integer({ min: -5, max: 5 }) }), { maxLength: 3 })
  const program = fc.record({
    opening: fc.tuple(...symbols.map(() => fc.nat({ max: 50 }))),
    orders: fc.array(anyOrder, { maxLength: 12, size: 'max' }),
    after: moves,
    /** Number of the orders that the checkpoint's reading holds. */
    known: fc.nat({ max: 12 }),
    inLoans: fc.nat({ max: 7 }),
    rollTo: fc.constantFrom(...days),
    shuffle: fc.infiniteStream(fc.nat()),
    exchange,
  })

  it('finds exactly the shares that came without an order, also after the checkpoint is rolled forward', () => {
    fc.assert(
      fc.property(program, ({ opening, orders, after, known, inLoans, rollTo, shuffle, exchange: listed }) => {
        const rows = orders.map(({ day, filled, ...order }, index) =>
          orderWith({ ...order, number: `${index}`, filled: `${filled}`, on: days[day] ?? days[0] }),
        )
        const sharesOf = (of: string, count: number, moved: typeof after) =>
          (opening[(symbols as readonly string[]).indexOf(of)] ?? 0) +
          orders
            .slice(0, count)
            .reduce(
              (sum, { symbol: one, side, filled }) => sum + (one !== of ? 0 : side === 'buy' ? filled : -filled),
              0,
            ) +
          moved.reduce((sum, { symbol: one, shares }) => sum + (one === of ? shares : 0), 0)
        const positionsAt = (count: number, moved: typeof after): readonly Position[] =>
          symbols.flatMap((of) => {
            const shares = sharesOf(of, count, moved)
            const loaned = positionOf(of, `${inLoans}.00000000`, { exchange: 'NASD', loanedOn: '2026-10-01' })
            return [positionOf(of, `${shares - inLoans}`, { exchange: listed }), loaned]
          })
        const read = (count: number, moved: typeof after): HoldingsReading => ({
          ...readingOf({ market: 'US', positions: positionsAt(count, moved) }),
          orders: shuffled(rows.slice(0, count), shuffle),
        })
        const checkpoint = checkpointSchema.parse(JSON.parse(JSON.stringify(checkpointOf(read(known, [])))))
        const reading = read(orders.length, after)

        const comparison = compareHoldings(checkpoint, reading)
        const rolled = rollForward(checkpoint, reading, rollTo)

        const moved = symbols.map((of) => [of, sharesOf(of, 0, after) - sharesOf(of, 0, [])] as const)
        expect(comparison?.undecided).toEqual([])
        expect(
          Object.fromEntries((comparison?.differences ?? []).map((one) => [one.symbol, Number(one.difference)])),
        ).toEqual(Object.fromEntries(moved.filter(([, shares]) => shares !== 0)))
        expect(rolled && sorted(compareHoldings(rolled, reading))).toEqual(sorted(comparison))
      }),
      { numRuns: 500 },
    )
  })
})

const sorted = (comparison: ReturnType<typeof compareHoldings>) =>
  comparison && [...comparison.differences].sort((a, b) => (a.symbol < b.symbol ? -1 : 1))

/** Shuffles rows by random numbers. */
function shuffled<Row>(rows: readonly Row[], numbers: Iterator<number>): readonly Row[] {
  const keyed = rows.map((row) => ({ row, key: Number(numbers.next().value) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ row }) => row)
}
