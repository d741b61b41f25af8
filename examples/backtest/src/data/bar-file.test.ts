import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseCalendarDate } from '@stockeye/kis-client'
import { freshPath, tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { readDays, readMinutes, writeDays, writeMinutes } from './bar-file.ts'

const day = { symbol: '005930', exchange: 'KRX', date: parseCalendarDate('2026-10-19') } as const
const minutes = [
  {
    startsAt: Date.parse('2026-10-19T09:00+09:00'),
    open: '70000',
    high: '70100',
    low: '69900',
    close: '70000',
    volume: 12,
  },
  {
    startsAt: Date.parse('2026-10-19T15:30+09:00'),
    open: '70000',
    high: '70000',
    low: '70000',
    close: '70000',
    volume: 30,
  },
]
/** The checksum is that of `tail -n +2 FILE | sha256sum`. */
const minutesText = `stockeye-bars 1 minutes KRX 005930 2026-10-19 sha256:acc6f62f1b446b3c2df4ddffa71468d58f624ed73a4aab9219fe344551330bde
time,open,high,low,close,volume
09:00,70000,70100,69900,70000,12
15:30,70000,70000,70000,70000,30
`
const daysText = `stockeye-bars 1 days KRX 005930 2026-10-19..2026-10-20 sha256:406f65c5973849120b63892fffb2368c1e7b5c8e52bc9f08b29beea8e585dae2
date,open,high,low,close,volume
2026-10-19,70000,70100,69900,70000,12
2026-10-20,70000,70000,70000,70000,0
`
const stored = {
  from: parseCalendarDate('2026-10-19'),
  to: parseCalendarDate('2026-10-20'),
  days: [
    { date: day.date, open: '70000', high: '70100', low: '69900', close: '70000', volume: 12 },
    {
      date: parseCalendarDate('2026-10-20'),
      open: '70000',
      high: '70000',
      low: '70000',
      close: '70000',
      volume: 0,
    },
  ],
}

/** Makes a file with a text, and returns its path. */
function fileOf(text: string): string {
  const path = freshPath('bars.txt')
  mkdirSync(dirname(path))
  writeFileSync(path, text)
  return path
}

describe('writeMinutes', () => {
  it('writes the documented text, and no other file', () => {
    const folder = join(tempFolder('bars'), 'KRX-005930')

    writeMinutes(join(folder, '2026-10-19.txt'), day, minutes)

    expect(readFileSync(join(folder, '2026-10-19.txt'), 'utf8')).toBe(minutesText)
    expect(readdirSync(folder)).toEqual(['2026-10-19.txt'])
  })
})

describe('readMinutes', () => {
  it('reads the minutes of a file', () => {
    expect(readMinutes(fileOf(minutesText), day)).toEqual(minutes)
  })

  it('returns nothing where there is no file', () => {
    expect(readMinutes(freshPath('2026-10-19.txt'), day)).toBeUndefined()
  })

  it.each([
    ['winter', '2026-01-05', '14:30'],
    ['summer', '2026-07-06', '13:30'],
  ])('keeps the time of New York in %s', (_, date, utc) => {
    const path = freshPath('bars.txt')
    const of = { symbol: 'AAPL', exchange: 'NASD', date: parseCalendarDate(date) } as const
    const bar = { startsAt: Date.parse(`${date}T${utc}Z`), open: '1', high: '1', low: '1', close: '1', volume: 1 }

    writeMinutes(path, of, [bar])

    expect(readFileSync(path, 'utf8')).toContain('\n09:30,1,1,1,1,1\n')
    expect(readMinutes(path, of)).toEqual([bar])
  })

  it.each([
    ['a file that was cut', minutesText.slice(0, -20), 'its checksum is another one'],
    ['a digit that has changed', minutesText.replace('70100', '70200'), 'its checksum is another one'],
    ['an empty file', '', 'its first line is not that of a file of bars'],
    [
      'a later version',
      minutesText.replace('stockeye-bars 1', 'stockeye-bars 2'),
      'it has the version "stockeye-bars 2", and this program reads "stockeye-bars 1"',
    ],
    [
      'another symbol',
      minutesText.replace('KRX 005930', 'KRX 000660'),
      'it has minutes KRX 000660, not minutes KRX 005930',
    ],
    [
      'another day',
      minutesText.replace('005930 2026-10-19', '005930 2026-10-20'),
      'it has the minutes of 2026-10-20, not of 2026-10-19',
    ],
    ['days', daysText, 'it has days KRX 005930, not minutes KRX 005930'],
  ])('refuses %s with its path and a remedy', (_, text, reason) => {
    const path = fileOf(text)

    expect(() => readMinutes(path, day)).toThrow(`${path}: ${reason}; delete it and run npm run history again`)
  })

  it.each([
    [
      'a price of another form',
      '09:00,7e4,70100,69900,70000,12',
      '"09:00,7e4,70100,69900,70000,12" is not a minute\'s bar',
    ],
    ['an hour that no day has', '24:00,7,7,7,7,1', '"24:00,7,7,7,7,1" is not a minute\'s bar'],
    ['rows in another order', '09:01,7,7,7,7,1\n09:00,7,7,7,7,1', 'its row 2 is not later than the one before'],
    ['a minute twice', '09:00,7,7,7,7,1\n09:00,7,7,7,7,1', 'its row 2 is not later than the one before'],
  ])('refuses %s in a file with the right checksum', (_, rows, reason) => {
    const body = `time,open,high,low,close,volume\n${rows}\n`
    const head = `stockeye-bars 1 minutes KRX 005930 2026-10-19 sha256:${createHash('sha256').update(body).digest('hex')}`

    expect(() => readMinutes(fileOf(`${head}\n${body}`), day)).toThrow(reason)
  })
})

describe('writeDays and readDays', () => {
  it('keeps the documented text', () => {
    const path = freshPath('days.txt')

    writeDays(path, day, stored)

    expect(readFileSync(path, 'utf8')).toBe(daysText)
    expect(readDays(path, day)).toEqual(stored)
  })

  it('replaces the file of before', () => {
    const path = fileOf(daysText)

    writeDays(path, day, { ...stored, days: [] })

    expect(readDays(path, day)?.days).toEqual([])
    expect(readdirSync(dirname(path))).toEqual(['bars.txt'])
  })
})
