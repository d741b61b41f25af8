// Runs the checks that CI adds to the tests: lint (with import cycles), sentences, dependencies, types, generated files, the
// build, and the built packages as a package manager and a compiler see them. The output of a step names its failure; a
// failure does not stop the other steps. Those of the sources, of the site and of the built packages run side by side.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

const source = ['--conditions=@stockeye/source', '--disable-warning=ExperimentalWarning']
const manifest = (folder) => JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
const folders = readdirSync('packages').map((name) => `packages/${name}`)
// The sources of the examples are in the program of the scripts: each program reads the packages that it imports again. A page in
// a browser has types of its own.
const typed = [...folders, 'examples/demo/page']
const published = folders.filter((folder) => manifest(folder).private !== true)

/** Steps that need neither a build nor the site. */
const ofSources = [
  ['lint', 'biome', 'ci', '--error-on-warnings', '.'],
  ['sentences', 'node', 'scripts/check-prose.mjs'],
  ['dependencies', 'node', 'scripts/check-dependencies.mjs'],
  ['types of examples, scripts and benches', 'tsc', '-p', 'tsconfig.json'],
  ...typed.map((folder) => [`types of ${folder}`, 'tsc', '-p', `${folder}/tsconfig.json`]),
  ['types of docs', 'pnpm', '--filter', '@stockeye/docs', 'typecheck'],
  ['generated files', 'node', 'packages/kis-client/scripts/generate.ts', '--check'],
  ['figures of the pages', 'node', 'scripts/bench/saved.ts', '--check'],
]

const ofSite = [
  ['site', 'node', 'docs/scripts/site.ts'],
  ['built site', 'vitest', 'run', '--config', 'docs/vitest.config.ts'],
]

const build = ['build', 'pnpm', '--recursive', 'build']

/** Steps that follow the build, beside the fresh projects. */
const ofPackages = [
  ...published.flatMap((folder) => [
    [`load ${folder}`, 'node', 'scripts/load-built.mjs', folder],
    [`pack ${folder}`, 'node', 'scripts/check-packed.mjs', folder],
  ]),
  ['size of bundles', 'node', 'scripts/check-size.mjs'],
  ['public surface', 'node', 'scripts/api-reports.mjs', '--check'],
]

// Two corners of the matrix; `npm run consumers -- --all` is the whole of it. Half of it waits for the registry.
const freshProjects = ['packages in fresh projects', 'node', ...source, 'scripts/consumers/run.ts']

const times = []
const failed = []

/** Runs a step, and prints its output when it has ended: another step runs meanwhile. */
async function runStep([title, ...command]) {
  const start = performance.now()
  const child = spawn('pnpm', ['exec', ...command], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
  const [status] = await once(child, 'close')
  times.push({ title, seconds: Math.round((performance.now() - start) / 1000) })
  console.log(`\n=== ${title}\n${Buffer.concat(output).toString().trimEnd()}`)
  if (status !== 0) {
    failed.push(title)
    console.log(`=== ${title} FAILED`)
  }
}

async function runInTurn(steps) {
  for (const step of steps) await runStep(step)
}

async function checkBuilt() {
  await runStep(build)
  await Promise.all([runStep(freshProjects), runInTurn(ofPackages)])
}

await Promise.all([checkBuilt(), runInTurn(ofSite), runInTurn(ofSources)])
const slowest = times.toSorted((a, b) => b.seconds - a.seconds).slice(0, 8)
console.log(`\nslowest: ${slowest.map(({ title, seconds }) => `${title} ${seconds} s`).join(', ')}`)
if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`)
console.log(`\n${times.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1
