import { describe, expect, it } from 'vitest'
import type { Market } from '../../market/market.ts'
import { createHolidayTable } from './holiday-table.ts'
import type { TradingDay } from './trading-day.ts'

const at = (text: string) => Date.parse(`${text}+09:00`)
const holidays = createHolidayTable('exchange')

function dayOn(market: Market, date: string): TradingDay {
  const day = holidays.dayOn(market, date)
  if (day === undefined) throw new Error(`no trading day ${date}`)
  return day
}

describe('the hours of a market', () => {
  const hours: readonly [Market, openings: readonly string[], closings: readonly string[]][] = [
    ['HK', ['2026-10-19T10:30', '2026-10-19T14:00'], ['2026-10-19T13:00', '2026-10-19T17:00']],
    ['CN', ['2026-10-19T10:30'], ['2026-10-19T16:00']],
    ['JP', ['2026-10-19T09:00', '2026-10-19T12:30'], ['2026-10-19T11:30', '2026-10-19T15:30']],
    // Vietnam's hours are not known: a week trades without a pause.
    ['VN', ['2026-10-19T00:00'], ['2026-10-24T00:00']],
  ]

  it.each(hours)('opens and closes %s, lunch and weekends included', (market, openings, closings) => {
    const isOpen = (instant: number) => holidays.isOpen(market, instant)

    expect(openings.map((text) => [isOpen(at(text) - 1), isOpen(at(text))])).toEqual(openings.map(() => [false, true]))
    expect(closings.map((text) => [isOpen(at(text) - 1), isOpen(at(text))])).toEqual(closings.map(() => [true, false]))
    expect(isOpen(at('2026-10-18T12:00'))).toBe(false)
  })

  it('keeps every market open at any hour with `always`', () => {
    const open = createHolidayTable('always')

    for (const market of ['KRX', 'US', 'HK', 'CN', 'JP', 'VN'] as const)
      expect([market, open.isOpen(market, at('2026-10-18T03:00'))]).toEqual([market, true])
  })
})

describe('a trading day', () => {
  it('is known since 2020, also before the years whose holidays are', () => {
    // KRX opens at 10:00 on the first trading day of a year.
    expect(dayOn('KRX', '20200102')).toMatchObject({ index: 0, opensAt: at('2020-01-02T10:00') })
    expect(dayOn('KRX', '20200103')).toMatchObject({ index: 1, opensAt: at('2020-01-03T09:00') })
    expect(dayOn('US', '20200701')).toMatchObject({ opensAt: at('2020-07-01T22:30'), closesAt: at('2020-07-02T05:00') })
    expect(dayOn('US', '20200102')).toMatchObject({ opensAt: at('2020-01-02T23:30'), closesAt: at('2020-01-03T06:00') })
    expect(['20191231', '20200104'].map((date) => holidays.dayOn('KRX', date))).toEqual([undefined, undefined])
    expect(holidays.dayOn('KRX', '20261009')).toBeUndefined()
  })

  it('is no holiday of the years before the table either', () => {
    // Seollal 2023 and Thanksgiving 2021.
    expect(['20230123', '20230124', '20230125'].map((date) => holidays.dayOn('KRX', date)?.date)).toEqual([
      undefined,
      undefined,
      '20230125',
    ])
    expect(holidays.dayOn('US', '20211125')).toBeUndefined()
    // With hours `always` each day of the simulation is a trading day.
    expect(holidays.dayOn('KRX', '20240606')).toBeUndefined()
    expect(createHolidayTable('always').dayOn('KRX', '20240606')).toBeDefined()
  })

  it('has the borders of exam day, of an early close and of both nights in which New York changes its clocks', () => {
    const borders = (market: Market, date: string) => {
      const { opensAt, closesAt } = dayOn(market, date)
      return [opensAt, closesAt].map((instant) => new Date(instant + 9 * 3_600_000).toISOString().slice(5, 16))
    }

    expect(borders('KRX', '20261119')).toEqual(['11-19T10:00', '11-19T16:30'])
    expect(borders('KRX', '20260102')).toEqual(['01-02T10:00', '01-02T15:30'])
    expect(borders('US', '20261127')).toEqual(['11-27T23:30', '11-28T03:00'])
    expect([borders('US', '20261030'), borders('US', '20261102')]).toEqual([
      ['10-30T22:30', '10-31T05:00'],
      ['11-02T23:30', '11-03T06:00'],
    ])
    expect([borders('US', '20270312'), borders('US', '20270315')]).toEqual([
      ['03-12T23:30', '03-13T06:00'],
      ['03-15T22:30', '03-16T05:00'],
    ])
    // Tokyo closed at 15:00 before 2024-11-05.
    expect([borders('JP', '20241101')[1], borders('JP', '20241105')[1]]).toEqual(['11-01T15:00', '11-05T15:30'])
  })

  it('is refused in a year whose holidays are not known, while the simulation is in it', () => {
    const unknown = expect.objectContaining({ code: 'KIS_INPUT', field: 'date' })

    expect(() => holidays.dayAt('KRX', at('2028-01-04T10:00'))).toThrow(unknown)
    expect(() => holidays.dayAt('US', Date.parse('2024-12-31T12:00-05:00'))).toThrow(unknown)
  })

  it('lies in the year before where the simulation begins in the first days of the known ones', () => {
    const { dayAt } = createHolidayTable('exchange')

    // KRX opens at 10:00 on 2025-01-02, the first trading day, and was closed on 2024-12-31 and 2025-01-01.
    expect(dayAt('KRX', Date.parse('2025-01-02T08:00+09:00'))?.date).toBe('20241230')
    expect(dayAt('US', Date.parse('2025-01-01T18:00-05:00'))?.date).toBe('20241231')
    expect(() => createHolidayTable('exchange').dayAt('US', Date.parse('2024-12-31T23:59-05:00'))).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'date' }),
    )
  })

  it('has the same number however it is asked for', () => {
    for (const market of ['KRX', 'US', 'HK', 'CN', 'JP', 'VN'] as const) {
      const now = holidays.dayAt(market, at('2026-10-20T02:00'))
      expect(now).toBeDefined()
      expect(holidays.dayOn(market, now?.date ?? '')).toEqual(now)
      expect(holidays.tradingDates(market)[now?.index ?? -1]).toBe(now?.date)
    }
  })
})
