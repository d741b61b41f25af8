import { percentOf } from '@stockeye/example-trader/rules/parameters'
import { type Rules, waiting } from '@stockeye/example-trader/rules/rules'
import { compareDecimals, parseDecimal } from '@stockeye/kis-client'

/** Part of the last close below which the price counts as a pullback, in percent. */
const pullback = parseDecimal('99.9')

/**
 * Rules that trade on most days, so that a demo of some days has many orders: they buy a little below the last close. The stops of the
 * settings sell. No one should trade by them.
 */
export const pullbackRules: Rules = {
  name: 'pullback',
  days: 1,
  plan(before) {
    const lastClose = before.at(-1)?.close
    if (lastClose === undefined) return waiting
    const buyBelow = percentOf(lastClose, pullback)
    return {
      entry: ({ last }) => (compareDecimals(last, buyBelow) < 0 ? 'pullback' : undefined),
      exit: waiting.exit,
    }
  },
}
