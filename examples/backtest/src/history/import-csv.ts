import { readFileSync } from 'node:fs'
import { SettingsError } from '@stockeye/example-shared/settings-error'
import { addDays } from '@stockeye/example-trader/market/add-days'
import { type CalendarDate, type Exchange, parseCalendarDate } from '@stockeye/kis-client'
import type { DataInstrument, DayBar, MinuteBar, PriceBar } from '../data/bar-data.ts'
import { localMidnight, readDays, type StoredDays, writeDays } from '../data/bar-file.ts'
import { type CacheFolder, openCacheFolder } from '../data/cache-folder.ts'
import { mistakeOfBar } from '../data/minute-rules.ts'
import { regularStarts } from '../data/trading-days.ts'
import { missingDays } from './download-days.ts'
import type { HistoryEvent } from './download-history.ts'
import { storeMinutes } from './store-minutes.ts'

/** CSV of one instrument, and the folder that takes its bars. */
export interface CsvImport {
  readonly file: string
  readonly instrument: DataInstrument
  readonly directory: string
}

/**
 * Puts the bars of a CSV into a folder of history, for data that KIS does not keep. Its first line names the columns: `date`, `open`,
 * `high`, `low`, `close`, `volume`, and `time` for minutes, in the exchange's own time. Minutes outside of the regular hours are left out.
 * A day of minutes that the folder does not know yet has the bar to which they add up.
 *
 * @returns whether all of it can be used: no day lies apart
 * @throws {SettingsError} the file has no such columns, a row is wrong, or its days leave a hole beside the stored ones
 */
export function importCsv({ file, instrument, directory }: CsvImport, report: (event: HistoryEvent) => void): boolean {
  const rows = readRows(file)
  const folder = openCacheFolder(directory)
  const stored = readDays(folder.daysFile(instrument), instrument)
  const known = new Map(stored?.days.map((day) => [day.date, day]))
  const before = known.size
  const { symbol, exchange } = instrument
  if (stored !== undefined) checkHole(file, exchange, { stored, rows })
  const isMinutes = rows[0]?.time !== undefined
  if (isMinutes) importMinutes(folder, instrument, { rows, known, report })
  else for (const day of checkDays(file, exchange, rows)) known.set(day.date, day)
  const days = [...known.values()].sort((one, other) => (one.date < other.date ? -1 : 1))
  const range = rangeOf([...(stored === undefined ? [] : [stored.from, stored.to]), ...days.map(({ date }) => date)])
  if (range !== undefined) writeDays(folder.daysFile(instrument), instrument, { ...range, days })
  folder.addInstrument(instrument)
  const missing = range === undefined ? [] : missingDays(exchange, { ...range, days })
  report({ symbol, kind: 'days', added: known.size - before, missing })
  const apart = folder.apartDates(instrument)
  if (apart.length > 0) report({ symbol, kind: 'apart', dates: apart })
  report({ symbol, kind: 'done', days: days.length, minuteDays: folder.minuteDates(instrument).length })
  return apart.length === 0
}

interface CsvRow {
  readonly date: CalendarDate
  /** Time since midnight, in ms; undefined in a file of days. */
  readonly time: number | undefined
  readonly bar: PriceBar
}

const columns = ['date', 'open', 'high', 'low', 'close', 'volume'] as const

function readRows(file: string): readonly CsvRow[] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const names = (lines[0] ?? '').split(',').map((name) => name.trim().toLowerCase())
  const missing = columns.filter((name) => !names.includes(name))
  if (missing.length > 0)
    throw new SettingsError([
      `${file}: its first line has no column ${missing.join(', ')}; use date,time,open,high,low,close,volume, without time for days`,
    ])
  return lines.slice(1).map((line, index) => {
    const values = line.split(',').map((value) => value.trim())
    const field = (name: string) => values[names.indexOf(name)] ?? ''
    const row = parseRow(field, names.includes('time'))
    if (row !== undefined) return row
    throw new SettingsError([
      `${file}: line ${index + 2}, "${line}", is not a bar; use 2026-10-19,09:00,70000,70100,69900,70000,12, without 09:00 for days`,
    ])
  })
}

function parseRow(field: (name: string) => string, hasTime: boolean): CsvRow | undefined {
  const date = field('date')
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(field('time')) ?? []
  const bar = { open: field('open'), high: field('high'), low: field('low'), close: field('close') }
  const isPriced = Object.values(bar).every((price) => /^\d+(\.\d+)?$/.test(price) && Number(price) > 0)
  const isDated = /^\d{4}-\d{2}-\d{2}$/.test(date) && (!hasTime || hour !== undefined)
  if (!isPriced || !isDated || !/^\d+$/.test(field('volume'))) return undefined
  const time = hasTime ? (Number(hour) * 60 + Number(minute)) * 60_000 : undefined
  return { date: parseCalendarDate(date), time, bar: { ...bar, volume: Number(field('volume')) } }
}

/** Returns the days of a file. @throws {SettingsError} one is there twice, or no market can have its prices */
function checkDays(file: string, exchange: Exchange, rows: readonly CsvRow[]): readonly DayBar[] {
  const dates = new Set<string>()
  return rows.map(({ date, bar }) => {
    const mistake = dates.has(date) ? 'is there twice' : mistakeOfBar(exchange, bar)
    if (mistake !== undefined) throw new SettingsError([`${file}: ${date} ${mistake}; correct it, and import it again`])
    dates.add(date)
    return { date, ...bar }
  })
}

/** Checks that no trading day lies between the days of a file and the stored ones. @throws {SettingsError} one does */
function checkHole(
  file: string,
  exchange: Exchange,
  { stored, rows }: { readonly stored: StoredDays; readonly rows: readonly CsvRow[] },
): void {
  const range = rangeOf(rows.map(({ date }) => date))
  if (range === undefined) return
  const { from, to } = range
  const isAfter = from > stored.to
  const hole = isAfter
    ? { from: addDays(stored.to, 1), to: addDays(from, -1) }
    : { from: addDays(to, 1), to: addDays(stored.from, -1) }
  if (missingDays(exchange, { ...hole, days: [] }).length === 0) return
  throw new SettingsError([
    `${file}: its days, ${from} to ${to}, leave out trading days ${isAfter ? 'after' : 'before'} the stored ones, ${stored.from} to ${stored.to}; import the days between them first`,
  ])
}

/** Returns the first and the last of some days; undefined without any. */
function rangeOf(dates: readonly CalendarDate[]): Omit<StoredDays, 'days'> | undefined {
  const sorted = dates.toSorted()
  const [from, to] = [sorted[0], sorted.at(-1)]
  return from === undefined || to === undefined ? undefined : { from, to }
}

function importMinutes(
  folder: CacheFolder,
  instrument: DataInstrument,
  options: {
    readonly rows: readonly CsvRow[]
    readonly known: Map<CalendarDate, DayBar>
    readonly report: (event: HistoryEvent) => void
  },
): void {
  const { rows, known, report } = options
  const { symbol, exchange } = instrument
  const byDate = Map.groupBy(rows, ({ date }) => date)
  let done = 0
  for (const [date, ofDay] of byDate) {
    done += 1
    const minutes = regularMinutes(exchange, date, ofDay)
    if (minutes.length === 0) continue
    const day = known.get(date) ?? sumOf(date, minutes)
    const checked = storeMinutes(folder, instrument, { day, minutes })
    // The sum of wrong minutes is no day.
    if (checked.faults.length === 0) known.set(date, day)
    report({ symbol, kind: 'minutes', date, minutes: minutes.length, ...checked, done, total: byDate.size })
  }
}

/** Returns the minutes of a day's regular hours, oldest first; none on a day on which the exchange is closed. */
function regularMinutes(exchange: Exchange, date: CalendarDate, rows: readonly CsvRow[]): readonly MinuteBar[] {
  const starts = regularStarts(exchange, date)
  if (starts === undefined) return []
  const midnight = localMidnight(exchange, date)
  return rows
    .map(({ time = 0, bar }) => ({ startsAt: midnight + time, ...bar }))
    .filter(({ startsAt }) => starts.fromAt <= startsAt && startsAt <= starts.toAt)
    .sort((one, other) => one.startsAt - other.startsAt)
}

/** Returns the bar to which minutes add up. */
function sumOf(date: CalendarDate, minutes: readonly MinuteBar[]): DayBar {
  const pick = (field: 'high' | 'low', sign: 1 | -1) =>
    minutes.map((bar) => bar[field]).reduce((best, one) => (sign * (Number(one) - Number(best)) > 0 ? one : best))
  return {
    date,
    open: minutes[0]?.open ?? '0',
    high: pick('high', 1),
    low: pick('low', -1),
    close: minutes.at(-1)?.close ?? '0',
    volume: minutes.reduce((sum, { volume }) => sum + volume, 0),
  }
}
