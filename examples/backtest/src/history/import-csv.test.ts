import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCalendarDate } from '@stockeye/kis-client'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { readDays } from '../data/bar-file.ts'
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

  it('names the trading days without a bar between its own', () => {
    const { events } = importText(dayText.replace('2026-10-16', '2026-10-14'))

    expect(events[0]).toEqual({ symbol: '005930', kind: 'days', added: 2, missing: ['2026-10-15', '2026-10-16'] })
  })

  it('keeps the stored range, and refuses days that leave a hole between it and theirs', () => {
    const { directory } = importText(dayText)
    const later = (date: string) => `date,open,high,low,close,volume\n${date},70000,70100,69900,70050,1000\n`

    expect(() => importText(later('2026-10-21'), { directory })).toThrow(
      /bars\.csv: its days, 2026-10-21 to 2026-10-21, leave out trading days after the stored ones, 2026-10-16 to 2026-10-19; /,
    )
    expect(() => importText(later('2026-10-14'), { directory })).toThrow(/leave out trading days before the stored/)
    importText(later('2026-10-20'), { directory })
    expect(readDays(join(directory, 'KRX-005930', 'days.txt'), samsung)).toMatchObject({
      from: '2026-10-16',
      to: '2026-10-20',
    })
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
      'a minute twice',
      minuteText.replace('2026-10-19,15:30:00', '2026-10-19,09:00,70000,70100,69900,70000,12\n2026-10-19,15:30:00'),
      'the minute of 09:00 is there twice',
    ],
    [
      'an auction with a range',
      minuteText.replace('70050,70050,70050,70050', '70050,70100,70050,70050'),
      'the minute of 15:30 is the closing auction, which has one price, and it has 70050 to 70100',
    ],
  ])('lays a day with %s apart, and takes it once it is right', (_, wrong, fault) => {
    const { directory } = importText(dayText)

    const first = importText(wrong.replace(',12\n', ',900\n'), { directory })
    const again = importText(minuteText.replace(',12\n', ',900\n'), { directory })

    expect(first.isWhole).toBe(false)
    expect(first.events[0]).toMatchObject({ kind: 'minutes', date: '2026-10-19', faults: [fault] })
    expect(again.isWhole).toBe(true)
    expect(again.events.at(-1)).toEqual({ symbol: '005930', kind: 'done', days: 2, minuteDays: 1 })
  })

  it('makes no day of minutes that are wrong', () => {
    const { events, isWhole } = importText(minuteText.replace(',69900,70000,12', ',69900,70200,12'))

    expect(isWhole).toBe(false)
    expect(events.at(-1)).toEqual({ symbol: '005930', kind: 'done', days: 0, minuteDays: 0 })
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
    ['a day twice', `${dayText}2026-10-19,70000,70100,69900,70050,1000\n`, /bars\.csv: 2026-10-19 is there twice; /],
    ['a close above the high', dayText.replace('70100', '70010'), /bars\.csv: 2026-10-19 has prices outside of its/],
    ['a part of a won', dayText.replace('70100', '70100.5'), /bars\.csv: 2026-10-19 has the price 70100\.5, which/],
    ['a time of another form', `${minuteText}2026-10-20,9:00,1,1,1,1,1\n`, /line 6/],
  ])('refuses %s', (_, text, message) => {
    expect(() => importText(text)).toThrow(message)
  })
})
