import type { MarketRules } from '@stockeye/example-trader/settings/market-rules'
import { compareDecimals, multiplyDecimals, parseDecimal } from '@stockeye/kis-client'

const below = parseDecimal('0.995')

/**
 * Rules that trade often within a day, so that a day has every kind of order: they buy half a percent below the open, and their stops
 * are as near. For comparisons of two runs, and for nothing else.
 */
export const narrowRules: MarketRules = {
  rules: {
    name: 'narrow',
    days: 1,
    plan: () => ({
      entry: ({ open, last }) => (compareDecimals(last, multiplyDecimals(open, below)) < 0 ? 'below-open' : undefined),
      exit: () => undefined,
    }),
  },
  stops: { stopLossPercent: 0.5, takeProfitPercent: 0.5, trailingStopPercent: undefined, mostDays: undefined },
}
