import type { Exchange } from '../market/exchange.ts'
import { type CalendarDate, findKisDate } from '../values/dates.ts'
import { type Decimal, divideDecimals, findDecimal, parseDecimal } from '../values/decimal.ts'

/**
 * Kind of a corporate action. `spin-off` is a division of the company, `capital-reduction` a cancellation of shares or of their
 * face value.
 */
export type CorporateActionKind =
  | 'split'
  | 'reverse-split'
  | 'bonus'
  | 'capital-reduction'
  | 'merger'
  | 'spin-off'
  | 'ticker-change'
  | 'delisting'

/** Event that changes the number, the price or the name of an instrument's shares. */
export interface CorporateAction {
  /** Symbol that was asked for. */
  readonly symbol: string
  /** Exchange that was asked for. */
  readonly exchange: Exchange
  /** Kind of the action. */
  readonly kind: CorporateActionKind
  /**
   * Day from which the market trades the changed instrument, or on which it leaves the market; for bonus shares the ex-rights
   * day. Undefined while KIS has none. In the exchange's own time zone.
   */
  readonly effectiveOn: CalendarDate | undefined
  /** Day whose holders it concerns, in the exchange's own time zone; undefined where KIS has none. */
  readonly recordOn: CalendarDate | undefined
  /**
   * Shares after it for one share before: `50` for a split of 1 into 50, `0.1` for a reverse split of 10 into 1, `2` for one
   * bonus share each. Undefined where KIS states none, or states it in terms of which the meaning is not known: those of
   * mergers, spin-offs, capital reductions, and bonus shares abroad.
   */
  readonly ratio: Decimal | undefined
  /**
   * Ratio as KIS states it: read it before you act on an action without a `ratio`. For those its unit is not documented:
   * `kis.call` of the endpoint has the other terms of the row.
   */
  readonly statedRatio: string | undefined
  /** Company that ends in a merger, or that a spin-off divides; undefined for other kinds. */
  readonly absorbedCompany: string | undefined
  /** Company that stays after a merger, or that a spin-off founds; undefined for other kinds. */
  readonly survivingCompany: string | undefined
  /** Whether KIS calls it final; undefined where KIS does not say. */
  readonly isConfirmed: boolean | undefined
}

/** Fields that most actions lack. */
export const noTerms: Omit<CorporateAction, 'symbol' | 'exchange' | 'kind'> = {
  effectiveOn: undefined,
  recordOn: undefined,
  ratio: undefined,
  statedRatio: undefined,
  absorbedCompany: undefined,
  survivingCompany: undefined,
  isConfirmed: undefined,
}

/** Finds a day that KIS writes as `yyyyMMdd` or `yyyy/MM/dd`; undefined for blanks and other texts. */
export const findDay = (text: string | undefined): CalendarDate | undefined =>
  text === undefined ? undefined : findKisDate(text.trim().replaceAll('/', ''))

/** Returns `numerator / denominator` without zeros at its end; undefined where one of them is missing or zero. */
export function ratioOf(numerator: string | undefined, denominator: string | undefined): Decimal | undefined {
  const upper = findDecimal(numerator ?? '')
  const lower = findDecimal(denominator ?? '')
  if (upper === undefined || lower === undefined || Number(upper) <= 0 || Number(lower) <= 0) return undefined
  return parseDecimal(divideDecimals(upper, lower, 12).replace(/\.?0+$/, ''))
}
