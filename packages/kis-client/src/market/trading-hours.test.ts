import { describe, expect, it } from 'vitest'
import { isMarketOpen, nextOpen, regularTradingHours } from './trading-hours.ts'

const at = (text: string) => Date.parse(text)
const hours = (market: 'KRX' | 'US', date: string) => {
  const found = regularTradingHours(market, date)
  return found && [found.opensAt, found.closesAt].map((instant) => new Date(instant).toISOString().slice(0, 16))
}

describe('regularTradingHours', () => {
  it('returns 09:00 to 15:30 in Seoul for KRX', () => {
    expect(hours('KRX', '2026-10-19')).toEqual(['2026-10-19T00:00', '2026-10-19T06:30'])
  })

  it.each(['2026-10-03', '2026-10-05', '2026-10-09', '2026-12-25', '2026-12-31'])(
    'returns undefined for KRX on %s',
    (date) => {
      expect(hours('KRX', date)).toBeUndefined()
    },
  )

  it('returns hours of KRX that begin an hour late on the first trading day, and begin and end an hour late on exam day', () => {
    expect(hours('KRX', '2026-01-02')).toEqual(['2026-01-02T01:00', '2026-01-02T06:30'])
    expect(hours('KRX', '2026-01-05')).toEqual(['2026-01-05T00:00', '2026-01-05T06:30'])
    expect(hours('KRX', '2026-11-19')).toEqual(['2026-11-19T01:00', '2026-11-19T07:30'])
  })

  it('moves the hours of the US by an hour of Korean time when New York turns its clocks back', () => {
    expect(hours('US', '2026-10-30')).toEqual(['2026-10-30T13:30', '2026-10-30T20:00'])
    expect(hours('US', '2026-11-01')).toBeUndefined()
    expect(hours('US', '2026-11-02')).toEqual(['2026-11-02T14:30', '2026-11-02T21:00'])
    expect(hours('US', '2027-03-12')).toEqual(['2027-03-12T14:30', '2027-03-12T21:00'])
    expect(hours('US', '2027-03-15')).toEqual(['2027-03-15T13:30', '2027-03-15T20:00'])
  })

  it('ends the hours of the US at 13:00 on the day after Thanksgiving', () => {
    expect(hours('US', '2026-11-26')).toBeUndefined()
    expect(hours('US', '2026-11-27')).toEqual(['2026-11-27T14:30', '2026-11-27T18:00'])
    expect(hours('US', '2026-12-25')).toBeUndefined()
  })

  it('is open from its first instant on, and closed at its last', () => {
    const krx = [
      '2026-10-19T08:59:59+09:00',
      '2026-10-19T09:00+09:00',
      '2026-10-19T15:29:59+09:00',
      '2026-10-19T15:30+09:00',
    ]
    const us = [
      '2026-11-02T23:29:59+09:00',
      '2026-11-02T23:30+09:00',
      '2026-11-03T05:59:59+09:00',
      '2026-11-03T06:00+09:00',
    ]

    expect(krx.map((text) => isMarketOpen('KRX', at(text)))).toEqual([false, true, true, false])
    expect(us.map((text) => isMarketOpen('US', at(text)))).toEqual([false, true, true, false])
  })

  it.each([
    ['exam day', 'KRX', '2026-11-19T10:00:00+09:00', '2026-11-19T16:30:00+09:00'],
    ['the first trading day', 'KRX', '2026-01-02T10:00:00+09:00', '2026-01-02T15:30:00+09:00'],
    ['the day after Thanksgiving', 'US', '2026-11-27T23:30:00+09:00', '2026-11-28T03:00:00+09:00'],
    ['the last day of summer time', 'US', '2026-10-30T22:30:00+09:00', '2026-10-31T05:00:00+09:00'],
    ['the first day of winter time', 'US', '2026-11-02T23:30:00+09:00', '2026-11-03T06:00:00+09:00'],
    ['the last day of winter time', 'US', '2027-03-12T23:30:00+09:00', '2027-03-13T06:00:00+09:00'],
    ['the first day of summer time', 'US', '2027-03-15T22:30:00+09:00', '2027-03-16T05:00:00+09:00'],
  ] as const)('opens and closes on %s with its own borders', (_, market, opens, closes) => {
    const borders = [at(opens) - 1, at(opens), at(closes) - 1, at(closes)]

    expect(borders.map((instant) => isMarketOpen(market, instant))).toEqual([false, true, true, false])
  })

  it('opens next after weekends and holidays', () => {
    expect(nextOpen('KRX', at('2026-10-02T16:00+09:00'))).toBe(at('2026-10-06T09:00+09:00'))
    expect(nextOpen('KRX', at('2026-10-19T08:00+09:00'))).toBe(at('2026-10-19T09:00+09:00'))
    expect(nextOpen('KRX', at('2026-10-19T09:00+09:00'))).toBe(at('2026-10-20T09:00+09:00'))
    expect(nextOpen('US', at('2026-11-25T23:00+00:00'))).toBe(at('2026-11-27T14:30+00:00'))
    expect(nextOpen('US', at('2026-10-31T00:00+00:00'))).toBe(at('2026-11-02T14:30+00:00'))
  })

  it.each(['HK', 'CN', 'JP', 'VN'] as const)('refuses %s, whose holidays are not known', (market) => {
    const unknown = expect.objectContaining({ code: 'KIS_INPUT', field: 'market' })

    expect(() => regularTradingHours(market, '2026-10-19')).toThrow(unknown)
    expect(() => isMarketOpen(market, at('2026-10-19T11:00+09:00'))).toThrow(unknown)
    expect(() => nextOpen(market, at('2026-10-19T11:00+09:00'))).toThrow(unknown)
  })

  it('refuses a year whose holidays are not known', () => {
    const input = expect.objectContaining({ code: 'KIS_INPUT' })

    expect(() => regularTradingHours('KRX', '2024-12-31')).toThrow(input)
    expect(() => isMarketOpen('US', at('2028-01-03T15:00+00:00'))).toThrow(input)
    expect(() => nextOpen('KRX', at('2027-12-30T10:00+09:00'))).toThrow(input)
    expect(() => regularTradingHours('KRX', '20261019')).toThrow(input)
    expect(() => isMarketOpen('KRX', Number.NaN)).toThrow(input)
    expect(() => nextOpen('US', Number.NaN)).toThrow(input)
  })
})
