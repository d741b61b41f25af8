import { describe, expect, it } from 'vitest'
import { type Exchange, exchanges } from './exchange.ts'
import { exchangeDate } from './exchange-date.ts'

/** Returns the days in New York one millisecond before an instant, and at it. */
const around = (text: string) => [Date.parse(text) - 1, Date.parse(text)].map((at) => exchangeDate('NASD', at))

describe('exchangeDate', () => {
  // Midnight on each exchange's clock, in UTC: Seoul and Tokyo are 9 hours ahead, China and Hong Kong 8, Vietnam 7, and New
  // York is 4 hours behind in October.
  it.each([
    ['KRX', '2026-10-18T15:00:00Z'],
    ['TKSE', '2026-10-18T15:00:00Z'],
    ['SEHK', '2026-10-18T16:00:00Z'],
    ['SHAA', '2026-10-18T16:00:00Z'],
    ['SZAA', '2026-10-18T16:00:00Z'],
    ['HASE', '2026-10-18T17:00:00Z'],
    ['VNSE', '2026-10-18T17:00:00Z'],
    ['NASD', '2026-10-19T04:00:00Z'],
    ['NYSE', '2026-10-19T04:00:00Z'],
    ['AMEX', '2026-10-19T04:00:00Z'],
  ] satisfies [Exchange, string][])('begins 2026-10-19 on %s at %s', (exchange, midnight) => {
    const at = Date.parse(midnight)

    expect(exchangeDate(exchange, at - 1)).toBe('2026-10-18')
    expect(exchangeDate(exchange, at)).toBe('2026-10-19')
    expect(exchangeDate(exchange, at + 86_400_000 - 1)).toBe('2026-10-19')
    expect(exchangeDate(exchange, at + 86_400_000)).toBe('2026-10-20')
  })

  it('knows every exchange', () => {
    expect(exchanges.map((exchange) => exchangeDate(exchange, Date.parse('2026-10-19T12:00:00Z')))).toEqual(
      exchanges.map(() => '2026-10-19'),
    )
  })

  it('returns the day before in New York after midnight in Korea, while the trading hours last', () => {
    const at = Date.parse('2026-10-30T04:45:00+09:00')

    expect([exchangeDate('KRX', at), exchangeDate('NASD', at)]).toEqual(['2026-10-30', '2026-10-29'])
  })

  it('gives New York a day of 25 hours on 2026-11-01, when summer time ends', () => {
    // It begins at midnight in summer time, UTC-4, and ends at midnight in standard time, UTC-5.
    expect(around('2026-11-01T04:00:00Z')).toEqual(['2026-10-31', '2026-11-01'])
    expect(around('2026-11-02T05:00:00Z')).toEqual(['2026-11-01', '2026-11-02'])
    expect(exchangeDate('NASD', Date.parse('2026-11-02T04:30:00Z'))).toBe('2026-11-01')
  })

  it('gives New York a day of 23 hours on 2027-03-14, when summer time begins', () => {
    expect(around('2027-03-14T05:00:00Z')).toEqual(['2027-03-13', '2027-03-14'])
    expect(around('2027-03-15T04:00:00Z')).toEqual(['2027-03-14', '2027-03-15'])
    expect(exchangeDate('NASD', Date.parse('2027-03-14T04:30:00Z'))).toBe('2027-03-13')
  })

  it('refuses an unknown exchange and a number that is not an instant', () => {
    const unknown: Exchange = JSON.parse('"LSE"')

    expect(() => exchangeDate(unknown, 0)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'exchange' }))
    expect(() => exchangeDate('KRX', Number.NaN)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'at' }))
  })
})
