import { SettingsError } from '@stockeye/example-shared/settings-error'
import { type CalendarDate, parseCalendarDate } from '@stockeye/kis-client'
import type { BarData, DataInstrument, DataOptions, DataRange, DayBar } from './bar-data.ts'
import { readDays, readMinutes } from './bar-file.ts'
import { type CacheFolder, openCacheFolder } from './cache-folder.ts'

/** Bars of a download. */
export interface CachedData extends BarData {
  /** Days of the range that have a bar and no minutes: not downloaded, not kept by KIS, or apart because they failed the check. */
  readonly withoutMinutes: readonly { readonly symbol: string; readonly dates: readonly CalendarDate[] }[]
}

/**
 * Opens the folder of a download. It reads the days of each instrument at once, and minutes when they are asked for; it keeps none of
 * them.
 *
 * @example
 * const range = { from: '2026-01-02', to: '2026-06-30', daysBefore: 60, interval: 'minute' } as const
 * const data = openCachedData('history', { symbols: ['005930'], ...range })
 * @throws {SettingsError} no such folder, a symbol that it does not have, a wrong day, or fewer days than `daysBefore` before `from`
 * @throws {Error} a file is damaged; the message has its path
 */
export function openCachedData(directory: string, options: DataOptions): CachedData {
  const folder = openCacheFolder(directory)
  const from = parseCalendarDate(options.from, 'from')
  const to = parseCalendarDate(options.to, 'to')
  if (from > to) throw new SettingsError([`from: "${from}" is later than to, "${to}"; use a day that is not later`])
  const instruments = pick(folder, options.symbols)
  checkExchanges(folder, instruments)
  const range = { from, to, daysBefore: options.daysBefore }
  const series = new Map(
    instruments.map((instrument) => [instrument.symbol, { instrument, days: daysOf(folder, instrument, range) }]),
  )
  function find(symbol: string) {
    const found = series.get(symbol)
    if (found !== undefined) return found
    throw new SettingsError([`symbol: "${symbol}" is not in the data; use ${[...series.keys()].join(', ')}`])
  }
  return {
    instruments,
    days: (symbol) => find(symbol).days,
    minutes(symbol, date) {
      const { symbol: name, exchange } = find(symbol).instrument
      if (options.interval === 'day' || parseCalendarDate(date) < from || date > to) return undefined
      const of = { symbol: name, exchange, date }
      return readMinutes(folder.minutesFile(of, date), of)
    },
    withoutMinutes: options.interval === 'day' ? [] : [...series.values()].flatMap((one) => lacking(folder, one, from)),
  }
}

function pick(folder: CacheFolder, symbols: readonly string[] | number): readonly DataInstrument[] {
  const known = folder.instruments()
  if (known.length === 0)
    throw new SettingsError([
      `data: "${folder.path}" has no instruments.json; run npm run history -- --data ${folder.path}`,
    ])
  if (typeof symbols === 'number') {
    if (Number.isInteger(symbols) && symbols >= 1 && symbols <= known.length) return known.slice(0, symbols)
    throw new SettingsError([`symbols: ${symbols} is not a number of symbols of the data; use 1 to ${known.length}`])
  }
  const names = known.map(({ symbol }) => symbol)
  const problems = symbols
    .filter((symbol) => !names.includes(symbol))
    .map((symbol) => `symbols: "${symbol}" is not in the data; use some of ${names.join(', ')}, or download it`)
  if (symbols.length === 0) problems.push(`symbols: "" has no symbol; use some of ${names.join(', ')}`)
  if (problems.length > 0) throw new SettingsError(problems)
  return known.filter(({ symbol }) => symbols.includes(symbol))
}

/** Checks that each symbol is there once: a trader watches a symbol, of one exchange. @throws {SettingsError} one is there twice */
function checkExchanges({ path }: CacheFolder, instruments: readonly DataInstrument[]): void {
  const bySymbol = Map.groupBy(instruments, ({ symbol }) => symbol)
  const problems = [...bySymbol]
    .filter(([, listed]) => listed.length > 1)
    .map(
      ([symbol, listed]) =>
        `data: "${path}" has ${symbol} of ${listed.map(({ exchange }) => exchange).join(' and ')}; remove all but one of them from its instruments.json`,
    )
  if (problems.length > 0) throw new SettingsError(problems)
}

function daysOf(
  folder: CacheFolder,
  instrument: DataInstrument,
  { from, to, daysBefore }: DataRange,
): readonly DayBar[] {
  const stored = readDays(folder.daysFile(instrument), instrument)
  const { symbol } = instrument
  if (stored === undefined || stored.from > from || stored.to < to) {
    const has = stored === undefined ? 'no days' : `the days from ${stored.from} to ${stored.to}`
    throw new SettingsError([
      `data: "${folder.path}" has ${has} of ${symbol}; run npm run history for ${from} to ${to}, or use other days`,
    ])
  }
  const days = stored.days.filter(({ date }) => date <= to)
  const before = days.filter(({ date }) => date < from).length
  if (before < daysBefore) {
    const first = stored.days[daysBefore]?.date
    const use = first === undefined ? 'use fewer days before it' : `use a day from ${first} on`
    throw new SettingsError([
      `from: "${from}" has ${before} of ${daysBefore} days of ${symbol} before it in the data; ${use}`,
    ])
  }
  return days
}

/** Returns the days of the range that lack minutes though something traded; none for an instrument that is whole. */
function lacking(
  folder: CacheFolder,
  { instrument, days }: { readonly instrument: DataInstrument; readonly days: readonly DayBar[] },
  from: CalendarDate,
): CachedData['withoutMinutes'] {
  const known = new Set(folder.minuteDates(instrument))
  const dates = days
    .filter(({ date, volume }) => date >= from && volume > 0 && !known.has(date))
    .map(({ date }) => date)
  return dates.length === 0 ? [] : [{ symbol: instrument.symbol, dates }]
}
