import { describe, expect, it } from 'vitest'
import { parseCalendarDate as parseDay } from '../../values/dates.ts'
import { parseDecimal } from '../../values/decimal.ts'
import type { Fact, OrderChange } from '../history/fact.ts'
import type { OrderRecord } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'
import { originOf, type SettleOptions } from './evidence.ts'
import { couldBe, isNameless } from './match-rows.ts'
import {
  changeOf,
  lost,
  minute,
  options,
  placed,
  type RowFields,
  reading,
  recordOfIntent,
  recordWith,
  row,
  tenAt,
} from './rows.test-kit.ts'
import { settle } from './settle.ts'

const dayMs = 86_400_000
const name = { number: '0000000101', branch: '00950', orderedOn: '2026-10-19' }
const revise: OrderChange = { kind: 'revise', of: 'zero', name, price: '65100' }
const cancel: OrderChange = { kind: 'cancel', of: 'zero', name }
const outlived: Fact = { kind: 'outlived', endedAt: reading.from, reading }
const seenByContent: Fact = {
  kind: 'seen',
  order: { ...name, quantity: '10', filled: '0', remaining: '10', state: 'open' },
  by: 'content',
  reading,
}

/** Settles a reading, and returns the facts with what a finding of a row rests on. */
const found = (
  records: readonly OrderRecord[],
  orders: readonly Order[],
  changes: Partial<SettleOptions> = {},
  evidence: { readonly firstDay?: string; readonly reading?: typeof reading } = {},
) =>
  settle(records, { orders, firstDay: '2026-10-18', reading, ...evidence }, { ...options, ...changes }).map(
    ({ record, fact }) => [
      record.clientOrderId,
      fact.kind,
      ...(fact.kind === 'seen' ? [fact.order.number, fact.by] : fact.kind === 'ambiguous' ? [fact.numbers] : []),
    ],
  )

describe('the origin of a row', () => {
  const origin = { address: '203.0.113.7', employee: 'OpnAPI' }
  const own = row({ origin })
  const ours = recordWith('ours', placed)
  const likeOurs = row({ number: '0000000102', origin })
  const alone = { isOnlyProgram: true }
  const hash = originOf(own) ?? ''

  it('proves that the only row of an order is ours, if rows that are ours by their numbers have it', () => {
    expect(found([ours, recordWith('one', lost)], [own, likeOurs], alone)).toEqual([
      ['one', 'seen', '0000000102', 'origin'],
    ])
  })

  it.each<[string, readonly OrderRecord[], readonly Order[], Partial<SettleOptions>]>([
    ['another program may trade the account', [ours], [own, likeOurs], { isOnlyProgram: false }],
    ['no row of ours shows it', [], [likeOurs], alone],
    ['the row of ours was found by its content', [recordWith('ours', lost, seenByContent)], [own, likeOurs], alone],
    ['rows of others have had it', [ours], [own, likeOurs], { ...alone, foreignOrigins: new Set([hash]) }],
    [
      'a row that is no order of ours has it',
      [ours],
      [own, likeOurs, row({ number: '0000000103', symbol: '000660', origin })],
      alone,
    ],
    ['the row has another one', [ours], [own, { ...likeOurs, origin: { ...origin, employee: 'Nsmart' } }], alone],
    ['the row has none', [ours], [own, { ...likeOurs, origin: undefined }], alone],
    ['the row of ours has none', [ours], [row(), likeOurs], alone],
  ])('proves nothing while %s: the row is found by its content', (_why, records, orders, changes) => {
    const facts = found([...records, recordWith('one', lost)], orders, changes)

    expect(facts.filter(([id]) => id === 'one')).toEqual([['one', 'seen', '0000000102', 'content']])
  })
})

describe('an order that was found by its content', () => {
  const probable = recordWith('one', lost, seenByContent)

  it('is in doubt once a list that lagged shows another row that is like it', () => {
    expect(found([probable], [row(), row({ number: '0000000102' })])).toEqual([
      ['one', 'ambiguous', ['0000000101', '0000000102']],
    ])
  })

  it('stays found while no other row is like it', () => {
    expect(found([probable], [row()])).toEqual([])
    expect(found([probable], [row(), row({ number: '0000000102', symbol: '000660' })])).toEqual([])
    expect(found([probable], [row(), row({ number: '0000000102', orderedAt: tenAt('59:00') })])).toEqual([])
  })

  it('is in no doubt once a person has said that it is ours', () => {
    const claimed = recordWith('one', lost, seenByContent, { kind: 'claimed', isOurs: true, by: 'Minji' })

    expect(found([claimed], [row(), row({ number: '0000000102' })])).toEqual([])
  })
})

describe('an order with several rows', () => {
  const rowsOf = (...numbers: readonly string[]) => numbers.map((number) => row({ number }))
  const known = (...numbers: readonly string[]) => recordWith('one', lost, { kind: 'ambiguous', numbers, reading })

  it.each([
    ['one of them is another one', ['1', '3']],
    ['there are more of them', ['1', '2', '3']],
  ])('names them again when %s', (_what, numbers) => {
    expect(found([known('1', '2')], rowsOf(...numbers))).toEqual([['one', 'ambiguous', numbers]])
  })

  it('names them again when there are fewer of them', () => {
    expect(found([known('1', '2', '3')], rowsOf('1', '2'))).toEqual([['one', 'ambiguous', ['1', '2']]])
    expect(found([known('1', '2')], rowsOf('2', '1'))).toEqual([])
  })
})

describe('isNameless', () => {
  it.each<[string, OrderRecord, boolean]>([
    ['under way', recordWith('one'), true],
    ['of unknown outcome', recordWith('one', lost), true],
    ['of unknown outcome on credit', recordOfIntent('one', credit(), lost), true],
    ['of unknown outcome that no list shows', recordOfIntent('one', bond(), lost), false],
    ['whose number is known', recordWith('one', placed), false],
    ['whose number is known, past its life', recordWith('one', placed, outlived), false],
    ['that KIS refused', recordWith('one', { ...lost, kind: 'refused' }), false],
    ['that has not left', recordWith('one', { ...lost, kind: 'not-sent' }), false],
    ['that a person gave up', recordWith('one', lost, { kind: 'given-up', by: 'Minji' }), true],
    ['that is a cancellation whose order has ended', changeOf('one', cancel, lost, outlived), true],
    ['that was found by its content', recordWith('one', lost, seenByContent), false],
  ])('says whether a row may still be found for an order %s', (_which, record, expected) => {
    expect(isNameless(record)).toBe(expected)
  })
})

function credit() {
  return { call: { endpoint: 'domestic-stock/order-credit', input: {} } }
}
function bond() {
  return { call: { endpoint: 'domestic-bond/buy', input: {} } }
}

describe('couldBe', () => {
  const samsung = { symbol: '005930', side: 'buy', quantity: '10' } as const
  const orderOf = (more: object) => recordOfIntent('one', { order: { ...samsung, ...more } }, lost)
  const limit = orderOf({ price: '65000' })
  const disowned = recordWith('one', lost, seenByContent, { kind: 'claimed', isOurs: false, by: 'Minji' })

  it.each<[string, OrderRecord, RowFields, boolean]>([
    ['the same content', limit, {}, true],
    ['the same quantity, spelt otherwise', limit, { quantity: parseDecimal('10.0') }, true],
    ['another quantity', limit, { quantity: parseDecimal('9') }, false],
    ['all numbers 0', limit, { quantity: parseDecimal('0') }, true],
    ['another price', limit, { price: parseDecimal('65100') }, false],
    ['no price', limit, { price: undefined }, true],
    ['a price, for an order at the market', orderOf({ type: 'market' }), {}, true],
    ['no price, for an order at the market', orderOf({ type: 'market' }), { price: undefined }, true],
    ['the number of another order that it changed', limit, { original: '0000000099' }, false],
    ['another venue', limit, { venue: 'NXT' }, false],
    ['no venue', limit, { venue: undefined }, true],
    ['the venue to which SOR sent it', orderOf({ price: '65000', venue: 'SOR' }), { venue: 'NXT' }, true],
    ['the venue of an order for NXT', orderOf({ price: '65000', venue: 'NXT' }), { venue: 'NXT' }, true],
    ['KRX, for an order for NXT', orderOf({ price: '65000', venue: 'NXT' }), { venue: 'KRX' }, false],
    ['the number that a person has disowned', disowned, {}, false],
    ['that number on another day', disowned, { orderedOn: parseDay('2026-10-20') }, true],
    ['another number of that day', disowned, { number: '0000000102' }, true],
  ])('compares an order with a row with %s', (_what, record, changes, expected) => {
    expect(couldBe(record, row(changes))).toBe(expected)
  })

  const changed = { number: '0000000102', original: name.number }

  it.each<[string, OrderRecord, RowFields, boolean]>([
    ['a revision with its price', changeOf('two', revise, lost), { price: parseDecimal('65100') }, true],
    ['a revision with another price', changeOf('two', revise, lost), {}, false],
    ['a revision of another order', changeOf('two', revise, lost), { original: '0000000099' }, false],
    ['a revision without a price, with shares', changeOf('two', revise, lost), { price: undefined }, false],
    [
      'a revision with all numbers 0',
      changeOf('two', revise, lost),
      { price: undefined, quantity: parseDecimal('0') },
      true,
    ],
    ['a cancellation', changeOf('two', cancel, lost), { price: undefined, state: 'cancelled' }, true],
    [
      'a cancellation of another order',
      changeOf('two', cancel, lost),
      { price: undefined, state: 'cancelled', original: '0000000099' },
      false,
    ],
    ['a row with a price, as a cancellation', changeOf('two', cancel, lost), { state: 'cancelled' }, false],
    ['a row that is open, as a cancellation', changeOf('two', cancel, lost), { price: undefined }, false],
  ])('compares a change with the row of %s', (_what, record, changes, expected) => {
    expect(couldBe(record, row({ ...changed, ...changes }))).toBe(expected)
  })
})

describe('the row of an order without a number', () => {
  const samsung = { symbol: '005930', side: 'buy', quantity: '10' } as const
  const market = recordOfIntent('one', { order: { ...samsung, type: 'market' } }, lost)
  const apple = { symbol: 'AAPL', exchange: 'NASD', side: 'buy', quantity: '10' } as const
  const abroad = { symbol: 'AAPL', exchange: 'NASD', type: undefined, venue: undefined } as const
  const limitAbroad = recordOfIntent('one', { order: { ...apple, price: '65000' } }, lost)
  const marketAbroad = recordOfIntent('one', { order: { ...apple, type: 'MOC' } }, lost)

  it.each<[string, OrderRecord, RowFields, boolean]>([
    ['the type of the order', market, { type: 'market', price: undefined }, true],
    ['another type', market, { type: 'limit', price: undefined }, false],
    ['another type than a limit', recordWith('one', lost), { type: 'market' }, false],
    ['another type and all numbers 0', recordWith('one', lost), { type: 'market', quantity: parseDecimal('0') }, true],
    ['no type, and a price as the order has', limitAbroad, abroad, true],
    ['no type, and no price', limitAbroad, { ...abroad, price: undefined }, false],
    ['no type, and no price as the order', marketAbroad, { ...abroad, price: undefined }, true],
    ['no type, and a price that the order lacks', marketAbroad, abroad, false],
    [
      'the second from which on it could be booked',
      recordWith('one', lost),
      { orderedAt: tenAt('00:00') - 4_000 },
      true,
    ],
    ['the second before', recordWith('one', lost), { orderedAt: tenAt('00:00') - 5_000 }, false],
  ])('is found, or not, with %s', (_what, record, changes, isFound) => {
    expect(found([record], [row(changes)])).toHaveLength(isFound ? 1 : 0)
  })

  it('is found at any later time while its call is under way, since its end is not known', () => {
    expect(found([recordWith('one')], [row({ orderedAt: tenAt('59:00') })])).toHaveLength(1)
  })

  const changed = { number: '0000000102', original: name.number, price: parseDecimal('65100') }

  it('is found, as a change, by the number of its order alone: with another type and a part of the shares', () => {
    const part = row({ ...changed, type: 'market', quantity: parseDecimal('4') })

    expect(found([changeOf('two', revise, lost)], [part])).toEqual([['two', 'seen', '0000000102', 'number']])
  })

  it('is not found where no row has its symbol', () => {
    expect(found([changeOf('two', revise, lost)], [row({ ...changed, symbol: '000660' })])).toEqual([])
    expect(found([changeOf('two', revise, lost)], [])).toEqual([])
  })
})

describe('an order that no row could be', () => {
  const endedAt = tenAt('00:00') + minute(330)
  const late = { from: endedAt + minute(2), to: endedAt + minute(2), rows: 0 }
  const proof = { endsAt: () => endedAt, explainedHolding: () => '5' }
  const absent: Fact = { kind: 'absent', endedAt, reading: late, held: '5' }
  const kindsOf = (record: OrderRecord, orders: readonly Order[] = []) =>
    found([record], orders, proof, { reading: late }).map(([, kind]) => kind)
  const onDay = (day: string, more: RowFields = {}) =>
    row({ orderedOn: parseDay(day), orderedAt: tenAt('00:00') - dayMs, ...more })

  it('is not taken, although rows of its symbol have another content, or are of days on which it was not under way', () => {
    expect(kindsOf(recordWith('one', lost), [onDay('2026-10-19', { price: parseDecimal('65100') })])).toEqual([
      'absent',
    ])
    expect(kindsOf(recordWith('one', lost), [onDay('2026-10-17')])).toEqual(['absent'])
  })

  it('stays open where a row of the day before it has its content, at any time', () => {
    expect(kindsOf(recordWith('one', lost), [onDay('2026-10-18')])).toEqual([])
  })

  it('is not concluded of a cancellation, which leaves its order open', () => {
    expect(kindsOf(changeOf('two', cancel, lost))).toEqual([])
    expect(kindsOf(changeOf('two', revise, lost))).toEqual(['absent'])
  })

  it('is not concluded twice', () => {
    expect(kindsOf(recordWith('one', lost, absent))).toEqual([])
  })
})
