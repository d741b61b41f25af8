import { existsSync, globSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type CalendarDate, exchanges, parseCalendarDate } from '@stockeye/kis-client'
import * as z from 'zod'
import type { DataInstrument } from './bar-data.ts'
import { type FileInstrument, remedy, unfinished, writeDurably } from './bar-file.ts'

/** Folder of a download, with a folder for each instrument: its days in one file, and a file for each day of minutes. */
export interface CacheFolder {
  readonly path: string
  /** Returns the path of an instrument's days. */
  daysFile(of: FileInstrument): string
  /** Returns the path of a day's minutes. */
  minutesFile(of: FileInstrument, date: CalendarDate): string
  /** Returns the path of minutes that have failed the check against their day, and are not read. */
  apartFile(of: FileInstrument, date: CalendarDate): string
  /** Returns the days of which the instrument has minutes, oldest first. */
  minuteDates(of: FileInstrument): readonly CalendarDate[]
  /** Returns the days whose minutes have failed the check, oldest first. */
  apartDates(of: FileInstrument): readonly CalendarDate[]
  /** Returns the instruments; none where nothing was downloaded. @throws {Error} the file of instruments is damaged */
  instruments(): readonly DataInstrument[]
  /** Adds an instrument, or replaces what is known of it. */
  addInstrument(instrument: DataInstrument): void
  /** Deletes files that a killed process did not finish. */
  clean(): void
}

const schema = z.strictObject({
  version: z.literal(1),
  instruments: z.array(
    z.strictObject({ symbol: z.string().min(1), exchange: z.enum(exchanges), kind: z.enum(['stock', 'etf']) }),
  ),
})

export function openCacheFolder(path: string): CacheFolder {
  const listFile = join(path, 'instruments.json')
  // A symbol such as BRK/B has a character that no file name has.
  const home = ({ exchange, symbol }: FileInstrument) => join(path, `${exchange}-${encodeURIComponent(symbol)}`)
  const apart = (of: FileInstrument) => join(home(of), 'apart')

  function instruments(): readonly DataInstrument[] {
    if (!existsSync(listFile)) return []
    try {
      return schema.parse(JSON.parse(readFileSync(listFile, 'utf8'))).instruments
    } catch (cause) {
      const reason = 'it is not a list of instruments of version 1'
      throw new Error(`${listFile}: ${reason}; ${remedy}`, { cause })
    }
  }

  return {
    path,
    daysFile: (of) => join(home(of), 'days.txt'),
    minutesFile: (of, date) => join(home(of), `${date}.txt`),
    apartFile: (of, date) => join(apart(of), `${date}.txt`),
    minuteDates: (of) => datesIn(home(of)),
    apartDates: (of) => datesIn(apart(of)),
    instruments,
    addInstrument(instrument) {
      const others = instruments().filter(
        ({ symbol, exchange }) => symbol !== instrument.symbol || exchange !== instrument.exchange,
      )
      writeDurably(listFile, `${JSON.stringify({ version: 1, instruments: [...others, instrument] }, null, 2)}\n`)
    },
    clean() {
      for (const name of globSync(`**/*${unfinished}`, { cwd: path })) rmSync(join(path, name), { force: true })
    },
  }
}

/** Returns the days of the files in a folder, which need not exist. */
function datesIn(folder: string): readonly CalendarDate[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => /^(\d{4}-\d{2}-\d{2})\.txt$/.exec(name)?.[1] ?? [])
    .sort()
    .map((date) => parseCalendarDate(date))
}
