import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../values/decimal.ts'
import { acceptHoldings, checkpointOf, checkpointSchema, rollForward } from './checkpoint.ts'
import { orderWith, positionOf, readingOf } from './holdings.test-kit.ts'

const unreadable = { name: undefined, field: 'ovrs_excg_cd', reason: 'unknown exchange' }

describe('checkpointOf', () => {
  it('returns what is held less the fills of all orders, without zeros', () => {
    const orders = [
      orderWith({ number: '1', filled: '7', state: 'filled' }),
      orderWith({ number: '2', filled: '2', side: 'sell' }),
      orderWith({ number: '3', symbol: '000660', filled: '4' }),
    ]

    const checkpoint = checkpointOf(
      readingOf({
        orders,
        positions: [positionOf('005930', '15'), positionOf('000660', '4'), positionOf('035420', '3')],
      }),
    )

    // 15 - 7 + 2 = 10; 4 - 4 = 0; 3 without orders.
    expect(checkpoint).toEqual({
      market: 'KRX',
      from: '2026-10-19',
      at: Date.parse('2026-10-19T16:00+09:00'),
      opening: { '005930': '10', '035420': '3' },
      undecided: [],
    })
  })

  it('adds up a position in cash and those bought by loans', () => {
    const positions = [
      positionOf('005930', '10'),
      positionOf('005930', '5', { loanedOn: '2026-10-01' }),
      positionOf('005930', '2', { loanedOn: '2026-10-02' }),
    ]

    expect(checkpointOf(readingOf({ positions }))?.opening).toEqual({ '005930': '17' })
  })

  it('takes a US symbol for one under all of its exchanges, and cuts padding of its quantity', () => {
    const orders = [orderWith({ symbol: 'SPY', exchange: 'NYSE', filled: '3' })]
    const positions = [positionOf('SPY', '10.00000000', { exchange: 'AMEX' })]

    expect(checkpointOf(readingOf({ market: 'US', orders, positions }))?.opening).toEqual({ SPY: '7' })
  })

  it('counts no order from before its first day, and no row of another market', () => {
    const orders = [
      orderWith({ number: '1', filled: '1', on: '2026-10-18' }),
      orderWith({ number: '2', filled: '2', on: '2026-10-19' }),
      orderWith({ number: '3', filled: '4', exchange: 'NASD' }),
    ]
    const positions = [positionOf('005930', '10'), positionOf('QQQ', '6', { exchange: 'NASD' })]

    expect(checkpointOf(readingOf({ orders, positions }))?.opening).toEqual({ '005930': '8' })
  })

  it('leaves a symbol undecided whose chain of revisions could be counted twice', () => {
    const orders = [orderWith({ number: '1', filled: '3' }), orderWith({ number: '2', original: '1', filled: '5' })]
    const positions = [positionOf('005930', '15'), positionOf('000660', '4')]

    expect(checkpointOf(readingOf({ orders, positions }))).toMatchObject({
      opening: { '000660': '4' },
      undecided: ['005930'],
    })
  })

  it('leaves a symbol undecided of which less is held than its fills brought: a list lags', () => {
    const orders = [orderWith({ filled: '7' })]

    expect(checkpointOf(readingOf({ orders, positions: [positionOf('005930', '6')] }))).toMatchObject({
      opening: {},
      undecided: ['005930'],
    })
  })

  it('leaves a symbol undecided whose position cannot be read, and returns nothing if that one has no symbol', () => {
    const positions = [positionOf('005930', '10')]

    expect(checkpointOf(readingOf({ positions, unreadable: [{ ...unreadable, symbol: 'XS12' }] }))).toMatchObject({
      opening: { '005930': '10' },
      undecided: ['XS12'],
    })
    expect(checkpointOf(readingOf({ positions, unreadable: [{ ...unreadable, symbol: undefined }] }))).toBeUndefined()
  })
})

describe('checkpointSchema', () => {
  it('reads a checkpoint back from JSON', () => {
    const checkpoint = checkpointOf(readingOf({ positions: [positionOf('005930', '10')] }))

    expect(checkpointSchema.parse(JSON.parse(JSON.stringify(checkpoint)))).toEqual(checkpoint)
  })

  it.each([
    ['a number for shares', { opening: { '005930': 10 } }],
    ['text that is no decimal number', { opening: { '005930': '1e3' } }],
    ['an unknown market', { market: 'UK' }],
    ['a day that no calendar has', { from: '2026-02-30' }],
  ])('refuses %s', (_what, changes) => {
    const checkpoint = { ...checkpointOf(readingOf()), ...changes }

    expect(checkpointSchema.safeParse(checkpoint).success).toBe(false)
  })
})

describe('rollForward', () => {
  const at = Date.parse('2026-10-19T16:00+09:00')
  const checkpoint = {
    market: 'KRX',
    from: '2026-10-19',
    at,
    opening: { '005930': parseDecimal('10'), '000660': parseDecimal('4') },
    undecided: [],
  } as const
  const orders = [
    orderWith({ number: '1', filled: '5', on: '2026-10-19' }),
    orderWith({ number: '2', filled: '4', side: 'sell', symbol: '000660', on: '2026-10-20' }),
    orderWith({ number: '3', filled: '6', on: '2026-10-20' }),
    orderWith({ number: '4', filled: '7', on: '2026-10-21' }),
  ]

  it('adds the fills from before the new day, and keeps the instant of the positions', () => {
    // 10 + 5 + 6 = 21, and 4 - 4 = 0. The positions of the reading do not count: a difference stays one.
    expect(
      rollForward(checkpoint, readingOf({ orders, positions: [positionOf('005930', '99')] }), '2026-10-21'),
    ).toEqual({
      market: 'KRX',
      from: '2026-10-21',
      at,
      opening: { '005930': '21' },
      undecided: [],
    })
  })

  it('leaves a symbol undecided once its fills are not exact', () => {
    const chain = [...orders, orderWith({ number: '5', original: '3', filled: '1', on: '2026-10-20' })]

    expect(rollForward(checkpoint, readingOf({ orders: chain }), '2026-10-21')).toMatchObject({
      opening: {},
      undecided: ['005930'],
    })
  })

  it.each([
    ['does not reach back to the checkpoint', { from: '2026-10-20' }, '2026-10-21'],
    ['is of another market', { market: 'US' as const }, '2026-10-21'],
    ['goes to an earlier day', {}, '2026-10-18'],
  ])('returns nothing when the reading %s', (_what, parts, newFrom) => {
    expect(rollForward(checkpoint, readingOf({ orders, ...parts }), newFrom)).toBeUndefined()
  })
})

describe('acceptHoldings', () => {
  const checkpoint = {
    market: 'KRX',
    from: '2026-10-19',
    at: Date.parse('2026-10-19T09:00+09:00'),
    opening: { '005930': parseDecimal('10'), '000660': parseDecimal('4'), '035420': parseDecimal('3') },
    undecided: ['068270'],
  } as const
  const reading = readingOf({
    orders: [orderWith({ filled: '5' })],
    positions: [positionOf('005930', '22'), positionOf('000660', '9'), positionOf('068270', '2')],
  })

  it('measures the named symbols again and no other one, and moves the instant of the positions', () => {
    // 22 - 5 = 17; 000660 keeps its 4 although 9 are held; 3 of 035420 have left; 2 of 068270 are known now.
    expect(acceptHoldings(checkpoint, reading, ['005930', '035420', '068270'])).toEqual({
      market: 'KRX',
      from: '2026-10-19',
      at: Date.parse('2026-10-19T16:00+09:00'),
      opening: { '005930': '17', '000660': '4', '068270': '2' },
      undecided: [],
    })
  })

  it('counts no fills from before the checkpoint in a reading that reaches back further', () => {
    const orders = [...reading.orders, orderWith({ number: '2', filled: '1', on: '2026-10-16' })]

    expect(acceptHoldings(checkpoint, { ...reading, from: '2026-10-16', orders }, ['005930'])).toMatchObject({
      from: '2026-10-19',
      opening: { '005930': '17' },
    })
  })

  it('returns nothing when the reading does not reach back to the checkpoint', () => {
    expect(acceptHoldings(checkpoint, { ...reading, from: '2026-10-20' }, ['005930'])).toBeUndefined()
  })
})
