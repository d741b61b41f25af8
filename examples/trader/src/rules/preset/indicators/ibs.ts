import type { DailyBars } from './bars.ts'

/** Returns the internal bar strength for each day: 0 for a close at the low, 1 at the high; NaN where the day had one price. */
export const barStrength = ({ high, low, close }: DailyBars): readonly number[] =>
  close.map((value, day) => {
    const [top = Number.NaN, bottom = Number.NaN] = [high[day], low[day]]
    return top > bottom ? (value - bottom) / (top - bottom) : Number.NaN
  })
