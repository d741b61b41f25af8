import type { Market } from '@stockeye/example-trader/market/watched'
import type { Settings } from '@stockeye/example-trader/settings/settings'
import type { Trouble } from './trouble-log.ts'

/** Backtest as a report names it: no path, no time of the machine. */
export interface BacktestRun {
  readonly seed: number
  /** First and last day as `yyyy-MM-dd`. */
  readonly from: string
  readonly to: string
  readonly symbols: readonly string[]
  readonly interval: Settings['interval']
  /** Whether the bars were made from the seed or downloaded. */
  readonly source: 'seeded' | 'downloaded'
  /** Name of the rules of each market. */
  readonly rules: Readonly<Record<Market, string>>
  /** Steps of the price grid that a fill is worse than the price of its trade. */
  readonly slippageTicks: number
  /** Highest part of the volume of a minute that an order gets, from 0 to 1. */
  readonly volumeShare: number
  /** Lines of the trader's log that a reader should know of. */
  readonly troubles: readonly Trouble[]
}
