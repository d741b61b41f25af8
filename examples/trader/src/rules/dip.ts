import { compareDecimals, parseDecimal, subtractDecimals } from '@stockeye/kis-client'
import { checkDays, checkPercent, percentOf } from './parameters.ts'
import { averageClose } from './recent-days.ts'
import { type Rules, waiting } from './rules.ts'

/** Parameters of `dipRules`. */
export interface DipParameters {
  /** Days of the average to which a price is expected to return. @default 20 */
  readonly days?: number
  /** Distance below the average at which it buys, in percent of the average. @default 2 */
  readonly below?: number
  /** Days of the longer average, which shows whether the market falls. @default 60 */
  readonly trendDays?: number
}

/**
 * Returns rules that buy a dip in a rising market: at `below` percent under the average of the last closes, and only while that
 * average is above the longer one. They sell at the return to the average. An example, not advice.
 *
 * @throws {Error} a parameter is outside of its range, or `trendDays` is not above `days`
 */
export function dipRules({ days = 20, below = 2, trendDays = 60 }: DipParameters = {}): Rules {
  checkDays('days', days)
  checkDays('trendDays', trendDays)
  checkPercent('below', below)
  if (trendDays <= days) throw new Error(`trendDays: ${trendDays} is not above days, ${days}; use a longer average`)
  const shareBelow = subtractDecimals(parseDecimal('100'), parseDecimal(String(below)))

  return {
    name: 'dip',
    days: trendDays,
    plan(before) {
      if (before.length < trendDays) return waiting
      const average = averageClose(before, days)
      const buyBelow = percentOf(average, shareBelow)
      const rising = compareDecimals(average, averageClose(before, trendDays)) > 0
      return {
        entry: rising
          ? ({ last }) => (compareDecimals(last, buyBelow) < 0 ? 'below-average' : undefined)
          : waiting.entry,
        exit: ({ last }) => (compareDecimals(last, average) >= 0 ? 'back-at-average' : undefined),
      }
    },
  }
}
