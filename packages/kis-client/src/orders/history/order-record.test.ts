import { describe, expect, it } from 'vitest'
import type { Fact, Intent, OrderChange, SeenOrder } from './fact.ts'
import { formatFact, parseFact } from './fact.ts'
import { isBlocking, isListed, isSettled, type OrderRecord, recordOf } from './order-record.ts'

const order = { symbol: '005930', side: 'buy', quantity: '10', price: '65000' } as const
const reading = { from: 1_000, to: 1_100, rows: 1 }
const kis = { earliestAt: 1, latestAt: 3 }
const placed: Fact = { kind: 'acknowledged', number: '101', branch: '00950', orderedOn: '2026-10-19', kis }
const lost = { kind: 'unanswered', code: 'KIS_UNANSWERED', message: 'the socket was closed', kis } as const

const seen = (changes: Partial<SeenOrder>, by: 'number' | 'content' | 'origin' = 'number'): Fact => ({
  kind: 'seen',
  order: {
    number: '101',
    branch: '00950',
    orderedOn: '2026-10-19',
    quantity: '10',
    filled: '0',
    remaining: '10',
    state: 'open',
    ...changes,
  },
  by,
  reading,
})

const recordAfter = (...facts: readonly Fact[]) => recordOfIntent({}, ...facts)

const recordOfIntent = (more: Partial<Intent>, ...facts: readonly Fact[]) => {
  const intended: Fact = { kind: 'intended', order, decision: 'morning', kis, ...more }
  // As a journal returns them.
  const history = [intended, ...facts].map((fact, at) => ({ at, fact: parseFact(formatFact(fact)) }))
  return recordOf('one', history)
}

describe('the record of an order', () => {
  it.each<[string, readonly Fact[], object]>([
    ['submitting after the intent', [], { state: 'submitting', decision: 'morning', intendedAt: 0 }],
    ['open with its number', [placed], { state: 'open', name: { number: '101', orderedOn: '2026-10-19' } }],
    ['unknown without an answer', [lost], { state: 'unknown', name: undefined, leftFrom: 1, leftTo: 3 }],
    ['rejected by a refusal', [{ ...lost, kind: 'refused' }], { state: 'rejected' }],
    ['not taken when nothing left', [{ ...lost, kind: 'not-sent' }], { state: 'not-taken' }],
    [
      'open by its content, as probable',
      [lost, seen({}, 'content')],
      { state: 'open', isProbable: true, reason: undefined },
    ],
    ['partly filled', [placed, seen({ filled: '3' })], { state: 'partly-filled', filled: '3' }],
    ['filled', [placed, seen({ filled: '10', remaining: '0', state: 'filled' })], { state: 'filled', filled: '10' }],
    ['rejected after it had a number', [placed, seen({ state: 'rejected' })], { state: 'rejected' }],
    ['past its life', [placed, { kind: 'outlived', endedAt: 900, reading }], { state: 'ended-unconfirmed' }],
    [
      'ours by the word of a person',
      [lost, seen({}, 'content'), { kind: 'claimed', isOurs: true, by: 'Minji' }],
      { isProbable: false },
    ],
  ])('is %s', (_what, facts, expected) => {
    expect(recordAfter(...facts)).toMatchObject(expected)
  })

  it('keeps the largest number of fills when an older list comes later', () => {
    const record = recordAfter(placed, seen({ filled: '7' }), seen({ filled: '3' }))

    expect(record).toMatchObject({ filled: '7', state: 'partly-filled' })
  })

  it('does not leave a final state', () => {
    const record = recordAfter(placed, seen({ state: 'cancelled' }), seen({ state: 'open' }), lost)

    expect(record.state).toBe('cancelled')
  })

  it('ends in no row that does not say why nothing is left', () => {
    expect(recordAfter(placed, seen({ remaining: '0', state: 'unknown' })).state).toBe('open')
  })

  it('says that it was wrongly ended when a row appears of an order that was concluded not to be taken', () => {
    const record = recordAfter({ ...lost, kind: 'not-sent' }, seen({}))

    expect(record).toMatchObject({ state: 'open', wasWronglyEnded: true })
  })

  it('remembers the order at KIS that a person has said not to be ours', () => {
    const record = recordAfter(lost, seen({ filled: '2' }, 'content'), { kind: 'claimed', isOurs: false, by: 'Minji' })

    expect(record).toMatchObject({ state: 'unknown', name: undefined, filled: '0', disowned: [{ number: '101' }] })
  })

  const fillOf = (quantity: string, more: object = {}): Fact => ({
    kind: 'noticed',
    notice: { kind: 'filled', change: 'new', isConfirmed: true, number: '0000000101', quantity, time: '100001' },
    kis,
    ...more,
  })

  it('adds up the fills of notices apart from those of rows, and leaves the state', () => {
    const record = recordAfter(placed, seen({ filled: '2' }), fillOf('3'), fillOf('4'))

    expect(record).toMatchObject({ state: 'partly-filled', filled: '2', noticed: { filled: '7', at: 3 } })
    expect(record.noticed).not.toHaveProperty('mostFilled')
  })

  it('counts a notice that is equal to one before once or twice, up to the size of the order', () => {
    expect(recordAfter(placed, fillOf('6'), fillOf('6', { isRepeat: true })).noticed).toMatchObject({
      filled: '6',
      mostFilled: '10',
    })
  })

  it('waits for the lists again when a notice comes after one that they denied', () => {
    const denied: Fact = { kind: 'denied', reading }

    expect(recordAfter(placed, fillOf('10'), denied).noticed).toMatchObject({ filled: '10', isDenied: true })
    expect(recordAfter(placed, fillOf('10'), denied, fillOf('10')).noticed).toMatchObject({
      filled: '10',
      isDenied: false,
    })
  })

  it('keeps no notice of an order at KIS that a person has said not to be ours, or of another number', () => {
    const disowned: Fact = { kind: 'claimed', isOurs: false, by: 'Minji' }

    expect(recordAfter(lost, seen({}, 'content'), fillOf('3'), disowned).noticed).toBeUndefined()
    expect(recordAfter(lost, seen({}, 'content'), disowned, fillOf('3')).noticed).toBeUndefined()
  })

  it('does not exist without an intent', () => {
    expect(() => recordOf('one', [{ at: 0, fact: placed }])).toThrow('the history of one begins without an intent')
    expect(() => recordOf('one', [])).toThrow('the history of one begins without an intent')
  })
})

describe('a fact about an order', () => {
  const claimed = (isOurs: boolean): Fact => ({ kind: 'claimed', isOurs, by: 'Minji' })
  const ambiguous: Fact = { kind: 'ambiguous', numbers: ['102', '103'], reading }
  const absent: Fact = { kind: 'absent', endedAt: Date.UTC(2026, 9, 19, 6, 30), reading, held: '5' }
  const givenUp: Fact = { kind: 'given-up', by: 'Minji' }
  const notTaken: Fact = { ...lost, kind: 'not-sent' }
  const name = { number: '101', branch: '00950', orderedOn: '2026-10-19' }

  it('is counted, even if it is a second intent, which changes nothing else', () => {
    const again: Fact = { kind: 'intended', order: { ...order, quantity: '11' }, kis }

    expect(recordAfter(placed, again)).toEqual({ ...recordAfter(placed), entries: 3 })
    expect(recordAfter().entries).toBe(1)
  })

  it('leaves what it does not name as the intent has it', () => {
    expect(recordOfIntent({ holdingsAt: 7 })).toEqual({
      clientOrderId: 'one',
      order,
      decision: 'morning',
      change: undefined,
      call: undefined,
      adoptedBy: undefined,
      state: 'submitting',
      name: undefined,
      isProbable: false,
      disowned: [],
      candidates: [],
      filled: '0',
      noticed: undefined,
      reason: undefined,
      intendedAt: 0,
      holdingsAt: 7,
      leftFrom: 1,
      leftTo: undefined,
      reading: undefined,
      isAbsent: false,
      wasWronglyEnded: false,
      entries: 1,
    })
  })

  it('gives the reason of an order that was refused, did not leave, or has no answer', () => {
    const reason = { code: 'KIS_UNANSWERED', message: 'the socket was closed' }

    for (const kind of ['refused', 'not-sent', 'unanswered'] as const)
      expect(recordAfter({ ...lost, kind }).reason).toEqual(reason)
  })

  it('ends the time in which its bytes left no earlier than it began', () => {
    expect(recordAfter({ ...placed, kis: { earliestAt: 0, latestAt: 0 } }).leftTo).toBe(1)
  })

  it('makes an order certain that was found by its content, once KIS answers with its number', () => {
    expect(recordAfter(seen({}, 'content'), placed)).toMatchObject({ isProbable: false, name })
  })

  it('names the rows that could be the order, and says so', () => {
    expect(recordAfter(lost, ambiguous)).toMatchObject({
      state: 'unknown',
      name: undefined,
      candidates: ['102', '103'],
      reading,
      reason: {
        code: 'AMBIGUOUS',
        message: 'the orders 102, 103 could each be this one, or one of them is and belongs to another order of ours',
      },
      wasWronglyEnded: false,
    })
  })

  it('takes the row back that was found by its content, where another one is like it', () => {
    expect(recordAfter(lost, seen({ filled: '4' }, 'content'), ambiguous)).toMatchObject({
      state: 'unknown',
      name: undefined,
      isProbable: false,
      filled: '0',
      disowned: [],
      candidates: ['102', '103'],
    })
  })

  it('leaves the number of an order that is certain, where rows are like it', () => {
    expect(recordAfter(placed, seen({ filled: '4' }), ambiguous)).toMatchObject({
      state: 'partly-filled',
      name,
      filled: '4',
    })
  })

  it('proves by one row or several that an order was wrongly ended, and that stays', () => {
    expect(recordAfter(notTaken, ambiguous)).toMatchObject({ state: 'unknown', wasWronglyEnded: true })
    expect(recordAfter(notTaken, ambiguous, ambiguous).wasWronglyEnded).toBe(true)
    expect(recordAfter(notTaken, seen({}), seen({ filled: '1' })).wasWronglyEnded).toBe(true)
    expect(recordAfter(lost, seen({})).wasWronglyEnded).toBe(false)
  })

  it('makes a row ours by the word of a person, and leaves the rest', () => {
    const found = recordAfter(lost, seen({ filled: '4' }, 'content'))

    expect(recordAfter(lost, seen({ filled: '4' }, 'content'), claimed(true))).toEqual({
      ...found,
      isProbable: false,
      entries: 4,
    })
  })

  it('disowns no row of an order that has none', () => {
    expect(recordAfter(lost, claimed(false)).disowned).toEqual([])
  })

  it('gives an order up that has no number as not taken, and one with a number as expired', () => {
    const reason = { code: 'GIVEN_UP', message: 'Minji said that it is over' }

    expect(recordAfter(lost, givenUp)).toMatchObject({ state: 'not-taken', isAbsent: true, reason })
    expect(recordAfter(lost, seen({}, 'content'), givenUp)).toMatchObject({
      state: 'expired',
      isProbable: false,
      isAbsent: false,
      reason,
    })
  })

  it('says of an order that KIS had not taken by which reading, and when it had ended', () => {
    expect(recordAfter(lost, absent)).toMatchObject({
      state: 'not-taken',
      isAbsent: true,
      reading,
      reason: {
        code: 'ABSENT',
        message:
          "it had ended by rule at 2026-10-19T06:30:00.000Z; none of the 1 rows of KIS's lists at 1970-01-01T00:00:01.000Z " +
          'could be it, and the 5 shares held are explained without it',
      },
    })
  })

  it('keeps the reading of an order that has outlived its life', () => {
    expect(recordAfter(placed, { kind: 'outlived', endedAt: 900, reading })).toMatchObject({ reading })
  })

  it('has no reason any more once a row shows the order', () => {
    expect(recordAfter(lost, ambiguous, seen({}))).toMatchObject({ reason: undefined, candidates: [], reading, name })
  })

  it('is no row of another number that was found by its content or its origin, once the number is known', () => {
    for (const by of ['content', 'origin'] as const)
      expect(recordAfter(placed, seen({ number: '102', filled: '4' }, by))).toEqual({
        ...recordAfter(placed),
        entries: 3,
      })
    expect(recordAfter(placed, seen({ number: '102', filled: '4' })).name?.number).toBe('102')
    expect(recordAfter(placed, seen({ filled: '4' }, 'content'))).toMatchObject({ filled: '4', isProbable: true })
  })

  it('finds an order by its origin, which is certain', () => {
    expect(recordAfter(lost, seen({}, 'origin'))).toMatchObject({ state: 'open', isProbable: false, name })
  })

  it('is partly filled by a row of fills in which nothing is left and that does not say why', () => {
    expect(recordAfter(placed, seen({ filled: '4', remaining: '0', state: 'unknown' })).state).toBe('partly-filled')
  })

  it('denies nothing of an order without notices', () => {
    expect(recordAfter(placed, { kind: 'denied', reading })).toEqual({ ...recordAfter(placed), entries: 3 })
  })

  it('notices nothing of an order without a number', () => {
    const fill: Fact = {
      kind: 'noticed',
      notice: { kind: 'filled', change: 'new', isConfirmed: true, number: '101', quantity: '3', time: '' },
      kis,
    }

    expect(recordAfter(lost, fill)).toEqual({ ...recordAfter(lost), entries: 3 })
    expect(recordAfter({ ...placed, number: '102' }, fill).noticed).toBeUndefined()
  })

  it('takes the doubt about a notice away, once a row shows what it says, and not before', () => {
    const fill: Fact = {
      kind: 'noticed',
      notice: { kind: 'filled', change: 'new', isConfirmed: true, number: '101', quantity: '3', time: '' },
      kis,
    }
    const denied: Fact = { kind: 'denied', reading }

    expect(recordAfter(placed, fill, denied, seen({ filled: '2' })).noticed?.isDenied).toBe(true)
    expect(recordAfter(placed, fill, denied, seen({ filled: '3' })).noticed).toMatchObject({
      filled: '3',
      isDenied: false,
    })
  })
})

describe('an order of ours', () => {
  const name = { number: '101', branch: '00950', orderedOn: '2026-10-19' }
  const cancel: OrderChange = { kind: 'cancel', of: 'zero', name }
  const revise: OrderChange = { kind: 'revise', of: 'zero', name, price: '65100' }
  const call = (endpoint: string) => ({ call: { endpoint, input: {} } })
  const outlived: Fact = { kind: 'outlived', endedAt: 900, reading }
  const open = recordAfter(placed)
  const probablyFilled = recordAfter(lost, seen({ filled: '10', remaining: '0', state: 'filled' }, 'content'))

  it.each<[string, OrderRecord, boolean]>([
    ['while it is open', open, false],
    ['while its outcome is not known', recordAfter(lost), false],
    ['when it was refused', recordAfter({ ...lost, kind: 'refused' }), true],
    ['when it has not left', recordAfter({ ...lost, kind: 'not-sent' }), true],
    ['while it may be of another program', probablyFilled, false],
    ['past its life', recordAfter(placed, outlived), false],
    ['as a cancellation past its life', recordOfIntent({ change: cancel }, placed, outlived), true],
    ['as a cancellation that KIS has taken', recordOfIntent({ change: cancel }, placed), false],
    ['as a revision past its life', recordOfIntent({ change: revise }, placed, outlived), false],
    ['as a bond that is open, which no list shows', recordOfIntent(call('domestic-bond/buy'), placed), true],
    ['as a bond of unknown outcome', recordOfIntent(call('domestic-bond/buy'), lost), false],
    ['as an order on credit that is open', recordOfIntent(call('domestic-stock/order-credit'), placed), false],
  ])('has nothing more to expect, or has, %s', (_when, record, expected) => {
    expect(isSettled(record)).toBe(expected)
  })

  it.each<[string, OrderRecord, boolean]>([
    ['under way', recordAfter(), true],
    ['of unknown outcome', recordAfter(lost), true],
    ['past its life', recordAfter(placed, outlived), true],
    ['that may be of another program', probablyFilled, true],
    ['that is open', open, false],
    ['that is a revision of unknown outcome', recordOfIntent({ change: revise }, lost), true],
    ['that is a cancellation of unknown outcome', recordOfIntent({ change: cancel }, lost), false],
  ])('keeps its symbol from new orders, or does not, as one %s', (_which, record, expected) => {
    expect(isBlocking(record)).toBe(expected)
  })

  it('is in the lists of KIS in cash or on credit, and as nothing else', () => {
    const listed = [{}, call('domestic-stock/order-credit'), call('domestic-bond/buy')].map((more) =>
      isListed(recordOfIntent(more)),
    )

    expect(listed).toEqual([true, true, false])
  })
})
