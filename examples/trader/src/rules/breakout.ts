import { addDecimals, compareDecimals, parseDecimal, subtractDecimals } from '@stockeye/kis-client'
import { checkDays, checkPercent, percentOf } from './parameters.ts'
import { highestHigh, lowestLow } from './recent-days.ts'
import { type DayPlan, type Rules, waiting } from './rules.ts'

/** Parameters of `breakoutRules`. */
export interface BreakoutParameters {
  /** Days whose highest price is the upper line. @default 20 */
  readonly days?: number
  /** Days whose lowest price is the lower line, at which it sells. @default 10 */
  readonly exitDays?: number
  /** Widest range of the last `days` days out of which it buys, in percent of their highest price. @default 15 */
  readonly range?: number
  /** Distance above the upper line from which it no longer buys, in percent of the line. @default 2 */
  readonly chase?: number
}

/**
 * Returns rules that buy when the price breaks above the highest price of the last days, out of a narrow range and not far above
 * it. They sell below the lowest price of fewer days. An example, not advice.
 *
 * @throws {Error} a parameter is outside of its range
 */
export function breakoutRules(parameters: BreakoutParameters = {}): Rules {
  const { days = 20, exitDays = 10, range = 15, chase = 2 } = parameters
  checkDays('days', days)
  checkDays('exitDays', exitDays)
  checkPercent('range', range)
  checkPercent('chase', chase)
  const needed = Math.max(days, exitDays)
  const shareOfRange = parseDecimal(String(range))
  const shareOfChase = addDecimals(parseDecimal('100'), parseDecimal(String(chase)))

  return {
    name: 'breakout',
    days: needed,
    plan(before) {
      if (before.length < needed) return waiting
      const high = highestHigh(before, days)
      const tooFar = percentOf(high, shareOfChase)
      const sellBelow = lowestLow(before, exitDays)
      const width = subtractDecimals(high, lowestLow(before, days))
      const narrow = compareDecimals(width, percentOf(high, shareOfRange)) <= 0
      const breaksOut: DayPlan['entry'] = ({ last }) =>
        compareDecimals(last, high) > 0 && compareDecimals(last, tooFar) < 0 ? 'above-high' : undefined
      return {
        entry: narrow ? breaksOut : waiting.entry,
        exit: ({ last }) => (compareDecimals(last, sellBelow) < 0 ? 'below-low' : undefined),
      }
    },
  }
}
