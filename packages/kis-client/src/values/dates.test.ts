import { describe, expect, it } from 'vitest'
import { readDate, readOptionalDate } from './answer-fields.ts'
import { addDays, formatKisDate, kstText, parseCalendarDate, parseDays, parseInstant, utcText } from './dates.ts'

const inputError = (field: string) => expect.objectContaining({ code: 'KIS_INPUT', field })
const messageOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}

describe('parseCalendarDate', () => {
  it.each(['2024-02-29', '2026-12-31', '2026-01-01', '2000-02-29'])('reads %s', (text) => {
    expect(parseCalendarDate(text)).toBe(text)
  })

  it.each([
    '2026-13-19',
    '2026-00-19',
    '2026-12-00',
    '2026-12-32',
    '2025-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '20261019',
    '2026-10-1',
    '2026-10-19T00:00',
    ' 2026-10-19',
    'tomorrow',
    '',
  ])('refuses "%s"', (text) => {
    expect(() => parseCalendarDate(text, 'from')).toThrow(inputError('from'))
  })

  it.each([20261019, null, undefined, ['2026-10-19']])('refuses %j, which is not text', (value) => {
    expect(() => parseCalendarDate(JSON.parse(JSON.stringify({ value })).value)).toThrow(inputError('date'))
  })

  it('names the value in its error, and the day to use where KIS’s form was given', () => {
    expect(messageOf(() => parseCalendarDate('20261101', 'from'))).toBe(
      'from: "20261101" is not a day of the form yyyy-MM-dd; use "2026-11-01"',
    )
    expect(messageOf(() => parseCalendarDate('2026-02-30', 'to'))).toBe(
      'to: "2026-02-30" is a day that no calendar has; use one such as "2026-10-19"',
    )
  })
})

describe('parseDays', () => {
  it('takes one day as a period, and refuses an end before the beginning', () => {
    const day = { from: '2026-10-19', to: '2026-10-19' }

    expect(parseDays(day)).toEqual(day)
    expect(() => parseDays({ from: '2026-10-20', to: '2026-10-19' })).toThrow(inputError('from'))
    expect(() => parseDays({ from: '2026-10-20', to: '20261021' })).toThrow(inputError('to'))
  })
})

describe('addDays', () => {
  it.each([
    ['2026-10-19', 1, '2026-10-20'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-10-19', 0, '2026-10-19'],
  ])('moves %s by %i days to %s', (from, days, to) => {
    expect(addDays(parseCalendarDate(from), days)).toBe(to)
  })
})

describe('parseInstant', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 253_402_300_800_000])('refuses %d', (at) => {
    expect(() => parseInstant(at, 'from')).toThrow(inputError('from'))
  })

  it('refuses a date of another type', () => {
    expect(() => parseInstant(JSON.parse('"2026-10-19"'))).toThrow(inputError('at'))
    expect(parseInstant(0)).toBe(0)
  })
})

describe('a day of an answer', () => {
  it.each(['20261319', '20260019', '20261200', '20261232', '20250229', '20260431', '2026-10-19', '2026'])(
    'refuses %s',
    (text) => {
      const answerError = expect.objectContaining({ code: 'KIS_ANSWER', field: 'ord_dt' })

      expect(() => readDate(text, 'ord_dt')).toThrow(answerError)
      expect(() => readOptionalDate(text, 'ord_dt')).toThrow(answerError)
    },
  )

  it('is read from the form of KIS, and written in it again', () => {
    expect(readDate('20240229', 'ord_dt')).toBe('2024-02-29')
    expect(formatKisDate(readDate('20261231', 'ord_dt'))).toBe('20261231')
  })

  it('is missing where KIS leaves it out or sends zeros', () => {
    expect([undefined, '00000000', '0'].map((text) => readOptionalDate(text, 'lstg_dt'))).toEqual(
      Array(3).fill(undefined),
    )
    expect(readOptionalDate('19750611', 'lstg_dt')).toBe('1975-06-11')
  })
})

describe('kstText', () => {
  it('returns the time of Korea in any time zone of the machine', () => {
    expect(kstText(Date.parse('2026-10-19T15:30:00Z'))).toBe('20261020003000')
  })
})

describe('utcText', () => {
  it.each([
    ['0001-02-03T00:00:00Z', '00010203000000'],
    ['1970-01-01T00:00:00Z', '19700101000000'],
    ['2026-01-05T03:04:09.999Z', '20260105030409'],
    ['9999-12-31T23:59:59Z', '99991231235959'],
  ])('writes %s as %s', (at, text) => {
    expect(utcText(Date.parse(at))).toBe(text)
  })
})
