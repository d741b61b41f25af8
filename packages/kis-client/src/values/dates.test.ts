import { describe, expect, it } from 'vitest'
import { kstText, parseKstDate, toKstDate } from './dates.ts'

describe('dates', () => {
  it('reads the Korean calendar, whatever the zone of the machine', () => {
    const lateInTheEveningUtc = Date.parse('2026-10-19T15:30:00Z')

    expect(toKstDate(lateInTheEveningUtc)).toBe('20261020')
    expect(kstText(lateInTheEveningUtc)).toBe('20261020003000')
    expect(() => parseKstDate('20260231')).toThrow(expect.objectContaining({ code: 'KIS_INPUT' }))
  })
})
