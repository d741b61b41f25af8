import type { CalendarDate, Exchange } from '@stockeye/kis-client'

/** Instrument whose bars a backtest has. */
export interface DataInstrument {
  readonly symbol: string
  readonly exchange: Exchange
  readonly kind: 'stock' | 'etf'
}

/** Bar of a day or a minute: prices in the market's money as decimal text, volume in shares. */
export interface PriceBar {
  readonly open: string
  readonly high: string
  readonly low: string
  readonly close: string
  readonly volume: number
}

/** Day of an instrument. A day on which it was suspended has volume 0. */
export interface DayBar extends PriceBar {
  /** Trading day in the exchange's own time zone. */
  readonly date: CalendarDate
}

/** Minute of an instrument in which something traded. */
export interface MinuteBar extends PriceBar {
  /** Start of the minute, in ms since 1970. */
  readonly startsAt: number
}

/** Bars that a backtest wants of a source. */
export interface DataOptions {
  /** Symbols of the source, or how many of its first ones. */
  readonly symbols: readonly string[] | number
  /** First and last day as `yyyy-MM-dd`, both included. */
  readonly from: string
  readonly to: string
  /** Trading days before `from`, which rules need to know. */
  readonly daysBefore: number
  readonly interval: 'minute' | 'day'
}

/** Days that are wanted, as they were parsed. */
export interface DataRange {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly daysBefore: number
}

/** Source of a backtest's bars: made from a seed, or files of a download. */
export interface BarData {
  readonly instruments: readonly DataInstrument[]
  /** Returns all days of an instrument, oldest first, from well before the backtest's first day. */
  days(symbol: string): readonly DayBar[]
  /**
   * Returns the minutes of the regular hours of one day, oldest first; undefined where only the day is known. It is called once a day
   * and symbol, and keeps nothing in memory for later days.
   */
  minutes(symbol: string, date: CalendarDate): readonly MinuteBar[] | undefined
}
