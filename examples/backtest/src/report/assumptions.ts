import type { BacktestRun } from './backtest-run.ts'
import { formatCount } from './formats.ts'

/** Page of all assumptions, from the root of the repository. */
const assumptionsPage = 'examples/backtest/docs/assumptions.md'

/** Returns the sentences on what a backtest assumes, the last of which names the page of all. */
export function assumptionsOf({ slippageTicks, volumeShare, source }: BacktestRun): readonly string[] {
  const share = `${formatCount(volumeShare * 100)} %`
  const origin =
    source === 'seeded'
      ? 'The market is made from a seed: it shows how the program behaves, and nothing about profit.'
      : 'Symbols that are known today have survived: those that fell out are missing.'
  return [
    fillsOf(slippageTicks),
    `Together they get at most ${share} of a minute's volume, or one share.`,
    'Fees and taxes have the rates of their days. Dividends, NXT and exchange rates are left out.',
    origin,
    `All of it, with what makes results too good or too bad: ${assumptionsPage}`,
  ]
}

/** Returns the sentence about the prices of fills. */
function fillsOf(slippageTicks: number): string {
  if (slippageTicks === 0) return 'Orders fill at the price of each trade, or at their limit once they wait.'
  const ticks = slippageTicks === 1 ? '1 tick' : `${formatCount(slippageTicks)} ticks`
  return `Orders fill ${ticks} or more worse than each trade, within their limit, or not at all.`
}
