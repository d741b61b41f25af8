import { addDays } from '@stockeye/example-trader/market/add-days'
import {
  type CalendarDate,
  type Candle,
  type Exchange,
  getCandles,
  type KisClient,
  marketDay,
  marketOf,
} from '@stockeye/kis-client'
import type { DayBar } from '../data/bar-data.ts'
import { readDays, type StoredDays, writeDays } from '../data/bar-file.ts'
import type { CacheFolder } from '../data/cache-folder.ts'
import { holidaysSince } from '../data/trading-days.ts'

/** Instrument and the range of its days. */
export interface DaysWanted {
  readonly symbol: string
  readonly exchange: Exchange
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** Days of an instrument after a download. */
export interface DownloadedDays {
  readonly days: readonly DayBar[]
  /** Number of days that were not in the folder before. */
  readonly added: number
  /** Trading days without a bar among them: the instrument was suspended, or not listed yet. */
  readonly missing: readonly CalendarDate[]
}

/** Prices of a later split reach back into days that the folder has. */
export class AdjustedSinceError extends Error {
  override readonly name = 'AdjustedSinceError'
  readonly code = 'BACKTEST_ADJUSTED_SINCE'
}

/**
 * Brings the adjusted days of an instrument up to a range. Only days outside of the stored range are read, and the oldest stored one: a
 * split that came after the download has changed it at KIS.
 *
 * @throws {AdjustedSinceError} a split has changed the days; the message says what to delete
 * @throws {Error} the stored file is damaged
 * @throws what `getCandles` throws
 */
export async function downloadDays(
  client: KisClient,
  folder: CacheFolder,
  { from, to, ...instrument }: DaysWanted,
  signal: AbortSignal,
): Promise<DownloadedDays> {
  const path = folder.daysFile(instrument)
  const read = async (first: CalendarDate, last: CalendarDate) =>
    first > last
      ? []
      : (await getCandles(client, { ...instrument, interval: 'day', from: first, to: last }, { signal })).map(barOf)
  const stored = readDays(path, instrument)
  if (stored === undefined) {
    const days = await read(from, to)
    writeDays(path, instrument, { from, to, days })
    return { days, added: days.length, missing: missingDays(instrument.exchange, { from, to, days }) }
  }
  await checkOldest(path, stored, read)
  const earlier = await read(from, addDays(stored.from, -1))
  const later = await read(addDays(stored.to, 1), to)
  const added = earlier.length + later.length
  const days = [...earlier, ...stored.days, ...later]
  const range = { from: from < stored.from ? from : stored.from, to: to > stored.to ? to : stored.to }
  if (range.from !== stored.from || range.to !== stored.to) writeDays(path, instrument, { ...range, days })
  return { days, added, missing: missingDays(instrument.exchange, { from, to, days }) }
}

const barOf = ({ date, open, high, low, close, volume }: Candle): DayBar => ({
  date,
  open,
  high,
  low,
  close,
  volume: Number(volume),
})

/** Compares the oldest stored day with what KIS says of it today. */
async function checkOldest(
  path: string,
  { days: [oldest] }: StoredDays,
  read: (first: CalendarDate, last: CalendarDate) => Promise<readonly DayBar[]>,
): Promise<void> {
  if (oldest === undefined) return
  const [now] = await read(oldest.date, oldest.date)
  if (now === undefined || Number(now.close) === Number(oldest.close)) return
  const factor = Math.round((Number(oldest.close) / Number(now.close)) * 10_000) / 10_000
  throw new AdjustedSinceError(
    `${path}: the close of ${oldest.date} was ${oldest.close}, and KIS has adjusted it to ${now.close} since (a factor of ${factor}), as after a split; delete the folder of the instrument and run npm run history again. Minutes of before may keep the old prices: KIS does not say`,
  )
}

/** Returns the trading days of a range without a bar, as far as the holidays of their year are known. */
export function missingDays(exchange: Exchange, { from, to, days }: StoredDays): readonly CalendarDate[] {
  const known = new Set(days.map(({ date }) => date))
  const missing: CalendarDate[] = []
  for (let date = from < holidaysSince ? holidaysSince : from; date <= to; date = addDays(date, 1))
    if (!known.has(date) && marketDay(marketOf(exchange), date) === 'open') missing.push(date)
  return missing
}
