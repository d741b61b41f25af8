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
    expect(dayOn('KRX', '20200102')).toMatchObject({ index: 0, opensAt: at('2020-01-02T09:00') })
    expect(dayOn('US', '20200701')).toMatchObject({ opensAt: at('2020-07-01T22:30'), closesAt: at('2020-07-02T05:00') })
    expect(dayOn('US', '20200102')).toMatchObject({ opensAt: at('2020-01-02T23:30'), closesAt: at('2020-01-03T06:00') })
    expect(['20191231', '20200104'].map((date) => holidays.dayOn('KRX', date))).toEqual([undefined, undefined])
    expect(holidays.dayOn('KRX', '20261009')).toBeUndefined()
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
