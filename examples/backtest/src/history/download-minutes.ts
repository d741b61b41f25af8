import {
  type CalendarDate,
  type Exchange,
  getMinuteCandles,
  type KisClient,
  type MinuteCandle,
} from '@stockeye/kis-client'
import type { DayBar, MinuteBar } from '../data/bar-data.ts'
import type { CacheFolder } from '../data/cache-folder.ts'
import { regularStarts } from '../data/trading-days.ts'
import { storeMinutes } from './store-minutes.ts'

/** Minutes of one day, as they were stored. */
export interface DownloadedDay {
  readonly date: CalendarDate
  readonly minutes: number
  /** Mistakes and contradictions to the day's bar, for which the minutes lie apart; none for minutes that are used. */
  readonly faults: readonly string[]
  readonly notes: readonly string[]
  /** Number of this day among the days that the folder lacks, from 1. */
  readonly done: number
  /** Days of the instrument that the folder lacks at the start. */
  readonly total: number
}

/** Minutes of an instrument after a download. */
export interface DownloadedMinutes {
  readonly days: readonly DownloadedDay[]
  /** Days that were not read, since KIS had no minutes of two later ones in a row: it keeps about a year. */
  readonly notKept: readonly CalendarDate[]
}

/** Days in a row without minutes after which no older one is asked for. */
const mostEmptyDays = 2

/**
 * Reads the minutes of the days that the folder lacks, newest first, since KIS has dropped the oldest. Each day is checked and stored before
 * the next one is read, so that a killed process loses one day at most.
 *
 * @param report receives each day after it is stored
 * @throws what `getMinuteCandles` throws
 */
export async function downloadMinutes(
  client: KisClient,
  folder: CacheFolder,
  wanted: { readonly symbol: string; readonly exchange: Exchange; readonly days: readonly DayBar[] },
  { report, signal }: { readonly report: (day: DownloadedDay) => void; readonly signal: AbortSignal },
): Promise<DownloadedMinutes> {
  const { symbol, exchange } = wanted
  const stored = new Set([...folder.minuteDates(wanted), ...folder.apartDates(wanted)])
  const lacking = wanted.days.filter(({ date, volume }) => volume > 0 && !stored.has(date)).toReversed()
  const days: DownloadedDay[] = []
  let empty = 0
  for (const [index, day] of lacking.entries()) {
    if (empty === mostEmptyDays) return { days, notKept: lacking.slice(index - empty).map(({ date }) => date) }
    const minutes = await readDay(client, { symbol, exchange, date: day.date }, signal)
    empty = minutes.length === 0 ? empty + 1 : 0
    if (minutes.length === 0) continue
    const checked = storeMinutes(folder, wanted, { day, minutes })
    const stored = { date: day.date, minutes: minutes.length, ...checked, done: index + 1, total: lacking.length }
    days.push(stored)
    report(stored)
  }
  return { days, notKept: lacking.slice(lacking.length - empty).map(({ date }) => date) }
}

/** Reads the regular hours of a day; nothing where the table of holidays has no hours for it. */
async function readDay(
  client: KisClient,
  { symbol, exchange, date }: { readonly symbol: string; readonly exchange: Exchange; readonly date: CalendarDate },
  signal: AbortSignal,
): Promise<readonly MinuteBar[]> {
  const starts = regularStarts(exchange, date)
  if (starts === undefined) return []
  const candles = await getMinuteCandles(client, { symbol, exchange, ...starts }, { signal })
  return candles.map(barOf)
}

const barOf = ({ startsAt, open, high, low, close, volume }: MinuteCandle): MinuteBar => ({
  startsAt,
  open,
  high,
  low,
  close,
  volume: Number(volume),
})
