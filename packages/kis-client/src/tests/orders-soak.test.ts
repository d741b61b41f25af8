import { describe, expect, it } from 'vitest'
import { claimsAnyRow, declaresAfterOneList, sendsAgain } from '../../soak/orders/broken.ts'
import { type FaultKind, faultKinds } from '../../soak/orders/faults.ts'
import { type StartClient, startRightClient } from '../../soak/orders/host.ts'
import { type Counts, judge } from '../../soak/orders/judge.ts'
import { killMoments, runKills } from '../../soak/orders/kills.ts'
import { intentField } from '../../soak/orders/points.ts'
import { runOrders } from '../../soak/orders/run.ts'
import type { Fact } from '../orders/history/fact.ts'
import type { BookedOrder, SeenCall } from '../simulator.ts'

// The limits only guard against a hang: the machine may be busy.
const timeout = 300_000
const log = () => undefined
const none: Counts = { sentTwice: 0, lost: 0, wronglyEnded: 0, externalTouched: 0 }

describe('a program that trades', { timeout }, () => {
  it('sends no order twice, loses none, ends none wrongly and touches none of others, through every kind of fault', async () => {
    const { json, figures, broken } = await runOrders({ intents: 400, seed: 1, startClient: startRightClient, log })

    expect(json).toMatchObject({ seed: 1, ...none })
    expect(broken).toEqual([])
    for (const kind of faultKinds) expect([kind, figures[`fault: ${kind}`]]).toEqual([kind, expect.any(Number)])
  })

  it('sends no order twice, loses none and ends none wrongly, through kill -9 at every point', async () => {
    const { counts, kills, trace } = await runKills({ seed: 1, kills: 30 })

    expect(trace).toEqual([])
    expect(counts).toEqual(none)
    expect(new Set(kills.keys())).toEqual(new Set(killMoments))
  })
})

describe('the soak of orders', { timeout }, () => {
  it.each<{
    readonly what: string
    readonly startClient: StartClient
    readonly kinds: readonly FaultKind[]
    readonly counter: keyof Counts
  }>([
    {
      what: 'sends once more',
      startClient: sendsAgain,
      kinds: ['answer lost before booking', 'answer lost after booking'],
      counter: 'sentTwice',
    },
    {
      what: 'declares an order as not taken after one empty list',
      startClient: declaresAfterOneList,
      kinds: ['answer lost after booking', 'hang', 'EGW00302 taken'],
      counter: 'wronglyEnded',
    },
    { what: 'claims any row', startClient: claimsAnyRow, kinds: ['lookalike'], counter: 'externalTouched' },
  ])('finds a client that $what, and counts nothing else', async ({ startClient, kinds, counter }) => {
    const { json } = await runOrders({ intents: 50, seed: 7, faultShare: 0.5, startClient, kinds, log })

    expect(json).toMatchObject({ ...none, [counter]: expect.toSatisfy((count) => count > 0) })
  })
})

describe('the judge of the soak', () => {
  const at = Date.parse('2026-10-19T10:00:00+09:00')
  const kis = { earliestAt: at, latestAt: at }
  const order = { symbol: '005930', side: 'buy', quantity: '10', price: '65000' } as const
  const intended: Fact = { kind: 'intended', order, kis }
  const lost: Fact = { kind: 'unanswered', code: 'KIS_UNANSWERED', message: 'no answer', kis }
  const name = { number: '0000000001', branch: '91252', orderedOn: '2026-10-19' }
  const acknowledged: Fact = { kind: 'acknowledged', ...name, kis }
  const reading = { from: at, to: at, rows: 1 }
  const booked: BookedOrder = {
    orderNumber: name.number,
    branch: name.branch,
    account: '12345678-01',
    market: 'KRX',
    symbol: order.symbol,
    side: order.side,
    type: '00',
    quantity: 10,
    price: order.price,
    filled: 0,
    cancelled: 0,
    rejected: 0,
    kind: 'new',
    bookedAt: at,
  }
  const call: SeenCall = { at, method: 'POST', path: '/order', input: { [intentField]: 'intent' } }
  const seenAs = (state: 'filled' | 'open', filled: string, by: 'content' | 'origin'): Fact => {
    const shown = { ...name, quantity: '10', filled, remaining: '0', state }
    return { kind: 'seen', order: shown, by, reading }
  }
  const external: BookedOrder = { ...booked, isExternal: true }

  interface Case {
    readonly what: string
    readonly facts: readonly Fact[]
    readonly orders?: readonly BookedOrder[]
    readonly calls?: readonly SeenCall[]
    readonly counter?: keyof Counts
  }
  it.each<Case>([
    { what: 'nothing of an order whose number it has', facts: [intended, acknowledged] },
    { what: 'nothing of an order that never left', facts: [intended], orders: [], calls: [] },
    {
      what: 'nothing of an order in doubt whose row is named',
      facts: [intended, lost, { kind: 'ambiguous', numbers: [name.number, '0000000002'], reading }],
    },
    { what: 'an intent that left twice', facts: [intended, acknowledged], calls: [call, call], counter: 'sentTwice' },
    { what: 'an order without its number', facts: [intended, lost], counter: 'lost' },
    { what: 'an order without its history', facts: [], counter: 'lost' },
    {
      what: 'an order without its last fill',
      facts: [intended, acknowledged],
      orders: [{ ...booked, filled: 4 }],
      counter: 'lost',
    },
    {
      what: 'an order that was called refused',
      facts: [intended, { ...lost, kind: 'refused' }],
      counter: 'wronglyEnded',
    },
    {
      what: 'an order that was called not taken, also after it was found',
      facts: [intended, { ...lost, kind: 'not-sent' }, seenAs('open', '0', 'content')],
      counter: 'wronglyEnded',
    },
    {
      what: 'an open order that was called filled',
      facts: [intended, lost, seenAs('filled', '10', 'origin')],
      counter: 'wronglyEnded',
    },
    {
      what: 'an order of others that was taken as ours',
      facts: [intended, lost, seenAs('open', '0', 'origin')],
      orders: [external],
      counter: 'externalTouched',
    },
    {
      what: 'nothing of an order of others that is probably ours',
      facts: [intended, lost, seenAs('open', '0', 'content')],
      orders: [external],
    },
    {
      what: 'an order of others that was changed',
      facts: [intended],
      orders: [external],
      calls: [{ ...call, input: { ...call.input, ORGN_ODNO: name.number } }],
      counter: 'externalTouched',
    },
  ])('counts $what', ({ facts, orders = [booked], calls = [call], counter }) => {
    const { counts } = judge({
      intents: new Map([['intent', { id: 'intent', order, fault: undefined }]]),
      orders,
      calls,
      histories: new Map(facts.length === 0 ? [] : [['intent', facts.map((fact) => ({ at, fact }))]]),
    })

    expect(counts).toEqual({ ...none, ...(counter && { [counter]: 1 }) })
  })

  it('counts twins of which each has the one order that the exchange has', () => {
    const history = [intended, acknowledged].map((fact) => ({ at, fact }))
    const { counts } = judge({
      intents: new Map(['one', 'two'].map((id) => [id, { id, order, fault: 'twins' }])),
      orders: [booked],
      calls: [],
      histories: new Map(['one', 'two'].map((id) => [id, history])),
    })

    expect(counts).toEqual({ ...none, wronglyEnded: 1 })
  })

  it('counts a twin in doubt as a twin, and another order in doubt by its reason', () => {
    const other = { ...order, quantity: '11' }
    const { unknown } = judge({
      intents: new Map([
        ['twin', { id: 'twin', order, fault: 'twins' }],
        ['other', { id: 'other', order: other, fault: 'hang' }],
      ]),
      orders: [],
      calls: [],
      histories: new Map([
        ['twin', [intended, lost].map((fact) => ({ at, fact }))],
        ['other', [{ ...intended, order: other }, lost].map((fact) => ({ at, fact }))],
      ]),
    })

    expect(Object.fromEntries(unknown)).toEqual({ twins: 1, 'unknown, KIS_UNANSWERED': 1 })
  })
})
