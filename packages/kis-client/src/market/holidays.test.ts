import { describe, expect, it } from 'vitest'
import { marketDay } from './holidays.ts'
import { isMarketOpen, nextOpen, regularTradingHours } from './trading-hours.ts'

describe('marketDay', () => {
  it('returns whether a market trades', () => {
    expect([marketDay('KRX', '2026-11-19'), marketDay('KRX', '2026-10-09'), marketDay('KRX', '2026-11-28')]).toEqual([
      'open',
      'closed',
      'closed',
    ])
    expect([marketDay('US', '2026-11-27'), marketDay('US', '2026-11-26')]).toEqual(['open', 'closed'])
  })

  it.each(['2027-05-03', '2027-07-19'])('returns `uncertain` on %s, on which no other lookup guesses', (date) => {
    const uncertain = expect.objectContaining({ code: 'KIS_INPUT', field: 'date' })

    expect(marketDay('KRX', date)).toBe('uncertain')
    expect(() => regularTradingHours('KRX', date)).toThrow(uncertain)
    expect(() => isMarketOpen('KRX', Date.parse(`${date}T09:00:00+09:00`))).toThrow(uncertain)
    expect(() => isMarketOpen('KRX', Date.parse(`${date}T15:29:59+09:00`))).toThrow(uncertain)
    expect(isMarketOpen('KRX', Date.parse(`${date}T08:59:59+09:00`))).toBe(false)
    expect(isMarketOpen('KRX', Date.parse(`${date}T15:30:00+09:00`))).toBe(false)
    expect(() => nextOpen('KRX', Date.parse(`${date}T08:00:00+09:00`))).toThrow(uncertain)
    expect(marketDay('US', date)).toBe('open')
  })

  it('refuses a market and a year whose holidays are not known', () => {
    expect(() => marketDay('JP', '2026-11-27')).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'market' }))
    expect(() => marketDay('US', '2028-01-03')).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'date' }))
  })
})
