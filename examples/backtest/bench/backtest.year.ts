import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { runBacktest } from '../src/run/backtest.ts'
import { runPlainLoop } from './kit/plain-loop.ts'
import { barsPerCpuSecond, prepareYear } from './kit/year.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

async function runYear(): Promise<number> {
  const year = prepareYear()
  const cash = { KRW: '50000000', USD: '50000' }
  const liquidity = { slippageTicks: 1, volumeShare: 0.1 }
  return barsPerCpuSecond(async () => (await runBacktest({ ...year, seed: 1, cash, liquidity, log: quiet })).bars)
}

// A year of minutes of ten shares, with their drawing from the seed, which all contenders share.
export default defineBench({
  id: 'backtest',
  title: 'bars of a year of minutes of ten shares',
  unit: 'bars/CPU-s',
  figure: 'returned',
  better: 'higher',
  runs: 3,
  ours: runYear,
  peers: {
    'plain loop: the same rules, no engine': () => {
      const year = prepareYear()
      return barsPerCpuSecond(() => runPlainLoop(year))
    },
  },
})
