import type { CalendarDate } from '@stockeye/kis-client'
import type { HistoryEvent } from './download-history.ts'

/** Formats an event of a download as lines of output. Of the days of minutes only remarks are lines. */
export function formatEvent(event: HistoryEvent): readonly string[] {
  const { symbol } = event
  switch (event.kind) {
    case 'days':
      return [
        `${symbol}: ${countDays(event.added)} new`,
        ...(event.missing.length === 0
          ? []
          : [`${symbol}: no bar on ${formatDates(event.missing)}: suspended, or not listed yet`]),
      ]
    case 'minutes':
      return [
        ...event.faults.map((fault) => `${symbol} ${event.date}: apart, not used: ${fault}`),
        ...event.notes.map((note) => `${symbol} ${event.date}: ${note}`),
      ]
    case 'not-kept':
      return [`${symbol}: KIS has no minutes of ${formatDates(event.dates)}: it keeps about a year`]
    case 'apart':
      return [
        `${symbol}: the minutes of ${formatDates(event.dates)} lie in the folder apart and are not used; delete them there to read them again`,
      ]
    case 'adjusted-since':
      return [`${symbol}: ${event.message}`]
    case 'done':
      return [`${symbol}: ${countDays(event.days)} in all, ${event.minuteDays} with minutes`]
  }
}

const countDays = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** Formats days: all of a few, or the first and the last of many. */
function formatDates(dates: readonly CalendarDate[]): string {
  const sorted = [...dates].sort()
  return sorted.length <= 3 ? sorted.join(', ') : `${sorted.length} days from ${sorted[0]} to ${sorted.at(-1)}`
}
