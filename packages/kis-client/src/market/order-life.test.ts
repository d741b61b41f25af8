import { describe, expect, it } from 'vitest'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { parseCalendarDate } from '../values/dates.ts'
import { createMarketCalendar } from './calendar.ts'
import type { ContestedClaim } from './dated.ts'
import { type AcceptedOrder, type OrderLifeOptions, orderLife } from './order-life.ts'
import { krxOrderTypes } from './order-types.gen.ts'

type Order = Omit<AcceptedOrder, 'acceptedAt'>

const korea = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+09:00`)

/** Returns the life of an order as text, in Korea's time, such as `2026-11-30 15:30 close certain`. */
function life(order: Order, acceptedAt: string, options?: OrderLifeOptions): string {
  const { endsAt, kind, certain } = orderLife({ ...order, acceptedAt: korea(acceptedAt) }, options)
  const end =
    endsAt === undefined ? 'no end' : new Date(endsAt + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  return [end, kind, ...(certain ? ['certain'] : [])].join(' ')
}

const krx: Order = { exchange: 'KRX', type: 'limit' }
const nxt: Order = { ...krx, venue: 'NXT' }
const sor: Order = { ...krx, venue: 'SOR' }
const us: Order = { exchange: 'NASD', type: 'limit' }

describe('orderLife on KRX', () => {
  // Since 2026-09-14 KRX cancels what is open at its close, 15:30, and trades its after-market to 20:00 (notices of KIS and
  // Samsung Securities of 2026-09). Before it had single prices to 18:00 (KRX trading rules).
  it.each([
    ['limit', '2026-11-30 10:00', '2026-11-30 15:30 close certain'],
    ['market', '2026-11-30 08:30', '2026-11-30 15:30 close certain'],
    ['conditional limit', '2026-11-30 15:19', '2026-11-30 15:30 close certain'],
    ['best same side limit', '2026-11-30 10:00', '2026-11-30 15:30 close certain'],
    ['limit', '2026-11-30 15:29', '2026-11-30 15:30 close certain'],
    ['limit', '2026-09-14 10:00', '2026-09-14 15:30 close certain'],
    ['limit', '2026-09-11 10:00', '2026-09-11 15:30 close certain'],
    ['after-market limit', '2026-11-30 16:00', '2026-11-30 20:00 hours certain'],
    ['after-market best same side limit', '2026-11-30 19:59', '2026-11-30 20:00 hours certain'],
    ['off-hours single price', '2026-09-11 16:30', '2026-09-11 18:00 hours certain'],
    ['pre-open at previous close', '2026-09-11 08:35', '2026-09-11 08:40 hours certain'],
    ['post-close at close', '2026-09-11 15:35', '2026-09-11 16:00 hours certain'],
  ] as const)('ends type %s of %s at %s', (type, acceptedAt, expected) => {
    expect(life({ ...krx, type }, acceptedAt)).toBe(expected)
  })

  // KRX opens and closes an hour later on exam day, 2026-11-19; its after-market still ends at 20:00.
  it('moves the close on exam day, but not the end of the after-market', () => {
    expect(life(krx, '2026-11-19 10:00')).toBe('2026-11-19 16:30 close certain')
    expect(life(krx, '2026-11-19 16:00')).toBe('2026-11-19 16:30 close certain')
    expect(life({ ...krx, type: 'after-market limit' }, '2026-11-19 17:30')).toBe('2026-11-19 20:00 hours certain')
  })

  // The exam day of 2027 is not in the table. 2027-11-18 is a Thursday, 2027-11-17 a Wednesday, 2027-12-02 a Thursday.
  it('ends an hour later, not certain, on a day that may still become the exam day', () => {
    expect(life(krx, '2027-11-18 10:00')).toBe('2027-11-18 16:30 close')
    expect(life(krx, '2027-11-17 10:00')).toBe('2027-11-17 15:30 close certain')
    expect(life(krx, '2027-12-02 10:00')).toBe('2027-12-02 15:30 close certain')
    expect(life(krx, '2026-11-12 10:00')).toBe('2026-11-12 15:30 close certain')
  })

  // 2026-10-09 (Hangul day) is a Friday, 2026-10-12 a Monday.
  it('lets an order from outside of its hours live in the next ones, not certain', () => {
    expect(life(krx, '2026-11-30 07:00')).toBe('2026-11-30 15:30 close')
    expect(life(krx, '2026-11-30 15:30')).toBe('2026-12-01 15:30 close')
    expect(life(krx, '2026-10-08 17:00')).toBe('2026-10-12 15:30 close')
    expect(life(krx, '2026-10-10 12:00')).toBe('2026-10-12 15:30 close')
  })

  it('is not certain in hours of which sources disagree', () => {
    const claims: ContestedClaim[] = ['krx-orders-from-0820']

    expect(life(krx, '2026-11-30 08:25')).toBe('2026-11-30 15:30 close')
    expect(life(krx, '2026-11-30 08:25', { claims })).toBe('2026-11-30 15:30 close certain')
  })

  // Whether KRX takes the types 05 and 06 since 2026-09-14 is contested: taken, they end at 08:40 and at 16:00.
  it('ends a type that KRX may have given up where it would end if KRX takes it', () => {
    const claims: ContestedClaim[] = ['krx-off-hours-at-close']

    expect(life({ ...krx, type: 'pre-open at previous close' }, '2026-11-30 08:35')).toBe('2026-11-30 08:40 hours')
    expect(life({ ...krx, type: 'post-close at close' }, '2026-11-30 15:35')).toBe('2026-11-30 16:00 hours')
    expect(life({ ...krx, type: 'post-close at close' }, '2026-11-30 15:35', { claims })).toBe(
      '2026-11-30 16:00 hours certain',
    )
  })

  // Substitute holidays of 2027-05-03 and 2027-07-19, both Mondays, are not decided.
  it('ends an order of an uncertain day on the next day, unless the calendar knows the day', () => {
    const until = parseCalendarDate('2027-05-03')
    const open: OrderLifeOptions = { calendar: { until, day: () => 'open' } }
    const closed: OrderLifeOptions = { calendar: { until, day: () => 'closed' } }

    expect(life(krx, '2027-05-03 10:00')).toBe('2027-05-04 15:30 close')
    expect(life(krx, '2027-05-03 10:00', open)).toBe('2027-05-03 15:30 close certain')
    expect(life(krx, '2027-05-03 10:00', closed)).toBe('2027-05-04 15:30 close')
    // The calendar ends on 2027-05-03, so the table decides.
    expect(life(krx, '2027-07-16 16:00', open)).toBe('2027-07-20 15:30 close')
    expect(life(krx, '2027-04-30 10:00')).toBe('2027-04-30 15:30 close certain')
  })

  it('takes the table for a day before the first one that the calendar was asked about', async () => {
    const startAt = korea('2027-05-10 10:00')
    const { kis, settle } = await startSteppedKis({ environment: 'real', hours: 'exchange', startAt })
    const calendar = await settle(createMarketCalendar(kis, { days: 5 }))

    expect(life(krx, '2027-05-03 10:00', { calendar })).toBe('2027-05-04 15:30 close')
    expect(life(krx, '2027-05-10 10:00', { calendar })).toBe('2027-05-10 15:30 close certain')
  })
})

describe('orderLife on NXT and SOR', () => {
  // Orders of NXT live to 20:00, those of its pre-market (types 27 to 29) end at 08:50, and those for SOR end as on the venue
  // that they went to (notices of KIS and Samsung Securities of 2026-09; a broker's notice of 2025-03).
  it.each([
    ['limit', '2026-11-30 08:10', '2026-11-30 20:00 hours certain'],
    ['limit', '2026-11-30 10:00', '2026-11-30 20:00 hours certain'],
    ['best opposite price limit', '2026-11-30 16:00', '2026-11-30 20:00 hours certain'],
    ['limit', '2025-03-04 10:00', '2025-03-04 20:00 hours certain'],
    ['limit', '2026-11-19 12:00', '2026-11-19 20:00 hours certain'],
    ['limit', '2026-11-30 08:55', '2026-11-30 20:00 hours'],
    ['limit', '2026-11-30 15:35', '2026-11-30 20:00 hours'],
    ['limit', '2026-11-30 20:00', '2026-12-01 20:00 hours'],
    ['pre-market limit', '2026-11-30 08:10', '2026-11-30 08:50 hours certain'],
    ['pre-market best opposite limit', '2026-11-30 08:10', '2026-11-30 08:50 hours certain'],
    ['pre-market best same side limit', '2026-11-30 08:49', '2026-11-30 08:50 hours certain'],
    ['pre-market limit', '2026-11-30 08:50', '2026-12-01 08:50 hours'],
    // NXT has no pre-market on exam day.
    ['pre-market limit', '2026-11-19 08:10', '2026-11-20 08:50 hours'],
    // No source says whether these outlive the main market, which ends at 15:20.
    ['mid price', '2026-11-30 10:00', '2026-11-30 20:00 hours'],
    ['stop limit', '2026-11-30 10:00', '2026-11-30 20:00 hours'],
  ] as const)('ends type %s of %s on NXT at %s', (type, acceptedAt, expected) => {
    expect(life({ ...nxt, type }, acceptedAt)).toBe(expected)
  })

  it('ends an order for SOR with the later of the venues that it can reach', () => {
    expect(life(sor, '2026-11-30 10:00')).toBe('2026-11-30 20:00 hours')
    expect(life(sor, '2026-11-30 15:25')).toBe('2026-11-30 20:00 hours')
    expect(life(sor, '2026-11-30 16:00')).toBe('2026-11-30 20:00 hours certain')
    expect(life(sor, '2026-11-30 20:30')).toBe('2026-12-01 20:00 hours')
    // NXT has no orders at the market: the order is on KRX.
    expect(life({ ...sor, type: 'market' }, '2026-11-30 10:00')).toBe('2026-11-30 15:30 close certain')
  })

  // Whether SOR takes the types of 2026-09-14 is unknown, and NXT has no orders at the market; both venues end at 20:00.
  it('ends a type that no row of the table takes, or that is not known, with the last hours of its venue', () => {
    expect(life({ ...sor, type: 'after-market limit' }, '2026-11-30 16:10')).toBe('2026-11-30 20:00 venue')
    expect(life({ ...nxt, type: 'market' }, '2026-11-30 10:00')).toBe('2026-11-30 20:00 venue')
    expect(life({ ...krx, type: undefined }, '2026-11-30 10:00')).toBe('2026-11-30 20:00 venue')
    expect(life({ ...krx, type: undefined }, '2026-11-30 21:00')).toBe('2026-12-01 20:00 venue')
    expect(life({ ...krx, type: undefined }, '2026-09-11 10:00')).toBe('2026-09-11 18:00 venue')
    // A day that may still become the exam day, or a holiday.
    expect(life({ ...krx, type: undefined }, '2027-05-03 10:00')).toBe('2027-05-04 20:00 venue')
  })
})

describe('orderLife of IOC and FOK', () => {
  // KRX trades without an auction until 15:20, as NXT's main market does (KRX trading rules; portal, order types).
  it.each(Object.keys(krxOrderTypes).filter((type) => /IOC|FOK/.test(type)) as (keyof typeof krxOrderTypes)[])(
    'ends type %s at the end of the hours that take it',
    (type) => {
      const isAfterMarket = type.startsWith('after-market')
      const acceptedAt = isAfterMarket ? '2026-11-30 16:00' : '2026-11-30 09:30'

      expect(life({ ...krx, type }, acceptedAt)).toBe(`2026-11-30 ${isAfterMarket ? '20:00' : '15:20'} at-once certain`)
    },
  )

  it('ends one on NXT at the end of the market that takes it', () => {
    expect(life({ ...nxt, type: 'limit IOC' }, '2026-11-30 08:10')).toBe('2026-11-30 08:50 at-once certain')
    expect(life({ ...nxt, type: 'limit FOK' }, '2026-11-30 10:00')).toBe('2026-11-30 15:20 at-once certain')
  })
})

describe('orderLife in the US', () => {
  // New York trades from 09:30 to 16:00, in Korea to 05:00 in its summer and to 06:00 in its winter, and to 13:00 on 2026-11-27.
  // KIS's after-hours end at 07:00 all year, its daytime market is open from 10:00 to 18:00 (portal, order pages).
  it.each([
    ['LOC', '2026-10-19 18:00', '2026-10-20 05:00 close certain'],
    ['LOC', '2026-11-30 18:00', '2026-12-01 06:00 close certain'],
    ['MOC', '2026-11-30 23:30', '2026-12-01 06:00 close certain'],
    ['LOC', '2026-11-27 18:00', '2026-11-28 03:00 close certain'],
    ['TWAP', '2026-11-30 23:40', '2026-12-01 06:00 close certain'],
    ['VWAP', '2026-11-27 23:40', '2026-11-28 03:00 close certain'],
    ['LOO', '2026-10-19 18:00', '2026-10-19 22:30 hours certain'],
    ['MOO', '2026-11-30 18:00', '2026-11-30 23:30 hours certain'],
    ['LOO', '2026-11-30 23:40', '2026-12-01 23:30 hours'],
    // Summer time of New York ends on 2026-11-01, a Sunday.
    ['LOC', '2026-10-31 05:30', '2026-11-03 06:00 close'],
    // Thanksgiving is 2026-11-26; the order of the evening in Korea is of 2026-11-27.
    ['LOC', '2026-11-26 18:00', '2026-11-28 03:00 close'],
    // KIS takes LOC from 17:00 in New York's winter, an hour before the pre-market, or does not: contested.
    ['LOC', '2026-11-30 17:05', '2026-12-01 06:00 close'],
    ['limit', '2026-12-01 06:30', '2026-12-01 07:00 hours certain'],
    ['limit', '2026-10-20 05:30', '2026-10-20 07:00 hours certain'],
  ] as const)('ends type %s of %s at %s', (type, acceptedAt, expected) => {
    expect(life({ ...us, type }, acceptedAt)).toBe(expected)
  })

  it('lets a limit order live through the after-hours, of which no source says whether it does', () => {
    const claims: ContestedClaim[] = ['us-limit-orders-outlive-the-close']
    const early: ContestedClaim[] = ['us-orders-from-1700-in-winter', ...claims]

    expect(life(us, '2026-11-30 18:00')).toBe('2026-12-01 07:00 hours')
    expect(life(us, '2026-11-30 23:40')).toBe('2026-12-01 07:00 hours')
    expect(life(us, '2026-11-30 17:05')).toBe('2026-12-01 07:00 hours')
    expect(life(us, '2026-11-30 23:40', { claims })).toBe('2026-12-01 07:00 hours certain')
    expect(life(us, '2026-11-30 17:05', { claims: early })).toBe('2026-12-01 07:00 hours certain')
  })

  it('ends an order of the daytime market at 18:00 in Korea', () => {
    const daytime: Order = { ...us, exchange: 'NYSE', daytime: true }

    expect(life(daytime, '2026-11-30 10:00')).toBe('2026-11-30 18:00 hours certain')
    expect(life(daytime, '2026-10-19 17:59')).toBe('2026-10-19 18:00 hours certain')
    // A Friday; the next day of the market is Monday.
    expect(life(daytime, '2026-11-27 18:00')).toBe('2026-11-30 18:00 hours')
  })

  it('takes no calendar of KRX for its own', () => {
    const closed: OrderLifeOptions = { calendar: { until: parseCalendarDate('2026-12-31'), day: () => 'closed' } }

    expect(life({ ...us, type: 'LOC' }, '2026-11-30 18:00', closed)).toBe('2026-12-01 06:00 close certain')
  })

  it('ends an order of unknown type with the after-hours', () => {
    expect(life({ ...us, type: undefined }, '2026-11-30 23:40')).toBe('2026-12-01 07:00 venue')
  })
})

describe('orderLife on the other exchanges', () => {
  // In Korea's time: Hong Kong's closing auction ends by 17:10 (HKEX), Shanghai and Shenzhen close at 16:00 (portal), Tokyo at
  // 15:30 since 2024-11-05, Hanoi and Ho Chi Minh at 17:00. No table has their holidays.
  it.each([
    ['SEHK', '2026-11-30 11:00', '2026-11-30 17:10 close'],
    ['SHAA', '2026-11-30 11:00', '2026-11-30 16:00 close'],
    ['SZAA', '2026-11-30 11:00', '2026-11-30 16:00 close'],
    ['TKSE', '2026-11-30 15:10', '2026-11-30 15:30 close'],
    ['HASE', '2026-11-30 11:00', '2026-11-30 17:00 close'],
    ['VNSE', '2026-11-30 11:00', '2026-11-30 17:00 close'],
    // A Friday after the close, and a Saturday.
    ['TKSE', '2026-11-27 15:30', '2026-11-30 15:30 close'],
    ['SHAA', '2026-11-28 12:00', '2026-11-30 16:00 close'],
  ] as const)('ends an order on %s of %s at %s', (exchange, acceptedAt, expected) => {
    expect(life({ exchange, type: 'limit' }, acceptedAt)).toBe(expected)
  })
})

describe('orderLife of a reserved order', () => {
  const reserved = {}

  // Without an end KIS sends a reserved order on the next business day, with one on each day to it (portal, order-resv).
  it('ends on the next day of KRX, or on the last day up to its end', () => {
    expect(life({ ...krx, reserved }, '2026-11-27 16:00')).toBe('2026-11-30 15:30 close')
    expect(life({ ...krx, reserved }, '2026-11-30 07:00')).toBe('2026-11-30 15:30 close')
    expect(life({ ...krx, reserved }, '2026-11-18 20:00')).toBe('2026-11-19 16:30 close')
    // 2026-12-12 is a Saturday.
    expect(life({ ...krx, reserved: { until: '2026-12-12' } }, '2026-11-30 16:00')).toBe('2026-12-11 15:30 close')
    // KIS demands a later day; an earlier one is read as the next day.
    expect(life({ ...krx, reserved: { until: '2026-11-30' } }, '2026-11-30 16:00')).toBe('2026-12-01 15:30 close')
    expect(life({ ...krx, reserved: { until: '2026-12-02' } }, '2026-11-30 16:00')).toBe('2026-12-02 15:30 close')
  })

  it('ends on the next day of the US, and on the day of the other exchanges', () => {
    expect(life({ ...us, type: 'MOO', reserved }, '2026-11-30 10:00')).toBe('2026-11-30 23:30 hours')
    expect(life({ ...us, reserved }, '2026-11-30 10:00')).toBe('2026-12-01 07:00 hours')
    expect(life({ exchange: 'TKSE', type: 'limit', reserved }, '2026-11-30 09:10')).toBe('2026-11-30 15:30 close')
  })

  it('refuses a last day that is not one, or that is abroad', () => {
    for (const order of [
      { ...krx, reserved: { until: '20261212' } },
      { ...us, reserved: { until: '2026-12-11' } },
    ])
      expect(() => life(order, '2026-11-30 10:00')).toThrow(
        expect.objectContaining({ code: 'KIS_INPUT', field: 'reserved.until' }),
      )
  })
})

describe('orderLife', () => {
  // The table of holidays has 2025 to 2027.
  it('knows no end where no source has the day', () => {
    expect(life(krx, '2024-12-30 10:00')).toBe('no end unknown')
    expect(life(krx, '2028-01-04 10:00')).toBe('no end unknown')
    expect(life(krx, '2027-12-30 16:00')).toBe('no end unknown')
    expect(life({ ...us, type: undefined }, '2028-01-04 23:40')).toBe('no end unknown')
    expect(life({ exchange: 'TKSE', type: 'limit' }, '2024-11-01 10:00')).toBe('no end unknown')
    expect(life({ ...krx, reserved: {} }, '2027-12-30 16:00')).toBe('no end unknown')
    // NXT began on 2025-03-04.
    expect(life(nxt, '2025-02-03 10:00')).toBe('no end unknown')
  })

  // KRX is closed on 2027-12-31.
  it('knows the end on the last day of the table', () => {
    expect(life(krx, '2027-12-30 10:00')).toBe('2027-12-30 15:30 close certain')
    expect(life({ ...krx, reserved: {} }, '2027-12-29 16:00')).toBe('2027-12-30 15:30 close')
    expect(life({ ...krx, reserved: { until: '2027-12-30' } }, '2027-12-27 16:00')).toBe('2027-12-30 15:30 close')
  })

  it('names the source of the end, or who makes the contested claim', () => {
    const sourceOf = (order: Order, acceptedAt: string) => orderLife({ ...order, acceptedAt: korea(acceptedAt) }).source

    expect(sourceOf({ ...nxt, type: 'pre-market limit' }, '2026-11-30 08:10')).toContain('08:50')
    expect(sourceOf(us, '2026-11-30 23:40')).toBe('contested claim us-limit-orders-outlive-the-close: no source')
  })

  it.each([
    ['exchange', { exchange: 'TSE' }],
    ['venue', { venue: 'ATS' }],
    ['type', { type: '00' }],
    ['type', { type: 'LOC' }],
    ['type', { exchange: 'SEHK', type: 'market' }],
    ['acceptedAt', { acceptedAt: 'now' }],
  ])('refuses a misspelt %s: %j', (field, wrong) => {
    const order: AcceptedOrder = JSON.parse(JSON.stringify({ ...krx, acceptedAt: korea('2026-11-30 10:00'), ...wrong }))

    expect(() => orderLife(order)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field }))
  })

  it('refuses a claim that no source makes', () => {
    const claims: ContestedClaim[] = JSON.parse('["krx-opens-at-noon"]')

    expect(() => life(krx, '2026-11-30 10:00', { claims })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'claims' }),
    )
  })
})
