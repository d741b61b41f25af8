import { parseCalendarDate } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import type { HistoryEvent } from './download-history.ts'
import { formatEvent } from './format-event.ts'

const dates = ['2026-10-22', '2026-10-20', '2026-10-21', '2026-10-19'].map((date) => parseCalendarDate(date))
const stored = { date: parseCalendarDate('2026-10-19'), minutes: 381, faults: [], notes: [], done: 3, total: 10 }

describe('formatEvent', () => {
  it.each<[string, HistoryEvent, readonly string[]]>([
    [
      'new days, and those without a bar',
      { symbol: '005930', kind: 'days', added: 4, missing: dates.slice(0, 2) },
      ['005930: 4 days new', '005930: no bar on 2026-10-20, 2026-10-22: suspended, or not listed yet'],
    ],
    ['nothing for a day without a remark', { symbol: '005930', kind: 'minutes', ...stored }, []],
    [
      'faults and notes of a day',
      { symbol: '005930', kind: 'minutes', ...stored, faults: ['it is wrong'], notes: ['it has a gap'] },
      ['005930 2026-10-19: apart, not used: it is wrong', '005930 2026-10-19: it has a gap'],
    ],
    [
      'days that KIS does not keep',
      { symbol: '005930', kind: 'not-kept', dates },
      ['005930: KIS has no minutes of 4 days from 2026-10-19 to 2026-10-22: it keeps about a year'],
    ],
    [
      'days that lie apart',
      { symbol: '005930', kind: 'apart', dates: dates.slice(0, 1) },
      [
        '005930: the minutes of 2026-10-22 lie in the folder apart and are not used; delete them there to read them again',
      ],
    ],
    [
      'the sum of an instrument',
      { symbol: '005930', kind: 'done', days: 1, minuteDays: 0 },
      ['005930: 1 day in all, 0 with minutes'],
    ],
  ])('prints %s', (_, event, lines) => {
    expect(formatEvent(event)).toEqual(lines)
  })
})
