import type { Candle } from '@stockeye/kis-client'

/** Completed days in columns, oldest first. Numbers, not decimals: averages and ratios of them are only compared. */
export interface DailyBars {
  readonly open: readonly number[]
  readonly high: readonly number[]
  readonly low: readonly number[]
  readonly close: readonly number[]
  readonly volume: readonly number[]
}

/** Returns the columns of the candles. */
export const readBars = (candles: readonly Candle[]): DailyBars => ({
  open: candles.map(({ open }) => Number(open)),
  high: candles.map(({ high }) => Number(high)),
  low: candles.map(({ low }) => Number(low)),
  close: candles.map(({ close }) => Number(close)),
  volume: candles.map(({ volume }) => Number(volume)),
})

/** Column computed from bars: a value for each day, and NaN where it has none. */
export type Column = (bars: DailyBars) => readonly number[]

/** Indicator with its parameters. */
export interface Indicator {
  /** Number of days, the day itself among them, that its value of a day needs. */
  readonly days: number
  /** Columns by the names under which conditions read them; `value` where it has only one. */
  readonly outputs: Readonly<Record<string, Column>>
}
