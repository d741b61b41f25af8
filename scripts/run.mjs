// Runs every root script. npx starts it with the Node and pnpm that the workspace needs, so that a machine with an old
// Node and npm can run each of them. Plain JavaScript, because it runs before the installation.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning']

/**
 * Folders whose code meets Node itself: sockets, files, SQLite, processes. Their tests run on the oldest Node of the packages, too.
 * The rest is the same on each Node, and the built packages do their work on it in fresh projects (`consumers`).
 */
const nodeFolders = [
  'packages/internal/',
  'packages/token-manager/src/stores/',
  'packages/token-manager/src/oauth/',
  'packages/kis-client/src/client/',
  'packages/kis-client/src/connection/',
  'packages/kis-client/src/instruments/',
  'packages/kis-client/src/orders/journal/',
  'packages/kis-client/src/realtime/session/',
  'packages/kis-client/src/realtime/sharing/',
  'packages/kis-client/src/simulator/http/',
  'packages/kis-client/src/simulator/realtime/',
  'packages/job-runner/src/backends/bullmq/',
  'packages/job-runner/src/backends/sqlite/',
  'packages/telegram-adapter/src/telegram/',
  'packages/telegram-adapter/src/ports/',
]

/** Command of each root script: the arguments of `node`, or of a tool that pnpm finds. */
const commands = {
  demo: ['node', ...source, 'examples/demo/src/main.ts'],
  test: ['pnpm', 'exec', 'vitest', 'run'],
  'test-oldest': ['pnpm', 'exec', 'vitest', 'run', ...nodeFolders],
  check: ['node', 'scripts/check.mjs'],
  'api-reports': ['node', 'scripts/api-reports.mjs'],
  pack: [
    'pnpm',
    '--filter=./packages/*',
    '--filter=!@stockeye/internal',
    '--filter=!@stockeye/test-kit',
    'pack',
    '--pack-destination',
    `${root}packed`,
  ],
  consumers: ['node', ...source, 'scripts/consumers/run.ts'],
  bench: ['node', ...source, 'scripts/bench.ts'],
  soak: ['node', ...source, 'scripts/soak.ts'],
  mutants: ['node', ...source, 'scripts/mutants.ts'],
  simulator: ['node', ...source, 'packages/kis-client/src/simulator/cli.ts'],
  drift: ['node', ...source, 'packages/kis-client/src/drift/cli.ts'],
  'paper-check': ['node', ...source, 'examples/paper-check/src/main.ts'],
  'token-check': ['node', ...source, 'examples/token-check/src/main.ts'],
  ticker: ['node', ...source, 'examples/ticker/src/main.ts'],
  backtest: ['node', ...source, 'examples/backtest/src/main.ts'],
  history: ['node', ...source, 'examples/backtest/src/history/main.ts'],
  trader: ['node', ...source, 'examples/trader/src/main.ts'],
  api: ['node', ...source, 'examples/api/src/main.ts'],
  worker: ['node', ...source, 'examples/api/src/worker.ts'],
  site: ['node', ...source, 'docs/scripts/site.ts'],
  bot: ['node', ...source, 'examples/bot/src/main.ts'],
}

/** Runs a program. @returns the exit code, or 128 plus the number of the signal, as in a shell */
function run([program, ...args], stdio) {
  return new Promise((resolve, reject) => {
    // On Windows pnpm is a batch file, which only a shell can start.
    const shell = process.platform === 'win32' && program === 'pnpm'
    const child = spawn(program, args, { cwd: root, stdio, shell })
    const forward = (signal) => child.kill(signal)
    process.on('SIGINT', forward).on('SIGTERM', forward)
    // npm ends at a signal without passing it on: a program whose starter has gone is asked to end, too.
    const starter = process.ppid
    const watch = setInterval(() => process.ppid !== starter && child.kill('SIGTERM'), 500)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearInterval(watch)
      process.off('SIGINT', forward).off('SIGTERM', forward)
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 9))
    })
  })
}

const [name, ...args] = process.argv.slice(2)
const command = commands[name]
if (command === undefined) {
  console.error(`unknown command ${name}; there are: ${Object.keys(commands).join(', ')}`)
  process.exit(64)
}

// stdout belongs to the command: the output of the installation goes to stderr, so that `--json` prints one object only.
const preparation = [['pnpm', 'install', '--frozen-lockfile', '--silent']]
// These read the built packages; all other commands run the sources.
if (['api-reports', 'bench', 'consumers', 'pack'].includes(name)) {
  preparation.push(['pnpm', '--recursive', '--silent', 'build'])
}
for (const step of preparation) {
  const code = await run(step, ['ignore', 2, 2])
  if (code !== 0) process.exit(code)
}
process.exitCode = await run([...command, ...args], 'inherit')
