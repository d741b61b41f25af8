import { describe, expect, it } from 'vitest'
import type { Fact, SeenOrder } from './fact.ts'
import { formatFact, parseFact } from './fact.ts'
import { recordOf } from './order-record.ts'

const order = { symbol: '005930', side: 'buy', quantity: '10', price: '65000' } as const
const reading = { from: 1_000, to: 1_100, rows: 1 }
const kis = { earliestAt: 1, latestAt: 3 }
const placed: Fact = { kind: 'acknowledged', number: '101', branch: '00950', orderedOn: '2026-10-19', kis }
const lost = { kind: 'unanswered', code: 'KIS_UNANSWERED', message: 'the socket was closed', kis } as const

const seen = (changes: Partial<SeenOrder>, by: 'number' | 'content' = 'number'): Fact => ({
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

const recordAfter = (...facts: readonly Fact[]) => {
  const intended: Fact = { kind: 'intended', order, decision: 'morning', kis }
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
    expect(() => recordOf('one', [{ at: 0, fact: placed }])).toThrow('begins without an intent')
  })
})
