import { SettingsError } from '@stockeye/example-shared/settings-error'
import { addDays } from '@stockeye/example-trader/market/add-days'
import {
  type CalendarDate,
  type Exchange,
  exchangeDate,
  getInstrumentInfo,
  type KisClient,
  marketOf,
  parseCalendarDate,
} from '@stockeye/kis-client'
import type { DataInstrument } from '../data/bar-data.ts'
import { type CacheFolder, openCacheFolder } from '../data/cache-folder.ts'
import { AdjustedSinceError, downloadDays } from './download-days.ts'
import { type DownloadedDay, downloadMinutes } from './download-minutes.ts'

/** History that is wanted. */
export interface HistoryWanted {
  readonly instruments: readonly { readonly symbol: string; readonly exchange: Exchange }[]
  /** First and last day as `yyyy-MM-dd`, both included. */
  readonly from: string
  readonly to: string
  readonly interval: 'minute' | 'day'
  /** Folder of the download, which need not exist. */
  readonly directory: string
}

/** Event of a download, for a line of output. */
export type HistoryEvent = { readonly symbol: string } & (
  | { readonly kind: 'days'; readonly added: number; readonly missing: readonly CalendarDate[] }
  | ({ readonly kind: 'minutes' } & DownloadedDay)
  | { readonly kind: 'not-kept'; readonly dates: readonly CalendarDate[] }
  | { readonly kind: 'apart'; readonly dates: readonly CalendarDate[] }
  | { readonly kind: 'adjusted-since'; readonly message: string }
  | { readonly kind: 'done'; readonly days: number; readonly minuteDays: number }
)

export interface HistoryOptions {
  readonly report: (event: HistoryEvent) => void
  /** Returns the kind of an instrument. @default asks KIS, which paper trading does not offer */
  readonly findKind?: (instrument: { readonly symbol: string; readonly exchange: Exchange }) => Promise<string>
  readonly signal: AbortSignal
}

/** Calendar days before `from` whose bars are read too, for rules that look back: more than a year of trading days. */
const lookBackDays = 400

/**
 * Downloads days and minutes into a folder, as far as it lacks them. Today's day is never stored, since it is not over.
 *
 * @returns whether all of it can be used: no day lies apart, and no split has changed stored days
 * @throws {SettingsError} the range is wrong, a market has unknown hours, or paper trading is asked for minutes
 * @throws what `getCandles`, `getMinuteCandles` and `getInstrumentInfo` throw; what was stored before stays, and the next run goes on
 */
export async function downloadHistory(
  client: KisClient,
  wanted: HistoryWanted,
  options: HistoryOptions,
): Promise<boolean> {
  const range = parseRange(client, wanted)
  const folder = openCacheFolder(wanted.directory)
  folder.clean()
  let isWhole = true
  for (const { symbol, exchange } of wanted.instruments) {
    const yesterday = addDays(exchangeDate(exchange, client.clock.now()), -1)
    const isOver = range.to <= yesterday
    const one = { symbol, exchange, from: range.from, to: isOver ? range.to : yesterday, interval: wanted.interval }
    isWhole = (await downloadInstrument(client, folder, one, options)) && isWhole
  }
  return isWhole
}

function parseRange(client: KisClient, { instruments, from, to, interval }: HistoryWanted) {
  const range = { from: parseCalendarDate(from, 'from'), to: parseCalendarDate(to, 'to') }
  const problems: string[] = []
  if (range.from > range.to) problems.push(`from: "${from}" is later than to, "${to}"; use a day that is not later`)
  for (const { symbol, exchange } of instruments) {
    if (exchangeDate(exchange, client.clock.now()) <= range.from)
      problems.push(`from: "${from}" is not over at ${exchange}; use an earlier day`)
    if (marketOf(exchange) !== 'KRX' && marketOf(exchange) !== 'US')
      problems.push(
        `symbols: ${symbol} is of ${exchange}, whose hours are not known; use symbols of KRX, NASD, NYSE or AMEX`,
      )
  }
  if (interval === 'minute' && client.environment === 'paper')
    problems.push(
      'interval: paper trading has no minutes of earlier days; set KIS_ENVIRONMENT=real and the keys of a real account, or use --interval day. Reading quotes places no order',
    )
  if (problems.length > 0) throw new SettingsError([...new Set(problems)])
  return range
}

/** Finds the kind as the price grids know it: ETNs have that of ETFs, and all else that of shares. */
async function kindOf(
  client: KisClient,
  instrument: { readonly symbol: string; readonly exchange: Exchange },
  { findKind, signal }: HistoryOptions,
): Promise<DataInstrument['kind']> {
  const find = findKind ?? (async () => (await getInstrumentInfo(client, instrument, { signal })).kind)
  const kind = await find(instrument)
  return kind === 'etf' || kind === 'etn' ? 'etf' : 'stock'
}

async function downloadInstrument(
  client: KisClient,
  folder: CacheFolder,
  wanted: {
    readonly symbol: string
    readonly exchange: Exchange
    readonly from: CalendarDate
    readonly to: CalendarDate
    readonly interval: 'minute' | 'day'
  },
  options: HistoryOptions,
): Promise<boolean> {
  const { from, to, interval, ...instrument } = wanted
  const { symbol, exchange } = instrument
  const { report, signal } = options
  try {
    const range = { from: addDays(from, -lookBackDays), to }
    const { days, added, missing } = await downloadDays(client, folder, { ...instrument, ...range }, signal)
    if (!folder.instruments().some((one) => one.symbol === symbol && one.exchange === exchange))
      folder.addInstrument({ ...instrument, kind: await kindOf(client, instrument, options) })
    report({ symbol, kind: 'days', added, missing: missing.filter((date) => date >= from) })
    const inRange = days.filter(({ date }) => from <= date && date <= to)
    if (interval === 'minute') {
      const { notKept } = await downloadMinutes(
        client,
        folder,
        { ...instrument, days: inRange },
        { report: (day) => report({ symbol, kind: 'minutes', ...day }), signal },
      )
      if (notKept.length > 0) report({ symbol, kind: 'not-kept', dates: notKept })
    }
    const minuteDays = folder.minuteDates(instrument).filter((date) => from <= date && date <= to)
    const apart = folder.apartDates(instrument).filter((date) => from <= date && date <= to)
    if (apart.length > 0) report({ symbol, kind: 'apart', dates: apart })
    report({ symbol, kind: 'done', days: inRange.length, minuteDays: minuteDays.length })
    return apart.length === 0
  } catch (error) {
    // The other instruments are not affected.
    if (!(error instanceof AdjustedSinceError)) throw error
    report({ symbol, kind: 'adjusted-since', message: error.message })
    return false
  }
}
