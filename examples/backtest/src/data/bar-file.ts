import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  type CalendarDate,
  type Exchange,
  marketOf,
  parseCalendarDate,
  regularTradingHours,
} from '@stockeye/kis-client'
import type { DayBar, MinuteBar } from './bar-data.ts'
import { findMistake } from './minute-rules.ts'

// A file is plain text: a first line with its version, what it holds and a checksum of the rest, then a line for each bar. A day of
// minutes has about 12 kB. Compressed it would have a third of that, but a person could not read it, nor make one from a CSV of their own
// with `sha256sum` alone.

/** Instrument of a file. */
export interface FileInstrument {
  readonly symbol: string
  readonly exchange: Exchange
}

/** Days of an instrument, and the range that was asked for: it may begin before the listing, and end with a suspension. */
export interface StoredDays {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly days: readonly DayBar[]
}

const version = 'stockeye-bars 1'
/** Step of a person after a damaged file. */
export const remedy = 'delete it and run npm run history again'

/** Writes the days of an instrument. A crash leaves the file of before or the new one, whole. */
export function writeDays(path: string, of: FileInstrument, { from, to, days }: StoredDays): void {
  const rows = days.map((bar) => `${bar.date},${formatBar(bar)}`)
  writeDurably(path, formatFile(`days ${of.exchange} ${of.symbol} ${from}..${to}`, 'date', rows))
}

/** Reads the days of an instrument; undefined where there is no file. @throws {Error} the file is damaged */
export function readDays(path: string, of: FileInstrument): StoredDays | undefined {
  const text = readText(path)
  if (text === undefined) return undefined
  const { range, rows } = parseFile(path, text, `days ${of.exchange} ${of.symbol}`, 'date')
  const [from = '', to = ''] = range.split('..')
  const days = rows.map((row) => {
    const [, date = '', open = '', high = '', low = '', close = '', volume = ''] = dayRow.exec(row) ?? []
    if (date === '') throw damaged(path, `"${row}" is not a day's bar`)
    return { date: parseCalendarDate(date), open, high, low, close, volume: Number(volume) }
  })
  checkOrder(
    path,
    days.map(({ date }) => date),
  )
  return { from: parseCalendarDate(from), to: parseCalendarDate(to), days }
}

/** Writes the minutes of a day. A crash leaves the whole file, or none. */
export function writeMinutes(
  path: string,
  of: FileInstrument & { readonly date: CalendarDate },
  minutes: readonly MinuteBar[],
): void {
  const midnight = localMidnight(of.exchange, of.date)
  const rows = minutes.map((bar) => `${formatTime(bar.startsAt - midnight)},${formatBar(bar)}`)
  writeDurably(path, formatFile(`minutes ${of.exchange} ${of.symbol} ${of.date}`, 'time', rows))
}

/** Reads the minutes of a day; undefined where there is no file. @throws {Error} the file is damaged, or no market can trade a row */
export function readMinutes(
  path: string,
  of: FileInstrument & { readonly date: CalendarDate },
): readonly MinuteBar[] | undefined {
  const text = readText(path)
  if (text === undefined) return undefined
  const { range, rows } = parseFile(path, text, `minutes ${of.exchange} ${of.symbol}`, 'time')
  if (range !== of.date) throw damaged(path, `it has the minutes of ${range}, not of ${of.date}`)
  const midnight = localMidnight(of.exchange, of.date)
  const minutes = rows.map((row) => {
    const [, hour = '', minute = '', open = '', high = '', low = '', close = '', volume = ''] =
      minuteRow.exec(row) ?? []
    if (hour === '') throw damaged(path, `"${row}" is not a minute's bar`)
    const startsAt = midnight + (Number(hour) * 60 + Number(minute)) * 60_000
    return { startsAt, open, high, low, close, volume: Number(volume) }
  })
  checkOrder(
    path,
    minutes.map(({ startsAt }) => startsAt),
  )
  const mistake = findMistake(of, minutes)
  if (mistake !== undefined) throw damaged(path, mistake)
  return minutes
}

const price = '(\\d+(?:\\.\\d+)?)'
const barFields = `${price},${price},${price},${price},(\\d+)$`
const dayRow = new RegExp(`^(\\d{4}-\\d{2}-\\d{2}),${barFields}`)
const minuteRow = new RegExp(`^([01]\\d|2[0-3]):([0-5]\\d),${barFields}`)

const formatBar = ({ open, high, low, close, volume }: Omit<DayBar, 'date'>): string =>
  `${open},${high},${low},${close},${volume}`

function formatFile(subject: string, key: 'date' | 'time', rows: readonly string[]): string {
  const body = [`${key},open,high,low,close,volume`, ...rows, ''].join('\n')
  return `${version} ${subject} sha256:${digest(body)}\n${body}`
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

interface ParsedFile {
  /** Range of days, or the day of the minutes. */
  readonly range: string
  readonly rows: readonly string[]
}

function parseFile(path: string, text: string, subject: string, key: 'date' | 'time'): ParsedFile {
  const end = text.indexOf('\n')
  const head = text.slice(0, end)
  const body = text.slice(end + 1)
  const [, known, kind, range = '', checksum] = /^(stockeye-bars \d+) (.+) (\S+) sha256:(\w+)$/.exec(head) ?? []
  if (known === undefined) throw damaged(path, 'its first line is not that of a file of bars')
  if (known !== version) throw damaged(path, `it has the version "${known}", and this program reads "${version}"`)
  if (checksum !== digest(body)) throw damaged(path, 'its checksum is another one')
  if (kind !== subject) throw damaged(path, `it has ${kind}, not ${subject}`)
  const [names, ...rows] = body.trimEnd().split('\n')
  const wanted = `${key},open,high,low,close,volume`
  if (names !== wanted) throw damaged(path, `its second line is "${names}", not "${wanted}"`)
  return { range, rows }
}

function checkOrder(path: string, keys: readonly (string | number)[]): void {
  const wrong = keys.findIndex((key, index) => index > 0 && key <= (keys[index - 1] ?? key))
  if (wrong !== -1) throw damaged(path, `its row ${wrong + 1} is not later than the one before`)
}

const damaged = (path: string, reason: string): Error => new Error(`${path}: ${reason}; ${remedy}`)

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Returns the instant of midnight at an exchange before the open of a day. New York's clocks change on Sundays, when it is closed, so its
 * midnight is nine and a half hours before 09:30.
 *
 * @throws {Error} the US are closed on that day
 */
export function localMidnight(exchange: Exchange, date: CalendarDate): number {
  if (marketOf(exchange) === 'KRX') return Date.parse(`${date}T00:00:00+09:00`)
  const hours = regularTradingHours(marketOf(exchange), date)
  if (hours === undefined) throw new Error(`date: "${date}" is not a trading day of ${exchange}; use another day`)
  return hours.opensAt - 9.5 * 3_600_000
}

const formatTime = (ms: number): string => new Date(ms).toISOString().slice(11, 16)

/** Mark of a file that is being written. */
export const unfinished = '.tmp'

/** Writes a file whole: under another name first, onto the disk, and then under its own. */
export function writeDurably(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}${unfinished}`
  const file = openSync(temporary, 'w')
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
  syncFolder(dirname(path))
}

/** Brings the name of a new file onto the disk. Windows cannot open a folder, and needs no such step. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
