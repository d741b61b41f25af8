import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCalendarDate } from '@stockeye/kis-client'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { openCachedData } from '../data/cached-data.ts'
import type { HistoryEvent } from './download-history.ts'
import { importCsv } from './import-csv.ts'

const samsung = { symbol: '005930', exchange: 'KRX', kind: 'stock' } as const
const apple = { symbol: 'AAPL', exchange: 'NASD', kind: 'stock' } as const

/** Imports a text, and returns the folder and the events. */
function importText(
  text: string,
  {
    instrument = samsung,
    directory = join(tempFolder('csv'), 'history'),
  }: Partial<Parameters<typeof importCsv>[0]> = {},
) {
  const file = join(tempFolder('csv'), 'bars.csv')
  writeFileSync(file, text)
  const events: HistoryEvent[] = []
  const isWhole = importCsv({ file, instrument, directory }, (event) => events.push(event))
  return { directory, events, isWhole, file }
}

const dayText = `date,open,high,low,close,volume
2026-10-16,69000,69500,68800,69200,900
2026-10-19,70000,70100,69900,70050,1000
`
const minuteText = `date,time,open,high,low,close,volume
2026-10-19,08:30,69000,69000,69000,69000,5
2026-10-19,09:00,70000,70100,69900,70000,12
2026-10-19,15:30:00,70050,70050,70050,70050,30
2026-10-19,16:10,71000,71000,71000,71000,7
`

describe('importCsv', () => {
  it('takes days and then their minutes of the regular hours', () => {
    const { directory } = importText(dayText)
    // A minute of the six and a half hours: the rest is named as a gap, and has most of the shares.
    const { events, isWhole } = importText(minuteText.replace(',12\n', ',900\n'), { directory })

    const data = openCachedData(directory, {
      symbols: ['005930'],
      from: '2026-10-19',
      to: '2026-10-19',
      daysBefore: 1,
      interval: 'minute',
    })
    expect(isWhole).toBe(true)
    expect(events).toMatchObject([
      { kind: 'minutes', date: '2026-10-19', minutes: 2, notes: ['nothing from 09:01 to 15:19 (379 minutes)'] },
      { kind: 'days', added: 0 },
      { kind: 'done', days: 2, minuteDays: 1 },
    ])
    expect(data.days('005930').map(({ close }) => close)).toEqual(['69200', '70050'])
    expect(data.minutes('005930', parseCalendarDate('2026-10-19'))).toMatchObject([
      { startsAt: Date.parse('2026-10-19T00:00Z'), open: '70000', volume: 900 },
      { startsAt: Date.parse('2026-10-19T06:30Z'), close: '70050', volume: 30 },
    ])
  })

  it('makes the day of minutes alone, in the time of New York', () => {
    const text = `Time,Date,Open,High,Low,Close,Volume\r
09:31,2026-01-05,189.6,190.1,189.5,190,20\r
09:30,2026-01-05,189.5,189.7,189.4,189.6,10\r
16:00,2026-01-05,200,200,200,200,99\r
`
    const { directory } = importText(text, { instrument: apple })

    const options = { symbols: 1, from: '2026-01-05', to: '2026-01-05', daysBefore: 0, interval: 'minute' } as const
    const data = openCachedData(directory, options)
    expect(data.days('AAPL')).toEqual([
      { date: '2026-01-05', open: '189.5', high: '190.1', low: '189.4', close: '190', volume: 30 },
    ])
    expect(data.minutes('AAPL', parseCalendarDate('2026-01-05'))?.map(({ startsAt }) => startsAt)).toEqual([
      Date.parse('2026-01-05T14:30Z'),
      Date.parse('2026-01-05T14:31Z'),
    ])
  })

  it('lays minutes apart that contradict their day', () => {
    const { directory } = importText(dayText)

    const { isWhole, events } = importText(minuteText.replaceAll('70100', '70200'), { directory })

    expect(isWhole).toBe(false)
    expect(events).toContainEqual({ symbol: '005930', kind: 'apart', dates: ['2026-10-19'] })
    expect(readFileSync(join(directory, 'KRX-005930', 'apart', '2026-10-19.txt'), 'utf8')).toContain('70200')
  })

  it.each([
    [
      'a file without a column',
      'date,open,high,low,close\n',
      /bars\.csv: its first line has no column volume; use date,time,/,
    ],
    [
      'a price with a comma',
      `${dayText}2026-10-20,"70,000",1,1,1,1\n`,
      /bars\.csv: line 4, "2026-10-20,"70,000",1,1,1,1", is not a bar/,
    ],
    ['a day of another form', `${dayText}20261020,1,1,1,1,1\n`, /line 4, "20261020,1,1,1,1,1", is not a bar/],
    ['a price of zero', `${dayText}2026-10-20,0,1,1,1,1\n`, /line 4/],
    ['a time of another form', `${minuteText}2026-10-20,9:00,1,1,1,1,1\n`, /line 6/],
  ])('refuses %s', (_, text, message) => {
    expect(() => importText(text)).toThrow(message)
  })
})
