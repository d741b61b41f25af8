import { describe, expect, it } from 'vitest'
import type { Market } from '../../../market/market.ts'
import { marketRules } from '../../../market/rules.gen.ts'
import { checkKnownYear, isExchangeDay } from './exchange-days.ts'
import { koreanHolidays, newYorkHolidays } from './rule-holidays.ts'

const datesOf = (year: number): readonly string[] =>
  Array.from({ length: 366 }, (_, day) =>
    new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10).replaceAll('-', ''),
  ).filter((date) => date.startsWith(String(year)))
const tradingDays = (market: Market, year: number, month = '') =>
  datesOf(year).filter((date) => date.startsWith(`${year}${month}`) && isExchangeDay(market, date))
const weekdaysOf = (holidays: ReadonlySet<string>): readonly string[] =>
  [...holidays]
    .filter((date) => new Date(date.replace(/^(....)(..)(..)$/, '$1-$2-$3T00:00Z')).getUTCDay() % 6 !== 0)
    .sort()

describe('the calendar of an exchange', () => {
  // The exchanges' own counts of trading days.
  it.each([
    [2016, 246, 252],
    [2017, 243, 251],
    [2018, 244, 251],
    [2019, 246, 252],
    [2020, 248, 253],
    [2021, 248, 252],
    [2022, 246, 251],
    [2023, 245, 250],
    [2024, 244, 252],
    [2025, 242, 250],
  ])('counts for %s the trading days of KRX, %s, and of New York, %s', (year, krx, newYork) => {
    expect([tradingDays('KRX', year).length, tradingDays('US', year).length]).toEqual([krx, newYork])
  })

  it('counts 19 trading days of June 2024 on KRX, and 19 on NASDAQ', () => {
    expect([tradingDays('KRX', 2024, '06').length, tradingDays('US', 2024, '06').length]).toEqual([19, 19])
  })

  it('leaves out lunar holidays of decades ago', () => {
    // Seollal was on 1996-02-19, a day that New York kept too as Presidents Day, and Chuseok on 1996-09-27.
    expect(['19960218', '19960219', '19960220', '19960927'].map((date) => isExchangeDay('KRX', date))).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(isExchangeDay('US', '19960219')).toBe(false)
    expect(isExchangeDay('US', '19960927')).toBe(true)
  })

  it('has every weekday of the other markets', () => {
    expect(tradingDays('JP', 2026).length).toBe(261)
  })

  it.each([2025, 2026, 2027] as const)('agrees by rule with the list of %s', (year) => {
    const dashless = (list: readonly string[]) => list.map((day) => day.replaceAll('-', ''))

    expect(weekdaysOf(koreanHolidays(year))).toEqual(dashless(marketRules.holidays.KRX[year].closed))
    expect(weekdaysOf(newYorkHolidays(year))).toEqual(dashless(marketRules.holidays.NYSE[year].closed))
  })

  it('knows the years of the list alone', () => {
    const unknown = expect.objectContaining({ code: 'KIS_INPUT', field: 'date' })

    expect(() => checkKnownYear('KRX', '20270503')).not.toThrow()
    expect(() => checkKnownYear('KRX', '20241231')).toThrow(unknown)
    expect(() => checkKnownYear('US', '20280103')).toThrow(unknown)
    expect(() => checkKnownYear('JP', '20280103')).not.toThrow()
  })
})
