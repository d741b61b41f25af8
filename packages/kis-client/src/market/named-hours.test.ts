import { describe, expect, it } from 'vitest'
import type { ContestedClaim } from './dated.ts'
import { type HoursVenue, type NamedHours, tradingHours } from './named-hours.ts'

const clock = (at: number, hoursFromUtc: number) => new Date(at + hoursFromUtc * 3_600_000).toISOString().slice(5, 19)
const seoul = (at: number) => clock(at, 9)

/** Returns the hours of a venue as text in Korea's time, such as `regular 09:00-15:30`; seconds only where they count. */
function hoursOf(venue: HoursVenue, date: string, claims: readonly ContestedClaim[] = []): readonly string[] {
  const time = (at: number) => seoul(at).slice(6).replace(/:00$/, '')
  return tradingHours(venue === 'US' ? 'US' : 'KRX', date, { claims })
    .filter((hours) => hours.venue === venue)
    .map(({ name, opensAt, closesAt }) => `${name} ${time(opensAt)}-${time(closesAt)}`)
}

const find = (date: string, wanted: Pick<NamedHours, 'venue' | 'name'>) =>
  tradingHours(wanted.venue === 'US' ? 'US' : 'KRX', date).find(
    ({ venue, name }) => venue === wanted.venue && name === wanted.name,
  )

describe('tradingHours of KRX', () => {
  // Before 2026-09-14 KRX traded at the previous close, at the close, and in auctions to 18:00 (KRX trading rules).
  it('names the hours of a day before the after-market came', () => {
    expect(hoursOf('KRX', '2026-09-11')).toEqual([
      'opening-auction 08:30-09:00',
      'pre-open 08:30-08:40',
      'regular 09:00-15:30',
      'continuous 09:00-15:20',
      'closing-auction 15:20-15:30',
      'post-close 15:40-16:00',
      'single-price 16:00-18:00',
    ])
  })

  it('names an after-market to 20:00 since 2026-09-14, and leaves out what is contested since then', () => {
    expect(hoursOf('KRX', '2026-09-14')).toEqual([
      'opening-auction 08:30-09:00',
      'regular 09:00-15:30',
      'continuous 09:00-15:20',
      'closing-auction 15:20-15:30',
      'after-market 16:00-20:00',
    ])
    expect(find('2026-09-14', { venue: 'KRX', name: 'after-market' })?.excludes).toEqual(['etf', 'etn', 'warning'])
  })

  it('moves every border of KRX by an hour on exam day, but not the end of its after-market', () => {
    expect(hoursOf('KRX', '2026-11-19')).toEqual([
      'opening-auction 09:30-10:00',
      'regular 10:00-16:30',
      'continuous 10:00-16:20',
      'closing-auction 16:20-16:30',
      'after-market 17:00-20:00',
    ])
    // KRX on 2025-11-13: 09:30-09:40, 16:40-17:00 and 17:00-18:00 (Korean press of that day).
    expect(hoursOf('KRX', '2025-11-13').filter((text) => /^(pre-open|post-close|single-price)/.test(text))).toEqual([
      'pre-open 09:30-09:40',
      'post-close 16:40-17:00',
      'single-price 17:00-18:00',
    ])
  })

  it('moves only what hangs on the open on the first trading day', () => {
    expect(hoursOf('KRX', '2026-01-02').slice(0, 3)).toEqual([
      'opening-auction 09:30-10:00',
      'pre-open 09:30-09:40',
      'regular 10:00-15:30',
    ])
  })

  it('has the contested hours for a caller who believes them', () => {
    expect(hoursOf('KRX', '2026-11-30', ['krx-orders-from-0820'])[0]).toBe('early-opening-auction 08:20-08:30')
    expect(
      hoursOf('KRX', '2026-11-30', ['krx-off-hours-at-close']).filter((text) => /^(pre-open|post)/.test(text)),
    ).toEqual(['pre-open 08:30-08:40', 'post-close 15:40-16:00'])
    expect(hoursOf('NXT', '2026-11-30', ['nxt-orders-from-close'])).toContain('after-market-intake 15:30-15:40')
  })

  it('takes orders for the trade at the close from the close on', () => {
    const hours = find('2026-09-11', { venue: 'KRX', name: 'post-close' })

    expect(hours && [hours.ordersFromAt, hours.opensAt].map(seoul)).toEqual(['09-11T15:30:00', '09-11T15:40:00'])
  })
})

describe('tradingHours of NXT', () => {
  it('names its three markets', () => {
    expect(hoursOf('NXT', '2026-11-30')).toEqual([
      'pre-market 08:00-08:50',
      'main 09:00:30-15:20',
      'after-market 15:40-20:00',
    ])
  })

  // Korean press of 2025-11-12 and 2025-12-31: no pre-market; main market from 10:00:30.
  it('has no pre-market on exam day and on the first trading day', () => {
    expect(hoursOf('NXT', '2025-11-13')).toEqual(['main 10:00:30-16:20', 'after-market 16:40-20:00'])
    expect(hoursOf('NXT', '2026-01-02')).toEqual(['main 10:00:30-15:20', 'after-market 15:40-20:00'])
  })

  it('does not exist before 2025-03-04', () => {
    expect(hoursOf('NXT', '2025-02-28')).toEqual([])
    expect(hoursOf('NXT', '2025-03-04')).toHaveLength(3)
  })
})

describe('tradingHours of the US', () => {
  it('follows the clocks of New York in the night in which summer time ends', () => {
    // Friday is the last day of summer time, Monday the first of winter time.
    expect(hoursOf('US', '2026-10-30')).toEqual([
      'daytime 10:00-18:00',
      'pre-market 17:00-22:30',
      'regular 22:30-05:00',
      'after-hours 05:00-07:00',
    ])
    expect(hoursOf('US', '2026-11-02')).toEqual([
      'daytime 10:00-18:00',
      'pre-market 18:00-23:30',
      'regular 23:30-06:00',
      'after-hours 06:00-07:00',
    ])
    expect(find('2026-10-30', { venue: 'US', name: 'after-hours' })?.closesAt).toBe(
      Date.parse('2026-10-31T07:00:00+09:00'),
    )
  })

  it('follows the clocks of New York in the night in which summer time begins', () => {
    expect(hoursOf('US', '2027-03-12').slice(1)).toEqual([
      'pre-market 18:00-23:30',
      'regular 23:30-06:00',
      'after-hours 06:00-07:00',
    ])
    expect(hoursOf('US', '2027-03-15').slice(1)).toEqual([
      'pre-market 17:00-22:30',
      'regular 22:30-05:00',
      'after-hours 05:00-07:00',
    ])
  })

  it('ends the regular hours at 13:00 in New York on the days of an early close', () => {
    // 13:00 in New York is 03:00 in Korea in winter, 02:00 in summer.
    expect(hoursOf('US', '2026-11-27')).toContain('regular 23:30-03:00')
    expect(hoursOf('US', '2026-12-24')).toContain('regular 23:30-03:00')
    expect(hoursOf('US', '2025-07-03')).toContain('regular 22:30-02:00')
  })

  it('has an hour before the pre-market in winter for a caller who believes it, and none in summer', () => {
    const early = (date: string) =>
      hoursOf('US', date, ['us-orders-from-1700-in-winter']).filter((text) => text.startsWith('early'))

    expect(early('2026-11-30')).toEqual(['early-pre-market 17:00-18:00'])
    expect(early('2026-10-19')).toEqual([])
  })

  it('has no daytime market before 2025-11-04', () => {
    expect(hoursOf('US', '2025-11-03')[0]).toBe('pre-market 18:00-23:30')
    expect(hoursOf('US', '2025-11-04')[0]).toBe('daytime 10:00-18:00')
  })
})

describe('tradingHours', () => {
  it('returns no hours on a day without trading', () => {
    expect(tradingHours('KRX', '2026-10-09')).toEqual([])
    expect(tradingHours('US', '2026-11-26')).toEqual([])
  })

  it.each([
    ['KRX', '2027-05-03', 'date'],
    ['KRX', '2027-07-19', 'date'],
    ['KRX', '2028-01-03', 'date'],
    ['US', '2024-12-31', 'date'],
    ['HK', '2026-10-19', 'market'],
  ] as const)('refuses %s on %s', (market, date, field) => {
    expect(() => tradingHours(market, date)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field }))
  })

  it('refuses a claim that no source makes', () => {
    const claims: ContestedClaim[] = JSON.parse('["krx-opens-at-noon"]')

    expect(() => tradingHours('KRX', '2026-10-19', { claims })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'claims' }),
    )
  })
})
