import { describe, expect, it } from 'vitest'
import { readDate } from './answer-fields.ts'
import { kstText, parseKstDate, toKstDate } from './dates.ts'

describe('dates', () => {
  it('reads the Korean calendar in any time zone of the machine', () => {
    const lateInTheEveningUtc = Date.parse('2026-10-19T15:30:00Z')

    expect(toKstDate(lateInTheEveningUtc)).toBe('20261020')
    expect(kstText(lateInTheEveningUtc)).toBe('20261020003000')
    expect(() => parseKstDate('20260231')).toThrow(expect.objectContaining({ code: 'KIS_INPUT' }))
  })

  it.each(['20261319', '20260019', '20261200', '20261232', '20250229', '20260431', '2026-10-19', ''])(
    'refuses %s as a day of input and as a day of an answer',
    (text) => {
      expect(() => parseKstDate(text, 'from')).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field: 'from' }))
      expect(() => readDate(text, 'ord_dt')).toThrow(expect.objectContaining({ code: 'KIS_ANSWER', field: 'ord_dt' }))
    },
  )

  it.each(['20240229', '20261231', '20260101'])('reads %s', (text) => {
    expect(parseKstDate(text)).toBe(text)
    expect(readDate(text, 'ord_dt')).toBe(text)
  })
})
