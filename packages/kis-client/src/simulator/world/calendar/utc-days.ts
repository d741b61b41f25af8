import { utcText } from '../../../values/dates.ts'

// The simulation counts days as KIS writes them, `yyyyMMdd`, and reckons with their midnights in UTC.

/** Length of a day, in ms. */
export const dayMs = 86_400_000

/** Time by which Korea is ahead of UTC all year, in ms. */
export const seoulOffsetMs: number = 9 * 3_600_000

/** Returns midnight in UTC of a day, `yyyyMMdd`, in ms since 1970. */
export const utcMidnight = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6)))

/** Returns the day in UTC of an instant, `yyyyMMdd`. */
export const utcDate = (at: number): string => utcText(at).slice(0, 8)

/** Returns a day, `yyyyMMdd`, as the catalogue writes it, `yyyy-MM-dd`. */
export const dashedDate = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
