import { rmSync } from 'node:fs'
import type { DataInstrument, DayBar, MinuteBar } from '../data/bar-data.ts'
import { writeMinutes } from '../data/bar-file.ts'
import type { CacheFolder } from '../data/cache-folder.ts'
import { checkMinutes, type MinuteCheck } from './check-minutes.ts'

/** Checks the minutes of a day, and stores them: among those that are used, or apart. A file of before at the other place is deleted. */
export function storeMinutes(
  folder: CacheFolder,
  { symbol, exchange }: Pick<DataInstrument, 'symbol' | 'exchange'>,
  { day, minutes }: { readonly day: DayBar; readonly minutes: readonly MinuteBar[] },
): MinuteCheck {
  const checked = checkMinutes(exchange, day, minutes)
  const of = { symbol, exchange, date: day.date }
  const [used, apart] = [folder.minutesFile(of, day.date), folder.apartFile(of, day.date)]
  const isUsed = checked.faults.length === 0
  writeMinutes(isUsed ? used : apart, of, minutes)
  rmSync(isUsed ? apart : used, { force: true })
  return checked
}
