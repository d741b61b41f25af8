import { describe, expect, it } from 'vitest'
import { settlementDate } from './settlement-date.ts'

const refused = (field: string) => expect.objectContaining({ code: 'KIS_INPUT', field })

describe('settlementDate', () => {
  it.each([
    ['2026-11-23', '2026-11-25'],
    ['2026-11-27', '2026-12-01'],
    // Chuseok: 2026-09-24 and 25 are holidays.
    ['2026-09-23', '2026-09-29'],
    // The last trading day of the year: 2026-12-31 and 2027-01-01 are closed.
    ['2026-12-30', '2027-01-05'],
  ])('counts two trading days on KRX: %s settles on %s', (traded, settled) => {
    expect(settlementDate('KRX', traded)).toBe(settled)
  })

  it.each([
    ['2026-11-24', '2026-11-25'],
    // Thanksgiving, and the short day after it, which is a business day.
    ['2026-11-25', '2026-11-27'],
    ['2026-11-27', '2026-11-30'],
    // Columbus Day: trades of Friday and of Monday settle together on Tuesday.
    ['2026-10-09', '2026-10-13'],
    ['2026-10-12', '2026-10-13'],
    // Veterans Day, a Wednesday.
    ['2026-11-10', '2026-11-12'],
    ['2026-11-11', '2026-11-12'],
  ])('counts one day of the banks in the US: %s settles on %s', (traded, settled) => {
    expect(settlementDate('US', traded)).toBe(settled)
  })

  it.each(['HK', 'CN', 'JP', 'VN'] as const)('refuses %s, whose settlement days are not known', (market) => {
    expect(() => settlementDate(market, '2026-11-27')).toThrow(refused('market'))
  })

  it('refuses a day without trading, a day outside of the known rules, and another form', () => {
    expect(() => settlementDate('KRX', '2026-11-28')).toThrow(refused('tradeDate'))
    expect(() => settlementDate('US', '2026-11-26')).toThrow(refused('tradeDate'))
    expect(() => settlementDate('KRX', '2027-01-04')).toThrow(refused('date'))
    expect(() => settlementDate('US', '2017-09-01')).toThrow(refused('date'))
    expect(() => settlementDate('US', '20261127')).toThrow(refused('tradeDate'))
  })
})
