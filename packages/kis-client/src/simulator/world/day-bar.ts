/** Day of an instrument, prices in units. */
export interface DayBar {
  /** Trading day as on the wire, `yyyyMMdd`. */
  readonly date: string
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

/**
 * Returns an estimate of the day's turnover in units. KIS adds up the price of each trade, which the simulator does not
 * keep.
 */
export const turnoverOf = ({ high, low, close, volume }: DayBar): bigint =>
  BigInt(volume) * BigInt(Math.round((high + low + close) / 3))
