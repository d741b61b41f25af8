import { withProgress } from '@stockeye/example-shared/progress'
import { runCommand } from '@stockeye/example-shared/run-command'
import { help, type Options, parseOptions } from './options.ts'
import { violationsOf } from './promises.ts'
import { formatReport } from './report.ts'
import { type Simulation, type SimulationOptions, simulate, simulateLegacy } from './simulate.ts'

type Run = (options: SimulationOptions) => Promise<Simulation>

/** Runs one way, with its progress on stderr. */
const watch = (title: string, run: Run, { hours, seed, json }: Options): Promise<Simulation> =>
  withProgress({ title, unit: 'hours', isQuiet: json }, ({ show }) =>
    run({ hours, seed, onHour: (hour) => show({ done: hour, total: hours }) }),
  )

async function compare(options: Options): Promise<void> {
  const { hours, seed, json } = options
  const current = await watch('after', simulate, options)
  const legacy = await watch('before', simulateLegacy, options)
  const { triggered, ...figures } = current.figures
  if (json) {
    const { calls, failedCalls } = legacy.figures
    const before = { calls, failedCalls, firstFailureHour: legacy.firstFailureHour }
    console.log(JSON.stringify({ hours, seed, current: { ...figures, jobs: triggered }, legacy: before }))
  } else console.log(formatReport({ hours, seed, current, legacy }))
  if (violationsOf(current.figures).length > 0) process.exitCode = 1
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options === undefined) return console.log(help)
  if (!options.serve) return compare(options)
  // The box needs the bundler of its page, and the comparison does not.
  const { serveUntilStopped } = await import('./box/serve-until-stopped.ts')
  await serveUntilStopped(options)
}

await runCommand(main)
