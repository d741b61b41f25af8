import { describe, expect, it } from 'vitest'
import { formatLocalTime } from './local-time.ts'

describe('formatLocalTime', () => {
  it.each([
    ['KRX', '20261102000000'],
    ['US', '20261101100000'],
    ['HK', '20261101230000'],
    ['CN', '20261101230000'],
    ['JP', '20261102000000'],
    ['VN', '20261101220000'],
  ] as const)('returns for %s %s at midnight in Seoul', (market, text) => {
    expect(formatLocalTime(market, Date.parse('2026-11-02T00:00+09:00'))).toBe(text)
  })

  it('follows the change of clocks in New York alone, at two in the morning of a Sunday', () => {
    const seen = (texts: readonly string[]) => texts.map((text) => formatLocalTime('US', Date.parse(text)).slice(8))

    expect(seen(['2026-11-01T05:59:00Z', '2026-11-01T06:00:00Z'])).toEqual(['015900', '010000'])
    expect(seen(['2027-03-14T06:59:00Z', '2027-03-14T07:00:00Z'])).toEqual(['015900', '030000'])
  })
})
