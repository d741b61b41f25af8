import { dayMs, utcMidnight } from '../world/calendar/utc-days.ts'
import type { DayBar } from '../world/day-bar.ts'

/** Period codes of KIS: day, week, month, year. */
export type Period = 'D' | 'W' | 'M' | 'Y'

export const isPeriod = (code: string | undefined): code is Period => ['D', 'W', 'M', 'Y'].includes(code ?? '')

/** Joins bars, oldest first, into one for each period; a joined bar has the date of its last day. */
export function joinBars(bars: readonly DayBar[], period: Period): readonly DayBar[] {
  if (period === 'D') return bars
  const joined: DayBar[] = []
  let current = ''
  for (const bar of bars) {
    const key = keyOf(bar.date, period)
    const last = key === current ? joined.pop() : undefined
    current = key
    joined.push(last === undefined ? bar : join(last, bar))
  }
  return joined
}

const join = (earlier: DayBar, later: DayBar): DayBar => ({
  date: later.date,
  open: earlier.open,
  high: Math.max(earlier.high, later.high),
  low: Math.min(earlier.low, later.low),
  close: later.close,
  volume: earlier.volume + later.volume,
})

function keyOf(date: string, period: Period): string {
  if (period === 'Y') return date.slice(0, 4)
  if (period === 'M') return date.slice(0, 6)
  const day = utcMidnight(date) / dayMs
  // 1970-01-01 was a Thursday: three days later a week begins.
  return `week ${Math.floor((day + 3) / 7)}`
}
