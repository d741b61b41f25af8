import type { Feed } from '../../../endpoint.ts'
import { dayMs, seoulOffsetMs } from '../../world/calendar/utc-days.ts'
import { widthAt } from '../former-widths.ts'

/** Values of a row by the names of its columns, in capitals. */
export type RowValues = Readonly<Record<string, string>>

/**
 * Returns the row of a feed at an instant: KIS leaves a column without a value empty, and sends those that it has appended
 * since their day.
 */
export const formatRow = (feed: Feed<string>, values: RowValues, at: number): readonly string[] =>
  feed.columns.slice(0, widthAt(feed, at)).map((column) => values[column.toUpperCase()] ?? '')

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`)

/** Returns the time in Korea, `HHmmss`. Each row has some, so it costs only arithmetic. */
export function koreanTime(at: number): string {
  const seconds = Math.floor(((at + seoulOffsetMs) % dayMs) / 1_000)
  return twoDigits(Math.floor(seconds / 3_600)) + twoDigits(Math.floor(seconds / 60) % 60) + twoDigits(seconds % 60)
}
