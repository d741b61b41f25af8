import { writeFileSync } from 'node:fs'
import { withProgress } from '@stockeye/example-shared/progress'
import { runCommand } from '@stockeye/example-shared/run-command'
import { readInputs } from './inputs.ts'
import { help, parseOptions } from './options.ts'
import type { BacktestRun } from './report/backtest-run.ts'
import { figuresOf } from './report/figures/figures.ts'
import { formatJson } from './report/json-report.ts'
import { formatPage } from './report/page/page.ts'
import { formatText } from './report/text/format-text.ts'
import { createTroubleLog } from './report/trouble-log.ts'
import { runBacktest } from './run/backtest.ts'

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options === undefined) {
    console.log(help)
    return
  }
  const log = createTroubleLog()
  const { settings, rules, data } = readInputs(options, (line) => log.warn({}, line))
  const { from, to, seed, cash, slippageTicks, volumeShare, page, json } = options
  const record = await withProgress({ title: 'backtest', unit: 'sessions', isQuiet: json }, ({ show }) =>
    runBacktest({
      ...{ data, from, to, seed, cash, settings, rules, log },
      liquidity: { slippageTicks, volumeShare },
      onProgress: show,
    }),
  )
  if (record.bars === 0)
    throw new Error(
      `nothing was decided: the bars have no ${settings.interval === 'day' ? 'trade' : 'minutes'} from ${from} to ${to}; pass days that the data has, or --interval day`,
    )
  const run: BacktestRun = {
    ...{ seed, from, to, slippageTicks, volumeShare },
    symbols: data.instruments.map(({ symbol }) => symbol),
    interval: settings.interval,
    source: options.data === undefined ? 'seeded' : 'downloaded',
    rules: { KRX: rules.KRX.rules.name, US: rules.US.rules.name },
    troubles: log.troubles(),
  }
  const daysNeeded = { KRX: rules.KRX.rules.days, US: rules.US.rules.days }
  const figures = figuresOf({ record, data, daysNeeded })
  if (page !== undefined) writeFileSync(page, formatPage(run, figures))
  process.stdout.write(json ? formatJson(run, figures) : formatText(run, figures))
}

await runCommand(main)
