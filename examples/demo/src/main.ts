import { runCommand } from '@stockeye/example-shared/run-command'
import { serveUntilStopped } from './box/serve-until-stopped.ts'
import { help, type Options, parseOptions } from './options.ts'
import { formatReport } from './report.ts'
import { type Simulation, type SimulationOptions, simulate, simulateLegacy } from './simulate.ts'

type Run = (options: SimulationOptions) => Promise<Simulation>

/** Runs one way, with its progress on a terminal. */
async function watch(title: string, run: Run, options: SimulationOptions): Promise<Simulation> {
  const { stderr } = process
  if (!stderr.isTTY) return run(options)
  const onHour = (hour: number) => stderr.write(`\r${title}: hour ${hour} of ${options.hours} `)
  const simulation = await run({ ...options, onHour })
  stderr.write('\r\x1b[K')
  return simulation
}

async function compare({ hours, seed, json }: Options): Promise<void> {
  const current = await watch('after', simulate, { hours, seed })
  const legacy = await watch('before', simulateLegacy, { hours, seed })
  const { triggered, ...figures } = current.figures
  if (json) {
    const { calls, failedCalls } = legacy.figures
    const before = { calls, failedCalls, firstFailureHour: legacy.firstFailureHour }
    console.log(JSON.stringify({ hours, seed, current: { ...figures, jobs: triggered }, legacy: before }))
  } else console.log(formatReport({ hours, seed, current, legacy }))
  const { failedCalls, duplicateOrders, completions } = figures
  if (failedCalls > 0 || duplicateOrders > 0 || completions !== triggered) process.exitCode = 1
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options === undefined) console.log(help)
  else await (options.serve ? serveUntilStopped(options) : compare(options))
}

await runCommand(main, { failureCode: 64 })
