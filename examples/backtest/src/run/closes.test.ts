import type { Market } from '@stockeye/example-trader/market/watched'
import { describe, expect, it } from 'vitest'
import { closeOf, sessionsBetween } from './closes.ts'

const read = (markets: readonly Market[], date: string): readonly string[] =>
  sessionsBetween(markets, date, date).map((session) => new Date(closeOf(session)).toISOString())

describe('closeOf', () => {
  // KRX closes at 15:30 in Seoul, 06:30 UTC, and an hour later on exam day; New York at 16:00, 20:00 UTC in summer, and at 13:00 on the
  // day after Thanksgiving, 18:00 UTC. The orders of the closing auction are booked by ten minutes later.
  it.each<[string, Market, string]>([
    ['2026-10-19', 'KRX', '2026-10-19T06:40:00.000Z'],
    ['2026-11-19', 'KRX', '2026-11-19T07:40:00.000Z'],
    ['2026-10-19', 'US', '2026-10-19T20:10:00.000Z'],
    ['2026-11-27', 'US', '2026-11-27T18:10:00.000Z'],
  ])('is ten minutes after the regular close: %s, %s', (date, market, expected) => {
    expect(read([market], date)).toEqual([expected])
  })
})

describe('sessionsBetween', () => {
  it('lists the sessions of both markets in the order of their ends, without holidays', () => {
    // 2026-10-09 is a holiday in Korea alone, 2026-10-10 and 11 are a weekend.
    const sessions = sessionsBetween(['US', 'KRX'], '2026-10-08', '2026-10-12')

    expect(sessions.map(({ market, date }) => `${market} ${date}`)).toEqual([
      'KRX 2026-10-08',
      'US 2026-10-08',
      'US 2026-10-09',
      'KRX 2026-10-12',
      'US 2026-10-12',
    ])
  })
})
