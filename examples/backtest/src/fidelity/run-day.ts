import { defaultSettings } from '@stockeye/example-trader/settings/settings'
import { parseDecimal } from '@stockeye/kis-client'
import { createSeededData } from '../data/seeded-data.ts'
import { type BacktestOptions, runBacktest, runLive } from '../run/backtest.ts'
import type { BacktestRecord } from '../run/record.ts'
import { compareRuns, countKinds, type Difference, type Seen } from './compare.ts'
import { narrowRules } from './narrow-rules.ts'

/** Day that was run live on the simulator, and as a backtest. */
export interface ComparedDay {
  readonly differences: readonly Difference[]
  readonly seen: Seen
  readonly live: BacktestRecord
  readonly backtest: BacktestRecord
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const orderPaths = ['/uapi/domestic-stock/v1/trading/order-cash', '/uapi/overseas-stock/v1/trading/order']

/** Runs a seeded day both ways. The first order of the day is refused by KIS. */
export async function runDay({
  date,
  seed,
  symbols,
}: {
  readonly date: string
  readonly seed: number
  readonly symbols: readonly string[] | number
}): Promise<ComparedDay> {
  const data = createSeededData({ seed, symbols, from: date, to: date, daysBefore: 5, interval: 'minute' })
  // Positions of so many shares are filled in parts.
  const budget = { KRX: parseDecimal('9000000'), US: parseDecimal('9000') }
  const risk = { ...defaultSettings.risk, budget, ...narrowRules.stops, mostPositions: 20 }
  const options: BacktestOptions = {
    data,
    seed,
    from: date,
    to: date,
    settings: { watchlist: data.instruments, interval: 'minute', risk },
    rules: { KRX: narrowRules, US: narrowRules },
    log: quiet,
    cash: { KRW: '500000000', USD: '500000' },
    liquidity: { slippageTicks: 1, volumeShare: 0.002 },
    onStart(simulator) {
      for (const path of orderPaths) simulator.fault({ path }, { status: 200, msgCd: 'APBK0952', taken: false })
    },
  }
  const backtest = await runBacktest(options)
  const live = await runLive(options)
  return { differences: compareRuns(live, backtest), seen: countKinds(backtest), live, backtest }
}
