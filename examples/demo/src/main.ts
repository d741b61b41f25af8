import { parseArgs } from 'node:util'
import { runCommand } from '@stockeye/example-shared/run-command'
import { type Simulation, type SimulationOptions, simulate, simulateLegacy } from './simulate.ts'

const help = `npm run demo -- [options]

Runs a trading bot on a KIS simulator for days, through token rotations: first with the client that listens to rotations,
then with a client that reads its token once and keeps it. Real sockets, simulated time.

  --hours N   simulated hours, from Monday 2026-10-19 08:00 in Seoul (72)
  --seed N    the market's seed: the same seed makes the same run     (1)
  --json      prints only one JSON object on stdout
  --help      this text

Exit code 1 when the client that listens had a failed call.`

function readOptions() {
  const { values } = parseArgs({
    options: {
      hours: { type: 'string', default: '72' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const options = { ...values, hours: Number(values.hours), seed: Number(values.seed) }
  if (!Number.isSafeInteger(options.hours) || options.hours < 1)
    throw new Error(`--hours: ${values.hours} is not a whole number above zero; pass 72, for example`)
  if (!Number.isSafeInteger(options.seed))
    throw new Error(`--seed: ${values.seed} is not a whole number; pass 1, for example`)
  return options
}

/** Runs one way, with its progress on a terminal. */
async function watch(
  title: string,
  run: (options: SimulationOptions) => Promise<Simulation>,
  options: SimulationOptions,
): Promise<Simulation> {
  const { stderr } = process
  if (!stderr.isTTY) return run(options)
  const onHour = (hour: number) => stderr.write(`\r${title}: hour ${hour} of ${options.hours} `)
  const simulation = await run({ ...options, onHour })
  stderr.write('\r\x1b[K')
  return simulation
}

function report(hours: number, seed: number, current: Simulation, legacy: Simulation): string {
  const rows: readonly [string, (simulation: Simulation) => unknown][] = [
    ['calls', ({ figures }) => figures.calls],
    ['failed calls', ({ figures }) => figures.failedCalls],
    ['first failure, hour', ({ firstFailureHour }) => firstFailureHour ?? 'never'],
    ['token rotations', ({ figures }) => figures.rotations],
    ['sessions rebuilt', ({ figures }) => figures.sessionsRebuilt],
    ['orders', ({ figures }) => figures.orders],
    ['fills', ({ figures }) => figures.fills],
    ['duplicate orders', ({ figures }) => figures.duplicateOrders],
    ['jobs triggered', ({ figures }) => figures.triggered],
    ['completions', ({ figures }) => figures.completions],
    ['messages of the bot', ({ figures }) => figures.messages],
  ]
  const table = rows.map(
    ([name, read]) => `${name.padEnd(22)}${String(read(legacy)).padStart(10)}${String(read(current)).padStart(10)}`,
  )
  return [
    `${hours} hours from Monday 2026-10-19 08:00 in Seoul, seed ${seed}`,
    '',
    'Before: the token is read once and kept',
    legacy.timeline.format(),
    '',
    'After: the client receives `rotated` and rebuilds its session',
    current.timeline.format(),
    '',
    `${''.padEnd(22)}${'before'.padStart(10)}${'after'.padStart(10)}`,
    ...table,
  ].join('\n')
}

async function main(): Promise<void> {
  const { hours, seed, json, help: wantsHelp } = readOptions()
  if (wantsHelp) {
    console.log(help)
    return
  }
  const current = await watch('after', simulate, { hours, seed })
  const legacy = await watch('before', simulateLegacy, { hours, seed })
  if (json) {
    const { triggered, ...figures } = current.figures
    const { calls, failedCalls } = legacy.figures
    const before = { calls, failedCalls, firstFailureHour: legacy.firstFailureHour }
    console.log(JSON.stringify({ hours, seed, current: { ...figures, jobs: triggered }, legacy: before }))
  } else {
    console.log(report(hours, seed, current, legacy))
  }
  if (current.figures.failedCalls > 0) process.exitCode = 1
}

await runCommand(main, { failureCode: 64 })
