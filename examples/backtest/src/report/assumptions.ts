import type { BacktestRun } from './backtest-run.ts'
import { formatCount } from './formats.ts'

/** Page of all assumptions, from the root of the repository. */
export const assumptionsPage = 'examples/backtest/docs/assumptions.md'

/** Returns what a backtest assumes, in three sentences. */
export function assumptionsOf({ slippageTicks, volumeShare, bars }: BacktestRun): readonly string[] {
  const ticks = slippageTicks === 1 ? '1 tick' : `${formatCount(slippageTicks)} ticks`
  const share = `${formatCount(volumeShare * 100)} %`
  const source =
    bars === 'seeded'
      ? 'The market is made from a seed: it shows how the program behaves, and nothing about profit.'
      : 'Symbols that are known today have survived: those that fell out are missing.'
  return [
    `Orders fill ${ticks} worse than each trade, and get at most ${share} of its minute's volume.`,
    'Fees and taxes have the rates of their days. Dividends, NXT and exchange rates are left out.',
    source,
  ]
}
