import type { CalendarDate, Candle, Decimal, Exchange } from '@stockeye/kis-client'

/** Day of one instrument up to the end of a minute, as far as it is known. */
export interface DaySoFar {
  readonly date: CalendarDate
  /** Price of the day's first trade. */
  readonly open: Decimal
  readonly high: Decimal
  readonly low: Decimal
  /** Price of the latest trade. */
  readonly last: Decimal
  /** Shares traded so far. */
  readonly volume: Decimal
}

/** Position as the rules see it. */
export interface HeldPosition {
  readonly averagePrice: Decimal
  /** Trading days since the purchase: 0 on its day; undefined where the journal has no purchase of the symbol. */
  readonly daysHeld: number | undefined
}

/**
 * Wish of the rules for one symbol on one day. The methods are called at each decision, in order, and once more before an order; a
 * program that was restarted misses some, so they keep no state of their own.
 */
export interface DayPlan {
  /** Returns the reason to buy, such as `below-average`; undefined to wait. Called while the symbol is not held. */
  entry(day: DaySoFar): string | undefined
  /** Returns the reason to sell, beside the stops of the risk rules; undefined to hold. */
  exit(day: DaySoFar, position: HeldPosition): string | undefined
}

/** Plan of a day on which the rules wish nothing. */
export const waiting: DayPlan = { entry: () => undefined, exit: () => undefined }

/** Set of rules: what to buy and to sell, from prices alone. It knows no account, no clock and no file. */
export interface Rules {
  /** Name in settings and reports, such as `dip`. */
  readonly name: string
  /** Number of days before today that `plan` needs; a symbol with fewer is not traded. */
  readonly days: number
  /**
   * Returns the plan of a day. Called once a day and symbol, before the first decision.
   *
   * @param before the latest `days` trading days before today, oldest first, adjusted for splits
   */
  plan(before: readonly Candle[], instrument: { readonly symbol: string; readonly exchange: Exchange }): DayPlan
}
