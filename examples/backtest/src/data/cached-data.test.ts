import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarDate, parseCalendarDate } from '@stockeye/kis-client'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import type { DataOptions } from './bar-data.ts'
import { writeDays, writeMinutes } from './bar-file.ts'
import { openCacheFolder } from './cache-folder.ts'
import { openCachedData } from './cached-data.ts'

const day = parseCalendarDate
const bar = { open: '70000', high: '70100', low: '69900', close: '70000', volume: 12 }
const samsung = { symbol: '005930', exchange: 'KRX', kind: 'stock' } as const
const berkshire = { symbol: 'BRK/B', exchange: 'NYSE', kind: 'stock' } as const

/** Fills a folder with two instruments: four days, of which the last two have minutes. */
function filledFolder(): string {
  const path = tempFolder('cached')
  const folder = openCacheFolder(path)
  for (const one of [samsung, berkshire]) {
    folder.addInstrument(one)
    const dates = ['2026-10-15', '2026-10-16', '2026-10-19', '2026-10-20'].map((date) => day(date))
    const days = dates.map((date, index) => ({ ...bar, date, volume: 12 + index }))
    writeDays(folder.daysFile(one), one, { from: day('2026-10-14'), to: day('2026-10-21'), days })
    for (const date of dates.slice(2)) {
      const startsAt = Date.parse(`${date}T${one === samsung ? '09:00+09:00' : '09:30-04:00'}`)
      writeMinutes(folder.minutesFile(one, date), { ...one, date }, [{ ...bar, startsAt }])
    }
  }
  return path
}

const wanted = { symbols: 2, from: '2026-10-19', to: '2026-10-20', daysBefore: 2, interval: 'minute' } as const
const open = (path: string, options: Partial<DataOptions> = {}) => openCachedData(path, { ...wanted, ...options })

describe('openCachedData', () => {
  it('reads instruments, days and minutes', () => {
    const data = open(filledFolder())

    expect(data.instruments).toEqual([samsung, berkshire])
    expect(data.days('BRK/B').map(({ date, volume }) => [date, volume])).toEqual([
      ['2026-10-15', 12],
      ['2026-10-16', 13],
      ['2026-10-19', 14],
      ['2026-10-20', 15],
    ])
    expect(data.minutes('005930', day('2026-10-20'))).toEqual([{ ...bar, startsAt: Date.parse('2026-10-20T00:00Z') }])
    expect(data.minutes('BRK/B', day('2026-10-20'))).toEqual([{ ...bar, startsAt: Date.parse('2026-10-20T13:30Z') }])
    expect(data.withoutMinutes).toEqual([])
  })

  it('takes the symbols of a list, and no day after the range', () => {
    const data = open(filledFolder(), { symbols: ['BRK/B'], to: '2026-10-19' })

    expect(data.instruments).toEqual([berkshire])
    expect(data.days('BRK/B').at(-1)?.date).toBe('2026-10-19')
    expect(data.minutes('BRK/B', day('2026-10-20'))).toBeUndefined()
  })

  it('names the days of the range without minutes', () => {
    const data = open(filledFolder(), { symbols: ['005930'], from: '2026-10-16', daysBefore: 1 })

    expect(data.withoutMinutes).toEqual([{ symbol: '005930', dates: ['2026-10-16'] }])
    expect(data.minutes('005930', day('2026-10-16'))).toBeUndefined()
  })

  it('misses no minutes of a day on which the instrument was suspended', () => {
    const path = filledFolder()
    const folder = openCacheFolder(path)
    const days = ['2026-10-16', '2026-10-19'].map((date, index) => ({ ...bar, date: day(date), volume: 12 * index }))
    writeDays(folder.daysFile(samsung), samsung, { from: day('2026-10-16'), to: day('2026-10-19'), days })

    const data = open(path, { symbols: ['005930'], from: '2026-10-16', to: '2026-10-19', daysBefore: 0 })

    expect(data.days('005930')[0]?.volume).toBe(0)
    expect(data.withoutMinutes).toEqual([])
  })

  it('has no minutes when days are asked for', () => {
    const data = open(filledFolder(), { interval: 'day', from: '2026-10-16', daysBefore: 1 })

    expect(data.minutes('005930', day('2026-10-20'))).toBeUndefined()
    expect(data.withoutMinutes).toEqual([])
  })

  it('reads a damaged day only when it is asked for, and names it', () => {
    const path = filledFolder()
    const file = join(path, 'KRX-005930', '2026-10-20.txt')
    writeFileSync(file, 'stockeye-bars 1 minutes KRX 005930 2026-10-20 sha256:00\n')
    const data = open(path)

    expect(data.minutes('005930', day('2026-10-19'))).toHaveLength(1)
    expect(() => data.minutes('005930', day('2026-10-20'))).toThrow(
      `${file}: its checksum is another one; delete it and run npm run history again`,
    )
  })

  it('refuses a damaged list of instruments', () => {
    const path = filledFolder()
    writeFileSync(join(path, 'instruments.json'), '{"version":2}')

    expect(() => open(path)).toThrow(/instruments\.json: it is not a list of instruments of version 1; delete it/)
  })

  it.each<[string, Partial<DataOptions>, RegExp]>([
    ['an unknown symbol', { symbols: ['000660'] }, /^symbols: "000660" is not in the data; use some of 005930, BRK\/B/],
    ['too many symbols', { symbols: 3 }, /^symbols: 3 is not a number of symbols of the data; use 1 to 2$/],
    ['no symbol', { symbols: [] }, /^symbols: "" has no symbol; use some of 005930/],
    ['a text that is not a day', { from: '20261019' }, /^from: "20261019" is not a day of the form/],
    ['days in the wrong order', { from: '2026-10-21' }, /^from: "2026-10-21" is later than to/],
    [
      'a day after the download',
      { to: '2026-10-22' },
      /has the days from 2026-10-14 to 2026-10-21 of 005930; run npm run history for/,
    ],
    ['a day before the download', { from: '2026-10-13', daysBefore: 0 }, /has the days from 2026-10-14 to 2026-10-21/],
    [
      'more days before than there are',
      { daysBefore: 3 },
      /^from: "2026-10-19" has 2 of 3 days of 005930 before it in the data; use a day from 2026-10-20 on$/,
    ],
  ])('refuses %s', (_, options, message) => {
    const path = filledFolder()

    expect(() => open(path, options)).toThrow(message)
  })

  it.each([
    ['all', 3],
    ['the symbol', ['BRK/B']],
  ])('refuses a symbol of two exchanges, opened with %s', (_, symbols) => {
    const path = filledFolder()
    openCacheFolder(path).addInstrument({ ...berkshire, exchange: 'NASD' })

    expect(() => open(path, { symbols })).toThrow(
      `data: "${path}" has BRK/B of NYSE and NASD; remove all but one of them from its instruments.json`,
    )
  })

  it('refuses a symbol that it was not opened with', () => {
    const data = open(filledFolder(), { symbols: ['005930'] })

    expect(() => data.minutes('BRK/B', day('2026-10-20'))).toThrow('symbol: "BRK/B" is not in the data; use 005930')
    expect(() => data.minutes('005930', '20261020' as CalendarDate)).toThrow(/^date: "20261020" is not a day/)
  })

  it('refuses a folder without a download', () => {
    const path = join(tempFolder('cached'), 'empty')
    mkdirSync(path)

    expect(() => open(path)).toThrow(`data: "${path}" has no instruments.json; run npm run history -- --data ${path}`)
  })
})
