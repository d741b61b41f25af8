import { simpleAverage } from './sma.ts'

/** Returns the close as a percentage of its average of `period` days, for each day. */
export const disparity = (closes: readonly number[], period: number): readonly number[] =>
  simpleAverage(closes, period).map((average, day) => ((closes[day] ?? Number.NaN) / average) * 100)
