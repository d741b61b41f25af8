import { describe, expect, it } from 'vitest'
import type { ContestedClaim } from './dated.ts'
import { type OrderKind, orderHours } from './order-hours.ts'

/** Returns the spans as text in Korea's time, such as `KRX 08:30-15:30 ends 15:30`. */
function spans(order: Omit<OrderKind, 'market'>, date: string, claims: readonly ContestedClaim[] = []): string[] {
  return textOf({ market: 'KRX', ...order }, date, claims)
}

const usSpans = (order: Omit<OrderKind, 'market'>, date: string, claims: readonly ContestedClaim[] = []): string[] =>
  textOf({ market: 'US', ...order }, date, claims)

function textOf(order: OrderKind, date: string, claims: readonly ContestedClaim[]): string[] {
  const time = (at: number) => new Date(at + 9 * 3_600_000).toISOString().slice(11, 19).replace(/:00$/, '')
  return orderHours(order, date, { claims }).map(
    ({ venue, opensAt, closesAt, endsAt }) =>
      `${venue} ${time(opensAt)}-${time(closesAt)} ends ${endsAt === 'at-once' ? endsAt : time(endsAt)}`,
  )
}

describe('orderHours on KRX', () => {
  it('takes a limit or market order from 08:30 to the close, and ends it there', () => {
    expect(spans({ type: 'limit' }, '2026-11-30')).toEqual(['KRX 08:30-15:30 ends 15:30'])
    expect(spans({ type: 'market' }, '2026-11-30')).toEqual(['KRX 08:30-15:30 ends 15:30'])
  })

  it('ends a limit order at the later close of exam day', () => {
    expect(spans({ type: 'limit' }, '2026-11-19')).toEqual(['KRX 09:30-16:30 ends 16:30'])
  })

  it('takes a limit order from 08:20 for a caller who believes it', () => {
    expect(spans({ type: 'limit' }, '2026-11-30', ['krx-orders-from-0820'])).toEqual(['KRX 08:20-15:30 ends 15:30'])
  })

  it.each([
    'limit IOC',
    'limit FOK',
    'market IOC',
    'market FOK',
    'best opposite IOC',
    'best opposite FOK',
    'mid price IOC',
    'mid price FOK',
  ] as const)('takes type %s outside of auctions and ends it at once', (type) => {
    expect(spans({ type }, '2026-11-30')).toEqual(['KRX 09:00-15:20 ends at-once'])
  })

  it.each(['pre-open at previous close', 'post-close at close'] as const)(
    'refuses type %s since 2026-09-14, unless the caller believes that KRX kept it',
    (type) => {
      const expected =
        type === 'pre-open at previous close' ? ['KRX 08:30-08:40 ends 08:40'] : ['KRX 15:30-16:00 ends 16:00']

      expect(spans({ type }, '2026-09-11')).toEqual(expected)
      expect(spans({ type }, '2026-09-14')).toEqual([])
      expect(spans({ type }, '2026-09-14', ['krx-off-hours-at-close'])).toEqual(expected)
    },
  )

  it('has single-price orders up to 2026-09-11, and orders of the after-market since 2026-09-14', () => {
    expect(spans({ type: 'off-hours single price' }, '2026-09-11')).toEqual(['KRX 16:00-18:00 ends 18:00'])
    expect(spans({ type: 'off-hours single price' }, '2026-09-14')).toEqual([])
    expect(spans({ type: 'after-market limit' }, '2026-09-11')).toEqual([])
    expect(
      (['after-market limit', 'after-market best opposite limit', 'after-market best same side limit'] as const).map(
        (type) => spans({ type }, '2026-09-14'),
      ),
    ).toEqual(Array.from({ length: 3 }, () => ['KRX 16:00-20:00 ends 20:00']))
    expect(
      (
        [
          'after-market limit IOC',
          'after-market limit FOK',
          'after-market best opposite IOC',
          'after-market best opposite FOK',
        ] as const
      ).map((type) => spans({ type }, '2026-09-14')),
    ).toEqual(Array.from({ length: 4 }, () => ['KRX 16:00-20:00 ends at-once']))
  })
})

describe('orderHours on NXT and SOR', () => {
  it('takes a limit order in three spans, and ends it at 20:00', () => {
    expect(spans({ venue: 'NXT', type: 'limit' }, '2026-11-30')).toEqual([
      'NXT 08:00-08:50 ends 20:00',
      'NXT 09:00:30-15:20 ends 20:00',
      'NXT 15:40-20:00 ends 20:00',
    ])
  })

  it.each(['pre-market limit', 'pre-market best opposite limit', 'pre-market best same side limit'] as const)(
    'takes type %s in the pre-market, and ends it at 08:50',
    (type) => {
      expect(spans({ venue: 'NXT', type }, '2026-09-11')).toEqual([])
      expect(spans({ venue: 'NXT', type }, '2026-11-30')).toEqual(['NXT 08:00-08:50 ends 08:50'])
      // NXT has no pre-market on exam day.
      expect(spans({ venue: 'NXT', type }, '2026-11-19')).toEqual([])
    },
  )

  it('has no market order on NXT', () => {
    expect(spans({ venue: 'NXT', type: 'market' }, '2026-11-30')).toEqual([])
  })

  it('ends an order for SOR as the venue that trades it', () => {
    expect(spans({ venue: 'SOR', type: 'limit' }, '2026-11-30')).toEqual([
      'KRX 08:30-15:30 ends 15:30',
      'NXT 08:00-08:50 ends 20:00',
      'NXT 09:00:30-15:20 ends 20:00',
      'NXT 15:40-20:00 ends 20:00',
    ])
    expect(spans({ venue: 'SOR', type: 'after-market limit' }, '2026-11-30')).toEqual([])
  })
})

describe('orderHours in the US', () => {
  it('takes LOC at 17:05 Korean time in summer, and in winter only for a caller who believes it', () => {
    const isTaken = (instant: string, claims: readonly ContestedClaim[] = []) =>
      orderHours({ market: 'US', type: 'LOC' }, instant.slice(0, 10), { claims }).some(
        ({ opensAt, closesAt }) => opensAt <= Date.parse(instant) && Date.parse(instant) < closesAt,
      )

    expect(isTaken('2026-10-19T17:05:00+09:00')).toBe(true)
    expect(isTaken('2026-11-30T17:05:00+09:00')).toBe(false)
    expect(isTaken('2026-11-30T17:05:00+09:00', ['us-orders-from-1700-in-winter'])).toBe(true)
    expect(isTaken('2026-11-30T18:05:00+09:00')).toBe(true)
  })

  it('ends a limit order of the pre-market at the close, also an early one, and one of the after-hours at 07:00', () => {
    expect(usSpans({ type: 'limit' }, '2026-11-30')).toEqual(['US 18:00-06:00 ends 06:00', 'US 06:00-07:00 ends 07:00'])
    expect(usSpans({ type: 'limit' }, '2026-11-27')).toEqual(['US 18:00-03:00 ends 03:00', 'US 03:00-07:00 ends 07:00'])
    expect(usSpans({ type: 'limit' }, '2026-11-30', ['us-limit-orders-outlive-the-close'])).toEqual([
      'US 18:00-07:00 ends 07:00',
    ])
  })

  it('takes orders for the open before it, and those of a sale only on that side', () => {
    expect(usSpans({ type: 'LOO' }, '2026-10-19')).toEqual(['US 17:00-22:30 ends 22:30'])
    expect(usSpans({ type: 'MOO', side: 'sell' }, '2026-10-19')).toEqual(['US 17:00-22:30 ends 22:30'])
    expect(usSpans({ type: 'MOO', side: 'buy' }, '2026-10-19')).toEqual([])
    expect(usSpans({ type: 'MOO' }, '2026-10-19')).toEqual([])
    expect(usSpans({ type: 'MOC', side: 'buy' }, '2026-10-19')).toEqual([])
  })

  it('takes a limit order for the daytime market in Korea’s daytime', () => {
    expect(usSpans({ type: 'limit', daytime: true }, '2026-11-30')).toEqual(['US 10:00-18:00 ends 18:00'])
    expect(usSpans({ type: 'LOC', daytime: true }, '2026-11-30')).toEqual([])
  })
})

describe('orderHours', () => {
  it('refuses a venue and a type of another form', () => {
    const order: OrderKind = JSON.parse('{"market":"KRX","venue":"ATS","type":"limit"}')

    expect(() => orderHours(order, '2026-11-30')).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'venue' }),
    )
    const code: OrderKind = JSON.parse('{"market":"KRX","type":"00"}')
    expect(() => orderHours(code, '2026-11-30')).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'type' }))
    expect(() => orderHours({ market: 'KRX', type: 'LOC' }, '2026-11-30')).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'type' }),
    )
    expect(() => orderHours({ market: 'JP', type: 'limit' }, '2026-11-30')).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'market' }),
    )
  })
})
