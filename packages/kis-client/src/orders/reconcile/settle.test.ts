import { describe, expect, it } from 'vitest'
import { parseCalendarDate as parseDay } from '../../values/dates.ts'
import { parseDecimal } from '../../values/decimal.ts'
import type { Fact, OrderChange } from '../history/fact.ts'
import type { Order } from '../list-orders.ts'
import type { SettleOptions } from './evidence.ts'
import {
  changeOf,
  kisAt,
  lost,
  minute,
  options,
  placed,
  reading,
  recordOfIntent,
  recordWith,
  row,
  tenAt,
} from './rows.test-kit.ts'
import { ownRows, seenInRows, settle } from './settle.ts'

const factsOf = (
  records: Parameters<typeof settle>[0],
  orders: readonly Order[],
  changes: Partial<SettleOptions> = {},
) =>
  settle(records, { orders, firstDay: '2026-10-18', reading }, { ...options, ...changes }).map(({ record, fact }) => [
    record.clientOrderId,
    fact.kind,
  ])

describe('an order without a number', () => {
  it.each<[string, Partial<Order>]>([
    ['its content', {}],
    ['all numbers 0, as the exchange cancels one', { quantity: parseDecimal('0'), remaining: parseDecimal('0') }],
    ['no time', { orderedAt: undefined }],
    ['a time two seconds before it could leave, by the error of the clocks', { orderedAt: tenAt('00:00') - 2_000 }],
    ['a time within the delay of its booking', { orderedAt: tenAt('00:13') }],
  ])('is found in the only row with %s', (_what, changes) => {
    expect(factsOf([recordWith('one', lost)], [row(changes)])).toEqual([['one', 'seen']])
  })

  it.each<[string, Partial<Order>]>([
    ['of another symbol', { symbol: '000660' }],
    ['of the other side', { side: 'sell' }],
    ['of another quantity', { quantity: parseDecimal('9') }],
    ['at another price', { price: parseDecimal('65100') }],
    ['of another venue', { venue: 'NXT' }],
    ['of an exchange abroad', { exchange: 'NASD' }],
    ['that revised or cancelled another order', { original: '0000000099' }],
    ['that was booked before it could leave', { orderedAt: tenAt('00:00') - 5_000 }],
    ['that was booked after the delay of its booking', { orderedAt: tenAt('00:14') }],
  ])('is not found in a row %s', (_what, changes) => {
    expect(factsOf([recordWith('one', lost)], [row(changes)])).toEqual([])
  })

  it('stays as it is when no row matches: a list may lag', () => {
    expect(factsOf([recordWith('one', lost)], [])).toEqual([])
  })

  it('is not found in the row of another order of ours, even if that order is settled', () => {
    const known = recordWith('known', placed)

    expect(factsOf([known, recordWith('one', lost)], [row()])).toEqual([])
  })

  it('is ambiguous with another one that has the same content: one row is one order', () => {
    const twins = [recordWith('one', lost), recordWith('two', lost)]

    expect(factsOf(twins, [row()])).toEqual([
      ['one', 'ambiguous'],
      ['two', 'ambiguous'],
    ])
  })

  it('is ambiguous when two rows match, and says so once', () => {
    const rows = [row(), row({ number: '0000000102' })]
    const [finding] = settle([recordWith('one', lost)], { orders: rows, firstDay: '2026-10-18', reading }, options)

    expect(finding?.fact).toMatchObject({ kind: 'ambiguous', numbers: ['0000000101', '0000000102'] })
    expect(factsOf([recordWith('one', lost, ...(finding === undefined ? [] : [finding.fact]))], rows)).toEqual([])
  })

  it('has its row to itself while its call is under way, and is not found in it', () => {
    const records = [recordWith('sending'), recordWith('one', lost)]

    expect(factsOf(records, [row()], { underWay: new Set(['sending']) })).toEqual([['one', 'ambiguous']])
  })
})

describe('an order with a number', () => {
  const { number, branch } = row()

  it('is seen when its row has more fills, or an end', () => {
    const filled = row({ filled: parseDecimal('3'), remaining: parseDecimal('7') })
    const cancelled = row({ remaining: parseDecimal('0'), state: 'cancelled' })

    expect(factsOf([recordWith('one', placed)], [filled])).toEqual([['one', 'seen']])
    expect(factsOf([recordWith('one', placed)], [cancelled])).toEqual([['one', 'seen']])
  })

  it('is not seen again in a row that says no more', () => {
    expect(factsOf([recordWith('one', placed)], [row()])).toEqual([])
    expect(factsOf([recordWith('one', placed)], [row({ state: 'unknown', remaining: parseDecimal('0') })])).toEqual([])
  })

  it('is not seen again in a row that contradicts its final state: the journal would grow with each reading', () => {
    const cancelled: Fact = {
      kind: 'seen',
      order: {
        number,
        branch,
        orderedOn: '2026-10-19',
        quantity: '10',
        filled: '0',
        remaining: '0',
        state: 'cancelled',
      },
      by: 'number',
      reading,
    }
    const rejected = row({ remaining: parseDecimal('0'), state: 'rejected' })

    expect(factsOf([recordWith('one', placed, cancelled)], [rejected])).toEqual([])
  })

  it('is not the order that has its number on another day', () => {
    const yesterday = row({ orderedOn: parseDay('2026-10-16'), state: 'cancelled' })

    expect(factsOf([recordWith('one', placed)], [yesterday])).toEqual([])
  })

  it('has outlived its life when a reading after that, and after a margin, shows no end of it', () => {
    const endedAt = reading.from - options.marginMs
    const endsAt = (at: number) => ({ endsAt: () => at }) as object

    expect(factsOf([recordWith('one', placed)], [row()], endsAt(endedAt))).toEqual([['one', 'outlived']])
    expect(factsOf([recordWith('one', placed)], [], endsAt(endedAt))).toEqual([['one', 'outlived']])
    expect(factsOf([recordWith('one', placed)], [row()], endsAt(endedAt + 1))).toEqual([])
  })

  describe('of which a notice says more than its row', () => {
    const noticed = (at: number, kind: 'filled' | 'rejected' = 'filled'): Fact => ({
      kind: 'noticed',
      notice: { kind, change: 'new', isConfirmed: true, number, quantity: '3', time: '' },
      kis: { earliestAt: at, latestAt: at },
    })
    const inTime = reading.from - options.marginMs

    it('is denied once by a reading that began after the margin', () => {
      const record = recordWith('one', placed, noticed(inTime))
      const denied = recordWith('one', placed, noticed(inTime), { kind: 'denied', reading })

      expect(factsOf([record], [row()])).toEqual([['one', 'denied']])
      expect(factsOf([record], [])).toEqual([['one', 'denied']])
      expect(factsOf([denied], [row()])).toEqual([])
      expect(factsOf([recordWith('one', placed, noticed(inTime + 1))], [row()])).toEqual([])
    })

    it('is seen when the row shows the fill, and seen and denied when it shows a part of it', () => {
      const record = recordWith('one', placed, noticed(inTime))
      const filled = (shares: string) => row({ filled: parseDecimal(shares) })

      expect(factsOf([record], [filled('3')])).toEqual([['one', 'seen']])
      expect(factsOf([record], [filled('2')])).toEqual([
        ['one', 'seen'],
        ['one', 'denied'],
      ])
    })

    it('is not denied by a row that leaves open whether it has the fill', () => {
      const open = row({ filled: parseDecimal('2'), mostFilled: parseDecimal('4') })

      expect(factsOf([recordWith('one', placed, noticed(inTime))], [open])).toEqual([['one', 'seen']])
    })

    it('is denied as rejected while its row is open', () => {
      const record = recordWith('one', placed, noticed(inTime, 'rejected'))
      const rejected = row({ remaining: parseDecimal('0'), state: 'rejected' })

      expect(factsOf([record], [row()])).toEqual([['one', 'denied']])
      expect(factsOf([record], [rejected])).toEqual([['one', 'seen']])
    })
  })
})

describe('an order that no row could be', () => {
  const endedAt = tenAt('00:00') + minute(330)
  const late = { from: endedAt + minute(2), to: endedAt + minute(2), rows: 0 }
  const proof = { endsAt: () => endedAt, explainedHolding: () => '5' }
  const factOf = (
    changes: Partial<SettleOptions>,
    evidence: { readonly orders?: readonly Order[]; readonly firstDay?: string; readonly reading?: typeof late } = {},
  ) =>
    settle(
      [recordWith('one', lost)],
      { orders: [], firstDay: '2026-10-18', reading: late, ...evidence },
      { ...options, ...proof, ...changes },
    )[0]?.fact

  it('was not taken once its life and the margin are over, and the holdings are explained', () => {
    expect(factOf({})).toEqual({ kind: 'absent', endedAt, held: '5', reading: late })
  })

  it.each<[string, Parameters<typeof factOf>]>([
    ['the reading began within the margin', [{}, { reading: { ...late, from: late.from - 1 } }]],
    ['no rule says when it has ended', [{ endsAt: () => undefined }]],
    ['shares came or went that no order explains', [{ explainedHolding: () => undefined }]],
    ['its answer may still come', [{ underWay: new Set(['one']) }]],
    ['the reading begins after the day before it', [{}, { firstDay: '2026-10-19' }]],
    [
      'a row of the day has its content, at an hour at which it could not arrive',
      [{}, { orders: [row({ orderedAt: tenAt('00:00') + minute(60) })] }],
    ],
  ])('stays open while %s', (_what, given) => {
    expect(factOf(...given)?.kind).not.toBe('absent')
  })
})

describe('a change without a number', () => {
  const name = { number: '0000000101', branch: '00950', orderedOn: '2026-10-19' }
  const revision = changeOf('two', { kind: 'revise', of: 'one', name, price: '65100' }, lost)
  const changed = { number: '0000000102', original: name.number }

  it.each<[string, Partial<Order>]>([
    ['its price', { price: parseDecimal('65100') }],
    ['all numbers 0, as the exchange cancels one', { price: undefined, quantity: parseDecimal('0') }],
  ])('is found, as a revision, in the row with %s', (_what, changes) => {
    expect(factsOf([revision], [row({ ...changed, ...changes })])).toEqual([['two', 'seen']])
  })

  it('is not found, as a revision, in the row of a cancellation, which has no price', () => {
    const cancellation = row({ ...changed, price: undefined, remaining: parseDecimal('0'), state: 'cancelled' })

    expect(factsOf([revision], [cancellation])).toEqual([])
  })

  it('is found, as a cancellation, also after its order has ended: a list may be older than the one before it', () => {
    const outlived: Fact = { kind: 'outlived', endedAt: reading.from, reading }
    const cancel = changeOf('two', { kind: 'cancel', of: 'one', name }, lost, outlived)
    const cancellation = row({ ...changed, price: undefined, remaining: parseDecimal('0'), state: 'cancelled' })

    expect(factsOf([cancel], [cancellation])).toEqual([['two', 'seen']])
  })
})

describe('the own row of an order with a number', () => {
  const owned = (record: ReturnType<typeof recordWith>, ...rows: readonly Order[]) =>
    [...ownRows([record], rows).keys()].map(({ branch, orderedOn }) => `${branch} ${orderedOn}`)
  const placedAt = (time: string) => {
    const kis = kisAt(Date.parse(time))
    return recordOfIntent('one', { kis }, { ...placed, kis: kisAt(Date.parse(time) + 10_000) })
  }

  it.each<[string, Partial<Order>]>([
    ['of another symbol', { symbol: '000660' }],
    ['of the other side', { side: 'sell' }],
    ['of another market', { exchange: 'NASD' }],
    ['of another number', { number: '0000000102' }],
  ])('is not one %s: each branch counts its own numbers', (_what, changes) => {
    expect(owned(recordWith('one', placed), row(changes))).toEqual([])
  })

  it('is that of the branch of its answer, or the only one if no row has that branch', () => {
    const [first, second, third] = ['00100', '00950', '00200'].map((branch) => row({ branch }))
    if (first === undefined || second === undefined || third === undefined) throw new Error('no rows')

    expect(owned(recordWith('one', placed), first, second)).toEqual(['00950 2026-10-19'])
    expect(owned(recordWith('one', placed), first)).toEqual(['00100 2026-10-19'])
    expect(owned(recordWith('one', placed), first, third)).toEqual([])
  })

  it('is on the day on which its call began or ended, near midnight', () => {
    const nearMidnight = placedAt('2026-10-20T23:59:55+09:00')

    expect(owned(nearMidnight, row({ orderedOn: parseDay('2026-10-20') }))).toEqual(['00950 2026-10-20'])
    expect(owned(nearMidnight, row({ orderedOn: parseDay('2026-10-21') }))).toEqual(['00950 2026-10-21'])
    expect(owned(nearMidnight, row({ orderedOn: parseDay('2026-10-22') }))).toEqual([])
  })

  it('is on the day of its exchange', () => {
    const apple = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '10', price: '230.00' } as const
    const kis = kisAt(Date.parse('2026-10-21T01:00+09:00'))
    const record = recordOfIntent('one', { order: apple, kis }, { ...placed, kis })
    const rowOn = (day: string) => row({ symbol: 'AAPL', exchange: 'NYSE', orderedOn: parseDay(day) })

    expect(owned(record, rowOn('2026-10-20'))).toEqual(['00950 2026-10-20'])
    expect(owned(record, rowOn('2026-10-21'))).toEqual([])
  })

  it('does not exist of an order without a number, or that no list shows', () => {
    const bond = { call: { endpoint: 'domestic-bond/buy', input: {} } }

    expect(owned(recordWith('one', lost), row())).toEqual([])
    expect(owned(recordOfIntent('one', bond, placed), row())).toEqual([])
  })
})

describe('what a row of an order with a number proves', () => {
  const endedAt = reading.from - options.marginMs
  const isOver = { endsAt: () => endedAt }
  const seen = (by: 'number' | 'content', filled = '0'): Fact => ({
    kind: 'seen',
    order: {
      number: '0000000101',
      branch: '00950',
      orderedOn: '2026-10-19',
      quantity: '10',
      filled,
      remaining: '10',
      state: 'open',
    },
    by,
    reading,
  })
  const filled = row({ filled: parseDecimal('4'), remaining: parseDecimal('6') })
  const byOf = (record: ReturnType<typeof recordWith>) =>
    settle([record], { orders: [filled], firstDay: '2026-10-18', reading }, options).map(({ fact }) =>
      fact.kind === 'seen' ? fact.by : fact.kind,
    )

  it('is proven by its number, and of an order that was found by its content still by that', () => {
    expect(byOf(recordWith('one', placed))).toEqual(['number'])
    expect(byOf(recordWith('one', lost, seen('content')))).toEqual(['content'])
  })

  it('ends the life of an order that is partly filled, too', () => {
    expect(factsOf([recordWith('one', placed, seen('number', '4'))], [filled], isOver)).toEqual([['one', 'outlived']])
  })

  it.each<[string, readonly Fact[]]>([
    ['is past its life already', [placed, { kind: 'outlived', endedAt, reading }]],
    ['has ended', [placed, { kind: 'given-up', by: 'Minji' }]],
  ])('ends the life of no order that %s', (_what, facts) => {
    expect(factsOf([recordWith('one', ...facts)], [row()], isOver)).toEqual([])
  })

  it('ends the life of no order that no list shows', () => {
    const bond = { call: { endpoint: 'domestic-bond/buy', input: {} } }

    expect(factsOf([recordOfIntent('one', bond, placed)], [row({ state: 'cancelled' })], isOver)).toEqual([])
  })

  it('denies a notice of more shares than the most that the row may have, and none of as many', () => {
    const noticed = (quantity: string): Fact => ({
      kind: 'noticed',
      notice: { kind: 'filled', change: 'new', isConfirmed: true, number: '0000000101', quantity, time: '' },
      kis: { earliestAt: endedAt, latestAt: endedAt },
    })
    const open = row({ filled: parseDecimal('2'), mostFilled: parseDecimal('4') })

    expect(factsOf([recordWith('one', placed, noticed('4'))], [open])).toEqual([['one', 'seen']])
    expect(factsOf([recordWith('one', placed, noticed('5'))], [open])).toEqual([
      ['one', 'seen'],
      ['one', 'denied'],
    ])
  })
})

describe('seenInRows, of a list that is not whole', () => {
  const filled = row({ filled: parseDecimal('4'), remaining: parseDecimal('6') })
  const found = (record: ReturnType<typeof recordWith>, rows: readonly Order[]) => seenInRows([record], rows, reading)

  it('finds the own row of an order, with its number and its branch', () => {
    const record = recordWith('one', placed)

    expect(found(record, [filled])).toEqual([
      {
        record,
        fact: {
          kind: 'seen',
          order: {
            number: '0000000101',
            branch: '00950',
            orderedOn: '2026-10-19',
            orderedAt: tenAt('00:00'),
            quantity: '10',
            filled: '4',
            remaining: '6',
            state: 'open',
          },
          by: 'number',
          reading,
        },
      },
    ])
  })

  it.each<[string, ReturnType<typeof recordWith>, readonly Order[]]>([
    ['no news', recordWith('one', placed), [row()]],
    ['another branch', recordWith('one', placed), [{ ...filled, branch: '00100' }]],
    ['its content alone', recordWith('one', lost), [filled]],
    [
      'news of an order that may be another’s',
      recordWith('one', lost, {
        kind: 'seen',
        order: {
          number: '0000000101',
          branch: '00950',
          orderedOn: '2026-10-19',
          quantity: '10',
          filled: '0',
          remaining: '10',
          state: 'open',
        },
        by: 'content',
        reading,
      }),
      [filled],
    ],
  ])('finds nothing in a row with %s', (_what, record, rows) => {
    expect(found(record, rows)).toEqual([])
  })
})

describe('a cancellation', () => {
  const name = { number: '0000000101', branch: '00950', orderedOn: '2026-10-19' }
  const change: OrderChange = { kind: 'cancel', of: 'one', name }
  const cancelled = row({ state: 'cancelled', remaining: parseDecimal('0') })
  const ended = recordWith('one', placed, { kind: 'given-up', by: 'Minji' })

  it('is over once its order has ended, even if its own answer was lost', () => {
    const [finding] = settle(
      [ended, changeOf('two', change, lost)],
      { orders: [cancelled], firstDay: '2026-10-18', reading },
      options,
    )

    expect(finding?.record.clientOrderId).toBe('two')
    expect(finding?.fact).toEqual({ kind: 'outlived', endedAt: reading.from, reading })
  })

  it.each<[string, readonly ReturnType<typeof recordWith>[], Partial<SettleOptions>]>([
    ['its order may still be filled', [recordWith('one', placed), changeOf('two', change, lost)], {}],
    ['its order is not among those of the reading', [changeOf('two', change, lost)], {}],
    ['its answer may still come', [ended, changeOf('two', change)], { underWay: new Set(['two']) }],
    ['it is over already', [ended, changeOf('two', change, { ...lost, kind: 'refused' })], {}],
    ['it is a revision', [ended, changeOf('two', { ...change, kind: 'revise', price: '65100' }, lost)], {}],
  ])('is not over while, or if, %s', (_why, records, changes) => {
    expect(factsOf(records, [row()], changes)).toEqual([])
  })
})
