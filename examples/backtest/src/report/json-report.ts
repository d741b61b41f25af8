import type { CalendarDate } from '@stockeye/kis-client'
import type { BacktestRun } from './backtest-run.ts'
import type { MarketCosts } from './figures/costs.ts'
import type { Figures, MarketFigures, Performance } from './figures/figures.ts'
import type { RoundTrip, TripStatistics } from './figures/round-trips.ts'

/** Digits of a ratio after the point: what a computer adds beyond them is noise. */
const digits = 8
const rounded = (ratio: number): number => Number(ratio.toFixed(digits)) + 0

/**
 * Formats a backtest as one JSON object. Amounts are decimal text in the currency of their market, ratios are numbers: 0.1 is 10 %.
 * The same backtest has the same text.
 */
export function formatJson(run: BacktestRun, figures: Figures): string {
  const { seed, from, to, symbols, interval, source, rules, slippageTicks, volumeShare, troubles } = run
  const { markets, statistics, orders, exposure, bars } = figures
  const report = {
    seed,
    from,
    to,
    symbols,
    interval,
    source,
    rules,
    fills: { slippageTicks, volumeShare },
    bars,
    trades: statistics.count,
    ...performanceOf(figures),
    exposure: rounded(exposure),
    costs: Object.fromEntries(markets.map(({ currency, costs }) => [currency, costs.total])),
    benchmark: performanceOf(figures.benchmark),
    statistics: statisticsOf(statistics),
    orders,
    markets: Object.fromEntries(markets.map((market) => [market.market, marketReport(market)])),
    roundTrips: markets.flatMap(({ trips }) => trips.map(tripOf)),
    troubles,
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

interface JsonPerformance {
  readonly return: number
  readonly drawdown: number
  readonly drawdownFrom: CalendarDate | null
  readonly drawdownTo: CalendarDate | null
}

const performanceOf = ({ return: its, drawdown: { depth, from, to } }: Performance): JsonPerformance => ({
  return: rounded(its),
  drawdown: rounded(depth),
  drawdownFrom: from ?? null,
  drawdownTo: to ?? null,
})

const statisticsOf = ({ count, open, wins, winRate, averageWin, averageLoss, averageDays }: TripStatistics) => ({
  count,
  open,
  wins,
  winRate: rounded(winRate),
  averageWin: rounded(averageWin),
  averageLoss: rounded(averageLoss),
  averageDays: rounded(averageDays),
})

const costsOf = ({ total, fee, tax, byYear }: MarketCosts) => ({ total, fee, tax, byYear })

const marketReport = (figures: MarketFigures) => {
  const { currency, from, to, start, end, exposure, benchmark, costs, statistics, orders, symbols, curve } = figures
  return {
    currency,
    from: from ?? null,
    to: to ?? null,
    start,
    end,
    ...performanceOf(figures),
    exposure: rounded(exposure),
    benchmark: performanceOf(benchmark),
    costs: costsOf(costs),
    statistics: statisticsOf(statistics),
    orders,
    symbols: symbols.map(({ symbol, trips, profit, costs, held }) => ({
      symbol,
      trades: trips.count,
      wins: trips.wins,
      profit,
      costs,
      held: rounded(held),
    })),
    equity: curve.map(({ date, equity }) => ({ date, equity })),
  }
}

/** Round trip with null for what an open one lacks. */
interface JsonTrip extends Omit<RoundTrip, 'outOn' | 'outReason'> {
  readonly outOn: CalendarDate | null
  readonly outReason: string | null
}

const tripOf = ({ outOn, outReason, return: its, ...trip }: RoundTrip): JsonTrip => ({
  ...trip,
  outOn: outOn ?? null,
  outReason: outReason ?? null,
  return: rounded(its),
})
