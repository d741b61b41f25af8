import { describe, expect, it } from 'vitest'
import { parseCalendarDate as parseDay } from '../../values/dates.ts'
import { parseDecimal } from '../../values/decimal.ts'
import type { Fact, OrderChange } from '../history/fact.ts'
import { recordOf } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'
import { settle } from './settle.ts'

const tenAt = (time: string) => Date.parse(`2026-10-19T10:${time}+09:00`)
const minute = (count: number) => count * 60_000
const order = { symbol: '005930', side: 'buy', quantity: '10', price: '65000' } as const
const reading = { from: tenAt('10:00'), to: tenAt('10:01'), rows: 1 }
/** Returns an instant on KIS's clock, of which two seconds are not certain. */
const kisAt = (at: number) => ({ earliestAt: at - 2_000, latestAt: at + 2_000 })
const kis = kisAt(tenAt('00:01'))
const lost = { kind: 'unanswered', code: 'KIS_UNANSWERED', message: 'the socket was closed', kis } as const

/** Returns an order of 10:00:00.500 whose call ended half a second later. */
const recordWith = (id: string, ...facts: readonly Fact[]) =>
  recordOf(id, [
    { at: tenAt('00:00.500'), fact: { kind: 'intended', order, kis: kisAt(tenAt('00:00.500')) } },
    ...facts.map((fact) => ({ at: tenAt('00:01'), fact })),
  ])

const row = (changes: Partial<Order> = {}): Order => ({
  number: '0000000101',
  branch: '00950',
  original: undefined,
  symbol: '005930',
  exchange: 'KRX',
  venue: 'KRX',
  type: 'limit',
  side: 'buy',
  quantity: parseDecimal('10'),
  price: parseDecimal('65000'),
  filled: parseDecimal('0'),
  remaining: parseDecimal('10'),
  state: 'open',
  orderedOn: parseDay('2026-10-19'),
  orderedAt: tenAt('00:00'),
  ...changes,
})

const options = {
  bookingDelayMs: 10_000,
  marginMs: minute(2),
  underWay: new Set<string>(),
  endsAt: (): number | undefined => undefined,
  isOnlyProgram: false,
  foreignOrigins: new Set<string>(),
  explainedHolding: (): string | undefined => undefined,
}
const factsOf = (
  records: Parameters<typeof settle>[0],
  orders: readonly Order[],
  changes: Partial<typeof options> = {},
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
    const { number, branch } = row()
    const known = recordWith('known', { kind: 'acknowledged', number, branch, orderedOn: '2026-10-19', kis })

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
  const placed: Fact = { kind: 'acknowledged', number, branch, orderedOn: '2026-10-19', kis }

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
    changes: Partial<typeof options>,
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
  const changeOf = (id: string, change: OrderChange, ...facts: readonly Fact[]) =>
    recordOf(id, [
      { at: tenAt('00:00.500'), fact: { kind: 'intended', order, change, kis: kisAt(tenAt('00:00.500')) } },
      ...facts.map((fact) => ({ at: tenAt('00:01'), fact })),
    ])
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
